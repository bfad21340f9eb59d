"""What every stored library can do (`protocol`), and how it is opened by its address (`opening`)."""
