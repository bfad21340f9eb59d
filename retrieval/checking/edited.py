"""What a writer marks as left out or added: an ellipsis, and the editor's [words]."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retrieval.checking.alignment import Words, comparable
from retrieval.checking.claims import Claim
from retrieval.checking.mouths import agreement, mouth_of
from retrieval.checking.places import Place, find_places
from retrieval.checking.turning.turned import turned
from retrieval.checking.turning.words import TurningWords, load_turning
from retrieval.library.library import Library
from retrieval.library.passages import passage_at
from retrieval.records import Article, Difference, Edit, Evidence, Finding, Part, Span

ELLIPSIS = re.compile(r"\s*[\[(]?\s*(?:…|\.\s?\.\s?\.)\s*[\])]?\s*")
LONGEST_REPLACED = 2
"""Published words in whose place words in brackets may stand: “[the closure]” for “it”."""
FEWEST_WORDS = 4
"""Words of the shortest quotation that may be shortened: of fewer nothing is left that says something."""

_MARKS = re.compile(rf"{ELLIPSIS.pattern}|\s*\[(?P<inserted>[^\[\]]{{1,80}})\]\s*")
_CAPITAL = re.compile(r"\[(\w)\](?=\w)")
_SIC = re.compile(r"\s*[\[(]\s*(?:sic|sic!|!)\s*[\])]", re.IGNORECASE)
_AROUND = " \t\"“”„«»'‘’,"


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of quoted words, and what the writer has put before it.

    `leaves_out`: an ellipsis stands there. `inserted` are words in brackets.
    """

    words: Words
    leaves_out: bool = False
    inserted: str = ""


def check_edited(claim: Claim, library: Library, language: str, apart_from: Article | None = None) -> Part | None:
    """The verdict on words that are marked as shortened or explained, where one quotation holds all that is left of it.

    The pieces must stand in one quotation of an article, word for word and in order. What is left out between them, and
    what is added, must not deny anything. None where the words have no such marks, or do not stand like that.
    """
    bare = unmarked(claim.words)
    pieces = _pieces(bare)
    left = sum(len(piece.words.spans) for piece in pieces)
    if not _are_edited(pieces) or left < FEWEST_WORDS:
        return None
    found: list[tuple[Finding, tuple[Edit, ...]]] = []
    for place in find_places(
        " ".join(piece.words.text for piece in pieces), claim.speaker, library, language, apart_from
    ):
        turning = load_turning(place.analysed.language)
        if any(_denies(piece.inserted, turning) for piece in pieces):
            return None
        for printed in place.quoted:
            runs = next(_matches(pieces, printed, turning), None)
            finding = _finding(claim, pieces, printed, runs, place, library) if runs else None
            if finding:
                found.append(finding)
    if not found:
        return None
    found.sort(key=lambda one: (one[0].agreement != "confirmed", one[0].evidence.speaker is None))
    findings = tuple(finding for finding, _edits in found)
    return Part(claim.words, claim.called or claim.speaker, "verbatim", findings, edits=found[0][1])


def unmarked(words: str) -> str:
    """The words without “[sic]” and without the brackets around a letter that was made large or small."""
    return _CAPITAL.sub(r"\1", _SIC.sub("", words))


def is_edited(words: str) -> bool:
    """Whether the words say that something is left out between them or added to them."""
    return _are_edited(_pieces(unmarked(words)))


def _are_edited(pieces: Sequence[_Piece]) -> bool:
    return any(piece.leaves_out or piece.inserted for piece in pieces)


def _pieces(words: str) -> list[_Piece]:
    """The words between the marks. An ellipsis at either end leaves out nothing that can be looked for."""
    found: list[_Piece] = []
    leaves_out, inserted, at = False, "", 0
    for mark in _MARKS.finditer(words):
        run = Words.of(words[at : mark.start()])
        if run.spans or (not found and mark["inserted"]):
            found.append(_Piece(run, leaves_out and bool(found), inserted))
            leaves_out, inserted = False, ""
        inserted = f"{inserted} {mark['inserted']}".strip() if mark["inserted"] else inserted
        leaves_out, at = leaves_out or not mark["inserted"], mark.end()
    run = Words.of(words[at:])
    if run.spans or inserted:
        found.append(_Piece(run, leaves_out and bool(run.spans and found), inserted))
    return found if any(piece.words.spans for piece in found) else []


def _matches(
    pieces: Sequence[_Piece], printed: Words, turning: TurningWords, at: int = 0, before: int | None = None
) -> Iterator[list[tuple[int, int]]]:
    """Where the pieces stand one after the other: for each the first printed word and the one after the last."""
    piece, *rest = pieces
    needle, hay = comparable(piece.words, printed)
    size = len(needle)
    starts = range(at, len(hay) - size + 1) if size else (at,)
    for start in starts:
        if size and hay[start : start + size] != needle:
            continue
        if before is not None and not _may_lack(piece, printed, before, start, turning):
            continue
        if not rest:
            yield [(start, start + size)]
            return
        first = None if not size and before is None else start + size
        for others in _matches(rest, printed, turning, start + size, first):
            yield [(start, start + size), *others]
            return


def _may_lack(piece: _Piece, printed: Words, start: int, end: int, turning: TurningWords) -> bool:
    """Whether the printed words from `start` to `end` may be missing before that piece.

    An ellipsis that is printed there as well is the article's own: it does not mark that the writer left words out.
    """
    is_own = piece.leaves_out and ELLIPSIS.search(_gap(printed, start, end)) is not None
    if is_own:
        return start == end
    most = len(printed.spans) if piece.leaves_out else LONGEST_REPLACED
    return end - start <= most and not _denies(printed.run(start, end), turning)


def _gap(printed: Words, start: int, end: int) -> str:
    """What is printed between the word before `start` and the one at `end`, marks and all."""
    opens = printed.spans[start - 1].end if start else 0
    return printed.text[opens : printed.spans[end].start if end < len(printed.spans) else len(printed.text)]


def _denies(words: str, turning: TurningWords) -> bool:
    found = (word.strip(_AROUND + ".;:!?()").casefold().replace("’", "'") for word in words.split())
    return any(turning.is_negation(word) for word in found)


def _finding(
    claim: Claim,
    pieces: Sequence[_Piece],
    printed: Words,
    runs: Sequence[tuple[int, int]],
    place: Place,
    library: Library,
) -> tuple[Finding, tuple[Edit, ...]] | None:
    """What is told of one quotation that holds the pieces, and how it was edited.

    None where what stands before the words turns them round.
    """
    analysed = place.analysed
    spans = [printed.spans[at] for start, end in runs for at in range(start, end)]
    span = Span(spans[0].start, spans[-1].end)
    mouth = mouth_of(analysed.attributions, spans)
    if mouth.attribution:
        said = analysed.article.text, span, mouth.attribution, load_turning(analysed.language)
        is_opened = claim.words.lstrip("[")[:1].isupper()
        if turned(*said, is_statement=is_opened):
            return None
    passage = passage_at(analysed.article, analysed.passages, span)
    evidence = Evidence(analysed.article, span, passage, mouth.attribution, 1.0, 1.0)
    differences: list[Difference] = []
    edits: list[Edit] = []
    after: int | None = None
    for piece, (start, end) in zip(pieces, runs, strict=True):
        missing = printed.run(after, start) if after is not None else ""
        if missing or piece.inserted:
            differences.append(Difference(piece.inserted, missing))
        edits += ["explained"] if piece.inserted else []
        edits += ["shortened"] if piece.leaves_out and missing else []
        if start < end:
            differences.append(Difference(printed.run(start, end), printed.run(start, end)))
            after = end
    agrees = agreement(claim, mouth, analysed, spans, library)
    return Finding(evidence, 1.0, agrees, tuple(differences)), tuple(dict.fromkeys(edits))
