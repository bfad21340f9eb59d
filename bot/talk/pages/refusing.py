"""What is said where nothing answers: what is missing, and what can be asked instead."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from zlib import crc32

from bot.talk.captions import as_typed
from bot.talk.replies import Action, Block, Examples, Note
from bot.wording import _, ngettext
from retrieval import Evidence, Refusal

MOST_EXAMPLES = 2


def missing_and_meant(refusal: Refusal, number: int) -> tuple[tuple[Block, ...], tuple[Action, ...]]:
    """What is missing in that many articles, and the people whom the question might have meant."""
    blocks: tuple[Block, ...] = (Note(_missing(refusal, number)),)
    if refusal.near:
        blocks += (Note(_("Did you mean {name}?", name=" / ".join(refusal.near))),)
    return blocks, suggestions(refusal.near)


def suggestions(names: Sequence[str]) -> tuple[Action, ...]:
    """The actions that ask these people instead, in the order of the refusal that names them."""
    return tuple(Action("suggest", f"1:{at}", name) for at, name in enumerate(names, 1))


def named_by(refusal: Refusal, shown: Sequence[Evidence]) -> Refusal:
    """The refusal with the name of the speaker who is shown, where only a description of them was typed."""
    speaker = shown[0].speaker if shown else None
    if refusal.missing != "elsewhere" or speaker is None or any(map(str.isupper, refusal.name)):
        return refusal
    return dataclasses.replace(refusal, name=speaker.name)


def questions_to_go_on_with(questions: Sequence[str], turn: str) -> tuple[tuple[Block, ...], tuple[Action, ...]]:
    """Some of these questions, as a block and as actions; nothing where there are none.

    Which ones depends on the words of the `turn`, so that the same turn shows the same ones and another turn others.
    """
    first = crc32(turn.encode("utf-8", "surrogatepass")) % max(1, len(questions))
    numbered = list(enumerate(questions, 1))
    some = (numbered[first:] + numbered[:first])[:MOST_EXAMPLES]
    if not some:
        return (), ()
    return (Examples(tuple(one for _at, one in some)),), tuple(Action("ask", str(at), one) for at, one in some)


def _missing(refusal: Refusal, number: int) -> str:
    name = as_typed(refusal.name)
    match refusal.missing:
        case "nobody":
            return ngettext(
                "Nobody called “{name}” is quoted or mentioned in {number} article.",
                "Nobody called “{name}” is quoted or mentioned in {number} articles.",
                number,
                name=name,
            )
        case "role":
            return _("Nobody is quoted here as “{name}”.", name=name)
        case "unquoted":
            return _("{name} is mentioned here, but not quoted.", name=name)
        case "elsewhere":
            return _("{name} is quoted here, but not on this.", name=name)
        case "nothing":
            return ngettext(
                "I found no passage that answers this in {number} article.",
                "I found no passage that answers this in {number} articles.",
                number,
            )
