"""The languages whose words are known: what every lexicon holds, and that no text in any of them fails."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval import Article, find_attributions
from retrieval.quoting.grammar.declension import nominative_first_name, nominative_surname, stem
from retrieval.quoting.grammar.first_names import first_names
from retrieval.quoting.loading import load_lexicon
from retrieval.text.languages import read_language

LANGUAGES = ["de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru", "uk"]
SPOKEN = """
 sagte | dit-il| dijo | ha detto | powiedział | сказал он| що | dass | qu'il |l'Élysée| laut | zufolge| seien |Ana Ruiz
|Der Minister|12. Oktober|По словам Соколова|王丽说：“|”张伟说。"""
PIECES = st.sampled_from([*"„“”«»’'\"—–-,.:;?!()\n ", *SPOKEN.split("|")])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lexicon_holds_what_every_rule_asks_for(language: str) -> None:
    words = load_lexicon(language)
    assert words.is_known
    assert len(words.speech) > 100
    for listed in (words.according, words.that, words.male, words.female, words.roles, words.titles, words.time):
        assert listed


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_in_lower_case(language: str) -> None:
    for section in read_language(language, "quoting").values():
        for name, listed in section.items():
            assert list(listed) == [word.lower() for word in listed], name


@pytest.mark.parametrize("language", ["xx", "", "../en", "fi"])
def test_an_unknown_language_has_an_empty_lexicon(language: str) -> None:
    assert not load_lexicon(language).is_known


def test_no_first_name_is_given_to_both() -> None:
    male, female = first_names()
    assert not male & female


@given(st.sampled_from([*LANGUAGES, "zh", "fi", ""]), st.lists(PIECES, max_size=40))
def test_no_text_fails_and_quotes_lie_inside(language: str, pieces: list[str]) -> None:
    text = "".join(pieces)
    for found in find_attributions(Article("case", "", text, language=language)):
        assert 0 <= found.quote.span.start < found.quote.span.end <= len(text)
        assert found.source is None or found.source.of(text).strip()


def test_a_description_before_a_comma_may_end_a_text() -> None:
    assert find_attributions(Article("case", "", "Then came a doctor,")) == ()


@pytest.mark.parametrize(
    ("language", "forms", "stemmed"),
    [
        ("ru", ["Соколов", "Соколова", "Соколову", "Соколовым"], "Соколов"),
        ("uk", ["Бойко", "Бойка", "Бойку"], "Бойк"),
        ("pl", ["Kowalski", "Kowalskiego", "Kowalskiemu", "Kowalskim"], "Kowalsk"),
        ("de", ["Merkel", "Merkels"], "Merkel"),
        ("en", ["Williams"], "Williams"),
    ],
)
def test_forms_of_a_name_share_their_stem(language: str, forms: list[str], stemmed: str) -> None:
    endings = load_lexicon(language).case_endings
    assert {stem(form, endings) for form in forms} == {stemmed}


@pytest.mark.parametrize(
    ("language", "first", "surnames", "nominative"),
    [
        ("ru", "Андрея", ["Новикова"], ("Андрей", "Новиков")),
        ("uk", "Андрія", ["Зеленського"], ("Андрій", "Зеленський")),
        ("pl", "Donalda", ["Tuska", "Tusk"], ("Donald", "Tusk")),
        ("pl", "Adama", ["Górskiego"], ("Adam", "Górski")),
    ],
)
def test_a_declined_name_has_its_nominative(
    language: str, first: str, surnames: list[str], nominative: tuple[str, str]
) -> None:
    words = load_lexicon(language)
    given_name = nominative_first_name(first, words)
    assert (given_name, nominative_surname(surnames, words.case_endings, words.male_surnames)) == nominative
