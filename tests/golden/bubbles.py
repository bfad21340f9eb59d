"""A chat as a picture: questions at the right, replies at the left, with what they quote and the buttons below them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.pictures.canvas import Colour
from bot.pictures.style import ACCENT, PLAIN, STRONG
from tests.golden.chat import BOT_NAME, PERSON_NAME, Message, transcript
from tests.golden.lettering import LEADING, Ink, Letters, Sheet, width_of

WIDTH, MARGIN, GAP = 1080, 32, 20
WIDEST = WIDTH - 4 * MARGIN
HEAD, FACE = 84, 28
SIZE, SMALL = 26, 24
PAD, EDGE, INDENT, BAR = 24, 16, 22, 6
FRAMED, BELOW = 18, 10
"""Pixels that a frame is higher than its lines, with those below it."""
ROUND, ROUNDED = 26, 10
BUTTON, BETWEEN = 56, 6
WALL: Colour = (222, 230, 220)
WHITE: Colour = (255, 255, 255)
PALE: Colour = (244, 247, 243)
GREEN: Colour = (228, 247, 208)
INK: Colour = (20, 24, 31)
SOFT: Colour = (104, 112, 122)
LINK: Colour = (24, 106, 188)
PUSH: Colour = (110, 134, 112)


@dataclass(frozen=True, slots=True)
class Frame:
    """A box with a bar at its left."""

    bar: Colour
    ground: Colour

    def draw(self, sheet: Sheet, left: float, top: float, right: float, bottom: float) -> None:
        sheet.rounded(left, top, right, bottom, ROUNDED, self.ground)
        sheet.rounded(left, top, left + 2 * ROUNDED, bottom, ROUNDED, self.bar)
        sheet.box(left + BAR, top, left + 2 * ROUNDED, bottom, self.ground)


HINT = Frame((58, 130, 50), (238, 247, 232))
QUOTE = Frame(LINK, (235, 243, 251))


@dataclass(frozen=True, slots=True)
class Part:
    """Lines of a bubble, in a frame where they are somebody's."""

    lines: Sequence[Letters]
    size: int
    frame: Frame | None = None

    @property
    def width(self) -> float:
        return max(width_of(line, self.size) for line in self.lines) + (2 * INDENT if self.frame else 0)

    @property
    def height(self) -> float:
        return len(self.lines) * self.size * LEADING + (FRAMED if self.frame else 0)

    def draw(self, sheet: Sheet, left: float, top: float, width: float) -> None:
        if self.frame:
            self.frame.draw(sheet, left, top, left + width, top + self.height - BELOW)
            left, top = left + INDENT, top + (FRAMED - BELOW) / 2
        for line in self.lines:
            sheet.letters(line, left, top, self.size)
            top += self.size * LEADING


@dataclass(frozen=True)
class Bubble:
    """A message with its buttons. Nothing in it is cut or broken: a line that is too long is an error."""

    message: Message

    @cached_property
    def parts(self) -> Sequence[Part]:
        return tuple(_parts(self.message))

    @cached_property
    def inner(self) -> float:
        width = max(part.width for part in self.parts)
        assert width + 2 * PAD <= WIDEST, self.message.text
        return width

    @property
    def body(self) -> float:
        return 2 * EDGE + sum(part.height for part in self.parts)

    @property
    def height(self) -> float:
        return self.body + len(self.message.buttons) * (BUTTON + BETWEEN)

    def draw(self, sheet: Sheet, top: float) -> None:
        is_bots, width = self.message.is_the_bots, self.inner + 2 * PAD
        left = MARGIN if is_bots else WIDTH - MARGIN - width
        sheet.rounded(left, top, left + width, top + self.body, ROUND, WHITE if is_bots else GREEN)
        inside = top + EDGE
        for part in self.parts:
            part.draw(sheet, left + PAD, inside, self.inner)
            inside += part.height
        for number, labels in enumerate(self.message.buttons):
            _draw_buttons(sheet, labels, left, top + self.body + BETWEEN + number * (BUTTON + BETWEEN), width)


def draw_chat(messages: Sequence[Message]) -> bytes:
    """The messages one below the other, as a PNG that tells their text, too."""
    bubbles = [Bubble(message) for message in messages]
    height = HEAD + 2 * MARGIN - GAP + sum(bubble.height + GAP for bubble in bubbles)
    sheet = Sheet(WIDTH, round(height), WALL)
    _draw_head(sheet)
    top: float = HEAD + MARGIN
    for bubble in bubbles:
        bubble.draw(sheet, top)
        top += bubble.height + GAP
    return sheet.png(f"{BOT_NAME} on Telegram", transcript(messages))


def _draw_head(sheet: Sheet) -> None:
    """Who one talks to."""
    sheet.box(0, 0, WIDTH, HEAD, PALE)
    middle, initial = HEAD / 2, _letters(BOT_NAME[0], WHITE, STRONG)
    sheet.rounded(MARGIN, middle - FACE, MARGIN + 2 * FACE, middle + FACE, FACE, ACCENT)
    sheet.letters(initial, MARGIN + FACE - width_of(initial, SIZE) / 2, middle - SIZE * LEADING / 2, SIZE)
    beside = MARGIN + 2 * FACE + EDGE
    sheet.letters(_letters(BOT_NAME, INK, STRONG), beside, middle - SIZE * LEADING + 2, SIZE)
    sheet.letters(_letters("bot", SOFT), beside, middle, SMALL)


def _draw_buttons(sheet: Sheet, labels: Sequence[str], left: float, top: float, width: float) -> None:
    each = (width - (len(labels) - 1) * BETWEEN) / len(labels)
    for label in labels:
        line = _letters(label, WHITE, STRONG)
        sheet.rounded(left, top, left + each, top + BUTTON, ROUNDED, PUSH)
        sheet.letters(line, left + (each - width_of(line, SMALL)) / 2, top + (BUTTON - SMALL * LEADING) / 2, SMALL)
        left += each + BETWEEN


def _parts(message: Message) -> Iterator[Part]:
    """What is replied to, and the text, in which a quotation is a part of its own."""
    if message.replies_to:
        lines = [_letters(PERSON_NAME, HINT.bar, STRONG), _letters(message.replies_to, INK)]
        yield Part(lines, SMALL, HINT)
    place = 0
    for quote in sorted((mark for mark in message.marks if mark.tag == "blockquote"), key=lambda mark: mark.start):
        yield from _part(message, place, quote.start)
        yield from _part(message, quote.start, quote.end, QUOTE)
        place = quote.end
    yield from _part(message, place, len(message.text))


def _part(message: Message, start: int, end: int, frame: Frame | None = None) -> Iterator[Part]:
    """The lines between; where a quotation begins or ends, a line ends anyway."""
    text = message.text
    start += start > 0 and text[start] == "\n"
    end -= end < len(text) and text[end - 1] == "\n"
    if start < end:
        letters = [(text[place], _ink(message, place)) for place in range(start, end)]
        yield Part(_lines(letters), SIZE, frame)


def _lines(letters: Letters) -> list[Letters]:
    ends = [place for place, (letter, _) in enumerate(letters) if letter == "\n"]
    return [letters[start + 1 : end] for start, end in zip([-1, *ends], [*ends, len(letters)], strict=True)]


def _ink(message: Message, place: int) -> Ink:
    tags = {mark.tag for mark in message.marks if mark.start <= place < mark.end}
    return Ink(LINK if "a" in tags else INK, STRONG if "b" in tags else PLAIN)


def _letters(text: str, colour: Colour, weight: int = PLAIN) -> Letters:
    return [(letter, Ink(colour, weight)) for letter in text]
