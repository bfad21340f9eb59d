"""`--library NAME|DIR`: which stored library a command is about. Knows no settings: who does hands in the Finder."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

library_option = click.option(
    "--library",
    metavar="NAME|DIR",
    help="A library by its name, or by the folder it is in; without it, the one that the settings name.",
)


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds a library's folder by what was given as --library and --config; stands in the context's `obj`."""

    find: Callable[[click.Context, str | None, Path | None], Path]


def with_library(command: Callable[..., int]) -> Callable[..., int]:
    """Hand a command the folder of its library first."""

    @library_option
    @click.option(
        "--config", "file", type=click.Path(path_type=Path), metavar="FILE", help="Read settings from this TOML file."
    )
    @click.pass_context
    @functools.wraps(command)
    def found(context: click.Context, /, library: str | None, file: Path | None, **given: object) -> int:
        finder = context.find_object(Finder)
        if finder is None:
            raise click.UsageError("There is nothing to find a library by.")
        return command(finder.find(context, library, file), **given)

    return found
