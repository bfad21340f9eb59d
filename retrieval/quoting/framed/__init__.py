"""Who said what, in languages whose verb ends its clause: only the words beside the marks are read."""
