"""Dialogue in lines of their own that a dash opens, most of which no verb of saying reports.

    Судья Петрова повернулась к свидетелю.

    — Вы были дома?

    — Был, — ответил Иван Кох.

    — Один?

A line is given to somebody only where that is sure: the narrator tells of them before it or between its pieces, or two
people speak by turns, and the lines of one of them have a speaker.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from retrieval.quoting.grammar.declension import stem
from retrieval.quoting.grammar.first_names import is_first_name
from retrieval.quoting.grammar.mentions import find_mentions
from retrieval.quoting.grammar.phrases import is_function
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.linking.dashes import DASH, OPENS, trim
from retrieval.quoting.linking.layout.interviewees import Paragraph
from retrieval.quoting.linking.said import NOBODY
from retrieval.quoting.linking.subjects.openers import subject_told
from retrieval.quoting.linking.turns import LONGEST_TURN
from retrieval.records import Span

RULE = "line_of_dialogue"
"""The name under which lines are linked."""
_ENDS = (".", "!", "?", "…")
_OPENING = "«„“”\"‘’'"
_CLOSING = "”»“\"'’) "


@dataclass(frozen=True, slots=True)
class Line:
    """The paragraph `number` as a line of a dialogue, the `whole` of it after its dash.

    `contents` are the words said where no verb reports them, and `source` is whoever the narrator names as their
    speaker; both are empty for a line that such a verb reports. `is_bare` is True for one without the narrator's words.
    """

    number: int
    span: Span
    whole: Span
    contents: tuple[Span, ...]
    source: tuple[Token, ...]
    asks: bool
    is_bare: bool = False

    @property
    def is_long(self) -> bool:
        """True for a line without a verb of saying that may hold more than a turn."""
        return bool(self.contents) and self.span.end - self.span.start > LONGEST_TURN


@dataclass(frozen=True, slots=True)
class KnownNames:
    """What an article shows to be names: the words after first names, and the stems of capitalised words."""

    surnames: frozenset[str]
    capitals: frozenset[str]


def find_dialogues(
    text: str, paragraphs: Sequence[Paragraph], names: KnownNames, words: Lexicon, *, taken: Collection[int]
) -> list[list[Line]]:
    """The dialogues of an article, each as its lines in order; none where no dash opens speech.

    The paragraphs `taken` belong to an interview and to no dialogue.
    """
    if "dash-dialogue" not in words.habits:
        return []
    found = []
    lines = [None if at in taken else _line_of(text, at, one, names, words) for at, one in enumerate(paragraphs)]
    for is_line, group in groupby(lines, key=lambda line: line is not None):
        run = [line for line in group if line]
        if not is_line:
            continue
        before = paragraphs[run[0].number - 1].sentences if run[0].number else ()
        above = before[-1].tokens if before else ()
        run[0] = _led(text, run[0], above, names, words)
        if _is_dialogue(run, paragraphs, words):
            found.append(run)
    return found


def _line_of(text: str, at: int, paragraph: Paragraph, names: KnownNames, words: Lexicon) -> Line | None:
    """The paragraph as a line: reported, told in between, or nothing but whole sentences; None for other text."""
    span = paragraph.span
    opening = OPENS.match(text, span.start, span.end)
    if opening is None:
        return None
    tokens = _tokens_of(paragraph)
    first = next((token for token in tokens if token.end > opening.end()), None)
    if first is None or (first.stretch and text[opening.end()] in _OPENING):
        return None  # an item of a list that is a quotation
    whole = trim(text, Span(opening.end(), span.end))
    spoken = (first.stretch.span if first.stretch else whole).of(text).rstrip(_CLOSING)
    asks = spoken.endswith("?")
    if first.stretch:
        return Line(at, span, whole, (), NOBODY, asks, is_bare=not any(token.is_word for token in tokens))
    if not spoken.endswith(_ENDS) or spoken.lstrip('«„“"¿¡… ')[:1].islower():
        return None
    pieces, source = _told_between(text, whole, tokens, names, words)
    return Line(at, span, whole, pieces or (whole,), source, asks)


def _told_between(
    text: str, whole: Span, tokens: Sequence[Token], names: KnownNames, words: Lexicon
) -> tuple[tuple[Span, ...], tuple[Token, ...]]:
    """The speech around what somebody is told to do after a dash, and who: — Нет. — *Петрова* встаёт. — Никогда."""
    dashes = list(DASH.finditer(text, whole.start, whole.end))
    for number, dash in enumerate(dashes):
        at = bisect_left(tokens, dash.end(), key=_start)
        after = tokens[at : at + 3]
        ends = text[dash.start() - 1] in _ENDS
        name = _name_opening(after, names, words, is_sentence=ends)
        if not name or len(after) == len(name) or not _tells(after[len(name)], words):
            continue
        rest = dashes[number + 1].end() if number + 1 < len(dashes) else whole.end
        pieces = (trim(text, Span(whole.start, dash.start())), trim(text, Span(rest, whole.end)))
        return tuple(piece for piece in pieces if piece.start < piece.end), name
    return (), NOBODY


def _name_opening(
    tokens: Sequence[Token], names: KnownNames, words: Lexicon, *, is_sentence: bool
) -> tuple[Token, ...]:
    """The surname, or the full name, with which the tokens open; a sentence of its own may open with any name."""
    if len(tokens) > 1 and is_first_name(tokens[0].text) and tokens[1].text in names.surnames:
        return tuple(tokens[:2])
    if not tokens or not tokens[0].is_capitalised:
        return NOBODY
    named = is_sentence and stem(tokens[0].text, words.case_endings) in names.capitals
    return tuple(tokens[:1]) if named or tokens[0].text in names.surnames else NOBODY


def _tells(token: Token, words: Lexicon) -> bool:
    """True for a word that may be the verb of a clause."""
    return token.is_word and token.text.islower() and not is_function(token, words)


def _led(text: str, first: Line, above: Sequence[Token], names: KnownNames, words: Lexicon) -> Line:
    """The first line of a dialogue, given to whom the sentence `above` tells of: *Иван Кох* качает головой.

    Before a question only a colon leads into it, as the reporter may ask, or else a line that calls somebody by name.
    """
    end = above[-1].text if above else ""
    follows = end == ":" or (end in _ENDS and (not first.asks or _calls_by_name(first.whole.of(text), words)))
    untold = first.contents or (end == ":" and first.is_bare)
    if first.source or not (follows and untold) or any(token.stretch for token in above):
        return first
    source = subject_told(above, names.capitals, words) or NOBODY
    if not any(token.lower in words.he_or_she or token.text in names.surnames for token in source):
        source = _only_named(above, words) if first.contents else NOBODY
    if not source or _is_addressed(source, first.whole.of(text), words):
        return first
    return replace(first, contents=first.contents or (first.whole,), source=source)


def _calls_by_name(line: str, words: Lexicon) -> bool:
    """True for a courtesy and a name after a comma, at the end of a line: Vous avez un permis, *monsieur Roux* ?"""
    called = line.rstrip(_CLOSING + "?!. \u00a0\u202f").rpartition(",")[2].split()
    named = len(called) > 1 and called[-1][:1].isupper()
    return named and called[0].lower().rstrip(".") in words.titles_male | words.titles_female


def _only_named(tokens: Sequence[Token], words: Lexicon) -> tuple[Token, ...]:
    """The only full name in a sentence, after other words, in the nominative: Wtedy wstała *Halina Duda*."""
    full = [one for one in find_mentions(tokens, words) if len(one.name) > 1 and is_first_name(one.name[0])]
    alone = len(full) == 1 and full[0].first and tokens[full[0].first - 1].lower not in words.prepositions
    return tuple(tokens[full[0].first : full[0].last + 1]) if alone else NOBODY


def _is_addressed(source: Sequence[Token], line: str, words: Lexicon) -> bool:
    """True where the line calls the person by name, so that somebody else says it."""
    stems = {stem(token.text, words.case_endings) for token in source if token.is_capitalised}
    return any(stem(word.strip(".,!?…"), words.case_endings) in stems for word in line.split() if word[0].isupper())


def _is_dialogue(run: Sequence[Line], paragraphs: Sequence[Paragraph], words: Lexicon) -> bool:
    """False for the items of a list. Among lines of dialogue a verb reports one, or one of two asks; else the narrator
    tells who speaks, and they say a single line, or one with a pronoun or somebody's name before a comma."""
    reported = sum(not line.contents for line in run)
    if reported == len(run):
        return False
    if reported or len({line.asks for line in run}) > 1:
        return True
    if not any(line.source for line in run):
        return False
    return len(run) == 1 or any(_talks(_tokens_of(paragraphs[line.number]), words) for line in run)


def _talks(tokens: Sequence[Token], words: Lexicon) -> bool:
    """True for what one says to another: *I* am here; *Anna Petrovna*, look."""
    spoken = [token for token in tokens if token.is_word or token.text == ","]
    comma = next((at for at, token in enumerate(spoken[:3]) if token.text == ","), 0)
    calls = comma and (is_first_name(spoken[0].text) or spoken[0].lower in words.honorifics)
    return bool(calls) or any(token.lower in words.pronouns for token in spoken)


def _tokens_of(paragraph: Paragraph) -> list[Token]:
    return [token for sentence in paragraph.sentences for token in sentence.tokens]


def _start(token: Token) -> int:
    return token.start
