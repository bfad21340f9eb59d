"""The questions that a newcomer is shown: each is answered by the library that it comes from."""

from __future__ import annotations

import pytest

from bot.talk.welcome.examples import example_questions
from bot.wording import LANGUAGES, _, speaking
from retrieval import Article, Library, answer, read_articles
from seeds import SEEDS
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


def test_examples_repeat_no_words_that_the_reader_may_not_read() -> None:
    library = Library()
    library.add(Article("kai", "", "„Der Kai bleibt im Winter zu“, sagte Greta Lang.", language="de"))
    library.add(Article("tor", "", "„Das Tor war die ganze Nacht offen“, sagte Udo Kranz.", language="de"))
    library.add(Article("gate", "", "“The gate will open in the spring,” said Ann Lee.", language="en"))
    with speaking("en"):
        questions = example_questions(library)
    assert answer(questions[0], library).evidence[0].article.id == "gate"
    assert len(questions) == len(library.shelf.articles)
    assert not any("Kai bleibt" in one or "Tor war" in one for one in questions)


def test_a_library_without_quotes_has_no_examples() -> None:
    assert example_questions(Library()) == ()


BODIES = (
    ("en", "“We will look into the matter before the summer,” the EU said on Monday.", "EU", "What did the EU say?"),
    ("en", "“We will look into the matter before summer,” the EU said. “I doubt it,” said Ann Lee.", "EU", "Ann Lee"),
    ("de", "„Wir prüfen die Sache noch vor dem Sommer“, teilte die EU am Montag mit.", "EU", "Was hat die EU gesagt?"),
    ("en", "The Commission said: “We will look into the matter before the summer.”", "Commission", "Who said “We will"),
    ("en", "“We will look into the matter before summer,” Greenpeace said.", "greenpeace", "What did Greenpeace say?"),
    ("zh", "外交部发言人王文斌说：“我们将在夏天之前研究这个问题。”", "外交部", "王文斌"),
    ("en", "“We saw the car too late to stop it,” the police said in Oxbury.", "police", "What did the police say?"),
)


@pytest.mark.parametrize(("code", "text", "_body", "example"), BODIES)
def test_people_are_asked_about_first_and_bodies_with_their_article(
    code: str, text: str, _body: str, example: str
) -> None:
    library = Library()
    library.add(Article("a", "", text, language=code))
    with speaking(code):
        first, *_others = example_questions(library)
    assert example in first


@pytest.mark.parametrize(("code", "text", "body", "_example"), BODIES)
def test_no_body_stands_bare_in_a_question_what_it_said(code: str, text: str, body: str, _example: str) -> None:
    library = Library()
    library.add(Article("a", "", text, language=code))
    with speaking(code):
        asked = example_questions(library)
        assert _("What did {speaker} say?", speaker=body) not in asked


def test_a_person_is_called_by_the_name_alone_whatever_office_the_text_gives_before_it() -> None:
    library = Library(semantic=False)
    for article in read_articles(SEEDS):
        if isinstance(article, Article):
            library.add(article)
    assert "What did Wang Wenbin say?" in example_questions(library)
