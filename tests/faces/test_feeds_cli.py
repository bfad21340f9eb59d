"""`onrecord feeds`, with a web server of our own."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from bot.__main__ import main

LONG = " ".join(f"Bridge {number} stays open for the time being." for number in range(60))
PAGE = (
    "<html><head><title>Ferry to stop</title></head><body><article><h1>Ferry to stop</h1>"
    "<p>“The ferry will not run in winter,” said Ada Weber, the mayor of the town by the lake, on Monday.</p>"
    "<p>The boat has crossed the lake since 1912, and many people go to work with it every day of the week.</p>"
    "<p>The council will meet again in May to decide what comes next for the boat and for its crew of seven.</p>"
    "</article></body></html>"
)


class Site:
    """What stands at each path; a path that is not there is a 404."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.pages: dict[str, tuple[str, str]] = {"/ferry": ("text/html", PAGE)}
        self.asked: list[str] = []
        self.etag = ""
        self.unchanged = 0
        self.publish("Ferry to stop", "/ferry", "The ferry will not run.")

    def publish(self, *entries: str) -> None:
        """Title, path and text of each entry of the feed."""
        items = "".join(
            f"<item><title>{title}</title><link>{self.address}{path}</link><description>{text}</description></item>"
            for title, path, text in zip(entries[::3], entries[1::3], entries[2::3], strict=True)
        )
        feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Lake Gazette</title>{items}</channel></rss>'
        self.pages["/feed"] = "application/rss+xml", feed


@pytest.fixture
def site() -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.asked.append(self.path)
            media_type, page = served.pages.get(self.path, ("text/plain", ""))
            if served.etag and self.headers["If-None-Match"] == served.etag:
                served.unchanged += 1
                self.send_response(304)
                self.end_headers()
                return
            self.send_response(200 if self.path in served.pages else 404)
            self.send_header("Content-Type", media_type)
            if served.etag:
                self.send_header("ETag", served.etag)
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that http.server gives it
            del format, args

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        served = Site(f"http://127.0.0.1:{server.server_port}")
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield served
        server.shutdown()
        thread.join()


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
    assert printed(capsys, "list") == []
    assert printed(capsys, "refresh", code=2) == [
        "onrecord: there is no feed to refresh; `onrecord feeds add URL` follows one"
    ]


def test_this_machine_is_not_asked_unless_allowed(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    printed(capsys, "add", f"{site.address}/feed", code=2)
    assert site.asked == []


def test_a_removed_feed_is_followed_no_more(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    feed = f"{site.address}/feed"
    printed(capsys, "add", "--allow-private", feed)
    assert printed(capsys, "remove", feed) == []
    assert printed(capsys, "list") == []
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
    assert printed(capsys, "list") == []
