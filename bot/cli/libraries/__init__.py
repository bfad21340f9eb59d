"""The commands that fill a library, look into it and look after it."""
