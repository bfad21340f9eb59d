"""HTTP to the Bot API server: repeated where the network or the server failed, watched for a refused token."""

from __future__ import annotations

import asyncio
import json
import logging
import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from http import HTTPStatus

import httpx
from telegram._utils.types import ODVInput  # the type of the overridden method's arguments has no public name
from telegram.error import NetworkError
from telegram.request import BaseRequest, HTTPXRequest, RequestData

from bot.telegram.monitoring import Meter, Unmetered
from bot.telegram.wire.limits import TYPING, is_message
from bot.telegram.wire.updates import UpdateReader

LOG = logging.getLogger(__name__)
QUICKER = 4
"""How much sooner is tried again what is no message: Telegram forgets a press that is not answered in 15 seconds."""
TROUBLES: dict[int, str] = {
    HTTPStatus.OK: "",
    HTTPStatus.CONFLICT: "another program polls with this bot's token",
    HTTPStatus.UNAUTHORIZED: "the Bot API server refuses the token",
}
"""Of getUpdates, by HTTP status."""


class PersistentRequest(HTTPXRequest):
    """Tries again after network errors, time-outs, 5xx and answers that are no JSON, waiting twice as long each time.

    What is no message is tried again sooner, and a typing indicator not at all.

    At most `connections` requests are under way; the others wait here, as the HTTP client's own queue takes a time that
    grows with the square of its length.

    A message whose answer was lost is sent twice, which is better than not at all. `on_refusal` is called after each
    401, which means that the token is refused.
    """

    def __init__(
        self,
        on_refusal: Callable[[], None],
        pause: float,
        tries: int = 5,
        connections: int = 16,
        meter: Meter | None = None,
    ) -> None:
        kept: dict[str, object] = {"verify": _certificates(), "event_hooks": {"response": [_acknowledge]}}
        super().__init__(connection_pool_size=connections, pool_timeout=10.0, httpx_kwargs=kept)
        self._free = asyncio.Semaphore(connections)
        self._on_refusal = on_refusal
        self._meter = meter or Unmetered()
        self._pauses = tuple(pause * 2**number for number in range(tries - 1))

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """As HTTPXRequest does it; what the last try brings is returned or raised."""
        timeouts = (read_timeout, write_timeout, connect_timeout, pool_timeout)
        for pause in self._pauses_of(url.rpartition("/")[2]):
            try:
                code, body = await self._try(url, method, request_data, *timeouts)
            except NetworkError:
                pass
            else:
                if code < HTTPStatus.INTERNAL_SERVER_ERROR and (method == "GET" or _is_json(body)):
                    return code, body
            LOG.info("The Bot API server gave no answer; trying again in %.1f s.", pause)
            await asyncio.sleep(pause)
        return await self._try(url, method, request_data, *timeouts)

    def _pauses_of(self, method: str) -> tuple[float, ...]:
        """The pauses between tries. Only messages must not come twice at once; a late indicator is worth nothing."""
        if method == TYPING:
            return ()
        return self._pauses if is_message(method) else tuple(pause / QUICKER for pause in self._pauses)

    async def _try(
        self, url: str, method: str, request_data: RequestData | None, *timeouts: ODVInput[float]
    ) -> tuple[int, bytes]:
        """One request, counted."""
        name = "download" if method == "GET" else url.rpartition("/")[2]
        try:
            async with self._free:
                code, body = await super().do_request(url, method, request_data, *timeouts)
        except NetworkError:
            self._meter.called(name, "unreachable")
            raise
        self._meter.called(name, str(code))
        if code == HTTPStatus.UNAUTHORIZED:
            self._on_refusal()
        return code, body


class PollingRequest(PersistentRequest):
    """Fetches updates, one try a call: the updater tries again. An update that cannot be read comes as an empty one."""

    def __init__(self, on_refusal: Callable[[], None], meter: Meter | None = None) -> None:
        super().__init__(on_refusal, pause=0.0, tries=1, connections=2, meter=meter)
        self._reader = UpdateReader()

    async def _try(
        self, url: str, method: str, request_data: RequestData | None, *timeouts: ODVInput[float]
    ) -> tuple[int, bytes]:
        """One request for updates, of which those that cannot be read are emptied."""
        try:
            code, body = await super()._try(url, method, request_data, *timeouts)
        except NetworkError:
            self._meter.heard("the Bot API server cannot be reached")
            raise
        self._meter.heard(TROUBLES.get(code, f"the Bot API server answers {code}"))
        return code, self._readable(body) if code == HTTPStatus.OK else body

    def _readable(self, body: bytes) -> bytes:
        """The answer with an empty update in place of each that cannot be read."""
        try:
            answer = json.loads(body)
        except (ValueError, RecursionError):
            return body
        match answer:
            case {"result": [*updates]}:
                answer["result"] = [read for update in updates if (read := self._reader.readable(update))]
                return json.dumps(answer).encode()
            case _:
                return body


async def _acknowledge(response: httpx.Response) -> None:
    """Have the system acknowledge the header of an answer at once.

    A server that sends the body apart from it may wait for that, and Linux takes 40 ms until it does so of itself: as
    long, nobody would know that a message has been sent.
    """
    stream = response.extensions.get("network_stream")
    connection = stream.get_extra_info("socket") if stream else None
    if connection and hasattr(socket, "TCP_QUICKACK"):
        with suppress(OSError):  # it is no TCP socket, or closed
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)


def _is_json(body: bytes) -> bool:
    try:
        json.loads(body)
    except ValueError:
        return False
    return True


@cache
def _certificates() -> ssl.SSLContext:
    """The certificates that HTTP clients trust. Reading them takes 25 ms, so all requests share them."""
    return httpx.create_ssl_context()
