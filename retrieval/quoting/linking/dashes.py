"""Speech that a dash opens instead of a mark: — Нет, — сказал он. — Никогда.

One paragraph is read at a time. The pieces of speech are returned as stretches, so the rules for marked speech apply.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from retrieval.quoting.grammar.first_names import is_first_name
from retrieval.quoting.grammar.phrases import DASHES
from retrieval.quoting.grammar.tokens import Token, narrated
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.linking.interrupted import is_subject, narrates_by_ending, part_interrupted
from retrieval.quoting.marks import Stretch
from retrieval.records import Span

OPENS = re.compile(r"\s*(?:[—–―]|--|-(?=\s))\s*(?=[^\s—–―-])")
OPENS_WITHIN = re.compile(r"(?<=[.!?…:])\s+(?:[—–]|-(?=\s))\s+(?=[^\W\d_a-zа-яёіїєґ])")
"""Where a dash opens speech after a sentence of the narrator's, or after a colon of it."""
DASH = re.compile(r"\s*[—–―]\s*|\s+--?\s+")
ENDS_SENTENCE = re.compile(r"[.!?…]\s+(?=[^\W\d_a-zа-яёіїєґ])")
LONGEST_LEAD = 200
"""The greatest number of characters of a line that leads into the speech of the next paragraph."""
LEAST_WORDS = 3
"""The least number of words of a paragraph that is speech although nobody is said to speak."""
WITHIN = 3
"""The verb is one of this many first words of the narrator's: "тихо сказал он"."""


def spoken_pieces(text: str, paragraph: Span, words: Lexicon, *, is_led: bool = False) -> list[Stretch]:
    """The pieces of speech of a paragraph that a dash opens, without the narrator's words; none where no verb reports.

    Lines of speech that name no speaker look like the items of a list: they are left alone, unless `is_led`: the
    paragraph before is a line of the narrator's that ends with a colon.
    """
    opening = OPENS.match(text, paragraph.start, paragraph.end)
    if opening is None:
        opening = next(OPENS_WITHIN.finditer(text, paragraph.start, paragraph.end), None)
    if opening is None:
        return []
    pieces: list[Span] = []
    openers = {opening.end(): opening}
    start, narrates = opening.end(), False
    led = _is_led_into(text, paragraph.start, opening, words)
    reported = led or is_led
    for dash in DASH.finditer(text, opening.end(), paragraph.end):
        if narrates:
            if _closes_marks(text, dash.start(), dash.end()) or _is_narrated(text, start, dash, paragraph.end):
                continue
            led = text[dash.start() - 1] == ":"
            openers[dash.end()] = dash
            start, narrates = dash.end(), False
        elif opens_narration(text, dash.end(), paragraph.end, words):
            pieces.append(Span(start, dash.start()))
            start, narrates, reported = dash.end(), True, True
        elif led and OPENS_WITHIN.match(text, dash.start(), paragraph.end):
            end = ENDS_SENTENCE.search(text, start, dash.start())
            pieces.append(Span(start, end.start() + 1 if end else dash.start()))
            start, led = dash.end(), False
    if not narrates:
        pieces.append(Span(start, paragraph.end))
    stretches = [
        Stretch(trimmed, opener=_opener_after_colon(text, openers.get(piece.start), is_led=is_led))
        for piece in pieces
        if (trimmed := trim(text, piece)).start < piece.end
    ]
    if reported or "cue-inside" not in words.habits:
        return stretches if reported else []
    parted = list(part_interrupted(text, stretches, words))
    return parted if parted != stretches else []


def with_pieces(stretches: Sequence[Stretch], pieces: Sequence[Stretch]) -> list[Stretch]:
    """What dashes open, with what it quotes, together with what stands in marks outside it, in order."""
    starts = [piece.span.start for piece in pieces]
    found = list(pieces)
    for stretch in stretches:
        before = bisect_left(starts, stretch.span.end) - 1
        if before < 0 or not pieces[before].span.touches(stretch.span):
            found.append(stretch)
        elif pieces[before].span.holds(stretch.span) and stretch.opener and stretch.closer:
            found[before] = replace(found[before], inner=(*found[before].inner, stretch))
    return sorted(found, key=lambda stretch: stretch.span)


def ended_by_narration(
    text: str, pieces: Sequence[Stretch], marked: Sequence[Stretch], words: Lexicon
) -> list[Stretch]:
    """The pieces, each cut where narration begins in which the narrator quotes in marks; so the marks count there.

    – Det håller inte, *säger hon och kallar planen ”ett skämt”.* – Vi vann, sade han. *Om domaren sade han: ”Bra.”*
    """
    ended = []
    for piece in _without_resumed_narration(text, pieces, marked, words):
        inside = (one.span.start for one in marked if piece.span.holds(one.span) and one.opener)
        cuts = (at for start in inside if (at := _narration_before(text, piece.span.start, start, words)))
        span = trim(text, Span(piece.span.start, next(cuts, piece.span.end)))
        if span.start < span.end:
            ended.append(replace(piece, span=span))
    return ended


def _without_resumed_narration(
    text: str, pieces: Sequence[Stretch], marked: Sequence[Stretch], words: Lexicon
) -> Iterator[Stretch]:
    """The pieces less the narrator's sentences after a tag, where papers open speech by a dash and no other way.

    – Vi gir oss ikke, sier Per Moen. *Han er lei.* – Aldri. Speech may go on after a tag without a dash; it does not
    where a dash follows, where the narrator quotes in marks, and where a pronoun means the speaker.
    """
    for number, piece in enumerate(pieces):
        resumes = number > 0 and text[max(0, piece.span.start - 2) : piece.span.start].strip() not in DASHES
        if not resumes or not {"dash-dialogue", "verb-second"} <= words.habits:
            yield piece
        elif dash := OPENS_WITHIN.search(text, piece.span.start, piece.span.end):
            mark = Span(dash.start() + len(dash[0]) - len(dash[0].lstrip()), dash.end())
            yield replace(piece, span=Span(dash.end(), piece.span.end), opener=mark)
        elif not _narrates(text, piece.span, pieces[number - 1].span, marked, words):
            yield piece


def _narrates(text: str, resumed: Span, before: Span, marked: Sequence[Stretch], words: Lexicon) -> bool:
    """True for what follows a tag, if nobody in it says “I” or “we”, and it quotes in marks or opens with a pronoun
    that the speech `before` does not hold."""
    quoted = [one.span for one in marked if one.opener and resumed.holds(one.span)]
    narration = narrated(text, resumed.start, resumed.end, words)
    told = [token for token in narration if not any(span.start <= token.start < span.end for span in quoted)]
    first_persons = words.myself | (words.plural - words.definite)
    if any(token.lower in first_persons for token in told):
        return False
    spoken = {token.lower for token in narrated(text, before.start, before.end, words)}
    return bool(quoted) or (bool(told) and told[0].lower in words.he_or_she - spoken)


def _narration_before(text: str, start: int, mark: int, words: Lexicon) -> int:
    """Where the narrator's words before the mark at `mark` begin; 0 where nothing shows that they are the narrator's.

    Either a verb of saying and its subject follow a pause, or a sentence that no dash opens has both and a colon before
    the mark.
    """
    ends = [found.end() for found in ENDS_SENTENCE.finditer(text, start, mark)]
    opening = ends[-1] if ends else start
    opens_speech = not ends and text[max(0, start - 2) : start].strip() in DASHES
    lead = narrated(text, opening, mark, words)
    led = any(one.text == ":" for one in lead[-2:])
    reports = any(one.lower in words.said_or_asked and is_subject(two, words) for one, two in pairwise(lead))
    if led and reports and not opens_speech:
        return opening
    pause = next((at for at, one in enumerate(lead) if one.text == "," and _opens_tag(lead[at + 1 :], words)), -1)
    return lead[pause].start if pause > 0 else 0


def _opens_tag(tokens: Sequence[Token], words: Lexicon) -> bool:
    """True for a verb of saying in small letters with its subject right after it."""
    said = len(tokens) > 1 and tokens[0].text.islower() and tokens[0].lower in words.said_or_asked
    return said and is_subject(tokens[1], words)


def stands_as_speech(text: str, paragraph: Span, before: str, words: Lexicon) -> bool:
    """True for a paragraph of whole sentences that a dash opens, where papers open speech in that way and no other.

    Below a line that ends with a colon it is an item of a list.
    """
    opening = OPENS.match(text, paragraph.start, paragraph.end)
    if opening is None or not {"dash-dialogue", "verb-second"} <= words.habits or before.rstrip().endswith(":"):
        return False
    spoken = text[opening.end() : paragraph.end].rstrip()
    return spoken[:1].isupper() and spoken.endswith((".", "!", "?", "…")) and len(spoken.split()) >= LEAST_WORDS


def leads_into_speech(text: str, paragraph: Span, words: Lexicon) -> bool:
    """True for a short line of the narrator's, with a verb of saying and a colon, before speech: Hun legger til:"""
    line = paragraph.of(text).strip()
    if not line.endswith(":") or len(line) > LONGEST_LEAD:
        return False
    lead = narrated(text, paragraph.start, paragraph.end, words)
    return any(token.lower in words.verbs or token.lower in words.voicing for token in lead)


def _opener_after_colon(text: str, dash: re.Match[str] | None, *, is_led: bool) -> Span | None:
    """The dash after a colon, or below a line that leads in, which opens speech as a mark does; else None."""
    opens_line = dash is not None and text[dash.start() - 1 : dash.start()] in {"", "\n"}
    if dash is None or not (text[dash.start() - 1 : dash.start()] == ":" or (is_led and opens_line)):
        return None
    return Span(dash.start() + len(dash[0]) - len(dash[0].lstrip()), dash.end())


def _is_led_into(text: str, start: int, opening: re.Match[str], words: Lexicon) -> bool:
    """True where a verb of saying or a name leads, with a colon, into the speech of a dash: Ona dodaje: – Tak."""
    if text[opening.start() - 1 : opening.start()] != ":":
        return False
    before = narrated(text, start, opening.start() - 1, words)
    named = len(before) > 1 and all(token.is_word and token.is_capitalised for token in before[-2:])
    named = named or _names_described(before)
    return named or any(token.lower in words.said_or_asked or token.lower in words.voicing for token in before)


def _names_described(before: Sequence[Token]) -> bool:
    """True for a full name and its description before a colon: *Ewa Kos, dyrektorka szkoły*: – Czekamy."""
    opens = len(before) > 2 and is_first_name(before[0].text) and before[1].is_capitalised
    return opens and before[2].text == ","


def _is_narrated(text: str, since: int, dash: re.Match[str], end: int) -> bool:
    """True for a dash in a later sentence of the narrator, which opens no speech: mówi Ola. Dom – stary – stoi."""
    later = ENDS_SENTENCE.search(text, since, dash.start()) is not None
    return later and OPENS_WITHIN.match(text, dash.start(), end) is None


def _closes_marks(text: str, before: int, after: int) -> bool:
    """True for a dash after a quotation in marks, with its verb: … odwołanie. „Będę pisać” *–* zaznacza."""
    return before > 0 and text[before - 1] in '”»“"' and text[after : after + 1].islower()


def opens_narration(text: str, at: int, end: int, words: Lexicon) -> bool:
    """True where the narrator's words start at `at`: with a small letter, and a verb of saying soon.

    A verb that no list holds is recognised by its ending, where the speaker follows it: — бурчит *учитель*.
    """
    if not text[at : at + 1].islower():
        return False
    opening = narrated(text, at, min(end, at + 60), words)
    beside_speech = words.said_or_asked | words.voicing | words.stating
    if any(token.lower in beside_speech for token in opening[:WITHIN]):
        return True
    return narrates_by_ending(opening, words) or _leads_to_name(opening)


def _leads_to_name(opening: Sequence[Token]) -> bool:
    """True for a few words without a capital before a full name: — *nie krył żalu* Jan Bolek."""
    first = next((at for at, token in enumerate(opening[: WITHIN + 2]) if not token.text.islower()), 0)
    named = opening[first : first + 2]
    return first > 0 and len(named) > 1 and is_first_name(named[0].text) and named[1].is_capitalised


def trim(text: str, piece: Span) -> Span:
    """The span without white space and light punctuation at its ends."""
    start, end = piece.start, piece.end
    while start < end and (text[start].isspace() or text[start] in ",.;:"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in ",;:"):
        end -= 1
    return Span(start, end)
