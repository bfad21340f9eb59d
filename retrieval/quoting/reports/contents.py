"""Contents of a sentence's cues: which of its words each source is reported to have said.

Knows one sentence at a time; what is left without a cue is linked across sentences elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from retrieval.quoting.grammar.phrases import DASHES, is_between
from retrieval.quoting.grammar.tokens import SENTENCE_END, Sentence, Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.reports.cues import PAUSES, Cue, Frame

INTRODUCING = frozenset({",", ":", "—", "–"})
ADJUNCT = 22
"""How many tokens may stand between a cue and what it introduces: "told reporters in Lima on Monday that"."""


INTERRUPTION = 8
"""How many tokens a cue that interrupts a clause may have behind it: she said *on Monday in Lima*."""


@dataclass(frozen=True, slots=True)
class Report:
    """A cue with what it reports: ranges of token positions, both ends taken in, in order.

    `is_quotation` where nothing but quoted stretches is reported.
    """

    cue: Cue
    contents: tuple[tuple[int, int], ...]
    is_quotation: bool = False


def find_reports(sentence: Sentence, cues: list[Cue], words: Lexicon) -> list[Report]:
    """A report for each cue, in order; empty `contents` where the sentence holds none for it."""
    tokens = sentence.tokens
    end = len(tokens)
    while end and (tokens[end - 1].text in SENTENCE_END) and not tokens[end - 1].stretch:
        end -= 1
    reports: list[Report] = []
    floors = [floor_of(cues, i) for i in range(len(cues))]
    quoted = [quoted_before(tokens, cue, floor, words) for cue, floor in zip(cues, floors, strict=True)]
    for i, cue in enumerate(cues):
        after = next((other.start for other in cues[i + 1 :] if bounds(tokens, other, cue, words)), end)
        after = min([after, *(ranges[0][0] for ranges in quoted[i + 1 :] if ranges and ranges[0][0] > cue.last)])
        contents = contents_after(tokens, cue, trimmed_end(tokens, after, words), words, only_quoted=bool(quoted[i]))
        if not quoted[i] and not (contents and tokens[contents[0][0]].stretch):
            contents = fronted_clause(tokens, cue, floors[i], words) or contents
        if contents and contents[0][0] == contents[0][1] > cue.last + 1 and sentence.is_title(contents[0][0]):
            contents = []
        if cue.frame is Frame.ACCORDING and "verb-second" in words.habits and not quoted[i]:
            contents = around(tokens, cue, floors[i], trimmed_end(tokens, after, words), words)
        if not quoted[i] and not contents and not (cue.frame is Frame.ACCORDING and floors[i]):
            contents = clause_before(tokens, cue, floors[i], words)
            contents += clause_resumed(tokens, cue, trimmed_end(tokens, after, words))
        ranges = (*quoted[i], *contents)
        reports.append(Report(cue, ranges, bool(ranges) and all(first == last for first, last in ranges)))
    return reports


def fronted_clause(tokens: tuple[Token, ...], cue: Cue, floor: int, words: Lexicon) -> list[tuple[int, int]]:
    """The clause before a verb that its subject follows: Die Lage sei ernst, *sagte Weber*."""
    if "inverts" not in words.habits or cue.frame is Frame.ACCORDING or not (cue.inverted or cue.opening >= 0):
        return []
    spoken = clause_before(tokens, cue, floor, words) if cue.start > floor + 2 else []
    return [] if spoken and tokens[spoken[0][0]].lower in words.oblique else spoken


def around(tokens: tuple[Token, ...], cue: Cue, floor: int, end: int, words: Lexicon) -> list[tuple[int, int]]:
    """The clause that a phrase stands in without commas: Das Werk plant *laut Weber* den Abbau."""
    first = skip_pauses(tokens, floor, words)
    before = [(first, cue.start - 1)] if cue.start - first >= 2 else []
    behind = cue.end + 1
    if behind < end and tokens[behind].text in PAUSES:
        behind += 1
    if before and tokens[cue.start - 1].text in PAUSES:
        return [(first, before_pauses(tokens, cue, floor))]
    return before + ([(behind, end - 1)] if end - behind >= 2 else [])


def floor_of(cues: list[Cue], number: int) -> int:
    """Where what stands before a cue can start: behind the last cue before it that is as weighty."""
    cue = cues[number]
    return max(
        (other.end + 1 for other in cues[:number] if other.end < cue.start and other.is_weighty >= cue.is_weighty),
        default=0,
    )


def bounds(tokens: tuple[Token, ...], other: Cue, cue: Cue, words: Lexicon) -> bool:
    """True where `other` ends what `cue` reports, rather than standing inside it."""
    if other.start <= cue.end:
        return False
    if opens_sentence(tokens, cue, words) and all(token.is_word for token in tokens[cue.end + 2 : other.start]):
        return False
    at = other.start - 1
    while at > cue.end and tokens[at].lower in words.adverbs:
        at -= 1
    before = tokens[at]
    if other.frame is Frame.ACCORDING:
        return True
    if other.shares:
        return before.text == "," or before.stretch is not None or before.lower in words.conjunctions
    if before.stretch or before.text in PAUSES:
        return True
    return before.lower in words.links | words.contrasts and other.start > 1 and tokens[other.start - 2].text == ","


def trimmed_end(tokens: tuple[Token, ...], end: int, words: Lexicon) -> int:
    while (
        end
        and not tokens[end - 1].stretch
        and (
            (not tokens[end - 1].is_word and tokens[end - 1].text not in ")%$")
            or tokens[end - 1].lower in words.conjunctions
            or (tokens[end - 1].lower in words.adverbs and end > 1 and tokens[end - 2].lower in words.conjunctions)
        )
    ):
        end -= 1
    return end


def contents_after(
    tokens: tuple[Token, ...], cue: Cue, end: int, words: Lexicon, *, only_quoted: bool
) -> list[tuple[int, int]]:
    first = (cue.end if cue.inverted else cue.last) + 1
    if cue.frame is Frame.ACCORDING and cue.first <= 1 and first < end and tokens[first].text == ",":
        long_enough = first + 2 < end or (first + 1 < end and tokens[first + 1].stretch is not None)
        return [(first + 1, end - 1)] if long_enough else []
    if first >= end:
        return []
    if cue.frame is Frame.JUDGEMENT and "quoted-judgements" in words.habits:
        return judged(tokens, first, end, words)
    opening = opening_after(tokens, cue, first, end, words)
    if opening is None:
        if "quoted-judgements" not in words.habits or only_quoted:
            return []
        return judged(tokens, first, end if Frame.JUDGEMENT in cue.frames else noun_after(tokens, first, end), words)
    at, introduced = opening
    if only_quoted and not (introduced and tokens[at].stretch):
        return []
    if tokens[at].stretch and (introduced or at == end - 1):
        return [(i, i) for i in range(at, end) if tokens[i].stretch]
    end = trimmed_end(tokens, contrast_after(tokens, at, end, words), words)
    if end - at < 2 and not tokens[at].stretch:
        return []
    return [(at, end - 1)]


def judged(tokens: tuple[Token, ...], first: int, end: int, words: Lexicon) -> list[tuple[int, int]]:
    """The marked words of a judgement, none behind a that-clause: nannte den Plan *„verrückt“*."""
    found: list[tuple[int, int]] = []
    for at in range(first, min(end, first + ADJUNCT)):
        if tokens[at].text == ";" or tokens[at].lower in words.that:
            break
        if tokens[at].stretch and not names_thing(tokens, at):
            found.append((at, at))
    return found


def noun_after(tokens: tuple[Token, ...], first: int, end: int) -> int:
    """Where the first name or noun with a capital stands, from `first` on: verkündete die *„größte Demo“* in Berlin."""
    return next((at for at in range(first, end) if tokens[at].is_capitalised or tokens[at].text == ","), end)


def names_thing(tokens: tuple[Token, ...], at: int) -> bool:
    """True for a stretch that is the name of the noun before it: the project “Kliper”."""
    return tokens[at - 1].is_capitalised


def contrast_after(tokens: tuple[Token, ...], first: int, end: int, words: Lexicon) -> int:
    """Where the narrator turns from what was said: "that it rained, *although* it had not"; `end` if nowhere."""
    for at in range(first + 2, end - 1):
        if tokens[at].text == ";":
            return at
        paused = tokens[at - 1].text == "," or tokens[at - 1].stretch
        if paused and (
            tokens[at].lower in words.contrasts
            or (tokens[at + 1].lower in words.contrasts and tokens[at].lower in words.adverbs)
        ):
            return at
    return end


def opening_after(tokens: tuple[Token, ...], cue: Cue, first: int, end: int, words: Lexicon) -> tuple[int, bool] | None:
    """Where the content after a cue starts, and whether a comma or colon introduces it."""
    at = skip_adverbs(tokens, first, end, words)
    if at >= end:
        return None
    if tokens[at].stretch:
        return at, False
    for i in range(at, min(end, at + ADJUNCT)):
        token = tokens[i]
        if (
            token.text in (INTRODUCING | {"-"} if "inverts" in words.habits else INTRODUCING)
            and i + 1 < end
            and tokens[i + 1].stretch
        ):
            return i + 1, True
        if token.text == ":" and i + 1 < end:
            return i + 1, True
        if token.lower in words.that and i + 1 < end and (i == at or not cue.inverted):
            return i + (tokens[i + 1].stretch is not None and i + 2 == end), False
        if comma_opens(tokens, i, cue, words) and i + 1 < end:
            return i + 1, False
        dashed = tokens[min(i + 1, end - 1)].text in DASHES
        if token.stretch or token.text == ";" or (token.text == "," and Frame.TOLD not in cue.frames and not dashed):
            break
    if cue.inverted or (cue.frame is Frame.ACCORDING and not cue.inverted):
        return None
    return bare_opening(tokens, cue, at, end, words)


def skip_adverbs(tokens: tuple[Token, ...], first: int, end: int, words: Lexicon) -> int:
    while first < end and is_between(tokens[first], words) and tokens[first].lower not in words.auxiliaries:
        first += 1
    return first


def comma_opens(tokens: tuple[Token, ...], comma: int, cue: Cue, words: Lexicon) -> bool:
    """True where a comma opens what was said: sagte, die Lage sei ernst; заявил, что …"""
    if tokens[comma].text != "," or comma + 1 == len(tokens) or "inverts" not in words.habits:
        return False
    if cue.frame is Frame.JUDGEMENT or cue.frame is Frame.ACCORDING:
        return False
    if tokens[comma + 1].lower in words.that or opens_sentence(tokens, cue, words):
        return True
    if "clause-comma" not in words.habits or tokens[comma + 1].lower in words.reasons:
        return False
    behind = skip_adverbs(tokens, cue.last + 1, comma, words)
    return cue.inverted or Frame.INTENT in cue.frames or tokens[behind].lower not in words.accusative


def opens_sentence(tokens: tuple[Token, ...], cue: Cue, words: Lexicon) -> bool:
    """True for a clause that leads into what was said: *Wie Weber sagte*, fehlt das Geld."""
    return cue.opening == 0 and tokens[0].lower in words.introducers


def bare_opening(tokens: tuple[Token, ...], cue: Cue, at: int, end: int, words: Lexicon) -> tuple[int, bool] | None:
    token = tokens[at]
    if not token.is_word or "inverts" in words.habits:
        return None
    if cue.frames & {Frame.JUDGEMENT, Frame.INTENT, Frame.ASKED}:
        elsewhere = token.lower in words.prepositions - words.topics
        return None if elsewhere else (at, False)
    if Frame.TOLD in cue.frames:
        at += 1
        while at < end and tokens[at].is_word and (tokens[at].is_capitalised or tokens[at].lower in words.time):
            at += 1
        if at >= end or not tokens[at].is_word or tokens[at].lower in words.prepositions:
            return None
        return at, False
    while at < end and tokens[at].lower in words.time:
        at += 1
    if at >= end or not tokens[at].is_word or tokens[at].lower in words.prepositions:
        return None
    return at, False


def quoted_before(tokens: tuple[Token, ...], cue: Cue, floor: int, words: Lexicon) -> list[tuple[int, int]]:
    """The quotation that a cue follows, with the narrator's words that lead into it: The plan is “dead,” she said."""
    last = before_pauses(tokens, cue, floor)
    if cue.shares or last < floor or not tokens[last].stretch:
        return []
    if floor and not cue.frames & {Frame.SPEECH, Frame.ASKED, Frame.TOLD} and cue.frame is not Frame.ACCORDING:
        return []
    first = last
    while first > floor and tokens[first - 1].stretch:
        first -= 1
    leading = [token for token in tokens[floor:first] if token.is_word and token.lower not in words.conjunctions]
    introduced = not leading or tokens[first - 1].text in DASHES | {":"}
    if not introduced and "inverts" in words.habits and last == cue.start - 1:
        return []
    if introduced:
        return [(i, i) for i in range(first, last + 1)]
    return [(skip_pauses(tokens, floor, words), last)]


def clause_before(tokens: tuple[Token, ...], cue: Cue, floor: int, words: Lexicon) -> list[tuple[int, int]]:
    """The clause that a cue follows: The plan is dead, she said."""
    last = before_pauses(tokens, cue, floor)
    if cue.shares or last < floor or tokens[cue.start - 1].text not in PAUSES:
        return []
    if not cue.frames & {Frame.SPEECH, Frame.THOUGHT} and cue.frame is not Frame.ACCORDING:
        return []
    if "inverts" in words.habits and not (cue.inverted or cue.opening >= 0 or cue.frame is Frame.ACCORDING):
        return []
    first = skip_pauses(tokens, floor, words)
    if "inverts" in words.habits and any(token.lower in words.introducers for token in tokens[floor : first + 1]):
        return []
    return [(first, last)] if last - first >= 2 else []


def clause_resumed(tokens: tuple[Token, ...], cue: Cue, end: int) -> list[tuple[int, int]]:
    """The rest of a clause that the cue interrupts: Loyalty, she said on Monday, *is rare*."""
    opener = tokens[cue.start - 1].text
    if opener not in PAUSES:
        return []
    behind = range(cue.end + 1, min(end - 1, cue.end + INTERRUPTION))
    pause = next((at for at in behind if tokens[at].text == opener), -1)
    if pause < 0 or any(tokens[at].stretch for at in range(cue.end + 1, pause + 2)):
        return []
    return [(pause + 1, end - 1)]


def before_pauses(tokens: tuple[Token, ...], cue: Cue, floor: int) -> int:
    last = cue.start - 1
    while last > floor and tokens[last].text in PAUSES and not tokens[last].stretch:
        last -= 1
    return last


def skip_pauses(tokens: tuple[Token, ...], first: int, words: Lexicon) -> int:
    while not tokens[first].stretch and (not tokens[first].is_word or tokens[first].lower in words.conjunctions):
        first += 1
    return first
