"""The sentence that an article begins with, as something to show."""

from __future__ import annotations

from retrieval.library.analysed import AnalysedArticle
from retrieval.library.library import Library
from retrieval.records import Attribution, Evidence, Span
from retrieval.searching.words import tokens
from retrieval.text.sentences import is_stop, split_sentences

CLOSING = " \n\t\"'”’“»«」』)]"
"""Characters that may follow the full stop of a sentence."""


def opening_of(article_id: str, library: Library) -> Evidence | None:
    """The first sentence of an article after its title; None where it has none. Raises KeyError for an unknown id.

    Headings, which end without a full stop, sentences with several speakers and parts of quotations are passed over.
    Where somebody is quoted in the sentence, it is shown with its speaker.
    """
    analysed = library.shelf.get(article_id)
    title = tokens(analysed.article.title)
    for passage in analysed.passages:
        for sentence in split_sentences(analysed.article.text, passage.span, analysed.language):
            written = sentence.of(analysed.article.text)
            if tokens(written) == title or not is_stop(written.rstrip(CLOSING)[-1:]):
                continue
            said = _said_in(sentence, analysed)
            is_cut = any(not sentence.holds(one.quote.span) for one in said)
            if is_cut or len({one.speaker for one in said}) > 1:
                continue
            attribution = said[0] if said else None
            return Evidence(analysed.article, sentence, passage, attribution, 0.0, 1.0)
    return None


def _said_in(sentence: Span, analysed: AnalysedArticle) -> list[Attribution]:
    return [one for one in analysed.attributions if one.quote.span.touches(sentence)]
