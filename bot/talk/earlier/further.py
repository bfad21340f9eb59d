"""What else somebody said: the quotes that a talk has not shown yet."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence

from bot.talk.catalogue import folded, quotes_of, quoting, speakers_of
from bot.talk.replies import Page
from bot.talk.requests import Bookmark, More, Question
from bot.talk.talks import Talk
from retrieval import Answer, Evidence, Further, Library, Refusal, Span, compare, read_name

MOST = 50
"""Quotes of a speaker that are gone through."""
MOST_BESIDE = 5
"""Other people of an article who are named where nobody else spoke about something."""
_EDGES = ".,;:!?¿¡…\"'“”„«»()"


def more_asked(
    wanted: Further, asked: Question, before: Bookmark | None, talk: Talk, find: Callable[[Question], Answer]
) -> More | None:
    """What a question asks for more of, given the page that the talk has shown before; None where nothing was shown.

    Whoever is quoted on that page is meant, unless the question names somebody.
    """
    shown = _shown(asked.article_id, before, talk, find)
    earlier = before.subject.more if before and isinstance(before.subject, Question) else None
    quoted = (one.speaker.name for one in shown if one.speaker)
    speaker = (earlier.speaker if earlier else "") or next(quoted, "")
    if wanted.name:
        own = find(asked).evidence
        speaker = own[0].speaker.name if own and own[0].speaker else ""
    if not shown or (not speaker and not wanted.has_topic):
        return None
    seen = [(one.article.id, one.span) for one in shown]
    if earlier:
        seen += earlier.seen
    return More("" if wanted.has_topic else speaker, tuple(dict.fromkeys(seen)))


def more_beyond(last: Page, before: Bookmark, talk: Talk, find: Callable[[Question], Answer]) -> Question | None:
    """What follows the last page of a question: other quotes of the speaker whom it names, then of the same article.

    None where that page shows no answer, or is itself of what follows another.
    """
    asked = before.subject
    is_of_question = isinstance(asked, Question) and last.outcome == "answered" and len(last.evidence) == 1
    if not isinstance(asked, Question) or not is_of_question or (asked.more and asked.more.beside):
        return None
    (cited,) = last.evidence
    shown = [cited, *find(asked).evidence, *_shown(asked.article_id, before, talk, find)]
    seen = [(one.article.id, one.span) for one in shown] + list(asked.more.seen if asked.more else ())
    speaker = asked.more.speaker if asked.more else ""
    if cited.speaker and (asked.of or not set(folded(cited.speaker.name).split()).isdisjoint(_words(asked.text))):
        speaker = cited.speaker.name
    return dataclasses.replace(asked, more=More(speaker, tuple(dict.fromkeys(seen)), cited.article.id))


def _words(text: str) -> set[str]:
    return {word.strip(_EDGES) for word in folded(text).split()}


def further_answer(found: Answer, more: More, library: Library) -> Answer:
    """The answer without what was seen; of a speaker, all other quotes, as they stand in the articles.

    The quotes of the article `beside` come last, those after the one that was shown before those in front of it.
    """
    evidence: Sequence[Evidence] = found.evidence
    if more.speaker:
        evidence = quotes_of(library, quoting(library, more.speaker), more.speaker)
    if more.beside:
        evidence = _continued(evidence, more, library)
    left = tuple(one for one in evidence if not _is_seen(one, more.seen))
    return dataclasses.replace(
        found, evidence=left[:MOST], closest=(), refusal=None, is_claim=False, verdict=None, leans=True
    )


def _continued(evidence: Sequence[Evidence], more: More, library: Library) -> Sequence[Evidence]:
    """These quotes, those of the article that was shown first; then all others of that article."""
    _article_id, shown = more.seen[0]
    articles = [one.article for one in library.shelf.find((more.beside,)).values()]
    beside = [one for one in quotes_of(library, articles) if one.speaker]

    def place(one: Evidence) -> tuple[bool, bool, int]:
        return one.article.id != more.beside, one.span < shown, one.span.start

    own = sorted(evidence, key=place) if more.speaker else evidence
    known = {(one.article.id, one.span) for one in own}
    return (*own, *(one for one in sorted(beside, key=place) if (one.article.id, one.span) not in known))


def _is_seen(evidence: Evidence, seen: Sequence[tuple[str, Span]]) -> bool:
    return any(evidence.article.id == one and evidence.span.touches(span) for one, span in seen)


def others_answer(found: Answer, besides: Sequence[str], home: Library | None) -> Answer:
    """The answer to a question who else said something: quotes of other people only.

    Where there are none, the refusal names the other people quoted in `home`, the article that the talk is about.
    """
    left = tuple(one for one in found.evidence if one.speaker and one.speaker.name not in besides)
    near = () if left or home is None else _quoted_beside(home, besides)
    refusal = Refusal("nothing", near=near) if near else None
    return dataclasses.replace(
        found, evidence=left, closest=(), refusal=refusal, is_claim=False, verdict=None, leans=True
    )


def _quoted_beside(library: Library, besides: Sequence[str]) -> tuple[str, ...]:
    """The people who are quoted by name, without those named."""
    known = [read_name(one) for one in besides]
    found = []
    for one in speakers_of(library):
        name = read_name(one.speaker.name)
        if name.has_known_first_name and not any(compare(name, other) != "different" for other in known):
            found.append(one.speaker.name)
    return tuple(found[:MOST_BESIDE])


def _shown(
    article_id: str, before: Bookmark | None, talk: Talk, find: Callable[[Question], Answer]
) -> Sequence[Evidence]:
    """What the talk has shown: first the page that is shown now, then the pages before it, then earlier answers."""
    shown: list[Evidence] = []
    if before and isinstance(before.subject, Question):
        found = find(before.subject)
        shown += (found.evidence or found.closest)[: before.position][::-1]
    for at in range(len(talk.questions) - 1, -1, -1):
        shown += find(Question(talk.questions[at], talk.questions[:at], article_id)).evidence[:1]
    return shown
