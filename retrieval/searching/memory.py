"""The engine in memory: postings in dictionaries."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from threading import Lock

from retrieval.searching.index import Document, Statistics


class MemoryIndex:
    """An `Index` in memory. `candidates` finds every document that shares a term, whatever the limit."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._documents: dict[int, Document] = {}
        self._numbers: dict[str, range] = {}
        self._postings: dict[str, set[int]] = {}
        self._next = 0
        self._length = 0

    def add(self, article_id: str, documents: Sequence[Document]) -> None:
        with self._lock:
            self._remove(article_id)
            numbers = self._numbers[article_id] = range(self._next, self._next + len(documents))
            self._next = numbers.stop
            for number, document in zip(numbers, documents, strict=True):
                self._documents[number] = document
                self._length += document.length
                for term in document.frequencies:
                    self._postings.setdefault(term, set()).add(number)

    def remove(self, article_id: str) -> None:
        with self._lock:
            self._remove(article_id)

    def _remove(self, article_id: str) -> None:
        for number in self._numbers.pop(article_id, range(0)):
            document = self._documents.pop(number)
            self._length -= document.length
            for term in document.frequencies:
                posting = self._postings[term]
                posting.remove(number)
                if not posting:
                    del self._postings[term]

    def candidates(
        self, terms: Collection[str], limit: int, statistics: Statistics | None = None
    ) -> Sequence[Document]:
        del limit, statistics
        with self._lock:
            numbers = set[int]().union(*(self._postings.get(term, ()) for term in terms))
            return [self._documents[number] for number in sorted(numbers)]

    def statistics(self, terms: Collection[str]) -> Statistics:
        with self._lock:
            count = len(self._documents)
            frequencies = {term: len(self._postings.get(term, ())) for term in terms}
            return Statistics(count, self._length / count if count else 0.0, frequencies)

    def vocabulary(self, beginning: str = "") -> Collection[str]:
        with self._lock:
            return tuple(term for term in self._postings if term.startswith(beginning))
