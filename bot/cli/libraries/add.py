"""`onrecord add`: put articles into a library."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli.command import Command
from bot.cli.libraries.adding import add_all, add_none, counting, opened, report_all
from bot.cli.loading import advised, read_sources
from bot.cli.options import private_option, uses_library
from bot.cli.paths import named
from retrieval import Address, Article, is_library
from seeds import SEEDS

HERE = "local"
"""The address of a cluster that is started for one addition."""


@click.command(cls=Command)
@click.argument("sources", callback=named, nargs=-1, metavar="PATH|URL ...")
@click.option("--example", is_flag=True, help="Add the article that comes with On Record.")
@click.option(
    "--cluster",
    is_flag=False,
    flag_value=HERE,
    metavar="[ADDRESS]",
    help="Let a Ray cluster read and analyse; without an address, one of this machine's cores.",
)
@private_option
@uses_library
def add(address: Address, *, sources: tuple[str, ...], example: bool, cluster: str | None, allow_private: bool) -> int:
    """Add articles: files, folders, links to pages and feeds, or - for standard input.

    \b
      onrecord add news/ https://example.com/article
      onrecord add --library work archive.zip
      onrecord add --library s3://bucket/news archive/ --cluster=ray://head:10001

    The library is created if there is none yet. An article that is in it already is left as it is; a changed article
    replaces its old version. Each article is safe as soon as it is counted: after Ctrl-C or a crash, the same command
    goes on where it stopped.

    With --cluster, which comes last or with = before its address, the articles are read and analysed on the machines of
    a Ray cluster, on all of which On Record is installed, and committed here. Machines may be lost meanwhile.

    Exit code 0: added, or in the library already. 2: nothing could be added. 3: some could be added and others not.
    """
    if not sources and not example:
        raise click.UsageError("Missing argument 'PATH|URL ...'.")
    wanted = (*sources, *((str(SEEDS),) if example else ()))
    if cluster:
        if cluster != HERE and Path(cluster).exists():
            raise click.UsageError(f"{cluster} is no address of a cluster; write --cluster last or --cluster=ADDRESS.")
        from retrieval import add_from_cluster, portions_of  # for those who have a cluster

        with opened(address, create=True) as store:
            added = add_from_cluster(store, portions_of(wanted), cluster, allow_private=allow_private)
            return report_all(store, added, None)
    read = counting(read_sources(wanted, allow_private=allow_private))
    articles = [one if isinstance(one, Article) else advised(one) for one in read]
    failures = [one for one in articles if not isinstance(one, Article)]
    if len(failures) == len(articles) and not is_library(address):
        return add_none(failures)
    with opened(address, create=True) as store:
        return add_all(store, articles)
