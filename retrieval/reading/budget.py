"""How much one document may unpack to and how much text it may give, all that is packed in it counted together."""

from __future__ import annotations

from retrieval.errors import ArticleError

MEGABYTE = 2**20
MOST_BYTES = 512 * MEGABYTE
MOST_LETTERS = 256 * MEGABYTE
MOST_DOCUMENTS = 50_000
DEEPEST = 3
"""How deeply documents may be nested: a page in a zip file in an e-mail."""


class Budget:
    """What is left to spend on one document. Each method raises ArticleError where it is used up.

    Not thread-safe: a budget belongs to one reading.
    """

    def __init__(self) -> None:
        self._bytes = MOST_BYTES
        self._letters = MOST_LETTERS
        self._documents = MOST_DOCUMENTS

    def unpack(self, where: str, count: int) -> None:
        """Spend `count` bytes on something that is unpacked; call it before unpacking where the size is known."""
        self._bytes -= count
        if self._bytes < 0:
            raise ArticleError(where, f"unpacks to more than {MOST_BYTES // MEGABYTE} MB; split it")

    def open(self, where: str) -> None:
        """Count one more document within the document."""
        self._documents -= 1
        if self._documents < 0:
            raise ArticleError(where, f"holds more than {MOST_DOCUMENTS:,} documents; split it")

    def give(self, where: str, text: str) -> None:
        """Count the code points of a text that was read."""
        self._letters -= len(text)
        if self._letters < 0:
            raise ArticleError(where, "gives more text than is read of one document; split it")
