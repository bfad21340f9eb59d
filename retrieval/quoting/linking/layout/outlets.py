"""Names in marks that nobody said: outlets beside a verb of saying, he told “Newsnight”; nicknames, Ann “Noo” Lee."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.first_names import is_first_name
from retrieval.quoting.grammar.phrases import POSSESSIVES
from retrieval.quoting.grammar.tokens import narrated
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.marks import Stretch
from retrieval.records import Span

_LONGEST = 4
"""The greatest number of words of such a name."""
_BESIDE = 40
"""The characters on either side of the marks among which the verb is read."""
_NICKNAME = 2
"""The greatest number of words of a nickname."""


def names_in_marks(
    text: str, paragraph: Span, stretches: Sequence[Stretch], words: Lexicon
) -> tuple[list[Stretch], list[Span]]:
    """The stretches of a paragraph that may be speech, and what is left out of the others: the marks around the name of
    an outlet, and a nickname with its marks, so that the name around it reads as one.

    Only where nouns have articles, since the word before the marks tells a name from speech.
    """
    if "no-articles" in words.habits:
        return list(stretches), []
    names = [one for one in stretches if _is_outlet(text, paragraph, one, words)]
    marks = [mark for one in names for mark in (one.opener, one.closer) if mark]
    nicknames = [one for one in stretches if one not in names and _is_nickname(text, paragraph, one, words)]
    marks += [Span(one.opener.start, one.closer.end) for one in nicknames if one.opener and one.closer]
    return [one for one in stretches if one not in names and one not in nicknames], marks


def _is_nickname(text: str, paragraph: Span, stretch: Stretch, words: Lexicon) -> bool:
    """True for one or two words in marks within a name: publican Barry *“Noodle”* Trask.

    The word before must be a first name where it opens a sentence, and where every noun has a capital.
    """
    if stretch.opener is None or stretch.closer is None or len(stretch.span.of(text).split()) > _NICKNAME:
        return False
    before = narrated(text, max(paragraph.start, stretch.opener.start - _BESIDE), stretch.opener.start, words)
    after = narrated(text, stretch.closer.end, min(paragraph.end, stretch.closer.end + _BESIDE), words)[:1]
    if not before or not after or not (after[0].is_capitalised and before[-1].is_capitalised):
        return False
    given, spaced = before[-1], text[stretch.closer.end].isspace() and text[stretch.opener.start - 1].isspace()
    if not spaced or not text[stretch.span.end - 1].isalnum() or given.lower.endswith(POSSESSIVES):
        return False
    if is_first_name(given.text):
        return True
    opens = len(before) == 1 or not before[-2].is_word
    plain = given.lower in words.nameless or words.means_person(given.lower) or given.lower in words.bodies
    return not (opens or plain or "noun-capitals" in words.habits or "inverts" in words.habits)


def _is_outlet(text: str, paragraph: Span, stretch: Stretch, words: Lexicon) -> bool:
    """True for a few capitalised words in marks to whom a verb of saying near them turns, or that are its subject.

    An article or a preposition stands before the marks, and no comma between it and the verb.
    """
    if stretch.opener is None or stretch.closer is None or not _is_name(stretch.span.of(text), words):
        return False
    before = narrated(text, max(paragraph.start, stretch.opener.start - _BESIDE), stretch.opener.start, words)
    after = narrated(text, stretch.closer.end, min(paragraph.end, stretch.closer.end + _BESIDE), words)[:1]
    pause = max((at for at, one in enumerate(before) if not one.is_word), default=-1)
    lead = before[pause + 1 :]
    if not lead or lead[-1].lower in words.told:
        return bool(lead)
    leads = lead[-1].lower in words.addressing or lead[-1].lower in words.determiners
    said = (words.speech | words.told) - words.judgement
    return leads and any(one.lower in said for one in (*lead, *after))


def _is_name(quoted: str, words: Lexicon) -> bool:
    """True for words of which all but determiners have capitals, the last one included, and no pause is at the end."""
    parts = quoted.split()
    capitals = all(part[0].isupper() or part.lower() in words.determiners for part in parts)
    return len(parts) <= _LONGEST and capitals and parts[-1][0].isupper() and quoted[-1].isalnum()
