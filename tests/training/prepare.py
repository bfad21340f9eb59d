"""Make the groups that a reader is trained on.

    python -m tests.training.prepare general FILE      questions about encyclopedias: SQuAD 2.0 (dev) and QED
    python -m tests.training.prepare news FILE HALF    the news questions over one half (0 or 1) of the articles, or all
        [--more FOLDER] [--without SET ...]            and all those of further folders

Everything is read from ../shared/data, whose README names the licences, and from folders of further question sets.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
import numpy as np

from retrieval import Article, Library, read_articles
from retrieval.answering.asked.understanding import understand
from retrieval.answering.candidates import find_candidates
from retrieval.answering.passage_reading import texts_to_read
from retrieval.answering.questions import ParsedQuestion
from retrieval.answering.scoring.weights import load_weights
from retrieval.evaluating.measures import Expected, closeness
from retrieval.evaluating.questions import read_questions
from retrieval.records import Span
from retrieval.searching import Document, MemoryIndex, rank, terms
from retrieval.text.sentences import split_sentences
from tests.benchmarks import learning
from tests.benchmarks.answer_cases import (
    Case,
    about_others,
    about_something_else,
    article_asked_about,
    given,
    half_of,
)
from tests.evaluating.progress import watched
from tests.evaluating.sets import QuestionSet, question_sets
from tests.shared import SHARED
from tests.training.groups import Choice, Group, GroupedPassage, write_groups

SEED = 11
BESIDE = 3
"""Passages without the answer that a question about an encyclopedia is read with."""
READ = 12
"""Passages of the news that a question is read with, the likeliest."""


@click.group(help=__doc__)
def main() -> None:
    random.seed(SEED)


@main.command()
@click.argument("target", type=click.Path(path_type=Path))
def general(target: Path) -> None:
    click.echo(f"{write_groups((*_squad(), *_qed()), target)} groups")


@main.command()
@click.argument("target", type=click.Path(path_type=Path))
@click.argument("half", type=click.Choice(["0", "1", "all"]))
@click.option("--more", multiple=True, type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--without", multiple=True, metavar="SET", help="Sets that are left out.")
def news(target: Path, half: str, more: tuple[Path, ...], without: tuple[str, ...]) -> None:
    sets = [one for one in question_sets(SHARED, more) if one.name not in without]
    found = [
        one
        for each in sets
        for one in _news(each)
        if each.questions.parent in more or half in {"all", str(half_of(one.article))}
    ]
    click.echo(f"{write_groups(found, target)} groups")


def _squad() -> Iterator[Group]:
    """Each question with its paragraph, if any answers it, and paragraphs that share its words."""
    folder = SHARED / "data/retrieval/squad2dev"
    paragraphs = {one["id"]: one for one in _lines(folder / "passages.jsonl")}
    relevant: dict[str, str] = {}
    for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines():
        question, *rest = line.split()
        relevant.update((question, one) for one in rest if one in paragraphs)
    index = _indexed({key: str(one["text"]) for key, one in paragraphs.items()})
    for one in watched(list(_lines(folder / "questions.jsonl")), "SQuAD"):
        own = paragraphs.get(relevant.get(one["id"], "")) if one["answerable"] else None
        answers = tuple(one.get("answers") or ())
        if one["answerable"] and own is None:
            continue
        others = [
            _by_sentences(other["text"], other.get("title", ""), ())
            for other in (paragraphs[key] for key in _similar(one["text"], index))
            if other is not own and not any(answer in other["text"] for answer in answers)
        ]
        held = [_by_sentences(own["text"], own.get("title", ""), answers)] if own else []
        yield Group(one["text"], (*held, *others[:BESIDE]))


def _qed() -> Iterator[Group]:
    """Each question with its passage and passages of other articles that share its words."""
    entries = list(_lines(SHARED / "data/qed/train.jsonl"))
    index = _indexed({str(at): str(one["text"]) for at, one in enumerate(entries)})
    for at, one in enumerate(watched(entries, "QED")):
        spans = tuple(one["text"][start:end] for start, end in one["answer_spans"])
        similar = (entries[int(key)] for key in _similar(one["question"], index) if int(key) != at)
        others = [
            _by_sentences(other["text"], other["title"], ()) for other in similar if other["title"] != one["title"]
        ]
        yield Group(one["question"], (_by_sentences(one["text"], one["title"], spans), *others[: BESIDE - 1]))


def _news(questions: QuestionSet) -> Iterator[Group]:
    """Each question with the likeliest passages of its set's articles, and about others, which nothing answers."""
    library = Library()
    for article in read_articles(questions.articles):
        if isinstance(article, Article):
            library.add(article)
    posed = list(read_questions(questions.questions))
    none = learning.Group(np.zeros((0, 0)), np.zeros(0), 0)
    cases = [Case(one, understand(one.question, one.talk, library).parsed, library, (), none, 0) for one in posed]
    for case in watched(cases, questions.name):
        group = _group(case.parsed, library, case.posed.expected, article_asked_about(case.posed))
        if case.posed.expected and not any(one.answers for one in group.passages):
            continue  # what answers was not found, or not with its speaker: "nothing answers" would be untrue
        yield group
        if case.posed.expected:
            altered = [*about_others(case, cases), *list(about_something_else(case, cases))[:1]]
            for question in random.sample(altered, len(altered) // 2):
                parsed = understand(question, case.posed.talk, library).parsed
                yield _group(parsed, library, (), article_asked_about(case.posed))


def _group(parsed: ParsedQuestion, library: Library, expected: Sequence[Expected], about: str) -> Group:
    candidates = find_candidates(parsed, library)
    if expected:
        known = {one.passage for one in candidates}
        candidates += [one for one in find_candidates(parsed, library, within=about) if one.passage not in known]
    weights = load_weights("plain")
    worths = [weights.worth(parsed.kind, one.features) for one in candidates]
    found = sorted(texts_to_read(candidates), key=lambda one: -max(worths[at] for at in one[1]))
    passages = []
    for number, (text, members) in enumerate(found):
        right = [closeness(given(candidates[at]), expected) for at in members]
        if number < READ or any(right):
            spans = zip(text.spans, right, strict=True)
            passages.append(
                GroupedPassage(text.title, text.passage, tuple(Choice(one.start, one.end, by) for one, by in spans))
            )
    return Group(parsed.full_text, tuple(passages), about)


def _by_sentences(text: str, title: str, answers: Sequence[str]) -> GroupedPassage:
    sentences = split_sentences(text, Span(0, len(text)), "en")
    rights = [float(any(answer in one.of(text) for answer in answers)) for one in sentences]
    spans = zip(sentences, rights, strict=True)
    return GroupedPassage(title, text, tuple(Choice(one.start, one.end, right) for one, right in spans))


def _indexed(texts: dict[str, str]) -> MemoryIndex:
    index = MemoryIndex()
    for key, text in texts.items():
        index.add(key, [Document.of(key, 0, terms(text))])
    return index


def _similar(question: str, index: MemoryIndex) -> list[str]:
    return [one.document.article_id for one in rank(index, tuple(dict.fromkeys(terms(question))), READ)]


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


if __name__ == "__main__":
    main()
