"""Ports for servers that are started a moment later, often by another process."""

from __future__ import annotations

import atexit
import random
import socket

ALONE = range(23_000, 30_000)
PAIRED = range(20_000, 22_700)
BETWEEN_PAIRS = 10_000
"""SeaweedFS listens on each of its ports and on the one so far above it."""
TRIES = 1_000

_reserved: list[socket.socket] = []


def free_port() -> int:
    """A port on which nothing listens, and which no other test process is given until this one has ended."""
    return _found(ALONE, (0,))


def free_pairs(number: int) -> tuple[int, ...]:
    """Free ports, `number` of them. For each one the port `BETWEEN_PAIRS` above it is free as well."""
    return tuple(_found(PAIRED, (0, BETWEEN_PAIRS)) for _ in range(number))


def _found(ports: range, above: tuple[int, ...]) -> int:
    """A port from a range below those that systems give to connections, which therefore cannot take it either."""
    for _ in range(TRIES):
        port = random.choice(ports)  # noqa: S311 - not for secrets
        reserved = _reservations([port + more for more in above])
        if reserved:
            _reserved.extend(reserved)
            return port
    raise OSError(f"no port of {ports} is free")


def _reservations(ports: list[int]) -> list[socket.socket]:
    """A UDP socket at each of the ports, which keeps other test processes away and no server; [] if one is taken.

    The system frees it when this process ends, however that happens.
    """
    taken: list[socket.socket] = []
    for port in ports:
        mark = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        taken.append(mark)
        try:
            mark.bind(("127.0.0.1", port))
            with socket.socket() as probe:
                probe.bind(("127.0.0.1", port))
        except OSError:
            for one in taken:
                one.close()
            return []
    return taken


@atexit.register
def _release() -> None:
    for mark in _reserved:
        mark.close()
