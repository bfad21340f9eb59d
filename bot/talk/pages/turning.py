"""Pages of a list or an answer: which one is meant, what stands above it, and how the next one is reached."""

from __future__ import annotations

from bot.talk.replies import Action, Page, Reply, Verb, say
from bot.wording import _

BEYOND = 10**6
"""A position after every last page: the last one is meant."""


def nearest_page(position: int, number: int, size: int) -> tuple[int, int]:
    """The page nearest to `position`, and how many pages of `size` things there are; at least one."""
    total = max(1, -(-number // size))
    return min(max(position, 1), total), total


def page_heading(what: str, position: int, total: int) -> str:
    """The heading over a page of a list."""
    if total > 1:
        return _("{what}, page {position} of {total}:", what=what, position=position, total=total)
    return _("{what}:", what=what)


def turns(position: int, total: int) -> tuple[Action, ...]:
    """The actions that lead to the pages before and after this one."""
    return turns_by("previous", "next", "", position, total)


def turns_by(back: Verb, forth: Verb, prefix: str, position: int, total: int) -> tuple[Action, ...]:
    """The same by other verbs, with a prefix to the key."""
    before = (Action(back, f"{prefix}{position - 1}", "‹"),) if position > 1 else ()
    after = (Action(forth, f"{prefix}{position + 1}", "›"),) if position < total else ()
    return before + after


def at_the_end(page: Page, step: int) -> Reply:
    """What is said where nothing comes after (`step` > 0) or before that page."""
    if page.total == 1:
        return say(_("That is the only one."))
    if step > 0:
        return say(_("That was the last of {total}.", total=page.total))
    return say(_("That was the first of {total}.", total=page.total))


def nothing_to_leaf() -> Reply:
    """What is said where no page was shown before."""
    return say(_("There is nothing to leaf through yet. Ask a question first."))
