"""`onrecord feeds`, with a web server of our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.__main__ import main
from retrieval import read_outlines, write_outlines
from tests.faces.site import LONG, Site

NO_FEED = "onrecord: no feed is followed; `onrecord feeds add URL` follows one"


def printed(capsys: pytest.CaptureFixture[str], *args: str, code: int = 0) -> list[str]:
    assert main(["feeds", *args]) == code
    told = capsys.readouterr()
    return [*told.out.splitlines(), *told.err.splitlines()]


def test_a_feed_is_followed_and_what_is_new_is_added(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    feed = f"{site.address}/feed"
    assert printed(capsys, "add", "--allow-private", feed)[0] == "1 added; 1 quote found."
    assert main(["ask", "What did Ada Weber say about the ferry?"]) == 0
    assert "“The ferry will not run in winter,”" in capsys.readouterr().out
    site.publish("Ferry to stop", "/ferry", "The ferry will not run.", "Bridges stay open", "/bridges", LONG)
    assert printed(capsys, "refresh", "--allow-private")[0] == "1 added; 0 quotes found."
    assert printed(capsys, "refresh", "--allow-private")[0] == "1 unchanged; 0 quotes found."
    assert site.asked.count("/ferry") == 1
    assert site.asked.count("/bridges") == 0
    (line,) = printed(capsys, "list")
    assert line.startswith(f"{feed}  20")


def test_a_feed_that_fails_is_told_and_tried_again(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    feed = f"{site.address}/feed"
    printed(capsys, "add", "--allow-private", feed)
    del site.pages["/feed"]
    told = printed(capsys, "refresh", "--allow-private", code=2)
    assert told[0] == "nothing to add; 0 quotes found."
    assert told[-1].startswith(f"onrecord: {feed}: ")
    assert "404" in printed(capsys, "list")[0]


def test_what_is_no_feed_is_not_followed(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    told = printed(capsys, "add", "--allow-private", f"{site.address}/nothing", code=2)
    assert told[-1].startswith(f"onrecord: {site.address}/nothing: ")
    assert "holds no library" in printed(capsys, "list", code=2)[0]
    assert main(["add", "--example"]) == 0
    capsys.readouterr()
    printed(capsys, "add", "--allow-private", f"{site.address}/nothing", code=2)
    assert printed(capsys, "list") == [NO_FEED]
    assert printed(capsys, "refresh", code=2) == [
        "onrecord: there is no feed to refresh; `onrecord feeds add URL` follows one"
    ]


def test_a_feed_that_is_read_is_followed_beside_one_that_is_not(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    told = printed(capsys, "add", "--allow-private", f"{site.address}/nothing", f"{site.address}/feed", code=3)
    assert told[0] == "1 added; 1 quote found."
    (line,) = printed(capsys, "list", "--json")
    assert json.loads(line)["url"] == f"{site.address}/feed"
    assert json.loads(line)["error"] is None


def test_this_machine_is_not_asked_unless_allowed(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    (told,) = printed(capsys, "add", f"{site.address}/feed", code=2)
    assert told.endswith("where links are not followed; --allow-private follows it")
    assert site.asked == []


def test_a_removed_feed_is_followed_no_more(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    feed = f"{site.address}/feed"
    printed(capsys, "add", "--allow-private", feed)
    assert printed(capsys, "remove", feed) == []
    assert printed(capsys, "list") == [NO_FEED]
    assert printed(capsys, "list", "--json") == [NO_FEED]
    assert printed(capsys, "remove", feed, code=2) == [
        f"onrecord: there is no feed {feed}; `onrecord feeds list` shows what there is"
    ]


def test_a_feed_that_has_not_changed_is_not_sent_again(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.etag = '"one"'
    printed(capsys, "add", "--allow-private", f"{site.address}/feed")
    assert printed(capsys, "refresh", "--allow-private")[0] == "nothing to add; 0 quotes found."
    assert site.unchanged == 1
    site.etag = '"two"'
    site.publish("Bridges stay open", "/bridges", LONG)
    assert printed(capsys, "refresh", "--allow-private")[0] == "1 added; 0 quotes found."


def test_the_feed_that_a_page_names_is_followed(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    head = '<html><head><link rel="alternate" type="application/rss+xml" href="feed"></head><body>Home</body></html>'
    site.pages["/home"] = "text/html", head
    assert printed(capsys, "add", "--allow-private", f"{site.address}/home")[0] == "1 added; 1 quote found."
    assert printed(capsys, "list")[0].startswith(f"{site.address}/feed  20")


def test_a_page_that_names_no_feed_is_not_followed(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    told = printed(capsys, "add", "--allow-private", f"{site.address}/ferry", code=2)
    assert "is a page that names no feed" in told[-1]
    site.pages["/text"] = "text/plain", LONG
    assert "is no feed" in printed(capsys, "add", "--allow-private", f"{site.address}/text", code=2)[-1]
    assert "holds no library" in printed(capsys, "list", code=2)[0]


def test_lists_of_feeds_come_in_and_go_out(site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "feeds.opml"
    file.write_bytes(write_outlines([f"{site.address}/feed"]))
    assert printed(capsys, "import", "--allow-private", str(file))[0] == "1 added; 1 quote found."
    assert printed(capsys, "import", str(file)) == ["all of these feeds are followed already"]
    out = tmp_path / "out.opml"
    printed(capsys, "export", str(out))
    assert read_outlines("out", out.read_bytes()) == (f"{site.address}/feed",)
    file.write_text("hello", encoding="utf-8")
    assert "is no list of feeds (OPML)" in printed(capsys, "import", str(file), code=2)[0]


def test_refreshing_prints_what_is_watched(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    printed(capsys, "add", "--allow-private", f"{site.address}/feed")
    said = f"“The bridge will close in May,” said Ada Weber, the mayor. {LONG}"
    site.publish("Bridge", "/bridge", said, "Bridge again", "/again", said.replace("mayor", "new mayor"))
    told = printed(capsys, "refresh", "--allow-private", "--watch", "Weber", "--watch", "bridge")
    assert sum("The bridge will close in May" in line for line in told) == 1
    assert any("Ada Weber" in line for line in told)
    assert "a first name is shared by many" in printed(capsys, "refresh", "--watch", "Anna", code=2)[0]
