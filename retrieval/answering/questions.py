"""What is asked: what kind of question, of whom, about what.

Reads the question alone: by the order of its words and the languages' words of saying, not by what the articles hold.
Languages without patterns of their own (``questions.toml``) go by their words for who, what and about.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from retrieval.quoting.loading import load_lexicon
from retrieval.searching.words import (
    NO_SPACES,
    UNSPACED,
    Vocabulary,
    fold,
    guess_languages,
    holds_report,
    is_in_pairs,
    is_report,
    term,
    terms,
    tokens,
    vocabulary,
)
from retrieval.text.languages import DEFAULT_LANGUAGE, habits_of, languages_with, parts_of
from retrieval.text.question_patterns import match, patterns, search

QuestionKind = Literal["said-about", "who-said", "did-say", "fact"]
Wanted = Literal["", "age", "number", "date", "person", "place", "reason"]

OF_ONE: Collection[QuestionKind] = ("said-about", "did-say")
"""Kinds of question about what somebody in particular says: the words of anybody else are no answer."""
WANTED: tuple[Wanted, ...] = ("age", "number", "date", "person", "place", "reason")
MEASURED: Collection[Wanted] = ("age", "number", "date", "place")
"""Facts that are reported rather than quoted: a figure in somebody's mouth is seldom the one that is asked for."""
LANGUAGES = tuple(
    sorted(languages_with("questions"), key=lambda one: (one != DEFAULT_LANGUAGE, -len(parts_of(one)), one))
)
"""Languages with patterns of questions; the one of which more is known is first where several fit a question."""
CASED = re.compile(r"[^\W\d_][\w’']*")
QUOTED = re.compile(r"[\"“”„«»「『]")
QUOTATION = re.compile(r"[“„«「『\"][^“„«「『]*?[”“»」』\"]")
HAN = re.compile(f"[{NO_SPACES}]")
MOST_CAPITALISED = 0.7
"""The share of capitalised words above which a question is typed as a headline, or in capitals."""
ASKING_WORDS = 2
LONGEST_READ = 2_000
"""Characters of a question that are looked at."""
SUBJECT_WORDS = 6
"""A subject without a word of saying after it ends within these many words."""


@dataclass(frozen=True, slots=True)
class ParsedQuestion:
    """A question understood.

    `subject` holds the terms that name who is asked about ("what did THE MAYOR say"), `topic` what it is about; both
    may be empty, and neither repeats a term. Where no word of saying shows who is asked about, `subject` is a guess and
    its terms are in both. `names` are the terms of either that are written as names. `earlier` holds the terms of
    the talk that a follow-up leans on, and `full_text` the question in words, together with those it leans on.
    `of_anybody` is set where anybody's words answer ("what do people say about the toll?", "reactions to the toll");
    `subject` then holds at most what those people are ("drivers").
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
    of_anybody: bool = False

    @property
    def terms(self) -> tuple[str, ...]:
        """The topic first, then the subject: everything asked in this question itself."""
        return tuple(dict.fromkeys((*self.topic, *self.subject)))


@lru_cache(maxsize=256)
def languages_of(question: str) -> tuple[str, ...]:
    """The languages with patterns that the question may be asked in: one as a rule, more where nothing tells.

    Kept for the questions asked last, because each is looked at several times.
    """
    bare = QUOTATION.sub(" ", question[:LONGEST_READ])
    if any(map(str.isalpha, bare)):  # what is quoted may be in another language
        question = bare
    is_unspaced = HAN.search(question) is not None
    among = [one for one in LANGUAGES if is_in_pairs(one) == is_unspaced]
    return guess_languages(question, among or LANGUAGES)


def folded_question(question: str) -> str:
    """What is looked at of a question, in small letters without accents, with one space between its words."""
    return " ".join(fold(question).split())[:LONGEST_READ]


def parse_alone(question: str, language: str = DEFAULT_LANGUAGE) -> ParsedQuestion:
    """The question understood without those asked before it."""
    asked_in = languages_of(question)
    words = [vocabulary(language), *(vocabulary(one) for one in asked_in if one != language)]
    folded = folded_question(question)
    said = tokens(folded)
    spoken = (language, *(one for one in asked_in if one != language))
    reports = holds_report(said, spoken)
    asks_whether = _asked_whether(folded, asked_in)
    subject, says = _subject(folded, spoken, asked_in) if asks_whether is None else asks_whether
    anything = _open_words(folded, asked_in)
    subject = tuple(word for word in subject if word not in anything)
    asked = match("questions", "asked", folded, asked_in)
    may_name = not says and asks_whether is None and not goes_on(folded, asked_in)
    if may_name and (named := _named(said, spoken) if reports else _followed_by(said, words)):
        subject, says, asked = named, True, None
    wanted: Wanted = next((one for one in WANTED if search("wanted", one, folded, asked_in)), "")
    asks_fact = wanted in MEASURED and all(_is_thing(word, asked_in) for word in subject)  # “how long did it take?”
    says = says and not (asks_fact and subject)
    kind: QuestionKind
    if (match("questions", "who", folded, asked_in) or _asks_who(said, words)) and not says and reports:
        kind, subject = "who-said", ()
    elif asks_whether is not None or (asked and not asked["asks"] and (reports or subject)):
        kind = "said-about" if anything else "did-say"
    elif says or (not asks_fact and any(word in one.saying for one in words for word in said)):
        kind = "said-about"
    else:
        kind = "fact"
    named = tuple(dict.fromkeys(terms(" ".join(subject), language)))
    pronouns = {word for word in said if search("questions", "pronoun", word, asked_in)}  # “was sagt China dazu?”
    silent = pronouns | anything | _words_asked_for(folded, asked_in) if kind in OF_ONE else pronouns
    topic = _topic([word for word in said if word not in silent] or said, language, words, named if says else ())
    names = _names(question, language).intersection(topic + named)
    return ParsedQuestion(question, kind, named, topic, wanted, language=language, full_text=question, names=names)


def asks_what_is_said(parsed: ParsedQuestion) -> bool:
    """Whether a question asks what somebody says, or nothing but names somebody: “and the mayor?”."""
    return parsed.kind == "said-about" or (parsed.kind == "fact" and bool(parsed.subject) and not parsed.topic)


def asked_of_anybody(parsed: ParsedQuestion) -> ParsedQuestion | None:
    """The question what people say about something: with no subject, or what kind of people; None for any other.

    “People” are whoever an article on the matter quotes; read as a name, the word would ask for somebody called so.
    """
    found = match("questions", "anybody", folded_question(parsed.text), languages_of(parsed.text))
    parts = found.groupdict() if found else {}
    crowd, topic = (tuple(dict.fromkeys(terms(parts.get(one) or "", parsed.language))) for one in ("crowd", "topic"))
    if not topic:
        return None
    names = parsed.names.intersection(topic)
    return replace(parsed, kind="said-about", subject=crowd, topic=topic, wanted="", names=names, of_anybody=True)


def goes_on(folded: str, asked_in: Sequence[str]) -> bool:
    """Whether the question asks the same person about something else: "and about the letters?"."""
    return search("questions", "goes_on", folded, asked_in) is not None


def _asked_whether(folded: str, asked_in: Sequence[str]) -> tuple[tuple[str, ...], bool] | None:
    """Who is asked about by "did she say that …", nobody in particular by "is it true that …"; None by other questions.

    The second of the two is whether anybody is.
    """
    for pattern in patterns("questions", "did_say", asked_in):
        if found := pattern.match(folded):
            who = QUOTED.split(found.groupdict().get("who") or "")[0]  # “did she say …?” ends in German with a verb
            if not _is_asking(who, asked_in):
                return tuple(tokens(who)), bool(who)
    return None


def _is_thing(word: str, asked_in: Sequence[str]) -> bool:
    """Whether a word is a pronoun for no person: “it”."""
    return all(bool(search("questions", one, word, asked_in)) == (one == "pronoun") for one in ("pronoun", "personal"))


def _open_words(folded: str, asked_in: Sequence[str]) -> frozenset[str]:
    """The words “anything about” of “did she say anything about it?”, which asks what she said; else none."""
    found = search("questions", "anything", folded, asked_in)
    return frozenset(tokens(found[0]) if found else ())


def _words_asked_for(folded: str, asked_in: Sequence[str]) -> frozenset[str]:
    """The word for what somebody says, where a question names nothing else beside them: “the manager's EXCUSE?”."""
    found = (pattern.search(folded) for pattern in patterns("questions", "subjects", asked_in))
    return next((frozenset(tokens(one.groupdict().get("words") or "")) for one in found if one), frozenset())


def _subject(folded: str, spoken: Sequence[str], asked_in: Sequence[str]) -> tuple[tuple[str, ...], bool]:
    """The words that name who is asked, and whether the question is surely about what they say."""
    if goes_on(folded, asked_in):
        return (), False
    for pattern in patterns("questions", "subjects", asked_in):
        if (found := pattern.search(folded)) and not _is_asking(found["who"], asked_in):
            return tuple(tokens(found["who"])), True
    asked = match("questions", "asked", folded, asked_in)
    if not asked or match("questions", "asks_person", asked["asks"] or "", asked_in):
        return (), False
    rest = tokens(asked["rest"])
    for at, word in enumerate(rest[:12]):
        if (
            at
            and any(is_report(word, one) for one in spoken)
            and not (is_noun(rest, at, spoken) and holds_report(rest[at + 1 :], spoken))
            and not (
                match("questions", "passive", asked["aux"], asked_in)
                and not search("questions", "active", word, asked_in)
            )
        ):
            return tuple(rest[:at]), True
    return tuple(rest[:SUBJECT_WORDS]), bool(search("questions", "own_words", folded, asked_in))


def is_noun(said: Sequence[str], at: int, spoken: Sequence[str]) -> bool:
    """Whether one of these folded words stands right after an article: “the judge”, which may report elsewhere."""
    return at > 0 and any(said[at - 1] in load_lexicon(one).determiners for one in spoken)


def _named(said: Sequence[str], spoken: Sequence[str]) -> tuple[str, ...]:
    """The words before the one for "about", of a question that begins or ends with one for "what"."""
    words = [vocabulary(one) for one in spoken]
    what, about = (frozenset().union(*(getattr(one, name) for one in words)) for name in ("what", "about"))
    if _asks_who(said, words) or what.isdisjoint((*said[:ASKING_WORDS], *said[-1:])):
        return ()
    end = next((at for at, word in enumerate(said) if word in about), len(said))
    empty = what.union(*(one.stopwords for one in words[1:]))
    return tuple(word for word in said[:end] if word not in empty and not any(is_report(word, one) for one in spoken))


def _followed_by(said: Sequence[str], words: Iterable[Vocabulary]) -> tuple[str, ...]:
    """Of "and Ortiz?" the name; none of "and who pays for that?"."""
    follows = any(not one.follows.isdisjoint(said[:1]) for one in words)
    asks_who = any(not one.who.isdisjoint(said[1:2]) for one in words)
    return tuple(said[1:]) if len(said) <= SUBJECT_WORDS and follows and not asks_who else ()


def _asks_who(said: Sequence[str], words: Iterable[Vocabulary]) -> bool:
    return any(not one.who.isdisjoint(said[:ASKING_WORDS]) for one in words)


def _is_asking(who: str, asked_in: Sequence[str]) -> bool:
    """True where what looks like a name is the question's own beginning ("what is the latest on …")."""
    return match("questions", "asking", who, asked_in) is not None


def _names(question: str, language: str) -> frozenset[str]:
    """The terms with a capital letter inside the question; none where capitals are no sign of a name."""
    inside = CASED.findall(question)[1:]
    capitalised = [word for word in inside if word[0].isupper()]
    if "noun-capitals" in habits_of(language) or len(capitalised) > MOST_CAPITALISED * len(inside):
        return frozenset()
    return frozenset(term(fold(word), language) for word in capitalised)


def _without_article(word: str, language: str) -> str:
    """The term of what follows an elided article: of "allemagne" in "l'allemagne"."""
    return term(word.rpartition("'")[2], language)


def _straddling(said: Sequence[str], language: str, subject: Sequence[str]) -> Iterator[str]:
    """The pairs of letters that begin with the last letter of the subject, and so are no word: “희는” of “김영희는”."""
    for before, pair in pairwise(said):
        if UNSPACED.fullmatch(pair) and before[-1] == pair[0] and term(before, language) in subject[-1:]:
            yield term(pair, language)


def _topic(said: Sequence[str], language: str, words: Sequence[Vocabulary], subject: Sequence[str]) -> tuple[str, ...]:
    """The terms that are not the subject, without words of saying unless nothing else is left.

    A question in another language than its articles' leaves out the words of no topic of both.
    """
    own, *others = words
    left_out = frozenset().union(own.saying, own.what, own.who, *(one.stopwords | one.saying for one in others))
    elided = {word for word in said if "'" in word and left_out.issuperset(word.split("'"))}  # qu'a
    silent = [term(word, language) for word in said if word not in left_out | elided]
    articled = {term(word, language) for word in said if "'" in word and _without_article(word, language) in subject}
    passed = articled.union(_straddling(said, language, subject))
    topic = [found for found in silent if found and found not in subject and found not in passed]
    if not topic and not subject:
        topic = [found for word in said if (found := term(word, language))]
    return tuple(dict.fromkeys(topic))
