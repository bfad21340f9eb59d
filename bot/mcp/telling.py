"""Where a tool cannot be used like that, the assistant gets a sentence that says what to do."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from mcp.server.mcpserver.exceptions import ToolError

from retrieval import LibraryError, OutOfTimeError

LONGEST = 20_000
"""Code points of a question or text that is taken."""

Given = ParamSpec("Given")
Told = TypeVar("Told")


def telling(tool: Callable[Given, Told]) -> Callable[Given, Told]:
    """The tool, with what can go wrong in a library raised as ToolError, whose words the assistant gets."""

    @functools.wraps(tool)
    def telling(*args: Given.args, **kwargs: Given.kwargs) -> Told:
        try:
            return tool(*args, **kwargs)
        except OutOfTimeError as error:
            raise ToolError(f"{error}; use fewer words") from None
        except LibraryError as error:
            raise ToolError(str(error)) from None

    return telling


def fit(text: str, noun: str, longest: int = LONGEST) -> None:
    """Raises ToolError for a text that is empty or too long."""
    if not text.strip():
        raise ToolError(f"the {noun} is empty")
    if len(text) > longest:
        raise ToolError(f"the {noun} is longer than {longest:,} characters; give it in parts")
