"""Where paragraphs begin among the sentences of an article."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.tokens import Sentence, Token

BORDER = "¶"


def with_borders(sentences: Sequence[Sentence]) -> list[Token]:
    """The tokens of all sentences, with a `BORDER` between paragraphs so that no name extends over it."""
    tokens: list[Token] = []
    for number, sentence in enumerate(sentences):
        if number and starts_paragraph(sentences, number):
            at = sentences[number - 1].end
            tokens.append(Token(at, at, BORDER, BORDER, is_word=False, is_capitalised=False))
        tokens += sentence.tokens
    return tokens


def starts_paragraph(sentences: Sequence[Sentence], number: int) -> bool:
    """True for the first sentence of a paragraph."""
    if not number:
        return True
    before, sentence = sentences[number - 1], sentences[number]
    return "\n" in sentence.text[before.end : sentence.start]
