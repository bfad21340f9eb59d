"""Links lead where they may: redirects, every hop, the address that was checked, and no private network."""

from __future__ import annotations

import pytest

from retrieval import ArticleError, read_link
from retrieval.reading.web.connecting import is_public
from retrieval.reading.web.fetching import Fetched, fetch
from tests.web_server import QUICK, TEXT, Site, anywhere, leads_to, sends, the_article, the_reason


def test_redirects_are_followed_and_the_last_address_counts(site: Site) -> None:
    site.pages["/a"] = leads_to("b?x=1#part")
    site.pages["/b?x=1"] = leads_to(site.link("/c"))
    site.pages["/c"] = sends(TEXT.encode())
    assert the_article(site.link("/a#top")).url == site.link("/c")
    assert [path for _, path in site.asked] == ["/a", "/b?x=1", "/c"]


def test_an_endless_redirect_ends(site: Site) -> None:
    site.pages["/a"] = leads_to("/a")
    assert the_reason(site.link("/a")).startswith("leads on more than 10 times")
    assert len(site.asked) == 11


@pytest.mark.parametrize("place", ["file:///etc/hosts", "ftp://127.0.0.1/x", "javascript:alert(1)", "http://[x"])
def test_a_redirect_off_the_web_is_not_followed(site: Site, place: str) -> None:
    site.pages["/a"] = leads_to(place)
    assert the_reason(site.link("/a"))
    assert len(site.asked) == 1


def test_every_hop_is_checked(site: Site) -> None:
    site.pages["/a"] = leads_to(site.link("/secret", host="127.0.0.2"))
    with pytest.raises(ArticleError, match="leads into a private network"):
        fetch(site.link("/a"), QUICK, lambda address: address == "127.0.0.1")
    assert len(site.asked) == 1


def test_the_address_that_was_checked_is_the_one_connected_to(site: Site) -> None:
    site.pages["/a"] = sends(b"No.")
    answers = iter([["127.0.0.9", "127.0.0.1"], ["127.0.0.2"]])

    def find(host: str, port: int) -> list[str]:
        assert (host, port) == ("news.example", site.port)
        return next(answers)

    fetched = fetch(site.link("/a", host="news.example"), QUICK, lambda address: address == "127.0.0.1", find)
    assert fetched == Fetched(site.link("/a", host="news.example"), "text/plain", "", b"No.")
    assert site.asked == [(f"news.example:{site.port}", "/a")]


def test_the_next_address_is_tried_where_one_does_not_answer(site: Site) -> None:
    site.pages["/a"] = sends(b"No.")
    fetched = fetch(site.link("/a", host="news.example"), QUICK, anywhere, lambda *_: ["127.0.0.2", "127.0.0.1"])
    assert fetched.data == b"No."


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "10.0.0.1", "169.254.169.254", "[fe80::1]"]
)  # fmt: skip
def test_private_networks_are_refused_unless_allowed(host: str) -> None:
    (error,) = read_link(f"http://{host}:9/")
    assert isinstance(error, ArticleError)
    assert error.reason == "leads into a private network, where links are not followed"


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("64:ff9b::5db8:d70e", True),
        ("127.8.9.1", False),
        ("192.168.1.1", False),
        ("172.16.0.1", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("fc00::1", False),
        ("fe80::1%eth0", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) == public
