"""The bot's figures for Prometheus. Imported only where they are asked for: the library is an extra.

Labels hold kinds, methods and outcomes, a few dozen values in all: no words, no ids.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, Info, ProcessCollector, Summary

from bot.telegram.monitoring.exchange import Exchange
from bot.telegram.monitoring.health import Health
from bot.telegram.monitoring.meter import Cause
from retrieval import OnRecordError

SECONDS = (0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0)


class Metrics:
    """A meter that keeps a registry. `articles` tells how many there are, whenever Prometheus asks."""

    def __init__(self, health: Health, articles: Callable[[], int]) -> None:
        self.registry = CollectorRegistry()
        self._health = health
        ProcessCollector(registry=self.registry)
        Info("onrecord", "The version that runs.", registry=self.registry).info({"version": _version()})
        self._updates = Counter(
            "onrecord_updates", "Updates worked on, and what came of each.", ("kind", "outcome"), registry=self.registry
        )
        self._replies = Histogram(
            "onrecord_reply_seconds",
            "From taking an update to its first reply, flood limits included.",
            ("kind",),
            buckets=SECONDS,
            registry=self.registry,
        )
        self._commands = Counter(
            "onrecord_commands",
            "Commands given and actions chosen, and what came of each.",
            ("command", "outcome"),
            registry=self.registry,
        )
        self._work = Histogram(
            "onrecord_work_seconds",
            "From taking an update to the end of slow work for it, such as reading a link.",
            ("command",),
            buckets=SECONDS,
            registry=self.registry,
        )
        self._calls = Counter(
            "onrecord_telegram_calls",
            "Tries of Bot API methods, by HTTP status.",
            ("method", "outcome"),
            registry=self.registry,
        )
        self._waits = Summary(
            "onrecord_flood_wait_seconds",
            "Waits for Telegram's flood limits, kept (limit) or overrun (refusal).",
            ("cause",),
            registry=self.registry,
        )
        healthy = Gauge("onrecord_healthy", "1 where updates get to the bot.", registry=self.registry)
        healthy.set_function(lambda: float(not health.trouble))
        held = Gauge("onrecord_articles", "Articles that answers come from.", registry=self.registry)
        held.set_function(lambda: _known(articles))

    def through(self, exchange: Exchange) -> None:
        """Count an update, and how long its reply took."""
        self._updates.labels(exchange.kind, exchange.outcome).inc()
        if exchange.seconds is not None:
            self._replies.labels(exchange.kind).observe(exchange.seconds)
        if exchange.command:
            self._commands.labels(exchange.command, exchange.outcome).inc()
            if exchange.work_seconds is not None:
                self._work.labels(exchange.command).observe(exchange.work_seconds)

    def called(self, method: str, outcome: str) -> None:
        """Count a try of a Bot API method."""
        self._calls.labels(method, outcome).inc()

    def waited(self, cause: Cause, seconds: float) -> None:
        """Count a wait for the flood limits."""
        self._waits.labels(cause).observe(seconds)

    def heard(self, trouble: str = "") -> None:
        """Pass on whether updates get to the bot."""
        self._health.heard(trouble)


def _version() -> str:
    try:
        return version("onrecord")
    except PackageNotFoundError:  # run from a checkout that nobody has installed
        return "unknown"


def _known(articles: Callable[[], int]) -> float:
    """How many there are; not a number while the library cannot say."""
    try:
        return float(articles())
    except OnRecordError:
        return math.nan
