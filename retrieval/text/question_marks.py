"""The marks that end a question, in any script."""

from __future__ import annotations

QUESTION_MARKS = "?？؟՞፧⸮꘏"
"""Of the Latin and Cyrillic scripts, of Chinese and Japanese, Arabic, Armenian, Amharic, Syriac and Vai."""
_CLOSING = " \t\r\n\"'“”’»«」』)*_"
"""What may follow the mark: spaces, closing quotation marks of any language, brackets and the signs of bold letters."""


def holds_question_mark(text: str) -> bool:
    """Whether a question mark stands anywhere in a text."""
    return any(mark in text for mark in QUESTION_MARKS)


def ends_as_question(text: str) -> bool:
    """Whether a text ends with a question mark, before the quotation marks and brackets that close it: “Why?”"""
    return text.rstrip(_CLOSING).endswith(tuple(QUESTION_MARKS))
