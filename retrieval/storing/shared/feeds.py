"""The feeds that a shared library follows, in one small object beside its table."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import UTC, datetime

from msgspec import MsgspecError
from msgspec.json import Decoder, encode

from retrieval.errors import LibraryError
from retrieval.records import NO_VERSION, PageVersion
from retrieval.storing.feeds import Feed
from retrieval.storing.shared.lance.place import Place
from retrieval.storing.shared.lance.turns import Turns

FEEDS = "feeds.json"
"""The object that holds them."""
_DECODER = Decoder(list[Feed])


class SharedFeeds:
    """The feeds of a shared library, by address; see `Feeds`. Raises LibraryError."""

    def __init__(self, place: Place, turns: Turns) -> None:
        self._place = place
        self._turns = turns

    def all(self) -> tuple[Feed, ...]:
        return feeds_in(self._place.read(FEEDS), self._place.address)

    def version(self, url: str) -> PageVersion:
        """The version that was read last; an empty one where the feed is not followed."""
        return next((feed.version for feed in self.all() if feed.url == url), NO_VERSION)

    def note(self, url: str, error: str = "", version: PageVersion = NO_VERSION) -> None:
        """Record that a feed was read just now, and follow it from now on.

        After an `error` the version that was read before stays recorded. Otherwise all of `version` has been added.
        """
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self._turns.taken():
            feeds = {feed.url: feed for feed in self.all()}
            if error and url in feeds:
                feeds[url] = replace(feeds[url], refreshed=now, error=error, failures=feeds[url].failures + 1)
            else:
                feeds[url] = Feed(url, now, error, version, int(bool(error)))
            self._write(feeds)

    def remove(self, url: str) -> bool:
        """Stop following a feed; False where it was not followed."""
        with self._turns.taken():
            feeds = {feed.url: feed for feed in self.all()}
            known = feeds.pop(url, None) is not None
            if known:
                self._write(feeds)
        return known

    def _write(self, feeds: dict[str, Feed]) -> None:
        self._place.write(FEEDS, encode([asdict(feed) for _, feed in sorted(feeds.items())]))


def feeds_in(content: bytes | None, address: str) -> tuple[Feed, ...]:
    """The feeds in the object of the library at that address; none where there is no such object.

    Raises LibraryError where it is damaged.
    """
    try:
        return tuple(_DECODER.decode(content)) if content else ()
    except MsgspecError as error:
        raise LibraryError(address, f"its list of feeds is damaged ({error})") from None
