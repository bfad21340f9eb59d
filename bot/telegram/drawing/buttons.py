"""The buttons under an answer: what each of them says when it is pressed, in the 64 bytes that Telegram carries."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.pictures import can_draw
from bot.talk.replies import Browse, Citation, Context, Examples, Inquiry, Languages, Reply
from bot.telegram.drawing.keyboards import button, keyboard
from bot.telegram.drawing.links import link_to
from bot.wording import LANGUAGES, _, ngettext

Verb = Literal["show", "context", "voices", "quotes", "picture", "like", "dislike", "ask"]
"""Show a page; the words around it; who else answers; more of its speaker; draw it; a vote; ask an example."""

DATA = re.compile(r"(show|context|voices|quotes|picture|like|dislike|ask):(\d{1,18}):(\d{1,9}):(\d{1,9})", re.ASCII)
VOTES: tuple[tuple[str, Verb], ...] = (("👍", "like"), ("👎", "dislike"))
VOICES_A_ROW = 2
LANGUAGES_A_ROW = 3
CHOICE = "language:"
"""What a button that chooses a language says, before the language's code."""


@dataclass(frozen=True, slots=True)
class Press:
    """A pressed button: of which card, at which position of what it is about, and which page of a list under that."""

    verb: Verb
    card_id: int
    position: int = 1
    page: int = 1

    @property
    def data(self) -> str:
        return f"{self.verb}:{self.card_id}:{self.position}:{self.page}"


def read_press(data: str) -> Press | None:
    """The press that `data` stands for; None where it stands for none, as anybody may send anything."""
    found = DATA.fullmatch(data)
    if not found:
        return None
    verb, *numbers = found.groups()
    match verb:
        case "show" | "context" | "voices" | "quotes" | "picture" | "like" | "dislike" | "ask":
            return Press(verb, *map(int, numbers))
        case _:
            return None


def keyboard_of(reply: Reply, card_id: int) -> InlineKeyboardMarkup | None:
    """The buttons under a page of an answer or of a list; None where there is nothing to press."""
    rows = [_turning(reply, card_id)]
    match reply.blocks:
        case [*_, Languages()]:
            names = [InlineKeyboardButton(name, callback_data=f"{CHOICE}{code}") for code, name in LANGUAGES.items()]
            rows += [names[start : start + LANGUAGES_A_ROW] for start in range(0, len(names), LANGUAGES_A_ROW)]
        case [*_, Examples(questions)]:
            rows += [[button(one, Press("ask", card_id, number))] for number, one in enumerate(questions, 1)]
        case [*_, Citation() as citation] if isinstance(reply.subject, Inquiry):
            rows[0] += [button(_("Context"), Press("context", card_id, reply.position)), *_article(citation)]
            rows += _speakers(reply, citation, card_id)
            rows.append([button(mark, Press(vote, card_id, reply.position)) for mark, vote in VOTES])
            if can_draw():
                rows[-1].append(button(_("Picture"), Press("picture", card_id, reply.position)))
    return keyboard(rows)


def keyboard_under(reply: Reply, press: Press) -> InlineKeyboardMarkup | None:
    """The buttons under what a press opened, with the way back to the card."""
    back = button(_("Back"), Press("show", press.card_id, press.position))
    match reply.subject:
        case Browse() if press.verb == "quotes":
            turns = [
                button(label, Press("quotes", press.card_id, press.position, page)) for label, page in _pages(reply)
            ]
            return keyboard([[*turns, back]])
        case _ if press.verb == "voices":
            choices = [button(one.label, Press("show", press.card_id, one.position)) for one in reply.choices]
            rows = [choices[start : start + VOICES_A_ROW] for start in range(0, len(choices), VOICES_A_ROW)]
            return keyboard([*rows, [back]])
        case _:
            articles = [link for block in reply.blocks if isinstance(block, Context) for link in _article(block)]
            return keyboard([[back, *articles]])


def _turning(reply: Reply, card_id: int) -> list[InlineKeyboardButton]:
    return [button(label, Press("show", card_id, page)) for label, page in _pages(reply)]


def _pages(reply: Reply) -> list[tuple[str, int]]:
    pages = []
    if reply.position > 1:
        pages.append(("‹", reply.position - 1))
    if reply.position < reply.total:
        pages.append(("›", reply.position + 1))
    return pages


def _article(block: Citation | Context) -> list[InlineKeyboardButton]:
    link = link_to(block.evidence.article.url, block.evidence.text)
    return [InlineKeyboardButton(_("Open article"), url=link)] if link else []


def _speakers(reply: Reply, citation: Citation, card_id: int) -> list[list[InlineKeyboardButton]]:
    rows = []
    if citation.evidence.speaker:
        label = _("More from {speaker}", speaker=citation.evidence.speaker.name)
        rows.append([button(label, Press("quotes", card_id, reply.position))])
    if len(reply.choices) > 1:
        label = ngettext("All {number} speakers", "All {number} speakers", len(reply.choices))
        if len(reply.choices) == 2:
            label = _("Both speakers")
        rows.append([button(label, Press("voices", card_id, reply.position))])
    return rows
