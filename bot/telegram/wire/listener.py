"""The HTTP server that Telegram posts updates to. Imported only where a webhook is used: tornado is an extra."""

from __future__ import annotations

import asyncio
import hmac
import json
import socket
from dataclasses import dataclass, field
from http import HTTPStatus

from telegram import Bot, Update
from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler, stream_request_body

from bot.telegram.storing.journal import UnwrittenError
from bot.telegram.wire.updates import UpdateReader

LARGEST = 2**20
"""Bytes of a post that are read. Telegram's updates have some thousands."""
LONGEST_POST = 30.0
"""Seconds that a post may take to arrive."""
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of the header


@dataclass(frozen=True, slots=True)
class Post:
    """The path and the secret that a post must have, and the queue that its update is put into."""

    path: str
    secret: str = field(repr=False)
    bot: Bot
    queue: asyncio.Queue[object]
    reader: UpdateReader


@stream_request_body
class Handler(RequestHandler):
    """Takes one post. Whoever does not know the path and the secret is refused before any of the body is read."""

    SUPPORTED_METHODS = ("POST",)

    def initialize(self, post: Post) -> None:
        """Called by tornado for each request."""
        self._post = post
        self._chunks: list[bytes] = []

    def prepare(self) -> None:
        """Called once the headers have been read. An answer here closes the connection and leaves the body unread."""
        secret = self.request.headers.get(SECRET_HEADER, "")
        length = self.request.headers.get("Content-Length", "0")
        if self.request.path.strip("/") != self._post.path:
            self._refuse(HTTPStatus.NOT_FOUND)
        elif not hmac.compare_digest(secret.encode(), self._post.secret.encode()):
            self._refuse(HTTPStatus.FORBIDDEN)
        elif not length.isdecimal() or int(length[:20]) > LARGEST:
            self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)

    def data_received(self, chunk: bytes) -> None:
        """Called with each part of the body. tornado breaks off one that is longer than LARGEST."""
        self._chunks.append(chunk)

    async def post(self) -> None:
        """Answer 200 once the update is in the queue, and with it in the journal: Telegram forgets it then.

        Answer 503 where it cannot be written down now: Telegram posts it again.
        """
        try:
            body = json.loads(b"".join(self._chunks))
        except (ValueError, RecursionError):
            self._refuse(HTTPStatus.BAD_REQUEST)
            return
        readable = self._post.reader.readable(body)
        if readable:
            try:
                await self._post.queue.put(Update.de_json(readable, self._post.bot))
            except UnwrittenError:
                self._refuse(HTTPStatus.SERVICE_UNAVAILABLE)

    def _refuse(self, status: HTTPStatus) -> None:
        self.set_status(status)
        self.finish()


class Listener:
    """Listens at an address. Raises OSError where that is not possible."""

    def __init__(self, host: str, port: int, post: Post) -> None:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listening = socket.create_server((host, port), family=family, backlog=128)
        listening.setblocking(False)  # noqa: FBT003 - the argument has no name
        application = Application([(".*", Handler, {"post": post})], log_function=_log_nothing)
        self._server = HTTPServer(application, max_body_size=LARGEST, body_timeout=LONGEST_POST)
        self._server.add_socket(listening)

    async def close(self) -> None:
        """Listen no more, and close the connections."""
        self._server.stop()
        await self._server.close_all_connections()


def _log_nothing(handler: RequestHandler) -> None:
    """Anybody can post anything; what Telegram cannot post is known from getWebhookInfo."""
