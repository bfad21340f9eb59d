"""The `onrecord` command and the list of its subcommands. A subcommand is imported when it is run, not before."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from bot.cli.command import LINKS, is_path, spread_paths
from bot.cli.options import articles_option, config_option, library_option
from bot.cli.outcome import ANSWERED
from retrieval import ends_as_question

GREEK_QUESTION_MARK = ";"
"""As people type it; in other scripts it parts clauses."""


@dataclass(frozen=True, slots=True)
class Row:
    """A subcommand: its name, where it is defined ("module:attribute"), and what `onrecord --help` says of it."""

    name: str
    place: str
    summary: str
    room: str = ""
    """The module that it needs and that is not installed everywhere; without it there is no such command."""

    @property
    def is_there(self) -> bool:
        """Whether what the command needs is installed."""
        return not self.room or find_spec(self.room) is not None

    def load(self) -> click.Command:
        """Import the command."""
        module, _, attribute = self.place.partition(":")
        command = getattr(import_module(f"bot.cli.{module}"), attribute)
        if not isinstance(command, click.Command):
            raise TypeError(f"{self.place} is not a command")
        return command


SECTIONS: dict[str, tuple[Row, ...]] = {
    "Ask": (
        Row("ask", "asking.ask:ask", "Answer a question with the exact words and who said them."),
        Row("console", "running.console:console", "Talk to the articles in the terminal."),
        Row("check", "asking.check:check", "Check whether somebody said exactly that."),
        Row("proof", "asking.proof:proof_draft", "Look up every quotation of a draft: altered? somebody else's?"),
        Row("quotes", "asking.quotes:quotes", "Show who said what."),
        Row("timeline", "asking.timeline:timeline", "Count who said how much about something over time."),
        Row("card", "asking.card:card", "Draw a quote as a picture to share."),
        Row("batch", "asking.batch:batch", "Answer a file of questions."),
    ),
    "Keep articles": (
        Row("add", "libraries.add:add", "Add articles to a library: files, folders, links."),
        Row("list", "libraries.list:list_articles", "List the articles of a library."),
        Row("show", "libraries.show:show", "Show an article with its quotes."),
        Row("remove", "libraries.remove:remove", "Remove articles from a library."),
        Row("speakers", "libraries.speakers:speakers", "Show who is quoted, and how often."),
        Row("export", "libraries.export:export", "Write out all articles, or all quotes for a spreadsheet."),
        Row("feeds", "libraries.feeds:feeds", "Follow RSS and Atom feeds."),
        Row("library", "libraries.library:library", "Look after a library: check, copy, renew, stats."),
    ),
    "Run": (
        Row("bot", "running.bot:bot", "Answer on Telegram until stopped."),
        Row("mcp", "running.mcp:mcp", "Answer an assistant (Model Context Protocol)."),
        Row("eval", "running.eval:evaluate", "Run a public benchmark.", room="retrieval.evaluating"),
        Row("completion", "running.completion:completion", "Print the completion script of a shell."),
    ),
}
ROWS = {row.name: row for rows in SECTIONS.values() for row in rows if row.is_there}


class Root(click.Group):
    """Loads subcommands as they are needed, and takes a question in place of a subcommand for `ask QUESTION`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names of the subcommands, in the order of the help."""
        return list(ROWS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The subcommand of that name, or None."""
        return ROWS[cmd_name].load() if cmd_name in ROWS else None

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the options before the subcommand; its name, or a question, ends the paths of --articles."""
        return super().parse_args(ctx, spread_paths(ctx, args, lambda arg: arg in ROWS or _asks(arg)))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The subcommand and its arguments. Raises click.UsageError that says what to type instead."""
        first = args[0]
        if first not in ROWS and (_asks(first) or (len(first.split()) > 1 and not is_path(first))):
            return "ask", self.get_command(ctx, "ask"), args
        if first not in ROWS and not first.startswith("-") and not ctx.resilient_parsing:
            ctx.fail(f"No such command {first!r}. {_hint(args)}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the subcommands in sections, without importing them."""
        widest = max(map(len, ROWS))
        for heading, rows in SECTIONS.items():
            with formatter.section(heading):
                formatter.write_dl([(row.name.ljust(widest), row.summary) for row in rows if row.name in ROWS])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The subcommands and options that begin so, without importing them."""
        found = [CompletionItem(row.name, help=row.summary) for row in ROWS.values() if row.name.startswith(incomplete)]
        return found + click.Command.shell_complete(self, ctx, incomplete)


@click.group(cls=Root, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@articles_option
@library_option
@config_option
@click.version_option(package_name="onrecord", message="onrecord %(version)s")
@click.pass_context
def onrecord(context: click.Context, articles: tuple[Path, ...], library: str | None, file: Path | None) -> int:
    """Ask the news: the exact words, who said them, where they stand.

    \b
      onrecord                              open the console
      onrecord "What did Borrell say?"      answer one question
      onrecord add news/ && onrecord        keep articles in a library, and ask it

    The options before a command hold for the command too.
    """
    if context.invoked_subcommand:
        return ANSWERED
    return int(context.invoke(ROWS["console"].load(), articles=articles, library=library, file=file))


def _asks(arg: str) -> bool:
    """Whether the argument ends as a question does, and is no file or link."""
    ends = ends_as_question(arg) or arg.rstrip().endswith(GREEK_QUESTION_MARK)
    return ends and not arg.startswith((*LINKS, "-")) and not is_path(arg)


def _hint(args: Sequence[str]) -> str:
    """What to type instead of something that is no command."""
    first = args[0]
    if near := get_close_matches(first, ROWS, n=1):
        return f"Did you mean {near[0]}?"
    if first.startswith(LINKS) or is_path(first):
        shown = shlex.quote(first)
        return f"To add it to a library: onrecord add {shown}. To ask it alone: onrecord --articles {shown}"
    if len(args) > 1 and first.istitle():
        return f'To ask a question, put it in quotes: onrecord "{" ".join(args)}"'
    return "Put a question in quotes, or type it after `onrecord ask`."
