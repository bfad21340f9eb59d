"""What people ask in several languages: the kind of question, whom it asks about and which fact it wants."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from retrieval.answering.follow_ups import parse_question
from retrieval.searching import terms

QUESTIONS = ("questions_in_languages.toml", "questions_as_typed.toml")


def _asked() -> Iterator[tuple[str, str, str, str, str]]:
    for file in QUESTIONS:
        by_language = tomllib.loads(Path(__file__).with_name(file).read_text(encoding="utf-8"))
        for language, questions in by_language.items():
            for question, kind, subject, wanted in questions:
                yield language, question, kind, subject, wanted


@pytest.mark.parametrize(("language", "question", "kind", "subject", "wanted"), list(_asked()))
def test_a_question_is_understood(language: str, question: str, kind: str, subject: str, wanted: str) -> None:
    parsed = parse_question(question, language=language)
    assert parsed.kind == kind
    if kind in {"said-about", "did-say"} and subject:
        assert list(parsed.subject) == list(dict.fromkeys(terms(subject, language)))
    assert parsed.wanted == wanted or (not wanted and parsed.wanted == "person")
