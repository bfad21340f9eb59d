"""What the terms of an article are made with, in short: two stamps differ where a search could miss words.

A library that is kept holds the terms of its articles, and a question has terms of its own. Where the stemmer, the word
lists or the code has changed in between, the two may no longer meet, so each article is stored with its stamp.
"""

from __future__ import annotations

import sys
from functools import cache
from hashlib import blake2b
from pathlib import Path

from retrieval.searching import vocabulary
from retrieval.text.languages import languages_with, read_language

CHAIN = 1
"""Raised with every change to the code that makes other terms, passages or documents of the same article."""
_BYTES = 4


@cache
def stamp_of(language: str) -> str:
    """The stamp of an article in that language, such as ``1 words 5ad2c1f0 stemmer 444d39b7``.

    It names the version of the code, a digest of the words on which terms depend, and a digest of the stemmer. Another
    version of the stemmer's package that leaves this language's file as it is changes nothing.
    """
    return f"{CHAIN} words {_digest_of_words(language)} stemmer {_digest_of_stemmer(language)}"


def _digest_of_words(language: str) -> str:
    known = vocabulary(language)
    acronyms = [read_language(one, "common").get("", {}).get("acronyms", ()) for one in languages_with("common")]
    parts = (
        sorted(known.stopwords),
        sorted(known.lemmas.items()),
        sorted(known.endings),
        list(known.turned.items()),
        known.stemmer,
        acronyms,
    )
    return _digest(repr(parts).encode())


def _digest_of_stemmer(language: str) -> str:
    algorithm = vocabulary(language).stemmer
    if not algorithm:
        return "none"
    import snowballstemmer  # it brings every language along

    # Where the C library is installed, snowballstemmer takes that instead of its own modules.
    file = sys.modules[type(snowballstemmer.stemmer(algorithm)).__module__].__file__
    return _digest(Path(file).read_bytes()) if file else "unknown"


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=_BYTES).hexdigest()
