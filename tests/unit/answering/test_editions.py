"""The outlet or the date that a question names."""

from __future__ import annotations

import pytest

from retrieval import Article, Library, answer
from retrieval.answering.asked.editions import named_edition

HERALD = Article(
    id="herald", title="Bridge", text="“The bridge is safe again,” Mayor Ann Lee said.", publisher="The Daily Herald",
    published="2024-05-03",
)  # fmt: skip
POST = Article(
    id="post", title="Bridge", text="“The bridge is a danger to us all,” Mayor Ann Lee said.", publisher="Post",
    published="2023-11-20T10:00:00+00:00",
)  # fmt: skip
ARTICLES = (HERALD, POST)


@pytest.mark.parametrize(
    ("question", "left", "expected"),
    [
        ("What did Lee say about the bridge in the Daily Herald?", "What did Lee say about the bridge?", [HERALD]),
        ("what did lee say about the bridge in the daily herald", "what did lee say about the bridge", [HERALD]),
        ("What did Lee say in the Post about the bridge?", "What did Lee say about the bridge?", [POST]),
        ("What did Lee say in the article of 3 May 2024?", "What did Lee say?", [HERALD]),
        ("What did Lee say in the story from May 3, 2024?", "What did Lee say?", [HERALD]),
        ("What did Lee say in articles published in November 2023?", "What did Lee say?", [POST]),
        ("What did Lee say in articles from Nov. 2023?", "What did Lee say?", [POST]),
        ("What did Lee say in a story from 2023-11-20?", "What did Lee say?", [POST]),
        ("What did Lee say in a report published in 2023-11?", "What did Lee say?", [POST]),
        ("What did Lee say in the story from 20 Noviembre 2023?", "What did Lee say?", [POST]),
    ],
)
def test_named(question: str, left: str, expected: list[Article]) -> None:
    edition = named_edition(question, ARTICLES)
    assert edition is not None
    assert [one for one in ARTICLES if edition.holds(one)] == expected
    assert edition.question == left


@pytest.mark.parametrize(
    "question",
    [
        "What did Lee say about the bridge?",
        "What did Lee say in a post about the bridge?",
        "What did Lee say in 2024?",
        "Who spoke in Post Falls?",
        "What did the editor of the Daily Herald say?",
        "What did Lee say in the article of 4 May 2024?",
        "What did Lee say in the article of 99 Nonsense 2024?",
        "What did Lee say in the article of 31 June 2024?",
        "",
    ],
)
def test_not_named(question: str) -> None:
    assert named_edition(question, ARTICLES) is None


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What did Ann Lee say about the bridge in the Daily Herald?", "safe again"),
        ("What did Ann Lee say about the bridge in the Post?", "danger to us all"),
        ("What did Ann Lee say about the bridge in the article of 20 November 2023?", "danger to us all"),
    ],
)
def test_the_answer_comes_from_the_edition_named(question: str, words: str) -> None:
    library = Library(semantic=False)
    for article in ARTICLES:
        library.add(article)
    found = answer(question, library)
    assert words in found.evidence[0].text
    assert len({one.article.id for one in found.evidence}) == 1
