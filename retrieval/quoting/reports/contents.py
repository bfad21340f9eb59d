"""Finds which words of a sentence each of its sources is reported to have said.

One sentence is read at a time. Quotations without a cue are linked later, by `linking`.
"""

from __future__ import annotations

from dataclasses import dataclass

from retrieval.quoting.grammar.leading import after_clause
from retrieval.quoting.grammar.phrases import DASHES, SIGNS
from retrieval.quoting.grammar.tokens import Sentence, Token
from retrieval.quoting.grammar.verb_groups import is_verbs_end, last_verbs_clause
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.reports.borders import (
    INTRODUCING,
    bounds,
    earliest_reportable,
    leads_into,
    opens_sentence,
    resumes,
    tells_before,
    with_relays,
    without_interrupted,
)
from retrieval.quoting.reports.clauses import (
    after_aside,
    around,
    aside_end,
    before_pauses,
    clause_before,
    clause_resumed,
    fronted_clause,
    is_aside,
    skip_pauses,
    stands_within,
    tells_more,
)
from retrieval.quoting.reports.cues import Cue, Frame
from retrieval.quoting.reports.infinitives import infinitive_opening
from retrieval.quoting.reports.judged import judged, noun_after
from retrieval.quoting.reports.openings import follows_account, opening_after
from retrieval.text.sentences import is_stop

LED = 3
"""The greatest distance in tokens between a verb and the end of its quotation: pledged *to “act”*."""


@dataclass(frozen=True, slots=True)
class Report:
    """A cue and the words that it reports, as ranges of token positions in order, both ends included.

    `is_quotation` is True if only quoted stretches are reported. `quoted` is the position of the first quoted stretch,
    -1 without one.
    """

    cue: Cue
    contents: tuple[tuple[int, int], ...]
    is_quotation: bool = False
    quoted: int = -1

    @property
    def positions(self) -> set[int]:
        """The positions of all tokens that are reported."""
        return {at for first, last in self.contents for at in range(first, last + 1)}


def find_reports(sentence: Sentence, cues: list[Cue], words: Lexicon) -> list[Report]:
    """One report for each cue, in order. Its `contents` are empty if the sentence holds no words for it."""
    if not cues:
        return []
    tokens = sentence.tokens
    end = len(tokens)
    while end and is_stop(tokens[end - 1].text) and not tokens[end - 1].stretch:
        end -= 1
    cues = without_interrupted(tokens, with_relays(tokens, cues, words))
    if cues[0].frame is Frame.ACCORDING:
        cues = [cue for cue in cues if not _is_within_opinion(tokens, cue, cues, words)]
    reports: list[Report] = []
    stretches = [at for at, token in enumerate(tokens) if token.stretch]
    earliest = [earliest_reportable(cues, i) for i in range(len(cues))]
    quoted = [quoted_before(tokens, cue, start, words) for cue, start in zip(cues, earliest, strict=True)]
    quoted = [
        [] if passes_on(tokens, cue, cues, found, words) or tells_more(sentence, cue, words) else found
        for cue, found in zip(cues, quoted, strict=True)
    ]
    for i, cue in enumerate(cues):
        after = end if len(cues) == 1 else _border(tokens, cues, i, quoted, end, words)
        contents = contents_after(sentence, cue, trimmed_end(tokens, after, words), words, only_quoted=bool(quoted[i]))
        contents = contents or after_aside(tokens, cues, i, trimmed_end(tokens, end, words), words)
        if cue.is_nested:
            contents = [(at, at) for first, last in contents for at in range(first, last + 1) if tokens[at].stretch]
        if not quoted[i] and not (contents and tokens[contents[0][0]].stretch):
            contents = fronted_clause(tokens, cue, earliest[i], trimmed_end(tokens, after, words), words) or contents
        if (
            contents
            and contents[0][0] == contents[0][1] > cue.last + 1
            and _names_work(sentence, contents[0][0], words)
            and not is_verbs_end(tokens, cue.last, contents[0][0] + 1, words)
        ):
            contents = []
        if stands_within(tokens, cue, words) and not quoted[i]:
            contents = around(tokens, cue, earliest[i], trimmed_end(tokens, after, words), words) or contents
        if not quoted[i] and not contents and not (cue.frame is Frame.ACCORDING and earliest[i]):
            resumed = clause_resumed(tokens, cue, trimmed_end(tokens, after, words))
            is_opening = bool(resumed) and "inverts" in words.habits
            contents = clause_before(tokens, cue, earliest[i], words, is_opening=is_opening)
            contents += [] if is_aside(tokens, cue, words) else resumed
        ranges = (*quoted[i], *contents)
        is_quotation = bool(ranges) and all(first == last for first, last in ranges)
        marked = (at for first, last in ranges for at in stretches if first <= at <= last)
        reports.append(Report(cue, ranges, is_quotation, next(marked, -1)))
    return reports


def _border(
    tokens: tuple[Token, ...],
    cues: list[Cue],
    number: int,
    quoted: list[list[tuple[int, int]]],
    end: int,
    words: Lexicon,
) -> int:
    """Where the words that a cue reports must end, because another cue or its quotation begins; else `end`."""
    cue = cues[number]
    after = next((other.start for other in cues[number + 1 :] if bounds(tokens, other, cue, words)), end)
    others = (other.source for other in cues if other is not cue and not other.shares)
    after = min([after, *(one.last + 1 for one in others if one.first <= cue.first <= one.last)])
    after = min([after, *(ranges[0][0] for ranges in quoted[number + 1 :] if ranges and ranges[0][0] > cue.last)])
    return resumed_at(tokens, cue, cues, after)


def _names_work(sentence: Sentence, at: int, words: Lexicon) -> bool:
    """True if the stretch is the title of a work.

    A sentence behind a colon is none, nor is where nouns have capitals what follows "a", "as" or "of": ein „Akt der
    Not“; als „Akt der Not“.
    """
    before = sentence.tokens[at - 1].lower if at else ""
    if before == ":" and sentence.ends_inside(at):
        return False
    led = before in words.indefinite or before in words.as_saying or before in words.inner
    return sentence.holds_title(at) and not (led and "noun-capitals" in words.habits)


def passes_on(
    tokens: tuple[Token, ...], cue: Cue, cues: list[Cue], found: list[tuple[int, int]], words: Lexicon
) -> bool:
    """Whether what stands before a cue is an earlier one's: Cole pledged to “act,” *the Herald reported*; While Lind
    insisted that it was “safe”, *the council said* no."""
    if not found:
        return False
    if tokens[found[0][0]].stretch and any(leads_into(tokens, other, found[0][0]) for other in cues):
        return True
    if any(tells_before(tokens, other, found[0][0], words) for other in cues if other.end < cue.start):
        return True
    if tokens[cue.first].lower not in words.citing or tokens[found[0][0]].stretch:
        return False
    last = found[-1][1]
    near = (other for other in cues if found[0][0] <= other.first < last and last - other.end <= LED)
    return any(
        tokens[other.source.last].is_capitalised or tokens[other.source.last].lower in words.pronouns for other in near
    )


def _is_within_opinion(tokens: tuple[Token, ...], cue: Cue, cues: list[Cue], words: Lexicon) -> bool:
    """Whether the cue belongs to what somebody reports whom the start of the sentence names.

    По словам артистки, директор *кричал* на неё «при детях».
    """
    opening = cues[0]
    if opening.frame is not Frame.ACCORDING or opening.first > 1 or cue is opening or "inverts" not in words.habits:
        return False
    if cue.inverted or cue.shares or cue.frame is Frame.ACCORDING or Frame.JUDGEMENT in cue.frames:
        return False
    following = tokens[cue.last + 1 :]
    introduces = any(token.text in INTRODUCING or token.lower in words.that for token in following)
    return not introduces and not any(token.stretch for token in (*following[:1], *tokens[cue.first - 2 : cue.first]))


def resumed_at(tokens: tuple[Token, ...], cue: Cue, cues: list[Cue], end: int) -> int:
    """The comma at which the narrator resumes after quoted words: “mad”*,* a claim that Una Platt dismissed as “wit”.

    It only counts if another cue with its own source follows; otherwise the result is `end`.
    """
    for at in range(cue.end + 2, end):
        if tokens[at].text == "," and tokens[at - 1].stretch:
            later = any(other.start > at and other.source.first > at and not other.shares for other in cues)
            return at if later else end
    return end


def trimmed_end(tokens: tuple[Token, ...], end: int, words: Lexicon) -> int:
    """The end of reported words without punctuation and conjunctions, which belong to what follows."""
    while (
        end
        and not tokens[end - 1].stretch
        and (
            (not tokens[end - 1].is_word and tokens[end - 1].text not in SIGNS | {")"})
            or tokens[end - 1].lower in words.conjunctions
            or (tokens[end - 1].lower in words.adverbs and end > 1 and tokens[end - 2].lower in words.conjunctions)
        )
    ):
        end -= 1
    return end


def contents_after(
    sentence: Sentence, cue: Cue, end: int, words: Lexicon, *, only_quoted: bool
) -> list[tuple[int, int]]:
    """What a cue reports after itself, up to `end`, as ranges of token positions in order, both ends included.

    With `only_quoted`, because a quotation precedes the cue, only quoted stretches are reported.
    """
    tokens = sentence.tokens
    if cue.source.last < cue.first - 1 and last_verbs_clause(tokens, cue.last, words) < cue.last:
        return judged(sentence, cue.source.last + 1, cue.first, words)
    first = (cue.end if cue.inverted else cue.last) + 1
    if follows_account(tokens, cue, first, end, words):
        return _told_in_account(tokens, first, end)
    if cue.opening >= 0 and not opens_sentence(tokens, cue, words):
        end = next((at for at in range(first + 1, end) if resumes(tokens, at, words)), end)
    end = aside_end(tokens, cue, first, end, words)
    end -= end > first + 1 and is_verbs_end(tokens, cue.last, end - 1, words)
    if first >= end:
        return []
    if cue.frame is Frame.JUDGEMENT and "quoted-judgements" in words.habits:
        return _accused_of(sentence, cue, first, end, words)
    opening = opening_after(tokens, cue, first, end, words)
    if opening is None:
        if "quoted-judgements" not in words.habits or only_quoted:
            return []
        return judged(sentence, first, end if Frame.JUDGEMENT in cue.frames else noun_after(tokens, first, end), words)
    at, introduced = opening
    if only_quoted and not (introduced and tokens[at].stretch):
        return []
    leads_on = at + 1 < end and tokens[at + 1].text == ":"  # hält es für „dünn“: „Da fehlt alles.“
    if tokens[at].stretch and (introduced or at == end - 1 or leads_on):
        return [(i, i) for i in range(at, end) if tokens[i].stretch]
    end = trimmed_end(tokens, narrated_at(tokens, cue, at, end, words), words)
    return [] if end - at < 2 and not tokens[at].stretch else [(at, end - 1)]


def _told_in_account(tokens: tuple[Token, ...], first: int, end: int) -> list[tuple[int, int]]:
    """The words after a phrase like "according to" that opens its clause, without the comma between."""
    if tokens[first].text != ",":
        return [(first, end - 1)]
    long_enough = first + 2 < end or (first + 1 < end and tokens[first + 1].stretch is not None)
    return [(first + 1, end - 1)] if long_enough else []


def _accused_of(sentence: Sentence, cue: Cue, first: int, end: int, words: Lexicon) -> list[tuple[int, int]]:
    """What a verb of judging blames somebody for: acusó al Gobierno *de esconder el plan*; or else its quoted words."""
    blamed = infinitive_opening(sentence.tokens, cue, first, end, words)
    return [(blamed, end - 1)] if blamed >= 0 else judged(sentence, first, end, words)


def narrated_at(tokens: tuple[Token, ...], cue: Cue, first: int, end: int, words: Lexicon) -> int:
    """The position after `first` at which the narrator resumes; `end` if nowhere.

    After Bond criticised the plan, *Ann Stone shot back, “No.”*
    """
    end = contrast_after(tokens, first, end, words)
    main = after_clause(tokens, words) if cue.frame is Frame.JUDGEMENT else 0
    return main if first < main < end else end


def contrast_after(tokens: tuple[Token, ...], first: int, end: int, words: Lexicon) -> int:
    """Where the narrator contradicts a report: "that it rained, *although* it had not"; `end` if nowhere."""
    for at in range(first + 2, end - 1):
        if tokens[at].text == ";":
            return at
        before = tokens[at - 1]
        if before.is_word or not (before.text == "," or before.stretch):
            continue
        if tokens[at].lower in words.contrasts or (
            tokens[at + 1].lower in words.contrasts and tokens[at].lower in words.adverbs
        ):
            return at
    return end


def quoted_before(tokens: tuple[Token, ...], cue: Cue, start: int, words: Lexicon) -> list[tuple[int, int]]:
    """The quotation that the cue follows, and the words that lead into it: The plan is “dead,” she said. `start` is the
    first position that the cue can report."""
    last = before_pauses(tokens, cue, start)
    if cue.shares or last < start or not tokens[last].stretch or cue.source.first <= last <= cue.source.last:
        return []
    if start and not cue.frames & {Frame.SPEECH, Frame.ASKED, Frame.TOLD} and cue.frame is not Frame.ACCORDING:
        return []
    first = last
    while first > start and tokens[first - 1].stretch:
        first -= 1
    leading = [token for token in tokens[start:first] if token.is_word and token.lower not in words.conjunctions]
    introduced = not leading or tokens[first - 1].text in DASHES | {":"}
    if not introduced and "inverts" in words.habits and last == cue.start - 1:
        return []
    if introduced:
        return [(i, i) for i in range(first, last + 1)]
    return [(skip_pauses(tokens, start, words), last)]
