"""What stands in quotation marks and reads as a sentence that somebody says, rather than as a term or a title."""

from __future__ import annotations

from retrieval.quoting.grammar.tokens import reads_as_title
from retrieval.quoting.marks.stretches import Stretch
from retrieval.text.sentences import CASED_STOPS, UNCASED_STOPS

_ENDS = frozenset(CASED_STOPS + UNCASED_STOPS + "…")
_LEAST_ENDED = 5
"""Letters of a sentence that ends with its own stop within the marks."""
_LEAST_WORDS = 4
_LEAST_UNSPACED = 10
"""Letters from which words that no space parts are more than a term."""


def is_utterance(text: str, stretch: Stretch) -> bool:
    """Whether the words in marks end as a sentence does, or are more than a term is long and no title."""
    quoted = stretch.span.of(text).strip()
    letters = sum(map(str.isalnum, quoted))
    if quoted[-1:] in _ENDS:
        return letters >= _LEAST_ENDED
    words = quoted.split()
    is_long = len(words) >= _LEAST_WORDS or letters >= _LEAST_UNSPACED * len(words)
    return is_long and not reads_as_title(quoted)
