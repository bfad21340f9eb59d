"""Options and arguments that name a file, a folder or a link: an empty one is refused."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TypeVar

import click

Given = TypeVar("Given", str, tuple[str, ...])
_EMPTY = "the path is empty; for the current folder, give a dot (.)."


class NamedPath(click.Path):
    """A path that is not empty: an empty one, as from a variable that is not set, would be the current folder."""

    def __init__(self, *, allow_dash: bool = False) -> None:
        super().__init__(path_type=Path, allow_dash=allow_dash)

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """The path. Fails where nothing is named."""
        if not str(value).strip():
            self.fail(_EMPTY, param, ctx)
        return super().convert(value, param, ctx)


def named(_context: click.Context, parameter: click.Parameter, given: Given) -> Given:
    """The paths or links, as a callback of click's. Raises click.BadParameter where one of them is empty."""
    if not all(one.strip() for one in ((given,) if isinstance(given, str) else given)):
        raise click.BadParameter(_EMPTY, param=parameter)
    return given
