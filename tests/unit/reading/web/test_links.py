"""Links: what a server on this machine sends, kindly or not, becomes articles or an error that says what to do."""

from __future__ import annotations

import gzip
import time
from http.server import BaseHTTPRequestHandler

import pytest

from retrieval import Article, ArticleError
from retrieval.reading.web.fetching import Limits, fetch
from tests.web_server import PATIENT, TEXT, Serve, Site, anywhere, read, sends, the_article, the_reason


@pytest.mark.parametrize(
    ("encoding", "media_type"),
    [
        ("utf-8", "text/plain; charset=utf-8"),
        ("utf-8", "text/plain"),
        ("utf-8", "text/plain; charset=iso-8859-1"),
        ("cp1252", "text/plain; charset=windows-1252"),
        ("cp1252", "text/plain; charset=iso-8859-1"),
        ("utf-16", "text/plain; charset=utf-16"),
        ("utf-8", ""),
        ("utf-8", "application/octet-stream"),
        ("utf-8", "text/plain; charset=no-such"),
    ],
)
def test_a_link_is_read_in_its_encoding(site: Site, encoding: str, media_type: str) -> None:
    site.pages["/news/duty"] = sends(TEXT.encode(encoding), media_type)
    article = the_article(site.link("/news/duty"))
    assert article.text == TEXT
    assert article.url == site.link("/news/duty")
    assert article.id == f"127.0.0.1:{site.port}/news/duty"


def test_a_server_that_names_another_encoding_than_the_page_is_believed(site: Site) -> None:
    pytest.importorskip("trafilatura", reason="the extra `readers` is not installed")
    prose = "".join(
        f"<p>„Příliš žluťoučký kůň,“ řekla ministryně financí v pondělí číslo {number}.</p>" for number in range(6)
    )
    page = f'<html lang="cs"><head><meta charset="koi8-r"><title>Kůň</title></head><body>{prose}</body></html>'
    site.pages["/kun"] = sends(page.encode("cp1250"), "text/html; charset=windows-1250")
    article = the_article(site.link("/kun"))
    assert article.text.startswith("„Příliš žluťoučký kůň,“ řekla")
    assert (article.title, article.language) == ("Kůň", "cs")


def test_the_media_type_says_how_to_read_and_a_feed_gives_several(site: Site) -> None:
    pytest.importorskip("feedparser", reason="the extra `readers` is not installed")
    entry = "<item><title>{0}</title><link>https://ledger.example/{0}</link><description>“No.”</description></item>"
    feed = (
        f'<rss version="2.0"><channel><title>The Ledger</title>{entry.format("a")}{entry.format("b")}</channel></rss>'
    )
    site.pages["/feed"] = sends(feed.encode(), "application/rss+xml")
    site.pages["/list"] = sends(b'[{"title": "x", "text": "No."}]', "application/json")
    site.pages["/notes.md"] = sends(b"# One\n\n*Two*", "text/plain")
    found = read(site.link("/feed"))
    assert [article.id for article in found if isinstance(article, Article)] == ["ledger.example/a", "ledger.example/b"]
    assert the_article(site.link("/list")).text == "No."
    assert the_article(site.link("/notes.md")).text == "One\n\nTwo"


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (401, "is open to members only; save the page"),
        (402, "is open to subscribers only"),
        (403, "may not be read by programs"),
        (404, "leads to no page"),
        (410, "leads to a page that is gone"),
        (429, "is asked too often"),
        (451, "is barred by law"),
        (204, "brings no page"),
        (418, "brings no page"),
        (503, "has trouble; try again later"),
        (599, "has trouble"),
    ],
)
def test_what_the_server_says_is_put_into_words(site: Site, status: int, reason: str) -> None:
    site.pages["/a"] = sends(b"", status=status)
    told = the_reason(site.link("/a"))
    assert told.startswith(reason)
    assert told.endswith(f"(HTTP {status})")


def test_what_is_no_article_says_so(site: Site) -> None:
    site.pages["/picture"] = sends(b"\x89PNG", "image/png")
    site.pages["/program"] = sends(bytes(range(256)) * 8, "application/octet-stream")
    site.pages["/empty"] = sends(b"")
    for path, reason in (("/picture", "leads to image/png"), ("/program", "holds no text"), ("/empty", "is empty")):
        (error,) = read(site.link(path))
        assert isinstance(error, ArticleError)
        assert error.reason.startswith(reason)


@pytest.mark.parametrize(
    "url", ["", "news", "news.example/a", "ftp://news.example/", "http://", "http://[::1/", "http://a\x00b/"]
)
def test_what_is_no_link_says_so(url: str) -> None:
    (error,) = read(url)
    assert isinstance(error, ArticleError)
    assert error.reason


def test_nobody_listening_and_nobody_there_say_so() -> None:
    def nobody(*place: object) -> list[str]:
        del place
        raise OSError(-2, "Name or service not known")

    with pytest.raises(ArticleError, match="leads to no site that is known"):
        fetch("http://news.example/", PATIENT, anywhere, nobody)
    assert the_reason("http://127.0.0.1:9/").startswith("cannot be reached")


def test_a_body_beyond_the_limit_is_not_read_to_its_end(site: Site) -> None:
    def endless(handler: BaseHTTPRequestHandler) -> None:
        sends(b"")(handler)
        while True:
            handler.wfile.write(b"x" * 65536)

    site.pages["/endless"] = endless
    site.pages["/claims"] = sends(b"x", Content_Length=str(1 << 40))
    site.pages["/packed"] = sends(gzip.compress(b"\0" * (8 << 20)), Content_Encoding="gzip")
    site.pages["/twice"] = sends(gzip.compress(gzip.compress(b"\0" * 999)), Content_Encoding="gzip, gzip")
    limits = Limits(seconds=60, most_bytes=1 << 20)
    for path in ("/endless", "/claims", "/packed"):
        assert the_reason(site.link(path), limits) == "is larger than the 1 MB that are fetched"
    assert the_reason(site.link("/twice"), limits) == "comes packed as gzip, gzip, which was not asked for"


def test_a_packed_body_is_unpacked(site: Site) -> None:
    site.pages["/a"] = sends(gzip.compress(TEXT.encode()), Content_Encoding="gzip")
    assert the_article(site.link("/a")).text == TEXT


def drips(handler: BaseHTTPRequestHandler) -> None:
    """A byte now and then, so that no single wait is long."""
    sends(b"")(handler)
    while True:
        handler.wfile.write(b"x")
        time.sleep(0.02)


def drips_headers(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while True:
        handler.wfile.write(b"x")
        time.sleep(0.02)


def says_nothing(handler: BaseHTTPRequestHandler) -> None:
    handler.rfile.read(1)


@pytest.mark.parametrize("serve", [drips, drips_headers, says_nothing])
def test_a_slow_server_is_left_at_the_deadline(site: Site, serve: Serve) -> None:
    site.pages["/a"] = serve
    (error,) = read(site.link("/a"), seconds=0.3)
    assert isinstance(error, ArticleError)
    assert error.reason.startswith("does not come within 0.3 seconds")


def test_a_server_that_hangs_up_or_talks_nonsense_says_so(site: Site) -> None:
    def hangs_up(handler: BaseHTTPRequestHandler) -> None:
        sends(b"half", Content_Length="100")(handler)

    def nonsense(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"No HTTP at all\r\n\r\n")

    site.pages |= {"/half": hangs_up, "/nonsense": nonsense, "/bad": sends(b"not gzip", Content_Encoding="gzip")}
    for path in ("/half", "/nonsense", "/bad"):
        assert the_reason(site.link(path)).startswith("breaks off")
