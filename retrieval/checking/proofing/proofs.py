"""Proof a draft: look up every quotation in it, and tell which are altered, somebody else's or nowhere to be found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from retrieval.checking.alignment import Words
from retrieval.checking.claims import Claim
from retrieval.checking.edited import check_edited, is_edited, unmarked
from retrieval.checking.mouths import are_in_marks
from retrieval.checking.parts import check_words, leaves_out_quoted_sentences
from retrieval.checking.proofing.drafts import Quotation, paragraph_numbers, read_quotations
from retrieval.checking.proofing.records import Proof, Proofed, ProofVerdict
from retrieval.library.library import Library
from retrieval.records import Agreement, Article, Finding, Part
from retrieval.searching import guess_language
from retrieval.text.language import identify_language

LONGEST_DRAFT = 400_000
"""Code points of a draft that are read."""
MOST_QUOTATIONS = 1_000
LONGER = 2
"""How many times more letters of a text than its title has are compared with the title: marks may stand between."""
FEW = 3
"""Up to this number of words in marks, within the narrator's sentence, are a term or a scare quote rather than a
quotation. In a sentence that is speech, the limit is one word lower."""
LIKELY, CLEARLY = 8, 0.8
"""Words that nearly agree with somebody else's than the draft names count as altered where they are at least this
many, or where at least this share of them agrees. Shorter and vaguer ones are said by many people."""

_BEST_FIRST: tuple[Agreement, ...] = ("confirmed", "", "unclear", "contradicted", "unquoted", "unknown")


def proof(draft: Article, library: Library) -> Proof:
    """Look up every quotation of the draft, its title's included, in the library.

    The library's articles of the draft's id or text are left out, so that an article can be held against the others.
    Never raises on what a person wrote. The time is in proportion to the number of quotations and does not grow with
    the library.
    """
    text = draft.text[:LONGEST_DRAFT]
    language = draft.language or identify_language(text or draft.title) or guess_language(text or draft.title)
    in_title = () if _opens_with(text, draft.title) else read_quotations(draft.title, language)
    in_text = read_quotations(text, language)
    kept = in_text[:MOST_QUOTATIONS]
    numbers = paragraph_numbers(text, [one.contents[0].start for one in kept])
    desk = _Desk(draft, library, language)
    proofed = [desk.proof(one, 0, draft.title) for one in in_title]
    proofed += (desk.proof(one, number, text) for number, one in zip(numbers, kept, strict=True))
    return Proof(draft, tuple(proofed), is_whole=len(draft.text) <= LONGEST_DRAFT and len(in_text) <= MOST_QUOTATIONS)


def _opens_with(text: str, title: str) -> bool:
    """Whether a draft begins with its title, as one does that is called by its first line, perhaps shortened."""
    letters = "".join(filter(str.isalnum, title.casefold()))
    return "".join(filter(str.isalnum, text[: LONGER * len(title) + LONGER].casefold())).startswith(letters)


@dataclass(frozen=True, slots=True)
class _Desk:
    """A draft in its language and the library that it is held against."""

    draft: Article
    library: Library
    language: str

    def proof(self, quotation: Quotation, paragraph: int, text: str) -> Proofed:
        """The verdict on one quotation of `text`: the draft's text or its title."""
        claim = quotation.claim
        parts = self._look_up(claim)
        if len(quotation.contents) > 1 and not all(map(_is_found, parts)):
            pieces = [part for piece in quotation.pieces(text) for part in self._look_up(piece)]
            apart = all(map(_is_found, pieces)) and leaves_out_quoted_sentences(pieces)
            parts = pieces if apart or all(part.verdict == "absent" for part in parts) else parts
        judged = sorted(map(_best_agreement_first, parts), key=_worst_first)
        verdict = _verdict(quotation, judged)
        if verdict in {"absent", "short"}:
            judged = [replace(part, findings=()) for part in judged]
        speaker = claim.called or claim.speaker
        return Proofed(quotation.contents, claim.words, paragraph, speaker, verdict, tuple(judged))

    def _look_up(self, claim: Claim) -> list[Part]:
        """What is found, in the draft's language or else in that of the words: people are quoted in their own.

        Words that are marked as shortened or explained must stand in one quotation, or in the articles just like that.
        """
        if not is_edited(claim.words):
            return self._look_up_plain(replace(claim, words=unmarked(claim.words)))
        language = guess_language(claim.words, self.library.shelf.languages or (self.language,))
        for one in dict.fromkeys((self.language, language)):
            if edited := check_edited(claim, self.library, one, apart_from=self.draft):
                return [edited]
        parts = self._look_up_plain(claim)
        is_joined = len(parts) > 1 and all(part.verdict == "verbatim" for part in parts)
        return [replace(part, is_pieced=True) for part in parts] if is_joined else parts

    def _look_up_plain(self, claim: Claim) -> list[Part]:
        parts = check_words(claim, self.library, self.language, apart_from=self.draft)
        language = guess_language(claim.words, self.library.shelf.languages or (self.language,))
        if language == self.language or any(part.verdict != "absent" for part in parts):
            return parts
        return check_words(claim, self.library, language, apart_from=self.draft)


def _verdict(quotation: Quotation, parts: Sequence[Part]) -> ProofVerdict:
    """The verdict on a quotation, whose `parts` begin with the worst."""
    number = sum(len(Words.of(part.words).spans) for part in parts)
    if number < FEW or (number == FEW and not quotation.is_speech):
        return "verbatim" if all(_is_theirs(part) for part in parts) else "short"
    found = [part for part in parts if part.verdict != "absent"]
    if not found or all(_is_chance(part) for part in found):
        return "absent"
    if len(found) < len(parts) or any(part.verdict != "verbatim" or part.is_pieced for part in parts):
        return "altered"
    return _speaker_verdict(quotation, parts[0].findings[0])


def _speaker_verdict(quotation: Quotation, finding: Finding) -> ProofVerdict:
    """The verdict on the speaker of words that were published like this."""
    match finding.agreement:
        case "confirmed":
            return "verbatim"
        case "contradicted":
            return "misattributed"
        case "unclear":
            return "unconfirmed"
        case "unquoted":
            return "unquoted"
        case _ if finding.evidence.kind in {"narration", "indirect"} and quotation.is_speech and not _in_marks(finding):
            return "unquoted"
        case "unknown":
            return "unconfirmed"
        case _:
            return "verbatim"


def _is_found(part: Part) -> bool:
    return part.verdict == "verbatim" and not part.is_pieced


def _is_theirs(part: Part) -> bool:
    """Whether few words stand in marks in an article and, where the draft names somebody, as that person's."""
    agreements = ("confirmed",) if part.speaker else ("",)
    return part.verdict == "verbatim" and any(one.agreement in agreements and _in_marks(one) for one in part.findings)


def _in_marks(finding: Finding) -> bool:
    evidence = finding.evidence
    return are_in_marks(evidence.article.text, Words.of(evidence.article.text, (evidence.span,)).spans)


def _is_chance(part: Part) -> bool:
    """Whether anybody may have said what was found: a few words, or some like them in another mouth."""
    number = len(Words.of(part.words).spans)
    if part.verdict == "verbatim":
        return number < FEW and part.agreement != "confirmed"
    best = part.findings[0]
    return best.agreement == "contradicted" and number < LIKELY and best.closeness < CLEARLY


def _best_agreement_first(part: Part) -> Part:
    """The part with its findings in the claimed mouth first; those that are less close stay after the closest."""
    order = sorted(part.findings, key=lambda one: (-one.closeness, _BEST_FIRST.index(one.agreement)))
    return replace(part, findings=tuple(order))


def _worst_first(part: Part) -> tuple[int, int]:
    """The order in which parts decide: those that were found with changes, then those in another mouth."""
    changed = ("nearly", "paraphrase", "absent", "verbatim").index(part.verdict)
    return changed, -_BEST_FIRST.index(part.agreement)
