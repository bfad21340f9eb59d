"""Claims that somebody denied words, or did not say them: true where the article says so, the opposite where not."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from retrieval import Article, Check, Library, check_quote

CASES: dict[str, list[dict[str, str]]] = tomllib.loads(
    Path(__file__).with_name("turning_cases.toml").read_text(encoding="utf-8")
)


def _cases(table: str, *names: str) -> list[tuple[str, ...]]:
    return [tuple(case[name] for name in names) for case in CASES[table]]


def _checked(text: str, claim: str, language: str = "en") -> Check:
    library = Library(semantic=False)
    library.add(Article("news", "News", text, language=language))
    return check_quote(claim, library)


@pytest.mark.parametrize(("text", "claim"), _cases("turned", "text", "claim"))
def test_words_that_are_turned_round_do_not_stand(text: str, claim: str) -> None:
    assert not _checked(text, claim).stands


@pytest.mark.parametrize(("text", "claim"), _cases("kept", "text", "claim"))
def test_words_that_are_not_turned_round_stand(text: str, claim: str) -> None:
    assert _checked(text, claim).stands


@pytest.mark.parametrize(("language", "text", "denial"), _cases("denials", "language", "text", "denial"))
def test_a_denial_stands_where_the_article_tells_it(language: str, text: str, denial: str) -> None:
    assert _checked(text, denial, language).stands


@pytest.mark.parametrize(("language", "text", "claim"), _cases("denials", "language", "text", "turned"))
def test_who_denied_words_is_not_said_to_have_said_them(language: str, text: str, claim: str) -> None:
    checked = _checked(text, claim, language)
    assert not checked.stands
    assert checked.findings[0].is_negated


@pytest.mark.parametrize(("language", "text", "denial"), _cases("said", "language", "text", "denial"))
def test_who_said_words_is_not_said_to_have_denied_them(language: str, text: str, denial: str) -> None:
    checked = _checked(text, denial, language)
    assert not checked.stands
    assert checked.findings[0].is_negated


@pytest.mark.parametrize(("text", "denial"), _cases("unlike", "text", "denial"))
def test_another_kind_of_denial_is_neither_confirmed_nor_the_opposite(text: str, denial: str) -> None:
    checked = _checked(text, denial)
    assert not checked.stands
    assert not any(finding.is_negated for finding in checked.findings)


def test_the_part_tells_what_the_speaker_is_claimed_to_have_done() -> None:
    text = "Mayor Ruth Calloway denied that the report had been hidden."
    assert _checked(text, "Calloway denied that the report had been hidden").parts[0].stance == "denied"
    assert _checked(text, "Calloway refused to say that the report had been hidden").parts[0].stance == "unsaid"
    assert _checked(text, "Calloway said that the report had been hidden").parts[0].stance == "said"
