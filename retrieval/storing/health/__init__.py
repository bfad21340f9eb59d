"""Damage in a stored library: noticed where articles are read, looked for on demand, and mended."""
