"""What a chat is told: one article's quotes, or several articles' together, for the watches that wait for them."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.talk.answers import Answers
from bot.talk.pages.lists import article_row
from bot.talk.pages.showing import show
from bot.talk.pages.telling import evidence_told
from bot.talk.replies import Action, Block, Listing, Note, Quotations, Reply
from bot.talk.requests import Bookmark, Told
from bot.talk.watching.book import KeptWatch
from bot.talk.watching.showing import label_of
from bot.wording import _, ngettext
from retrieval import Span

MOST_SINGLE = 3
"""Articles that are told one by one; more that are due at the same time come in one message."""
MOST_QUOTES = 30
"""Quotes of a message; of more, only the number is told."""
MOST_STOPS = 3
"""Buttons under an alert that stop a watch."""
MOST_ROWS = 20
BELL = "🔔 "


@dataclass(frozen=True, slots=True)
class DueAlert:
    """A quote that is to be told now because of a watch; without a watch (0), an article that a feed has brought."""

    id: int
    chat_id: int
    thread: int
    watch_id: int
    article_id: str
    span: Span


@dataclass(frozen=True, slots=True)
class Letter:
    """What is told to a chat or a topic in one message: its alerts, all of quotes or all of articles."""

    chat_id: int
    thread: int
    alerts: tuple[DueAlert, ...]

    @property
    def is_announcement(self) -> bool:
        """Whether it tells of articles that feeds have brought."""
        return not self.alerts[0].watch_id


def letters_of(alerts: Sequence[DueAlert], watches: Mapping[int, KeptWatch]) -> list[Letter]:
    """The alerts put together: a digest in one message, others by article unless there are many."""
    groups: dict[tuple[int, int, bool, bool], list[DueAlert]] = {}
    for one in alerts:
        kept = watches.get(one.watch_id)
        is_digest = kept is not None and kept.hour is not None
        groups.setdefault((one.chat_id, one.thread, not one.watch_id, is_digest), []).append(one)
    letters = []
    for (chat_id, thread, is_announcement, is_digest), group in groups.items():
        by_article: dict[str, list[DueAlert]] = {}
        for one in group:
            by_article.setdefault(one.article_id, []).append(one)
        if is_announcement or is_digest or len(by_article) > MOST_SINGLE:
            letters.append(Letter(chat_id, thread, tuple(group)))
        else:
            letters += [Letter(chat_id, thread, tuple(part)) for part in by_article.values()]
    return letters


def alert_of(letter: Letter, answers: Answers, watches: Mapping[int, KeptWatch]) -> Reply:
    """The message; nothing to say if the articles are gone or their watches have been stopped."""
    if letter.is_announcement:
        return _announcement(letter, answers)
    told = _told(letter, watches)
    if len(told) == 1:
        return _single(told[0], answers, watches)
    return _several(told, answers, watches)


def _told(letter: Letter, watches: Mapping[int, KeptWatch]) -> list[Told]:
    """The quotes of each article, with the watches that wait for them."""
    spans: dict[str, dict[Span, None]] = {}
    ids: dict[str, dict[int, None]] = {}
    for one in letter.alerts:
        if one.watch_id in watches:
            spans.setdefault(one.article_id, {})[one.span] = None
            ids.setdefault(one.article_id, {})[one.watch_id] = None
    return [Told(article_id, tuple(sorted(found)), tuple(ids[article_id])) for article_id, found in spans.items()]


def _single(told: Told, answers: Answers, watches: Mapping[int, KeptWatch]) -> Reply:
    reply = show(answers, Bookmark(told))
    if reply.page is None:
        return Reply()
    labels = {one: label_of(watches[one].watch) for one in told.watches}
    bell = Note(BELL + "; ".join(labels.values()))
    stops = tuple(Action("stop", str(one), _("Stop: {watch}", watch=label)) for one, label in labels.items())
    others = tuple(action for action in reply.actions if action.verb != "stop")
    return dataclasses.replace(reply, blocks=(bell, *reply.blocks), actions=(*others, *stops[:MOST_STOPS]))


def _several(told: Sequence[Told], answers: Answers, watches: Mapping[int, KeptWatch]) -> Reply:
    blocks: list[Block] = []
    left, more = MOST_QUOTES, 0
    for one in told:
        evidence = evidence_told(answers.library, one)
        if shown := evidence[:left]:
            heading = BELL + "; ".join(label_of(watches[watch].watch) for watch in one.watches)
            blocks.append(Quotations(heading, shown))
        left -= len(shown)
        more += len(evidence) - len(shown)
    if not blocks:
        return Reply()
    if more:
        blocks.append(Note(ngettext("And {number} quote more.", "And {number} quotes more.", more)))
    return Reply((Note(_("What was said for your watches; /watches lists them:")), *blocks))


def _announcement(letter: Letter, answers: Answers) -> Reply:
    found = answers.library.shelf.find([one.article_id for one in letter.alerts])
    articles = [found[one.article_id].article for one in letter.alerts if one.article_id in found]
    if not articles:
        return Reply()
    blocks: list[Block] = [Listing(_("New in the feeds:"), tuple(map(article_row, articles[:MOST_ROWS])))]
    if len(articles) > MOST_ROWS:
        more = len(articles) - MOST_ROWS
        blocks.append(Note(ngettext("And {number} article more.", "And {number} articles more.", more)))
    return Reply(tuple(blocks))
