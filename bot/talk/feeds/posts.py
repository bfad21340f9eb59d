"""Adds the posts of a channel to a library without sending any message."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import Literal

from bot.talk.library.intake import outcome_of, take_in
from bot.talk.library.libraries import Libraries
from bot.talk.library.limits import ChatLimits
from bot.talk.library.receipts import library_is_full
from bot.talk.library.sources import Post
from bot.talk.replies import Note, Reply
from bot.wording import _
from retrieval import LibraryError, OnRecordError

LOG = logging.getLogger(__name__)
Fate = Literal["taken", "full", "failed"]
"""What became of a post: it is in the library, there was no room for it, or it could not be read or written."""


def take_post(libraries: Libraries, limits: ChatLimits, chat_id: int, post: Post) -> Fate:
    """Add a post to the library of a chat, or replace what it said before. Blocks; raises nothing."""
    try:
        steps = take_in(libraries, chat_id, (post,), limits.articles, allow_private=limits.allow_private)
        taken = outcome_of(steps)
    except OnRecordError:
        LOG.exception("A channel's post could not be added.")
        return "failed"
    if taken.is_full:
        LOG.warning("A channel's post was not added, because the library holds as many articles as it may.")
        return "full"
    if taken.failures:
        LOG.warning("A channel's post could not be read.")
        return "failed"
    return "taken"


Change = Callable[[], None]
Changer = Callable[[int, Change], None]
"""Makes a change to the library of a chat."""


def changed(_chat_id: int, change: Change) -> None:
    """Make the change, whatever watches the library."""
    change()


def hand_over(libraries: Libraries, channel_id: int, group_id: int, quietly: Changer = changed) -> None:
    """Move what a channel's own library holds into that of the group that discusses it. Blocks; raises nothing.

    `quietly` makes that change in such a way that watches of the group count nothing in it as new.
    """
    try:
        with libraries.keeping(channel_id) as own:
            is_there = own is not None
        if is_there:
            quietly(group_id, partial(libraries.move, channel_id, group_id))
    except LibraryError:
        LOG.exception("A channel's posts could not be moved into the library of its group.")


def no_room(channel: str, most: int, *, is_group: bool) -> Reply:
    """That posts of a channel are not added any more, for the group that asks them or for an admin of the channel."""
    what = _("The new posts of “{channel}” are not added any more.", channel=channel)
    if is_group:
        return Reply((Note(what), Note(library_is_full(most))))
    why = _("Its library is full. In a discussion group of the channel that I am in, /library shows what could go.")
    return Reply((Note(what), Note(why)))
