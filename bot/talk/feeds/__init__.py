"""What comes without being sent: feeds that are followed, lists of feeds, posts of channels. No Telegram in here."""
