"""Letters and comments of readers: what stands above a name that is a paragraph of its own is that person's.

    The bus was late again, and I was late with it.

    Dora Whitlam

    Easterby

A page of them is told from other articles by its order: words, then the name, again and again, to the end. Where people
are described under their names, words follow the last name. The names below the entries of a live blog are those of its
reporters, who tell of others and sign again and again: at least half of the pieces must speak of their writer, or many
must be signed, no two by the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.linking.layout.interviewees import Paragraph
from retrieval.quoting.linking.layout.interviews import Answer, speaks_of_themselves
from retrieval.quoting.linking.layout.labels import trimmed
from retrieval.records import Span

_NAME = re.compile(r"[—–-]*\s*(?:[^\W\d_]\.\s*|[^\W\d_a-z][^\W\d_]*['’.-]?[^\W\d_]*\s+){1,3}[^\W\d_a-z][\w'’-]+\s*\.?")
_ACCOUNT = re.compile(r"^[—–\s-]*(@\w{2,})\s*\.?\s*$", re.MULTILINE)
_LEAST = 2
"""The least number of signed pieces on a page of letters."""
_MANY = 5
"""The number of signed pieces, each by another person, from which a few that speak of their writer are enough."""
_LONGEST_NAME = 6
"""The greatest number of words in a signature, its own dash or full stop included."""
_SHORTEST = 6
"""The least number of words in the first paragraph of a piece; a shorter one is a heading, or the last writer's town.
"""
_LONGEST_END = 15
"""The greatest number of words in a paragraph after the last name: how to write to the paper."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The numbers of the paragraphs that somebody wrote, and the tokens of the name below them."""

    written: Sequence[int]
    signed: tuple[Token, ...]


def find_letters(text: str, paragraphs: Sequence[Paragraph], words: Lexicon) -> dict[int, Answer]:
    """The paragraphs that readers wrote, by number, each with the tokens of the name below it; none elsewhere."""
    pieces = list(_pieces(text, paragraphs))
    personal = sum(any(speaks_of_themselves(paragraphs[at], words) for at in piece.written) for piece in pieces)
    signers = {piece.signed[-1].lower for piece in pieces}
    is_sure = 2 * personal >= len(pieces) or (personal and len(signers) == len(pieces) >= _MANY)
    if len(pieces) < _LEAST or not is_sure:
        return {}
    after = (one for one in paragraphs if one.span.start > pieces[-1].signed[-1].end)
    if any(len(one.span.of(text).split()) > _LONGEST_END for one in after):
        return {}
    return {
        at: Answer(Span(paragraphs[at].span.start, trimmed(text, paragraphs[at].span.end)), piece.signed)
        for piece in pieces
        for at in piece.written
    }


def _pieces(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Piece]:
    written: list[int] = []
    for at, paragraph in enumerate(paragraphs):
        shown = paragraph.span.of(text)
        opening = shown.split(None, _LONGEST_NAME)
        may_sign = written and paragraph.sentences and len(opening) <= _LONGEST_NAME
        following = paragraphs[at + 1].span.start if at + 1 < len(paragraphs) else len(text)
        named = shown.rstrip(" ,")
        if may_sign and _NAME.fullmatch(named) and (not named.isupper() or shown.endswith(",")):
            tokens = [token for sentence in paragraph.sentences for token in sentence.tokens]
            yield Piece(written, tuple(tokens[:-1] if tokens[-1].text in ".," else tokens))
            written = []
        elif account := _ACCOUNT.search(text, paragraph.span.end, following):
            yield Piece([at], (_token(account),))  # what an account wrote is one paragraph
            written = []
        elif shown.isupper():  # the heading of a column
            written = []
        elif written or len(opening) >= _SHORTEST:
            written.append(at)


def _token(account: re.Match[str]) -> Token:
    return Token(*account.span(1), account[1], account[1].lower(), is_word=True, is_capitalised=True)
