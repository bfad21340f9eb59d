"""Whom the source of a quotation means in a text without spaces between words: 他, 这位老人, 校长, or nobody.

A pronoun means the person whom its paragraph tells of. Where the paragraph has named nobody before it, it means the
person whom the paragraph above told of last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from retrieval.quoting.alternatives import any_of
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.marks import Stretch
from retrieval.quoting.unspaced.clause_subjects import subject_before
from retrieval.quoting.unspaced.clauses import sentence_start
from retrieval.quoting.unspaced.continued import last_in_paragraph
from retrieval.quoting.unspaced.described import is_described, is_pointed_at
from retrieval.quoting.unspaced.names import FURTHEST, blanked, nearest_person, people_in
from retrieval.quoting.unspaced.reported import teller_before, whom_described
from retrieval.quoting.unspaced.sources import is_full_name, lacks_subject, pronoun_in, speaker_of
from retrieval.records import Attribution, Span, Speaker

_CLOSERS = frozenset("”」』")


def meant_by(
    text: str,
    source: Span | None,
    found: Sequence[Attribution],
    stretch: Stretch,
    words: Lexicon,
    roles: dict[str, str],
) -> tuple[Speaker | None, Span | None]:
    """Whom a source means, and the source; one that holds no subject means the subject of its sentence.

    `found` are the quotations before `stretch`, and `roles` the offices of the people so far.
    """
    source = pronoun_in(text, source, words) if source else None
    last = last_in_paragraph(text, found, stretch)
    if source is None or _lacks_subject(source.of(text), text, words):
        source = _subject_of_sentence(text, stretch, words)
        if source is None and last and not _tells_of_other(text[last.quote.span.end : stretch.span.start], words):
            return last.speaker, last.source
    if source is None:
        return None, None
    start = min(source.start, stretch.span.start)
    said = source.of(text)
    if said in words.he_or_she:
        return _with_office(_meant_by_pronoun(text, start, said, found, last, words), roles), source
    if is_described(said, text, words) or _points(said, text, words):
        name = whom_described(source, text, words)
        if not name and is_pointed_at(said, words):
            name = _told_above(text, start, found, words)
        if name != said:
            return _with_office(name, roles), source
    return speaker_of(source, text, words, roles), source


def _meant_by_pronoun(
    text: str, start: int, said: str, found: Sequence[Attribution], last: Attribution | None, words: Lexicon
) -> str:
    """Whom a pronoun before `start` means. Whoever asks somebody is not the one who answers, nor “her” of “asked her”.

    `last` is the quotation before in the paragraph, if it has a speaker.
    """
    here = sentence_start(text, start)
    if last and last.source and last.source.of(text) != said and _asks_right_before(text, here, last):
        whom = _whom_asked(text, last, words)
        if whom or (last.cue and last.cue.of(text) in words.asked):
            return whom
    if relative := _relative_meant(text, start, said, words):
        return relative
    asked = _addressed(words).search(text, here, start)
    before = max(here, text.rfind("，", here, asked.start()) + 1) if asked and asked["whom"] == said else start
    name = nearest_person(text, before, words) or (last.speaker.name if last and last.speaker else "")
    return name or teller_before(text, before, words)[0] or _told_above(text, before, found, words, said)


def _relative_meant(text: str, start: int, said: str, words: Lexicon) -> str:
    """The relative without a name whom a pronoun means in a paragraph that has named nobody: 见到*丈夫*时，他…"""
    before = blanked(text[max(text.rfind("\n", 0, start) + 1, start - FURTHEST) : start])
    if people_in(before, text, words):
        return ""
    kin = words.male_kin if said in words.male else words.female_kin
    return max((one for one in kin if one in before), key=before.rfind, default="")


def _asks_right_before(text: str, sentence: int, last: Attribution) -> bool:
    """True for a question that ends right before a sentence."""
    asks = text[last.quote.span.end - 1] in "？?"
    return asks and not text[last.quote.span.end : sentence].strip("”」』")


def _whom_asked(text: str, asking: Attribution, words: Lexicon) -> str:
    """The full name between the verb of a question and its marks: 王丽问*张伟*：“…？”; "" for anything else."""
    if asking.cue is None or asking.cue.end > asking.quote.span.start:
        return ""
    whom = text[asking.cue.end : asking.quote.span.start].rstrip("：，“「『")
    return whom if is_full_name(whom, words) else ""


def _subject_of_sentence(text: str, stretch: Stretch, words: Lexicon) -> Span | None:
    """The last person who opens a clause of the sentence in which a quotation stands, before it."""
    end = stretch.opener.start if stretch.opener else 0
    return subject_before(text, sentence_start(text, end), end, words)[0]


def _lacks_subject(said: str, text: str, words: Lexicon) -> bool:
    """True for words with an adverb first that name nobody: *又*补充, but not 在夜市摆摊的*阿俊*."""
    return lacks_subject(said, words) and not people_in(said, text, words)


@cache
def _addressed(words: Lexicon) -> re.Pattern[str]:
    """A pattern for whom somebody asks or tells earlier in the sentence: 主持人问*她*后不后悔，她…"""
    return re.compile(
        rf"(?:{any_of(words.addressing)})(?P<whom>{any_of(words.he_or_she)})(?!{any_of(words.attribute_ends)})"
    )


def _points(said: str, text: str, words: Lexicon) -> bool:
    """True for words that point at somebody and name nobody: *这位*八旬长者; *对方*."""
    return said.startswith(tuple(words.definite)) and not people_in(said, text, words)


def _with_office(name: str, roles: dict[str, str]) -> Speaker | None:
    return Speaker(name, roles.get(name, "")) if name else None


def _told_above(text: str, before: int, found: Sequence[Attribution], words: Lexicon, pronoun: str = "") -> str:
    """Whom the paragraph above told of last, if the paragraph of an offset names nobody before it; "" if unknown."""
    start = text.rfind("\n", 0, before) + 1
    if people_in(blanked(text[max(start, before - FURTHEST) : before]), text, words):
        return ""
    above = len(text[:start].rstrip())
    line = text.rfind("\n", 0, above) + 1
    heard = [one for one in found if line <= one.quote.span.start < above]
    if pronoun and text[above - 1] in _CLOSERS and len({one.speaker for one in heard}) > 1:
        return ""  # whoever answers may be either of them
    name = teller_before(text, above, words)[0]
    if not name and heard and heard[-1].speaker:
        name = heard[-1].speaker.name
    return "" if _is_called_otherwise(name, pronoun, text, found, words) else name


def _is_called_otherwise(name: str, pronoun: str, text: str, found: Sequence[Attribution], words: Lexicon) -> bool:
    """True where a quotation before gave this name to the pronoun of the other sex."""
    called = {one.source.of(text) for one in found if one.source and one.speaker and one.speaker.name == name}
    return bool(pronoun) and bool(called & words.he_or_she - {pronoun})


def _tells_of_other(between: str, words: Lexicon) -> bool:
    """True where the narrator's words between two quotations hold an office or a relative: 老师站起来，又说："""
    narrated = blanked(between)
    return any(noun in narrated for noun in words.titles | words.kin)
