"""What all commands share as commands: `--articles A B C`, and a clear message about too many arguments."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from pathlib import Path

import click

FLAG = "--articles"
LINKS = ("http://", "https://")


class Command(click.Command):
    """A command whose `--articles` takes one path or more, as a shell's wildcard gives them.

    Where the command's own argument is missing, the last of those paths is taken for it; for one of several words, all
    that follow the last file or folder. Arguments that are left over are an error that says what to do about them.
    """

    allow_extra_args = True  # counted below, for a better message than click's

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse what was typed. Raises click.UsageError where it doesn't fit the command."""
        spread, paths, others = _spread(ctx, args)
        arguments = [parameter for parameter in self.params if isinstance(parameter, click.Argument)]
        if arguments and not others and len(paths) > 1:
            for _ in range(_taken_for_argument(arguments[0], paths)):
                at = len(spread) - 1 - spread[::-1].index(FLAG)
                del spread[at]
        left_over = super().parse_args(ctx, spread)
        if left_over and not ctx.resilient_parsing:
            ctx.fail(_too_many(ctx, arguments, left_over))
        return left_over


def spread_paths(ctx: click.Context, args: list[str], ends: Callable[[str], bool]) -> list[str]:
    """Write `--articles A B` as `--articles A --articles B`, up to the first argument that `ends` the paths."""
    return _spread(ctx, args, ends)[0]


def is_path(arg: str) -> bool:
    """Whether there is a file or folder of that name. False for what cannot be a name, such as a very long question."""
    try:
        return bool(arg) and Path(arg).exists()
    except OSError:
        return False


def _taken_for_argument(argument: click.Argument, paths: list[str]) -> int:
    """How many of the last paths are the command's own argument, where that is missing."""
    if argument.nargs > 0:
        return int(argument.required or not is_path(paths[-1]))
    last = max((at for at, path in enumerate(paths) if is_path(path) or path.startswith(LINKS)), default=0)
    return max(len(paths) - 1 - last, int(argument.required))


def _too_many(ctx: click.Context, arguments: list[click.Argument], left_over: list[str]) -> str:
    extra = " ".join(left_over)
    if not arguments:
        return f"`{ctx.command_path}` takes no arguments, but was given: {extra}"
    names = " and ".join(argument.make_metavar(ctx).strip("[]") for argument in arguments)
    return f"`{ctx.command_path}` takes one {names}. Put text of several words in quotes. Left over: {extra}"


def _spread(
    ctx: click.Context, args: list[str], ends: Callable[[str], bool] = lambda _: False
) -> tuple[list[str], list[str], list[str]]:
    """The arguments with one path to each `--articles`; those paths; the arguments that belong to no option."""
    options = [parameter for parameter in ctx.command.params if isinstance(parameter, click.Option)]
    with_value = {name for option in options if not option.is_flag for name in (*option.opts, *option.secondary_opts)}
    left = deque(args)
    spread: list[str] = []
    paths: list[str] = []
    others: list[str] = []
    while left:
        arg = left.popleft()
        if arg == "--" or ends(arg):
            others += left
            return [*spread, arg, *left], paths, others
        spread.append(arg)
        if arg == FLAG and left:
            spread.pop()
            before = len(paths)
            while left and not ends(left[0]) and (left[0] == "-" or not left[0].startswith("-")):
                paths.append(left.popleft())
                spread += [FLAG, paths[-1]]
            if len(paths) == before and not ctx.resilient_parsing:
                raise click.BadOptionUsage(FLAG, f"Option '{FLAG}' requires a path.", ctx)
        elif arg in with_value:
            spread += [left.popleft()] if left else []
        elif arg == "-" or not arg.startswith("-"):
            others.append(arg)
    return spread, paths, others
