"""Check what somebody pasted: take it apart, find each part in the articles, and tell who said it there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from retrieval.answering import answer
from retrieval.checking.alignment import Aligned, Words, align, differences, find_verbatim
from retrieval.checking.claims import Claim, read_claims
from retrieval.checking.mouths import agreement, mouth_of
from retrieval.checking.places import Place, find_places
from retrieval.checking.records import Check, Difference, Finding, Part, Verdict
from retrieval.library.analysed import AnalysedArticle
from retrieval.library.library import Library
from retrieval.library.passages import passage_of
from retrieval.quoting.lexicon import load_lexicon
from retrieval.records import Evidence, Passage, Span
from retrieval.searching import guess_language, terms
from retrieval.text.sentences import split_sentences

LONGEST = 20_000
"""Code points of a claim that are read; what stands behind them is not checked, and the check says so."""
MOST_PARTS = 40
LONGEST_PART = 1_500
"""Code points of one part; a longer one is checked sentence by sentence."""
NEARLY = 0.6
"""The share of words that must agree for words to be the claimed ones with changes, not others."""
SHORT = 3
"""Claims of so few words are verbatim or not there: any change makes other words of them."""
FURTHER = 0.15
"""How much less close than the best another finding may be; beside the very words nothing less is shown."""
ALIKE = 0.45
"""The likeness of meaning (cosine) from which other words may mean the same."""
EXAMINED = 60
"""How many places where the words stand are examined, the likeliest passages' first."""
MOST = 5
"""Findings that are told of each part."""
MOST_PARAPHRASED = 3
"""Parts for which other words of the same meaning are looked for."""
ASKED = 300
"""Code points of a part that are asked about when other words of the same meaning are looked for."""
ELLIPSIS = re.compile(r"\s*[\[(]?\s*(?:…|\.\s?\.\s?\.)\s*[\])]?\s*")


def check_quote(text: str, library: Library) -> Check:
    """Is what `text` claims in the articles: verbatim, nearly, perhaps in other words, or not; and who said it?

    `text` is the bare words, or names who is claimed to have said them (X said “…”), or is a whole paragraph. Each
    quotation and each sentence without one is a part with a verdict of its own. Never raises on what a person types.
    The time it takes is in proportion to the text and does not grow with the library.
    """
    language = guess_language(text[:LONGEST], library.shelf.languages or ("en",))
    claims = read_claims(text[:LONGEST], language)
    parts: list[Part] = []
    for claim in claims[:MOST_PARTS]:
        parts += _check_claim(claim, library, language)
    is_whole = len(text) <= LONGEST and len(claims) <= MOST_PARTS
    return Check(text, tuple(_with_paraphrases(parts[:MOST_PARTS], library, language)), is_whole)


def _check_claim(claim: Claim, library: Library, language: str) -> list[Part]:
    """The verdict on a claim as one part; on each of its sentences where it is not found as a whole."""
    if published := _as_published(claim, library, language):
        return [published]
    pieces = _pieces(claim.words)
    if len(pieces) == 1 or (len(claim.words) <= LONGEST_PART and not ELLIPSIS.search(claim.words)):
        part = _check_part(claim, library, language)
        if part.verdict in {"verbatim", "nearly"} or len(pieces) == 1:
            return [part]
    parts = [_check_part(replace(claim, words=piece), library, language) for piece in pieces]
    is_pieced = all(part.verdict == "verbatim" for part in parts) and not _leaves_out_sentences(claim, parts)
    return [replace(part, is_pieced=is_pieced) for part in parts]


def _pieces(words: str) -> list[str]:
    """The sentences of the words, parted at marks of omission as well."""
    marked = [piece for piece in ELLIPSIS.split(words) if any(letter.isalnum() for letter in piece)]
    return [span.of(piece) for piece in marked for span in split_sentences(piece, Span(0, len(piece)))] or [words]


def _leaves_out_sentences(claim: Claim, parts: Sequence[Part]) -> bool:
    """Whether the claim marks that it leaves something out, and what it leaves out are whole sentences."""
    if len(ELLIPSIS.split(claim.words)) < len(parts):
        return False
    ends = 0
    article_id = parts[0].findings[0].evidence.article.id
    for part in parts:
        evidence = next((one.evidence for one in part.findings if one.evidence.article.id == article_id), None)
        if evidence is None or evidence.span.start < ends or not _is_sentences(evidence):
            return False
        ends = evidence.span.end
    return True


def _is_sentences(evidence: Evidence) -> bool:
    """Whether the words are whole sentences of the article."""
    text, span = evidence.article.text, evidence.span
    before = text[: span.start].rstrip(" \n\"'“”‘’„«»")[-1:]
    behind = text[span.end : span.end + 3].lstrip("\"'“”‘’„«»")[:1]
    return before in {"", ".", "!", "?", ":", ",", "。"} and behind in {"", ".", "!", "?", ",", "。"}


def _as_published(claim: Claim, library: Library, language: str) -> Part | None:
    """A sentence that stands in an article just as it was pasted, speaker and all; None where it does not.

    The sentence must begin where one of the article begins: what stands before it could turn it into its opposite.
    """
    words = claim.sentence
    if not claim.around and claim.kind != "reported" and claim.speaker == "":
        return None
    claimed = Words.of(words)
    if len(claimed.spans) <= SHORT or len(words) > LONGEST_PART:
        return None
    for place in find_places(words, claim.speaker, library, language):
        printed = place.texts[0]
        for aligned in find_verbatim(claimed, printed):
            start = printed.spans[aligned.start].start
            before = place.analysed.article.text[:start].rstrip(" \"'“”‘’„«»")[-1:]
            if before in {"", "\n", ".", "!", "?", "。"}:
                finding = _finding(replace(claim, speaker=""), claimed, printed, aligned, place, library)
                return Part(words, "", "verbatim", (finding,))
    return None


def _check_part(claim: Claim, library: Library, language: str) -> Part:
    claimed = Words.of(claim.words)
    findings = islice(_findings(claim, claimed, library, language), EXAMINED)
    found = sorted(findings, key=_order)[:MOST] if claimed.spans else []
    if not found:
        return Part(claim.words, claim.called or claim.speaker, "absent")
    best = found[0].closeness
    kept = tuple(finding for finding in found if finding.closeness >= (best if best == 1.0 else best - FURTHER))
    verdict: Verdict = "verbatim" if best == 1.0 else "nearly"
    stray = _stray(claim, kept[0].evidence, library) if verdict == "verbatim" else ()
    return Part(claim.words, claim.called or claim.speaker, verdict, kept, stray)


def _findings(claim: Claim, claimed: Words, library: Library, language: str) -> Iterator[Finding]:
    """Where enough of the words stand, each place once: the very words everywhere, changed ones only without those."""
    places = list(find_places(claim.words, claim.speaker, library, language))
    seen: set[tuple[str, Span]] = set()
    for place in places:
        for published in place.texts:
            for aligned in find_verbatim(claimed, published):
                if (key := _key(place, published, aligned)) not in seen:
                    seen.add(key)
                    yield _finding(claim, claimed, published, aligned, place, library)
    if seen or len(claimed.spans) <= SHORT:
        return
    for place in places:
        aligned, published = max(
            ((align(claimed, text), text) for text in place.texts), key=lambda found: found[0].closeness
        )
        if aligned.closeness >= NEARLY and (key := _key(place, published, aligned)) not in seen:
            seen.add(key)
            yield _finding(claim, claimed, published, aligned, place, library)


def _key(place: Place, published: Words, aligned: Aligned) -> tuple[str, Span]:
    """Where the words stand: the article and the span."""
    return place.analysed.article.id, Span(published.spans[aligned.start].start, published.spans[aligned.end - 1].end)


def _finding(
    claim: Claim, claimed: Words, published: Words, aligned: Aligned, place: Place, library: Library
) -> Finding:
    analysed = place.analysed
    words = published.spans[aligned.start : aligned.end]
    span = Span(words[0].start, words[-1].end)
    mouth = mouth_of(analysed.attributions, words)
    evidence = Evidence(
        article=analysed.article,
        span=span,
        passage=_passage(analysed, span),
        attribution=mouth.attribution,
        score=aligned.closeness,
        confidence=aligned.closeness,
    )
    agrees = agreement(claim, mouth, analysed, words, library)
    found = differences(claimed, published, aligned)
    is_negated = _is_negated(found, load_lexicon(analysed.language).negations)
    return Finding(evidence, aligned.closeness, agrees, found, is_negated)


def _is_negated(found: Sequence[Difference], negations: Collection[str]) -> bool:
    """Whether the differing words hold an odd number of negations: one side denies what the other says."""
    words = [
        word
        for one in found
        if not one.is_same
        for word in f"{one.claimed} {one.published}".casefold().replace("’", "'").split()
    ]
    return sum(word.strip(".,;:!?") in negations for word in words) % 2 == 1


def _passage(analysed: AnalysedArticle, span: Span) -> Passage:
    """The passage that the words stand in; of furniture, which is in no passage, the words alone."""
    try:
        return passage_of(analysed.passages, span)
    except LookupError:
        return Passage(analysed.article.id, span, span.of(analysed.article.text))


def _stray(claim: Claim, evidence: Evidence, library: Library) -> tuple[str, ...]:
    """The words around the claimed ones that stand nowhere near them in the article, nor in its title."""
    if not claim.around:
        return ()
    analysed = library.shelf.get(evidence.article.id)
    at = next((at for at, passage in enumerate(analysed.passages) if passage == evidence.passage), 0)
    near = analysed.passages[max(0, at - 1) : at + 2]
    speaker = evidence.speaker
    known = [passage.text for passage in near] + [analysed.article.title]
    known += [f"{speaker.name} {speaker.role}"] if speaker else []
    printed = " ".join(known).casefold()
    held = set(terms(printed, analysed.language))
    return tuple(
        word
        for word in claim.around
        if not held.intersection(terms(word, analysed.language)) and word.casefold() not in printed.split()
    )


def _with_paraphrases(parts: Sequence[Part], library: Library, language: str) -> Iterator[Part]:
    """The parts; for the first ones that are absent, what may mean the same."""
    left = MOST_PARAPHRASED
    for part in parts:
        if part.verdict != "absent" or not left or not any(letter.isalnum() for letter in part.words):
            yield part
            continue
        left -= 1
        yield _paraphrased(part, library, language)


def _paraphrased(part: Part, library: Library, language: str) -> Part:
    words = part.words[:ASKED]
    claim = Claim(words, part.speaker, "reported")
    said = answer(f"{part.speaker}: {words}" if part.speaker else words, library).evidence
    found = []
    for evidence in said[:MOST]:
        if 2 * evidence.confidence < said[0].confidence or not may_mean(words, evidence, library, language):
            continue
        analysed = library.shelf.get(evidence.article.id)
        spoken = Words.of(evidence.article.text, (evidence.span,)).spans
        if spoken:
            mouth = mouth_of(analysed.attributions, spoken)
            agrees = agreement(claim, mouth, analysed, spoken, library)
            found.append(Finding(evidence, evidence.confidence, agrees))
    return replace(part, verdict="paraphrase", findings=tuple(found)) if found else part


def may_mean(words: str, evidence: Evidence, library: Library, language: str) -> bool:
    """True where what was said is about what is claimed, not only by the same person.

    `words` are the claimed ones, without who is claimed to have said them; `language` is theirs.
    """
    said = evidence.attribution.span.of(evidence.article.text) if evidence.attribution else evidence.text
    speaker = evidence.speaker
    named = set(terms(f"{speaker.name} {speaker.role}", language)) if speaker else set()
    if (set(terms(words, language)) - named) & set(terms(f"{said} {evidence.text}", language)):
        return True
    if not library.vectors:
        return False
    return library.vectors.likeness(words, [(evidence.article, evidence.span)], guess_language(words))[0] >= ALIKE


def _order(finding: Finding) -> tuple[float, bool, bool]:
    """The closest first, then those in the claimed mouth, then those in any."""
    return -finding.closeness, finding.agreement != "confirmed", finding.evidence.speaker is None
