"""Counts anew the articles of each language, the speakers of each name term, and the documents of each index."""

from __future__ import annotations

from collections import Counter

from retrieval.searching import terms
from retrieval.storing.database import Database
from retrieval.storing.documents import terms_of
from retrieval.storing.values import Value, as_int

_BATCH = 500


def languages_of(database: Database) -> Counter[Value]:
    """The number of articles in each language, counted."""
    return Counter(spoken for (spoken,) in database.read("SELECT spoken FROM articles"))


def name_terms_of(database: Database) -> Counter[Value]:
    """Each term of speakers' names with the number of speakers of all articles whose name contains it, counted."""
    found = database.read("SELECT name, spoken FROM speakers JOIN articles ON article = number")
    spoken = ((name, language) for name, language in found if isinstance(name, str) and isinstance(language, str))
    return Counter(term for name, language in spoken for term in set(terms(name, language)))


def count_speech(database: Database) -> None:
    """Count the articles of each language and the names of speakers again, and store the counts."""
    for table in ("languages", "names"):
        database.write(f"DELETE FROM {table}")  # noqa: S608 - ours
    database.write_all("INSERT INTO languages VALUES (?, ?)", list(languages_of(database).items()))
    database.write_all("INSERT INTO names VALUES (?, ?)", list(name_terms_of(database).items()))


def count_documents(database: Database, corpus: int) -> None:
    """Count a corpus again, and store its number of documents, their length, and each term's document frequency."""
    frequencies: Counter[Value] = Counter()
    count = length = longest = 0
    last = -1
    while found := database.read(
        "SELECT place, length, terms FROM documents WHERE place & 1 = ? AND place > ? ORDER BY place LIMIT ?",
        corpus,
        last,
        _BATCH,
    ):
        last = as_int(found[-1][0])
        for _, size, packed in found:
            frequencies.update(terms_of(packed).keys())
            count, length, longest = count + 1, length + as_int(size), max(longest, as_int(size))
    database.write("DELETE FROM terms WHERE corpus = ?", corpus)
    database.write_all("INSERT INTO terms VALUES (?, ?, ?)", [(corpus, *one) for one in frequencies.items()])
    database.write(
        "UPDATE corpora SET documents = ?, length = ?, longest = ? WHERE corpus = ?", count, length, longest, corpus
    )
