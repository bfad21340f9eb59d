"""What the pages of sites are built of: paragraphs, cards of other articles, notices about cookies."""

from __future__ import annotations

from tests.benchmarks.pages.page_layouts import Prose

Built = tuple[str, list[str]]
"""The body of a page, and the lines that are its article."""
TITLE = "Harbour talks go on"


def tags(lines: list[str], attributes: str = "") -> str:
    """The lines as paragraphs."""
    return "".join(f"<p{attributes}>{line}</p>" for line in lines)


def paragraphs(prose: Prose, count: int = 8) -> list[str]:
    """Made-up paragraphs."""
    return [prose.paragraph() for _ in range(count)]


def teasers(prose: Prose, count: int = 6) -> str:
    """Cards of other articles, each with a line of its text."""
    cards = (
        f'<div class="card"><h3><a href="/a{n}">{prose.headline()}</a></h3><p>{prose.sentence()}</p></div>'
        for n in range(count)
    )
    return "".join(cards)


def consent(prose: Prose, count: int = 4) -> str:
    """A long notice about cookies before everything else."""
    text = "We value your privacy. We and our 842 partners store and access information on a device."
    purposes = "".join(f"<li>Purpose {n}: measure content performance. {prose.headline()}.</li>" for n in range(count))
    return (
        f'<div id="onetrust-banner-sdk" role="dialog"><p>{text}</p><ul>{purposes}</ul><button>Accept all</button></div>'
    )
