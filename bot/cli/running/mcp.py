"""`onrecord mcp`: answer assistants that speak the Model Context Protocol."""

from __future__ import annotations

import sys

import click

from bot.cli.command import Command
from bot.cli.loading import load
from bot.cli.options import reads_articles
from bot.cli.outcome import ANSWERED, Failure
from bot.cli.sources import source_of
from config import Settings


@click.command(cls=Command)
@reads_articles()
def mcp(settings: Settings) -> int:
    """Answer an assistant over standard input and output, by the Model Context Protocol, until the input ends.

    \b
      onrecord mcp --library news
      onrecord mcp --articles news/

    The assistant starts this command itself; README says what to write into its settings. Its tools read the articles
    and change nothing.

    Exit code 2: the extra is missing, or there is no article to read.
    """
    try:
        from bot.mcp.server import serve  # needs the extra, and takes half a second to import
    except ImportError as error:
        if error.name and error.name.partition(".")[0] in {"mcp", "mcp_types", "pydantic"}:
            raise Failure("assistants need an extra: pip install 'onrecord[mcp]'") from None
        raise
    if sys.stdin.isatty():
        click.echo("onrecord: waiting for an assistant on standard input; Ctrl-D ends", err=True)
    serve(load(source_of(settings), may_be_empty=True, is_lasting=True))
    return ANSWERED
