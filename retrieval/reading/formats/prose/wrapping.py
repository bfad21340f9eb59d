"""Lines broken at a width, by hand or by an editor, put back into the paragraphs they were."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import cache, partial
from itertools import pairwise

from retrieval.text.languages import languages_with, read_language
from retrieval.text.sentences import ends_clause

BLANK = re.compile(r"(\n[ \t]*(?:\n[ \t]*)+|\n\s*\Z)")
WIDTHS = range(40, 133)
"""The widths at which editors break lines of prose, in code points."""
LIST_ITEM = re.compile(r"\s*(?:[-–—•*>]|\d{1,3}[.)])\s")


BROKEN = re.compile(r"(?<![^\W\d_])([^\W\d_]+)[-\u2010\u00ad]\n[ \t]*([^\W\d_]+)")
HYPHENATED = re.compile(r"(?<![^\W\d_])[^\W\d_]++(?:[-\u2010][^\W\d_]++)+")
"""A word with hyphens in it."""


def unwrap(text: str) -> str:
    """`text` with a space for each line end inside a paragraph, and words that were broken at a line's end made whole.

    Blank lines part the paragraphs. The lines of one belong together where half of them end within a sentence that goes
    on in lower case, or where each next word would not have fitted into the width that all lines keep.
    """
    width = max(map(len, text.split("\n")))
    compounds = compounds_in(text) if BROKEN.search(text) else frozenset()
    return "".join(
        block if number % 2 else _joined(block.split("\n"), width, compounds)
        for number, block in enumerate(BLANK.split(text))
    )


def compounds_in(text: str) -> frozenset[str]:
    """The words of `text` that have a hyphen within a line, in lower case: "well-known"."""
    return frozenset(HYPHENATED.findall(text.lower()))


def _joined(lines: Sequence[str], width: int, compounds: Set[str]) -> str:
    if len(lines) < 2:
        return lines[0] if lines else ""
    wrapped = not any(map(LIST_ITEM.match, lines)) and (_go_on(lines) or (width in WIDTHS and _fill(lines, width)))
    if not wrapped:
        return "\n".join(lines)
    return BROKEN.sub(partial(_whole, compounds=compounds), "\n".join(lines)).replace("\n", " ")


@cache
def joining_words() -> frozenset[str]:
    """Words of all languages before which a hyphen stands for the rest of a compound: “Ein- und Ausfuhr”."""
    languages = languages_with("common")
    return frozenset(word for one in languages for word in read_language(one, "common")[""].get("joining", ()))


def _whole(broken: re.Match[str], compounds: Set[str]) -> str:
    """Two halves of a word as one.

    The hyphen stays before a capital, where the text elsewhere has the word with it, and where it stands for the rest
    of a compound.
    """
    before, after = broken.groups()
    if after in joining_words():
        return f"{before}- {after}"
    is_compound = after[:1].isupper() or f"{before}-{after}".lower() in compounds
    return f"{before}-{after}" if is_compound else before + after


def _go_on(lines: Sequence[str]) -> bool:
    within = [after for before, after in pairwise(lines) if not ends_clause(before)]
    return 2 * len(within) >= len(lines) - 1 and any(after.lstrip()[:1].islower() for after in within)


def _fill(lines: Sequence[str], width: int) -> bool:
    return all(len(line) + 1 + len("".join(after.split(maxsplit=1)[:1])) > width for line, after in pairwise(lines))
