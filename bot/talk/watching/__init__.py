"""Watches: what chats want to hear of, and what is new for them. No Telegram in here.

`book` keeps the watches, `hours` says when something is told, `lookout` finds what is new, `obeying` holds the
commands, and `showing` and `alerts` say it in words.
"""
