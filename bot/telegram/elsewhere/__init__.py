"""Where the bot is asked without being a member of the chat: inline mode and guest mode."""
