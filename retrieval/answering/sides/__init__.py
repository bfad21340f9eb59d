"""Questions who is for something and who is against it."""
