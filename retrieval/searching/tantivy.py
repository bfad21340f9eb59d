"""Candidates at any size, by tantivy: an index in a folder that finds the documents with the highest BM25.

Documents are known by numbers that the caller chooses. tantivy's BM25 is fixed at
k1 = 1.2 and b = 0.75, ours has 0.6 and 0.2. So each occurrence is written twice, above a filling of 5.5 mean lengths:
with `a` the mean length, tantivy's length norm 1.2 (0.25 + 0.75 (2n + 5.5a) / 7.5a) is then 2 * 0.6 (0.8 + 0.2 n/a),
and its score ours, up to its rounding of lengths. `slack` bounds what is left of the difference.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from math import log1p
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from retrieval.searching.bm25 import MOST, length_norm

if TYPE_CHECKING:
    import tantivy

TANTIVY_K1 = 1.2
TANTIVY_B = 0.75
FILLING = "\x01"
"""A term of every document, which no text holds."""
REPEATS = 2
PADDING = 5.5
"""In mean lengths of a document."""
HEAP = 64_000_000
"""Bytes that a writer fills before it writes a segment; tantivy takes no less than 15 MB."""
WITHIN = 20
"""Bits of a number that tell a document within its group."""
LONGEST_TERM = 65_000
"""Bytes; tantivy drops longer ones."""


@contextmanager
def panics_raised() -> Iterator[None]:
    """A damaged file can make tantivy panic, which pyo3 raises as a BaseException; here it is a ValueError."""
    try:
        yield
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # it has no public name
            raise
        raise ValueError(str(error)) from None


def number_of(group: int, position: int) -> int:
    """The number of the document at `position` (from 0, below 2 ** WITHIN) of a group that is removed as a whole."""
    return group << WITHIN | position


def split_number(number: int) -> tuple[int, int]:
    """Group and position of a document."""
    return number >> WITHIN, number & (1 << WITHIN) - 1


class TantivyFolder:
    """An index in a folder, made where there is none. One process writes, any number read; safe to call from threads.

    `mean_length` is about how many terms a document has; the further it is off, the more candidates a search looks at.
    Every method raises ValueError or OSError where the folder is damaged, full or not ours to write, and within
    `panics_raised` nothing else.
    """

    def __init__(self, folder: Path, mean_length: float) -> None:
        import tantivy

        self._padding = f" {FILLING}" * round(PADDING * mean_length)
        fields = tantivy.SchemaBuilder()
        fields.add_text_field("terms", tokenizer_name="whitespace", index_option="freq")
        fields.add_integer_field("number", fast=True)
        fields.add_integer_field("group", indexed=True)
        self._schema = fields.build()
        folder.mkdir(parents=True, exist_ok=True)
        if tantivy.Index.exists(str(folder)):
            self._index = tantivy.Index.open(str(folder))
        else:
            self._index = tantivy.Index(self._schema, path=str(folder))
        words = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        self._index.register_tokenizer("whitespace", words)
        self._index.config_reader("manual")
        self._lock = Lock()
        self._writer: tantivy.IndexWriter | None = None
        self._searcher = self._index.searcher()
        self._mean: float | None = None

    def add(self, number: int, frequencies: Mapping[str, int]) -> None:
        """Add a document, which is found after the next `commit`."""
        import tantivy

        fields = tantivy.Document()
        fields.add_text("terms", self._written(frequencies))
        fields.add_integer("number", number)
        fields.add_integer("group", split_number(number)[0])
        with self._lock:
            self._writing().add_document(fields)

    def remove(self, group: int) -> None:
        """Remove the documents of a group, which are found until the next `commit`."""
        with self._lock:
            self._writing().delete_documents_by_term("group", group)

    def commit(self) -> None:
        """Make all changes since the last commit durable and visible at once."""
        with self._lock:
            if self._writer:
                self._writer.commit()
        self.reload()

    def reload(self) -> None:
        """Load what was committed since, also by another process."""
        with self._lock:
            self._index.reload()
            self._searcher, self._mean = self._index.searcher(), None

    def close(self) -> None:
        """Release the folder to other writers. Uncommitted changes are lost."""
        with self._lock:
            writer, self._writer = self._writer, None
            if writer:
                writer.wait_merging_threads()

    @property
    def documents(self) -> int:
        return self._searcher.num_docs

    @property
    def last(self) -> int:
        """The highest number; -1 where there is no document."""
        numbers = self.numbers(1)
        return numbers[0] if numbers else -1

    def numbers(self, limit: int) -> list[int]:
        """The `limit` highest numbers, the highest first."""
        import tantivy

        everything = tantivy.Query.all_query()
        hits = self._searcher.search(everything, limit, count=False, order_by_field="number").hits
        return [int(number) for number, _ in hits]

    def knows(self, term: str) -> bool:
        return len(term.encode()) > LONGEST_TERM or self._searcher.doc_freq("terms", term) > 0

    def best(self, weights: Mapping[str, float], limit: int) -> list[tuple[int, float]]:
        """The numbers of the `limit` best documents with their scores, best first, by BM25 with these weights (idf)."""
        import tantivy

        searcher = self._searcher
        total = searcher.doc_freq("terms", FILLING)
        parts = []
        for term, weight in weights.items():
            if count := searcher.doc_freq("terms", term):
                own = _tantivy_weight(total, count)
                query = tantivy.Query.term_query(self._schema, "terms", term, "freq")
                parts.append(
                    (tantivy.Occur.Should, tantivy.Query.boost_query(query, weight / own * MOST / (TANTIVY_K1 + 1)))
                )
        if not parts:
            return []
        hits = searcher.search(tantivy.Query.boolean_query(parts), limit, count=False).hits
        numbers = searcher.fast_field_values("number", [address for _, address in hits])
        return [(_whole(number), float(score)) for number, (score, _) in zip(numbers, hits, strict=True)]

    def slack(self, mean_length: float, longest: int) -> float:
        """By what factor, at most, our BM25 of a document exceeds its score here; no document has more terms than that.

        The two are tf / (tf + norm) with norms that grow linearly with the length, tantivy's lengths rounded down. The
        ratio is the largest at tf = 1 and monotone in the length: its bound stands at either end.
        """
        mean = self._mean_of_lengths()
        return 1.0001 * max(1.0, *(self._ratio(length, mean, mean_length) for length in (0, longest)))  # 32 bits there

    def _ratio(self, length: int, mean: float, mean_length: float) -> float:
        written = REPEATS * length + self._padding.count(FILLING)
        theirs = 1 + TANTIVY_K1 / REPEATS * (1 - TANTIVY_B + TANTIVY_B * written / mean)
        return theirs / (1 + length_norm(length, mean_length))

    def _mean_of_lengths(self) -> float:
        """tantivy's mean length, which includes documents that are removed but not yet merged away."""
        mean = self._mean
        if mean is None:
            import tantivy

            searcher = self._searcher
            query = tantivy.Query.term_query(self._schema, "terms", FILLING, "freq")
            hits = searcher.search(query, 1, count=False).hits
            if not hits:
                return 1.0
            explained = json.loads(query.explain(searcher, hits[0][1]).to_json())
            mean = float(explained["details"][2]["details"][4]["value"])
            with self._lock:
                if searcher is self._searcher:
                    self._mean = mean
        return mean

    def _writing(self) -> tantivy.IndexWriter:
        if self._writer is None:
            self._writer = self._index.writer(HEAP, 1)
        return self._writer

    def _written(self, frequencies: Mapping[str, int]) -> str:
        return " ".join(term for term, count in frequencies.items() for _ in range(REPEATS * count)) + self._padding


def _tantivy_weight(documents: int, frequency: int) -> float:
    return log1p((documents - frequency + 0.5) / (frequency + 0.5))


def _whole(value: float | None) -> int:
    if value is None:
        raise ValueError("a document of the index has no number")
    return int(value)
