"""Asked about the author of an article who is quoted nowhere, the bot says so and shows how the article begins."""

from __future__ import annotations

import pytest

from bot.talk.replies import Citation, Reply
from retrieval import Article, Library
from tests.talker import Talker, page_of, said

COLUMN = Article(
    "column",
    "Do not close route seven",
    "Do not close route seven\n\nI drove the number seven for twenty years. I know every pothole in Station Road.\n\n"
    "“Empty buses are not for us,” said Irene Boyle, the deputy mayor.\n\nI think a town that counts forgets.",
    published="2025-08-15",
    language="en",
    author="Oscar Kovalen",
)
REPORT = Article(
    "report",
    "Worm glows in three colours",
    "Worm glows in three colours\n\nBiologists have found a worm that glows in blue. It lives at 3,200 metres.\n\n"
    "“We switched off the lamps,” said Ines Carvalho, who led the expedition.",
    published="2025-07-11",
    language="en",
    author="Samuel Osei, Lea Brandt",
)


@pytest.fixture
def talker() -> Talker:
    library = Library(semantic=False)
    library.add(COLUMN)
    library.add(REPORT)
    return Talker(library=library)


def cited(reply: Reply) -> str:
    (citation,) = [block for block in reply.blocks if isinstance(block, Citation)]
    return citation.evidence.text


@pytest.mark.parametrize(
    ("question", "name", "opening"),
    [
        ("What did Oscar Kovalen say?", "Oscar Kovalen", "I drove the number seven for twenty years."),
        ("What did Kovalen say about the bus?", "Oscar Kovalen", "I drove the number seven for twenty years."),
        ("What did Lea Brandt say about the worm?", "Lea Brandt", "Biologists have found a worm"),
        ("Osei?", "Samuel Osei", "Biologists have found a worm"),
    ],
)
def test_an_author_is_no_speaker(talker: Talker, question: str, name: str, opening: str) -> None:
    reply = talker.type(question)
    assert f"{name} wrote this article and is not quoted in it. It begins:" in said(reply)
    assert cited(reply).startswith(opening)
    assert page_of(reply).outcome == "unanswered"


def test_the_reply_is_in_the_language_of_the_question(talker: Talker) -> None:
    assert "hat diesen Artikel geschrieben" in said(talker.type("Was hat Oscar Kovalen gesagt?"))


@pytest.mark.parametrize("question", ["What did Ada Kovalen say?", "What did Zelda Quinn say?", "What did Boyle say?"])
def test_nobody_else_is_taken_for_the_author(talker: Talker, question: str) -> None:
    assert "wrote this article" not in said(talker.type(question))


def test_the_author_of_one_article_is_told_where_that_is_asked_for(talker: Talker) -> None:
    reply = talker.type("Who wrote the article about the worm?")
    assert "Samuel Osei" in said(reply)
    assert "Oscar Kovalen" not in said(reply)
