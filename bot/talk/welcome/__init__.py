"""What the bot says about itself: the greeting, help, languages, examples, privacy."""
