"""Bare follow-ups: ages, figures and reasons of the article just read, of the person whom a pronoun means."""

from __future__ import annotations

import pytest

from retrieval import Article, Library, Span, answer, reason_beside

TOWER = Article(
    "tower",
    "Lighthouse at Corran Head gets its keeper back",
    """The lighthouse at Corran Head will be manned again from June. It had been dark since a storm in 2019.

“Two boats ran aground in the fog,” said Desmond Pell, who heads the harbour board. He put the cost at 85,000 pounds.

Agnes Muir, 63, was the last person who lived there. She grew up in the cottage below the tower and keeps 14 goats.

“A lamp without anybody under it is only a street light,” said Muir. “I will take my goats, because I miss the noise.”

Her brother, Walter Muir, who is 71, has doubts. “The roof leaks and she is not getting younger,” he said.
""",
    language="en",
)
STRIKE = Article(
    "strike",
    "Bakers of Linnet Street go on strike",
    """Bakers in Linnet Street went on strike on Friday. Their union represents 212 people.

“We start at two in the morning for the pay of a paper boy,” said Nora Hask, 41, who has baked there since 2004.
""",
    language="en",
)
LAMP = "A lamp without anybody under it"
ROOF = "The roof leaks"
AGES = {
    "de": ("Wirtin Erna Holl, 58, schließt die Mühle. „Ich bin müde“, sagte Holl.", "Ich bin müde", "wie alt ist sie?"),
    "es": ("La molinera Ana Rius, de 58 años, cierra. «Estoy cansada», dijo Rius.", "Estoy cansada",
           "¿cuántos años tiene?"),
    "fr": ("Anne Rieux, 58 ans, ferme le moulin. « Je suis lasse », a dit Anne Rieux.", "Je suis lasse",
           "quel âge a-t-elle ?"),
    "it": ("Anna Riva, 58 anni, chiude il mulino. «Sono stanca», ha detto Riva.", "Sono stanca", "quanti anni ha?"),
    "pt": ("Ana Reis, de 58 anos, fecha o moinho. “Estou cansada”, disse Reis.", "Estou cansada",
           "quantos anos ela tem?"),
    "ru": ("Анна Рыкова, 58 лет, закрывает мельницу. «Я устала», — сказала Рыкова.", "Я устала", "сколько ей лет?"),
    "uk": ("Ганна Рудик, 58 років, закриває млин. «Я втомилася», — сказала Рудик.", "Я втомилася", "скільки їй років?"),
}  # fmt: skip
"""Of each language an article, the words that were shown, and a question for the age of whoever said them."""


@pytest.fixture(scope="module")
def library() -> Library:
    found = Library(semantic=False)
    found.add(TOWER)
    found.add(STRIKE)
    return found


def _shown(words: str, article: Article = TOWER) -> Span:
    at = article.text.index(words)
    return Span(at, at + len(words))


def _first(question: str, words: str, library: Library, article: Article = TOWER) -> str:
    found = answer(question, library, ("What does she say?",), home=article.id, shown=_shown(words, article))
    return found.evidence[0].text if found.evidence else ""


@pytest.mark.parametrize(
    ("words", "question", "told"),
    [
        (LAMP, "how old is she", "Agnes Muir, 63"),
        (ROOF, "and how old is he?", "who is 71"),
        (LAMP, "how many goats does she have", "14 goats"),
        (LAMP, "where did she grow up", "the cottage"),
    ],
)
def test_a_fact_is_told_of_whom_the_pronoun_means(words: str, question: str, told: str, library: Library) -> None:
    assert told in _first(question, words, library)


def test_an_age_may_stand_beside_the_quotation_itself(library: Library) -> None:
    assert "Nora Hask, 41" in _first("how old is she", "We start at two", library, STRIKE)


@pytest.mark.parametrize("question", ["how old is it", "how old is the bakery"])
def test_how_old_a_thing_is_is_not_the_age_of_a_person(question: str, library: Library) -> None:
    assert "Agnes Muir, 63" not in _first(question, LAMP, library)


@pytest.mark.parametrize("language", AGES)
def test_the_age_of_whoever_was_shown_is_told_in_every_language(language: str) -> None:
    text, words, question = AGES[language]
    article, library = Article("mill", "", text, language=language), Library(semantic=False)
    library.add(article)
    assert "58" in _first(question, words, library, article)


def test_why_is_answered_by_words_that_give_the_reason(library: Library) -> None:
    found = answer("Why are the bakers in Linnet Street on strike?", library)
    assert "pay of a paper boy" in found.evidence[0].text


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("The lighthouse at Corran Head will be manned again", "Two boats ran aground"),  # the article's own words
        (ROOF, None),  # nothing stands after it
        ("Two boats ran aground", None),  # the next quotation is somebody else's
    ],
)
def test_the_reason_beside_words_shown(words: str, reason: str | None, library: Library) -> None:
    told = reason_beside("tower", _shown(words), library)
    assert (told is not None and told.text.startswith(reason)) if reason else told is None


@pytest.mark.parametrize("question", ["why?", "but why"])
def test_a_bare_why_is_answered_by_it(question: str, library: Library) -> None:
    assert "Two boats ran aground" in _first(question, "The lighthouse at Corran Head", library)
