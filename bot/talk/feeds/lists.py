"""Lists of feeds (OPML) that somebody sends: offered to be followed, and followed at a button."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from threading import Lock

from bot.talk.feeds.following import Following
from bot.talk.library.listing import key_of
from bot.talk.library.receipts import reading, received, safely, shorten
from bot.talk.library.sources import File
from bot.talk.replies import Action, Note, Progress, Reply, say
from bot.talk.requests import Request
from bot.wording import _, ngettext
from retrieval import ArticleError, read_outlines

REMEMBERED = 200
"""Lists that are offered at the same time."""


def is_list_of_feeds(name: str) -> bool:
    """Whether a file is a list of feeds by its name."""
    return name.casefold().endswith(".opml")


class ListsOfFeeds:
    """The lists that are offered, until they are followed or the bot is stopped. Safe to use from threads."""

    def __init__(self, following: Following) -> None:
        self._following = following
        self._offered: OrderedDict[tuple[int, str], tuple[str, ...]] = OrderedDict()
        self._lock = Lock()

    def offer(self, request: Request, file: File) -> Reply:
        """Read a list, and ask whether its feeds are to be followed."""

        def work() -> Iterator[Progress | Reply]:
            yield Progress(reading([file]))
            yield self._offered_in(request.chat_id, file)

        return Reply((Note(received([file])),), work=lambda: safely(work()))

    def follow(self, chat_id: int, key: str) -> Reply | None:
        """Follow the feeds of an offered list; None if it is not known any more."""
        with self._lock:
            urls = self._offered.pop((chat_id, key), None)
        return self._following.subscribe(chat_id, urls) if urls else None

    def _offered_in(self, chat_id: int, file: File) -> Reply:
        name = shorten(file.name)
        try:
            urls = read_outlines(file.name, file.fetch())
        except ArticleError:
            return say(
                _(
                    "{name} is no list of feeds (OPML), or it is damaged. Export it anew from your feed reader.",
                    name=name,
                )
            )
        if not urls:
            return say(_("{name} lists no feeds.", name=name))
        key = key_of("\n".join(urls))
        with self._lock:
            self._offered[chat_id, key] = urls
            while len(self._offered) > REMEMBERED:
                self._offered.popitem(last=False)
        question = ngettext(
            "{name} lists {number} feed. Shall I follow it?",
            "{name} lists {number} feeds. Shall I follow them?",
            len(urls),
            name=name,
        )
        return Reply((Note(question),), actions=(Action("subscribe", f"{key}:0", _("Follow")),))
