"""What else somebody said: the quotes that a talk has not shown yet."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from itertools import takewhile

from bot.talk.catalogue import folded, quotes_of, quoting, speakers_of
from bot.talk.replies import Page
from bot.talk.requests import Bookmark, More, Question
from bot.talk.talks import Talk
from retrieval import Answer, Evidence, Further, Library, Refusal, Span, asks_for_more, compare, read_name

MOST = 50
"""Quotes of a speaker that are gone through."""
MOST_BESIDE = 5
"""Other people of an article who are named where nobody else spoke about something."""
_EDGES = ".,;:!?¿¡…\"'“”„«»()"


def more_asked(
    wanted: Further, asked: Question, before: Bookmark | None, talk: Talk, find: Callable[[Question], Answer]
) -> More | None:
    """What a question asks for more of, given the page that the talk has shown before.

    Whoever is quoted on that page is meant, unless the question names somebody. None where nothing was shown, or nobody
    of that name is quoted.
    """
    shown = _shown(asked.article_id, before, talk, find)
    earlier = before.subject.more if before and isinstance(before.subject, Question) else None
    quoted = (one.speaker.name for one in shown if one.speaker and _may_be(one.speaker.name, wanted))
    before_that = earlier.speaker if earlier and _may_be(earlier.speaker, wanted) else ""
    speaker = before_that or next(quoted, "")
    if wanted.name and not wanted.has_topic:
        speaker = _speaker_called(wanted.name, asked, find)
    elif not shown:
        return None
    if not speaker and not wanted.has_topic:
        return None
    seen = [(one.article.id, one.span) for one in shown]
    if earlier:
        seen += earlier.seen
    return More("" if wanted.has_topic else speaker, tuple(dict.fromkeys(seen)))


def _may_be(name: str, wanted: Further) -> bool:
    """Whether the pronoun of what is asked for may stand for somebody of that name."""
    return not wanted.gender or read_name(name).gender in {"", wanted.gender}


def _speaker_called(name: str, asked: Question, find: Callable[[Question], Answer]) -> str:
    """The quoted person who is meant by the name alone, or whom the question names as it stands; empty without one."""
    for one in (Question(name, article_id=asked.article_id), asked):
        found = find(one)
        is_quoted = found.refusal is not None and found.refusal.missing == "elsewhere"
        best = next(iter(found.evidence or (found.closest if is_quoted else ())), None)
        if best and best.speaker:
            return best.speaker.name
    return ""


def more_beyond(last: Page, before: Bookmark, talk: Talk, find: Callable[[Question], Answer]) -> Question | None:
    """What follows the last page of a question: other quotes of the speaker whom it names, then of the same article.

    Where nothing answers, they are those of whoever comes closest. None where that page shows no words and none were
    shown before, or is itself of what follows another.
    """
    asked = before.subject
    if not isinstance(asked, Question) or (asked.more and asked.more.beside) or len(last.evidence) > 1:
        return None
    if not last.evidence:
        return _beside(asked)
    (cited,) = last.evidence
    shown = [cited, *find(asked).evidence, *_shown(asked.article_id, before, talk, find)]
    seen = [(one.article.id, one.span) for one in shown] + list(asked.more.seen if asked.more else ())
    speaker = asked.more.speaker if asked.more else ""
    if cited.speaker and (_is_missed(last) or asked.of or _names(asked.text, cited.speaker.name)):
        speaker = cited.speaker.name
    return dataclasses.replace(asked, more=More(speaker, tuple(dict.fromkeys(seen)), cited.article.id))


def _beside(asked: Question) -> Question | None:
    """What follows where nothing is left of what was asked for: the other quotes of the article shown before."""
    if asked.more is None or not asked.more.seen:
        return None
    return dataclasses.replace(asked, more=dataclasses.replace(asked.more, beside=asked.more.seen[0][0]))


def _is_missed(page: Page) -> bool:
    """Whether that page says that the person asked about is quoted on other things only."""
    return page.outcome == "unanswered" and page.refusal is not None and page.refusal.missing == "elsewhere"


def _names(text: str, name: str) -> bool:
    """Whether a text holds a word of that name."""
    return not set(folded(name).split()).isdisjoint(_words(text))


def before_the_first(asked: Question, talk: Talk, find: Callable[[Question], Answer]) -> Bookmark | None:
    """The page from which a talk went on to more; None for a question that asks for no more than it says."""
    more = asked.more
    if more is None:
        return None
    before = dataclasses.replace(asked, more=None)
    if asks_for_more(asked.text):
        if not talk.questions:
            return None
        *earlier, text = talk.questions
        before = Question(text, tuple(earlier), talk.article_id)
    shown = takewhile(lambda one: _is_seen(one, more.seen), find(before).evidence)
    return Bookmark(before, max(1, sum(1 for _ in shown)))


def _words(text: str) -> set[str]:
    return {word.strip(_EDGES) for word in folded(text).split()}


def further_answer(found: Answer, more: More, library: Library) -> Answer:
    """The answer without what was seen; of a speaker, all other quotes, as they stand in the articles.

    Direct quotations come before what is told in other words.
    The quotes of the article `beside` come last, those after the one that was shown before those in front of it. Where
    none are left, the refusal names the other people whom the article shown last quotes.
    """
    evidence: Sequence[Evidence] = found.evidence
    if more.speaker:
        evidence = direct_first(quotes_of(library, quoting(library, more.speaker), more.speaker))
    if more.beside:
        evidence = _continued(evidence, more, library)
    left = tuple(one for one in evidence if not _is_seen(one, more.seen))
    near = () if left or not more.seen else _quoted_beside(library, (more.speaker,), more.seen[0][0])
    refusal = Refusal("nothing", near=near) if near else None
    return dataclasses.replace(
        found, evidence=left[:MOST], closest=(), refusal=refusal, is_claim=False, verdict=None, leans=True
    )


def _continued(evidence: Sequence[Evidence], more: More, library: Library) -> Sequence[Evidence]:
    """These quotes, those of the article that was shown first; then all others of that article."""
    _article_id, shown = more.seen[0]
    articles = [one.article for one in library.shelf.find((more.beside,)).values()]
    beside = [one for one in quotes_of(library, articles) if one.speaker]

    def place(one: Evidence) -> tuple[bool, bool, bool, int]:
        return one.article.id != more.beside, one.kind != "direct", one.span < shown, one.span.start

    own = sorted(evidence, key=place) if more.speaker else evidence
    known = {(one.article.id, one.span) for one in own}
    return (*own, *(one for one in sorted(beside, key=place) if (one.article.id, one.span) not in known))


def direct_first(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The same evidence, the direct quotations before what articles tell in their own words, each in its order."""
    return tuple(sorted(evidence, key=lambda one: one.kind != "direct"))


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


def _quoted_beside(library: Library, besides: Sequence[str], article_id: str = "") -> tuple[str, ...]:
    """The people who are quoted by name, in that article or in all, without those named."""
    known = [read_name(one) for one in besides if one]
    articles = [one.article for one in library.shelf.find((article_id,)).values()] if article_id else None
    found = []
    for one in speakers_of(library, articles):
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
