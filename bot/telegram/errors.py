"""What can keep the bot from running at all.

OnRecordError
└── BotError     the token or the Bot API server's address is of no use; says what to do about it
"""

from __future__ import annotations

from retrieval import OnRecordError


class BotError(OnRecordError):
    """The bot cannot run as it is set up."""
