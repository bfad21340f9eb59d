"""Serves `/health` and `/metrics` over HTTP."""

from __future__ import annotations

import json
import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import ThreadingHTTPServer
from urllib.parse import urlsplit

from prometheus_client import CollectorRegistry, MetricsHandler

from bot.telegram.errors import BotError
from bot.telegram.monitoring.health import Health


@contextmanager
def endpoint(host: str, port: int, known: CollectorRegistry, health: Health) -> Iterator[None]:
    """While this context manager is entered, serve at `host` and `port`.

    It serves from threads of its own, so that an event loop that hangs is reported as well. Raises BotError where the
    address cannot be listened at.
    """

    class Handler(MetricsHandler):
        registry = known
        timeout = 5

        def do_GET(self) -> None:  # noqa: N802 - the name that http.server calls
            match urlsplit(self.path).path:
                case "/metrics":
                    super().do_GET()
                case "/health":
                    self._tell(health.trouble)
                case _:
                    self.send_error(HTTPStatus.NOT_FOUND, "There are /health and /metrics")

        def _tell(self, trouble: str) -> None:
            body = json.dumps({"status": "failing", "reason": trouble} if trouble else {"status": "ok"}).encode()
            self.send_response(HTTPStatus.SERVICE_UNAVAILABLE if trouble else HTTPStatus.OK)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    try:
        server = _Server(host, port, Handler)
    except OSError as error:
        told = f"The metrics cannot be shown at {host}, port {port}: {error.strerror or error}."
        raise BotError(f"{told} Set metrics_host and metrics_port to an address that is free.") from None
    thread = threading.Thread(target=server.serve_forever, name="metrics", daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    """As http.server's, but looks up no name: that takes seconds where names cannot be looked up."""

    def __init__(self, host: str, port: int, handler: type[MetricsHandler]) -> None:
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, port), handler)

    def server_bind(self) -> None:
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])
