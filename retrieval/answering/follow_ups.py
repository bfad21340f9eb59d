"""Follow-ups: questions that are understood by those asked before them, made whole from the talk.

Reads the questions alone, not what the articles hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from retrieval.answering.questions import (
    OF_ONE,
    ParsedQuestion,
    QuestionKind,
    Wanted,
    folded_question,
    goes_on,
    languages_of,
    parse_alone,
)
from retrieval.searching.words import fold, holds_report, is_report, terms, tokens, vocabulary
from retrieval.text.languages import DEFAULT_LANGUAGE
from retrieval.text.question_patterns import match, search

SHORTEST_WHOLE = 2
"""Terms of a fact question in another language than English that is whole although a pronoun stands in it."""
LONGEST_BARE = 3
"""Words of a question that says nothing but a verb, at most: “who pays?”, but not “who will not back down?”."""
WHEN_OR_WHERE: tuple[Wanted, ...] = ("date", "place")
LONGEST_LEANING = 6
"""Terms of a follow-up that is known by its pronoun alone, at most."""


def parse_question(
    question: str, talk: Sequence[str] = (), language: str = DEFAULT_LANGUAGE, of: str = ""
) -> ParsedQuestion:
    """The question understood; where it leans on the talk (earlier questions, oldest first), made whole from it.

    `of` is the person for whom its pronoun stands.
    """
    if of:
        return _asked_of(of, parse_question(question, talk, language), language)
    parsed = parse_alone(question, language)
    if not talk or not _leans(question, parsed):
        return parsed
    before = parse_question(talk[-1], talk[:-1], language)
    asked_in = languages_of(question)
    may_drop = DEFAULT_LANGUAGE not in asked_in and parsed.kind == "said-about"
    folded = fold(question).strip()
    is_personal = any(search("questions", one, folded, asked_in) for one in ("personal", "goes_on"))
    if _tells_of_nobody(before) and is_personal and _is_whole(parsed, folded, asked_in):
        return parsed
    subject = parsed.subject or (_asked_before(talk, language) if may_drop or is_personal else ())
    if subject and goes_on(folded, asked_in):
        parsed = replace(parsed, kind="said-about")
    names_who = before.kind == "who-said" and bool(parsed.subject)
    if bare := asks_when_or_where(question):
        parsed = replace(parsed, topic=(), wanted=bare)  # the hour of “at what hour?” is no topic
    is_own = bool(parsed.topic) or names_who or _asks_what_is_said(parsed, folded, asked_in)
    kind = parsed.kind if is_own else "fact" if bare else _kind_after(before.kind)
    own = {*parsed.topic, *subject}
    dropped = set(before.subject) if parsed.subject else set()
    earlier = tuple(word for word in (*before.terms, *before.earlier) if word not in own | dropped)
    return replace(parsed, kind=kind, subject=subject, earlier=earlier, full_text=f"{before.full_text} {question}")


def _asks_what_is_said(parsed: ParsedQuestion, folded: str, asked_in: Sequence[str]) -> bool:
    """Whether a question itself names whom it asks what they say: “and the lawyer, what did she say?”."""
    reports = holds_report(tokens(folded), (parsed.language, *asked_in))
    return parsed.kind == "said-about" and bool(parsed.subject) and reports


def _tells_of_nobody(before: ParsedQuestion) -> bool:
    """Whether a question names nobody for whom a later “she” could stand, and asks for nobody: “when will it open?”."""
    is_guess = set(before.subject) <= set(before.topic)
    return before.kind == "fact" and before.wanted != "person" and is_guess and not before.names


def _is_whole(parsed: ParsedQuestion, folded: str, asked_in: Sequence[str]) -> bool:
    """Whether a question says enough to be understood alone, and does not begin with “and”."""
    return len(parsed.topic) >= SHORTEST_WHOLE and not match("questions", "follows", folded, asked_in)


def _asked_of(name: str, parsed: ParsedQuestion, language: str) -> ParsedQuestion:
    """The question asked of the person of that name."""
    subject = tuple(dict.fromkeys(terms(name, language)))
    asked_in = languages_of(parsed.text)
    own = parse_alone(parsed.text, language).subject  # not whoever was asked about before
    misread = (one for one in own if not search("questions", "pronoun", f"x {one}", asked_in))
    asked = tuple(dict.fromkeys((*parsed.topic, *misread)))
    if all(_says_nothing(word, asked_in) for word in asked):
        asked = ()
    topic, earlier = (tuple(one for one in words if one not in subject) for words in (asked, parsed.earlier))
    kind: QuestionKind = parsed.kind if parsed.kind in OF_ONE else "said-about"
    found = replace(parsed, kind=kind, subject=subject, topic=topic, earlier=earlier)
    return replace(found, full_text=f"{name} {parsed.full_text}", names=parsed.names.union(subject))


def _says_nothing(word: str, asked_in: Sequence[str]) -> bool:
    """Whether a word only asks, or asks what was said."""
    words = (vocabulary(one) for one in asked_in)
    return any(is_report(word, one) for one in asked_in) or any(word in one.stopwords | one.what for one in words)


def _asked_before(talk: Sequence[str], language: str) -> tuple[str, ...]:
    """Who was asked about last in the talk. Whoever answered a question "who said …?" is not known here."""
    for question in reversed(talk):
        earlier = parse_alone(question, language)
        if earlier.kind == "who-said":
            return ()
        if not set(earlier.subject) <= set(earlier.topic):  # no guess
            return earlier.subject
    return ()


def _kind_after(before: QuestionKind) -> QuestionKind:
    """The kind of a follow-up without a topic. "And Keller?" claims nothing, whatever was asked before."""
    return "said-about" if before == "did-say" else before


def asks_when_or_where(question: str) -> Wanted:
    """Whether a question holds nothing but the words for “when” or “where”, and which; empty for any other.

    “When was that?” does; “when did she say that?” asks for the moment of the words, and “where is it printed?” for
    their place.
    """
    asked_in, folded = languages_of(question), folded_question(question)
    words = [vocabulary(one) for one in asked_in]
    empty = frozenset().union(*(one.stopwords | one.follows | one.pronouns for one in words))
    for wanted in WHEN_OR_WHERE:
        found = search("wanted", wanted, folded, asked_in)
        if found and empty.issuperset(tokens(f"{folded[: found.start()]} {folded[found.end() :]}")):
            return wanted
    return ""


def leans(question: str, language: str = DEFAULT_LANGUAGE) -> bool:
    """Whether the question can only be understood with the help of those asked before it."""
    return _leans(question, parse_alone(question, language))


def names_its_own(parsed: ParsedQuestion) -> bool:
    """Whether the question itself names whom it asks about, so that no earlier question has to tell."""
    is_guess = set(parsed.subject) <= set(parsed.topic)
    return not is_guess and not set(parsed.subject).isdisjoint(terms(parsed.text, parsed.language))


def asks_for_others(question: str) -> bool:
    """Whether the question asks for other speakers than those who were shown: "who else?", "and the other trainer?"."""
    folded = folded_question(question)
    return bool(search("questions", "others", folded, languages_of(question)))


def opens_follow_up(question: str) -> bool:
    """Whether the question opens as a follow-up does: “and her brother?”."""
    folded = folded_question(question)
    return match("questions", "follows", folded, languages_of(question)) is not None


def asks_for_reply(question: str) -> bool:
    """Whether the question asks what somebody replied to what was said: "and what did she answer?"."""
    folded = folded_question(question)
    return bool(search("questions", "reply", folded, languages_of(question)))


def refers_to_person(question: str) -> bool:
    """Whether a pronoun for a person stands in the question: “when will she decide?”."""
    folded = folded_question(question)
    return bool(search("questions", "personal", folded, languages_of(question)))


def _leans(question: str, parsed: ParsedQuestion) -> bool:
    folded = fold(question).strip()
    asked_in = languages_of(question)
    words = vocabulary(parsed.language)
    said = tokens(folded)
    if match("questions", "follows", folded, asked_in) or not words.follows.isdisjoint(said[:1]):
        return True
    # "Quand le pont ouvre-t-il ?" holds a pronoun and leans on nothing
    may_refer = parsed.kind != "fact" or len(parsed.topic) < SHORTEST_WHOLE
    refers = bool(search("questions", "pronoun", folded, asked_in)) or not words.pronouns.isdisjoint(said)
    if DEFAULT_LANGUAGE not in asked_in:
        refers = refers and may_refer
    if not parsed.topic or asks_when_or_where(question):
        reports = holds_report(said, (parsed.language, *asked_in))
        return refers or not parsed.subject or not reports
    names_somebody = bool(parsed.names) or not set(parsed.subject) <= set(parsed.topic)
    is_bare = len(parsed.terms) == 1 and len(said) <= LONGEST_BARE
    lacks_only_subject = parsed.kind == "fact" and bool(parsed.wanted) and is_bare  # "who pays?"
    return (refers or lacks_only_subject) and len(parsed.terms) <= LONGEST_LEANING and not names_somebody
