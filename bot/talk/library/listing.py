"""How a chat's own library is shown: its articles and feeds, with what can be done about each. Changes nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from bot.talk.captions import articles_counted, day_of, title_of
from bot.talk.commands import Place
from bot.talk.feeds.following import feeds_of
from bot.talk.library.receipts import shorten
from bot.talk.library.stores import ArticleStore
from bot.talk.pages.lists import article_listing, article_row
from bot.talk.pages.turning import nearest_page, page_heading, turns_by
from bot.talk.replies import Action, Block, Listing, Note, Reply, Row
from bot.talk.welcome.hello import nothing_to_ask
from bot.wording import _, ngettext
from retrieval import Article, Feed, shared_id

ROWS_A_PAGE = 8


@dataclass(frozen=True, slots=True)
class View:
    """What a library looks like from a chat: its store, if there is one, and how many articles everybody can ask."""

    store: ArticleStore | None
    place: Place
    besides: int


def key_of(name: str) -> str:
    """A short key for an article's id or a feed's address: 16 hexadecimal digits."""
    return hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def article_with(key: str, store: ArticleStore | None) -> Article | None:
    """The article of that library with that key; None if there is none.

    In buttons of an earlier version the key was made of the shared id.
    """
    for article_id in store.library.shelf.ids if store else ():
        if store and key in {key_of(article_id), key_of(shared_id(article_id))}:
            return store.library.shelf.article(article_id)
    return None


def library_page(view: View, position: int = 1, note: str = "", undo: Article | None = None) -> Reply:
    """A page of a chat's articles, and its feeds.

    `note` stands above them. `undo` is an article that was just removed and can be put back.
    """
    articles = view.store.library.shelf.articles if view.store else ()
    position, _total = nearest_page(position, len(articles), ROWS_A_PAGE)
    on_page = articles[(position - 1) * ROWS_A_PAGE : position * ROWS_A_PAGE]
    position, total = nearest_page(position, len(articles), ROWS_A_PAGE)  # without what has turned out to be damaged
    blocks: list[Block] = [Note(note)] if note else []
    if articles:
        heading = page_heading(_articles_held(len(articles), view.place), position, total)
        blocks.append(article_listing(heading, articles, position, ROWS_A_PAGE))
    else:
        blocks += nothing_to_ask(view.place).blocks
    if feeds := feeds_of(view.store):
        blocks.append(_feed_listing(feeds))
    blocks += _besides(view.besides)
    actions = [_undo(undo, position)] if undo else []
    actions += [Action("drop", f"{key_of(one.id)}:{position}", f"✕ {title_of(one)}") for one in on_page]
    actions += turns_by("earlier", "later", ":", position, total)
    return Reply(tuple(blocks), actions=tuple(actions))


def unreadable_page(besides: int) -> Reply:
    """What is shown in place of a library that cannot be read now; `besides` is how many articles everybody can ask."""
    return Reply((Note(_("Sorry, I cannot look that up at the moment. Please try again later.")), *_besides(besides)))


def _besides(number: int) -> list[Block]:
    if not number:
        return []
    besides = ngettext(
        "Besides, everybody can ask {number} article; /sources lists them all.",
        "Besides, everybody can ask {number} articles; /sources lists them all.",
        number,
    )
    return [Note(besides)]


def confirmation(article: Article, place: Place, position: int = 0) -> Reply:
    """The question whether an article is really to be removed. `position` is the page to go back to, 0 for none."""
    key = key_of(article.id)
    heading = _("Remove this from the library of this chat?") if place != "console" else _("Remove this?")
    actions = (Action("remove", f"{key}:{position}", _("Remove")), Action("page", f":{position}", _("Keep")))
    return Reply((Listing(heading, (article_row(article),)),), actions=actions)


def removed(article: Article) -> Reply:
    """That an article has been removed, with the way to put it back."""
    return Reply((Note(removal_note(article)),), actions=(_undo(article, 0),))


def removal_note(article: Article) -> str:
    """That an article has been removed."""
    return _("Removed: “{title}”. It can be put back for an hour, or until the next removal.", title=title_of(article))


def no_longer_followed(feed: str) -> str:
    """That a feed is not followed any more."""
    return _("I no longer follow {feed}. Its articles stay.", feed=shorten(feed))


def feed_list(feeds: Sequence[Feed], note: str = "") -> Reply:
    """The feeds of a chat, each with the action that stops following it."""
    blocks: list[Block] = [Note(note)] if note else []
    if not feeds:
        blocks.append(Note(_("I follow no feed for this chat. /follow and the address of one changes that.")))
        return Reply(tuple(blocks))
    blocks.append(_feed_listing(feeds))
    actions = (Action("unfollow", f"{key_of(feed.url)}:0", f"✕ {feed.url.partition('://')[2]}") for feed in feeds)
    return Reply(tuple(blocks), actions=tuple(actions))


def _articles_held(number: int, place: Place) -> str:
    if place == "console":
        return articles_counted(number)
    return ngettext("{number} article of this chat", "{number} articles of this chat", number)


def _undo(article: Article, position: int) -> Action:
    return Action("undo", f"{key_of(article.id)}:{position}", _("Undo"))


def _feed_listing(feeds: Sequence[Feed]) -> Listing:
    return Listing(_("Feeds that I follow for this chat:"), tuple(map(_feed_row, feeds)))


def _feed_row(feed: Feed) -> Row:
    if feed.error:
        state = _("not read the last time: it {reason}", reason=shorten(feed.error))
    else:
        state = _("read on {day}", day=day_of(feed.refreshed))
    return Row(shorten(feed.url.partition("://")[2]), state, feed.url)
