"""Check what somebody pasted: take it apart, find each part in the articles, and tell who said it there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from retrieval.answering import find_evidence, told_in
from retrieval.answering.answers import LONGEST as LONGEST_ANSWER
from retrieval.answering.deadline import Deadline
from retrieval.checking.alignment import Words, find_verbatim
from retrieval.checking.claims import Claim, read_claims
from retrieval.checking.figures import other_figure
from retrieval.checking.mouths import agreement, mouth_of
from retrieval.checking.parts import LONGEST_PART, MOST, SHORT, check_words, finding_at
from retrieval.checking.places import find_places, is_itself
from retrieval.checking.records import Check
from retrieval.errors import OutOfTimeError
from retrieval.library.library import Library
from retrieval.records import Article, Evidence, Finding, Part, Span
from retrieval.searching import guess_language, terms

LONGEST = 20_000
"""Code points of a claim that are read; what stands after them is not checked, and the check says so."""
MOST_PARTS = 40
ALIKE = 0.45
"""The likeness of meaning (cosine) from which other words may mean the same."""
MOST_PARAPHRASED = 3
"""Parts for which other words of the same meaning are looked for."""
ASKED = 300
"""Code points of a part that are asked about when other words of the same meaning are looked for."""
MARKS, ENDS = "\"'“”‘’„«»", ".!?…。！？"
"""The marks around quoted words, and those that end a sentence."""


def check_quote(
    text: str, library: Library, apart_from: Article | None = None, *, seconds: float = LONGEST_ANSWER
) -> Check:
    """Is what `text` claims in the articles: verbatim, nearly, perhaps in other words, or not; and who said it?

    `text` is the bare words, or names who is claimed to have said them (X said “…”), or is a whole paragraph. Each
    quotation and each sentence without one is a part with a verdict of its own. Articles with the id, address or text
    of `apart_from` are left out, so that a text that is itself an article of the library does not confirm itself. The
    time it takes is in proportion to the text and does not grow with the library. What is not checked within `seconds`
    is left out, and the check says so; OutOfTimeError is raised where not even one part is. Nothing else that a person
    types raises anything.
    """
    deadline = Deadline.after(seconds)
    found = look_up(text, library, apart_from, deadline)
    language = guess_language(text[:LONGEST], library.shelf.languages or ("en",))
    return replace(found, parts=tuple(_with_paraphrases(found.parts, library, language, apart_from, deadline)))


def look_up(text: str, library: Library, apart_from: Article | None = None, deadline: Deadline | None = None) -> Check:
    """The same as `check_quote`, but what is absent stays so: other words that may mean the same are not looked for."""
    deadline = deadline or Deadline.after(LONGEST_ANSWER)
    language = guess_language(text[:LONGEST], library.shelf.languages or ("en",))
    claims = read_claims(text[:LONGEST], told_in(text[:LONGEST]) or language)
    parts: list[Part] = []
    is_whole = len(text) <= LONGEST and len(claims) <= MOST_PARTS
    for claim in claims[:MOST_PARTS]:
        try:
            deadline.check()
            published = _as_published(claim, library, language, apart_from)
            if published is None:
                parts += check_words(claim, library, language, apart_from, deadline)
            elif spoken := _as_quoted(claim, library, language, apart_from):
                parts.append(spoken)
            elif published.words not in {part.words for part in parts}:
                parts.append(published)
        except OutOfTimeError:
            if not parts:
                raise
            is_whole = False
            break
    return Check(text, tuple(parts[:MOST_PARTS]), is_whole, _copies(apart_from, library, language))


def _copies(checked: Article | None, library: Library, language: str) -> tuple[Article, ...]:
    """The articles that are what is checked, as far as a search for its opening finds them."""
    if checked is None:
        return ()
    places = find_places(checked.text[:LONGEST_PART], "", library, language)
    near = (*library.shelf.find((checked.id,)).values(), *(place.analysed for place in places))
    return tuple({one.article.id: one.article for one in near if is_itself(one.article, checked)}.values())


def _as_published(claim: Claim, library: Library, language: str, apart_from: Article | None) -> Part | None:
    """A sentence that stands in an article just as it was pasted, speaker and all; None where it does not.

    The sentence must begin where one of the article begins: what stands before it could turn it into its opposite.
    """
    words = claim.sentence
    if not claim.around and claim.kind != "reported" and claim.speaker == "":
        return None
    claimed = Words.of(words)
    if len(claimed.spans) <= SHORT or len(words) > LONGEST_PART:
        return None
    for place in find_places(words, claim.speaker, library, language, apart_from):
        printed = place.texts[0]
        for aligned in find_verbatim(claimed, printed):
            start = printed.spans[aligned.start].start
            before = place.analysed.article.text[:start].rstrip(f" {MARKS}")[-1:]
            if before in {"", "\n", ".", "!", "?", "。"}:
                finding = finding_at(replace(claim, speaker=""), claimed, printed, aligned, place, library)
                return Part(words, "", "verbatim", (replace(finding, evidence=_with_marks(finding.evidence)),))
    return None


def _with_marks(evidence: Evidence) -> Evidence:
    """Of a sentence that is no quotation's alone, the evidence with the marks right before and after its words."""
    text, span = evidence.article.text, evidence.span
    if evidence.attribution is not None:
        return evidence
    start, end = span.start, span.end
    while start > evidence.passage.span.start and text[start - 1] in MARKS:
        start -= 1
    while end < evidence.passage.span.end and text[end] in MARKS + ENDS:
        end += 1
    return replace(evidence, span=Span(start, end))


def _as_quoted(claim: Claim, library: Library, language: str, apart_from: Article | None) -> Part | None:
    """What a sentence quotes that stands in an article just as it was pasted, with whoever says it there.

    None where the article does not surely give the words to whom the sentence names.
    """
    if claim.kind != "quoted" or not claim.speaker:
        return None
    parts = check_words(replace(claim, around=()), library, language, apart_from)
    return parts[0] if len(parts) == 1 and parts[0].stands else None


def _with_paraphrases(
    parts: Sequence[Part], library: Library, language: str, apart_from: Article | None, deadline: Deadline
) -> Iterator[Part]:
    """The parts; for the first ones that are absent, what may mean the same, as far as there is time for that."""
    left = MOST_PARAPHRASED
    for part in parts:
        if part.verdict != "absent" or part.earlier or not left or not any(letter.isalnum() for letter in part.words):
            yield part
            continue
        left -= 1
        try:
            yield _paraphrased(part, library, language, apart_from, deadline)
        except OutOfTimeError:
            left = 0
            yield part


def _paraphrased(part: Part, library: Library, language: str, apart_from: Article | None, deadline: Deadline) -> Part:
    words = part.words[:ASKED]
    claim = Claim(words, part.speaker, "reported")
    asked = f"{part.speaker}: {words}" if part.speaker else words
    answered = find_evidence(asked, library, seconds=deadline.left).evidence
    said = [evidence for evidence in answered if not is_itself(evidence.article, apart_from)]
    found = []
    for evidence in said[:MOST]:
        if 2 * evidence.confidence < said[0].confidence or not may_mean(words, evidence, library, language):
            continue
        analysed = library.shelf.get(evidence.article.id)
        spoken = Words.of(evidence.article.text, (evidence.span,)).spans
        if spoken:
            mouth = mouth_of(analysed.attributions, spoken)
            agrees = agreement(claim, mouth, analysed, spoken, library)
            figure = other_figure(words, evidence.text, language, analysed.language)
            found.append(Finding(evidence, evidence.confidence, agrees, (figure,) if figure else ()))
    return replace(part, verdict="paraphrase", findings=tuple(found)) if found else part


def may_mean(words: str, evidence: Evidence, library: Library, language: str, alike: float = ALIKE) -> bool:
    """True where what was said is about what is claimed, not only by the same person.

    `words` are the claimed ones, without who is claimed to have said them; `language` is theirs. What shares no word
    with them must be as near to them in meaning as `alike`.
    """
    said = evidence.attribution.span.of(evidence.article.text) if evidence.attribution else evidence.text
    speaker = evidence.speaker
    named = set(terms(f"{speaker.name} {speaker.role}", language)) if speaker else set()
    if (set(terms(words, language)) - named) & set(terms(f"{said} {evidence.text}", language)):
        return True
    if not library.vectors:
        return False
    return library.vectors.likeness(words, [(evidence.article, evidence.span)], guess_language(words))[0] >= alike
