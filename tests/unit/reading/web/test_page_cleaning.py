"""What a browser shows of a page is read, however it is built; what it hides, and what is no article, is not."""

from __future__ import annotations

import json

import pytest

from retrieval import ArticleError
from retrieval.reading.drafts import Draft
from retrieval.reading.kinds import read_document

pytest.importorskip("trafilatura", reason="the extra `readers` is not installed")
pytest.importorskip("resiliparse", reason="the extra `readers` is not installed")

PROSE = [
    "The government wants to decide in June, when the figures of the first quarter are known to everybody involved.",
    "Nobody in the room was convinced: the opposition had heard the same promise in spring, and then the duty went up.",
    "“We will not touch the fuel duty before the next budget,” said Maria Keller, the minister of finance, on Monday.",
    "The union of drivers has asked for a hearing, which the committee will hold before it goes on holiday in July.",
    "“It is a bad plan,” said Tom Ruiz of the transport union, “and my members will not pay for it in any case.”",
]
P = [f"<p>{text}</p>" for text in PROSE]
MENU = '<nav><ul><li><a href="/">Home</a></li><li><a href="/in">Already a subscriber? Log in</a></li></ul></nav>'


def page(inside: str, *, head: str = "", around: str = "<article>{}</article>") -> str:
    title = "<title>Duty stays in June</title>"
    return f'<!DOCTYPE html><html lang="en"><head>{title}{head}</head><body>{MENU}{around.format(inside)}</body></html>'


def read(markup: str) -> Draft | ArticleError:
    (one,) = read_document("x.html", "x.html", markup.encode())
    return one


def blocks(markup: str) -> list[str]:
    draft = read(markup)
    assert isinstance(draft, Draft), draft
    return [block for block in draft.text.split("\n\n") if block != "Duty stays in June"]


HIDDEN = "“Never,” said a ghost that no reader of the page can see, and it said so twice."


@pytest.mark.parametrize(
    "hidden",
    [
        f"<p hidden>{HIDDEN}</p>",
        f'<p style="display: none">{HIDDEN}</p>',
        f'<div style="visibility:hidden"><p>{HIDDEN}</p></div>',
        f'<p aria-hidden="true">{HIDDEN}</p>',
        f'<p class="x hidden">{HIDDEN}</p>',
        f'<div role="tooltip">{HIDDEN}</div>',
        f"<template><p>{HIDDEN}</p></template>",
        f"<noscript><p>{HIDDEN}</p></noscript>",
        f"<dialog><p>{HIDDEN}</p></dialog>",
    ],
)
def test_what_a_browser_hides_is_no_text(hidden: str) -> None:
    assert blocks(page("".join([*P[:2], hidden, *P[2:]]))) == PROSE


@pytest.mark.parametrize(
    "named",
    [
        '<span class="hovercard-wrap"><a href="/k">Maria Keller</a><span class="hovercard-body">Minister</span></span>',
        '<span class="tooltip">Maria Keller<span class="tooltiptext">Minister of finance since May</span></span>',
        '<a href="/k">Maria Keller</a><span class="popover-content" hidden>Minister</span>',
        '<a href="/k">Maria Keller</a><span role="tooltip">Minister</span>',
        '<span class="rollover"><b>Maria Keller</b><span class="rollover-box">Minister</span></span>',
        '<abbr class="tooltip" title="Minister">Maria Keller</abbr>',
    ],
)  # fmt: skip
def test_a_card_over_a_name_does_not_run_into_the_sentence(named: str) -> None:
    sentence = f"<p>“We will not touch it,” said {named} on Monday, when the members of the committee asked her.</p>"
    assert "said Maria Keller on Monday, when" in "\n".join(blocks(page("".join([*P[:2], sentence, *P[3:]]))))


@pytest.mark.parametrize(
    "quotation",
    [
        "<blockquote><p>Nothing is decided.</p><footer>— <cite>Ann Lee</cite></footer></blockquote>",
        "<figure><blockquote><p>Nothing is decided.</p></blockquote><figcaption>Ann Lee</figcaption></figure>",
        "<blockquote>Nothing is decided.<br><cite>Ann Lee</cite></blockquote>",
        '<div class="embed"><blockquote class="twitter-tweet"><p>Nothing is decided.</p>— Ann Lee (@ann)'
        "</blockquote></div>",
        '<div class="social"><blockquote class="bluesky-embed"><p>Nothing is decided.</p>— Ann Lee</blockquote></div>',
    ],
)
def test_a_quotation_keeps_its_words_and_its_name(quotation: str) -> None:
    text = "\n".join(blocks(page("".join([*P[:3], quotation, *P[3:]]))))
    assert "Nothing is decided." in text
    assert "Ann Lee" in text
    assert text.index(PROSE[2]) < text.index("Nothing is decided.") < text.index("Ann Lee") < text.index(PROSE[3])


@pytest.mark.parametrize(
    "built",
    [
        f"<story-body><template shadowrootmode='open'><div>{''.join(P)}</div></template></story-body>",
        f"<noscript><img src='/count.gif'><div>{''.join(P)}</div>",
        f"<noscript><iframe></iframe><noscript><iframe></iframe></noscript><div>{''.join(P)}</div>",
        f"<main><div class='part'>{''.join(P[:3])}</div><i></i><div class='part'>{''.join(P[3:])}</div></main>",
        f"<main><section>{''.join(P[:2])}</section><section><h2>Two</h2>{''.join(P[2:])}</section></main>",
        "<div>" + "<br><br>".join(PROSE) + "</div>",
        "<div>" + "".join(f"<div>{text}</div>" for text in PROSE) + "</div>",
        f"<div aria-hidden='true'><article>{''.join(P)}</article></div>",
        "".join(P).replace("Maria", "Ma\x08ria").replace("Tom", "T&#8;om"),
    ],
)
def test_the_whole_article_is_read_however_the_page_is_built(built: str) -> None:
    assert [block for block in blocks(page(built, around="{}")) if block != "Two"] == PROSE


def test_a_paragraph_that_is_one_link_is_text_and_a_link_to_another_article_is_not() -> None:
    linked = (
        '<p><a href="/hearing">The committee has put the whole of the hearing on its own page for all to see.</a></p>'
    )
    other = '<p><a href="/other"><b>MINISTER SPEAKS OF HER YEAR AT SEA</b></a></p>'
    labelled = '<p><b>READ ALSO: <a href="/z">What the duty is and why it stays</a></b></p>'
    listed = (
        '<h4>Related stories</h4><ul><li><a href="/1">Pilots return</a></li><li><a href="/2">Prices rise</a></li></ul>'
    )
    found = blocks(page("".join([*P[:3], linked, other, P[3], labelled, P[4], listed])))
    assert "The committee has put the whole of the hearing on its own page for all to see." in found
    assert not [
        one for one in found if "YEAR AT SEA" in one or "READ ALSO" in one or "Pilots" in one or "Related" in one
    ]


@pytest.mark.parametrize(
    "box",
    [
        '<div class="newsletter-signup"><h3>Early</h3><p>Get the big stories in your inbox, every day.</p></div>',
        '<aside class="related"><h3>More</h3><p>The pilots return in spring, said the chief of the port.</p></aside>',
        '<div class="article-share"><p>Share this with everybody whom you know, on every network.</p></div>',
        '<div id="comments"><p>I do not believe a word of what the minister said in that hall.</p></div>',
        '<figure><img src="a.jpg"><figcaption>Lorries wait on Monday. Picture: Herald Pictures</figcaption></figure>',
    ],
)
def test_boxes_around_an_article_are_left_out(box: str) -> None:
    assert blocks(page("".join([*P[:3], box, *P[3:]]))) == PROSE


def test_a_short_free_article_is_read_and_a_teaser_is_refused() -> None:
    short = "<p>A man was saved from the river on Sunday, the police said.</p><p>“Luck,” said Tom Ruiz.</p>"
    assert isinstance(read(page(short)), Draft)
    for wall in (
        "<div>Subscribe to continue reading</div>",
        "<p>To read the full story, please subscribe to The Ledger.</p>",
        "<div>Already a subscriber? Log in</div>",
        "<p>Jetzt weiterlesen mit dem Abo</p>",
    ):
        refused = read(page(short + wall))
        assert isinstance(refused, ArticleError)
        assert refused.kind == "subscribers only"
    marked = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": "False"}</script>'
    assert isinstance(read(page(short, head=marked)), ArticleError)


@pytest.mark.parametrize(
    "text",
    ["รัฐมนตรีกล่าวว่าเราจะไม่ขึ้นภาษีก่อนงบประมาณครั้งหน้า และไม่มีใครในห้องเชื่อคำพูดนี้เลย เพราะเคยได้ยินมาแล้วเมื่อฤดูใบไม้ผลิ",
     "မဝန်ကြီးက အခွန်ကို မထိဘူးဟု တနင်္လာနေ့တွင် ပြောသည်။ အခန်းထဲရှိ မည်သူမျှ မယုံကြည်ခဲ့ပါ။",
     "រដ្ឋមន្ត្រីបាននិយាយថា យើងនឹងមិនប៉ះពាល់ពន្ធនេះទេ។ គ្មាននរណាម្នាក់នៅក្នុងបន្ទប់ជឿឡើយ។",
     "وزیر نے کہا کہ ہم اگلے بجٹ سے پہلے ٹیکس کو نہیں چھیڑیں گے۔ کمرے میں کسی کو یقین نہیں آیا۔",
     "մինիստրը ասաց, որ մենք չենք դիպչի հարկին մինչև հաջորդ բյուջեն։ Սենյակում ոչ ոք չհավատաց։"],
    ids=["Thai", "Burmese", "Khmer", "Urdu", "Armenian"],
)  # fmt: skip
def test_articles_in_languages_with_other_stops_or_none_are_read(text: str) -> None:
    assert blocks(page("".join(f"<p>{text} {number}</p>" for number in range(4))))[0].startswith(text[:20])


def test_an_article_that_only_search_engines_are_given_is_read() -> None:
    body = " ".join(PROSE)
    for told in (
        {"@type": "NewsArticle", "headline": "Duty stays in June", "articleBody": body},
        {
            "@graph": [
                {"@type": "WebSite"},
                {"@type": ["ReportageNewsArticle"], "headline": "Duty stays in June", "articleBody": body},
            ]
        },
    ):
        script = f'<script type="application/ld+json">/*<![CDATA[*/{json.dumps(told)}/*]]>*/</script>'
        assert blocks(page('<div id="root"></div>', head=script, around="{}")) == [body]
    data = {
        "props": {"menu": [{"title": "World"}], "article": {"headline": "Duty stays in June", "body": f"<p>{body}</p>"}}
    }
    for premium, expected in ((False, [body]), (True, None)):
        data["props"]["article"] |= {"isPremium": premium}  # type: ignore[operator]
        script = f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(data)}</script>'
        if expected is None:
            assert isinstance(read(page(f'<div id="__next"></div>{script}', around="{}")), ArticleError)
        else:
            assert blocks(page(f'<div id="__next"></div>{script}', around="{}")) == expected
    walled = {"@type": "NewsArticle", "headline": "Duty stays", "articleBody": body, "isAccessibleForFree": False}
    script = f'<script type="application/ld+json">{json.dumps(walled)}</script>'
    assert isinstance(read(page('<div id="root"></div>', head=script)), ArticleError)
    assert isinstance(read(page('<div id="root"></div>')), ArticleError)


@pytest.mark.parametrize(
    "pictured",
    [
        '<table class="pic"><tr><td><img src="a.jpg"></td></tr><tr><td>The tanks in June.</td></tr></table>',
        '<table><tr><td><img src="a.jpg"><br><small>The tanks, as a driver saw them.</small></td></tr></table>',
        '<figure><img src="a.jpg"><table><tr><td><p>The tanks by the road.</p></td></tr></table></figure>',
    ],
)
def test_the_words_below_a_picture_in_a_table_are_no_text(pictured: str) -> None:
    found = blocks(page("".join(f"<p>{one}</p>" for one in (PROSE[0], PROSE[1])) + pictured + f"<p>{PROSE[2]}</p>"))
    assert found == list(PROSE[:3])


def test_a_table_of_facts_with_pictures_stays_text() -> None:
    rows = "".join(
        f'<tr><td><img src="{one}.png">{one}</td><td>{len(one)} litres</td></tr>' for one in ("Kiel", "Bonn", "Ulm")
    )
    found = blocks(page("".join(f"<p>{one}</p>" for one in PROSE) + f"<table>{rows}</table><p>{PROSE[0]} Again.</p>"))
    assert "Kiel | 4 litres" in found
