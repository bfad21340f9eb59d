"""A message with several questions taken apart, and a message that asks for nothing."""

from __future__ import annotations

import re
from functools import cache

from retrieval.answering.asked.shorthand import written_out
from retrieval.answering.follow_ups import leans, parse_question
from retrieval.answering.questions import WANTED, folded_question, is_noun, languages_of
from retrieval.quoting.loading import load_lexicon
from retrieval.searching.words import KNOWN, NO_SPACES, fold, holds_report, is_report, tokens, vocabulary
from retrieval.text.question_marks import QUESTION_MARKS, ends_as_question, holds_question_mark
from retrieval.text.question_patterns import match, search

LONGEST = 400
"""Characters of the longest message that is taken apart; more is a text."""
MOST = 4
"""Questions of one message, at most."""
FEWEST_WORDS = 3
"""Words of a question that stands on its own, at least; without spaces between words, as many letters."""
HELD_DOWN = 5
"""The same letter so often, and nothing else, asks nothing."""
_ENDS = re.compile(rf"(?<=[{QUESTION_MARKS}])\s*|\n+")
_NUMBER = re.compile(r"^\s*(?:\(?\d{1,2}[.)]|[-•*])\s+|\s+\d{1,2}[.)]\s*$")
_ENDING = QUESTION_MARKS + " "


def questions_in(message: str) -> tuple[str, ...]:
    """The questions of a message, in their order, each as it stands; the message, where it does not begin with one."""
    if len(message) > LONGEST:
        return (message,)
    lines = (_NUMBER.sub("", line).strip() for line in _ENDS.split(message))
    found = [question for line in lines if line for question in _joined(line)]
    if 1 < len(found) <= MOST and _stands_alone(found[0]) and all(map(_is_question, found)):
        return tuple(found)
    return (message,)


def asks_nothing(question: str) -> bool:
    """Whether a question holds no word that could be looked for: “What did 😀 say?”."""
    question = written_out(question)
    language = languages_of(question)[0]
    folded = folded_question(question).rstrip(_ENDING + "!.")
    if any(match("sides", side, folded, (language,)) for side in ("asked_against", "asked_for")):
        return False  # “any critics?”
    words = vocabulary(language)
    empty = words.stopwords | words.saying | words.what | words.who
    said = tokens(fold(question))
    return all(
        word in empty or (is_report(word, language) and not is_noun(said, at, (language,)))
        for at, word in enumerate(said)
    )


def is_one_letter(question: str) -> bool:
    """Whether a question is one letter held down, which asks nothing: “aaaaaaaa”, “啊啊啊啊啊啊”."""
    letters = [letter for letter in question.casefold() if letter.isalnum()]
    return len(letters) >= HELD_DOWN and len(set(letters)) == 1


def has_asking_word(text: str) -> bool:
    """Whether a text holds a question mark, or a word such as "who" or "what" in its language."""
    words = vocabulary(languages_of(text)[0])
    return holds_question_mark(text) or not (words.what | words.who).isdisjoint(tokens(text))


def _joined(line: str) -> list[str]:
    """Two questions that a word joins, “What did Ann say and what did Bob say?”, or the line."""
    for found in _joint().finditer(line):
        first, second = line[: found.start()], line[found.end() :]
        stand = _opens(first) and _stands_alone(first) and _opens(second) and _is_question(second)
        if (
            stand
            and (_stands_alone(second) or _asks_for(second) or _asks_what_is_said(second))
            and not (_leads_on(first) or _is_clause(second))
        ):
            return [first, second]
    return [line]


def _leads_on(part: str) -> bool:
    """Whether what follows "and" may belong to this part: it reports a clause, or ends with the word that asks.

    “Who said that the roof is old and who pays is unclear?”, “What did Ann say about when and how it opens?”.
    """
    language = languages_of(part)[0]
    said, words = tokens(fold(part)), vocabulary(language)
    reports = not ({fold(word) for word in load_lexicon(language).that} - words.what).isdisjoint(said[1:-1])
    asking = match("questions", "asking", said[-1], (language,)) is not None or said[-1] in words.what | words.who
    return reports or (asking and said[-1] not in words.pronouns)


def _is_clause(part: str) -> bool:
    """Whether a subject stands where a question has its verb: “when it rains”, “what he should do”."""
    language = languages_of(part)[0]
    return any(
        word in vocabulary(language).pronouns or search("questions", "pronoun", f"x {word}", (language,))
        for word in tokens(fold(part))[1:2]
    )


def _asks_for(part: str) -> bool:
    """Whether a text begins with the word for a fact, such as “who” or “how much”, whatever it leans on."""
    asked = (match("wanted", one, fold(part).lstrip("¿ "), (languages_of(part)[0],)) for one in WANTED)
    return any(asked)


def _asks_what_is_said(part: str) -> bool:
    """Whether a question asks what somebody says, whatever it leans on: “what does she say about it?”."""
    return holds_report(tokens(fold(part)), languages_of(part))


@cache
def _joint() -> re.Pattern[str]:
    """A word that may join two questions, in any language: a name of another language may mislead about the message."""
    joins = sorted({word for language in KNOWN for word in vocabulary(language).joins})
    return re.compile(rf",?\s+(?:{'|'.join(joins)})\s+", re.IGNORECASE)


def _opens(part: str) -> bool:
    """Whether a text begins as a question does, and not with what somebody speaks about."""
    language = languages_of(part)[0]
    first = tokens(fold(part))[:1]
    words = vocabulary(language)
    return not words.about.issuperset(first) and (
        match("questions", "asking", fold(part).lstrip("¿ "), (language,)) is not None
        or not (words.what | words.who).isdisjoint(first)
    )


def _stands_alone(part: str) -> bool:
    """Whether a text is a question that needs nothing before it."""
    return _is_question(part) and not leans(part, languages_of(part)[0])


def _is_question(part: str) -> bool:
    """Whether a text is a question of several words."""
    plain = part.strip(_ENDING)
    size = len(plain) if re.search(f"[{NO_SPACES}]", plain) else len(plain.split())
    asks = ends_as_question(part) or _opens(part)
    return size >= FEWEST_WORDS and (asks or parse_question(part, (), languages_of(part)[0]).kind != "fact")
