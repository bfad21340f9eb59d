"""`onrecord add`: put articles into a library."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli.command import Command
from bot.cli.libraries.adding import add_all, counting, opened
from bot.cli.loading import read_sources
from bot.cli.options import private_option, uses_library


@click.command(cls=Command)
@click.argument("sources", nargs=-1, required=True, metavar="PATH|URL ...")
@private_option
@uses_library
def add(folder: Path, *, sources: tuple[str, ...], allow_private: bool) -> int:
    """Add articles: files, folders, links to pages and feeds, or - for standard input.

    \b
      onrecord add news/ https://example.com/article
      onrecord add --library work archive.zip

    An article that is in the library already is left as it is; a changed article replaces its old version. Each
    article is safe as soon as it is counted: after Ctrl-C or a crash, the same command goes on where it stopped.

    Exit code 0: added, or in the library already. 2: nothing could be added.
    """
    with opened(folder, create=True) as store:
        return add_all(store, list(counting(read_sources(sources, allow_private=allow_private))))
