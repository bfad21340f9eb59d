"""The commands that answer and leave: ask, quotes, batch. Knows no settings: what they need is handed to them."""
