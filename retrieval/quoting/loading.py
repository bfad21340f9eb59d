"""Reads a language's `quoting.toml`: its lists of words, and those that follow from them, make its lexicon."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from difflib import get_close_matches
from functools import cache

from retrieval.errors import LanguageError
from retrieval.quoting.endings import endings_of
from retrieval.quoting.habits import HABITS
from retrieval.quoting.lexicon import Lexicon, Words
from retrieval.text.full_stops import full_stops_of
from retrieval.text.languages import habits_of, read_language


@cache
def load_lexicon(language: str) -> Lexicon:
    """The lexicon of an ISO 639-1 code; an empty one where the language has no file. LanguageError on a bad file."""
    sections = read_language(language, "quoting")
    if not sections:
        return Lexicon(full_stops=full_stops_of(language))
    known = {field.name for field in fields(Lexicon)}
    words: dict[str, Words] = {}
    for section in sections.values():
        for name, listed in section.items():
            if name not in known:
                raise LanguageError(f"{language}/quoting.toml", f"there is no list {name!r}{_meant_by(name, known)}")
            words[name] = frozenset(listed) | {word.replace("ß", "ss") for word in listed}  # as in Switzerland
    words["verbs"] = _union(words, "speech", "told", "asked", "thought", "judgement", "intent", "stance")
    if unknown := words.get("habits", frozenset()) - HABITS:
        raise LanguageError(
            f"{language}/quoting.toml", f"there is no habit {min(unknown)!r}{_meant_by(min(unknown), HABITS)}"
        )
    words["habits"] = _union(words, "habits") | (habits_of(language) & HABITS)
    dates = read_language(language, "common").get("", {})
    words["time"] = _union(words, "time").union(dates.get("months", ()), dates.get("days", ()))
    words["trades"] = _union(words, "trades", "states")
    words["possessives"] = _union(words, "his", "her", "his_or_her", "possessives")
    words.setdefault("manner", words.get("introducers", frozenset()))
    words["office_phrases"] = frozenset(row.partition(" = ")[0] for row in words.get("same_offices", ()))
    words["sayings_last"] = frozenset(phrase.split()[-1] for phrase in words.get("sayings", ()))
    words["parted_first"] = frozenset(phrase.split()[0] for phrase in words.get("parted", ()))
    for name in ("according", "according_own", "adverb_phrases", "office_phrases"):
        words[f"{name}_first"] = frozenset(phrase.split()[0] for phrase in words.get(name, ()))
    words["according_last"] = frozenset(phrase.split()[-1] for phrase in words.get("according", ()))
    openers = ("according_first", "according_own_first", "according_after", "according_heads", "opinions")
    words["according_openers"] = _union(words, *openers)
    offices = {office for phrase in words.get("title_offices", ()) for office in phrase.split()[1:]}
    words["roles"] = _union(words, "roles", "roles_male", "roles_female") | offices
    clausal = _union(words, "conjunctions", "complementizers", "auxiliaries", "negations")
    determiners = words.get("determiners", frozenset())
    words["clausal"] = clausal - determiners
    words["courtesies"] = _union(words, "titles_male", "titles_female") - words["roles"]
    words["whom"] = _union(words, "relatives", "whom")
    words["breaking"] = _union(words, "verbs", "auxiliaries", "conjunctions", "complementizers", "according_first")
    nouns = _union(words, "subordinates", "prepositions") | determiners
    words["before_nouns"] = nouns - _union(words, "bare_infinitive")
    words["indefinite"] = determiners - words.get("definite", frozenset())
    words["honorifics"] = _union(words, "titles", "titles_male", "titles_female")
    nominal = _union(words, "determiners", "prepositions", "male", "female", "plural", "neuter", "other")
    words["finite"] = words.get("auxiliaries", frozenset()) - nominal
    forms = ("male", "female", "male_forms", "female_forms", "either_forms")
    words["standing_pronouns"] = _union(words, *forms)
    words["pronouns"] = _union(words, "male", "female", "plural", "neuter", "other")
    words |= _joined(words)
    return Lexicon(
        **words,
        ages_by_noun=dict(_ages_of(row, language) for row in words.get("age_nouns", ())),
        offices_by_title={title: frozenset(held) for title, *held in map(str.split, words.get("title_offices", ()))},
        offices_by_phrase={
            phrase: frozenset(offices.split())
            for phrase, _, offices in (row.partition(" = ") for row in words.get("same_offices", ()))
        },
        nouns_by_deed=_nouns_by_verb(words.get("deeds", ()), language),
        nouns_by_fate=_nouns_by_verb(words.get("undergone", ()), language),
        speakers_own=dict(_owner_of(row, language) for row in words.get("mine", ())),
        ends=endings_of(words),
        full_stops=full_stops_of(language),
    )


def _joined(words: dict[str, Words]) -> dict[str, Words]:
    """The lists that rules would otherwise join for each word that they read."""
    functions = _union(words, "determiners", "prepositions", "conjunctions", "adverbs", "time")
    nameless = functions | _union(words, "pronouns", "no_names", "complementizers", "auxiliaries")
    nameless |= _union(words, "according_nouns")  # *Angaben* von Lindner
    names_nothing = _union(words, "auxiliaries", "negations", "complementizers", "pronouns", "relatives", "oblique")
    told_before = _union(words, "opinions", "agents", "inner")
    joining = _union(words, "links", "coordinates")
    return {
        "he_or_she": _union(words, "male", "female"),
        "first_names": _union(words, "male_names", "female_names"),
        "owning": _union(words, "his", "her", "his_or_her"),
        "said_or_asked": _union(words, "speech", "asked"),
        "voiced": _union(words, "speech", "told", "asked"),
        "verbal": _union(words, "verbs", "auxiliaries"),
        "may_report": _union(words, "verbs", "voicing", "stating"),
        "functions": functions,
        "between": _union(words, "adverbs", "auxiliaries", "negations"),
        "empty": functions | names_nothing,
        "nameless": nameless,
        "topic_openers": _union(words, "topics") - told_before,
        "clause_openers": _union(words, "subordinates") | (_union(words, "conjunctions") - joining),
        "for_men": _union(words, "titles_male", "roles_male"),
        "for_women": _union(words, "titles_female", "roles_female"),
    }


def _ages_of(row: str, language: str) -> tuple[str, range]:
    """The noun and the ages in a row of `age_nouns`."""
    match row.split():
        case [noun, "=", first, last] if first.isdecimal() and last.isdecimal():
            return noun, range(int(first), int(last) + 1)
    raise LanguageError(f"{language}/quoting.toml", f"{row!r} in age_nouns is not like 'teenager = 13 19'")


def _owner_of(row: str, language: str) -> tuple[str, tuple[str, str]]:
    """The possessive in a row of `mine`, with those that others say of a man and of a woman."""
    match row.split():
        case [mine, "=", his, her]:
            return mine, (his, her)
    raise LanguageError(f"{language}/quoting.toml", f"{row!r} in mine is not like 'my = his her'")


def _nouns_by_verb(rows: Iterable[str], language: str) -> dict[str, Words]:
    """The nouns for somebody by each verb or phrase in rows such as “referee umpire = refereed, took the whistle”."""
    nouns: dict[str, Words] = {}
    for row in rows:
        listed, told, verbs = row.partition(" = ")
        if not told:
            raise LanguageError(f"{language}/quoting.toml", f"{row!r} in deeds is not like 'referee umpire = refereed'")
        for verb in verbs.split(", "):
            nouns[verb] = nouns.get(verb, frozenset()) | frozenset(listed.split())
    return nouns


def _meant_by(name: str, known: Iterable[str]) -> str:
    """The name that was probably meant, in words; empty where none is near."""
    near = get_close_matches(name, known, 1)
    return f"; {near[0]!r} may be meant" if near else ""


def _union(words: dict[str, Words], *names: str) -> Words:
    """The words of several lists together."""
    return frozenset[str]().union(*(words.get(name, frozenset()) for name in names))
