"""The command line: the only place where settings, seeds and faces meet. What a command does stands in its own room."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from bot.cli.options import PathsCommand, PathsGroup
from bot.cli.outcome import ANSWERED, BROKEN_PIPE, INTERRUPTED, UNUSABLE, Failure, complain
from retrieval import OnRecordError
from seeds import SEEDS

if TYPE_CHECKING:
    from config import Settings

STANDARD_INPUT = Path("/dev/stdin")

articles_option = click.option(
    "--articles",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="PATH ...",
    help="Files or folders to read articles from, or - for standard input; without it, the article that comes along.",
)
file_option = click.option(
    "--config", "file", type=click.Path(path_type=Path), metavar="FILE", help="Read settings from this TOML file."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a line.")


@click.group(cls=PathsGroup, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@articles_option
@file_option
@click.version_option(package_name="onrecord", message="onrecord %(version)s")
@click.pass_context
def onrecord(context: click.Context, articles: tuple[Path, ...], file: Path | None) -> int:
    """Ask the news: the exact words, who said them, where they stand.

    Without a command, open the console.
    """
    del articles, file
    return ANSWERED if context.invoked_subcommand else context.invoke(console)


@onrecord.command(cls=PathsCommand)
@click.argument("question", required=False)
@articles_option
@json_option
@click.option("--all", "every", is_flag=True, help="Print every answer, not only the best.")
@file_option
@click.pass_context
def ask(
    context: click.Context,
    question: str | None,
    articles: tuple[Path, ...],
    file: Path | None,
    *,
    as_json: bool,
    every: bool,
) -> int:
    """Answer QUESTION, or the one on standard input.

    Exit code 0: answered. 1: nothing answers it. 2: bad usage, or no article to read.
    """
    from bot.cli.ask import run_ask

    if question is None and sys.stdin.isatty():
        raise click.UsageError("Missing argument 'QUESTION'.", context)
    paths = _paths(_settings(context, articles, file))
    return run_ask(sys.stdin.read() if question in (None, "-") else question, paths, as_json=as_json, every=every)


@onrecord.command(cls=PathsCommand)
@click.argument("paths", type=click.Path(path_type=Path), nargs=-1, metavar="PATH ...")
@articles_option
@json_option
@file_option
@click.pass_context
def quotes(
    context: click.Context,
    paths: tuple[Path, ...],
    articles: tuple[Path, ...],
    file: Path | None,
    *,
    as_json: bool,
) -> int:
    """Show who said what in the articles under each PATH."""
    from bot.cli.quotes import run_quotes

    return run_quotes(_paths(_settings(context, (*paths, *articles), file)), as_json=as_json)


@onrecord.command(cls=PathsCommand)
@click.argument("questions", type=click.File(encoding="utf-8", errors="replace"), metavar="QUESTIONS.jsonl")
@articles_option
@click.option(
    "-o",
    "--output",
    type=click.File("w", encoding="utf-8", lazy=True),
    default="-",
    help="Write here, not to the screen.",
)
@file_option
@click.pass_context
def batch(
    context: click.Context, questions: TextIO, articles: tuple[Path, ...], output: TextIO, file: Path | None
) -> int:
    """Answer each line of QUESTIONS.jsonl.

    A line holds an id, a question and perhaps context: the earlier questions of the same talk.
    """
    from bot.cli.batch import run_batch

    return run_batch(questions, _paths(_settings(context, articles, file)), output)


@onrecord.command(cls=PathsCommand)
@articles_option
@file_option
@click.pass_context
def console(context: click.Context, articles: tuple[Path, ...] = (), file: Path | None = None) -> int:
    """Talk to the articles in the terminal; piped questions are answered line by line."""
    from bot.cli.loading import load
    from bot.console import run_console
    from bot.conversation import Conversation

    settings = _settings(context, articles, file)
    library = load(_paths(settings))
    run_console(Conversation(library), library, settings.history)
    return ANSWERED


@onrecord.command(cls=PathsCommand)
@articles_option
@click.option(
    "--token-file", type=click.Path(path_type=Path), metavar="FILE", help="A file that holds the bot's token."
)
@click.option("--api-url", metavar="URL", help="Another Bot API server, such as http://127.0.0.1:8081.")
@click.option("--log-level", type=click.Choice(["debug", "info", "warning", "error"]), help="How much to log.")
@file_option
@click.pass_context
def bot(
    context: click.Context,
    articles: tuple[Path, ...],
    token_file: Path | None,
    api_url: str | None,
    log_level: str | None,
    file: Path | None,
) -> int:
    """Answer on Telegram, until stopped. The token comes from ONRECORD_TELEGRAM_TOKEN or a file."""
    from bot.cli.serve import run_serve
    from config import SettingsError

    settings = _settings(
        context, articles, file, telegram_token_file=token_file, telegram_api_url=api_url, log_level=log_level
    )
    try:
        token = settings.read_token()
    except SettingsError as error:
        raise Failure(str(error)) from None
    secret = token.get_secret_value() if token else None
    return run_serve(_paths(settings), secret, settings.telegram_api_url, settings.log_level)


@onrecord.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> int:
    """Print the completion script for SHELL; the README says where to put it."""
    from click.shell_completion import get_completion_class

    completing = get_completion_class(shell)
    if completing is None:
        raise Failure(f"there is no completion for {shell}")
    click.echo(completing(onrecord, {}, "onrecord", "_ONRECORD_COMPLETE").source())
    return ANSWERED


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; `args` None means the process's own."""
    _settle_encodings()
    try:
        code = onrecord.main(args, "onrecord", standalone_mode=False)
        sys.stdout.flush()
    except click.UsageError as error:
        error.show()
        return UNUSABLE
    except click.ClickException as error:
        complain(error.format_message())
        return UNUSABLE
    except OnRecordError as error:
        complain(error)
        return UNUSABLE
    except click.Abort:  # Ctrl-C
        return INTERRUPTED
    except BrokenPipeError:
        # Nobody reads on: keep the interpreter from failing once more when it flushes at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    return int(code)


def _settings(context: click.Context, articles: Sequence[Path], file: Path | None, **flags: object) -> Settings:
    """The merged settings; what a flag leaves open, the same flag before the command says."""
    from config import SettingsError, load_settings

    before = context.parent.params if context.parent else {}
    given = {"articles": articles or before.get("articles"), **flags}
    try:
        return load_settings(file or before.get("file"), {name: value for name, value in given.items() if value})
    except SettingsError as error:
        raise Failure(str(error)) from None


def _paths(settings: Settings) -> Sequence[Path]:
    return [STANDARD_INPUT if str(path) == "-" else path for path in settings.articles or (SEEDS,)]


def _settle_encodings() -> None:
    """Into and out of pipes goes UTF-8, whatever the locale; what is no text is replaced and never stops a command."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main())
