"""The Telegram face: the only room with an event loop."""
