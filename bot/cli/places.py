"""What a command is about: a stored library, or articles. Knows no settings: who does hands in the Finder."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from bot.cli.loading import Source

library_option = click.option(
    "--library",
    metavar="NAME|DIR",
    help="A library by its name, or by the folder it is in; without it, the one that the settings name.",
)
articles_option = click.option(
    "--articles",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="PATH ...",
    help="Files or folders to ask instead of a library, or - for standard input.",
)
config_option = click.option(
    "--config", "file", type=click.Path(path_type=Path), metavar="FILE", help="Read settings from this TOML file."
)


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds what was meant by --articles, --library and --config; stands in the context's `obj`.

    `find` gives a library's folder, `find_source` a library or articles.
    """

    find: Callable[[click.Context, str | None, Path | None], Path]
    find_source: Callable[[click.Context, Sequence[Path], str | None, Path | None], Source]


def with_library(command: Callable[..., int]) -> Callable[..., int]:
    """Hand a command the folder of its library first."""

    @library_option
    @config_option
    @click.pass_context
    @functools.wraps(command)
    def found(context: click.Context, /, library: str | None, file: Path | None, **given: object) -> int:
        return command(_finder(context).find(context, library, file), **given)

    return found


def with_source(command: Callable[..., int]) -> Callable[..., int]:
    """Hand a command what it is to read first: the library or the articles that are named, or those of the settings."""

    @articles_option
    @library_option
    @config_option
    @click.pass_context
    @functools.wraps(command)
    def found(
        context: click.Context, /, articles: Sequence[Path], library: str | None, file: Path | None, **given: object
    ) -> int:
        return command(_finder(context).find_source(context, articles, library, file), **given)

    return found


def _finder(context: click.Context) -> Finder:
    finder = context.find_object(Finder)
    if finder is None:
        raise click.UsageError("There is nothing to find a library by.")
    return finder


def is_library(folder: Path) -> bool:
    """Whether a library is in that folder; what reads libraries is not imported where there is no such folder."""
    if not folder.is_dir():
        return False
    from retrieval import is_library as holds_library

    return holds_library(folder)
