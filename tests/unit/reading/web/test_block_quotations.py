"""Block quotations without marks: with a named source they are quotations, without one they stay text."""

from __future__ import annotations

import pytest

from retrieval import Article, find_attributions, read_bytes

WORDS = "I will mend the wheel before the first frost comes."
PAGE = (
    "<!DOCTYPE html><html lang='{language}'><head><title>The wheel</title></head><body><main><article>"
    "<h1>The wheel</h1>"
    "<p>The wheel of the old mill broke in May, and the village has ground no corn since then, the miller wrote.</p>"
    "<p>The council talked about the wheel for two hours and then went home without a vote on the matter.</p>{quoted}"
    "<p>The village has asked for a new wheel since then, and the council will talk about it again next week.</p>"
    "</article></main></body></html>"
)


def quoted_on(page: str, name: str = "x.html") -> list[tuple[str, str]]:
    (article,) = [one for one in read_bytes(name, page.encode()) if isinstance(one, Article)]
    return [
        (one.quote.contents[0].of(article.text), one.speaker.name if one.speaker else "")
        for one in find_attributions(article)
        if one.quote.kind == "direct"
    ]


@pytest.mark.parametrize(
    "quoted",
    [
        f"<blockquote><p>{WORDS}</p><footer>Tilda Brandt, miller</footer></blockquote>",
        f"<blockquote><p>{WORDS}</p><footer>— <cite>Tilda Brandt</cite>, miller</footer></blockquote>",
        f"<blockquote>{WORDS} <cite>Tilda Brandt</cite></blockquote>",
        f"<blockquote>{WORDS}<br>— Tilda Brandt</blockquote>",
        f"<blockquote><p>{WORDS}</p></blockquote><p>— Tilda Brandt, miller</p>",
        f"<blockquote><p>{WORDS} — Tilda Brandt</p></blockquote>",
        f"<figure><blockquote><p>{WORDS}</p></blockquote>"
        "<figcaption>Tilda Brandt, <cite>Letters</cite></figcaption></figure>",
        f'<blockquote class="twitter-tweet"><p>{WORDS}</p>'
        '&mdash; Tilda Brandt (@tilda) <a href="/1">May 5, 2023</a></blockquote>',
    ],
)
def test_a_named_source_makes_a_quotation(quoted: str) -> None:
    assert quoted_on(PAGE.format(language="en", quoted=quoted)) == [(WORDS, "Tilda Brandt")]


@pytest.mark.parametrize(
    "quoted",
    [
        f"<blockquote><p>{WORDS}</p></blockquote>",
        f"<blockquote><p>{WORDS}</p><footer>From the yearly report of 2023</footer></blockquote>",
    ],
)
def test_without_a_name_it_is_text(quoted: str) -> None:
    assert quoted_on(PAGE.format(language="en", quoted=quoted)) == []


def test_each_paragraph_is_quoted() -> None:
    quoted = f"<blockquote><p>{WORDS}</p><p>It will turn again.</p><cite>Tilda Brandt</cite></blockquote>"
    assert quoted_on(PAGE.format(language="en", quoted=quoted)) == [
        (WORDS, "Tilda Brandt"),
        ("It will turn again.", "Tilda Brandt"),
    ]


def test_the_same_in_markdown_and_in_languages_read_without_grammar() -> None:
    markdown = f"# The wheel\n\nThe wheel broke in May.\n\n> {WORDS}\n>\n> — Tilda Brandt, miller\n\nNobody voted.\n"
    assert quoted_on(markdown, "x.md") == [(WORDS, "Tilda Brandt")]
    japanese = "水車は五月に壊れました。\n\n> 初霜の前に水車を直します。\n>\n> — 中村葵\n\n村は困っています。\n"
    assert quoted_on(japanese, "x.md") == [("初霜の前に水車を直します。", "中村葵")]
