"""A quote as a picture to share: large words, and below them the speaker and the article. Nothing is cut."""

from __future__ import annotations

from bisect import bisect_left

from bot.pictures.canvas import Block, Canvas, Colour, block_of, height_of
from bot.pictures.errors import PictureError
from bot.pictures.fonts import Fonts, fonts_here
from bot.pictures.paragraphs import Paragraph, paragraphs_of
from bot.pictures.style import ACCENT, GROUND, HEIGHT, INK, MEDIUM, PLAIN, RULE, SIGNED, SOFT, STRONG, WIDTH
from bot.printable import printable
from bot.talk.captions import attribution_of, byline_of, short_title_of, title_of
from bot.talk.quotations import words_of
from retrieval import Article, Evidence

MOST_LETTERS = 30_000
"""A longer quote would not fit into the highest picture, even in the smallest type."""
LARGEST, SMALLEST = 88, 32
"""The sizes of the quote's type, in pixels of an em. The smallest is still readable on a phone."""
MARGIN, GAP, BAR = 72, 36, 8
COLUMN = WIDTH - 2 * MARGIN
NAME, ROLE, ORIGIN = 36, 28, 24
LEFT_TO_RIGHT = "\u200e"


def draw_card(evidence: Evidence, fonts: Fonts | None = None) -> bytes:
    """The quote as a PNG, 1200 pixels wide and at least 675 high.

    Raises PictureError if no font has a letter of it, or the picture would be higher than chats accept.
    """
    fonts = fonts or fonts_here()
    article = evidence.article
    name, rest = attribution_of(evidence)

    def block(text: str, size: int, colour: Colour, weight: int = PLAIN, width: int = COLUMN) -> Block:
        return block_of(paragraphs_of(printable(text), fonts, weight, article.language), size, colour, width)

    signed = block(SIGNED, ORIGIN, ACCENT, STRONG)
    beside = COLUMN - signed.width - 2 * GAP
    said = [block(name, NAME, INK, STRONG), block(rest, ROLE, SOFT if name else INK)]
    origin = [block(line, ORIGIN, SOFT, width=beside) for line in (short_title_of(article), _byline(article))]
    around = 2 * MARGIN + _height(said) + _height(origin) + 3 * GAP
    words = words_of(evidence)
    if len(words) > MOST_LETTERS:
        raise PictureError(f"{len(words):,} letters are too much for a picture")
    paragraphs = paragraphs_of(printable(words), fonts, MEDIUM, article.language)
    quote = _fitted(paragraphs, COLUMN - GAP, HEIGHT - around)
    height = max(HEIGHT, quote.height + around)

    canvas = Canvas(WIDTH, height, GROUND)
    to_left = bool(paragraphs[0].level % 2)
    top = MARGIN + (height - around - quote.height) / 2
    bar = WIDTH - MARGIN - BAR if to_left else MARGIN
    canvas.box(bar, top, bar + BAR, top + quote.height, ACCENT)
    canvas.text(quote, MARGIN if to_left else MARGIN + GAP, top, COLUMN - GAP, at_right=to_left)
    top += quote.height + GAP
    for one in said:
        canvas.text(one, MARGIN, top, COLUMN, at_right=to_left)
        top += one.height
    top = height - MARGIN - _height(origin)
    canvas.box(MARGIN, top - GAP, WIDTH - MARGIN, top - GAP + 2, RULE)
    canvas.text(signed, MARGIN, height - MARGIN - signed.height, COLUMN, at_right=not to_left)
    for one in origin:
        canvas.text(one, WIDTH - MARGIN - beside if to_left else MARGIN, top, beside, at_right=to_left)
        top += one.height
    line = ", ".join(filter(None, (name, rest)))
    return canvas.png(f"{SIGNED}: {title_of(article)}", f"{words} — {line}")


def _byline(article: Article) -> str:
    """The publisher and day. A mark keeps a publisher written from right to left from reordering the day's digits."""
    return byline_of(article).replace(f"{article.publisher}, ", f"{article.publisher}, {LEFT_TO_RIGHT}", 1)


def _fitted(paragraphs: list[Paragraph], width: int, height: int) -> Block:
    """The quote in the largest type that fits into the height without dividing a word, or else in the smallest."""
    widest = max(paragraph.widest for paragraph in paragraphs)

    def fits(size: int) -> bool:
        return widest * size <= width and height_of(paragraphs, size, width) <= height

    sizes = range(LARGEST, SMALLEST, -2)
    fitting = bisect_left(sizes, True, key=fits)  # noqa: FBT003 - the first one that fits
    if fitting < len(sizes):
        return block_of(paragraphs, sizes[fitting], INK, width, even=True)
    return block_of(paragraphs, SMALLEST, INK, width)


def _height(blocks: list[Block]) -> int:
    return sum(block.height for block in blocks)
