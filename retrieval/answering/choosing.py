"""Which of the ranked candidates are shown, in what order, which words of each, and which report the same words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from retrieval.answering.candidates import Candidate
from retrieval.library.units import Unit
from retrieval.records import Answer, Article, Evidence, Passage, Span
from retrieval.searching.words import tokens
from retrieval.text.sentences import ends_sentence, split_sentences

SAME_WORDS = 6
"""From how many words on two candidates are one statement where the longer one contains the shorter one: outlets quote
more or less of it."""
TOLD = 0.5
"""How much the rightness of what an article tells in other words than the speaker's counts beside a quotation's."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A candidate, the span to show of it, its chance of being right, and the other articles with the same words."""

    candidate: Candidate
    span: Span
    rightness: float
    also: tuple[Article, ...]


def choose(candidates: Sequence[Candidate], ranked: Sequence[tuple[int, float]], most: int) -> list[Choice]:
    """At most `most` candidates that neither overlap nor repeat each other, in the order of `ranked`."""
    kept: list[tuple[Candidate, Span, float, str]] = []
    also: list[list[Article]] = []
    for at, rightness in ranked:
        candidate = candidates[at]
        article = candidate.analysed.article
        span = span_to_show(article, candidate.passage, candidate.unit)
        if any(other.analysed.article is article and shown.touches(span) for other, shown, _, _ in kept):
            continue
        words = f" {' '.join(tokens(span.of(article.text)))} "
        same = next((number for number, (*_, other) in enumerate(kept) if _is_same(words, other)), None)
        if same is None and len(kept) < most:
            kept.append((candidate, span, rightness, words))
            also.append([])
        elif same is not None and article not in (kept[same][0].analysed.article, *also[same]):
            also[same].append(article)
    return [
        Choice(candidate, span, rightness, tuple(others))
        for (candidate, span, rightness, _), others in zip(kept, also, strict=True)
    ]


def take_turns(choices: Sequence[Choice]) -> list[Choice]:
    """The best of each speaker, one after another, then the second best of each, and so on."""
    turns: dict[str, int] = {}
    ordered = []
    for number, one in enumerate(choices):
        speaker = one.candidate.speaker
        name = speaker.name if speaker else f"narration {number}"
        turn = turns[name] = turns.get(name, -1) + 1
        ordered.append((turn, number, one))
    return [one for _, _, one in sorted(ordered, key=lambda entry: entry[:2])]


def direct_sooner(choices: Sequence[Choice]) -> list[Choice]:
    """What follows the best choice by rightness, which counts less for what is told in other words than the speaker's.

    People who ask for more want to read what was said, not how articles tell it.
    """
    best, *others = choices
    return [best, *sorted(others, key=lambda one: -one.rightness * (1 if _is_direct(one.candidate.unit) else TOLD))]


def direct_first(choices: Sequence[Choice]) -> list[Choice]:
    """The direct quotations before what articles tell in other words. What comes first is as likely right as the best
    was: to “and Keller?” any of Keller's words are an answer."""
    ordered = sorted(choices, key=lambda one: not _is_direct(one.candidate.unit))
    return [replace(one, rightness=choices[0].rightness) if not at else one for at, one in enumerate(ordered)]


def _is_direct(unit: Unit) -> bool:
    return unit.attribution is not None and unit.attribution.quote.kind == "direct"


def _is_same(one: str, two: str) -> bool:
    shorter, longer = sorted((one, two), key=len)
    return one == two or (shorter.count(" ") > SAME_WORDS and shorter in longer)


def span_to_show(article: Article, passage: Passage, unit: Unit) -> Span:
    """The unit's span; that of a paraphrase with its source and cue, without which it may say the opposite.

    Where the narrator interrupts a quoted sentence, and the unit is what stands on one side, it is shown with the rest
    of its sentence on the other side: “We waited until nine,” she said, “and it never came.” The work is linear in the
    length of the quote.
    """
    attribution = unit.attribution
    if attribution is None:
        return unit.span
    if attribution.quote.kind == "indirect":
        return Span(min(unit.span.start, attribution.span.start), max(unit.span.end, attribution.span.end))
    if len(attribution.quote.contents) < 2:
        return unit.span
    whole = _whole(article.text, attribution.quote.contents, unit.span, article.language)
    return whole if passage.span.holds(whole) else unit.span


def _whole(text: str, contents: tuple[Span, ...], shown: Span, language: str) -> Span:
    """`shown` with what belongs to its first and its last sentence in the contents before and after."""
    touched = [at for at, content in enumerate(contents) if content.touches(shown)]
    if not touched:
        return shown
    start, end = shown.start, shown.end
    first, last = touched[0], touched[-1]
    while first > 0 and _is_blank(text[contents[first].start : start]) and _goes_on(text, contents, first - 1):
        first -= 1
        sentences = split_sentences(text, contents[first], language)
        start = sentences[-1].start if sentences else contents[first].start
    while last + 1 < len(contents) and _is_blank(text[end : contents[last].end]) and _goes_on(text, contents, last):
        last += 1
        sentences = split_sentences(text, contents[last], language)
        end = sentences[0].end if sentences else contents[last].end
    return Span(start, end)


def _goes_on(text: str, contents: tuple[Span, ...], at: int) -> bool:
    """Whether the sentence with which that content ends goes on in the next one."""
    return not ends_sentence(contents[at].of(text).rstrip())


def _is_blank(between: str) -> bool:
    return not any(map(str.isalnum, between))


def put_first(first: Evidence, found: Answer) -> Answer:
    """The answer with that evidence before all else, and without what shows some of the same words."""
    rest = tuple(
        one for one in found.evidence if one.article.id != first.article.id or not one.span.touches(first.span)
    )
    return replace(found, evidence=(first, *rest), closest=(), refusal=None)
