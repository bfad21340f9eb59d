"""What a person asks about the first article, and what must come back: the words, the mouth, or nothing."""

from __future__ import annotations

import pytest

from retrieval import Article, Library, answer, read_articles
from seeds import SEEDS

ANSWERED = [
    ("What did Josep Borrell say about the results?", ("falsified", "illegal"), "Borrell"),
    ("Who said the results are not correct?", ("not correct",), "Michel"),
    ("What is China's position on territorial integrity?", ("territorial integrity",), "China|Wang"),
    ("what did wang say about building peace", ("committed to building peace",), "Wang"),
    ("Who called the referendum illegitimate?", ("illegitimate",), ""),
    ("Does the EU recognize the results?", ("We don’t recognize them",), "EU"),
    ("Who will not back down?", ("We will not back down",), "Beijing"),
    ("Where were people called to vote?", ("Donetsk, Lugansk, Kherson and Zaporizhia",), ""),
    (
        "What did the Chinese foreign minister say about security concerns?",
        ("the legitimate concerns the security of all countries",),
        "Chinese foreign minister",
    ),
    ("What did the EU's High Representative say?", ("falsified", "illegal"), "Borrell"),
    ("borrell on the referendum", ("falsified", "illegal"), "Borrell"),
]
UNANSWERED = [
    "What did Biden say about sanctions?",
    "What did Biden say about the referendums?",
    "What did Zelensky say?",
    "Where was the ceasefire signed?",
    "How do I bake sourdough bread?",
    "Who won the football match?",
]


@pytest.fixture(scope="module", params=[False, True], ids=["plain", "semantic"])
def library(request: pytest.FixtureRequest) -> Library:
    semantic: bool = request.param
    filled = Library(semantic=semantic)
    if semantic and filled.vectors is None:
        pytest.skip("the extra onrecord[semantic] is not installed")
    for article in read_articles(SEEDS):
        if isinstance(article, Article):
            filled.add(article)
    return filled


@pytest.mark.parametrize(("question", "words", "speakers"), ANSWERED)
def test_answered(library: Library, question: str, words: tuple[str, ...], speakers: str) -> None:
    best = answer(question, library).evidence[0]
    assert any(expected in best.text for expected in words)
    if speakers:
        assert best.speaker
        assert any(name in best.speaker.name for name in speakers.split("|"))


@pytest.mark.parametrize("question", UNANSWERED)
def test_refused(library: Library, question: str) -> None:
    assert answer(question, library).evidence == ()


def test_a_follow_up_about_somebody_who_is_not_there(library: Library) -> None:
    assert answer("What did Macron say?", library, ["Who said China is committed to peace?"]).evidence == ()


def test_a_follow_up(library: Library) -> None:
    best = answer("and Michel?", library, ["What did Josep Borrell say about the results?"]).evidence[0]
    assert best.speaker
    assert best.speaker.name == "Charles Michel"
