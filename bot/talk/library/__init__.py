"""The libraries that people fill themselves: articles added and removed, feeds followed. The same for every face."""
