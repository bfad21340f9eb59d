"""Messages in and out: what an update asks, and where its reply goes."""
