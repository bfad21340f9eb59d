"""What a chat's library looks like, and the buttons under it: leaf through, remove, put back. Changes nothing."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from telegram import InlineKeyboardMarkup

from bot.talk.library.receipts import shorten
from bot.talk.pages import article_row, page_heading
from bot.talk.replies import Block, Listing, Paragraph, Reply, Row, day_of, title_of
from bot.telegram.drawing.keyboards import button, keyboard
from bot.wording import N_, _, ngettext
from retrieval import Article, Feed, Store, shared_id

Verb = Literal["page", "drop", "remove", "undo", "unfollow"]
"""Show a page; ask whether to remove an article; remove it; put it back; follow a feed no more."""

DATA = re.compile(r"library:(page|drop|remove|undo|unfollow):([0-9a-f]{16})?:(\d{1,6})", re.ASCII)
PATTERN = r"^library:"
ROWS_A_PAGE = 8
Drawn = tuple[Reply, InlineKeyboardMarkup | None]
"""A message and its buttons."""
EMPTY = N_(
    "There are no articles here yet. Send me a link, a text, HTML, PDF, DOCX or EPUB file (20 MB at most), or forward "
    "a message."
)
EMPTY_GROUP = N_(
    "There are no articles here yet. Admins add some with /add: from a link, or in reply to a message or to a text, "
    "HTML, PDF, DOCX or EPUB file (20 MB at most)."
)


@dataclass(frozen=True, slots=True)
class LibraryPress:
    """A pressed button: about which article or feed, by its key, and on which page of the library (0: on none)."""

    verb: Verb
    key: str = ""
    page: int = 0

    @property
    def data(self) -> str:
        return f"library:{self.verb}:{self.key}:{self.page}"


def read_library_press(data: str) -> LibraryPress | None:
    """The press that `data` stands for; None where it stands for none, as anybody may send anything."""
    found = DATA.fullmatch(data)
    if not found:
        return None
    verb, key, page = found.groups(default="")
    match verb:
        case "page" | "drop" | "remove" | "undo" | "unfollow":
            return LibraryPress(verb, key, int(page))
        case _:
            return None


def key_of(name: str) -> str:
    """An article's id or a feed's address in the few bytes that a button carries."""
    return hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def article_with(key: str, store: Store | None) -> Article | None:
    """The article of that library with that key, which buttons of an earlier version made of the shared id."""
    for article_id in store.library.shelf.ids if store else ():
        if store and key in {key_of(article_id), key_of(shared_id(article_id))}:
            return store.library.shelf.article(article_id)
    return None


def nothing_yet(chat_id: int) -> Reply:
    """Says what to do where there are no articles; Telegram gives groups ids below 0."""
    return Reply((Paragraph(_(EMPTY_GROUP) if chat_id < 0 else _(EMPTY)),))


def library_page(
    chat_id: int, store: Store | None, shared: int, page: int = 1, note: str = "", undo: Article | None = None
) -> Drawn:
    """A page (from 1, or the nearest one) of a chat's articles and feeds; `shared` is how many articles all can ask.

    `note` stands above; what has just been removed can be put back by a button.
    """
    articles = store.library.shelf.articles if store else ()
    total = max(1, -(-len(articles) // ROWS_A_PAGE))
    page = min(max(page, 1), total)
    first = (page - 1) * ROWS_A_PAGE
    shown = articles[first : first + ROWS_A_PAGE]
    blocks: list[Block] = [Paragraph(note)] if note else []
    if articles:
        number = len(articles)
        held = ngettext("{number} article of this chat", "{number} articles of this chat", number)
        blocks.append(Listing(page_heading(held, page, total), tuple(map(article_row, shown)), first + 1))
    else:
        blocks += nothing_yet(chat_id).blocks
    if store and (feeds := store.feeds.all()):
        blocks.append(Listing(_("Feeds that I follow for this chat:"), tuple(map(_feed_row, feeds))))
    if shared:
        besides = ngettext(
            "Besides, everybody can ask {number} article; /sources lists them all.",
            "Besides, everybody can ask {number} articles; /sources lists them all.",
            shared,
        )
        blocks.append(Paragraph(besides))
    rows = [[button(_("Undo"), LibraryPress("undo", key_of(undo.id), page))]] if undo else []
    rows += [[button(f"✕ {title_of(one)}", LibraryPress("drop", key_of(one.id), page))] for one in shown]
    turns = [("‹", page - 1)] if page > 1 else []
    turns += [("›", page + 1)] if page < total else []
    rows.append([button(label, LibraryPress("page", page=to)) for label, to in turns])
    return Reply(tuple(blocks)), keyboard(rows)


def confirmation(article: Article, page: int = 0) -> Drawn:
    """Asks whether an article is really to be removed."""
    key = key_of(article.id)
    question = Listing(_("Remove this from the library of this chat?"), (article_row(article),))
    buttons = [
        button(_("Remove"), LibraryPress("remove", key, page)),
        button(_("Keep"), LibraryPress("page", page=page)),
    ]
    return Reply((question,)), keyboard([buttons])


def removed(article: Article) -> Drawn:
    """Says that an article is out, with the way to put it back."""
    undo = button(_("Undo"), LibraryPress("undo", key_of(article.id)))
    return Reply((Paragraph(removal_note(article)),)), keyboard([[undo]])


def removal_note(article: Article) -> str:
    return _("Removed: “{title}”. It can be put back for an hour, or until the next removal.", title=title_of(article))


def no_longer_followed(feed: str) -> str:
    return _("I follow {feed} no more. Its articles stay.", feed=shorten(feed))


def feed_list(feeds: Sequence[Feed], note: str = "") -> Drawn:
    """The feeds of a chat, each with a button to follow it no more."""
    blocks: list[Block] = [Paragraph(note)] if note else []
    if not feeds:
        blocks.append(Paragraph(_("I follow no feed for this chat. /follow and the address of one changes that.")))
        return Reply(tuple(blocks)), None
    blocks.append(Listing(_("Feeds that I follow for this chat:"), tuple(map(_feed_row, feeds))))
    rows = [[button(f"✕ {feed.url.partition('://')[2]}", LibraryPress("unfollow", key_of(feed.url)))] for feed in feeds]
    return Reply(tuple(blocks)), keyboard(rows)


def _feed_row(feed: Feed) -> Row:
    if feed.error:
        state = _("not read the last time: it {reason}", reason=shorten(feed.error))
    else:
        state = _("read on {day}", day=day_of(feed.refreshed))
    return Row(shorten(feed.url.partition("://")[2]), state, feed.url)
