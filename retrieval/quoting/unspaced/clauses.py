"""Quotations in a text without spaces between words that have no verb of saying right beside their marks.

他指出，旧船“像老人，越修越慢”; “今天不谈这个”，馆长沈立群摆了摆手; 赵桂兰笑了笑：“等等再说。”

The speaker is the source of a verb of saying in the same sentence, or the person with whom the clause after the
quotation, or before its colon, begins. Short quotations within a report are single terms and get no speaker.
"""

from __future__ import annotations

import re
from functools import cache

from retrieval.quoting.alternatives import any_of
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.marks import Stretch
from retrieval.quoting.unspaced.described import described_subject
from retrieval.quoting.unspaced.names import FURTHEST, blanked, people_in
from retrieval.records import Span

_STOPS = "。！？!?；;\n"
_OPENERS = ("“", "「", "『")
_ENDS = re.compile(r"[。！？!?；;\n]")
_LEAST_LETTERS = 5
"""The least number of letters of a quotation within a report that is more than a term. One with a comma always is."""
_LEAST_SPOKEN = 3
_LONGEST_SOURCE = 40
_BEFORE_ALONE = frozenset({"", "\n", "。", "！", "？", "”", "」", "）", ")"})
"""What stands before a quotation that opens a sentence."""
_CLAUSE = re.compile(r"[^，：；]+")
_PLACE = 16
"""Letters at most of a clause that tells where or when somebody acts: 谈判桌一侧，*柳树青*站了起来."""
_SHORT_CLAUSE = re.compile(r"[^\W\d_]{3,16}(?=[。，：])")
"""The same after a quotation that goes on: “不急，”他摆摆手，“…”"""
_SHORT_SENTENCE = re.compile(r"[^\W\d_]{3,16}(?=。|[，：][“「『])")
"""What follows the person in a sentence after a quotation that says what they did: “没看见。”司机吴师傅叹了口气。"""


def reported_in_sentence(text: str, stretch: Stretch, words: Lexicon) -> tuple[Span, Span] | None:
    """The source and the cue of the nearest verb of saying in the sentence before a quotation: 她*说*，这几天，“…”"""
    quoted = stretch.span.of(text)
    if stretch.opener is None or (len(quoted) < _LEAST_LETTERS and "，" not in quoted):
        return None
    start = sentence_start(text, stretch.opener.start)
    before = blanked(text[start : stretch.opener.start])
    reports = list(_reports(words).finditer(before))
    if not reports or not reports[-1]["source"].strip():
        return None
    source, cue = reports[-1].span("source"), reports[-1].span("cue")
    return Span(start + source[0], start + source[1]), Span(start + cue[0], start + cue[1])


def person_beside(text: str, stretch: Stretch, words: Lexicon) -> Span | None:
    """The name or pronoun that opens the clause after a quotation, or the clause that leads into it with a colon."""
    if stretch.opener is None or stretch.closer is None or len(stretch.span.of(text)) < _LEAST_SPOKEN:
        return None
    if text[stretch.opener.start - 1 : stretch.opener.start] in {"：", ":"}:
        start, end = sentence_start(text, stretch.opener.start), stretch.opener.start - 1
        if text[start:end].strip() in words.question_labels:
            return Span(start, end)
        if owner := _owner_of_words(words).search(text, start, end):
            return Span(*owner.span("owner"))
        clauses = (start, *(at + 1 for at in range(start, end) if text[at] == "，"))
        return next((one for at in reversed(clauses) if (one := opening_person(text, at, end, words))), None)
    start = stretch.closer.end
    before = text[max(0, stretch.opener.start - 1) : stretch.opener.start]
    if before in {"，", ","} and _may_end_deed(text, stretch, words):
        return opening_person(text, sentence_start(text, stretch.opener.start), stretch.opener.start, words)
    opens = before in _BEFORE_ALONE
    if not opens:
        return None
    if text[start : start + 1] not in {"，", ","}:
        if before in {"", "\n", "）", ")"}:
            return _teller_after(text, start, words)
        pattern = _SHORT_CLAUSE if text[start - 2] == "，" else _SHORT_SENTENCE
        alone = pattern.match(text, start)
        return opening_person(text, start, alone.end(), words) if alone else None
    end = next((found.start() for found in re.finditer(rf"[{_STOPS}，,：:“「]", text[start + 1 :])), len(text))
    return opening_person(text, start + 1, start + 1 + end, words)


def _may_end_deed(text: str, stretch: Stretch, words: Lexicon) -> bool:
    """True for a quotation behind a comma that is a sentence: 李强走到窗前，“…。”; or ends one that reports nothing and
    has a pause or a word for me in it: 李强摆摆手，“我不去”。"""
    quoted = stretch.span.of(text)
    if quoted[-1] in _STOPS:
        return True
    is_speech = "，" in quoted or any(one in quoted for one in words.first_persons)
    ends = stretch.closer is not None and text[stretch.closer.end : stretch.closer.end + 1] in _STOPS
    return is_speech and ends and reported_in_sentence(text, stretch, words) is None


def _teller_after(text: str, start: int, words: Lexicon) -> Span | None:
    """Who opens the sentence after a quotation that opens its paragraph, or a later clause of it that says so.

    It has a verb of saying, 站在门口，*王丽*笑着说, or follows one without a subject: 说起往事，*王丽*很平静.
    """
    end = next((found.start() for found in _ENDS.finditer(text, start)), len(text))
    clauses = [(start + one.start(), start + one.end()) for one in _CLAUSE.finditer(blanked(text[start:end]))]
    verbs = tuple(words.speech)
    if viewed := _view(words).match(text, start, end):
        return Span(*viewed.span("source"))
    for first, after in clauses:
        person = opening_person(text, first, after, words)
        if text[after : after + 1] == "：" or person is None:
            continue
        says = text.endswith(verbs, first, after) or text.startswith(verbs, person.end)
        is_place = (first, after) in clauses[1:2] and first - start <= _PLACE
        if first == start or says or is_place or text.startswith(verbs, start):
            return person
    return None


@cache
def _owner_of_words(words: Lexicon) -> re.Pattern[str]:
    """A pronoun for whose words a clause recalls before a colon: 学生都记得*他*的口头禅："""
    return re.compile(rf"(?P<owner>{any_of(words.he_or_she)})(?:{any_of(words.attribute_ends)})[^\W\d_]{{1,4}}\Z")


@cache
def _view(words: Lexicon) -> re.Pattern[str]:
    """Whose view a sentence gives of what stands before it: 在*同事杜娟*眼里."""
    opening, closing = any_of(words.according), any_of(one for one in words.according_after if len(one) > 1)
    return re.compile(rf"(?:{opening})(?P<source>[^，,。]{{2,16}}?)(?:{closing})[，,]")


def opening_person(text: str, start: int, end: int, words: Lexicon) -> Span | None:
    """The name, with its office, or the pronoun that opens the words from `start` up to `end`."""
    part = text[start:end]
    lead = _lead(words).match(part)
    start += lead.end() if lead else 0
    part = text[start:end]
    pronoun = next((one for one in words.he_or_she if part.startswith(one)), "")
    owns = pronoun and part.startswith(tuple(words.attribute_ends), len(pronoun))
    if pronoun and not owns and not part.startswith(tuple(words.plural)):
        return Span(start, start + len(pronoun))
    people = people_in(part, text, words)
    if not people and (found := _attributed_pronoun(words).search(part)):
        return Span(start + found.start("pronoun"), start + found.end("pronoun"))
    if not people:
        if part.startswith(tuple(one for one in words.prepositions if len(one) > 1)):
            return None  # *面对*围上来的村民
        owned = (start + one.end() for one in re.finditer(any_of(words.attribute_ends), part))
        described = (described_subject(text, at, end, words) for at in (start, *owned))
        return next((one for one in described if one), None)
    first = people[0]
    office = part[: first.start]
    is_marked = office.endswith(_OPENERS)
    is_attribute = office.endswith(tuple(words.attribute_ends)) or is_marked
    office = office.rstrip("".join(_OPENERS))
    if first.name.startswith(tuple(words.indefinite)) and not _verbs(words).search(office):
        return Span(start, start + first.start + len(first.name))  # *城南小学一名学生*
    if any(mark in office for mark in ("，", ",", "、", *words.copulas)) or not (
        not office
        or is_attribute
        or office.endswith((*words.ends.titles, *words.role_endings, *words.kin, *words.second_mentions))
    ):
        return None
    return Span(start + (first.start if is_attribute else 0), start + first.start + len(first.name))


def sentence_start(text: str, before: int) -> int:
    """The start of the sentence before an offset, not farther than `FURTHEST`. Full stops within quotation marks end no
    sentence."""
    line = max(text.rfind("\n", 0, before) + 1, before - FURTHEST)
    narrated = blanked(text[line:before])
    ends = [found.end() for found in _ENDS.finditer(narrated)]
    marked = re.search(r"[。！？][”」』»\"]\s*\S", text[line:before])
    while marked:
        ends.append(marked.end() - 1)
        marked = re.compile(r"[。！？][”」』»\"]\s*\S").search(text[line:before], marked.end() - 1)
    return line + max(ends, default=0)


@cache
def _reports(words: Lexicon) -> re.Pattern[str]:
    """A pattern for a source and its verb at the start of a clause: any verb before a comma, else one of two
    letters."""
    speech = any_of(words.speech)
    titles, of = any_of(words.titles), any_of(words.attribute_ends)  # 自称*检察官的*人
    longer = any_of(word for word in words.speech if len(word) > 1)
    first = rf"(?:\s(?=\S)|[^{_STOPS}，,：:\s])"  # of the blanks of a quotation only the last one
    source = rf"(?<![^{_STOPS}，,：:\s])(?P<source>{first}[^{_STOPS}，,：:]{{0,{_LONGEST_SOURCE - 1}}}?)"
    before = words.attribute_ends | words.negations
    verb = "".join(f"(?<!{re.escape(one)})" for one in sorted(before))
    return re.compile(
        rf"{source}{verb}(?!{titles})(?P<cue>(?:{speech})(?=[，,：:])|(?:{longer})(?!(?:{titles})(?:{of})))"
    )


@cache
def _attributed_pronoun(words: Lexicon) -> re.Pattern[str]:
    """A pattern for a pronoun behind words about the same person: 躺在病床上的*他*."""
    return re.compile(rf"(?:{any_of(words.attribute_ends)})(?P<pronoun>{any_of(words.he_or_she)})")


@cache
def _verbs(words: Lexicon) -> re.Pattern[str]:
    """A pattern for a verb, or for what stands beside one, or a pause."""
    return re.compile(rf"[，,、]|{any_of(words.speech | words.auxiliaries | words.prepositions | words.copulas)}")


@cache
def _lead(words: Lexicon) -> re.Pattern[str]:
    """A pattern for what may stand before the person: a conjunction, an adverb, an age, where a report was filed."""
    age = rf"(?:{any_of(words.before_ages)})?\d+(?:{any_of(words.years)})(?:{any_of(words.attribute_ends)})"
    filed = r"[（(【〔][^（(【〔\n]*[）)】〕]"
    return re.compile(rf"(?:\s|{filed}|{any_of(words.conjunctions)}|{age}|{any_of(words.adverbs)})*")
