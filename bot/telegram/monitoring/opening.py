"""Starts the server of `/health` and `/metrics`, and gives the bot the meter that feeds it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from bot.telegram.errors import BotError
from bot.telegram.monitoring.health import Health
from bot.telegram.monitoring.meter import Meter, Unmetered
from bot.telegram.options import Monitor


@contextmanager
def monitored(monitor: Monitor | None, articles: Callable[[], int]) -> Iterator[Meter]:
    """The meter to report to. While this context manager is entered, `monitor`'s address serves what was reported.

    Without a `monitor`, nothing is kept or served.

    Raises BotError where the extra is missing or the address cannot be listened at.
    """
    if monitor is None:
        yield Unmetered()
        return
    try:
        from bot.telegram.monitoring.endpoint import endpoint
        from bot.telegram.monitoring.metrics import Metrics
    except ModuleNotFoundError as error:
        raise BotError("Health and metrics need one more package: pip install 'onrecord[metrics]'.") from error
    health = Health()
    metrics = Metrics(health, articles)
    with endpoint(monitor.host, monitor.port, metrics.registry, health):
        yield metrics
