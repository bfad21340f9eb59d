"""Who a source is: the people and bodies of an article under all their names."""
