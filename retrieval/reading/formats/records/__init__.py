"""Articles as data: JSON, JSON lines and tables, and which key holds which field."""
