"""Which replicas live. Each says so every second; the clock that counts is that of the database."""

from __future__ import annotations

import hashlib
import math
import secrets
from dataclasses import dataclass
from time import monotonic

from bot.telegram.storing.database import Database
from bot.telegram.storing.engines.engine import Connection

BEAT = 1.0
"""Seconds between two signs of life."""
LATE = 3.0
"""Seconds after its last sign of life from which on a replica is given no new updates."""
LEASE = 6.0
"""Seconds after its last sign of life from which on a replica counts as dead."""
LOCK = 5_837_202
"""The key of the advisory lock under which replicas come, go and take over, one at a time."""
NOW = "CAST(EXTRACT(EPOCH FROM clock_timestamp()) AS DOUBLE PRECISION)"
SCHEDULE = "schedule"
"""The lease of the replica that does what is done on time for all."""


@dataclass(frozen=True, slots=True)
class Living:
    """The replicas that can be given updates, in any order, and whether this one does the scheduled work."""

    ids: tuple[int, ...]
    leads: bool


class Replicas:
    """This replica among the others. For the event loop's thread."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.id = secrets.randbits(62)
        self._living = Living((self.id,), leads=False)
        self._last = -math.inf

    @property
    def is_leading(self) -> bool:
        """Whether this replica does the scheduled work for all; False as soon as others may count it as dead."""
        return self._living.leads and monotonic() - self._last < LEASE - BEAT

    @property
    def living(self) -> int:
        """How many replicas live and are given updates."""
        return len(self._living.ids)

    def number(self) -> int:
        """A number that no other replica was given. Blocks. Raises UnavailableError."""
        return self._database.change(_next_number)

    async def beat(self, *, retires: bool = False) -> None:
        """Give a sign of life, strike out dead replicas, and renew or take the lease of the scheduled work.

        Raises UnavailableError. After a silence of its own, a replica strikes out none yet: if the database was away,
        the others were silent too. One that `retires` gives its sign late, so that it lives and gets no new updates.
        """
        begun = monotonic()
        buries, late = begun - self._last < LEASE - BEAT, LATE if retires else 0.0
        self._living = await self._database.changed(lambda connection: _beat(connection, self.id, late, buries=buries))
        self._last = begun

    def home_of(self, key: int) -> int:
        """The replica that a chat or person is at home with. It changes for few when a replica comes or goes."""
        return max(self._living.ids, key=lambda one: hashlib.blake2b(b"%d %d" % (one, key), digest_size=8).digest())

    async def leave(self) -> None:
        """Say that this replica ends, so that others take over at once what it leaves. Raises UnavailableError."""
        await self._database.changed(lambda connection: _leave(connection, self.id))


def _next_number(connection: Connection) -> int:
    ((number,),) = connection.execute("SELECT nextval('replica_number')").fetchall()
    return int(number)


def _beat(connection: Connection, replica: int, late: float, *, buries: bool) -> Living:
    connection.execute(f"SELECT pg_advisory_xact_lock({LOCK})")
    connection.execute(
        f"INSERT INTO replicas (id, seen) VALUES (?, {NOW} - ?) ON CONFLICT (id) DO UPDATE SET seen = excluded.seen",  # noqa: S608
        (replica, late),
    )
    if buries:
        connection.execute(f"DELETE FROM replicas WHERE seen < {NOW} - ?", (LEASE,))  # noqa: S608 - our own constants
    connection.execute("DELETE FROM leases WHERE name = ? AND owner NOT IN (SELECT id FROM replicas)", (SCHEDULE,))
    connection.execute("INSERT INTO leases (name, owner) VALUES (?, ?) ON CONFLICT DO NOTHING", (SCHEDULE, replica))
    ((owner,),) = connection.execute("SELECT owner FROM leases WHERE name = ?", (SCHEDULE,)).fetchall()
    rows = connection.execute(f"SELECT id FROM replicas WHERE seen > {NOW} - ?", (LATE,))  # noqa: S608
    return Living(tuple(one for (one,) in rows) or (replica,), leads=owner == replica)


def _leave(connection: Connection, replica: int) -> None:
    connection.execute(f"SELECT pg_advisory_xact_lock({LOCK})")
    connection.execute("DELETE FROM leases WHERE owner = ?", (replica,))
    connection.execute("DELETE FROM replicas WHERE id = ?", (replica,))
