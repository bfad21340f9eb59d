"""Names of newspapers and programmes in marks beside a verb of saying: he told “Newsnight”; sagte dem „Anzeiger“."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.tokens import narrated
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.marks import Stretch
from retrieval.records import Span

_LONGEST = 4
"""The greatest number of words of such a name."""
_BESIDE = 40
"""The characters on either side of the marks among which the verb is read."""


def names_in_marks(
    text: str, paragraph: Span, stretches: Sequence[Stretch], words: Lexicon
) -> tuple[list[Stretch], list[Span]]:
    """The stretches of a paragraph that may be speech, and the marks around the others, which hold such a name.

    Only where nouns have articles, since the word before the marks tells a name from speech.
    """
    if "no-articles" in words.habits:
        return list(stretches), []
    names = [one for one in stretches if _is_outlet(text, paragraph, one, words)]
    marks = [mark for one in names for mark in (one.opener, one.closer) if mark]
    return [one for one in stretches if one not in names], marks


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
