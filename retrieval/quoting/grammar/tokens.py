"""Tokens and sentences of the narrator's words; each quoted stretch stands as one token, so that the frame can be read.

The rules here are the same for every language; cues and names are found elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.marks import Stretch
from retrieval.records import Span
from retrieval.text.glued import LOWER
from retrieval.text.sentences import CLOSERS, ends_sentence, is_stop

TOKEN = re.compile(
    r"[^\W\d_]\.(?:[^\W\d_]\.)+"  # U.S., R.N.C.
    r"|[^\W_]+(?:['’\-&/@_][^\W_]+)*"  # O'Neill, vice-president, AT&T, reed_k; after it: workers', 1,90, Corriere.it
    r"(?:(?=['’.,])(?:(?<=[sxz])['’](?=\s)|(?<=\d)(?:[.,:]\d+)+"
    r"|\.(?:com|org|net|info|eu|it|de|fr|es|pt|br|nl|be|pl|ru|ua|tv)\b(?![.-]?\w)))?"
    r"|--+|\.\.\.+"
    r"|(?<![\w.])@\w{2,}"  # an account
    r"|[^\w\s]|_+"
)
"""Words stand first, because most tokens are words, and what may follow one is looked at only before such a mark."""
CLOCK = re.compile(r"[012]?\d[.:][0-5]\d(?:[ap]m)?")
"""A time of day: 23.10, 6:20pm."""
APOSTROPHE = re.compile(r"['’]")
GLUED_LETTERS = 8
"""The least number of letters in a word that may have lost the space before its verb."""
LONGEST_DATELINE = 12
"""The greatest number of tokens in the dateline before a report."""
DATELINE_ENDS = frozenset({"—", "–", "--", "-", ":"})
LONGEST_SENTENCE = 400
"""Tokens after which a sentence is cut whatever stands there, so that no text takes more than linear time."""


class Token(NamedTuple):
    """A word, a punctuation mark, or a quoted stretch with its quotation marks, from `start` to `end` in the text.

    For a quoted stretch `stretch` is set; for any other token it is None.
    """

    start: int
    end: int
    text: str
    lower: str
    is_word: bool
    is_capitalised: bool
    stretch: Stretch | None = None


_new = tuple.__new__
"""Makes a token from its fields. `Token(…)` calls a Python function, which is half of what a token costs."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """The tokens of one sentence, at least one, in order. `text` is that of the whole article."""

    text: str
    tokens: tuple[Token, ...]

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    def holds_title(self, at: int) -> bool:
        """True if the stretch at `at` is written like the title of a work, in a sentence that is no headline."""
        stretch = self.tokens[at].stretch
        return stretch is not None and reads_as_title(stretch.span.of(self.text)) and not self.is_headline

    def ends_inside(self, at: int) -> bool:
        """True if the stretch at `at` ends with its own full stop, question or exclamation mark, which a title does
        not."""
        stretch = self.tokens[at].stretch
        return stretch is not None and self.text[stretch.span.end - 1] in ".!?"

    @property
    def is_headline(self) -> bool:
        """True if every word of more than three letters is capitalised."""
        longer = [token.is_capitalised for token in self.tokens if token.is_word and len(token.text) > 3]
        return len(longer) > 2 and all(longer)


def reads_as_title(words: str) -> bool:
    """True for words written like the title of a work: two to nine words, the longer ones capitalised.

    Besides the first word, a word of more than one letter must be capitalised; “I” is no sign of a title.
    """
    listed = words.strip(".,").split()
    return (
        2 <= len(listed) <= 9
        and listed[0][:1].isupper()
        and all(word[:1].isupper() or len(word) <= 3 for word in listed)
        and any(part[:1].isupper() and len(part) > 1 for word in listed[1:] for part in APOSTROPHE.split(word))
        and not any(word[-1] in "!?" or (word[-1] == "." and len(word) > 4) for word in listed[:-1])
    )


def tokenize(text: str, span: Span, stretches: Iterable[Stretch], words: Lexicon) -> list[Token]:
    """The tokens of `text` within `span`; `stretches` are those that lie in it, in order."""
    tokens: list[Token] = []
    position = span.start
    for stretch in stretches:
        start = stretch.opener.start if stretch.opener else stretch.span.start
        end = stretch.closer.end if stretch.closer else stretch.span.end
        tokens += narrated(text, position, start, words)
        tokens.append(Token(start, end, "“”", "“”", is_word=False, is_capitalised=False, stretch=stretch))
        position = end
    tokens += narrated(text, position, span.end, words)
    return tokens


def narrated(text: str, start: int, end: int, words: Lexicon) -> list[Token]:
    """The tokens of the narrator's words in `text[start:end]`."""
    tokens = [
        _new(
            Token,
            (
                found.start(),
                found.end(),
                word := found[0],
                word.lower(),
                (first := word[0]).isalnum(),
                first.isupper(),
                None,
            ),
        )
        for found in TOKEN.finditer(text, start, end)
    ]
    if text.find("@", start, end) >= 0 or text.find("_", start, end) >= 0:
        tokens = [_named(token) for token in tokens]
    if not words.glued:
        return tokens
    glued = _glued(words)
    return [
        _unglued(token, glued) if token.is_capitalised and len(token.text) >= GLUED_LETTERS else token
        for token in tokens
    ]


def _named(token: Token) -> Token:
    """The token as a name if it is an account such as @harbour_watch or reed_k; any other token unchanged."""
    is_account = (token.text[0] == "@" and len(token.text) > 1) or "_" in token.text[1:-1].strip("_")
    return token._replace(is_word=True, is_capitalised=True) if is_account else token


@cache
def _glued(words: Lexicon) -> re.Pattern[str]:
    """Finds one of the lexicon's `glued` verbs at the end of a longer word."""
    return re.compile(rf"(?<=[{LOWER}]{{3}})(?:{'|'.join(sorted(words.glued))})\b")


def _unglued(token: Token, pattern: re.Pattern[str]) -> Token:
    """A capitalised word without the verb that lost the space before it: "Wenbin" for the misprint "Wenbingave"."""
    glued = pattern.search(token.text)
    if not glued:
        return token
    cut = glued.start()
    return token._replace(end=token.start + cut, text=token.text[:cut], lower=token.lower[:cut])


def split_sentences(text: str, tokens: list[Token], words: Lexicon) -> list[Sentence]:
    """The sentences of a paragraph's tokens. None of them cuts a stretch; together they hold every token.

    A question stays with the reporting verb that follows it (“Why?” Ana Ruiz asked), except in languages whose subject
    may follow its verb.
    """
    sentences: list[Sentence] = []
    first = dateline_end(tokens) if tokens else 0
    if first:
        sentences.append(Sentence(text, tuple(tokens[:first])))
    last = len(tokens) - 1
    for position in range(first, len(tokens)):
        token = tokens[position]
        may_end = token.text[-1] == "." if token.is_word else token.text != ","
        if (
            position == last
            or position - first >= LONGEST_SENTENCE
            or (may_end and _parts(text, tokens, first, position, words))
        ):
            sentences.append(Sentence(text, tuple(tokens[first : position + 1])))
            first = position + 1
    return sentences


def _parts(text: str, tokens: list[Token], first: int, position: int, words: Lexicon) -> bool:
    """True if the sentence that begins at `first` ends at `position`, and no verb that reports it follows."""
    token = tokens[position]
    if not (starts_sentence(tokens[position + 1], token) or opens_speech(tokens, first, position + 1, words)):
        return False
    if not _ends_sentence(text, tokens, first, position, words):
        return False
    return "inverts" in words.habits or not (
        ends_as_question(text, token) and reported_next(tokens, first, position + 1, words.said_or_asked)
    )


def dateline_end(tokens: Sequence[Token]) -> int:
    """The number of tokens in the dateline that opens a report; 0 without one.

    A dateline is a place in upper case, or one before a bracket with the agency's name (PORTLAND, Ore. — …, NEW DELHI:
    …, Oslo (AFP) – …), or the time of a live blog's entry (23.10 The first result is in; 6:20pm — …).
    """
    if timed := _time_end(tokens):
        return timed
    agency = _agency_end(tokens)
    for at, token in enumerate(tokens[agency : LONGEST_DATELINE + 1], agency):
        if token.stretch:
            return agency
        if token.text in DATELINE_ENDS:
            place = tokens[:at]
            if not place or at + 1 >= len(tokens) or tokens[at + 1].text[0].islower():
                return 0
            credited = token.text != ":" and tokens[at - 1].text == ")" and any(one.text == "(" for one in place)
            in_capitals = place[0].text.isupper() and len(place[0].text) > 1 and tokens[at + 1].stretch is None
            return at + 1 if credited or in_capitals or agency else 0
        if token.is_word and token.text[0].islower():
            return agency
    return agency


def _agency_end(tokens: Sequence[Token]) -> int:
    """The number of tokens in an agency's acronym in brackets and its dash: *(ANSA) -* ROMA, 12 MAR - …; 0 without
    them."""
    opening = [token.text for token in tokens[:4]]
    led = len(tokens) > 4 and opening[0] == "(" and opening[2] == ")" and opening[3] in DATELINE_ENDS
    return 4 if led and opening[1].isupper() else 0


def _time_end(tokens: Sequence[Token]) -> int:
    """The number of tokens in the time of day that opens a text; 0 without one."""
    if not tokens[0].text[0].isdigit():
        return 0
    texts = [token.text for token in tokens[:5]]
    length = next((size for size in range(4, 0, -1) if CLOCK.fullmatch("".join(texts[:size]))), 0)
    length += 0 < length < len(texts) and texts[length] in DATELINE_ENDS
    if not length or length >= len(tokens):
        return 0
    return length if tokens[length].stretch or tokens[length].is_capitalised else 0


def opens_speech(tokens: list[Token], first: int, at: int, words: Lexicon) -> bool:
    """True for a dash that opens speech after a sentence without speech: Marek kręci głową. *–* Ja nie."""
    if "dash-dialogue" not in words.habits or at + 1 >= len(tokens):
        return False
    if any(token.stretch for token in tokens[first:at]):
        return False
    return tokens[at].text in {"—", "–", "-"} and tokens[at + 1].stretch is not None


def ends_as_question(text: str, token: Token) -> bool:
    """True for a quoted stretch that ends with a question or exclamation mark."""
    return token.stretch is not None and text[token.stretch.span.end - 1] in "?!？！"


def reported_next(tokens: list[Token], first: int, position: int, cues: frozenset[str]) -> bool:
    """True if a verb of `cues` reports a question from `position` on, unless a colon introduced that question."""
    if position - first > 1 and tokens[position - 2].text == ":":
        return False
    for token in tokens[position : position + 6]:
        if token.lower in cues:
            return token is not tokens[position] and not token.is_capitalised
        if not (token.is_capitalised or token.text == "."):
            return False
    return False


def _ends_sentence(text: str, tokens: list[Token], first: int, position: int, words: Lexicon) -> bool:
    """True where the token at `position` ends the sentence that begins with the one at `first`."""
    token = tokens[position]
    if token.stretch:
        return ends_sentence(text[max(token.stretch.span.start, token.stretch.span.end - 4) : token.end])
    if token.text in CLOSERS and position:
        return is_stop(tokens[position - 1].text)
    if not token.text.endswith("."):
        return is_stop(token.text)
    if len(token.text) > 1 and not token.is_word:
        return True
    following = tokens[position + 1]
    start = following.stretch.span.start if following.stretch else following.start
    return words.full_stops.ends_sentence(text, tokens[first].start, token.end - 1, start)


def starts_sentence(token: Token, before: Token) -> bool:
    """True if a sentence can begin with the token, given the one before it."""
    if token.stretch:
        return True
    if token.text in CLOSERS:
        return False
    return token.start > before.end and not token.text[0].islower() and token.text not in {",", ";", ":", ")", "—", "–"}
