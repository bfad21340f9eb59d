"""`onrecord completion`: the script with which a shell completes the command line."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from bot.cli.command import Command
from bot.cli.outcome import ANSWERED, Failure


@click.command(cls=Command)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, /, shell: str) -> int:
    """Print the completion script for SHELL.

    \b
      eval "$(onrecord completion bash)"      in ~/.bashrc
      eval "$(onrecord completion zsh)"       in ~/.zshrc
      onrecord completion fish > ~/.config/fish/completions/onrecord.fish
    """
    completing = get_completion_class(shell)
    if completing is None:
        raise Failure(f"there is no completion for {shell}")
    click.echo(completing(context.find_root().command, {}, "onrecord", "_ONRECORD_COMPLETE").source())
    return ANSWERED
