"""Words that an article said once and says no longer."""

from __future__ import annotations

from retrieval.checking.alignment import Words, find_verbatim
from retrieval.checking.claims import Claim
from retrieval.checking.mouths import agreement, mouth_of
from retrieval.checking.places import is_itself
from retrieval.checking.records import Earlier
from retrieval.library.analysed import assemble
from retrieval.library.library import Library
from retrieval.records import Article, Evidence, Passage, Span
from retrieval.searching import terms

_EDITIONS = 8
"""Editions that are read for a claim, those first that lost most of its terms."""


def find_earlier(
    claim: Claim, claimed: Words, library: Library, language: str, apart_from: Article | None = None
) -> Earlier | None:
    """The last edition in which the very words stood, in the claimed mouth rather than in another; None without one.

    Editions of `apart_from` are left out, and those with its text.
    """
    asked = tuple(dict.fromkeys(terms(claim.words, language)))
    if not asked or not claimed.spans:
        return None
    found: list[Earlier] = []
    for edition in library.shelf.editions_saying(asked, _EDITIONS):
        article = edition.article
        if is_itself(article, apart_from):
            continue
        printed = Words.of(article.text)
        analysed = assemble(article, article.language or language, edition.attributions, ())
        for aligned in find_verbatim(claimed, printed):
            words = printed.spans[aligned.start : aligned.end]
            span = Span(words[0].start, words[-1].end)
            mouth = mouth_of(edition.attributions, words)
            passage = Passage(article.id, span, span.of(article.text))
            evidence = Evidence(article, span, passage, mouth.attribution, 1.0, 1.0)
            agrees = agreement(claim, mouth, analysed, words, library)
            found.append(Earlier(evidence, agrees, edition.seen, edition.replaced))
    return max(found, key=lambda one: (one.agreement == "confirmed", one.until), default=None)
