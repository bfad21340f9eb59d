"""What a command reads: its options merged with the settings, and from them a library or articles."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli.outcome import Failure

if TYPE_CHECKING:
    from config import Settings


@dataclass(frozen=True, slots=True)
class Source:
    """What questions are put to: the stored library at an address, or else the articles under some paths.

    `reader` is the folder of the model that reads them, None for the one that comes with On Record; without
    `has_models`, no model helps to answer. Copies of a library in a bucket may lie below the folder `mirrors` and take
    `mirror_bytes` each; 0 means none.
    """

    library: Path | str | None
    paths: Sequence[Path] = ()
    reader: Path | None = None
    has_models: bool = True
    mirrors: Path | None = None
    mirror_bytes: int = 0


def settings_of(context: click.Context, file: Path | None, flags: dict[str, object]) -> Settings:
    """The settings under a command's own `flags`; what these leave open, the same flag before the command says.

    Raises click.UsageError for --articles beside --library, Failure for a setting that cannot be used.
    """
    from config import SettingsError, load_settings  # for commands that need settings only

    before = context.find_root().params
    given = {**flags, **{name: flags.get(name) or before.get(name) for name in ("articles", "library")}}
    if given["articles"] and given["library"]:
        raise click.UsageError("Give --articles or --library, not both.")
    given = {name: value for name, value in given.items() if value}
    if "articles" in given:
        given["library"] = ""
    try:
        return load_settings(file or before.get("file"), given)
    except SettingsError as error:
        raise Failure(str(error)) from None


def source_of(settings: Settings) -> Source:
    """The library that is named; else the articles that are named; else the default library; else the seed article."""
    from seeds import SEEDS

    if settings.library or (not settings.articles and _holds_library(settings.library_address)):
        return Source(
            settings.library_address,
            reader=settings.reader_folder,
            has_models=settings.models,
            mirrors=settings.mirrors,
            mirror_bytes=int(settings.mirror_gigabytes * 1e9),
        )
    return Source(None, settings.articles or (SEEDS,), settings.reader_folder, settings.models)


def language_of(settings: Settings) -> str:
    """The language to speak: the one that is set, or for "auto" the terminal's, or English."""
    from bot.wording import ENGLISH, language_of_code

    if settings.language != "auto":
        return settings.language
    local = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return language_of_code(local) or ENGLISH


def _holds_library(address: Path | str) -> bool:
    if isinstance(address, Path) and not address.is_dir():
        return False
    from retrieval import is_library  # imports SQLite and the search engine, which most starts without a library spare

    return is_library(address)
