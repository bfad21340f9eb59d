"""What a chat keeps of its own: its articles and the feeds that it follows."""
