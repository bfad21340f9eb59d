"""Replies as Telegram shows them: markup, buttons, menus, photos."""
