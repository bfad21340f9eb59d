"""The questions that a newcomer is shown: each is answered by the library that it comes from."""

from __future__ import annotations

from bot.talk.welcome.examples import example_questions
from bot.wording import LANGUAGES, speaking
from retrieval import Article, Library, answer
from tests.newsroom import newsroom


def test_examples_are_answered_by_another_speaker_each() -> None:
    library = newsroom()
    questions = example_questions(library)
    speakers = [answer(question, library).evidence[0].speaker for question in questions]
    assert len({speaker.name for speaker in speakers if speaker}) == len(questions) >= 2


def test_examples_are_in_the_language_of_the_article_whatever_the_bot_speaks() -> None:
    library = Library()
    library.add(Article("hafen", "", "„Wir schließen den alten Hafen im März“, sagte Greta Lang, die Hafendirektorin."))
    for code in LANGUAGES:
        with speaking(code):
            assert example_questions(library) == ("Was hat Greta Lang gesagt?",)


def test_a_library_without_quotes_has_no_examples() -> None:
    assert example_questions(Library()) == ()
