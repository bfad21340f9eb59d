"""What is shown on Telegram: the laws of its HTML, and how a card looks."""

from __future__ import annotations

import dataclasses
import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.links import link_to
from bot.talk.replies import Citation, Context, Listing, Note, Quotations, Reply, Row, say
from bot.telegram.drawing.markup import in_one_message, to_html
from bot.telegram.drawing.pieces import LONGEST, Run, pieces_of
from bot.telegram.drawing.visible import LIVE, units, visible
from retrieval import Article, Attribution, Evidence, Passage, Quote, Span, Speaker
from tests.faces.telegram_html import read_html

ODD = "<>&\"';#@/.:$ \n\r\t\x00\x07\u0301\u030a\u200d\u2028\u202e👩‍👩‍👦é”“»«abcdefgcom"
TEXTS = st.text(st.sampled_from(ODD) | st.characters(), max_size=400)
TAGS = st.sampled_from(
    [
        (),
        ("<b>",),
        ("<blockquote>",),
        ("<blockquote expandable>", "<b>"),
        ("<blockquote>", '<a href="https://a.example/">'),
    ]
)
RUNS = st.lists(st.builds(Run, TEXTS, TAGS), max_size=12)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@given(RUNS)
def test_the_html_parses_back_to_the_text_shown(runs: list[Run]) -> None:
    text = "".join(read_html(piece)[0] for piece in pieces_of(runs))
    assert squeezed(text) == squeezed("".join(visible(run.text) for run in runs))


@given(st.lists(st.builds(Run, st.text(st.sampled_from("Ab. 😀\n@#/"), max_size=3_000), TAGS), max_size=8))
def test_every_piece_fits(runs: list[Run]) -> None:
    for piece in pieces_of(runs):
        text, marks = read_html(piece)
        assert 0 < units(text) <= LONGEST
        assert text == text.strip()
        assert len(marks) <= 100
        assert len(piece.encode()) <= 1 << 15


@given(RUNS)
@example([Run("#", ()), Run("0", ('<a href="https://a.example/">',))])  # Telegram finds nothing that a link cuts
def test_nothing_comes_alive_outside_links_and_code(runs: list[Run]) -> None:
    for piece in pieces_of(runs):
        text, marks = read_html(piece)
        inert = [mark for mark in marks if mark.tag in {"a", "code"}]
        alive = [
            one for one in LIVE.finditer(text) if not any(m.start < one.end() and one.start() < m.end for m in inert)
        ]
        assert alive == []


@given(TEXTS)
def test_what_is_shown_is_composed_and_survives_telegram(text: str) -> None:
    kept = visible(text)
    assert not re.search("[\x00-\x09\x0b-\x1f\u2028-\u202e\u030a\u0333\u033f\ud800-\udfff]", kept)
    assert unicodedata.normalize("NFC", kept) == kept or "\u030a" in unicodedata.normalize("NFD", text)


def test_a_ring_above_is_kept_where_it_can_be_composed() -> None:
    assert visible("A\u030angstro\u0308m\ttab\r\n\u202eend") == "Ångström tab\nend"
    assert visible("\u2067left open \u2066and closed\u2069") == "left open and closed"


def test_the_point_behind_an_address_is_no_part_of_it() -> None:
    (piece,) = to_html(say("See https://example.com/a: it says so. Or (https://example.com/b)!"))
    assert "<code>https://example.com/a</code>: it" in piece
    assert "https://example.com/b)</code>!" in piece


def test_white_space_alone_is_not_marked() -> None:
    runs = [Run("a", ("<blockquote>", "<b>")), Run(" ", ("<b>",)), Run("b")]
    assert pieces_of(runs) == ("<blockquote><b>a</b></blockquote> b",)


def test_long_texts_are_cut_between_sentences() -> None:
    sentence = "Nobody knows how long this is going to take. "
    pieces = pieces_of([Run(sentence * 200)])
    assert len(pieces) == 3
    assert all(piece.startswith("Nobody") and piece.endswith("take.") for piece in pieces)


def test_a_quote_that_is_cut_stays_a_quote_in_each_piece() -> None:
    pieces = pieces_of([Run("One sentence more. " * 400, ("<blockquote expandable>",))])
    assert len(pieces) == 2
    assert all(re.fullmatch(r"<blockquote expandable>[^<]+</blockquote>", piece) for piece in pieces)


def test_a_text_without_spaces_is_cut_beside_no_joined_emoji() -> None:
    family = "👩‍👩‍👦"
    for piece in pieces_of([Run(family * 1_000)]):
        assert piece == family * (len(piece) // len(family))


@pytest.mark.parametrize(
    "words",
    [
        "@someone_here",
        "/start",
        "/ask@some_bot",
        "#tag",
        "$GOLD",
        "bbc.com",
        "www.example.org/a?b=c",
        "a.b@c.example.net",
        "https://example.com/x",
        "tg://resolve?domain=x",
        "пример.рус",
    ],
)
def test_live_words_are_set_as_code(words: str) -> None:
    assert pieces_of([Run(f"see {words} now")]) == (f"see <code>{words}</code> now",)


@pytest.mark.parametrize(
    "words", ["No. 10", "3.5 %", "and/or", "U.S. troops", "€5", "C# code", "the end.The start", "a@b"]
)
def test_ordinary_words_are_left_alone(words: str) -> None:
    assert "<code>" not in pieces_of([Run(f"see {words} now")])[0]


@pytest.mark.parametrize(
    ("url", "words", "link"),
    [
        ("https://a.example.com/x", "Two words", "https://a.example.com/x#:~:text=Two%20words"),
        ("https://a.example.com/x#top", "a-b, c&d", "https://a.example.com/x#top:~:text=a%2Db%2C%20c%26d"),
        ("https://a.example.com/x", "", "https://a.example.com/x"),
        (
            "https://a.example.com/x",
            "We will not touch the fuel duty before the next budget, and nobody here has asked us to do so so far.",
            "https://a.example.com/x#:~:text=We%20will%20not%20touch%20the%20fuel%20duty%20before,here%20has%20asked%20us%20to%20do%20so%20so%20far.",
        ),
        (
            "https://a.example.com/x",
            "字" * 100,
            f"https://a.example.com/x#:~:text={'%E5%AD%97' * 40},{'%E5%AD%97' * 40}",
        ),
        ("javascript:alert(1)", "words", ""),
        ("https://localhost/x", "words", ""),
        ("ftp://a.example.com", "words", ""),
        ("https://a.example.com/with space", "words", ""),
        ("", "words", ""),
    ],
)
def test_links_open_at_the_words(url: str, words: str, link: str) -> None:
    assert link_to(url, words) == link


TEXT = "He came. “We <will> win & stay,” she said. They left."
ARTICLE = Article("a", "A <title>", TEXT, "The Paper", "2024-05-12", "https://paper.example.com/a")
QUOTE = Span(TEXT.index("We"), TEXT.index("”"))


def evidence(kind: str = "direct", speaker: Speaker | None = None) -> Evidence:
    passage = Passage("a", Span(0, len(TEXT)), TEXT)
    match kind:
        case "narration":
            return Evidence(ARTICLE, QUOTE, passage, None, 1.0, 1.0)
        case "indirect" | "mixed":
            quote = Quote("a", (QUOTE,), "indirect" if kind == "indirect" else "mixed")
        case _:
            quote = Quote("a", (QUOTE,), "direct")
    return Evidence(ARTICLE, QUOTE, passage, Attribution(quote, speaker, None, None, 1.0), 1.0, 1.0)


LINK = "https://paper.example.com/a#:~:text=We%20%3Cwill%3E%20win%20%26%20stay%2C"


@pytest.mark.parametrize(
    ("kind", "speaker", "quote", "line"),
    [
        ("direct", Speaker("Ann Lee", "mayor"), "“We &lt;will&gt; win &amp; stay”", "— <b>Ann Lee</b>, mayor"),
        ("direct", Speaker("Ann Lee"), "“We &lt;will&gt; win &amp; stay”", "— <b>Ann Lee</b>"),
        ("direct", None, "“We &lt;will&gt; win &amp; stay”", "— not attributed in the article"),
        (
            "indirect",
            Speaker("Ann Lee", "mayor"),
            "We &lt;will&gt; win &amp; stay,",
            "— <b>Ann Lee</b>, mayor, paraphrased by the article",
        ),
        ("narration", None, "We &lt;will&gt; win &amp; stay,", "— the article’s own words"),
    ],
)
def test_a_card(kind: str, speaker: Speaker | None, quote: str, line: str) -> None:
    assert to_html(Reply((Citation(evidence(kind, speaker), 2, 4),))) == (
        f'<blockquote><a href="{LINK}">{quote}</a></blockquote>\n{line}\n'
        f'<a href="{LINK}">A &lt;title&gt;</a> · The Paper, 12 May 2024\n2 of 4',
    )


def test_a_sentence_that_holds_its_own_quotation_marks_gets_no_others() -> None:
    sentence = Span(TEXT.index("“"), TEXT.index(" They"))
    quoted = dataclasses.replace(evidence("direct", Speaker("Ann Lee")), span=sentence)
    assert read_html(to_html(Reply((Citation(quoted),)))[0])[0].startswith(
        "“We <will> win & stay,” she said.\n— Ann Lee, partly in the article’s words\n"
    )


def test_the_words_stand_out_in_their_context() -> None:
    (piece,) = to_html(Reply((Context(evidence(), Span(0, len(TEXT))),)))
    assert piece.startswith(
        f'<blockquote>He came. “<b><a href="{LINK}">We &lt;will&gt; win &amp; stay,</a></b>” she said. They left.'
        "</blockquote>\n"
    )


def test_a_long_quote_is_folded() -> None:
    text = "word " * 100
    article = Article("a", "T", text)
    long = Evidence(article, Span(0, 499), Passage("a", Span(0, 500), text), None, 1.0, 1.0)
    assert to_html(Reply((Citation(long),)))[0].startswith("<blockquote expandable>word")


def test_lists_and_quotations() -> None:
    reply = Reply(
        (
            Note("First."),
            Listing("Two:", (Row("One", "detail", "https://a.example.com/"), Row("Two")), first=9),
            Quotations("1 quote:", (evidence("direct", Speaker("Ann Lee")),)),
        )
    )
    text, marks = read_html(to_html(reply)[0])
    assert text == (
        "First.\n\nTwo:\n9. One — detail\n10. Two\n\n1 quote:\n\n“We <will> win & stay”\n— Ann Lee\n\n"
        "A <title> · The Paper, 12 May 2024"
    )
    assert [mark.tag for mark in marks] == ["b", "a", "b", "a", "blockquote", "b", "a"]


def test_a_card_says_where_else_the_words_stand() -> None:
    others = tuple(dataclasses.replace(ARTICLE, publisher=f"Paper {number}", published="") for number in range(5))
    reply = Reply((Citation(dataclasses.replace(evidence(), also=others)),))
    assert "\nAlso in: Paper 0; Paper 1; Paper 2 and 2 more" in read_html(to_html(reply)[0])[0]


def test_a_page_of_long_quotes_is_one_message() -> None:
    text = "word " * 600
    article = Article("a", "T", text)
    long = Evidence(article, Span(0, 2_999), Passage("a", Span(0, 3_000), text), None, 1.0, 1.0)
    (piece,) = to_html(Reply((Quotations("Many:", (long,) * 5),)))
    assert piece.count("word […]</blockquote>") == 5


def test_silence_has_no_pieces() -> None:
    assert to_html(Reply()) == ()


LONG_SPEECH = " ".join(f"Sentence number {number} of a very long speech was said." for number in range(200))


def long_citation() -> Evidence:
    text = f"“{LONG_SPEECH}” said Ann Lee."
    span = Span(1, 1 + len(LONG_SPEECH))
    said = Attribution(Quote("a", (span,), "direct"), Speaker("Ann Lee"), None, None, 1.0)
    return Evidence(Article("a", "T", text), span, Passage("a", Span(0, len(text)), text), said, 1.0, 1.0)


def test_a_quote_that_takes_several_messages_loses_nothing_and_ends_with_its_speaker() -> None:
    pieces = [read_html(piece)[0] for piece in to_html(Reply((Citation(long_citation()),)))]
    assert len(pieces) > 2
    assert all(piece.endswith("was said.") for piece in pieces[:-1])
    assert " ".join(pieces) == f"“{LONG_SPEECH}”\n— Ann Lee\nT"


def test_in_one_message_a_long_quote_is_cut_and_keeps_its_speaker() -> None:
    text = read_html(in_one_message(long_citation()))[0]
    beginning, _, rest = text.partition(" […]")
    assert f"“{LONG_SPEECH}".startswith(beginning)
    assert rest == "\n— Ann Lee\nT"
    assert in_one_message(evidence()) == to_html(Reply((Citation(evidence()),)))[0]


def test_the_title_below_a_quote_is_cut() -> None:
    long = dataclasses.replace(evidence(), article=dataclasses.replace(ARTICLE, title="A whole post in a title " * 40))
    title = read_html(to_html(Reply((Citation(long),)))[0])[0].splitlines()[2].partition(" · ")[0]
    assert title.endswith("…")
    assert 140 < len(title) <= 160
