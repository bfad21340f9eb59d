"""Terms are the same in whichever threads they are computed: one chat's question spoils no other's article."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from threading import Barrier

import pytest
import snowballstemmer

from retrieval.searching import terms

THREADS = 4
BEGINNINGS = ("harb", "minist", "fahr", "reg", "krank", "bau")
ENDINGS = ("ungen", "lichkeiten", "isches", "igsten", "keit", "ern")
WORDS = ["".join(parts) for parts in product(BEGINNINGS, "aeo", "rs", ENDINGS)]


@pytest.fixture
def hurried() -> Iterator[None]:
    """Threads that take turns as often as the interpreter allows."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("hurried")
def test_threads_that_meet_new_words_at_once_get_the_right_terms() -> None:
    start = Barrier(THREADS)

    def of_all(thread: int) -> list[str]:
        own = [f"{word}{'xyzw'[thread]}en" for word in WORDS]
        start.wait()
        return [term for word in own for term in terms(word, "de")]

    with ThreadPoolExecutor(THREADS) as pool:
        found = list(pool.map(of_all, range(THREADS)))
    stemmer = snowballstemmer.stemmer("german")
    for thread, threads_terms in enumerate(found):
        assert threads_terms == [stemmer.stemWord(f"{word}{'xyzw'[thread]}en") for word in WORDS]
