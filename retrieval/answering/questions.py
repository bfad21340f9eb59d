"""What is asked: what kind of question, of whom, about what; a follow-up made whole.

Reads the question alone: by the order of its words and the languages' words of saying, not by what the articles hold.
The patterns are English. Of a question in another language, its words for who, what and about tell the parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from retrieval.searching.words import Vocabulary, fold, is_report, term, terms, tokens, vocabulary
from retrieval.text.languages import DEFAULT_LANGUAGE, habits_of

QuestionKind = Literal["said-about", "who-said", "did-say", "fact"]
Wanted = Literal["", "number", "date", "person", "place", "reason"]

LEAD = r"^(?:(?:and|so|but|also|ok|well|then)\b[\s,]*)*"
AUXILIARY = r"(?:did|does|do|has|have|had|is|was|were|are|would|will|should|can|could|won't|wouldn't|didn't|doesn't)"
NAMED = r"(?P<who>[^,?!:]{2,60}?)"
SUBJECTS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\baccording to {NAMED}(?:[,?!]|$)",
        rf"\bin (?!(?:his|her|their|its|the|your)\b){NAMED}(?:'s|'|s) (?:own )?"
        r"(?:view|opinion|eyes|words|analysis|judgment|account|estimation|mind)\b",
        rf"\bin the (?:view|opinion|eyes|words|judgment|mind) of {NAMED}(?:[,?!]|$)",
        rf",\s*as {NAMED} (?:\w+ed|says?|said|puts?|sees?|saw|told)\b",
        rf",\s*(?:says?|said|asks?|asked|thinks?|thought|argues?|claims?|warns?) {NAMED}\W*$",
        rf"{LEAD}(?:what (?:is|was|are|were) )?(?:the )?{NAMED}(?:'s|') (?:\w+ )?"
        r"(?:take|views?|reasons?|message|position|stance|opinions?|reaction|response|comments?|answer|advice|words|"
        r"attitude|thoughts?|statements?|remarks?|plans?) (?:on|for|to|about|of|in|regarding|towards?)\b",
        rf"\b(?:take|views?|message|position|stance|opinion|reaction|response|comments?|remarks?|words) of {NAMED}"
        r" (?:on|about|for|to|regarding)\b",
        rf"{LEAD}(?:what about |how about ){NAMED}(?:[,?!]|$)",
        rf"{LEAD}{NAMED} (?:on|about|re) (?=\w)",
        rf"{LEAD}{NAMED}(?::| [-–—]) ",
        rf"{LEAD}{NAMED}, (?=(?:who|what|why|how|when|where|which)\b)",
        rf"^(?:and|but|also)[\s,]+{NAMED}\W*$",
    )
)
ASKED = re.compile(
    rf"{LEAD}(?:(?P<asks>(?:what|how|why|when|where|which|whom?)\b.*?)\s)?\b(?P<aux>{AUXILIARY}) (?P<rest>.+)$"
)
WHO = re.compile(rf"{LEAD}(?:who|whose|(?:which|what) (?!{AUXILIARY}\b)\w+)\b")
PASSIVE = re.compile(r"(?:is|was|were|are)$")
OWN_WORDS = re.compile(r"\b(?:in|by) (?:his|her|their|its) own (?:words?|account|view)\b")
FOLLOWS = re.compile(r"^(?:and|but|also|what about|how about|what else)\b")
PRONOUN = re.compile(r"\b(?:he|she|they|him|her|his|hers|their|them|himself|herself|it|its|that|this|there)\b")
PERSONAL = re.compile(r"\b(?:he|she|they|him|her|his|hers|their|himself|herself)\b")
WANTED: tuple[tuple[Wanted, re.Pattern[str]], ...] = (
    ("number", re.compile(r"\bhow (?:many|much|big|large|long|tall|far|often|old|heavy|high|fast)\b"
                          r"|\b(?:what|which) (?:percent|percentage|share|proportion|number|amount)")),
    ("date", re.compile(r"^\W*(?:and )?(?:when|(?:on |in )?(?:what|which) (?:date|day|year|month))\b|\bwhen\b.*\?")),
    ("person", re.compile(r"^\W*(?:and )?(?:who|whom|whose)\b|^\W*(?:and )?which (?!\w+s )\w+")),
    ("place", re.compile(r"^\W*(?:and )?where\b|\b(?:what|which) (?:country|city|state|place|town)\b")),
    ("reason", re.compile(r"\bwhy\b|\breasons?\b|\bwhat made\b")),
)  # fmt: skip
CASED = re.compile(r"[^\W\d_][\w’']*")
MOST_CAPITALISED = 0.7
"""The share of capitalised words above which a question is typed as a headline, or in capitals."""
ASKING_WORDS = 2
SHORTEST_WHOLE = 2
SUBJECT_WORDS = 6
"""A subject without a word of saying behind it ends within these many words."""


@dataclass(frozen=True, slots=True)
class ParsedQuestion:
    """A question understood.

    `subject` holds the terms that name who is asked about ("what did THE MAYOR say"), `topic` what it is about; both
    may be empty, and neither repeats a term. Where no word of saying shows who is asked about, `subject` is a guess and
    its terms are in both. `names` are the terms of either that are written as names. `earlier` holds the terms of
    the talk that a follow-up leans on, and `full_text` the question in words, together with those it leans on.
    """

    text: str
    kind: QuestionKind
    subject: tuple[str, ...]
    topic: tuple[str, ...]
    wanted: Wanted = ""
    earlier: tuple[str, ...] = ()
    language: str = DEFAULT_LANGUAGE
    full_text: str = ""
    names: frozenset[str] = frozenset()

    @property
    def terms(self) -> tuple[str, ...]:
        """The topic first, then the subject: everything asked in this question itself."""
        return tuple(dict.fromkeys((*self.topic, *self.subject)))


def parse_question(question: str, talk: Sequence[str] = (), language: str = DEFAULT_LANGUAGE) -> ParsedQuestion:
    """The question understood; where it leans on the talk (earlier questions, oldest first), made whole from it."""
    parsed = _parse(question, language)
    if not talk or not _leans(question, parsed):
        return parsed
    before = parse_question(talk[-1], talk[:-1], language)
    may_drop = bool(vocabulary(language).follows) and parsed.kind == "said-about"
    subject = parsed.subject or (before.subject if may_drop or PERSONAL.search(fold(question)) else ())
    names_who = before.kind == "who-said" and bool(parsed.subject)
    kind = parsed.kind if parsed.topic or names_who else before.kind
    own = {*parsed.topic, *subject}
    dropped = set(before.subject) if parsed.subject else set()
    earlier = tuple(word for word in (*before.terms, *before.earlier) if word not in own | dropped)
    return replace(parsed, kind=kind, subject=subject, earlier=earlier, full_text=f"{before.full_text} {question}")


def leans(question: str, language: str = DEFAULT_LANGUAGE) -> bool:
    """Whether the question is understood by those asked before it only."""
    return _leans(question, _parse(question, language))


def _leans(question: str, parsed: ParsedQuestion) -> bool:
    folded = fold(question).strip()
    words = vocabulary(parsed.language)
    said = tokens(folded)
    if FOLLOWS.match(folded) or not words.follows.isdisjoint(said[:1]):
        return True
    # "Quand le pont ouvre-t-il ?" holds a pronoun and leans on nothing
    may_refer = parsed.kind != "fact" or len(parsed.topic) < SHORTEST_WHOLE
    refers = bool(PRONOUN.search(folded)) or (may_refer and not words.pronouns.isdisjoint(said))
    return not parsed.topic or (refers and len(parsed.terms) <= 6 and not parsed.subject)


def _parse(question: str, language: str) -> ParsedQuestion:
    words = vocabulary(language)
    folded = " ".join(fold(question).split())[:2000]
    said = tokens(folded)
    reports = _reports(said, language)
    named_first = _named(said, language) if reports else _followed_by(said, words)
    subject, says = (named_first, True) if named_first else _subject(folded, language)
    asked = None if named_first else ASKED.match(folded)
    kind: QuestionKind
    if (WHO.match(folded) or _asks_who(said, language)) and not says and reports:
        kind, subject = "who-said", ()
    elif asked and not asked["asks"] and (reports or subject):
        kind = "did-say"
    elif says or any(word in words.saying for word in said):
        kind = "said-about"
    else:
        kind = "fact"
    named = tuple(dict.fromkeys(terms(" ".join(subject), language)))
    topic = _topic(said, language, named if says else ())
    wanted: Wanted = next((wanted for wanted, pattern in WANTED if pattern.search(folded)), "")
    names = _names(question, language).intersection(topic + named)
    return ParsedQuestion(question, kind, named, topic, wanted, language=language, full_text=question, names=names)


def _subject(folded: str, language: str) -> tuple[tuple[str, ...], bool]:
    """The words that name who is asked, and whether the question is surely about what they say."""
    for pattern in SUBJECTS:
        if (found := pattern.search(folded)) and not _is_asking(found["who"]):
            return tuple(tokens(found["who"])), True
    if not (asked := ASKED.match(folded)) or (asked["asks"] or "").startswith("who"):
        return (), False
    rest = tokens(asked["rest"])
    for at, word in enumerate(rest[:12]):
        if at and is_report(word, language) and not (PASSIVE.match(asked["aux"]) and not word.endswith("ing")):
            return tuple(rest[:at]), True
    return tuple(rest[:SUBJECT_WORDS]), bool(OWN_WORDS.search(folded))


def _named(said: Sequence[str], language: str) -> tuple[str, ...]:
    """The words before the one for "about", of a question that begins or ends with one for "what"."""
    words = vocabulary(language)
    if _asks_who(said, language) or words.what.isdisjoint((*said[:ASKING_WORDS], *said[-1:])):
        return ()
    end = next((at for at, word in enumerate(said) if word in words.about), len(said))
    return tuple(word for word in said[:end] if word not in words.what and not is_report(word, language))


def _followed_by(said: Sequence[str], words: Vocabulary) -> tuple[str, ...]:
    """Of "and Ortiz?" the name."""
    return tuple(said[1:]) if len(said) <= SUBJECT_WORDS and not words.follows.isdisjoint(said[:1]) else ()


def _asks_who(said: Sequence[str], language: str) -> bool:
    return not vocabulary(language).who.isdisjoint(said[:ASKING_WORDS])


def _is_asking(who: str) -> bool:
    """True where what looks like a name is the question's own beginning ("what is the latest on …")."""
    return bool(re.match(rf"(?:who|whom|what|why|how|when|where|which|whose|{AUXILIARY})\b", who))


def _reports(said: Iterable[str], language: str) -> bool:
    return any(is_report(word, language) for word in said)


def _names(question: str, language: str) -> frozenset[str]:
    """The terms with a capital letter inside the question; none where capitals are no sign of a name."""
    inside = CASED.findall(question)[1:]
    capitalised = [word for word in inside if word[0].isupper()]
    if "noun-capitals" in habits_of(language) or len(capitalised) > MOST_CAPITALISED * len(inside):
        return frozenset()
    return frozenset(term(fold(word), language) for word in capitalised)


def _topic(said: Sequence[str], language: str, subject: Sequence[str]) -> tuple[str, ...]:
    """The terms that are not the subject, without words of saying unless nothing else is left."""
    words = vocabulary(language)
    silent = [term(word, language) for word in said if word not in words.saying | words.what | words.who]
    topic = [found for found in silent if found and found not in subject]
    if not topic and not subject:
        topic = [found for word in said if (found := term(word, language))]
    return tuple(dict.fromkeys(topic))
