"""Where a tool cannot be used like that, the assistant gets a sentence that says what to do."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from mcp.server.mcpserver.exceptions import ToolError

from retrieval import Library, LibraryError, OutOfTimeError

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


def needing_articles(tool: Callable[Given, Told], library: Library) -> Callable[Given, Told]:
    """The tool, which raises ToolError while the library is empty: that nothing is found there would say nothing."""

    @functools.wraps(tool)
    def needing(*args: Given.args, **kwargs: Given.kwargs) -> Told:
        if not library.shelf.articles:
            raise ToolError(
                "the library is empty, so nothing can be answered or checked; `onrecord add PATH|URL` adds articles"
            )
        return tool(*args, **kwargs)

    return needing


def fit(text: str, noun: str, longest: int = LONGEST) -> None:
    """Raises ToolError for a text that is empty or too long."""
    if not text.strip():
        raise ToolError(f"the {noun} is empty")
    if len(text) > longest:
        raise ToolError(f"the {noun} is longer than {longest:,} characters; give it in parts")
