"""Languages that are read without the grammar of `grammar/` and `reports/`: each by rules in a folder of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from retrieval.quoting.cased.reading import find_cased
from retrieval.quoting.explaining import Explained, beside_naming
from retrieval.quoting.framed.frames import find_framed
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.linking.layout.told import told_quotations
from retrieval.quoting.unspaced.beside import find_beside
from retrieval.quoting.unspaced.exchanges import find_exchanges
from retrieval.quoting.unspaced.reported import find_reported
from retrieval.quoting.unspaced.widths import widened
from retrieval.quoting.verb_first.finding import find_verb_first
from retrieval.records import Article, Attribution, Span

_BY_HABIT = {"verb-first": find_verb_first, "cased-nouns": find_cased}
"""How languages of these habits are read that have no grammar here; any other by what frames its marks."""


def explain_without_grammar(article: Article, words: Lexicon) -> tuple[Explained, ...]:
    """What is told in languages of which only the words beside the marks are read, and what the format tells."""
    told = told_quotations(article)
    if "unspaced" in words.habits:
        found = list(explain_unspaced(article, words))
    else:
        find = next((find for habit, find in _BY_HABIT.items() if habit in words.habits), find_framed)
        found = [Explained(one, "frame_of_marks", beside_naming(one)) for one in find(article, words)]
    found = [one for one in found if not any(quoted.quote.span.touches(one.attribution.quote.span) for quoted in told)]
    found += [Explained(one, "credit", beside_naming(one)) for one in told]
    return tuple(sorted(found, key=lambda one: one.attribution.quote.contents[0]))


def explain_unspaced(article: Article, words: Lexicon) -> tuple[Explained, ...]:
    """The quotations beside a verb of saying, the answers of interviews and what is reported without marks."""
    article = replace(article, text=widened(article.text))
    answers = find_exchanges(article, words)
    spans = [answer.quote.span for answer in answers]
    beside = [
        one
        for one in find_beside(article, words)
        if not any(span.touches(one.quote.span) for span in spans) or _is_nested(one, spans)
    ]
    explained = [Explained(one, "interview_answer", beside_naming(one)) for one in answers]
    explained += [Explained(one, "beside_marks", beside_naming(one)) for one in beside]
    reported = find_reported(article, [*answers, *beside], words)
    explained += [Explained(one, "cue_speech", beside_naming(one)) for one in reported]
    return tuple(sorted(explained, key=lambda one: one.attribution.quote.contents[0]))


def _is_nested(one: Attribution, answers: Sequence[Span]) -> bool:
    """True for what an answer quotes with a verb of saying and a speaker: 师父叮嘱我：“…”。"""
    return bool(one.speaker and one.cue) and any(
        span.holds(one.quote.span) and span != one.quote.span for span in answers
    )
