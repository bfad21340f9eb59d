"""`onrecord add`: put articles into a library."""

from __future__ import annotations

import click

from bot.cli.command import Command
from bot.cli.libraries.adding import add_all, add_none, counting, opened
from bot.cli.loading import advised, read_sources
from bot.cli.options import private_option, uses_library
from retrieval import Address, Article, is_library
from seeds import SEEDS


@click.command(cls=Command)
@click.argument("sources", nargs=-1, metavar="PATH|URL ...")
@click.option("--example", is_flag=True, help="Add the article that comes with On Record.")
@private_option
@uses_library
def add(address: Address, *, sources: tuple[str, ...], example: bool, allow_private: bool) -> int:
    """Add articles: files, folders, links to pages and feeds, or - for standard input.

    \b
      onrecord add news/ https://example.com/article
      onrecord add --library work archive.zip

    The library is created if there is none yet. An article that is in it already is left as it is; a changed article
    replaces its old version. Each article is safe as soon as it is counted: after Ctrl-C or a crash, the same command
    goes on where it stopped.

    Exit code 0: added, or in the library already. 2: nothing could be added. 3: some could be added and others not.
    """
    if not sources and not example:
        raise click.UsageError("Missing argument 'PATH|URL ...'.")
    wanted = (*sources, *((str(SEEDS),) if example else ()))
    read = counting(read_sources(wanted, allow_private=allow_private))
    articles = [one if isinstance(one, Article) else advised(one) for one in read]
    failures = [one for one in articles if not isinstance(one, Article)]
    if len(failures) == len(articles) and not is_library(address):
        return add_none(failures)
    with opened(address, create=True) as store:
        return add_all(store, articles)
