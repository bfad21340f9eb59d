"""The documents by which the search indexes find an article: bags of terms, of the whole and of each passage."""

from __future__ import annotations

from retrieval.library.analysed import AnalysedArticle
from retrieval.library.passages import attributions_by_passage
from retrieval.searching import Document, terms


def index_documents(analysed: AnalysedArticle) -> tuple[Document, list[Document]]:
    """The document of the whole article, and those of its passages in their order.

    A passage is also found by the names and roles of those who speak in it, even where only "she said" stands there.
    """
    article, language = analysed.article, analysed.language
    attributions = attributions_by_passage(analysed.passages, analysed.attributions)
    all_terms = terms(article.title, language)
    documents = []
    end = 0
    for position, passage in enumerate(analysed.passages):
        of_passage = terms(passage.text, language)
        all_terms += terms(article.text[end : passage.span.start], language)
        all_terms += of_passage
        end = passage.span.end
        written = frozenset(of_passage)
        speakers = {found.speaker for found in attributions.get(passage.span.start, ()) if found.speaker}
        for known in (analysed.speaker_terms[speaker] for speaker in speakers):
            of_passage += known.all - written
        documents.append(Document.of(article.id, position, of_passage))
    all_terms += terms(article.text[end:], language)
    return Document.of(article.id, 0, all_terms), documents
