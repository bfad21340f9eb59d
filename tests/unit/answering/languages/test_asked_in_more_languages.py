"""Questions in languages that the bot does not speak itself, about an article in the same language."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from retrieval import Article, Library, answer

ARTICLES = tomllib.loads(Path(__file__).with_name("asked_in_more_languages.toml").read_text(encoding="utf-8"))
FOLLOWS = "+"


def _asked() -> Iterator[tuple[str, str, str, str]]:
    for language, article in ARTICLES.items():
        for question, speaker, words in article["asked"]:
            yield language, question, speaker, words


@cache
def library(language: str) -> Library:
    filled = Library(semantic=False)
    filled.add(Article(language, "", ARTICLES[language]["text"].strip(), language=language))
    return filled


@pytest.mark.parametrize(("language", "question", "speaker", "words"), list(_asked()))
def test_a_question_is_answered_by_whom_it_asks_about(language: str, question: str, speaker: str, words: str) -> None:
    talk = [ARTICLES[language]["asked"][0][0]] if question.startswith(FOLLOWS) else []
    found = answer(question.removeprefix(FOLLOWS), library(language), talk).evidence
    if not speaker and not words:
        assert not found
        return
    best = found[0]
    assert words in best.text
    assert (best.speaker.name if best.speaker else "") == speaker
