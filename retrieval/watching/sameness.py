"""Whether words have been told before: the runs of words that a statement is made of, as numbers.

Outlets quote more or less of the same statement. Two statements are the same where the longer one contains the shorter
one, which is to say that all runs of the shorter one are among those of the longer one. Only hashes are kept, so that
an article that is deleted leaves no words behind.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

SEVERAL = 7
"""Words of a run. A shorter statement is one run of its own: it is the same as no statement but an equal one."""


def runs_of(tokens: Sequence[str]) -> frozenset[int]:
    """The hashes (64 bits, signed) of all runs of `SEVERAL` words, given the folded words of a statement."""
    last = max(0, len(tokens) - SEVERAL)
    return frozenset(_hash(" ".join(tokens[at : at + SEVERAL])) for at in range(last + 1)) if tokens else frozenset()


def _hash(words: str) -> int:
    digest = hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
