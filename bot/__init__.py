"""One conversation with thin faces: the console and Telegram."""
