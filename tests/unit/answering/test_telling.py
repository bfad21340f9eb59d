"""What articles tell of somebody instead of their words: that they said nothing, or who speaks next."""

from __future__ import annotations

import pytest

from retrieval import Answer, Article, Library, answer
from retrieval.searching.words import fold
from retrieval.text.question_patterns import search

QUAY = Article(
    "quay",
    "Old quay in Marlow Bay to be torn down",
    """The old quay in Marlow Bay will be torn down in autumn.

“The piles are eaten by worms,” said the harbour engineer, Tilda Voss. “Nobody may stand on it.”

Angler Rufus Lamm disagreed with the engineer. “I have stood on it for forty years,” he said.

The shipping ministry declined to comment on the quay. The contractor, Bela Orth, would not say how much the work costs.

The district warden, Ivo Krane, could not be reached.

The cannery workers’ union leader, Petra Moll, welcomed the plan. “We need a place to land fish,” she said.
""",
    language="en",
)
SILENT = (
    ("en", "The firm refused to answer questions about the fire."),
    ("en", "She has so far said nothing about her contract."),
    ("en", "The owner did not respond to several calls."),
    ("de", "Die Reederei wollte sich zu dem Vorfall nicht äußern."),
    ("de", "Der Wirt war für eine Stellungnahme nicht zu erreichen."),
    ("fr", "La mairie n’a pas souhaité commenter."),
    ("es", "El alcalde no quiso hacer declaraciones."),
    ("it", "La ditta non ha voluto rilasciare dichiarazioni."),
    ("pt", "A empresa recusou comentar o caso."),
    ("ru", "Директор отказался от комментариев."),
    ("uk", "Директорка відмовилася коментувати."),
    ("zh", "该公司拒绝置评。"),
)
TOLD = (
    ("en", "The firm refused to pay for the fire."),
    ("en", "She said that nothing was lost."),
    ("de", "Der Wirt wollte nicht umziehen."),
    ("fr", "La mairie n’a pas payé."),
    ("es", "El alcalde no quiso pagar."),
    ("it", "La ditta non ha pagato."),
    ("pt", "A empresa recusou pagar."),
    ("ru", "Директор отказался от денег."),
    ("uk", "Директорка відмовилася платити."),
    ("zh", "该公司拒绝付款。"),
)


@pytest.fixture(scope="module")
def library() -> Library:
    found = Library(semantic=False)
    found.add(QUAY)
    return found


def _texts(found: Answer) -> list[str]:
    return [one.text for one in found.evidence]


@pytest.mark.parametrize(("language", "sentence"), SILENT)
def test_that_somebody_said_nothing_is_told_in_every_language(language: str, sentence: str) -> None:
    assert search("silence", "told", fold(sentence), (language,))


@pytest.mark.parametrize(("language", "sentence"), TOLD)
def test_what_else_somebody_refused_is_no_silence(language: str, sentence: str) -> None:
    assert not search("silence", "told", fold(sentence), (language,))


@pytest.mark.parametrize("question", ["What does the ministry say?", "and the warden?"])
def test_a_silence_is_no_answer_but_what_comes_closest(question: str, library: Library) -> None:
    found = answer(question, library)
    assert not found.evidence
    assert found.refusal is not None
    assert "declined" in found.closest[0].text or "could not be reached" in found.closest[0].text


def test_who_asks_about_the_silence_is_told_of_it(library: Library) -> None:
    assert "declined to comment" in _texts(answer("Who declined to comment on the quay?", library))[0]


@pytest.mark.parametrize(
    ("question", "words"), [("and the union?", "land fish"), ("and the angler?", "stood on it for forty years")]
)
def test_the_words_that_a_sentence_brings_in_come_before_it(question: str, words: str, library: Library) -> None:
    assert words in _texts(answer(question, library))[0]
