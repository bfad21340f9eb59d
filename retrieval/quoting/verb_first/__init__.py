"""Who said what, in languages whose verb opens its clause and whose names have no capitals."""
