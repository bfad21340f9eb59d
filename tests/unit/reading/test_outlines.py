"""Lists of feeds in OPML."""

from __future__ import annotations

import pytest

from retrieval import ArticleError, read_outlines, write_outlines

LIST = b"""<?xml version="1.0"?>
<opml version="1.0"><head><title>Mine</title></head><body>
<outline text="News">
  <outline text="A &amp; B" type="rss" xmlUrl="https://example.com/feed?a=1&amp;b=2" htmlUrl="https://example.com"/>
  <outline text="C" type="rss" XMLURL=" https://example.org/atom "/>
  <outline text="again" xmlUrl="https://example.org/atom"/>
  <outline text="odd" xmlUrl="file:///etc/passwd"/>
</outline></body></opml>"""
FEEDS = ("https://example.com/feed?a=1&b=2", "https://example.org/atom")


def test_the_feeds_of_a_list_are_read_in_order_and_each_once() -> None:
    assert read_outlines("list.opml", LIST) == FEEDS


def test_what_is_written_is_read_again() -> None:
    assert read_outlines("list.opml", write_outlines(FEEDS)) == FEEDS
    assert read_outlines("list.opml", write_outlines(())) == ()


def test_a_list_with_an_unescaped_ampersand_is_read() -> None:
    text = b'<opml version="2.0"><body><outline xmlUrl="https://example.com/feed?a=1&b=2"/></body></opml>'
    assert read_outlines("list.opml", text) == FEEDS[:1]


def test_entities_are_not_followed() -> None:
    text = b'<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY y "&z;&z;"><!ENTITY z "https://a">]>'
    text += b'<opml version="2.0"><head><title>&x;</title></head><body><outline text="&y;" xmlUrl="https://b"/></body></opml>'
    assert read_outlines("list.opml", text) == ("https://b",)


@pytest.mark.parametrize("data", [b"", b"hello", b"\x00\x01", b"<html><body/></html>", b"<rss/>", b" " * 3_000_000])
def test_what_is_no_list_is_refused(data: bytes) -> None:
    with pytest.raises(ArticleError):
        read_outlines("list.opml", data)
