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


def test_examples_are_in_the_language_of_the_reader_where_they_are_answered() -> None:
    library = Library()
    library.add(Article("hafen", "", "„Wir schließen den alten Hafen im März“, sagte Greta Lang, die Hafendirektorin."))
    asked: set[str] = set()
    for code in LANGUAGES:
        with speaking(code):
            asked.update(example_questions(library))
    assert len(asked) == len(LANGUAGES)
    assert {"Was hat Greta Lang gesagt?", "What did Greta Lang say?"} < asked


def test_examples_come_from_different_articles() -> None:
    library = Library()
    for title, people in (("Port", ("Ann Lee", "Bob Ray", "Cleo Park")), ("Bridge", ("Dora Finch",))):
        said = (f"“{title} {number} will open in spring,” said {name}." for number, name in enumerate(people))
        library.add(Article(title, title, " ".join(said)))
    first, second, *_rest = example_questions(library)
    assert {answer(one, library).evidence[0].article.id for one in (first, second)} == {"Port", "Bridge"}


def test_a_library_without_quotes_has_no_examples() -> None:
    assert example_questions(Library()) == ()
