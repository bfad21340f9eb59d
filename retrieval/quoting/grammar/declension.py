"""Grammatical cases of names: from a form such as Путина, Górskiego or Merkels to the nominative."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import takewhile

from retrieval.quoting.grammar.first_names import (
    Gender,
    every_first_name,
    gender_of_first_name,
    gender_of_name,
    is_first_name,
    is_first_name_in_case,
)
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon, Words

SHORTEST_STEM = 4
"""The least number of letters that are left of a name without its ending."""
SHORTEST_FIRST = 3
"""The least number of letters that are left of a first name without its ending: Ann- of Анны, a form of Анна."""
_SHORTEST_OF_ALL = 2
"""The least number of letters of a short first name without a long ending: Ev- of Evou."""
_SHORTEST_SURNAME = 1
"""The least number of letters before a surname's ending: a woman called *Rej* is not called Ra."""
SHORTEST_MADE = 6
"""The least number of letters in a nominative that the text itself does not show: Górskiego is Górski, but Tuska is not
Tuski."""
_SHORTEST_DATIVE = 6
"""The least number of letters in a noun whose ending alone shows that somebody is told: *учителям*."""
_OUTLET = 4
"""The greatest number of words in an outlet's name after its article: der *Neuen Osnabrücker Zeitung*."""


@lru_cache(maxsize=65536)
def stem(name: str, endings: Words) -> str:
    """`name` without the longest of the language's case `endings` that it has; `name` itself if it has none of them."""
    fitting = [len(ending) for ending in endings if name.endswith(ending)]
    fitting = [length for length in fitting if len(name) - length >= SHORTEST_STEM]
    return name[: len(name) - max(fitting)] if fitting else name


@lru_cache(maxsize=65536)
def name_stem(name: str, words: Lexicon) -> str:
    """What all cases of a name have in common, however short it is: Kos for Kosa, Mrozk for Mrozek and Mrozka.

    In languages without cases it is the name with a plain apostrophe. Each part of a double name has its own case.
    """
    if not words.case_endings:
        return name.replace("’", "'")
    if "-" in name:
        return "-".join(name_stem(part, words) for part in name.split("-"))
    stemmed = stem(name, words.case_endings)
    if stemmed == name and words.consonants:
        cut = (name.removesuffix(ending) for ending in words.case_endings)
        stemmed = min((one for one in cut if len(one) >= SHORTEST_FIRST), key=len, default=name)
    before, vowel, last = stemmed[-3:-2].lower(), stemmed[-2:-1], stemmed[-1:]
    is_fleeting = len(stemmed) > SHORTEST_STEM and vowel in words.fleeting
    return stemmed[:-2] + last if is_fleeting and {before, last} <= words.consonants else stemmed


def parts_of(surname: str) -> tuple[str, ...]:
    """The parts of a double surname, by which its bearer may be called alone: *Berger*-Lang; none of any other."""
    parts = tuple(part for part in surname.split("-") if len(part) >= SHORTEST_STEM and part[0].isupper())
    return parts if "-" in surname else ()


def nominative_first_name(name: str, words: Lexicon) -> str:
    """The known first name of which `name` is a form: Anna for Anny.

    `name` itself if it is a form of no known name, or of both a man's and a woman's (Валерию).
    """
    known, endings = every_first_name(), words.case_endings
    if name.lower() in known:
        return name
    stems = {stem(name, endings), *(name.removesuffix(ending) for ending in endings)}
    stems = stems - {name} or stems
    shortest = min(SHORTEST_FIRST, max(_SHORTEST_OF_ALL, len(name) - 2))  # Ev- of Evy and of Evou
    longest = sorted((one for one in stems if len(one) >= shortest), key=len, reverse=True)
    longest = [*(form for one in longest for form in _with_vowel(one, words)), *longest]
    forms = [one + ending for one in longest for ending in ("", *sorted(endings)) if (one + ending).lower() in known]
    forms.sort(key=lambda form: not form.endswith(tuple(words.first_name_endings)))
    genders = {gender_of_name(form, words) for form in forms} - {""}
    if len(genders) < 2:
        return forms[0] if forms else name
    told = _gender_of_case(name, words)
    return next((form for form in forms if told and gender_of_name(form, words) == told), name)


def man_or_nominative(name: str, others: Sequence[str], words: Lexicon, told: Gender = "") -> str:
    """As `nominative_first_name`, but a man's before a surname that no woman has: Petr for *Petra* Nováka.

    Asked only where every woman's surname shows that it is one, where the surname's own case is a man's, or where the
    article has `told` that it is a man's: učitele *Pavla* Dudu.
    """
    endings, surname = tuple(words.male_cases), others[-1] if others else ""
    if surname.endswith(words.ends.oblique_women):  # Iva for *Ivy* Benešové, although Ivy is a name as well
        cut = [name.removesuffix(ending) for ending in words.female_cases if name.endswith(ending)]
        women = (one + ending for one in cut for ending in sorted(words.first_name_endings))
        if woman := next((one for one in women if gender_of_name(one, words) == "female"), ""):
            return woman
    womans = not words.womens_surnames or surname.endswith(tuple(words.womens_surnames))
    mans = surname.endswith(tuple(words.mens_surnames))
    mans = mans or (not womans and surname.endswith(tuple(words.case_endings)))
    mans = mans or (told == "male" and not surname.endswith(tuple(words.female_surnames)))
    plain = nominative_first_name(name, words)
    if gender_of_name(plain, words) == "male" or not (surname and mans and name.endswith(endings)):
        return plain
    cut = [name.removesuffix(ending) for ending in words.male_cases if name.endswith(ending)]
    forms = [form for one in cut for form in (*_with_vowel(one, words), one)]
    forms += [one + ending for one in cut for ending in sorted(words.case_endings)]  # Валери*й*, Валерия
    men = (form for form in forms if is_first_name(form) and gender_of_name(form, words) != "female")
    return next(men, plain)


def _with_vowel(stemmed: str, words: Lexicon) -> Iterator[str]:
    """The stem with the vowel that only its nominative has between its last two letters: Kacper for the stem Kacpr-.

    None for two letters that a nominative ends with, too: Petr.
    """
    joined = stemmed.endswith(tuple(words.unbroken))
    if len(stemmed) >= SHORTEST_FIRST and {*stemmed[-2:].lower()} <= words.consonants and not joined:
        for vowel in sorted(words.fleeting):
            yield stemmed[:-1] + vowel + stemmed[-1]


def _gender_of_case(name: str, words: Lexicon) -> Gender:
    """The gender that the case ending of a first name shows: Ольгой is a woman's, Иваном a man's; "" if none."""
    if name.endswith(tuple(words.female_cases)):
        return "female"
    return "male" if name.endswith(tuple(words.male_cases)) else ""


@cache
def _nouns_by_stem(words: Lexicon) -> dict[str, frozenset[str]]:
    """The listed nouns for people by their stems."""
    nouns: dict[str, set[str]] = {}
    for noun in words.roles | words.second_mentions | words.trades | words.kin:
        nouns.setdefault(name_stem(noun, words), set()).add(noun)
    return {stemmed: frozenset(found) for stemmed, found in nouns.items()}


def nominative_noun(word: str, words: Lexicon) -> str:
    """The listed noun for a person of which the lower-case `word` is a form: артистка for артистки; or `word`."""
    if words.means_person(word) or not word.islower():
        return word
    found = _nouns_by_stem(words).get(name_stem(word, words), frozenset())
    if len(found) > 1 and (told := _gender_of_case(word, words)):  # radny for radnego, radna for radnej
        feminine = tuple(words.feminine_endings)
        found = frozenset(noun for noun in found if noun.endswith(feminine) == (told == "female"))
    return next(iter(found)) if len(found) == 1 else word


def office_in_case(word: str, words: Lexicon) -> str:
    """The office of which the lower-case `word` is a form other than the nominative: учительница for учительницей.

    "" for an office in the nominative, for a relative, for any other word, and in languages whose nouns have articles.
    """
    if "no-articles" not in words.habits or words.is_role(word):
        return ""
    noun = nominative_noun(word, words)
    return noun if words.is_role(noun) and noun not in words.kin else ""


@lru_cache(maxsize=4096)
def nominative_body(word: str, words: Lexicon) -> str:
    """The nominative of a lower-case noun for a body, or of a compound that ends with a listed one; "" for any other.

    Examples: рада for раді, нацбанк for нацбанку, ministerstvo for ministerstvu.
    """
    if not words.cases_of_bodies:
        return ""
    rows = (row.partition(" = ") for row in sorted(words.cases_of_bodies, key=len, reverse=True))
    made = (word.removesuffix(case) + nominative for case, _, nominative in rows if word.endswith(case))
    listed = tuple(body for body in words.bodies if len(body) >= SHORTEST_STEM)
    found = next((form for form in (word, *made) if form in words.bodies or form.endswith(listed)), "")
    is_name = found not in words.bodies and is_first_name_in_case(word, words.case_endings)  # *Рината* holds a “нато”
    return "" if is_name else found


def agreeing_adjective(word: str, noun: str, words: Lexicon) -> str:
    """The nominative of the lower-case adjective of a noun in the nominative; the word itself where it shows none.

    Adjectives of neuter nouns are returned as they are.
    """
    feminine = noun.endswith(tuple(words.feminine_endings))
    if not feminine and noun[-1:] not in words.consonants:
        return word
    rows = (row.partition(" = ") for row in sorted(words.adjectives_of_bodies, key=len, reverse=True))
    for case, _, nominative in rows:
        if word.endswith(case) and nominative.endswith(tuple(words.feminine_endings)) == feminine:
            return word.removesuffix(case) + nominative
    return word


def sure_surname(form: str, gender: Gender, words: Lexicon, first: str = "") -> str:
    """The nominative of a surname that the text shows in one other case only, if its ending leaves no doubt; else "".

    A man's that has the same ending as his first name, `first`, or another one of the same case (Ondřej*e* Prokop*a*),
    loses it where no vowel can be lost before the last letter: Jan*em* Gil*em*, but not Jan*em* Bolk*em*. Women's
    surnames that end in a consonant have no case endings, so they are returned as they are. Of a double surname each
    part is declined.
    """
    if "-" in form:
        parts = [sure_surname(part, gender, words, first) for part in form.split("-")]
        return "-".join(parts) if all(parts) else ""
    rows = words.surnames_of_men if gender == "male" else words.surnames_of_women if gender == "female" else ()
    for case, _, nominative in sorted((row.partition(" = ") for row in rows), key=lambda row: -len(row[0])):
        if form.endswith(case) and len(form) - len(case) > _SHORTEST_SURNAME:
            return form.removesuffix(case) + nominative
    if gender == "male":
        pairs = [(one, one) for one in words.male_cases] + [(a, b) for a, _, b in map(_parted, words.male_pairs)]
        shared = (one for own, one in pairs if form.endswith(one) and first.endswith(own))
        cut = form.removesuffix(max(shared, key=len, default=form))
        closed = len(cut) >= SHORTEST_FIRST and cut[-1] in words.consonants and cut[-2].lower() not in words.consonants
        return cut if closed else ""
    return form if gender == "female" and form[-1].lower() in words.consonants else ""


def _parted(row: str) -> tuple[str, str, str]:
    return row.partition(" = ")


def is_upright(name: Sequence[str], first: str, words: Lexicon) -> bool:
    """True for a name that may be a nominative, in which its first word is `first`; not for Lucie *Novákové*."""
    return first == name[0] and not name[-1].endswith(words.ends.oblique_women)


def same_first_name(one: str, other: str, endings: Words) -> bool:
    """True for two forms of one first name: Anna and Anny. Two names of different genders (Jan, Janina) are never the
    same."""
    genders = {gender for name in (one, other) if (gender := gender_of_first_name(name))}
    return len(genders) < 2 and not _without_ending(one, endings).isdisjoint(_without_ending(other, endings))


def _without_ending(name: str, endings: Words) -> set[str]:
    """The name as it is and without each of the endings, as far as enough letters are left."""
    cut = {name.removesuffix(ending) for ending in endings}
    return {form for form in {name, *cut} if len(form) >= SHORTEST_FIRST}


def nominative_surname(forms: Iterable[str], endings: Words, surnames: Words) -> str:
    """The likeliest nominative of the surname of which `forms`, at least one, are cases. `surnames` lists its usual
    endings."""
    seen = list(dict.fromkeys(forms))
    parts = [form.split("-") for form in seen]
    if len(parts[0]) > 1 and len({*map(len, parts)}) == 1:
        return "-".join(nominative_surname(part, endings, surnames) for part in zip(*parts, strict=True))
    shortest = min(seen, key=len)
    stemmed = stem(shortest, endings)
    if shortest == stemmed:
        return shortest
    fitting = [form for form in seen if form.endswith(tuple(surnames))]
    made = [form for ending in ("", *endings) if (form := stemmed + ending).endswith(tuple(surnames))]
    likely = fitting or [form for form in made if len(form) >= SHORTEST_MADE]
    return min(likely, key=lambda form: (len(form), form), default=shortest)


def plainer(name: tuple[str, ...], other: tuple[str, ...], endings: Words) -> bool:
    """True if `name`, another form of `other`, is nearer to the nominative: it has as many words and fewer letters."""
    return bool(endings) and len(name) == len(other) and sum(map(len, name)) < sum(map(len, other))


def out_of_genitive(noun: str, words: Lexicon) -> str:
    """The noun without the ending of the genitive, where that leaves a body or an office: *Klub* for Klubs; else the
    noun."""
    for ending in words.ends.noun_genitives:
        plain = noun.removesuffix(ending)
        if plain != noun and (plain.lower() in words.bodies or words.is_role(plain.lower())):
            return plain
    return noun


def is_addressee(token: Token, words: Lexicon) -> bool:
    """True for a noun in the dative, to whom words are told: сказал *агентству*; обещал *учителям*."""
    if token.lower in words.addressees:
        return True
    ends = len(token.text) >= _SHORTEST_DATIVE and token.lower.endswith(words.ends.addressees)
    return ends and token.text.islower() and not words.means_person(token.lower)


def belongs_to_title(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True for a dative within a title: уполномоченная *по правам* человека; mluvčí pomoci *seniorům* Jana Nová."""
    named = at + 1 < len(tokens) and tokens[at + 1].is_capitalised
    return named or tokens[at - 1].lower in words.prepositions


def opens_outlet(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True for the article of a newspaper or agency that is told, whose dative looks like a genitive.

    Example: sagte die Ministerin *der* Neuen Osnabrücker Zeitung; not: die Redakteurin *der* Zeitung.
    """
    if "noun-capitals" not in words.habits or tokens[at].lower not in words.genitives:
        return False
    if at and tokens[at - 1].lower.endswith(tuple(words.journalists)):
        return False
    named = takewhile(lambda token: token.is_capitalised, tokens[at + 1 : at + 1 + _OUTLET])
    return any(is_addressee(token, words) for token in named)
