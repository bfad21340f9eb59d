"""The options that several commands have, each declared once, and the decorators that turn them into what is read.

`reads_articles` is for commands that answer from a library or from articles, `uses_library` for those that need a
library. Both merge the options with the settings and hand the command the result as its first argument.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path

import click

from bot.cli.paths import NamedPath
from bot.cli.sources import settings_of

Body = Callable[..., int]

library_option = click.option(
    "--library",
    metavar="NAME|DIR|s3://BUCKET/NAME",
    help="Use this library: its name, its folder or its bucket. The default is the one that the settings name.",
)
articles_option = click.option(
    "--articles",
    type=NamedPath(),
    multiple=True,
    metavar="PATH ...",
    help="Read these files, folders or links instead of a library; - is standard input.",
)
config_option = click.option(
    "--config", "file", type=NamedPath(), metavar="FILE", help="Read settings from this TOML file."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a line.")
output_option = click.option(
    "-o",
    "--output",
    type=click.File("w", encoding="utf-8", lazy=True),
    default="-",
    metavar="FILE",
    help="Write to FILE instead of standard output.",
)
private_option = click.option(
    "--allow-private", is_flag=True, help="Also follow links that lead into private networks or to this machine."
)
speaker_option = click.option(
    "--speaker", default="", metavar="NAME", help="Only quotes of speakers whose name or role has all these words."
)
article_option = click.option(
    "--article", default="", metavar="ID|URL", help="Only quotes of the article with this id or address."
)


def reads_articles(*flags: str) -> Callable[[Body], Body]:
    """Add --articles, --library and --config to a command, and hand it the merged settings.

    `flags` names further options of the command that are settings; their values are merged too. The paths of an
    argument called `paths` count as those of --articles.
    """

    def decorate(body: Body) -> Body:
        @articles_option
        @library_option
        @config_option
        @click.pass_context
        @functools.wraps(body)
        def command(
            context: click.Context,
            /,
            articles: tuple[Path, ...],
            library: str | None,
            file: Path | None,
            paths: tuple[Path, ...] = (),
            **given: object,
        ) -> int:
            values = {name: given.pop(name) for name in flags}
            settings = settings_of(context, file, {"articles": (*articles, *paths), "library": library, **values})
            return body(settings, **given)

        return command

    return decorate


def uses_library(body: Body) -> Body:
    """Add --library and --config to a command, and hand it the address of the library."""

    @library_option
    @config_option
    @click.pass_context
    @functools.wraps(body)
    def command(context: click.Context, /, library: str | None, file: Path | None, **given: object) -> int:
        return body(settings_of(context, file, {"library": library}).library_address, **given)

    return command
