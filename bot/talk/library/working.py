"""Slow work on a library that ends with an apology where it cannot be done."""

from __future__ import annotations

import logging
from collections.abc import Iterator

from bot.talk.library.sources import FetchError
from bot.talk.replies import Progress, Reply, say
from bot.wording import _
from retrieval import OnRecordError

LOG = logging.getLogger(__name__)


def safely(work: Iterator[Progress | Reply]) -> Iterator[Progress | Reply]:
    """The same work, with an apology at the end if a file cannot be fetched or the library cannot be written."""
    try:
        yield from work
    except FetchError as error:
        yield say(str(error))
    except OnRecordError as error:
        LOG.error("A library cannot be filled: %s", error)
        yield say(_("Sorry, I cannot keep articles at the moment. Please try again later."))
