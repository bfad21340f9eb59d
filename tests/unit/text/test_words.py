"""From a text to its terms: each step of the chain by an example, and what must hold for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.searching.words import KNOWN, guess_language, terms, tokens, vocabulary


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor of Málaga", ["mayor", "malaga"]),
        ("Ruiz’s taxes, Ruiz's taxes", ["ruiz", "tax", "ruiz", "tax"]),
        ("$2,521.50 and 1.6 percent", ["2521.50", "1.6", "percent"]),
        ("What did she say?", ["say"]),
        ("children said they knew", ["child", "say", "know"]),
        ("U.S. and US and America", ["usa", "usa", "usa"]),
        ("tell us", ["tell"]),
        ("two-thirds", ["two", "third"]),
        ("o'clock", ["o'clock"]),
        ("dads and cops", ["father", "polic"]),
        ("not correctAnd stated", ["correctand", "correct", "state"]),
        ("LeBron DuVernay iPhone", ["lebron", "duvernay", "iphon"]),
        ("Ｆｕｌｌ ﬁt", ["full", "fit"]),
        ("外交部", ["外交", "交部"]),
        ("?!… 😀", []),
        ("", []),
    ],
)
def test_terms_of_english(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "The elections were lost", "losing an election"),
        ("de", "Die Steuern gingen", "Steuer gehen"),
        ("fr", "Les élections", "une élection"),
        ("es", "las elecciones", "elección"),
        ("it", "le elezioni", "una elezione"),
        ("pt", "as eleições", "uma eleição"),
        ("ru", "на выборах", "о выборах"),
        ("uk", "у порту", "порти"),
        ("zh", "大桥的说明", "说明了大桥"),
    ],
)
def test_forms_of_a_word_share_their_term(language: str, one: str, other: str) -> None:
    assert set(terms(one, language)) == set(terms(other, language))


def test_a_language_without_stopwords_is_stemmed_and_an_unknown_one_is_left_as_it_is() -> None:
    assert terms("vergaderingen", "nl") == terms("vergadering", "nl")
    assert terms("Vergaderingen", "xx") == ["vergaderingen"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("王丽关于港口说了什么？", ["王丽", "关于", "港口", "说", "了", "什么"]),
        ("王麗關於港口說了什麼", ["王麗", "關於", "港口", "說", "了", "什麼"]),
        ("小说的目的", ["小说", "的", "目的"]),
        ("旧港口什么时候关闭", ["旧港", "港口", "什么时候", "关闭"]),
    ],
)
def test_words_of_no_topic_part_chinese(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("What did the minister say about the taxes?", "en"),
        ("Was hat die Ministerin über die Steuern gesagt?", "de"),
        ("Que dit le ministre sur les impôts ?", "fr"),
        ("¿Qué dijo el ministro sobre los impuestos?", "es"),
        ("Che cosa ha detto il ministro sulle tasse?", "it"),
        ("O que disse o ministro sobre os impostos?", "pt"),
        ("Что сказал министр о налогах?", "ru"),
        ("Що сказав міністр про податки?", "uk"),
        ("部长关于税收说了什么？", "zh"),
        ("Borrell?", "en"),
    ],
)
def test_the_language_of_a_question(question: str, language: str) -> None:
    assert guess_language(question) == language


@pytest.mark.parametrize("language", KNOWN)
def test_irregular_forms_lead_to_forms_that_lead_no_further(language: str) -> None:
    lemmas = vocabulary(language).lemmas
    assert not [lemma for lemma in lemmas.values() if lemmas.get(lemma, lemma) != lemma]


@given(st.text())
def test_terms_are_found_again_whatever_the_case(text: str) -> None:
    assert terms(text.casefold()) == terms(text.casefold().casefold())
    assert len(terms(text)) <= len(tokens(text))


@given(st.lists(st.sampled_from(["Ruiz", "said", "the", "taxes", "3,000", "élan"])))
def test_the_terms_of_a_text_are_those_of_its_words(words: list[str]) -> None:
    assert terms(" ".join(words)) == [term for word in words for term in terms(word)]
