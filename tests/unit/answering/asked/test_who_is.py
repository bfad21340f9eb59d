"""Who somebody is, is told by the sentence with which an article brings them in."""

from __future__ import annotations

import pytest

from retrieval import Article, Library, answer

BAKERY = """Last bakery closes

“Bread was cheaper than talk,” Mina Sorel said of the old days.

Rudi Talbot, 71, has run the bakery on Mill Lane since 1979. “My knees voted,” he said. Talbot learned the trade from \
his aunt.

His aunt, Hedwig Talbot, never wrote a recipe down.
"""
BACKSTUBE = """Die Müllerin geht

Karla Wendt mahlte vierzig Jahre lang Korn in Ostheim. „Der Stein wird müde, ich nicht“, sagte sie.
"""


@pytest.fixture(scope="module")
def library() -> Library:
    library = Library(semantic=False)
    library.add(Article(id="bakery", title="Last bakery closes", text=BAKERY, language="en"))
    library.add(Article(id="muehle", title="Die Müllerin geht", text=BACKSTUBE, language="de"))
    return library


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("who is rudi talbot", "Rudi Talbot, 71, has run the bakery"),
        ("whos rudi", "Rudi Talbot, 71, has run the bakery"),
        ("and who's hedwig talbot?", "His aunt, Hedwig Talbot"),
        ("wer ist karla wendt", "Karla Wendt mahlte vierzig Jahre"),
        ("c'est qui karla wendt", "Karla Wendt mahlte vierzig Jahre"),
    ],
)
def test_the_sentence_that_brings_somebody_in_comes_first(question: str, words: str, library: Library) -> None:
    found = answer(question, library)
    assert found.evidence[0].text.startswith(words)
    assert found.evidence[0].speaker is None


@pytest.mark.parametrize("question", ["who is against it", "who is paying for that", "who is bertram quill"])
def test_other_questions_and_unknown_people_bring_nobody_in(question: str, library: Library) -> None:
    found = answer(question, library)
    assert all("has run the bakery" not in one.text for one in found.evidence[:1])
