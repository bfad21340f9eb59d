"""Connections to where a link may lead: never into a private network, never beyond a deadline."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Sequence

import httpcore

Resolve = Callable[[str, int], Sequence[str]]
"""From a host and a port to the addresses that the host has; raises OSError where it has none.

The system's may raise UnicodeError, too, for names that no host can have.
"""


class PrivateAddressError(OSError):
    """A host has no address that may be connected to."""


def resolve(host: str, port: int) -> Sequence[str]:
    """The addresses that the system knows for `host`, the best first."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[4][0]) for address in found))


class GuardedNetwork(httpcore.NetworkBackend):
    """Connects to an address that was checked, so that no second look at the host's name can lead elsewhere.

    `may_connect` says of each IP address whether it is allowed; `deadline` is a time of `time.monotonic()`, after which
    every operation times out, however lively the other side is.
    """

    def __init__(self, deadline: float, may_connect: Callable[[str], bool], find: Resolve = resolve) -> None:
        self._deadline = deadline
        self._may_connect = may_connect
        self._find = find
        self._network = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Raises PrivateAddressError where no address is allowed, OSError where there is none, httpcore's errors."""
        allowed = [address for address in self._found(host, port, timeout) if self._may_connect(address)]
        if not allowed:
            raise PrivateAddressError(f"{host} has no public address")
        *others, last = allowed
        for address in others:
            try:
                return self._connect(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return self._connect(last, port, timeout, local_address, socket_options)

    def _found(self, host: str, port: int, timeout: float | None) -> Sequence[str]:
        """The host's addresses, looked up in a thread of its own: the system's look-up takes no deadline.

        A look-up that comes too late goes on by itself until the system ends it.
        """
        found: list[Sequence[str]] = []
        failed: list[Exception] = []

        def find() -> None:
            try:
                found.append(self._find(host, port))
            except Exception as error:  # noqa: BLE001 - raised again, in the thread that asked
                failed.append(error)

        looking = threading.Thread(target=find, daemon=True)
        looking.start()
        looking.join(_left(self._deadline, timeout, httpcore.ConnectTimeout))
        if failed:
            raise failed[0]
        if not found:
            raise httpcore.ConnectTimeout(f"{host} is not looked up in time")
        return found[0]

    def _connect(
        self,
        address: str,
        port: int,
        timeout: float | None,
        local_address: str | None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None,
    ) -> httpcore.NetworkStream:
        left = _left(self._deadline, timeout, httpcore.ConnectTimeout)
        return _Timed(self._network.connect_tcp(address, port, left, local_address, socket_options), self._deadline)


class _Timed(httpcore.NetworkStream):
    """A stream that ends at its deadline: a server that sends a byte now and then would never run into a time-out."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._deadline, timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._deadline, timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        left = _left(self._deadline, timeout, httpcore.ConnectTimeout)
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


def _left(deadline: float, timeout: float | None, too_late: type[httpcore.TimeoutException]) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise too_late("the deadline is over")
    return left if timeout is None else min(timeout, left)
