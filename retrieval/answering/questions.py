"""What is asked: what kind of question, of whom, about what; a follow-up made whole.

Reads the question alone: by the order of its words and the languages' words of saying, not by what the articles hold.
Languages without patterns of their own (``questions.toml``) go by their words for who, what and about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from retrieval.searching.words import Vocabulary, fold, is_report, term, terms, tokens, vocabulary
from retrieval.text.languages import DEFAULT_LANGUAGE, habits_of
from retrieval.text.question_patterns import match, patterns, search

QuestionKind = Literal["said-about", "who-said", "did-say", "fact"]
Wanted = Literal["", "number", "date", "person", "place", "reason"]

WANTED: tuple[Wanted, ...] = ("number", "date", "person", "place", "reason")
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
    subject = parsed.subject or (before.subject if may_drop or search("questions", "personal", fold(question)) else ())
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
    if match("questions", "follows", folded) or not words.follows.isdisjoint(said[:1]):
        return True
    # "Quand le pont ouvre-t-il ?" holds a pronoun and leans on nothing
    may_refer = parsed.kind != "fact" or len(parsed.topic) < SHORTEST_WHOLE
    refers = bool(search("questions", "pronoun", folded)) or (may_refer and not words.pronouns.isdisjoint(said))
    return not parsed.topic or (refers and len(parsed.terms) <= 6 and not parsed.subject)


def _parse(question: str, language: str) -> ParsedQuestion:
    words = vocabulary(language)
    folded = " ".join(fold(question).split())[:2000]
    said = tokens(folded)
    reports = _reports(said, language)
    named_first = _named(said, language) if reports else _followed_by(said, words)
    subject, says = (named_first, True) if named_first else _subject(folded, language)
    asked = None if named_first else match("questions", "asked", folded)
    kind: QuestionKind
    if (match("questions", "who", folded) or _asks_who(said, language)) and not says and reports:
        kind, subject = "who-said", ()
    elif asked and not asked["asks"] and (reports or subject):
        kind = "did-say"
    elif says or any(word in words.saying for word in said):
        kind = "said-about"
    else:
        kind = "fact"
    named = tuple(dict.fromkeys(terms(" ".join(subject), language)))
    topic = _topic(said, language, named if says else ())
    wanted: Wanted = next((one for one in WANTED if search("wanted", one, folded)), "")
    names = _names(question, language).intersection(topic + named)
    return ParsedQuestion(question, kind, named, topic, wanted, language=language, full_text=question, names=names)


def _subject(folded: str, language: str) -> tuple[tuple[str, ...], bool]:
    """The words that name who is asked, and whether the question is surely about what they say."""
    for pattern in patterns("questions", "subjects"):
        if (found := pattern.search(folded)) and not _is_asking(found["who"]):
            return tuple(tokens(found["who"])), True
    if not (asked := match("questions", "asked", folded)) or match("questions", "asks_person", asked["asks"] or ""):
        return (), False
    rest = tokens(asked["rest"])
    for at, word in enumerate(rest[:12]):
        if (
            at
            and is_report(word, language)
            and not (match("questions", "passive", asked["aux"]) and not search("questions", "active", word))
        ):
            return tuple(rest[:at]), True
    return tuple(rest[:SUBJECT_WORDS]), bool(search("questions", "own_words", folded))


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
    return match("questions", "asking", who) is not None


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
