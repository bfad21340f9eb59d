"""Links lead where they may: redirects, every hop, the address that was checked, and no private network."""

from __future__ import annotations

import time

import pytest

from retrieval import ArticleError, read_link
from retrieval.reading.web.addresses import is_public
from retrieval.reading.web.fetched import Fetched
from retrieval.reading.web.fetching import Limits, fetch
from retrieval.reading.web.links import is_same_site
from tests.web_server import PATIENT, TEXT, Site, anywhere, leads_to, sends, the_article, the_reason


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
        fetch(site.link("/a"), PATIENT, lambda address: address == "127.0.0.1")
    assert len(site.asked) == 1


def test_the_address_that_was_checked_is_the_one_connected_to(site: Site) -> None:
    site.pages["/a"] = sends(b"No.")
    answers = iter([["127.0.0.9", "127.0.0.1"], ["127.0.0.2"]])

    def find(host: str, port: int) -> list[str]:
        assert (host, port) == ("news.example", site.port)
        return next(answers)

    fetched = fetch(site.link("/a", host="news.example"), PATIENT, lambda address: address == "127.0.0.1", find)
    assert fetched == Fetched(site.link("/a", host="news.example"), "text/plain", "", b"No.")
    assert site.asked == [(f"news.example:{site.port}", "/a")]


def test_a_name_that_no_host_can_have_is_an_error_of_its_link() -> None:
    for host in (
        "a" * 70 + ".example",
        "xn--" + "9" * 60 + ".example",
        "a..b.example",
        "\u00ad.example",
        "\ud800.example",
    ):
        (error,) = read_link(f"http://{host}/news")
        assert isinstance(error, ArticleError)
        assert error.reason


def test_a_look_up_that_takes_too_long_and_a_library_that_fails_are_errors_of_the_link() -> None:
    def slow(*place: object) -> list[str]:
        del place
        time.sleep(2)
        return []

    def broken(*place: object) -> list[str]:
        raise RuntimeError(place)

    with pytest.raises(ArticleError, match=r"does not come within 0\.2 seconds"):
        fetch("http://news.example/", Limits(seconds=0.2), anywhere, slow)
    with pytest.raises(ArticleError, match="cannot be fetched"):
        fetch("http://news.example/", PATIENT, anywhere, broken)


@pytest.mark.parametrize(
    ("own", "fetched", "same"),
    [
        ("https://ledger.example/duty", "https://ledger.example/duty?from=feed", True),
        ("https://www.ledger.example/duty", "http://ledger.example/amp/duty", True),
        ("https://ledger.example/duty", "https://m.ledger.example/duty", True),
        ("https://ledger.example/?p=7", "https://ledger.example/?p=7&x=1", True),
        ("https://ledger.example/", "https://ledger.example/duty", False),
        ("https://ledger.example", "https://ledger.example/duty", False),
        ("https://herald.example/duty", "https://ledger.example/duty", False),
        ("https://ledger.example.evil.example/duty", "https://ledger.example/duty", False),
        ("https://example/duty", "https://m.example/duty", False),
        ("https://ledger.example:8443/duty", "https://ledger.example/duty", False),
        ("", "https://ledger.example/duty", False),
        ("https://[/duty", "https://ledger.example/duty", False),
    ],
)
def test_which_address_a_page_may_claim(own: str, fetched: str, same: bool) -> None:
    assert is_same_site(own, fetched) == same


def test_pages_that_name_the_home_page_or_another_site_as_their_own_stay_apart(site: Site) -> None:
    pytest.importorskip("trafilatura", reason="the extra `readers` is not installed")
    prose = "<p>“We will not touch the duty,” said Maria Keller, the minister, to the members on Monday.</p>" * 3
    for path, claim in (("/a", site.link("/")), ("/b", site.link("/")), ("/c", "https://herald.example/x")):
        page = f'<html><head><title>x</title><link rel="canonical" href="{claim}"></head><body><article>{prose}'
        site.pages[path] = sends(page.encode(), "text/html")
    assert [the_article(site.link(path)).url for path in ("/a", "/b", "/c")] == [
        site.link("/a"), site.link("/b"), site.link("/c")
    ]  # fmt: skip


def test_the_next_address_is_tried_where_one_does_not_answer(site: Site) -> None:
    site.pages["/a"] = sends(b"No.")
    fetched = fetch(site.link("/a", host="news.example"), PATIENT, anywhere, lambda *_: ["127.0.0.2", "127.0.0.1"])
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
        ("2002:5db8:d70e::1", False),
        ("::ffff:93.184.215.14", False),
        ("::93.184.215.14", False),
        ("64:ff9b:1::1", False),
        ("100::1", False),
        ("100:0:0:1::1", False),
        ("2001::5db8:d70e", False),
        ("2001:2::1", False),
        ("2001:10::1", False),
        ("2001:20::1", False),
        ("2001:30::1", False),
        ("2001:db8::1", False),
        ("2620:4f:8000::1", False),
        ("3fff::1", False),
        ("5f00::1", False),
        ("fec0::1", False),
        ("4000::1", False),
        ("0.1.2.3", False),
        ("192.0.0.9", False),
        ("192.0.2.1", False),
        ("192.31.196.1", False),
        ("192.52.193.1", False),
        ("192.88.99.1", False),
        ("192.175.48.1", False),
        ("198.19.0.1", False),
        ("198.51.100.1", False),
        ("203.0.113.1", False),
        ("240.0.0.1", False),
        ("no address", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) == public
