"""Puts the figures, the health and the address they are read from together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from bot.telegram.errors import BotError
from bot.telegram.monitoring.health import Health
from bot.telegram.monitoring.meter import Meter, Unmetered
from bot.telegram.options import Monitor


@contextmanager
def monitored(monitor: Monitor | None, articles: Callable[[], int]) -> Iterator[Meter]:
    """The meter to tell; what it is told can be read at `monitor`'s address within, or nowhere if there is none.

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
