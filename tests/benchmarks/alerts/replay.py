"""Alerts on a stream of articles: precision and recall of watches for people, topics and phrases.

    python -m tests.benchmarks.alerts.replay [--sample N] [--missed N] PATH ...

The articles under each PATH (JSON lines with annotated quotes, such as ../shared/data/polnear/train.jsonl) are added to
a library one after the other, in the order of their dates, and the watches of watches.toml are matched with each.
Repeated words are told once.

What is right was decided without the matching code:

* person: the annotators' speaker has that name. Where they name nobody, or a surname alone, a verdict in judged.toml
  counts, and so it does where somebody looked at what they say.
* phrase: the annotated quote, or the words shown, hold the phrase by a plain comparison of words.
* topic: a verdict in judged.toml by somebody who read the quote in its article: does it speak of, or name, what the
  watch means? An alert without a verdict is left out.

Recall counts, of the annotated direct and mixed quotes: those whose annotated speaker is the person; those that hold
the phrase. For topics it is taken over the quotes with a verdict, drawn at random (`--missed`) from those that share
their paragraph, or an article's title, with all words of the topic.

`--sample N` prints N alerts without a verdict, and `--missed N` prints N quotes of that pool; each has its key, by
which it is judged.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import tomllib
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from retrieval import Library, Span, Watch, WatchIndex, evidence_of, runs_of_quote
from tests.benchmarks.alerts.annotated import AnnotatedArticle, AnnotatedQuote, is_said_by, plain, read_annotated

HERE = Path(__file__).parent
SEED = 20_161_109
Kind = str
ENOUGH = 0.5
"""The share of a quote that must lie in an annotated one to be the same."""


@dataclass(frozen=True, slots=True)
class Given:
    """An alert: the watch, the article, and the span of the words shown."""

    kind: Kind
    watched: str
    article: AnnotatedArticle
    span: Span

    @property
    def key(self) -> str:
        """Names the alert in judged.toml."""
        return key_of(self.watched, self.article.article.id, self.span.start)


@dataclass(slots=True)
class Count:
    """Verdicts of one kind of watch."""

    right: int = 0
    wrong: int = 0
    open: int = 0
    found: int = 0
    expected: int = 0
    errors: list[Given] = field(default_factory=list)


def key_of(watched: str, article_id: str, start: int) -> str:
    return hashlib.blake2b(f"{watched}\n{article_id}\n{start}".encode(), digest_size=6).hexdigest()


def watches() -> list[tuple[Kind, str, Watch]]:
    listed = tomllib.loads((HERE / "watches.toml").read_text(encoding="utf-8"))
    found = [("person", name, Watch(person=name)) for name in listed["people"]]
    found += [("topic", topic, Watch(topic=topic)) for topic in listed["topics"]]
    return found + [("phrase", words, Watch(words=words)) for words in listed["phrases"]]


def verdicts() -> dict[str, bool]:
    file = HERE / "judged.toml"
    listed = tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return {key: value for key, value in listed.items() if isinstance(value, bool)}


def replay(stream: list[AnnotatedArticle]) -> tuple[list[Given], int]:
    """The alerts, and how many quotes were held back because their words had been told."""
    watched = watches()
    index = WatchIndex({number: watch for number, (_, _, watch) in enumerate(watched)})
    library = Library(semantic=False)
    told: dict[int, list[frozenset[int]]] = defaultdict(list)
    given, repeated = [], 0
    for one in stream:
        library.add(one.article)
        analysed = library.shelf.get(one.article.id)
        for match in index.matches(analysed, library):
            evidence, runs = (
                evidence_of(analysed, match.attribution),
                runs_of_quote(analysed.article, match.attribution),
            )
            if evidence is None:
                continue
            for key in match.keys:
                if any(runs <= other or other <= runs for other in told[key]):
                    repeated += 1
                    continue
                told[key].append(runs)
                kind, name, _ = watched[key]
                given.append(Given(kind, name, one, evidence.span))
    return given, repeated


def same_quote(given: Given) -> AnnotatedQuote | None:
    """The annotated quote that an alert shows most of."""
    shared = [(min(given.span.end, one.end) - max(given.span.start, one.start), one) for one in given.article.quotes]
    best = max(shared, key=lambda pair: pair[0], default=(0, None))
    length = given.span.end - given.span.start
    return best[1] if best[1] and best[0] >= ENOUGH * min(length, best[1].end - best[1].start) else None


def judged(given: Given, known: dict[str, bool]) -> bool | None:
    if given.key in known:
        return known[given.key]
    annotated = same_quote(given)
    match given.kind:
        case "person":
            return is_said_by(given.watched, annotated) if annotated else None
        case "phrase":
            shown = given.span.of(given.article.article.text)
            return plain(given.watched) in plain(annotated.text if annotated else shown) or plain(
                given.watched
            ) in plain(shown)
        case _:
            return None


def expected(stream: list[AnnotatedArticle], kind: Kind, watched: str) -> list[tuple[AnnotatedArticle, AnnotatedQuote]]:
    """The annotated direct and mixed quotes that a watch for a person or a phrase should be given."""
    every = [(one, quote) for one in stream for quote in one.quotes if quote.kind != "indirect"]
    if kind == "person":
        return [(one, quote) for one, quote in every if is_said_by(watched, quote)]
    return [(one, quote) for one, quote in every if f" {plain(watched)} " in f" {plain(quote.text)} "]


def pool(stream: list[AnnotatedArticle], topic: str) -> list[Given]:
    """The annotated quotes that may be about a topic, because a word of it stands near them."""
    words = [word[:5] for word in plain(topic).split()]
    found = []
    for one in stream:
        text = one.article.text
        for quote in one.quotes:
            begin, end = text.rfind("\n", 0, quote.start), text.find("\n", quote.end)
            near = plain(f"{one.article.title} {text[begin + 1 : end if end > 0 else len(text)]}")
            if quote.kind != "indirect" and all(f" {word}" in f" {near}" for word in words):
                found.append(Given("topic", topic, one, Span(quote.start, quote.end)))
    return found


def is_given(one: AnnotatedArticle, start: int, end: int, spans: list[tuple[str, Span]]) -> bool:
    """Whether an alert shows the better half of a quote."""
    here = (span for article, span in spans if article == one.article.id)
    shorter = ((min(end - start, span.end - span.start), span) for span in here)
    return any(min(end, span.end) - max(start, span.start) >= ENOUGH * length for length, span in shorter)


def show(given: Given) -> str:
    text, span = given.article.article.text, given.span
    around = " ".join(text[max(0, span.start - 160) : span.start].split())
    behind = " ".join(text[span.end : span.end + 100].split())
    return f"{given.key} [{given.watched}] {around} <<{' '.join(span.of(text).split())[:360]}>> {behind}"


def print_to_be_judged(
    options: argparse.Namespace, given: list[Given], stream: list[AnnotatedArticle], known: dict[str, bool]
) -> None:
    """Print what is drawn for somebody to judge."""
    draw = random.Random(SEED)  # noqa: S311 - a sample, not a secret
    unjudged = [one for one in given if one.kind == options.kind and judged(one, known) is None]
    every = [found for _, topic, watch in watches() if watch.topic and options.missed for found in pool(stream, topic)]
    drawn = draw.sample(unjudged, min(options.sample, len(unjudged))) + draw.sample(
        every, min(options.missed, len(every))
    )
    for one in drawn:
        sys.stdout.write(show(one) + "\n")


def count(given: list[Given], stream: list[AnnotatedArticle], known: dict[str, bool]) -> dict[Kind, Count]:
    """The verdicts of each kind of watch."""
    counts: dict[Kind, Count] = defaultdict(Count)
    spans: dict[str, list[tuple[str, Span]]] = defaultdict(list)
    for one in given:
        spans[one.watched].append((one.article.article.id, one.span))
        verdict, counted = judged(one, known), counts[one.kind]
        counted.right += verdict is True
        counted.wrong += verdict is False
        counted.open += verdict is None
        if verdict is False:
            counted.errors.append(one)
    for kind, watched, watch in watches():
        if watch.topic:
            wanted = [
                (one.article, one.span.start, one.span.end) for one in pool(stream, watched) if known.get(one.key)
            ]
        else:
            wanted = [(one, quote.start, quote.end) for one, quote in expected(stream, kind, watched)]
        counts[kind].expected += len(wanted)
        counts[kind].found += sum(is_given(*one, spans[watched]) for one in wanted)
    return counts


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--missed", type=int, default=0)
    parser.add_argument("--kind", default="topic")
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    stream = read_annotated(options.paths)
    known = verdicts()
    given, repeated = replay(stream)
    print_to_be_judged(options, given, stream, known)
    sys.stdout.write(f"{len(stream)} articles, {len(watches())} watches, {len(given)} alerts, {repeated} repeated\n")
    for kind, counted in count(given, stream, known).items():
        precision = 100 * counted.right / max(1, counted.right + counted.wrong)
        recall = 100 * counted.found / max(1, counted.expected)
        sys.stdout.write(
            f"{kind:7} precision {precision:5.1f} "
            f"({counted.right} right, {counted.wrong} wrong, {counted.open} not judged)"
            f"   recall {recall:5.1f} ({counted.found} of {counted.expected})\n"
        )
        for one in counted.errors[: options.errors]:
            sys.stdout.write(f"   wrong: {show(one)}\n")


if __name__ == "__main__":
    main()
