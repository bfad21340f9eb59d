"""Between the headline and the first paragraph the lead is kept; the headline, dates, names and buttons are not."""

from __future__ import annotations

import json

import pytest

from retrieval.reading.drafts import Draft
from retrieval.reading.kinds import read_document

pytest.importorskip("trafilatura", reason="the extra `readers` is not installed")
pytest.importorskip("resiliparse", reason="the extra `readers` is not installed")

TITLE = "Ferry to the islands stops for the winter"
LEAD = "The ferry to the three islands will not sail from November to March, the operator said on Monday evening."
PROSE = [
    "“We carried eleven people on the last trip of the day, and four of them were ours,” said Nora Finch, who runs it.",
    "The council of the islands wants to charter a fishing boat, which would take the post and up to six passengers.",
    "Islanders say they learnt of it from a note on the pier, and that nobody had asked them beforehand.",
    "“My mother is ninety and needs her tablets,” said Bo Harlan, a crofter, “so somebody had better find a boat.”",
    "A decision about the charter is expected at the end of the month, when the council meets on the main island.",
]


def draft(body: str, head: str = "") -> Draft:
    markup = f'<html lang="en"><head><title>{TITLE}</title>{head}</head><body>{body}</body></html>'
    (one,) = read_document("x.html", "x.html", markup.encode())
    assert isinstance(one, Draft), one
    return one


def lines(body: str, head: str = "") -> list[str]:
    return draft(body, head).text.split("\n\n")


def tags(prose: list[str], attributes: str = "") -> str:
    return "".join(f"<p{attributes}>{one}</p>" for one in prose)


def test_a_lead_in_the_header_of_an_article_belongs_to_it() -> None:
    header = (
        f'<header><span>Islands</span><h1>{TITLE}</h1><p class="lead">{LEAD}</p><div>Reading time: 3 minutes</div>'
        "<div>Print Share Save</div></header>"
    )
    assert lines(f"<main><article>{header}<div>{tags(PROSE)}</div></article></main>") == [LEAD, *PROSE]


def test_the_line_below_the_headline_says_who_wrote_the_article_and_when() -> None:
    found = draft(f"<table><tr><td><h1>{TITLE}</h1></td></tr><tr><td>By Ada Weber · May 9, 2016</td></tr>"
                  + "".join(f"<tr><td>{one}</td></tr>" for one in PROSE) + "</table>")  # fmt: skip
    assert (found.author, found.published) == ("Ada Weber", "2016-05-09")
    assert found.text.split("\n\n") == PROSE


def test_what_counts_shares_and_comments_is_no_text() -> None:
    counts = "<ul><li>e-mail</li><li>17 shares</li><li>482 View comments</li></ul>"
    points = "<ul><li>The operator lost money on every trip</li><li>Islanders want a boat of their own</li></ul>"
    found = lines(f"<article><h1>{TITLE}</h1>{points}{counts}<div>{tags(PROSE)}</div></article>")
    assert found == ["The operator lost money on every trip", "Islanders want a boat of their own", *PROSE]


def test_paragraphs_of_one_class_belong_together_whatever_the_box_around_them_is_called() -> None:
    body = (
        f'<article><h1>{TITLE}</h1><div class="teaser-content">{tags(PROSE[:2], " class=copy")}</div>'
        f'<div class="remainder">{tags(PROSE[2:], " class=copy")}</div></article>'
    )
    assert lines(body) == PROSE


def test_a_quotation_that_is_drawn_large_is_read_once() -> None:
    pulled = "<blockquote><p>“We carried eleven people on the last trip of the day”</p></blockquote>"
    body = f"<article><h1>{TITLE}</h1>{tags(PROSE[:3])}<figure>{pulled}</figure>{tags(PROSE[3:])}</article>"
    assert lines(body) == PROSE


def test_the_linked_title_below_a_label_is_another_article_s() -> None:
    more = '<div>Más información</div><div><a href="/i"><h3>El técnico: “No nos rendimos nunca”</h3></a></div>'
    body = f"<article><h1>{TITLE}</h1>{tags(PROSE[:3])}<section>{more}</section>{tags(PROSE[3:])}</article>"
    assert lines(body) == PROSE


def test_the_captions_of_a_gallery_are_its_article() -> None:
    slides = "".join(
        f"<div><div>{number} of 5</div><figure><img><figcaption><p>{one}</p></figcaption></figure></div>"
        for number, one in enumerate(PROSE, start=1)
    )
    assert lines(f"<div><h1>{TITLE}</h1><div><p>{LEAD}</p></div><div>{slides}</div></div>") == [LEAD, *PROSE]


def test_the_words_that_open_a_quotation_stay_below_the_headline() -> None:
    body = (
        f"<article><h1>{TITLE}</h1>{tags([PROSE[1], 'Nora Finch, who runs it, put it like this:', *PROSE])}</article>"
    )
    assert lines(body)[1] == "Nora Finch, who runs it, put it like this:"


def test_a_caption_beside_an_article_is_not() -> None:
    picture = (
        "<figure><img><figcaption>The ferry at the pier of the main island, where it will lie.</figcaption></figure>"
    )
    assert lines(f"<article><h1>{TITLE}</h1>{picture}{tags(PROSE)}</article>") == PROSE


def test_words_below_a_picture_within_a_line_of_text_are_a_caption() -> None:
    picture = '<span class="end_photo"><img src="x.jpg"><em class="img_desc">The ferry. Photo: Li</em></span>'
    assert lines(f"<div><h2>{TITLE}</h2><article>{picture}{'<br><br>'.join(PROSE)}</article></div>") == PROSE


def test_a_short_standfirst_belongs_to_the_article() -> None:
    standfirst = "Islanders want a boat of their own, and soon."
    body = f"<div><h1>{TITLE}</h1><h2>{standfirst}</h2><div>by Ada Weber</div><div>{tags(PROSE)}</div></div>"
    assert lines(body) == [standfirst, *PROSE]


@pytest.mark.parametrize("name", ["window.__INITIAL_STATE__", 'window["app"]', "var Fusion.globalContent"])
def test_an_article_that_a_script_gives_a_name_is_read(name: str) -> None:
    story = {"title": TITLE, "byline": "Ada Weber", "content": tags(PROSE)}
    data = json.dumps({"route": "/x", "article": {"main": story}})
    found = draft(f'<div id="app"><p>One moment, please.</p></div><script>{name} = {data};(function(){{}})()</script>')
    assert (found.text.split("\n\n"), found.author) == (PROSE, "Ada Weber")


def test_an_article_that_a_page_loads_from_its_own_data_is_read() -> None:
    story = {
        "headline": TITLE,
        "authors": [{"name": "Ada Weber"}],
        "publishedAt": "2024-05-02T07:00:00Z",
        "body": [{"type": "paragraph", "content": f"<p>{one}</p>"} for one in PROSE],
    }
    data = json.dumps({"props": {"pageProps": {"article": story}}})
    script = f'<script id="__NEXT_DATA__" type="application/json">{data}</script>'
    found = draft(f'<div id="__next"><span>Loading…</span></div>{script}')
    assert found.text.split("\n\n") == PROSE
    assert (found.author, found.published, found.language) == ("Ada Weber", "2024-05-02", "en")
