"""How quoted words are shown: in the article's marks, without a comma that leads on, interrupted ones as one."""

from __future__ import annotations

import pytest

from bot.talk.quotations import in_marks, words_of
from bot.talk.verdicts import said_until
from retrieval import Article, Attribution, Earlier, Evidence, Passage, Quote, Span, Speaker


def shown(text: str, *contents: str, span: str = "", language: str = "en") -> str:
    """The words shown of a quotation with these contents, or of the part `span` of the text."""
    spans = tuple(span_of(text, content) for content in contents)
    attribution = Attribution(Quote("a", spans, "direct"), Speaker("Ann Lee"), None, None, 1.0)
    seen = span_of(text, span) if span else attribution.quote.span
    article = Article("a", "", text, language=language)
    return words_of(Evidence(article, seen, Passage("a", seen, seen.of(text)), attribution, 1.0, 1.0))


def span_of(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("“We waited until nine,” she said.", "We waited until nine,", "“We waited until nine”"),
        ("“We waited until nine!” she said.", "We waited until nine!", "“We waited until nine!”"),
        (
            '"We waited, and it never came, " she said.',
            "We waited, and it never came, ",
            '"We waited, and it never came"',
        ),
        ("“I thought—” she said.", "I thought—", "“I thought—”"),
        ("“我们等着，”她说。", "我们等着，", "“我们等着”"),
        ("«Ждали до девяти», — сказала она.", "Ждали до девяти", "«Ждали до девяти»"),
        ("»Wir warten«, sagte sie.", "Wir warten", "»Wir warten«"),
    ],
)
def test_words_stand_in_the_marks_of_the_article_without_a_dangling_comma(text: str, words: str, expected: str) -> None:
    assert shown(text, words) == expected


FERRY = "“We waited for the ferry until nine,” she said, “and it never came. Nobody told us.”"


def test_an_interrupted_quotation_is_shown_as_one() -> None:
    assert shown(FERRY, "We waited for the ferry until nine,", "and it never came. Nobody told us.") == (
        "“We waited for the ferry until nine […] and it never came. Nobody told us.”"
    )


def test_of_an_interrupted_quotation_a_part_is_shown_alone() -> None:
    contents = "We waited for the ferry until nine,", "and it never came. Nobody told us."
    assert shown(FERRY, *contents, span=contents[0]) == "“We waited for the ferry until nine”"
    assert shown(FERRY, *contents, span="and it never came.") == "“and it never came.”"


def test_sentences_of_a_quotation_stand_in_its_marks() -> None:
    text = "„Wir warten. Es kommt nichts. Wir gehen“, sagte sie."
    assert shown(text, "Wir warten. Es kommt nichts. Wir gehen", span="Es kommt nichts.", language="de") == (
        "„Es kommt nichts.“"
    )


def test_nothing_is_left_out_between_two_paragraphs_of_one_speech() -> None:
    text = "“We waited until nine.\n\n“It never came,” she said."
    assert shown(text, "We waited until nine.", "It never came,") == "“We waited until nine.\n\nIt never came”"


def test_the_narrator_s_words_are_shown_where_they_are_part_of_the_evidence() -> None:
    text = "Nobody, she said, “waited,” and she left."
    assert shown(text, "waited,", span="Nobody, she said, “waited,” and she left.") == text


def test_a_dialogue_has_the_marks_of_its_language() -> None:
    text = "— Мы ждали, — сказала она."
    assert shown(text, "Мы ждали,", language="ru") == "«Мы ждали»"
    assert shown(text, "Мы ждали,", language="") == "“Мы ждали”"


def test_words_that_an_article_said_once_stand_in_its_own_marks() -> None:
    text = "« Le pont reste ouvert », a déclaré Ann Lee."
    span = span_of(text, "Le pont reste ouvert")
    attribution = Attribution(Quote("a", (span,), "direct"), Speaker("Ann Lee"), None, None, 1.0)
    article = Article("a", "Le pont", text, language="fr")
    evidence = Evidence(article, span, Passage("a", span, span.of(text)), attribution, 1.0, 1.0)
    assert (
        said_until(Earlier(evidence, "", "2024-05-01", "2024-05-12"))[1]
        == "« Le pont reste ouvert » – Ann Lee (Le pont)"
    )
    assert in_marks("Le pont …", evidence) == "« Le pont … »"
