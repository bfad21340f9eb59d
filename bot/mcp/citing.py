"""Published words made ready to be cited: with their speaker, their article and a link that opens at them."""

from __future__ import annotations

from dataclasses import replace

from bot.links import link_to
from bot.mcp.records import Published, Words
from bot.talk.captions import byline_of, title_of
from bot.talk.quotations import in_marks
from retrieval import Article, Evidence, Span

_NARRATED, _NOBODY = "in the article's own words", "the article does not say who said it"


def published(article: Article) -> Published:
    """The article without its text."""
    return Published(
        id=article.id,
        title=article.title,
        publisher=article.publisher,
        published=article.published,
        author=article.author,
        language=article.language,
        url=article.url,
    )


def words_of(evidence: Evidence) -> Words:
    """The words that the evidence shows."""
    attribution, text = evidence.attribution, evidence.article.text
    return Words(
        text=evidence.text,
        speaker=evidence.speaker.name if evidence.speaker else None,
        role=(evidence.speaker.role or None) if evidence.speaker else None,
        kind=evidence.kind,
        citation=_citation(evidence),
        source=_words(attribution.source if attribution else None, text),
        cue=_words(attribution.cue if attribution else None, text),
        start=evidence.span.start,
        end=evidence.span.end,
        context=evidence.passage.text,
        article=published(evidence.article),
        link=link_to(evidence.article.url, evidence.text) or None,
        also_in=tuple(article.id for article in evidence.also),
        speaker_confidence=round(attribution.confidence, 4) if attribution and attribution.speaker else None,
    )


def whole_quote(evidence: Evidence) -> Evidence:
    """The quote that the words are part of, without a gap; the words themselves where they are part of none."""
    contents = evidence.attribution.quote.contents if evidence.attribution else ()
    return next((replace(evidence, span=content) for content in contents if content.holds(evidence.span)), evidence)


def _citation(evidence: Evidence) -> str:
    """The words with speaker and article. Only what the speaker said word for word stands in quotation marks alone."""
    where = byline_of(evidence.article) or title_of(evidence.article)
    if evidence.attribution is None:
        return f"{where}, {_NARRATED}: “{evidence.text}”"
    speaker = evidence.speaker
    if evidence.kind != "direct":
        reported = f"reporting {speaker.name}" if speaker else _NOBODY
        return f"{where}, {_NARRATED}, {reported}: “{evidence.text}”"
    who = ", ".join(filter(None, (speaker.name, speaker.role))) if speaker else _NOBODY
    return f"{in_marks(evidence.text, evidence)} ({who}; {where})"


def _words(span: Span | None, text: str) -> str | None:
    return span.of(text) if span else None
