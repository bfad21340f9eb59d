"""What is said in a film or a talk, as subtitles (WebVTT, SubRip), after the name of who says it where that is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from retrieval.errors import ArticleError
from retrieval.reading.drafts import Draft
from retrieval.reading.encoding import decode
from retrieval.reading.repair import repair_letters
from retrieval.reading.titles import title_of
from retrieval.text.sentences import ends_sentence

TIMES = re.compile(r"\s*((?:\d+:)?\d+:\d\d[.,]\d{1,3})\s*-->\s*((?:\d+:)?\d+:\d\d[.,]\d{1,3})")
VOICE = re.compile(r"<v(?:\.[^ >]*)?\s+([^>]+)>")
VOICE_BEGINS = re.compile(r"(?=<v[.\s])")
TAG = re.compile(r"</?(?:[a-zA-Z][^<>]*|\d[\d:.]*)>|\{\\[^}]*\}")
SPEAKER = re.compile(r"(?:>>+\s*)?(?:[-–]\s*)?(\[?[^\W\d_][\w.’' -]{1,38}\]?)(?:\s\([^()]{1,40}\))?:\s+(?=\S)")
LAST_NAME_FIRST = re.compile(r"([^\W\d_][\w.’'-]*(?: [\w.’'-]+){0,2}), ([^\W\d_][\w.’'-]*(?: [\w.’'-]+)?)")
IN_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]{1,40}[)\]]\Z")
TIMED_NAME = re.compile(
    r"^([^\W\d_][\w.’'-]*(?: [\w.’'-]+){0,3})[ \t]+[(\[]?(?:\d{1,2}:)?\d{1,2}:\d{2}[)\]]?[ \t]*$", re.MULTILINE
)
"""The line above a turn in a transcript of a talk: "Ana Ruiz  0:01"."""
SOUND = re.compile(r"(?:(?:>>+|[-–])\s*)?(?:\[[^\]]*\]|\([^)]*\)|[♪♫#].*)")
"""A line that tells what is heard besides words: "[applause]", "♪ music ♪"."""
NEW_VOICE = re.compile(r">>+\s*|[-–]\s+")
PAUSE = 4.0
"""Seconds of silence after which a new paragraph begins."""
LONGEST_PARAGRAPH = 900
"""Code points after which a paragraph ends at the end of its sentence."""
HEADER = re.compile(r"^(?:NOTE\s+)?title:\s*(.+)$", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Cue:
    start: float
    end: float
    voice: str
    text: str
    is_new_voice: bool
    is_told: bool = False


def read_subtitles(where: str, data: bytes) -> Iterator[Draft | ArticleError]:
    """The one transcript of a file, without numbers and times; "Name: " stands before the words of a named speaker.

    A paragraph ends where another speaks, after a pause, and where it grows long. Lines that roll up, repeated in the
    next caption, are taken once. A tab stands before the name that the format itself tells (`<v Ana Ruiz>`): who speaks
    is certain then, where “Name:” may be any words before a colon.
    """
    source = repair_letters(decode(data)).replace("\r\n", "\n").replace("\r", "\n")
    text = "\n\n".join(_paragraphs(list(_cues(source))))
    if not text:
        raise ArticleError(where, "holds no subtitles", "no text")
    told = HEADER.search(source.split("-->", 1)[0])
    yield Draft(where, text, title=title_of(text, told[1] if told else ""))


def timed_turns(text: str) -> str:
    """A transcript whose turns stand below a name and a time, as paragraphs after the names; "" for any other text.

    Somebody must speak twice: a programme of events looks alike.
    """
    parts = TIMED_NAME.split(text)
    turns = list(zip(parts[1::2], parts[2::2], strict=True))
    names = [name for name, _ in turns]
    is_talk = len(set(names)) < len(names) and all(word[0].isupper() for name in names for word in name.split())
    if not is_talk or not all(words.strip() for _, words in turns):
        return ""
    opening = [parts[0].strip()] if parts[0].strip() else []
    spoken = (f"\t{name}: {' '.join(line)}" for name, words in turns for line in [words.split()])
    return "\n\n".join([*opening, *spoken])


def _in_order(name: str) -> str:
    """A name as people say it: "Ana Ruiz" for "Ruiz, Ana (Guest)"."""
    bare = IN_BRACKETS.sub("", name) or name
    turned = LAST_NAME_FIRST.fullmatch(bare)
    return f"{turned[2]} {turned[1]}" if turned else bare


def _cues(source: str) -> Iterator[_Cue]:
    lines = source.split("\n")
    number = 0
    before: set[str] = set()
    while number < len(lines):
        times = TIMES.match(lines[number])
        number += 1
        if times is None:
            continue
        shown: list[str] = []
        while number < len(lines) and lines[number].strip():
            shown.append(lines[number])
            number += 1
        fresh = [line for line in shown if _bare(line) and _bare(line) not in before]
        before = set(map(_bare, shown))
        yield from _voices(_seconds(times[1]), _seconds(times[2]), fresh)


def _voices(start: float, end: float, lines: list[str]) -> Iterator[_Cue]:
    """The words of each voice in one caption: a tag, or a dash, “>>” or a name in a line's beginning, tells them."""
    words: list[str] = []
    voice, is_new, is_told = "", False, False
    for line in (piece for whole in lines for piece in VOICE_BEGINS.split(whole) if _bare(piece)):
        named = VOICE.search(line)
        bare = _bare(line)
        speaker = SPEAKER.match(bare)
        if (named or speaker or NEW_VOICE.match(bare)) and words:
            yield _Cue(start, end, voice, " ".join(words), is_new, is_told)
            words, voice, is_new, is_told = [], "", False, False
        if named:
            is_told = True
            voice = _in_order(" ".join(unescape(named[1]).split()))
        elif speaker:
            voice, bare = speaker[1].strip("[] "), bare[speaker.end() :]
        is_new = is_new or bool(NEW_VOICE.match(bare))
        if SOUND.fullmatch(bare) is None:
            words.append(NEW_VOICE.sub("", bare, count=1) if NEW_VOICE.match(bare) else bare)
    if words:
        yield _Cue(start, end, voice, " ".join(words), is_new, is_told)


def _paragraphs(cues: list[_Cue]) -> Iterator[str]:
    words: list[str] = []
    voice, is_told = "", False
    for number, cue in enumerate(cues):
        before = cues[number - 1] if number else None
        length = sum(map(len, words))
        is_other = cue.is_new_voice or (cue.voice and cue.voice != voice)
        is_pause = before is not None and cue.start - before.end > PAUSE
        is_long = length > LONGEST_PARAGRAPH and bool(words) and ends_sentence(words[-1])
        if words and (is_other or is_pause or is_long):
            yield _spoken(voice, words, is_told=is_told)
            words = []
            voice = "" if cue.is_new_voice or is_pause else voice
        if cue.voice:
            voice, is_told = cue.voice, cue.is_told
        words.append(cue.text)
    if words:
        yield _spoken(voice, words, is_told=is_told)


def _spoken(voice: str, words: list[str], *, is_told: bool) -> str:
    text = " ".join(" ".join(words).split())
    label = "\t" if is_told else ""
    return f"{label}{voice}: {text}" if voice else text


def _bare(line: str) -> str:
    return unescape(TAG.sub("", line)).strip()


def _seconds(written: str) -> float:
    seconds = 0.0
    for part in written.replace(",", ".").split(":"):
        seconds = seconds * 60 + float(part)
    return seconds
