"""Teasers of other articles, notices about cookies and elements that a site defines, around and within an article."""

from __future__ import annotations

import json

import pytest

from retrieval.reading.drafts import Draft
from retrieval.reading.kinds import read_document

pytest.importorskip("trafilatura", reason="the extra `readers` is not installed")
pytest.importorskip("resiliparse", reason="the extra `readers` is not installed")

PROSE = [
    "The council met in the old town hall, where the windows do not close and the heating has failed since spring.",
    "“We will keep the library open on Sundays,” said Ada Weber, who has been the mayor for the last eleven years.",
    "Three members of the opposition left the room before the vote, because they had been given no time to speak.",
    "“Nobody asked the readers,” said Tom Ruiz, who teaches at the school and borrows a dozen books in every month.",
]
OTHER = "“The bridge has to go,” said Ivan Moss, an engineer."


def card(number: int, words: str = OTHER, href: str = "/story") -> str:
    return f'<div class="c"><h3><a href="{href}-{number}">Bridge number {number}</a></h3><p>{words}</p></div>'


def read(inside: str) -> str:
    page = f"<html lang='en'><head><title>Library stays open</title></head><body>{inside}</body></html>"
    (draft,) = read_document("x.html", "x.html", page.encode())
    assert isinstance(draft, Draft), draft
    return draft.text


def tags(lines: list[str]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


@pytest.mark.parametrize(
    "around",
    [
        "<article>{}</article><section><h2>More news</h2>{cards}</section>",
        "<article>{}<div>{cards}</div></article>",
        "<form><div>{cards}</div><div>{}</div></form>",
        "<div><div>{}</div><div><h2>Recent content</h2>{cards}</div></div>",
        "<main><ul><li>{cards}</li></ul>{}</main>",
    ],
)
def test_teasers_of_other_articles_are_no_part_of_the_article(around: str) -> None:
    text = read(around.replace("{cards}", card(1) + card(2) + card(3)).replace("{}", tags(PROSE)))
    assert all(line in text for line in PROSE)
    assert "Ivan Moss" not in text
    assert "More news" not in text
    assert "Recent content" not in text


def test_teasers_whose_titles_are_no_headings_are_told_as_well() -> None:
    box = '<div class="i"><a href="/s{}"><div class="t">Bridge number {}</div></a><p>{}</p></div>'
    text = read(f"<div><div>{tags(PROSE)}</div><div>{''.join(box.format(n, n, OTHER) for n in range(3))}</div></div>")
    assert PROSE[3] in text
    assert "Ivan Moss" not in text


def test_of_an_endless_page_the_article_that_it_is_named_by_is_read() -> None:
    other = f"<article><h1>Bridge must go</h1>{tags([OTHER] * 9)}</article>"
    own = f"<article><h1>Library stays open</h1>{tags(PROSE)}</article>"
    for page in (own + other, other + own):
        text = read(f"<main>{page}</main>")
        assert PROSE[3] in text
        assert "Ivan Moss" not in text


@pytest.mark.parametrize("first", [True, False])
def test_of_an_endless_page_without_article_elements_the_named_one_is_read(*, first: bool) -> None:
    story = '<section class="story"><h2>{}</h2><div>{}</div></section>'
    own = story.format("The library stays open", tags(PROSE))
    other = story.format("The bridge has to go", tags([OTHER] * 9))
    page = f"<title>The library stays open | Ledger</title><main>{own + other if first else other + own}</main>"
    (draft,) = read_document("x.html", "x.html", page.encode())
    assert isinstance(draft, Draft)
    assert PROSE[3] in draft.text
    assert "Ivan Moss" not in draft.text


def test_parts_of_one_article_below_smaller_headings_are_all_read() -> None:
    part = '<section class="part"><h2>{}</h2>{}</section>'
    body = part.format("Library stays open", tags(PROSE[:3])) + part.format("What it costs", tags([*PROSE[:2], OTHER]))
    assert "Ivan Moss" in read(f"<h1>Library stays open</h1>{body}")


def test_articles_of_which_none_is_named_by_the_page_are_all_read() -> None:
    told = "".join(f"<article><h1>Part {number}</h1>{tags([line])}</article>" for number, line in enumerate(PROSE))
    text = read(f"<main>{told}</main>")
    assert all(line in text for line in PROSE)


@pytest.mark.parametrize(
    "inside",
    [
        "".join(f"<div><h3><a href='#post-{n}'>Entry {n}</a></h3><p>{line}</p></div>" for n, line in enumerate(PROSE)),
        "".join(
            f"<div><h3><a href='/live#post-{n}'>At {n}</a></h3><p>{line}</p></div>" for n, line in enumerate(PROSE)
        ),
        "".join(f"<div><h3>Entry {n}</h3><p>{line}</p></div>" for n, line in enumerate(PROSE)),
        "".join(f"<h3><a href='/story-{n}'>Story {n}</a></h3><p>{line}</p>" for n, line in enumerate(PROSE)),
        "".join(f"<div><h3><a href='/story-{n}'>Story {n}</a></h3><p>{line}</p></div>" for n, line in enumerate(PROSE)),
        tags(PROSE) + card(1),
    ],
    ids=["live blog", "live blog elsewhere", "sections", "digest", "digest in boxes", "one box"],
)
def test_entries_and_sections_of_an_article_are_kept(inside: str) -> None:
    text = read(f"<main><article>{inside}</article></main>")
    assert all(line in text for line in PROSE)


@pytest.mark.parametrize(
    "name",
    ['id="onetrust-banner-sdk"', 'id="qc-cmp2-container"', 'class="cookie-consent"', 'id="CybotCookiebotDialog"'],
)
def test_a_notice_about_cookies_is_taken_away_however_long_it_is(name: str) -> None:
    notice = "We and our partners use cookies and personal data to show you content, and to measure how it is used."
    text = read(f"<div {name}>{tags([notice] * 12)}</div><div class='p'><div>{tags(PROSE[:2])}</div></div>")
    assert "partners" not in text
    assert PROSE[1] in text


def test_elements_that_a_site_defines_are_blocks_except_within_a_line() -> None:
    told = "".join(f"<story-line><span>{line}</span></story-line>" for line in PROSE[:3])
    text = read(f"<story-body>{told}<p>{PROSE[3].replace('school', '<x-term>school</x-term>')}</p></story-body>")
    assert text.split("\n\n")[-4:] == PROSE


@pytest.mark.parametrize(
    "blocks",
    [
        [{"type": "p", "text": line} for line in PROSE],
        [{"kind": "paragraph", "content": line, "id": number} for number, line in enumerate(PROSE)],
        [{"type": "image", "src": "a.jpg"}, *({"type": "html", "html": f"<p>{line}</p>"} for line in PROSE)],
    ],
)
def test_the_blocks_of_an_article_that_is_data_only_are_its_text(blocks: list[dict[str, object]]) -> None:
    related = [{"title": f"Bridge {number}", "text": OTHER} for number in range(12)]
    data = {"props": {"story": {"title": "Library stays open", "body": blocks}, "related": related}}
    text = read(
        f'<div id="__next"></div><script id="__NEXT_DATA__" type="application/json">{json.dumps(data)}</script>'
    )
    assert all(line in text for line in PROSE)
    assert "Ivan Moss" not in text


def test_the_feed_of_a_portal_is_told_by_boxes_of_one_class() -> None:
    box = '<div class="post"><span>Roads</span><a href="/s{}">The bridge number {} has to go</a><p>{}</p></div>'
    feed = "".join(box.format(number, number, OTHER) for number in range(4))
    text = read(f"<div><div>{tags(PROSE)}</div><div>{feed}</div></div>")
    assert PROSE[3] in text
    assert "Ivan Moss" not in text


def test_people_who_are_linked_to_in_several_paragraphs_are_no_feed() -> None:
    said = "".join(f'<div class="p"><a href="/people/{n}">Ivan Moss the {n}th</a>, {PROSE[n]}</div>' for n in range(4))
    assert read(f"<div>{said}</div>").count("Ivan Moss") == 4
