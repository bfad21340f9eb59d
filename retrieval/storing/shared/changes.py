"""What is about to be committed to a shared library, and the rows and counts that come of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from retrieval.library.analysed import AnalysedArticle
from retrieval.library.shelf import words_of_name
from retrieval.library.stamp import stamp_of
from retrieval.records import Speaker
from retrieval.searching import Document
from retrieval.storing import rows
from retrieval.storing.engine import ARTICLES, PASSAGES
from retrieval.storing.shared.bounds import written
from retrieval.storing.shared.editions import edition_rows
from retrieval.storing.shared.lance.columns import StoredRow
from retrieval.storing.shared.lance.documents import pack_document, terms_in
from retrieval.storing.shared.lance.figures import Figures, OfCorpus, pack_figures
from retrieval.storing.shared.lance.records import packed_article, stamp_in, unpacked_article
from retrieval.storing.values import Row, as_int, as_text

DOCUMENTS = {PASSAGES.number: "passage", ARTICLES.number: "whole"}
"""The kinds of rows that are documents, by corpus."""
ROW_BEFORE = ("number", "key", "kind", "id", "length", "bag", "record", "name", "role")
"""The columns that are read of a row before it is replaced."""


class Changes:
    """What is about to be committed: articles and documents to put, and ids of which everything goes before that."""

    def __init__(self) -> None:
        self.replaced: dict[str, None] = {}
        self.articles: dict[str, AnalysedArticle] = {}
        self.documents: dict[tuple[int, str], Sequence[Document]] = {}
        self.parts: set[tuple[int, str]] = set()
        """Documents of articles that are themselves not changed."""

    def __bool__(self) -> bool:
        return bool(self.replaced or self.articles or self.documents or self.parts)


class NewRows:
    """The rows of articles and documents that are put, and what they add to the counts."""

    def __init__(self, number: int, changes: Changes, before: Mapping[str, tuple[int, bytes]]) -> None:
        self.number = number
        self._before = before
        self._now = datetime.now(UTC).isoformat(timespec="seconds")
        self.changed: set[str] = set()
        """The ids of the articles of which an edition is kept."""
        self.made: list[StoredRow] = []
        self.terms: tuple[Counter[str], Counter[str], Counter[str]] = Counter(), Counter(), Counter()
        self.corpora = [OfCorpus(), OfCorpus()]
        self.figures = Figures()
        self.speakers: Counter[Speaker] = Counter()
        """The number of rows of each speaker."""
        self.more_speakers = 0
        numbers: dict[str, int] = {}
        for analysed in changes.articles.values():
            self._put(analysed, numbers.setdefault(analysed.article.id, number + len(numbers)))
        for (corpus, article_id), documents in changes.documents.items():
            self._index(corpus, documents, numbers.setdefault(article_id, number + len(numbers)))
        self._next = number + len(numbers)

    def finished(self, stamp: str) -> list[StoredRow]:
        """All rows, with those of the counts. `stamp` is the key by which the commit is found again."""
        for term in dict.fromkeys(term for counted in self.terms for term in counted):
            passages, articles, names = (counted[term] for counted in self.terms)
            if passages or articles or names:
                key = f"term/{stamp}/{term}"
                self.made.append(
                    StoredRow(
                        key=key,
                        kind="term",
                        number=self.number,
                        term=term,
                        passages=passages,
                        articles=articles,
                        names=names,
                    )
                )
        figures = self.figures + Figures(
            next=max(self._next, self.number + 1),
            corpora=(self.corpora[0], self.corpora[1]),
            speakers=self.more_speakers,
        )
        self.made.append(StoredRow(key=stamp, kind="figures", number=self.number, record=pack_figures(figures)))
        return self.made

    def _put(self, analysed: AnalysedArticle, number: int) -> None:
        article = analysed.article
        seen = self._now
        if before := self._before.get(article.id):
            editions, seen = edition_rows(*before, analysed, self._now)
            self.made += editions
            if editions:
                self.changed.add(article.id)
                self.figures += Figures(editions=1)
        self.made.append(
            StoredRow(
                key=f"article/{article.id}",
                kind="article",
                number=number,
                id=article.id,
                place=number,
                link=rows.link_of(article.url) or None,
                digest=rows.digest_of(article).hex(),
                record=packed_article(analysed, seen),
            )
        )
        spoken = Counter(found.speaker for found in analysed.attributions if found.speaker)
        for at, (speaker, quotes) in enumerate(spoken.items()):
            for within, word in enumerate(sorted(words_of_name(speaker.name)) or [""]):
                self.speakers[speaker] += 1
                self.made.append(
                    StoredRow(
                        key=f"speech/{at}/{within}/{article.id}",
                        kind="speech",
                        number=number,
                        id=article.id,
                        position=at,
                        length=within,
                        name=speaker.name,
                        role=speaker.role,
                        word=word,
                        quotes=quotes,
                    )
                )
        self.terms[2].update(analysed.name_terms)
        self.figures += counted(analysed, f"{analysed.language} {stamp_of(analysed.language)}")

    def _index(self, corpus: int, documents: Sequence[Document], number: int) -> None:
        kind, is_passage = DOCUMENTS[corpus], corpus == PASSAGES.number
        mean = (PASSAGES if is_passage else ARTICLES).mean_length
        for one in documents:
            text = written(one.frequencies, mean)
            self.made.append(
                StoredRow(
                    key=f"{kind}/{one.position}/{one.article_id}",
                    kind=kind,
                    number=number,
                    id=one.article_id,
                    position=one.position,
                    length=one.length,
                    passage_terms=text if is_passage else None,
                    article_terms=None if is_passage else text,
                    bag=pack_document(number, one.position, one.article_id, one.length, one.frequencies),
                )
            )
            self.terms[corpus].update(one.frequencies.keys())
            self.corpora[corpus] += OfCorpus(1, one.length, one.length)


class OldRows:
    """The rows that are replaced, taken off the counts of `new`."""

    def __init__(self, gone: Sequence[Row], new: NewRows) -> None:
        self.keys = [as_text(row[1]) for row in gone]
        self.speakers: Counter[Speaker] = Counter()
        corpora = {kind: corpus for corpus, kind in DOCUMENTS.items()}
        for _, _, kind, _, length, bag, record, name, role in gone:
            if kind == "edition":
                new.figures += Figures(editions=-1)
            elif kind == "said":
                continue
            elif kind == "speech":
                self.speakers[Speaker(as_text(name), as_text(role))] += 1
            elif kind == "article":
                analysed = unpacked_article(record)
                new.terms[2].subtract(analysed.name_terms)
                new.figures += negated(counted(analysed, stamp_in(record)))
            else:
                corpus = corpora[as_text(kind)]
                new.terms[corpus].subtract(terms_in(bag).keys())
                new.corpora[corpus] += OfCorpus(-1, -as_int(length), 0, 1)


def counted(analysed: AnalysedArticle, stamp: str) -> Figures:
    """What one article with that language and stamp adds to the counts, besides its documents and speakers."""
    article = analysed.article
    return Figures(
        articles=1,
        quotes=sum(1 for found in analysed.attributions if found.speaker),
        characters=len(article.text),
        languages={analysed.language: 1},
        months={article.published[:7]: 1},
        stamps={stamp: 1},
    )


def negated(figures: Figures) -> Figures:
    """What is taken off the counts where an article goes that had added `figures`."""
    return Figures(
        articles=-figures.articles,
        quotes=-figures.quotes,
        characters=-figures.characters,
        removals=figures.articles,
        languages={name: -count for name, count in figures.languages.items()},
        months={name: -count for name, count in figures.months.items()},
        stamps={name: -count for name, count in figures.stamps.items()},
    )
