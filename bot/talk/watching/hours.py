"""When somebody is told: at once, or once a day at a chosen hour, and not in a chat's quiet hours."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

QUIET = re.compile(r"([01]?\d|2[0-4])(?::00)?\s*[-–—]\s*([01]?\d|2[0-4])(?::00)?")
"""Quiet hours as they are typed: 22-7, 22:00–7:00."""
OFFSET = re.compile(r"(?:UTC|GMT)?\s*([+-−])\s*(\d{1,2})(?::00)?", re.IGNORECASE)
"""A time zone as it is typed by its distance from Greenwich: UTC+3."""
FURTHEST = {"+": 14, "-": 12}
"""Hours that a time zone may be ahead of Greenwich, and behind it."""


@dataclass(frozen=True, slots=True)
class Times:
    """A chat's clock: its time zone by its IANA name, and its quiet hours.

    They last from the hour `quiet_from` to the hour `quiet_to`, the next day's where that is not later. Equal hours
    mean that there are none. An empty zone stands for that of the bot.
    """

    zone: str = ""
    quiet_from: int = 0
    quiet_to: int = 0

    @property
    def has_quiet_hours(self) -> bool:
        """Whether there are hours in which nothing is told."""
        return self.quiet_from != self.quiet_to


def due_at(now: float, hour: int | None, times: Times, bot_zone: str = "UTC") -> float:
    """When something that is found `now` is told, in seconds since 1970: at the next such hour, or at once if None.

    What would be told at once waits for the end of the quiet hours. A chosen hour may lie within them.
    """
    here = dt.datetime.fromtimestamp(now, zone_of(times.zone or bot_zone))
    if hour is not None:
        return _next(here, hour).timestamp()
    if times.has_quiet_hours and _is_within(here.hour, times.quiet_from, times.quiet_to):
        return _next(here, times.quiet_to).timestamp()
    return now


def zone_of(name: str) -> dt.tzinfo:
    """The time zone of that name; Greenwich's if this machine does not know it."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return dt.UTC


def quiet_hours_in(typed: str) -> tuple[int, int] | None:
    """The quiet hours that somebody types; None if it is something else."""
    found = QUIET.fullmatch(typed.strip())
    return (int(found[1]) % 24, int(found[2]) % 24) if found else None


def zone_called(typed: str) -> str:
    """The IANA name of the time zone that somebody types: its name, one of its cities, or UTC+3; empty if unknown."""
    wanted = "_".join(typed.split()).casefold()
    if not wanted:
        return ""
    if found := OFFSET.fullmatch(typed.strip()):
        hours, ahead = int(found[2]), found[1] == "+"
        # POSIX counts the other way round: Etc/GMT-3 is three hours ahead of Greenwich.
        return f"Etc/GMT{'-' if ahead else '+'}{hours}" if hours <= FURTHEST["+" if ahead else "-"] else ""
    return _zones().get(wanted, "")


def clock(times: Times, bot_zone: str, now: float) -> str:
    """What a chat's clock shows now: “14:05”."""
    return f"{dt.datetime.fromtimestamp(now, zone_of(times.zone or bot_zone)):%H:%M}"


def _next(here: dt.datetime, hour: int) -> dt.datetime:
    """The next time that a clock shows that full hour, later than now."""
    then = here.replace(hour=hour % 24, minute=0, second=0, microsecond=0)
    if then <= here:
        then = (here + dt.timedelta(days=1)).replace(hour=hour % 24, minute=0, second=0, microsecond=0)
    return then


def _is_within(hour: int, begin: int, end: int) -> bool:
    return begin <= hour < end if begin < end else hour >= begin or hour < end


@cache
def _zones() -> dict[str, str]:
    """Time zones by their names and by their cities, in lower case. A city that several share stands for the first."""
    names = sorted(name for name in available_timezones() if not name.startswith(("posix/", "right/", "SystemV/")))
    cities = {name.rpartition("/")[2].casefold(): name for name in reversed(names) if "/" in name}
    return {**cities, **{name.casefold(): name for name in names}}
