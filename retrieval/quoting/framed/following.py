"""Who says a quotation that ends its sentence, by the sentence after it, in languages that mark the topic.

“…” 박영희 씨의 말이다; “…” 박영희 씨는 이렇게 말했다; 「…」。高木誠さん（61）は玄関で手を合わせた。
"""

from __future__ import annotations

import re
from functools import cache

from retrieval.quoting.alternatives import any_of
from retrieval.quoting.framed.clauses import REACH
from retrieval.quoting.framed.names import AGE, HANGUL, is_titled, office_alone
from retrieval.quoting.framed.people import People
from retrieval.quoting.framed.told import BLANK, LONGEST, STOPS
from retrieval.quoting.framed.topics import means_somebody, topics_in
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.marks import Stretch
from retrieval.records import Span

_OPENING = 20
"""Letters at most of a clause before the subject of a sentence."""
_LONGEST_UNKNOWN = 4
"""Letters at most of a word that may be the name of somebody who was not introduced."""
_OTHER = rf"[^{STOPS}.,、{BLANK}]"
_SENTENCE = re.compile(rf"[。.]?[^\S\n]*(?P<told>[^{STOPS}.{BLANK}]*)")
_BELOW = re.compile(r"\s*\n\s*")
_LEADS = re.compile(rf"[。.]?\s*{BLANK}")
"""What follows a sentence that leads into the next quotation."""


def speaker_after(narrated: str, stretch: Stretch, people: People) -> Span | None:
    """The words for who says a quotation, in the sentence after it; None where that tells of nobody.

    Only a quotation that opens its paragraph may be said by whoever acts in that sentence, or be taken up by the next
    paragraph.
    """
    if stretch.closer is None or stretch.opener is None:
        return None
    start, words = stretch.closer.end, people.words
    if presented := _presented(narrated, start, people):
        return presented
    opens = stretch.opener.start == 0 or narrated[stretch.opener.start - 1] == "\n"
    found = _telling(words).match(narrated, start, start + REACH)
    leads_on, is_below = bool(found and _ends_leading(narrated, found.end())), bool(found and "\n" in found[0])
    if found and not (leads_on and is_below) and (opens or not (leads_on or is_below)):
        source = found["source"]
        if source in words.kin or _tells_of_relative(source, words):
            return None  # 아이, whom some other sentence names
        if means_somebody(source, words, people.named) or (" " not in source and len(source) <= _LONGEST_UNKNOWN):
            return Span(*found.span("source"))
    if opens and (acts := _acting(narrated, start, people)):
        return acts
    return _introduced_below(narrated, start, people) if not narrated[: stretch.opener.start].strip() else None


def _ends_leading(narrated: str, end: int) -> bool:
    """True where nothing but its stop stands between the end of a sentence and the next quotation."""
    return _LEADS.match(narrated, end) is not None


def _presented(narrated: str, start: int, people: People) -> Span | None:
    """Whom a sentence presents as the speaker, or from whom somebody hears it: そう話すのは*高木誠さん*だ."""
    found = _presents(people.words).match(narrated, start, start + REACH)
    if found is None:
        return None
    span = Span(*found.span("presented" if found["presented"] else "agent"))
    span = Span(max(span.start, *(narrated.rfind(one, span.start, span.end) + 1 for one in "、,")), span.end)
    return span if means_somebody(span.of(narrated), people.words, people.named) else None


@cache
def _presents(words: Lexicon) -> re.Pattern[str]:
    """A sentence about who said what stands before it: そう話すのは*高木誠さん*だ; *医師*にそう告げられ."""
    thus = any_of(words.demonstratives)
    presented = rf"(?:{thus})\s?(?:{any_of(words.told)})\s?(?:(?:{any_of(words.topics)})[、,]?\s?)?"
    presented += rf"(?P<presented>[^{STOPS}.{BLANK}]{{1,{LONGEST}}}?)(?:{any_of(words.copulas)})?(?=[。.])"
    agent = rf"(?P<agent>{_OTHER}{{1,{LONGEST}}}?)(?:{any_of(words.agents | words.passive_agents)})\s?(?:{thus})"
    heard = rf"{_OTHER}{{0,{_OPENING}}}?(?:{any_of(words.hearing_verbs)})"
    return re.compile(rf"[。.]?\s*(?:{presented}|(?:{_OTHER}{{1,{_OPENING}}}[、,]\s*)?{agent}{heard})")


def _acting(narrated: str, start: int, people: People) -> Span | None:
    """Who opens the sentence behind a quotation, beside a title or an age: “…” *박영희 씨*가 웃었다."""
    sentence = _SENTENCE.match(narrated, start, start + REACH)
    if sentence is None:
        return None
    topics = list(topics_in(narrated, Span(*sentence.span("told")), people.words, people.named))
    topic = next((one for one in topics if one.is_somebody), None)
    source = topic.span.of(narrated) if topic else ""
    if _tells_of_relative(source, people.words):
        return None
    is_known = is_titled(source, people.words) or bool(office_alone(source, people.words)[1])
    return topic.span if topic and is_known else None


def _introduced_below(narrated: str, start: int, people: People) -> Span | None:
    """Whom the paragraph below the words that open an article introduces by age: *책방 주인 정우진(52) 씨*는 올봄…"""
    below = _BELOW.match(narrated, start)
    if below is None:
        return None
    topic = next(topics_in(narrated, Span(below.end(), start + REACH), people.words, people.named), None)
    return topic.span if topic and topic.is_somebody and AGE.search(topic.span.of(narrated)) else None


def _tells_of_relative(source: str, words: Lexicon) -> bool:
    """True for somebody before whom a sentence tells what a relative did: “…” *동생의* 전화에 김지호(27)씨는."""
    return any(f"{relative}{ending} " in source for relative in words.kin for ending in words.owner_endings)


@cache
def _telling(words: Lexicon) -> re.Pattern[str]:
    """A sentence with a verb of saying, or one that calls the quotation somebody's words."""
    source = rf"[。.]?\s*(?:{_OTHER}{{1,{_OPENING}}}[、,]\s*)?(?P<source>{_OTHER}{{1,{LONGEST}}}?)"
    told = rf"(?:{any_of(words.topic_endings)})(?!{HANGUL})[^{STOPS}{BLANK}]{{0,20}}?(?:{any_of(words.speech)})"
    owner = any_of(words.owner_endings)
    owned = rf"(?:{owner})\s*(?:(?:{any_of(words.moments)})(?:{owner})\s*)?(?:{any_of(words.utterances)})"
    return re.compile(rf"{source}(?:{told}|{owned})")
