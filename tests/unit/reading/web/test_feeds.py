"""Feeds as they are found: escaped twice, dated in any way, with authors that are addresses."""

from __future__ import annotations

import pytest

from retrieval import ArticleError
from retrieval.reading.dates import to_iso
from retrieval.reading.drafts import Draft
from retrieval.reading.kinds import read_document

pytest.importorskip("feedparser", reason="the extra `readers` is not installed")

SAID = "“We will not touch the duty,” said Maria Keller, the minister."


def entry(inside: str) -> Draft:
    feed = (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>The Ledger</title><item><title>Duty stays</title>{inside}</item></channel></rss>"
    )
    (draft,) = read_document("x.xml", "x.xml", feed.encode())
    assert isinstance(draft, Draft), draft
    return draft


@pytest.mark.parametrize(
    "written",
    [
        SAID,
        f"&lt;p&gt;{SAID}&lt;/p&gt;",
        f"&amp;lt;p&amp;gt;{SAID}&amp;lt;/p&amp;gt;",
        f"<![CDATA[<p>{SAID}</p>]]>",
        f"<![CDATA[<div><!-- x --><p>{SAID}</p><img src='a'></div>]]>",
    ],
)
def test_the_text_of_an_entry_is_read_however_it_is_escaped(written: str) -> None:
    assert entry(f"<description>{written}</description>").text == SAID


def test_a_tag_that_the_author_writes_about_stays() -> None:
    assert (
        entry("<description>&lt;p&gt;The &amp;lt;b&amp;gt; tag is old.&lt;/p&gt;</description>").text
        == "The <b> tag is old."
    )


def test_the_longer_of_content_and_summary_is_the_text() -> None:
    content = "<content:encoded><![CDATA[<figure><img src='a.jpg'/></figure> Photo]]></content:encoded>"
    assert entry(f"{content}<description>{SAID}</description>").text == SAID


@pytest.mark.parametrize(
    "date",
    ["2024-05-12", "Sun, 12 May 2024 08:00:00 GMT", "1715500800", "12 May 2024", "12. Mai 2024",
     "2024-05-12 08:00:00 +0000",
     "Sunday, May 12, 2024 - 08:00", "2024-05-12T08:00:00.000Z"],
)  # fmt: skip
def test_the_day_of_an_entry_is_read_however_it_is_written(date: str) -> None:
    assert to_iso(entry(f"<pubDate>{date}</pubDate><description>{SAID}</description>").published)[:10] == "2024-05-12"


@pytest.mark.parametrize(
    ("written", "author"),
    [
        ("<author>ann@ledger.example (Ann Lee)</author>", "Ann Lee"),
        ("<author>Ann Lee &lt;ann@ledger.example&gt;</author>", "Ann Lee"),
        ("<author>ann@ledger.example</author>", ""),
        ("<dc:creator>Ann Lee</dc:creator><dc:creator>Bo Li</dc:creator>", "Ann Lee; Bo Li"),
        ("<dc:creator><![CDATA[By Ann Lee and Bo Li]]></dc:creator>", "Ann Lee; Bo Li"),
        ("<author>admin</author>", ""),
    ],
)
def test_the_authors_of_an_entry_are_names(written: str, author: str) -> None:
    assert entry(f"{written}<description>{SAID}</description>").author == author


def test_an_item_of_an_agency_is_read() -> None:
    nitf = (
        '<?xml version="1.0"?><nitf><head><docdata><date.issue norm="20240512T080000Z"/></docdata></head>'
        "<body><body.head><hedline><hl1>Duty stays</hl1></hedline><byline>By Ann Lee</byline>"
        "<distributor>The Ledger</distributor></body.head><body.content>"
        f"<p>{SAID}</p><media><media-caption>A lorry</media-caption></media><p>Never.</p></body.content></body></nitf>"
    )
    (draft,) = read_document("x.xml", "x.xml", nitf.encode())
    assert isinstance(draft, Draft)
    assert (draft.title, draft.author, draft.publisher) == ("Duty stays", "Ann Lee", "The Ledger")
    assert draft.text == f"{SAID}\n\nNever."
    assert to_iso(draft.published)[:10] == "2024-05-12"
    (error,) = read_document("x.xml", "x.xml", b"<nitf><body/></nitf>")
    assert isinstance(error, ArticleError)
