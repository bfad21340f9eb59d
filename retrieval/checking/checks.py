"""Check a quote: find the claimed words in the articles, and who said them there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from retrieval.answering import answer
from retrieval.checking.alignment import Words, align_all, differences
from retrieval.checking.claims import Claim, read_claim
from retrieval.checking.records import Agreement, Check, Finding
from retrieval.library.analysed import AnalysedArticle
from retrieval.library.library import Library
from retrieval.library.passages import passage_of
from retrieval.records import Article, Attribution, Evidence, Passage, Span
from retrieval.searching import guess_language, rank, terms

RAREST = 6
"""How many of the claimed terms are looked up, the rarest ones: they are in few passages, which keeps this fast."""
PASSAGES = 12
NEARLY = 0.6
"""The share of words that must agree for words to be the claimed ones with changes, not others."""
SHORT = 3
"""Claims of so few words are verbatim or not there: any change makes other words of them."""
FURTHER = 0.15
"""How much less close than the best another finding may be; beside the very words nothing less is shown."""
ALIKE = 0.45
"""The likeness of meaning (cosine) from which other words may mean the same."""
MOST = 5


def check_quote(text: str, library: Library) -> Check:
    """Is what `text` claims in the articles: verbatim, nearly, perhaps in other words, or not; and who said it?

    `text` is the bare words, or names who is claimed to have said them (X said “…”). Never raises on what a person
    types.
    """
    language = guess_language(text, library.shelf.languages or ("en",))
    claim = read_claim(text, language)
    claimed = Words.of(claim.words)
    found = sorted(_findings(claim, claimed, library, language), key=_order)[:MOST] if claimed.spans else []
    if found:
        best = found[0].closeness
        kept = tuple(finding for finding in found if finding.closeness >= (best if best == 1.0 else best - FURTHER))
        return Check(text, claim.words, claim.speaker, "verbatim" if best == 1.0 else "nearly", kept)
    asked = f"Did {claim.speaker or 'anyone'} say that {claim.words}?"
    said = answer(asked, library).evidence if claimed.spans else ()
    meant = tuple(
        Finding(evidence, evidence.confidence, _agreement(claim.speaker, evidence, library, language))
        for evidence in said[:MOST]
        if 2 * evidence.confidence >= said[0].confidence and _may_mean(claim.words, evidence, library, language)
    )
    return Check(text, claim.words, claim.speaker, "paraphrase" if meant else "absent", meant)


def _findings(claim: Claim, claimed: Words, library: Library, language: str) -> Iterator[Finding]:
    """Where enough of the words stand, each place once."""
    seen: set[tuple[str, Span]] = set()
    for analysed, within in _places(claim, library, language):
        article = analysed.article
        published = Words.of(article.text, within)
        for aligned in align_all(claimed, published):
            if aligned.closeness < (NEARLY if len(claimed.spans) > SHORT else 1.0):
                continue
            span = Span(published.spans[aligned.start].start, published.spans[aligned.end - 1].end)
            if (article.id, span) in seen:
                continue
            seen.add((article.id, span))
            evidence = Evidence(
                article=article,
                span=span,
                passage=_passage(analysed, span),
                attribution=_attribution(analysed.attributions, span),
                score=aligned.closeness,
                confidence=aligned.closeness,
            )
            agreement = _agreement(claim.speaker, evidence, library, language)
            yield Finding(evidence, aligned.closeness, agreement, differences(claimed, published, aligned))


def _passage(analysed: AnalysedArticle, span: Span) -> Passage:
    """The passage that the words stand in; of furniture, which is in no passage, the words alone."""
    try:
        return passage_of(analysed.passages, span)
    except LookupError:
        return Passage(analysed.article.id, span, span.of(analysed.article.text))


def _places(claim: Claim, library: Library, language: str) -> Iterator[tuple[AnalysedArticle, Span]]:
    """Passages that may hold the words, in any mouth and in the claimed one, with as much around them as the words are
    long.
    """
    words = claim.words
    asked = tuple(dict.fromkeys(terms(words, language)))
    known = library.passage_index.statistics(asked).frequencies
    rarest = sorted((term for term in asked if known[term]), key=lambda term: known[term])[:RAREST]
    in_that_mouth = dict.fromkeys((*rarest, *terms(claim.speaker, language))) if rarest else {}
    found = [ranked for sought in (rarest, in_that_mouth) for ranked in rank(library.passage_index, sought, PASSAGES)]
    places = dict.fromkeys((ranked.document.article_id, ranked.document.position) for ranked in found)
    held = library.shelf.find({article_id for article_id, _ in places})
    for article_id, position in places:
        if article_id not in held:  # another process has just removed it
            continue
        analysed = held[article_id]
        span = analysed.passages[position].span
        yield analysed, Span(_step(analysed.article, span.start - len(words)), span.end + len(words))
    if not rarest:
        yield from _read_through(words, library)


def _read_through(words: str, library: Library) -> Iterator[tuple[AnalysedArticle, Span]]:
    """Where words that the index leaves out ("we will not") stand, letter by letter."""
    sought = words.casefold().strip()
    for article in library.shelf.articles:
        at = article.text.casefold().find(sought) if sought else -1
        if at >= 0:
            start = _step(article, at - len(words))
            yield library.shelf.get(article.id), Span(start, at + 2 * len(words))


def _step(article: Article, at: int) -> int:
    """The start of the word at or after a position."""
    at = max(0, at)
    while 0 < at < len(article.text) and article.text[at - 1].isalnum():
        at += 1
    return at


def _may_mean(words: str, evidence: Evidence, library: Library, language: str) -> bool:
    """True where what was said is about what is claimed, not only by the same person."""
    if library.vectors:
        return library.vectors.likeness(words, [(evidence.article, evidence.span)])[0] >= ALIKE
    return bool(set(terms(words, language)) & set(terms(evidence.text, language)))


def _attribution(attributions: Sequence[Attribution], span: Span) -> Attribution | None:
    """Whose words the span is made of, for the most part; the innermost where one quotes another."""

    def shared(attribution: Attribution) -> int:
        contents = attribution.quote.contents
        return sum(max(0, min(span.end, content.end) - max(span.start, content.start)) for content in contents)

    mostly = [attribution for attribution in attributions if 2 * shared(attribution) > span.end - span.start]
    return min(mostly, key=lambda found: found.quote.span.end - found.quote.span.start, default=None)


def _agreement(speaker: str, evidence: Evidence, library: Library, language: str) -> Agreement:
    """Whether the claimed speaker is the one the article names."""
    claimed = set(terms(speaker, language))
    if not claimed:
        return ""
    if evidence.speaker is None:
        return "unknown"
    known = library.shelf.get(evidence.article.id).speaker_terms[evidence.speaker]
    names = claimed & library.shelf.name_terms.keys()
    if names:
        return "confirmed" if names <= known.all or set(known.name) <= claimed else "contradicted"
    return "confirmed" if claimed <= known.all else "contradicted"


def _order(finding: Finding) -> tuple[float, bool, bool]:
    """The closest first, then those in the claimed mouth, then those in any."""
    return -finding.closeness, finding.agreement != "confirmed", finding.evidence.speaker is None
