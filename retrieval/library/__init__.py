"""Articles at hand with all that is known about each of them, and two such libraries asked as one."""
