"""A reply as text for a terminal or a pipe: the same cards as on Telegram. Draws; reads and prints nothing."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from bot.printable import printable
from bot.talk.replies import (
    Block,
    Citation,
    Context,
    Examples,
    Languages,
    Listing,
    Paragraph,
    Quotations,
    Reply,
    attribution_of,
    byline_of,
    title_of,
    words_of,
)
from bot.wording import LANGUAGES, _
from retrieval import Article, Evidence

BAR = "┃ "
INDENT = "  "
WORDS = "bold"
SPEAKER = "cyan"
FAINT = "dim"


class Drawing:
    """Draws replies as styled text; `plain` of what it gives is what a pipe gets.

    Lines are broken at `width` columns; without it they end only where the texts' own lines do.
    """

    def __init__(self, console: Console, width: int | None = None) -> None:
        self._console = console
        self._width = width

    def reply(self, reply: Reply) -> Text:
        """The blocks, an empty line between them, no line end after the last."""
        return Text("\n\n").join(Text("\n").join(self._block(block)) for block in reply.blocks)

    def _block(self, block: Block) -> Iterator[Text]:
        match block:
            case Paragraph(text):
                yield from self._wrapped(Text(printable(text)))
            case Citation(evidence, position, total):
                yield from self._quoted(_words(evidence))
                yield from self._wrapped(_attribution(evidence))
                yield from self._origin(evidence.article, _count(position, total))
            case Quotations(heading, several):
                yield from self._wrapped(Text(heading))
                for evidence in several:
                    yield Text()
                    yield from self._quoted(_words(evidence))
                    yield from self._wrapped(_attribution(evidence))
            case Context(evidence):
                around = (printable(block.before), (printable(evidence.text), WORDS), printable(block.after))
                yield from self._quoted(Text.assemble(*around))
                yield from self._wrapped(_attribution(evidence))
                yield from self._origin(evidence.article, "")
            case Listing(heading, rows, first):
                yield from self._wrapped(Text(heading))
                for number, row in enumerate(rows, start=first):
                    mark = f"{number:>4}. " if first else INDENT
                    detail = f" · {printable(row.detail)}" if row.detail else ""
                    line = Text.assemble(printable(row.text), (detail, FAINT))
                    yield from self._wrapped(line, mark, " " * len(mark))
            case Examples() | Languages():
                yield from self._offered(block)

    def _offered(self, block: Examples | Languages) -> Iterator[Text]:
        if isinstance(block, Examples):
            yield from self._wrapped(Text(_("For example:")))
            offered = block.questions
        else:
            offered = tuple(f"/language {code} · {name}" for code, name in LANGUAGES.items())
        for one in offered:
            yield from self._wrapped(Text(printable(one)), INDENT, INDENT)

    def _quoted(self, text: Text) -> Iterator[Text]:
        """The words behind a bar; blank lines within them are left out."""
        for line in text.split("\n"):
            if line.plain.strip():
                yield from self._wrapped(line, BAR, BAR)

    def _origin(self, article: Article, count: str) -> Iterator[Text]:
        """Where the words stand."""
        line = " · ".join(filter(None, (title_of(article), byline_of(article), count)))
        yield from self._wrapped(Text(printable(line), FAINT), INDENT, INDENT)
        if article.url:
            yield Text.assemble(INDENT, (printable(article.url), FAINT))

    def _wrapped(self, text: Text, first: str = "", further: str = "") -> Iterator[Text]:
        lines = text.wrap(self._console, self._width - len(first)) if self._width else text.split("\n")
        for number, line in enumerate(lines):
            line.rstrip()
            mark = further if number else first
            yield Text.assemble((mark, FAINT) if mark.strip() else mark, line)


def _count(position: int, total: int) -> str:
    return _("{position} of {total}", position=position, total=total) if total > 1 else ""


def _words(evidence: Evidence) -> Text:
    return Text(printable(words_of(evidence)), WORDS)


def _attribution(evidence: Evidence) -> Text:
    name, rest = attribution_of(evidence)
    separator = ", " if name and rest else ""
    return Text.assemble("— ", (printable(name), SPEAKER), separator, printable(rest))
