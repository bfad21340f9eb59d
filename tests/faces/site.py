"""A web site of our own: pages, and a feed of what is new."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

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
        self.pause = 0.0
        self.publish("Ferry to stop", "/ferry", "The ferry will not run.")

    def publish(self, *entries: str) -> None:
        """Title, path and text of each entry of the feed."""
        items = "".join(
            f"<item><title>{title}</title><link>{self.address}{path}</link><description>{text}</description></item>"
            for title, path, text in zip(entries[::3], entries[1::3], entries[2::3], strict=True)
        )
        feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Lake Gazette</title>{items}</channel></rss>'
        self.pages["/feed"] = "application/rss+xml", feed


@contextmanager
def serving() -> Iterator[Site]:
    """The site, while the body runs."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.asked.append(self.path)
            time.sleep(served.pause)
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
