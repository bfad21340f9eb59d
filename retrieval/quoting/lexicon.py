"""The words of a language that report speech or stand around a speaker, read from `lexicons/<language>.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

Words = frozenset[str]

LEXICONS = files("retrieval.quoting") / "lexicons"


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Sets of lower-case words; the files say with examples what each holds. Empty for an unknown language.

    `verbs` joins all reporting verbs, `pronouns` all subject pronouns, `clausal` the words that open or carry a clause.
    Two lexicons are equal when they are the same object: `load_lexicon` makes one a language.
    """

    speech: Words = frozenset()
    told: Words = frozenset()
    asked: Words = frozenset()
    thought: Words = frozenset()
    judgement: Words = frozenset()
    intent: Words = frozenset()
    plain: Words = frozenset()
    stance: Words = frozenset()
    ambiguous: Words = frozenset()
    according: Words = frozenset()
    according_first: Words = frozenset()
    according_after: Words = frozenset()
    auxiliaries: Words = frozenset()
    negations: Words = frozenset()
    adverbs: Words = frozenset()
    determiners: Words = frozenset()
    definite: Words = frozenset()
    complementizers: Words = frozenset()
    relatives: Words = frozenset()
    prepositions: Words = frozenset()
    conjunctions: Words = frozenset()
    time: Words = frozenset()
    male: Words = frozenset()
    female: Words = frozenset()
    plural: Words = frozenset()
    neuter: Words = frozenset()
    other: Words = frozenset()
    possessive_male: Words = frozenset()
    possessive_female: Words = frozenset()
    titles_male: Words = frozenset()
    titles_female: Words = frozenset()
    titles: Words = frozenset()
    roles_male: Words = frozenset()
    roles_female: Words = frozenset()
    roles: Words = frozenset()
    particles: Words = frozenset()
    bodies: Words = frozenset()
    agents: Words = frozenset()
    contrasts: Words = frozenset()
    coordinates: Words = frozenset()
    subordinates: Words = frozenset()
    links: Words = frozenset()
    that: Words = frozenset()
    who: Words = frozenset()
    passive: Words = frozenset()
    inner: Words = frozenset()
    gerunds: Words = frozenset()
    participles: Words = frozenset()
    endings: Words = frozenset()
    clausal: Words = frozenset()
    verbs: Words = frozenset()
    pronouns: Words = frozenset()


@cache
def load_lexicon(language: str) -> Lexicon:
    """The lexicon of an ISO 639-1 code; an empty one where the language has no file. ValueError on a bad file."""
    path = LEXICONS / f"{language}.toml"
    if not language.isalpha() or not path.is_file():
        return Lexicon()
    known = {field.name for field in fields(Lexicon)}
    words: dict[str, Words] = {}
    for section in tomllib.loads(path.read_text(encoding="utf-8")).values():
        for name, listed in section.items():
            if name not in known:
                raise ValueError(f"{path}: unknown list {name!r}")
            words[name] = frozenset(listed.split() if isinstance(listed, str) else listed)
    words["verbs"] = union(words, "speech", "told", "asked", "thought", "judgement", "intent", "stance")
    words["according_first"] = frozenset(phrase.split()[0] for phrase in words.get("according", ()))
    clausal = union(words, "conjunctions", "complementizers", "auxiliaries", "negations")
    words["clausal"] = clausal - words.get("determiners", frozenset())
    words["pronouns"] = union(words, "male", "female", "plural", "neuter", "other")
    return Lexicon(**words)


def union(words: dict[str, Words], *names: str) -> Words:
    return frozenset[str]().union(*(words.get(name, frozenset()) for name in names))
