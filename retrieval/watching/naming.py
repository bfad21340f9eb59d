"""Of which quotes of an article the speaker is beyond doubt. An alert in the wrong name is worse than none.

A speaker counts who is named beside the quote, or just before it with no other speaker's name in between. "She said"
alone, or "the senator said", is not enough: on annotated political news a third of such speakers were wrong.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from retrieval.library.analysed import AnalysedArticle
from retrieval.library.shelf import words_of_name
from retrieval.people import read_name
from retrieval.records import Attribution, Speaker
from retrieval.searching.words import tokens

SURE = 0.9
"""The confidence from which on a speaker counts here; answers show a name from 0.8 on."""
SURE_UNNAMED = 0.94
"""The same where a pronoun or a description stands for the speaker."""
NEAR = 600
"""Code points between two quotes of which the second goes on from the first."""
JUST_BEFORE = 300
"""Code points between a speaker's name and the pronoun that stands for it."""
TELLING = 6
"""Words of a quote from which on it may go on from another one without a word of who speaks; “Yes!” is anybody's."""
SHORTEST = 4
"""The least number of letters of a name that are looked at, and that it shares with its declined forms."""
ENDING = 3
"""Letters in which the forms of a name may differ: Зеленський, Зеленського."""


def surely_named(analysed: AnalysedArticle) -> list[bool]:
    """For each quote, in the order of the attributions, whether its speaker is sure enough for an alert."""
    names = _Names(analysed)
    found: list[bool] = []
    before: Attribution | None = None
    for one in analysed.attributions:
        goes_on = bool(found) and found[-1] and before is not None and _goes_on(before, one, analysed.article.text)
        is_sure = one.speaker is not None and one.confidence >= SURE
        found.append(is_sure and (names.stands_beside(one) or goes_on or names.stands_just_before(one)))
        before = one
    return found


def _goes_on(before: Attribution, one: Attribution, text: str) -> bool:
    """Whether a quote goes on from the one before it, in the same mouth."""
    if before.speaker != one.speaker or one.quote.span.start - before.quote.span.end > NEAR:
        return False
    return one.source is not None or sum(len(tokens(span.of(text))) for span in one.quote.contents) >= TELLING


def _is_apart(speaker: Speaker | None, other: Speaker) -> bool:
    """Whether no pronoun can mean both, because one is a man and the other a woman; true of the same person."""
    if speaker is None or speaker == other:
        return True
    one, two = read_name(speaker.name).gender, read_name(other.name).gender
    return bool(one and two and one != two)


class _Names:
    """Where the speakers of an article are named."""

    def __init__(self, analysed: AnalysedArticle) -> None:
        self._text = analysed.article.text
        self._attributions = analysed.attributions

    def stands_beside(self, one: Attribution) -> bool:
        """Whether the words that stand for the speaker hold a word of the name, in any case of declension."""
        if one.speaker is None or one.source is None:
            return False
        source, names = words_of_name(one.source.of(self._text)), words_of_name(one.speaker.name)
        stems = tuple(name[: max(SHORTEST, len(name) - ENDING)] for name in names if len(name) >= SHORTEST)
        return bool(source & names) or any(word.startswith(stems) for word in source if stems)

    def stands_just_before(self, one: Attribution) -> bool:
        """Whether the speaker is named just before the pronoun or description, and nobody else whom it may mean."""
        if one.source is None or one.confidence < SURE_UNNAMED:
            return False
        end = bisect_left(self._mentions, one.source.start, key=lambda mention: mention[0])
        start = bisect_left(self._mentions, one.source.start - JUST_BEFORE, key=lambda mention: mention[0])
        near = [speaker for _, speaker in self._mentions[start:end]]
        return bool(near) and near[-1] == one.speaker and all(_is_apart(one.speaker, other) for other in near)

    @cached_property
    def _mentions(self) -> list[tuple[int, Speaker]]:
        """Where the article itself, outside what is quoted, writes the last word of a speaker's name, in order."""
        quoted = [span for one in self._attributions if one.quote.kind == "direct" for span in one.quote.contents]
        speakers = {one.speaker for one in self._attributions if one.speaker and one.speaker.name.split()}
        places = [
            (mention.start(), speaker)
            for speaker in speakers
            for mention in re.finditer(rf"(?<!\w){re.escape(speaker.name.split()[-1])}(?!\w)", self._text)
        ]
        told = (place for place in places if not any(span.start <= place[0] < span.end for span in quoted))
        return sorted(told, key=lambda mention: (mention[0], mention[1].name))
