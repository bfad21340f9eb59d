"""`--articles A B C`: an option that takes each path after it, as a shell's wildcard gives them."""

from __future__ import annotations

from collections import deque
from pathlib import Path

import click

FLAG = "--articles"


class PathsCommand(click.Command):
    """A command whose `--articles` takes one path or more; where its own argument is missing, the last is that."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        spread, paths, others = _spread(self, args, stops=frozenset())
        arguments = [parameter for parameter in self.params if isinstance(parameter, click.Argument)]
        if arguments and not others and len(paths) > 1 and (arguments[0].required or not Path(paths[-1]).exists()):
            at = len(spread) - 1 - spread[::-1].index(paths[-1])
            del spread[at - 1]
        return super().parse_args(ctx, spread)


class PathsGroup(click.Group):
    """A group with the same option, ended by a subcommand's name."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        spread, _, _ = _spread(self, args, stops=frozenset(self.commands))
        return super().parse_args(ctx, spread)


def _spread(command: click.Command, args: list[str], stops: frozenset[str]) -> tuple[list[str], list[str], list[str]]:
    """`--articles A B` as `--articles A --articles B`; what was taken for a path; what belongs to no option."""
    options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
    with_value = {name for option in options if not option.is_flag for name in (*option.opts, *option.secondary_opts)}
    left = deque(args)
    spread: list[str] = []
    paths: list[str] = []
    others: list[str] = []
    while left:
        arg = left.popleft()
        if arg == "--" or arg in stops:
            others += left
            return [*spread, arg, *left], paths, others
        spread.append(arg)
        if arg == FLAG:
            spread.pop()
            while left and left[0] not in stops and (left[0] == "-" or not left[0].startswith("-")):
                paths.append(left.popleft())
                spread += [FLAG, paths[-1]]
        elif arg in with_value:
            spread += [left.popleft()] if left else []
        elif arg == "-" or not arg.startswith("-"):
            others.append(arg)
    return spread, paths, others
