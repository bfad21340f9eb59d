"""Signs that speak for or against a quotation mark between two words: punctuation, capitals, lengths, a few words.

A sign is a short name, and `places.toml` gives it a weight. Marks are paired elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.quoting.marks.glyphs import GLYPHS
from retrieval.text.glued import holds_seam, part

_TOKEN = re.compile(rf"\w(?:[\w’'-]*\w)?|[^\w\s{re.escape(GLYPHS)}]")
_FULL_STOPS = ".!?…"
_STARTS = "[$#@€£"
_CUE_WITHIN = 8
_SAID_BEFORE = 6


@dataclass(frozen=True, slots=True)
class Words:
    """The words that are signs, in lower case.

    The full stop after one of the `abbreviations` never ends a sentence.
    """

    said: frozenset[str]
    first_person: frozenset[str]
    pronouns: frozenset[str]
    bringing: frozenset[str]
    hanging: frozenset[str]
    leading: frozenset[str]
    abbreviations: frozenset[str]

    @property
    def small(self) -> frozenset[str]:
        """Words that join others, such as “and” and “of”."""
        return self.leading | self.hanging


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a punctuation mark, from `start` to `end`, and whether a quotation mark touches it on either side."""

    start: int
    end: int
    word: str
    opened: bool = False
    closed: bool = False

    @property
    def lower(self) -> str:
        """The word in lower case, its apostrophe a straight one."""
        return self.word.lower().replace("’", "'")


def read_tokens(text: str, start: int, end: int) -> list[Token]:
    """The words and punctuation marks of `text[start:end]` in order, without quotation marks.

    Two words that lost the space between them (“correctAnd”) are two tokens.
    """
    tokens = []
    for match in _TOKEN.finditer(text, start, end):
        first, last = match.span()
        word = match.group()
        if holds_seam(word):
            for piece in part(word)[:-1]:
                tokens.append(Token(first, first + len(piece), piece))
                first += len(piece)
        opened = first > 0 and text[first - 1] in GLYPHS
        closed = last < len(text) and text[last] in GLYPHS
        tokens.append(Token(first, last, text[first:last], opened, closed))
    return tokens


def closing_signs(tokens: Sequence[Token], words: Words, *, ends_line: bool) -> list[list[str]]:
    """For each token of a stretch that has opened, the signs of a closing mark right after it.

    `ends_line` says that nothing follows the last token; otherwise another mark opens there.
    """
    opener = "up" if tokens[0].word[0].isupper() else "low"
    sentences = 0
    found = []
    for i, token in enumerate(tokens):
        ended = _ends_sentence(tokens, i, words)
        kind = _kind_of_close(token, ended=ended)
        coarse = kind if kind in ".?,w" else "o"
        signs = [f"{opener} {coarse} s{min(2, sentences)}", f"{kind if kind in '.,w' else 'o'} n{_length(i + 1)}"]
        last = i + 1 == len(tokens)
        if kind == "w" and not (last and ends_line) and _hangs(token.word.lower(), words):
            signs.append("hanging")
        next_to_it = [f"{'end' if ends_line else 'next'} {kind}"] if last else _signs_after(tokens, i, kind, words)
        found.append(signs + next_to_it)
        sentences += ended
    return found


def _ends_sentence(tokens: Sequence[Token], i: int, words: Words) -> bool:
    stop = tokens[i]
    if stop.word not in _FULL_STOPS:
        return False
    if i + 1 == len(tokens):
        return True
    if stop.word == "." and i and tokens[i - 1].end == stop.start:
        before = tokens[i - 1].word
        if before.lower() in words.abbreviations or (len(before) == 1 and before.isupper()):
            return False
    return not tokens[i + 1].word[0].islower()


def _hangs(word: str, words: Words) -> bool:
    """True for a lower-case word that waits for others, so that nothing closes right after it."""
    return word in words.hanging or word in words.bringing


def _length(words: int) -> int:
    return sum(words >= bound for bound in (3, 6, 11, 21))


def _kind_of_close(token: Token, *, ended: bool) -> str:
    if token.word in ".…":
        return "." if ended else "o"
    if token.word in "?!":
        return "?"
    if token.word == ",":
        return ","
    return "w" if token.word[0].isalnum() else ")" if token.word in ")]" else "o"


def _signs_after(tokens: Sequence[Token], i: int, kind: str, words: Words) -> list[str]:
    token, following = tokens[i], tokens[i + 1]
    first = following.word[0]
    if token.end == following.start:
        if not first.isalnum():
            return ["split"]
        return [] if token.word[-1].isdigit() or first.isdigit() else [f"glued {kind}"]
    if not first.isalnum():
        sign = first if first in ".,:;?!" else "(" if first in "([" else "-" if first in "-–—" else "o"
        return [f"{kind} {sign}"]
    signs = [f"{kind} cue{_distance_to_cue(tokens, i + 1, words)}"]
    if following.opened and not token.closed:
        signs.append("next opened")
    if kind != ".":
        signs.append(f"{kind} {'up' if first.isupper() else 'low'}")
    word = following.word.lower()
    if word in words.first_person:
        signs.append("next first")
    elif word in words.pronouns:
        signs.append(f"{kind} pronoun")
    elif word in words.leading:
        signs.append(f"{kind} leading")
    return signs


def _distance_to_cue(tokens: Sequence[Token], start: int, words: Words) -> str:
    """The number of words before the next reporting verb of the clause, as a range.

    Empty where no such verb is near.
    """
    distance = 0
    for i in range(start, min(len(tokens), start + _CUE_WITHIN)):
        word = tokens[i].word
        if word == ";" or _ends_sentence(tokens, i, words):
            return ""
        if word.lower() in words.said:
            return str(min(distance, 2)) if distance < 5 else "3"
        distance += word[0].isalnum()
    return ""


def opening_signs(tokens: Sequence[Token], after: str, words: Words, *, starts_line: bool) -> list[list[str]]:
    """For each token of a stretch that has closed, the signs of an opening mark right before it.

    `after` is the text after the closing mark. `starts_line` says that nothing stands before the first token;
    otherwise another stretch ends there.
    """
    closer = _kind_of_closed(tokens[-1], after, words)
    sentences = 0
    speaks = reports = False
    found = []
    for i in range(len(tokens) - 1, -1, -1):
        word = tokens[i].word.lower()
        speaks, reports = speaks or word in words.first_person, reports or word in words.said
        starts = _ends_sentence(tokens, i - 1, words) if i else starts_line
        at = "s" if starts else "w"
        over = f"over{min(3, sentences)}"
        signs = [f"{at} {closer}", f"{at} {over}", f"{at} n{_length(len(tokens) - i)}", f"{at} I{speaks:d}"]
        if reports:
            signs.append(f"{at} saidin")
        if i:
            signs += _signs_before(tokens, i, words, starts=starts)
        elif not _may_start(word):
            signs.append("no start")
        else:
            signs += ["line", f"line {over}"] if starts_line else ["after"]
        found.append(signs)
        sentences += starts
    return found[::-1]


def _kind_of_closed(last: Token, after: str, words: Words) -> str:
    kind = "." if last.word in ".…" else "?" if last.word in "?!" else "," if last.word == "," else "w"
    following = read_tokens(after, 0, len(after))
    if not following:
        return f"{kind}end"
    if _distance_to_cue(following, 0, words):
        return f"{kind}cue"
    return f"{kind}word" if after.lstrip()[:1].islower() else f"{kind}other"


def _signs_before(tokens: Sequence[Token], i: int, words: Words, *, starts: bool) -> list[str]:
    word = tokens[i].word
    if not _may_start(word):
        return ["no start"]
    before = tokens[i - 1].word
    if tokens[i].start == tokens[i - 1].end and before not in ".,:;?!—–":
        return ["inside"]
    kind = "s" if starts else before if before in ":," else "-" if before in "—–-" else "w"
    signs = [f"{kind} {'up' if word[0].isupper() else 'low'}"]
    if kind == "w":
        signs.append(_kind_of_lead(before.lower(), words))
    elif kind != "-":
        said = any(token.word.lower() in words.said for token in tokens[max(0, i - _SAID_BEFORE) : i])
        signs.append(f"{kind} said{said:d}")
    if word.lower() in words.first_person:
        signs.append(f"{kind} first")
    elif word.lower() in words.leading:
        signs.append("leading")
    return signs


def _may_start(word: str) -> bool:
    return word[0].isalnum() or word[0] in _STARTS


def _kind_of_lead(before: str, words: Words) -> str:
    if before in words.said:
        return "after said"
    return "brings" if before in words.bringing else "hangs" if before in words.hanging else "other before"
