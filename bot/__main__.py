"""The command line: the only place where settings, seeds and faces meet. What a command does stands in its own room."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from bot.cli import evaluating, feeding, filling, holdings, picturing, upkeep
from bot.cli.loading import Source
from bot.cli.options import PathsCommand, PathsGroup
from bot.cli.outcome import ANSWERED, BROKEN_PIPE, INTERRUPTED, UNUSABLE, Failure, complain
from bot.cli.places import Finder, articles_option, config_option, is_library, library_option
from retrieval import OnRecordError
from seeds import SEEDS

if TYPE_CHECKING:
    from config import Settings


json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a line.")


def with_settings(*flags: str) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Hand a command the merged settings first; what is given as an option of that name stands in these.

    The names are `articles`, `library` and those in `flags`.
    """

    def decorate(command: Callable[..., int]) -> Callable[..., int]:
        @config_option
        @click.pass_context
        @functools.wraps(command)
        def settled(context: click.Context, /, file: Path | None, **given: object) -> int:
            settings = _settings(
                context, file, {name: given.pop(name, None) for name in ("articles", "library", *flags)}
            )
            return command(settings, **given)

        return settled

    return decorate


@click.group(cls=PathsGroup, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@articles_option
@library_option
@config_option
@click.version_option(package_name="onrecord", message="onrecord %(version)s")
@click.pass_context
def onrecord(context: click.Context, articles: tuple[Path, ...], library: str | None, file: Path | None) -> int:
    """Ask the news: the exact words, who said them, where they stand.

    Without a command, open the console.
    """
    context.obj = Finder(_folder, _found)
    if context.invoked_subcommand:
        return ANSWERED
    return int(context.invoke(console, articles=articles, library=library, file=file))


@onrecord.command(cls=PathsCommand)
@click.argument("question", required=False)
@articles_option
@library_option
@json_option
@click.option("--all", "every", is_flag=True, help="Print every answer, not only the best.")
@with_settings()
def ask(settings: Settings, *, question: str | None, as_json: bool, every: bool) -> int:
    """Answer QUESTION, or the one on standard input.

    Exit code 0: answered. 1: nothing answers it. 2: bad usage, or no article to read.
    """
    from bot.cli.ask import run_ask
    from bot.wording import speaking

    if question is None and sys.stdin.isatty():
        raise click.UsageError("Missing argument 'QUESTION'.")
    asked = sys.stdin.read() if question in (None, "-") else question
    with speaking(_language(settings)):
        return run_ask(asked, _source(settings), as_json=as_json, every=every)


@onrecord.command(cls=PathsCommand)
@click.argument("claim", metavar="WORDS")
@articles_option
@library_option
@json_option
@with_settings()
def check(settings: Settings, *, claim: str, as_json: bool) -> int:
    """Check whether WORDS stand in the articles, and who said them: "WORDS", or "Ana Ruiz said WORDS".

    Exit code 0: word for word, and by whom it was claimed. 1: not, or not quite. 2: bad usage, or no article to read.
    """
    from bot.cli.check import run_check
    from bot.wording import speaking

    with speaking(_language(settings)):
        return run_check(claim, _source(settings), as_json=as_json)


@onrecord.command()
@click.argument("articles", type=click.Path(path_type=Path), nargs=-1, metavar="PATH ...")
@click.option("--why", is_flag=True, help="Tell for each quote why it was given to its speaker.")
@json_option
@with_settings()
def quotes(settings: Settings, *, why: bool, as_json: bool) -> int:
    """Show who said what in the articles under each PATH."""
    from bot.cli.quotes import run_quotes

    return run_quotes(_paths(settings), as_json=as_json, why=why)


@onrecord.command(cls=PathsCommand)
@click.argument("questions", type=click.File(encoding="utf-8", errors="replace"), metavar="QUESTIONS.jsonl")
@articles_option
@library_option
@click.option(
    "-o",
    "--output",
    type=click.File("w", encoding="utf-8", lazy=True),
    default="-",
    metavar="FILE",
    help="Write to FILE instead of standard output.",
)
@with_settings()
def batch(settings: Settings, *, questions: TextIO, output: TextIO) -> int:
    """Answer each line of QUESTIONS.jsonl.

    A line holds an id, a question and perhaps context: the earlier questions of the same talk.
    """
    from bot.cli.batch import run_batch

    return run_batch(questions, _source(settings), output)


@onrecord.command(cls=PathsCommand)
@articles_option
@library_option
@with_settings()
def console(settings: Settings) -> int:
    """Talk to the articles in the terminal; piped questions are answered line by line."""
    from bot.cli.loading import load
    from bot.console import run_console
    from bot.talk.conversation import Conversation
    from bot.wording import speaking

    library = load(_source(settings))
    with speaking(_language(settings)):
        run_console(Conversation(library), library, settings.history)
    return ANSWERED


@onrecord.command(cls=PathsCommand)
@articles_option
@library_option
@click.option(
    "--token-file",
    "telegram_token_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A file that holds the bot's token.",
)
@click.option(
    "--api-url", "telegram_api_url", metavar="URL", help="Another Bot API server, such as http://127.0.0.1:8081."
)
@click.option("--log-level", type=click.Choice(["debug", "info", "warning", "error"]), help="How much to log.")
@click.option("--log-format", type=click.Choice(["text", "json"]), help="Log lines for people, or JSON for machines.")
@with_settings("telegram_token_file", "telegram_api_url", "log_level", "log_format")
def bot(settings: Settings) -> int:
    """Answer on Telegram, until stopped. The token comes from ONRECORD_TELEGRAM_TOKEN or a file."""
    from bot.cli.serve import run_serve
    from bot.telegram import ChatLimits, Monitor, Options, Webhook
    from bot.wording import speaking
    from config import SettingsError

    try:
        token = settings.read_token()
    except SettingsError as error:
        raise Failure(str(error)) from None
    secret = token.reveal() if token else None
    webhook = Webhook(settings.telegram_webhook_url, settings.telegram_webhook_host, settings.telegram_webhook_port)
    options = Options(
        store=settings.telegram_store,
        allowed=settings.telegram_allowed,
        admins=settings.telegram_admins,
        leaves_unknown=settings.telegram_leave_unknown,
        developer_chat=settings.telegram_developer_chat or None,
        webhook=webhook if webhook.url else None,
        monitor=Monitor(settings.metrics_host, settings.metrics_port) if settings.metrics_port else None,
        chats=settings.telegram_chats if settings.telegram_chat_articles else None,
        chat_limits=ChatLimits(
            articles=settings.telegram_chat_articles,
            feeds_every=60.0 * settings.telegram_feeds_minutes,
            allow_private=settings.telegram_allow_private,
        ),
    )
    with speaking(_language(settings)):
        return run_serve(
            _source(settings), secret, settings.telegram_api_url, options, settings.log_level, settings.log_format
        )


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


for command in (
    filling.add,
    filling.remove,
    *holdings.COMMANDS,
    feeding.feeds,
    upkeep.library,
    evaluating.evaluate,
    *picturing.COMMANDS,
):
    onrecord.add_command(command)


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


def _settings(context: click.Context, file: Path | None, flags: dict[str, object]) -> Settings:
    """The merged settings; what a command's flag leaves open, the same flag before the command says."""
    from config import SettingsError, load_settings

    before = context.find_root().params
    for name in ("articles", "library"):
        flags[name] = flags[name] or before.get(name)
    if flags["articles"] and flags["library"]:
        raise click.UsageError("Give --articles or --library, not both.")
    given = {name: value for name, value in flags.items() if value}
    if flags["articles"]:
        given["library"] = ""
    try:
        return load_settings(file or before.get("file"), given)
    except SettingsError as error:
        raise Failure(str(error)) from None


def _folder(context: click.Context, library: str | None, file: Path | None) -> Path:
    return _settings(context, file, {"articles": None, "library": library}).library_folder


def _found(context: click.Context, articles: Sequence[Path], library: str | None, file: Path | None) -> Source:
    return _source(_settings(context, file, {"articles": articles, "library": library}))


def _source(settings: Settings) -> Source:
    """The library that is named; else the articles that are; else the default library where there is one."""
    if settings.library or (not settings.articles and is_library(settings.library_folder)):
        return Source(settings.library_folder)
    return Source(None, _paths(settings))


def _language(settings: Settings) -> str:
    """The language that is set; where that is "auto", the terminal's, or English where it is none of ours."""
    from bot.wording import ENGLISH, language_of_code

    if settings.language != "auto":
        return settings.language
    local = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return language_of_code(local) or ENGLISH


def _paths(settings: Settings) -> Sequence[Path]:
    return settings.articles or (SEEDS,)


def _settle_encodings() -> None:
    """Into and out of pipes goes UTF-8, whatever the locale; what is no text is replaced and never stops a command."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main())
