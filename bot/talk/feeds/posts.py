"""Takes the posts of a channel into libraries without a word to anybody."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from bot.talk.library.intake import outcome_of, take_in
from bot.talk.library.libraries import Libraries
from bot.talk.library.limits import ChatLimits
from bot.talk.library.sources import Post
from retrieval import OnRecordError

LOG = logging.getLogger(__name__)


def take_post(libraries: Libraries, limits: ChatLimits, chat_ids: Iterable[int], post: Post) -> None:
    """Add a post to the libraries of these chats, or replace what it said before. Blocks; raises nothing.

    The library of one chat may be damaged or full; that is logged, and the others take the post all the same.
    """
    for chat_id in chat_ids:
        try:
            steps = take_in(libraries, chat_id, (post,), limits.articles, allow_private=limits.allow_private)
            taken = outcome_of(steps)
        except OnRecordError:
            LOG.exception("A channel's post could not be added.")
            continue
        if taken.is_full:
            LOG.warning("A channel's post was not added, because the library holds as many articles as it may.")
        elif taken.failures:
            LOG.warning("A channel's post could not be read.")
