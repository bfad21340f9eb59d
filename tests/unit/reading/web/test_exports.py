"""What other programs export: Google Docs, Medium, Ghost, Safari, feeds of WordPress, site maps."""

from __future__ import annotations

import json
import plistlib

from retrieval import ArticleError
from retrieval.reading.drafts import Draft
from retrieval.reading.kinds import read_document

PROSE = [
    "The bakery in Mill Street closed its doors on Friday, after a hundred and four years of bread and of long queues.",
    "“I have no children who want it,” said Odalys Brenn, the baker, “and I cannot stand at the oven for ever.”",
    "The town has looked for somebody who would take over the shop, and until now it has found nobody at all.",
]
TEXT = "\n\n".join(PROSE)
P = "".join(f"<p>{one}</p>" for one in PROSE)
HEAD = '<title>The bakery closes</title><meta name="author" content="Clara Voss">'
PAGE = f"<html><head>{HEAD}</head><body><article><h1>The bakery closes</h1>{P}</article></body></html>"


def read(name: str, data: str | bytes) -> list[Draft | ArticleError]:
    return list(read_document(name, name, data.encode() if isinstance(data, str) else data))


def the_draft(name: str, data: str | bytes) -> Draft:
    (draft,) = read(name, data)
    assert isinstance(draft, Draft), draft
    return draft


def test_a_document_of_google_docs_has_its_title_and_no_comments() -> None:
    lines = "".join(f'<p class="c2"><span class="c0">{one}</span></p>' for one in PROSE[:2])
    draft = the_draft(
        "x.html",
        '<html><head><meta content="text/html; charset=UTF-8"></head><body class="c8 doc-content">'
        '<p class="c3 title"><span>The bakery closes</span></p>'
        f'{lines}<h2 class="c4"><span>Nobody wants it</span></h2><p class="c2"><span>{PROSE[2]}</span>'
        '<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup></p><div class="c1"><p class="c9">'
        '<a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Please check that with the town.</span></p></div></body></html>',
    )
    assert draft.title == "The bakery closes"
    assert draft.text.split("\n\n") == [*PROSE[:2], "Nobody wants it", PROSE[2]]


def test_an_entry_in_microformats_tells_author_day_and_address() -> None:
    draft = the_draft(
        "x.html",
        '<html><head><title>The bakery closes</title></head><body><article class="h-entry"><header>'
        f'<h1 class="p-name">The bakery closes</h1></header><section class="e-content">{P}</section><footer><p>By '
        '<a class="p-author h-card" href="/brix">Tilda Brix</a> on <time class="dt-published" '
        'datetime="2023-02-03T08:00:00Z">February 3</time>.</p><p><a class="p-canonical" '
        'href="https://bread.example/closes">Canonical link</a></p></footer></article></body></html>',
    )
    assert (draft.author, draft.published, draft.url) == ("Tilda Brix", "2023-02-03", "https://bread.example/closes")


def test_an_export_of_ghost_holds_posts() -> None:
    posts = [{"id": "1", "title": "The bakery closes", "html": P, "published_at": "2023-02-03T08:00:00.000Z"}]
    draft = the_draft("x.json", json.dumps({"db": [{"meta": {"version": "5"}, "data": {"posts": posts, "users": []}}]}))
    assert (draft.title, draft.text, draft.published[:10]) == ("The bakery closes", TEXT, "2023-02-03")


def test_a_page_that_safari_saved_is_read() -> None:
    page = {
        "WebResourceData": PAGE.encode(),
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "UTF-8",
    }
    page["WebResourceURL"] = "https://bread.example/closes"
    for written in (plistlib.FMT_BINARY, plistlib.FMT_XML):
        draft = the_draft("x.webarchive", plistlib.dumps({"WebMainResource": page}, fmt=written))
        assert (draft.title, draft.text, draft.url) == ("The bakery closes", TEXT, "https://bread.example/closes")
    for broken in (b"bplist00 broken", plistlib.dumps({"WebMainResource": {}})):
        (error,) = read("x.webarchive", broken)
        assert isinstance(error, ArticleError)


def test_captions_and_the_line_that_points_to_itself_are_no_text_of_an_entry() -> None:
    content = (
        '<figure><img src="a.jpg"><figcaption>The oven on Friday. Photo: Tom Berg</figcaption></figure>'
        f'{P}<p>The post <a href="/1">The bakery closes</a> appeared first on <a href="/">Bread Post</a>.</p>'
    )
    draft = the_draft(
        "x.xml",
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Bread Post</title>'
        f"<item><title>The bakery closes</title><content:encoded><![CDATA[{content}]]></content:encoded></item>"
        "</channel></rss>",
    )
    assert draft.text == TEXT


def test_an_entry_that_is_only_a_caption_keeps_it() -> None:
    feed = (
        "<rss version='2.0'><channel><title>Bread Post</title><item><title>Oven</title><description>"
        "&lt;figure&gt;&lt;img src='a.jpg'&gt;&lt;figcaption&gt;The oven on Friday, before it went cold.&lt;/figcaption"
        "&gt;&lt;/figure&gt;</description></item></channel></rss>"
    )
    assert the_draft("x.xml", feed).text == "The oven on Friday, before it went cold."


def test_a_site_map_is_refused_with_advice() -> None:
    (error,) = read(
        "x.xml", '<?xml version="1.0"?><urlset xmlns="x"><url><loc>https://bread.example/1</loc></url></urlset>'
    )
    assert isinstance(error, ArticleError)
    assert "site map" in error.reason
