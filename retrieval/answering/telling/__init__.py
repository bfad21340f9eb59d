"""What an article tells of somebody instead of their words: that they said nothing, or who speaks next."""
