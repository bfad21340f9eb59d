"""A reply as text for a terminal or a pipe: the same cards as on Telegram."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from bot.console.reading import typed_for
from bot.printable import printable
from bot.talk.captions import attribution_of, byline_of, short_title_of
from bot.talk.quotations import in_marks, words_of
from bot.talk.replies import (
    Action,
    Block,
    Citation,
    Context,
    Examples,
    Listing,
    Note,
    Quotations,
    Reply,
    Verb,
)
from bot.wording import _
from retrieval import Article, Evidence

BAR = "┃ "
INDENT = "  "
LONGEST_SHOWN = 40
"""Letters by which a quote is told from those around it."""
WORDS = "bold"
SPEAKER = "cyan"
FAINT = "dim"


class Drawing:
    """Draws replies as styled text. Into a pipe goes the plain text of the same.

    Lines are broken at `width` columns; without a width, they are not broken.
    """

    def __init__(self, console: Console, width: int | None = None) -> None:
        self._console = console
        self._width = width

    def reply(self, reply: Reply) -> Text:
        """The blocks and what can be typed next, with an empty line between them and no line end at the end."""
        drawn = [Text("\n").join(self._block(block)) for block in reply.blocks]
        if offered := list(self._to_type(reply.actions)):
            drawn.append(Text("\n").join(offered))
        return Text("\n\n").join(drawn)

    def _block(self, block: Block) -> Iterator[Text]:
        match block:
            case Note(text):
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
                yield from self._wrapped(
                    Text.assemble(f"{in_marks(_shortened(evidence.text), evidence)} ", _attribution(evidence))
                )
                yield from self._origin(evidence.article, "")
            case Listing(heading, rows, first):
                yield from self._wrapped(Text(heading))
                for number, row in enumerate(rows, start=first):
                    mark = f"{number:>4}. " if first else INDENT
                    detail = f" · {printable(row.detail)}" if row.detail else ""
                    line = Text.assemble(printable(row.text), (detail, FAINT))
                    yield from self._wrapped(line, mark, " " * len(mark))
            case Examples(questions):
                yield from self._wrapped(Text(_("For example:")))
                for one in questions:
                    yield from self._wrapped(Text(printable(one)), INDENT, INDENT)

    def _to_type(self, actions: Sequence[Action]) -> Iterator[Text]:
        """What can be typed next, for actions that have no command of their own."""
        languages = [f"/language {action.key} · {action.label}" for action in actions if action.verb == "language"]
        removals = [_("/forget and its number removes an article.")] if _has(actions, "drop") else []
        turning = [_("/next shows the next one.")] if _has(actions, "next") else []
        choices = [f"{typed} · {action.label}" for typed, action in typed_for(tuple(actions))]
        for line in (*turning, *languages, *removals, *choices):
            yield from self._wrapped(Text(printable(line)), INDENT, INDENT)

    def _quoted(self, text: Text) -> Iterator[Text]:
        """The words to the right of a bar; blank lines within them are left out."""
        for line in text.split("\n"):
            if line.plain.strip():
                yield from self._wrapped(line, BAR, BAR)

    def _origin(self, article: Article, count: str) -> Iterator[Text]:
        """Where the words stand."""
        line = " · ".join(filter(None, (short_title_of(article), byline_of(article), count)))
        yield from self._wrapped(Text(printable(line), FAINT), INDENT, INDENT)
        if article.url:
            yield Text.assemble(INDENT, (printable(article.url), FAINT))

    def _wrapped(self, text: Text, first: str = "", further: str = "") -> Iterator[Text]:
        lines = text.wrap(self._console, self._width - len(first)) if self._width else text.split("\n")
        for number, line in enumerate(lines):
            line.rstrip()
            mark = further if number else first
            yield Text.assemble((mark, FAINT) if mark.strip() else mark, line)


def _has(actions: Sequence[Action], verb: Verb) -> bool:
    return any(action.verb == verb for action in actions)


def _count(position: int, total: int) -> str:
    return _("{position} of {total}", position=position, total=total) if total > 1 else ""


def _shortened(words: str) -> str:
    """The beginning of the words in one line, to tell which of the words around are meant."""
    line = printable(" ".join(words.split())).strip("“”„«»,'\"")
    return line if len(line) <= LONGEST_SHOWN else f"{line[:LONGEST_SHOWN].rsplit(' ', 1)[0]} …"


def _words(evidence: Evidence) -> Text:
    return Text(printable(words_of(evidence)), WORDS)


def _attribution(evidence: Evidence) -> Text:
    name, rest = attribution_of(evidence)
    separator = ", " if name and rest else ""
    return Text.assemble("— ", (printable(name), SPEAKER), separator, printable(rest))
