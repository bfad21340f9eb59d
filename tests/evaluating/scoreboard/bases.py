"""Says of each set whether the product was made from it; `bases.toml` holds the answers, with their reasons."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from tests.evaluating.scoreboard.records import Basis

FILE = Path(__file__).with_name("bases.toml")


@cache
def _bases() -> dict[str, dict[str, Basis]]:
    return msgspec.toml.decode(FILE.read_bytes(), type=dict[str, dict[str, Basis]])


def basis_of(part: str, name: str) -> Basis:
    """Of a set of a part of the scoreboard. A set that the file does not name is unknown."""
    return _bases().get(part, {}).get(name, "unknown")
