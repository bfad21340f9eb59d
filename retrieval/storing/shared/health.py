"""Looking for damage in a shared library, and deriving again what can be derived from its articles and documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from uuid import uuid4

from retrieval.library.analysed import AnalysedArticle
from retrieval.records import Speaker
from retrieval.storing.engine import ARTICLES, PASSAGES
from retrieval.storing.health.checking import Checked
from retrieval.storing.health.repairing import Repaired
from retrieval.storing.shared.changes import DOCUMENTS, counted
from retrieval.storing.shared.lance.columns import COUNTED, StoredRow
from retrieval.storing.shared.lance.documents import terms_in
from retrieval.storing.shared.lance.figures import Figures, OfCorpus, figures_of, pack_figures, total
from retrieval.storing.shared.lance.lookups import Lookups
from retrieval.storing.shared.lance.records import stamp_in, unpacked_article
from retrieval.storing.shared.lance.table import SEARCHED, SharedTable, literal
from retrieval.storing.shared.lance.turns import Turns
from retrieval.storing.values import as_bytes, as_int, as_text

_AT_ONCE = 500
_MOST_TOLD = 20


def check(table: SharedTable, lookups: Lookups) -> Checked:
    """Read every article and document, count them, and compare. Raises LibraryError where the storage fails."""
    table.look()
    noted = lookups.figures()
    found = _Counted(table)
    damages = list(found.damages[:_MOST_TOLD])
    for name, one, two in (
        ("articles", noted.articles, found.figures.articles),
        ("quotes", noted.quotes, found.figures.quotes),
        ("speakers", noted.speakers, found.figures.speakers),
        ("passages", noted.corpora[PASSAGES.number].documents, found.figures.corpora[PASSAGES.number].documents),
        ("terms", noted.corpora[PASSAGES.number].length, found.figures.corpora[PASSAGES.number].length),
    ):
        if one != two:
            damages.append(
                f"{one:,} {name} are noted, {two:,} are there; `onrecord library check --repair` counts anew"
            )
    if not damages and _noted_terms(table) != found.terms:
        damages.append("the counts of terms do not fit the articles; `onrecord library check --repair` counts anew")
    return Checked(found.figures.articles, found.figures.corpora[PASSAGES.number].documents, (), tuple(damages))


def repair(table: SharedTable, turns: Turns) -> Repaired:
    """Take out what is doubled or cannot be read, count everything again, and build the search indexes anew.

    Called in one turn of writing. Raises LibraryError where the storage fails.
    """
    table.look()
    noted = total(figures_of(as_bytes(packed)) for (packed,) in table.read("kind = 'figures'", ("record",)))
    found = _Counted(table)
    lost = tuple(dict.fromkeys(found.lost))
    if lost:
        for article_id in lost:
            table.delete(f"id = {literal(article_id)}")
        table.look()
        found = _Counted(table)
    kept = len(table.read("kind = 'edition'", ("key",)))
    figures = found.figures + Figures(next=noted.next, editions=kept)  # no number is given twice
    stamp = uuid4().hex
    rows = [StoredRow(key=f"figures/{stamp}", kind="figures", number=0, record=pack_figures(figures))]
    for term, counts in found.terms.items():
        key = f"term/{stamp}/{term}"
        rows.append(
            StoredRow(
                key=key, kind="term", number=0, term=term, passages=counts[0], articles=counts[1], names=counts[2]
            )
        )
    turns.confirm()
    table.replace(rows, "kind IN ('figures', 'term', 'gone')")
    for column in SEARCHED:
        table.rebuild(column)
    table.look()
    return Repaired((), lost)


class _Counted:
    """Everything that the articles and documents of a library say about its counts.

    `damages` says in words what is wrong with single articles, and `lost` are the ids of those that cannot be read or
    that are there twice.
    """

    def __init__(self, table: SharedTable) -> None:
        self.damages: list[str] = []
        self.lost: list[str] = []
        self.terms: dict[str, tuple[int, int, int]] = {}
        names: Counter[str] = Counter()
        speakers: set[Speaker] = set()
        figures = Figures()
        for number, analysed, stamp in self._articles(table):
            figures += counted(analysed, stamp)
            figures += Figures(next=number + 1)
            names.update(analysed.name_terms)
            speakers |= {found.speaker for found in analysed.attributions if found.speaker}
        passages, of_passages = self._documents(table, PASSAGES.number)
        wholes, of_wholes = self._documents(table, ARTICLES.number)
        self.figures = figures + Figures(corpora=(passages, wholes), speakers=len(speakers))
        for term in dict.fromkeys((*of_passages, *of_wholes, *names)):
            self.terms[term] = of_passages[term], of_wholes[term], names[term]

    def _articles(self, table: SharedTable) -> Iterator[tuple[int, AnalysedArticle, str]]:
        listed = sorted((as_int(place), as_text(key)) for place, key in table.read("place >= 0", ("place", "key")))
        seen: set[str] = set()
        for start in range(0, len(listed), _AT_ONCE):
            places = [place for place, _ in listed[start : start + _AT_ONCE]]
            for place, key, record in table.read_in("place", places, ("place", "key", "record")):
                article_id = as_text(key).removeprefix("article/")
                if article_id in seen:
                    self._lose(article_id, "is there twice")
                    continue
                seen.add(article_id)
                try:
                    yield as_int(place), unpacked_article(record), stamp_in(record)
                except ValueError as error:
                    self._lose(article_id, str(error))

    def _lose(self, article_id: str, reason: str) -> None:
        self.lost.append(article_id)
        self.damages.append(f"article {article_id!r}: {reason}; `onrecord library check --repair` takes it out")

    def _documents(self, table: SharedTable, corpus: int) -> tuple[OfCorpus, Counter[str]]:
        counted, terms = OfCorpus(), Counter[str]()
        seen: set[str] = set()
        found: Sequence[Sequence[object]] = table.read(f"kind = '{DOCUMENTS[corpus]}'", ("key", "id", "length", "bag"))
        for key, article_id, length, bag in found:
            if key in seen:
                continue
            seen.add(str(key))
            try:
                frequencies = terms_in(bag if isinstance(bag, bytes) else None)
            except ValueError as error:
                self._lose(str(article_id), str(error))
                continue
            terms.update(frequencies.keys())
            size = length if isinstance(length, int) else 0
            counted += OfCorpus(1, size, size)
        return counted, terms


def _noted_terms(table: SharedTable) -> dict[str, tuple[int, int, int]]:
    noted: dict[str, tuple[int, int, int]] = {}
    for term, *changes in table.read("kind = 'term'", ("term", *COUNTED)):
        before = noted.get(as_text(term), (0, 0, 0))
        noted[as_text(term)] = (
            before[0] + as_int(changes[0]),
            before[1] + as_int(changes[1]),
            before[2] + as_int(changes[2]),
        )
    return {term: counts for term, counts in noted.items() if any(counts)}
