"""Where the bot takes no part in the talk: inline mode, guest mode, and the posts of channels."""
