"""The commands that change a library or show what people have added, and the actions under their replies."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator, Sequence

from bot.talk.captions import title_of
from bot.talk.catalogue import find_article
from bot.talk.commands import Place
from bot.talk.feeds.following import Following
from bot.talk.feeds.lists import ListsOfFeeds, is_list_of_feeds
from bot.talk.library.intake import Step, Taken, add_to, outcome_of, take_in
from bot.talk.library.libraries import Libraries
from bot.talk.library.limits import ChatLimits
from bot.talk.library.listing import (
    View,
    article_with,
    confirmation,
    feed_list,
    key_of,
    library_page,
    no_longer_followed,
    removal_note,
    removed,
    unreadable_page,
)
from bot.talk.library.receipts import adding, reading, receipt, received, safely
from bot.talk.library.removals import Removals
from bot.talk.library.sources import File, Link, Source
from bot.talk.replies import Heavy, Note, Progress, Reply, say
from bot.talk.requests import Choice, Request
from bot.wording import _
from retrieval import Article, Feed, LibraryError

LOG = logging.getLogger(__name__)
KEY = re.compile(r"([0-9a-f]{16})?:(\d{1,6})", re.ASCII)
"""The key of an action: of an article or feed, and the page of the library that it stands on (0: on none)."""


class Librarian:
    """Obeys these commands. Reading is slow: it is `work` of the reply, which the face runs.

    An action means something only in the chat in which it is chosen.
    """

    def __init__(self, libraries: Libraries, following: Following, limits: ChatLimits, removals: Removals) -> None:
        self._libraries = libraries
        self._following = following
        self._limits = limits
        self._removals = removals
        self._lists = ListsOfFeeds(following)
        self._commands: dict[str, Callable[[Request], Reply]] = {
            "add": self._add,
            "library": self._library,
            "forget": self._forget,
            "follow": self._follow,
            "unfollow": self._unfollow,
        }

    def obey(self, request: Request) -> Reply:
        """The reply to one of these commands."""
        if not self._libraries.are_kept:
            return say(_("This bot keeps no articles for chats."))
        call = request.call
        only_shows = call.name == "library" or (call.name in {"forget", "unfollow"} and not call.argument)
        if not only_shows and not request.may_change:
            return _only_admins()
        return self._commands[call.name](request)

    def choose(self, choice: Choice) -> Reply | None:
        """The reply to an action under a library; None if it means nothing any more."""
        found = KEY.fullmatch(choice.key)
        if found is None or not self._libraries.are_kept:
            return None
        key, position = found[1] or "", int(found[2])
        if choice.verb in {"page", "earlier", "later"}:
            return (
                self._page(choice.chat_id, choice.place, position) if position else say(_("It stays in the library."))
            )
        if not choice.may_change:
            return _only_admins()
        match choice.verb:
            case "drop":
                article = self._article(choice.chat_id, key)
                return confirmation(article, choice.place, position) if article else None
            case "remove":
                return self._remove(choice, key, position)
            case "undo":
                return self._undo(choice, key, position)
            case "unfollow":
                return self._unfollow_chosen(choice.chat_id, key)
            case "subscribe":
                return self._lists.follow(choice.chat_id, key)
            case _:
                return None

    def erase(self, chat_id: int) -> bool:
        """Delete a chat's own library for good; False if there is none."""
        self._removals.forget(chat_id)
        return self._libraries.erase(chat_id)

    def _add(self, request: Request) -> Reply:
        sources = request.sources
        if not sources:
            return _nothing_to_add(request.place)
        for source in sources:
            if isinstance(source, File) and source.refusal:
                return say(source.refusal)
        if len(sources) == 1 and isinstance(sources[0], File) and is_list_of_feeds(sources[0].name):
            return self._lists.offer(request, sources[0])

        def work() -> Iterator[Progress | Heavy | Reply]:
            yield Progress(reading(sources))
            yield from self._take_in(request, sources)

        return Reply((Note(received(sources)),), work=lambda: safely(work()))

    def _take_in(self, request: Request, sources: Sequence[Source]) -> Iterator[Progress | Heavy | Reply]:
        limits = self._limits
        for step in take_in(
            self._libraries, request.chat_id, sources, limits.articles, allow_private=limits.allow_private
        ):
            match step:
                case Step(position, total):
                    yield Progress(adding(position, total), position, total)
                case Heavy():
                    yield step
                case Taken():
                    figures = len(step.articles), len(step.known), len(step.failures)
                    LOG.info("%d articles were added, %d were there already, %d could not be read.", *figures)
                    yield self._receipt(step, request.chat_id)

    def _receipt(self, taken: Taken, chat_id: int) -> Reply:
        reply = receipt(taken, self._limits.articles)
        with self._libraries.keeping(chat_id) as store:
            is_lasting = store is None or store.stored is not None
        if is_lasting or not taken.articles:
            return reply
        return Reply(
            (*reply.blocks, Note(_("It stays for this talk only; the command “onrecord add” keeps articles.")))
        )

    def _library(self, request: Request) -> Reply:
        return self._page(request.chat_id, request.place)

    def _forget(self, request: Request) -> Reply:
        if not request.call.argument:
            return self._library(request)
        with self._libraries.keeping(request.chat_id) as store:
            article = find_article(request.call.argument, store.library.shelf.articles) if store else None
        if article:
            return confirmation(article, request.place)
        if request.place == "console":
            return say(_("No article here has that number or title. /library lists them."))
        return say(_("No article of this chat has that number or title. /library lists them."))

    def _follow(self, request: Request) -> Reply:
        links = [source for source in request.sources[:1] if isinstance(source, Link)]
        files = [source for source in request.sources[:1] if isinstance(source, File)]
        if files:
            return say(files[0].refusal) if files[0].refusal else self._lists.offer(request, files[0])
        if not links:
            return say(_("Type /follow and the address of an RSS or Atom feed, or of a site that has one."))

        def work() -> Iterator[Progress | Heavy | Reply]:
            yield Progress(reading(links))
            yield Heavy()
            yield self._following.follow(request.chat_id, links[0].url)

        return Reply((Note(received(links)),), work=lambda: safely(work()))

    def _unfollow(self, request: Request) -> Reply:
        typed, feeds = request.call.argument, self._following.feeds(request.chat_id)
        if not typed:
            return feed_list(feeds)
        chosen = _chosen(typed, feeds)
        if chosen is None:
            return feed_list(feeds, _("I do not follow that feed.") if feeds else "")
        self._following.unfollow(request.chat_id, chosen.url)
        return say(no_longer_followed(chosen.url))

    def _unfollow_chosen(self, chat_id: int, key: str) -> Reply | None:
        for feed in self._following.feeds(chat_id):
            if key_of(feed.url) == key and self._following.unfollow(chat_id, feed.url):
                return feed_list(self._following.feeds(chat_id), no_longer_followed(feed.url))
        return None

    def _remove(self, choice: Choice, key: str, position: int) -> Reply | None:
        with self._libraries.keeping(choice.chat_id) as store:
            article = article_with(key, store)
            if store is None or article is None:
                return None
            store.library.remove(article.id)
        self._removals.keep(choice.chat_id, article)
        if position == 0:
            return removed(article)
        return self._page(choice.chat_id, choice.place, position, removal_note(article), article)

    def _undo(self, choice: Choice, key: str, position: int) -> Reply | None:
        article = self._removals.last(choice.chat_id)
        if article is None or key_of(article.id) != key:
            return None
        base = self._libraries.base if self._libraries.shares_base else None
        with self._libraries.making(choice.chat_id) as store:
            outcome_of(add_to(store, [article], base=base))
        self._removals.forget(choice.chat_id)
        note = _("“{title}” is back.", title=title_of(article))
        return self._page(choice.chat_id, choice.place, position, note) if position else say(note)

    def _article(self, chat_id: int, key: str) -> Article | None:
        with self._libraries.keeping(chat_id) as store:
            return article_with(key, store)

    def _page(
        self, chat_id: int, place: Place, position: int = 1, note: str = "", undo: Article | None = None
    ) -> Reply:
        besides = len(self._libraries.base.shelf.articles) if self._libraries.shares_base else 0
        try:
            with self._libraries.keeping(chat_id) as store:
                return library_page(View(store, place, besides), position, note, undo)
        except LibraryError as error:
            LOG.error("A chat's library cannot be shown: %s", error)
            return unreadable_page(besides)


def _only_admins() -> Reply:
    return Reply((Note(_("Only admins can change this chat’s library.")),), is_refusal=True)


def _nothing_to_add(place: Place) -> Reply:
    if place == "console":
        return say(_("There is nothing to add. Type /add and a link, a file or a folder."))
    return say(
        _(
            "There is nothing to add. Type /add and a link, or reply with /add to a message with a link, a file or a "
            "text."
        )
    )


def _chosen(typed: str, feeds: Sequence[Feed]) -> Feed | None:
    """The feed with that number in the list, or with that address, with or without its scheme."""
    if typed.isdecimal() and 1 <= int(typed[:9]) <= len(feeds):
        return feeds[int(typed[:9]) - 1]
    wanted = typed.partition("://")[2] or typed
    return next((feed for feed in feeds if feed.url.partition("://")[2] == wanted), None)
