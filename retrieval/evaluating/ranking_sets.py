"""Reads sets of passages and questions with the passages that answer each, and scores rankings of passages."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from retrieval.answering.passage_ranking import rank_passages
from retrieval.evaluating.errors import BenchmarkError
from retrieval.evaluating.naive import NaiveRanker
from retrieval.library.analysed import assemble
from retrieval.library.library import Library
from retrieval.records import Article, Passage, Span

DEPTH = 10
Ranker = Callable[[str], Sequence[str]]
"""From a question to the names of passages, best first."""


@dataclass(frozen=True, slots=True)
class RankingSet:
    """Passages by name in their articles, questions by name, and the passages that answer each question."""

    articles: tuple[tuple[Article, tuple[Passage, ...]], ...]
    names: Mapping[Passage, str]
    questions: Mapping[str, str]
    relevant: Mapping[str, frozenset[str]]


def read_ranking_set(folder: Path) -> RankingSet:
    """The set of passages.jsonl, questions.jsonl and qrels.tsv in a folder. Raises BenchmarkError where it is none."""
    try:
        records = [json.loads(line) for line in (folder / "passages.jsonl").read_text(encoding="utf-8").splitlines()]
        asked = [json.loads(line) for line in (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines()]
        relevant: dict[str, set[str]] = defaultdict(set)
        for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines():
            question, passage, grade = line.split("\t")
            if int(grade) > 0:
                relevant[question].add(passage)
        by_article: dict[str, list[dict[str, str]]] = defaultdict(list)
        for record in records:
            by_article[record["article"]].append(record)
        questions = {one["id"]: one["text"] for one in asked if one["id"] in relevant}
        names: dict[Passage, str] = {}
        articles = tuple(_article(article_id, parts, names) for article_id, parts in by_article.items())
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BenchmarkError(str(folder), f"not a passage-ranking set ({error!r})") from error
    return RankingSet(articles, names, questions, {name: frozenset(found) for name, found in relevant.items()})


def _article(
    article_id: str, parts: Sequence[Mapping[str, str]], names: dict[Passage, str]
) -> tuple[Article, tuple[Passage, ...]]:
    text = "\n\n".join(part["text"] for part in parts)
    passages = []
    start = 0
    for part in parts:
        passage = Passage(article_id, Span(start, start + len(part["text"])), part["text"])
        names[passage] = part["id"]
        passages.append(passage)
        start = passage.span.end + 2
    return Article(article_id, parts[0]["title"], text), tuple(passages)


def add_to(ranking_set: RankingSet, library: Library) -> None:
    """Add the articles of the set to a library, with the passages that the set gives."""
    for article, passages in ranking_set.articles:
        library.add_analysed(assemble(article, "en", (), passages))


def rank_by_library(ranking_set: RankingSet, *, semantic: bool = True) -> Ranker:
    """Our own ranking of the set's passages."""
    library = Library(semantic=semantic)
    add_to(ranking_set, library)
    return lambda question: [ranking_set.names[hit.passage] for hit in rank_passages(question, library, DEPTH)]


def rank_naively(ranking_set: RankingSet) -> Ranker:
    """The ranking of rank-bm25 with its defaults."""
    names = tuple(ranking_set.names.values())
    ranker = NaiveRanker([passage.text for passage in ranking_set.names])
    return lambda question: [names[at] for at in ranker.best(question, DEPTH)]


def reciprocal_ranks(ranking_set: RankingSet, ranker: Ranker) -> Iterator[float]:
    """For each question 1 over the place of the first relevant passage, 0 where it is not in the first ten (MRR@10)."""
    for name, question in ranking_set.questions.items():
        found = list(ranker(question))[:DEPTH]
        places = (place for place, passage in enumerate(found, 1) if passage in ranking_set.relevant[name])
        yield 1 / next(places, float("inf"))
