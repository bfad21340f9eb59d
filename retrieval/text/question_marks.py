"""The marks that end a question, in any script."""

from __future__ import annotations

QUESTION_MARKS = ("?", "？", "؟")
"""Of the Latin and Cyrillic scripts, of the Chinese and Japanese, and of the Arabic."""


def holds_question_mark(text: str) -> bool:
    """Whether a question mark stands anywhere in a text."""
    return any(mark in text for mark in QUESTION_MARKS)
