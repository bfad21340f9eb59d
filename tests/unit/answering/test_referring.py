"""Follow-ups whose pronoun stands for whoever was quoted: articles without that person answer them nothing."""

from __future__ import annotations

import pytest

from retrieval import Article, Library, answer

BRIDGE = Article(
    "bridge",
    "Bridge of Tolm closed",
    """Bridge of Tolm closed

The bridge of Tolm will be opened again in August, the council decided on Monday.

“Nobody will cross it before,” said the engineer Peter Ross.
""",
    language="en",
)
BAKERY = Article(
    "bakery",
    "Bakery in Tolm looks for an heir",
    """Bakery in Tolm looks for an heir

“I have no children and two ovens,” said the baker, Maria Lund. “Somebody will have to learn it.”

Her shop is to be handed over in December.
""",
    language="en",
)


@pytest.fixture(scope="module")
def library() -> Library:
    found = Library(semantic=False)
    found.add(BRIDGE)
    found.add(BAKERY)
    return found


@pytest.mark.parametrize("question", ["When will she decide?", "when has she decided it?"])
def test_a_pronoun_for_a_person_asks_only_articles_with_that_person(question: str, library: Library) -> None:
    found = answer(question, library, ("What did Lund say?",), home="bakery")
    assert all(one.article.id == "bakery" for one in (*found.evidence, *found.closest))


def test_without_a_person_every_article_is_asked(library: Library) -> None:
    found = answer("When will the bridge be opened?", library, ("What did Lund say?",), home="bakery")
    assert found.evidence[0].article.id == "bridge"
