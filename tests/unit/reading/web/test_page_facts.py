"""Title, author, date, publisher and address of a page come from where they are stated, and else are empty."""

from __future__ import annotations

import json

import pytest

from retrieval.reading.drafts import Draft
from retrieval.reading.kinds import read_document

pytest.importorskip("trafilatura", reason="the extra `readers` is not installed")
pytest.importorskip("resiliparse", reason="the extra `readers` is not installed")

PROSE = "".join(
    f"<p>{text}</p>"
    for text in (
        "The government wants to decide in June, when the figures of the quarter are known to everybody.",
        "Nobody in the room was convinced: the opposition had heard the promise before, and the duty went up.",
        "“We will not touch the duty before the next budget,” said Maria Keller, the minister of finance, on Monday.",
    )
)


def page(top: str = "", *, head: str = "<title>Duty stays</title>", foot: str = "") -> Draft:
    markup = f'<html lang="en"><head>{head}</head><body><article>{top}{PROSE}</article>{foot}</body></html>'
    (draft,) = read_document("x.html", "x.html", markup.encode())
    assert isinstance(draft, Draft), draft
    return draft


def told(**fields: object) -> str:
    story = {"@type": "NewsArticle", "headline": "Duty stays", **fields}
    return f'<title>Duty stays</title><script type="application/ld+json">{json.dumps(story)}</script>'


@pytest.mark.parametrize(
    ("top", "head"),
    [
        ("", told(datePublished="2024-05-12T08:00:00+02:00")),
        ("", '<meta property="article:published_time" content="2024-05-12T08:00:00Z">'),
        ("", '<meta name="DC.date.issued" content="2024-05-12">'),
        ("", '<meta itemprop="datePublished" content="12 May 2024">'),
        ('<time datetime="2024-05-12T08:00">May 12</time>', ""),
        ('<span itemprop="datePublished" content="2024-05-12">two days ago</span>', ""),
        ('<p class="byline">By Ann Lee, Sunday 12 May 2024</p>', ""),
        ('<div class="post-date">12 May 2024</div>', ""),
        ('<div class="meta">Published 12 May 2024. Updated 14 May 2024</div>', ""),
        ("", '<link rel="canonical" href="https://ledger.example/2024/05/12/duty-stays">'),
    ],
)
def test_the_day_of_a_page_is_read_where_it_is_stated(top: str, head: str) -> None:
    assert page(top, head=f"<title>Duty stays</title>{head}").published == "2024-05-12"


@pytest.mark.parametrize(
    ("top", "foot"),
    [
        ("", "<footer>© 2022 The Ledger</footer>"),
        ("", "<p class='copyright'>Copyright 12 May 2022 The Ledger</p>"),
        (
            "",
            '<div id="comments"><time datetime="2024-06-01">1 June</time><p>I believe no word of it.</p></div>',
        ),
        ("", '<div class="related"><a href="/x"><time datetime="2024-04-01">1 April</time> Pilots return</a></div>'),
        ('<p class="date">Updated 13 May 2024, published 12 May 2024</p>', ""),
        ('<p>Updated <time datetime="2024-05-13">13 May</time></p>', ""),
    ],
)
def test_a_day_that_is_not_the_articles_is_not_taken(top: str, foot: str) -> None:
    assert page(top, foot=foot).published == ""


@pytest.mark.parametrize(
    ("top", "head", "author"),
    [
        ("", told(author={"name": "Ann Lee"}), "Ann Lee"),
        ("", told(author=[{"@type": "Person", "name": "Ann Lee"}, "Bo Li"]), "Ann Lee; Bo Li"),
        ("", told(author={"name": "The Ledger"}, publisher={"name": "The Ledger"}), ""),
        ('<p class="byline">By Cy Roe</p>', told(author={"name": "Ann Lee"}), "Ann Lee"),
        ("", '<meta name="author" content="Ann Lee and Bo Li">', "Ann Lee; Bo Li"),
        ('<p class="byline">By <a rel="author">Ann Lee</a></p>', '<meta property="article:author" content="https://x.example/l">',
         "Ann Lee"),
        ('<p class="byline">By <b>Ann Lee</b>, <b>Bo Li</b> and <b>Cy Roe</b></p>', "", "Ann Lee; Bo Li; Cy Roe"),
        ('<div class="author-byline">By Ann Lee<br>Updated 13 May 2024</div>', "", "Ann Lee"),
        ('<div class="author"><a href="/bio">See full bio</a></div>', "", ""),
        ('<div class="meta">Published 12 May 2024 | By <a href="/a">Ann Lee</a></div>', "", "Ann Lee"),
        ('<div class="byline"><span>Ann Lee</span><span>Political editor</span></div>', "", "Ann Lee"),
        ('<p class="byline">By Ann Lee and Bo Li, Berlin</p>', "", "Ann Lee; Bo Li"),
        ('<div class="about-author"><p>Ann Lee writes about ports and ferries.</p></div>', "", ""),
        ("", "", ""),
    ],
)  # fmt: skip
def test_the_authors_of_a_page_are_names(top: str, head: str, author: str) -> None:
    assert page(top, head=f"<title>Duty stays</title>{head}").author == author


def test_a_person_whom_the_page_names_besides_is_no_author() -> None:
    graph = [
        {"@type": "Person", "name": "Eve Poe"},
        {"@type": "NewsArticle", "author": {"@id": "#a"}},
        {"@id": "#a", "name": "Ann Lee"},
    ]
    script = f'<script type="application/ld+json">{json.dumps({"@graph": graph})}</script>'
    assert page(head=f"<title>Duty stays</title>{script}").author == "Ann Lee"


@pytest.mark.parametrize(
    ("top", "head", "title", "publisher"),
    [
        ("<h1>Duty stays</h1>", "<title>Duty stays - The Ledger</title>", "Duty stays", "The Ledger"),
        ("<header><h1>The Ledger</h1></header><h2>Duty stays</h2>", "<title>Duty stays - The Ledger</title>",
         "Duty stays", "The Ledger"),
        ("<div>Duty stays</div>", "<title>Duty stays | The Ledger</title>", "Duty stays", "The Ledger"),
        ("<h1>Duty stays – in June</h1>", "<title>Duty stays – in June</title>", "Duty stays – in June", ""),
        ("<h1>Sign up</h1>", told(publisher={"name": "The Ledger"}), "Duty stays", "The Ledger"),
        ("", '<meta property="og:title" content="Duty stays"><meta property="og:site_name" content="The Ledger">',
         "Duty stays", "The Ledger"),
        ("<h1>Duty stays</h1>", "<title>The Ledger » Duty stays</title>", "Duty stays", "The Ledger"),
        ("<h1>Duty stays</h1>", "<title>index.html</title>", "Duty stays", ""),
        ("<h1>Duty stays</h1>", "", "Duty stays", ""),
    ],
)  # fmt: skip
def test_the_title_of_a_page_is_its_headline_and_not_its_site(top: str, head: str, title: str, publisher: str) -> None:
    draft = page(top, head=head)
    assert (draft.title, draft.publisher) == (title, publisher)


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="https://ledger.example/duty">', "https://ledger.example/duty"),
        ('<meta property="og:url" content="https://ledger.example/duty">', "https://ledger.example/duty"),
        ('<link rel="canonical" href="https://ledger.example/"><meta property="og:url" content="https://ledger.example/d">',
         "https://ledger.example/d"),
        ('<link rel="canonical" href="https://ledger.example">', ""),
        ('<link rel="canonical" href="/duty">', ""),
        ('<link rel="canonical" href="javascript:x">', ""),
    ],
)  # fmt: skip
def test_the_address_of_a_page_has_a_path(head: str, url: str) -> None:
    assert page(head=f"<title>Duty stays</title>{head}").url == url


def test_the_day_in_the_head_of_a_site_is_today_and_not_that_of_the_article() -> None:
    for today in ('<header><span class="date">13 May 2024</span></header>', '<b class="time-now">13 May 2024</b>'):
        markup = (
            f'<title>Duty stays</title>{today}<main><h1>Duty stays</h1><p class="date">12 May 2024</p>{PROSE}</main>'
        )
        (draft,) = read_document("x.html", "x.html", markup.encode())
        assert isinstance(draft, Draft)
        assert draft.published == "2024-05-12"


def test_the_name_of_a_site_is_no_date() -> None:
    for written, site in (("The Ledger, 06.05.2026", "The Ledger"), ("Sep, 2016", "")):
        found = page("<h1>Duty stays</h1>", head=f"<title>Duty stays | {written}</title>")
        assert (found.title, found.publisher) == ("Duty stays", site)


def test_of_a_blog_the_smaller_heading_is_the_headline() -> None:
    day = '<h2 class="date-header">Friday, August 5, 2016</h2>'
    top = f'<h1>The Back Fence</h1>{day}<h3 class="post-title">Duty stays</h3>'
    found = page(top, head="<title>The Back Fence: Duty stays</title>")
    assert (found.title, found.published) == ("Duty stays", "2016-08-05")


def test_neither_the_site_nor_who_took_the_picture_is_the_author() -> None:
    head = '<title>Duty stays - THE LEDGER</title><meta name="author" content="Ann Lee, THE LEDGER">'
    assert page(head=head).author == "Ann Lee"
    picture = '<span class="main-image__author">Tom Berg</span><div class="authors"><a>Bo Li</a></div>'
    assert page(picture).author == "Bo Li"


def test_a_link_to_the_author_counts_beside_the_text_as_well() -> None:
    assert page('<aside><address><a rel="author" href="/lee">Ann Lee</a></address></aside>').author == "Ann Lee"
    others = "".join(
        f'<aside><a rel="author" href="/{one}">{one} Ruiz</a></aside>' for one in ("Ana", "Bo", "Cy", "Di")
    )
    assert page(others).author == ""


def test_what_a_hidden_mark_parted_stays_parted() -> None:
    heading = '<h2><span>Duty again</span><span class="hidden">:</span><span>Nobody pays</span></h2>'
    assert "Duty again Nobody pays" in page(heading).text


def test_bylines_and_days_are_found_on_pages_whose_classes_say_nothing() -> None:
    byline = '<div data-component="byline-block"><span>Ann Lee</span><div>Ledger News, Ashby</div></div>'
    head = '<title>Duty stays</title><meta property="og:site_name" content="Ledger News">'
    assert page(byline, head=head).author == "Ann Lee"
    assert page("<div><time><span>May 9, 2023</span><span>4:03 PM</span></time></div>").published == "2023-05-09"


def test_a_site_that_is_called_by_its_address_is_no_part_of_the_title() -> None:
    draft = page(head="<title>Die Steuer bleibt: Niemand zahlt mehr - Tageblatt.de</title>")
    assert (draft.title, draft.publisher) == ("Die Steuer bleibt: Niemand zahlt mehr", "Tageblatt.de")


@pytest.mark.parametrize(("stated", "author"), [("Von Kira Held", "Kira Held"), ("Von der Heide", "Von der Heide")])
def test_the_word_before_a_stated_author_is_no_name(stated: str, author: str) -> None:
    assert page(head=f'<title>Duty stays</title><meta name="author" content="{stated}">').author == author
