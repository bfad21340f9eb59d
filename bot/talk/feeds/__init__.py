"""Feeds that chats and libraries follow: read for what is new, and taken over from lists. No Telegram in here."""
