"""A talk with the console at a pseudo-terminal, and what the terminal then shows as an SVG."""

from __future__ import annotations

import os
import subprocess
import sys
import termios
from collections.abc import Iterator, Sequence
from html import escape
from tempfile import TemporaryDirectory

from pexpect import EOF
from pexpect.fdpexpect import fdspawn
from rich.console import Console
from rich.style import Style
from rich.text import Text

from bot.console.prompt import SIGN

COLUMNS, ROWS = 80, 40
READS, ANSWERS = "\x1b[?2004h", "\x1b[?2004l"
"""The line editor asks for pastes in brackets while it reads, and no longer once it has a line."""
PROMPT = Text.assemble(*((text, style.replace("ansi", "")) for style, text, *_ in SIGN))

CELL, LINE, BASE, SIZE = 9.6, 20, 15, 16
MARGIN, BAR = 16, 36
GROUND, EDGE, INK, FAINT = "#fdfcf9", "#ded9ce", "#181c24", "#6d727c"
COLOURS = {6: "#0b7285"}
"""By the numbers that terminals give them."""
TITLE = "onrecord"
LIGHTS = ("#e8695f", "#e5b84a", "#6fb765")
JOINED = "┃"
"""A terminal draws it as one stroke through all lines, fonts leave gaps."""


def talk(questions: Sequence[str]) -> list[Text]:
    """The lines on the screen after these questions, as a newcomer meets it: on the article that comes along."""
    lines = []
    ours, its = os.openpty()
    termios.tcsetwinsize(its, (ROWS, COLUMNS))
    command = [sys.executable, "-m", "bot"]
    with (
        TemporaryDirectory() as home,
        subprocess.Popen(command, stdin=its, stdout=its, stderr=its, env=_newcomer(home)),
        os.fdopen(ours),
    ):
        os.close(its)
        console = fdspawn(ours, encoding="utf-8", timeout=60)
        console.expect_exact(READS)
        for question in questions:
            console.sendline(question)
            console.expect_exact(ANSWERS)
            console.expect_exact(READS)
            lines += [PROMPT + question, *map(Text.from_ansi, console.before.rstrip().split("\r\n")), Text()]
        console.sendline("/quit")
        console.expect(EOF)
    return lines[:-1]


def draw(lines: Sequence[Text]) -> bytes:
    """A window with these lines, in the reader's own fixed-width letters."""
    width, height = COLUMNS * CELL + 2 * MARGIN, BAR + len(lines) * LINE + MARGIN
    rows = (row for number, line in enumerate(lines) for row in _row(line, BAR + number * LINE))
    return "\n".join((*_window(width, height), *rows, "</svg>\n")).encode()


def _newcomer(home: str) -> dict[str, str]:
    """The environment of somebody without settings, library or history."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ONRECORD_")}
    folders = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), home)
    terminal = {
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm",
        "COLUMNS": str(COLUMNS),
        "PROMPT_TOOLKIT_NO_CPR": "1",
        "NO_COLOR": "",
    }
    return {**kept, **folders, **terminal}


def _window(width: float, height: float) -> Iterator[str]:
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}"'
        f' height="{height:g}" font-size="{SIZE}" fill="{INK}"'
        " font-family=\"ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace\">"
    )
    yield f"<title>{TITLE}</title>"
    yield (
        f'<rect x=".5" y=".5" width="{width - 1:g}" height="{height - 1:g}" rx="9" fill="{GROUND}" stroke="{EDGE}"/>'
    )
    for number, colour in enumerate(LIGHTS):
        yield f'<circle cx="{MARGIN + 4 + number * 18}" cy="{BAR / 2:g}" r="5.5" fill="{colour}"/>'
    place = f'x="{width / 2:g}" y="{BAR / 2 + 4:g}" text-anchor="middle"'
    yield f'<text {place} font-size="13" fill="{FAINT}">{TITLE}</text>'


def _row(line: Text, top: float) -> Iterator[str]:
    """A line's stretches of one style, each in its columns whatever the letters' width."""
    column = 0
    for text, style, _ in line.render(Console(color_system="standard", width=COLUMNS)):
        shown = text.strip()
        left = MARGIN + (column + len(text) - len(text.lstrip())) * CELL
        column += len(text)
        if shown == JOINED:
            place = f'x="{left + 3:g}" y="{top}" width="3" height="{LINE}"'
            yield f'<rect {place} fill="{FAINT}" shape-rendering="crispEdges"/>'
        elif shown:
            place = f'x="{left:g}" y="{top + BASE}" textLength="{len(shown) * CELL:g}"'
            yield f"<text {place}{_paint(style)}>{escape(shown, quote=False)}</text>"


def _paint(style: Style | None) -> str:
    if not style:
        return ""
    colour = FAINT if style.dim else COLOURS[style.color.number or 0] if style.color else ""
    return (' font-weight="bold"' if style.bold else "") + (f' fill="{colour}"' if colour else "")
