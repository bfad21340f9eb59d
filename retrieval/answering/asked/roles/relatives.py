"""Relatives whom a question asks for by somebody's name: “Anna's husband”, “la femme de Louis”, “невестка Громова”."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from retrieval.answering.asked.names import MOST_SPEAKERS
from retrieval.answering.asked.names.unknown import EDGES
from retrieval.answering.asked.person import AskedPerson
from retrieval.answering.asked.roles.introductions import introduced_in
from retrieval.answering.asked.roles.quoted_next import introduced_at, same_length
from retrieval.answering.asked.roles.words import Role, every_role, inner_of, pattern_of, surnamed_of
from retrieval.answering.follow_ups import parse_question
from retrieval.answering.questions import OF_ONE, ParsedQuestion
from retrieval.library.analysed import AnalysedArticle
from retrieval.library.library import Library
from retrieval.people import read_name
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.loading import load_lexicon
from retrieval.searching import rank, terms
from retrieval.searching.words import fold, is_report, term, tokens, vocabulary

_WORD = re.compile(r" (?P<word>[^\W\d_][\w’'-]+)")
LONGEST = 8
"""Words of a question for somebody's relative, at most."""
ELIDED = 2
"""Letters of a word before an apostrophe, at most, that are no name."""
ARTICLES = 20
"""Passages in whose articles the relative is looked for, the best first."""
CASE = 2
"""Letters that a name may lose where it has cases."""
SHORTEST, LONGEST_ENDING = 3, 3
"""Letters of the shortest name that is read, and of the longest ending of a case."""


def asked_relative(parsed: ParsedQuestion, library: Library) -> tuple[ParsedQuestion, AskedPerson] | None:
    """The question asked of somebody's relative, and the relative; None where it asks for no relative by a name.

    They are looked for in the articles that hold the name. Of somebody whom these do not quote there are no speakers.
    """
    said = tokens(parsed.text)
    if len(said) > LONGEST or len(library.shelf.speakers) > MOST_SPEAKERS:
        return None
    for language in library.shelf.languages:  # such a question may be too short to tell its own
        lexicon = load_lexicon(language)
        for at, word in enumerate(said):
            forms = _kin(word, language)
            owner = _owner(said, at, language, lexicon) if forms else ""
            asks = parse_question(parsed.text, (), language) if owner else parsed
            if owner and (found := _asked_of(owner, forms, asks, library, language)):
                return found
    return None


def _owner(said: Sequence[str], at: int, language: str, lexicon: Lexicon) -> str:
    """The word beside a relative for whose relative it is: “ANNA's husband”, “la femme de LOUIS”; empty for none."""
    if at and said[at - 1].endswith("s"):
        return said[at - 1]
    after = [one for word in said[at + 1 : at + 3] for one in _apart(word)]
    if len(after) > 1 and inner_of(language).match(f"{after[0]} "):
        return after[1]
    is_genitive = "no-articles" in lexicon.habits or said[at + 1 : at + 2] != after[:1]
    return after[0] if after and is_genitive else ""


def _apart(token: str) -> list[str]:
    """A word without the article or preposition that is elided before it: “anatole” of “d'anatole”."""
    before, _, after = token.replace("’", "'").partition("'")
    return [after] if len(before) <= ELIDED and len(after) >= SHORTEST else [token]


def _kin(word: str, language: str) -> tuple[str, ...]:
    """The words for relatives of which this may be a form."""
    plain = fold(word)
    root = term(plain, language)
    forms = [kin for kin, folded, stem in _words_for_kin(language) if folded == plain or stem == root]
    alike = (word for form in forms for word in _alike(language).get(fold(form), ()))
    return tuple(dict.fromkeys((*forms, *alike)))


@cache
def _words_for_kin(language: str) -> tuple[tuple[str, str, str], ...]:
    """The words of a language for relatives in order, each with its folded form and its term."""
    folded = {kin: fold(kin) for kin in sorted({*load_lexicon(language).kin, *_alike(language)})}
    return tuple((kin, plain, term(plain, language)) for kin, plain in folded.items())


@cache
def _alike(language: str) -> Mapping[str, tuple[str, ...]]:
    """The words that may stand for one another as the same relative's, each with all of them: “mum”, “mother”."""
    kin = {fold(one) for one in load_lexicon(language).kin}
    groups = [one.asked.get(language, ()) for one in every_role() if not one.refuses]
    return {word: group for group in groups if not kin.isdisjoint(map(fold, group)) for word in group}


def _asked_of(
    owner: str, forms: tuple[str, ...], parsed: ParsedQuestion, library: Library, language: str
) -> tuple[ParsedQuestion, AskedPerson] | None:
    """The question asked of the relative of that owner; None where the owner is no name or more is asked."""
    name = _pattern_of_name(owner, language)
    asked = {term(fold(owner), language), *(term(fold(one), language) for one in forms)}
    rest = tuple(one for one in parsed.terms if one not in asked and not is_report(one, language))
    if name is None or (rest and parsed.kind not in OF_ONE):
        return None
    wanted = tuple({term(fold(owner), language), *(found for one in forms for found in terms(one, language))})
    ids = {one.document.article_id for one in rank(library.passage_index, wanted, ARTICLES)}
    known = [one for one in library.shelf.find(ids).values() if one.language == language]
    known = [one for one in known if _is_named(name, one)]
    role = Role(f"{owner} {forms[0]}", {language: forms}, frozenset(), is_listed=False)
    if not known:
        return None
    telling = [one for one in known if role.is_named_in(fold(one.article.text), language)]
    found = {one for each in telling for one in _relatives(role, name, each)}
    person = AskedPerson(_as_typed(parsed.text, asked, language), tuple(sorted(found)), is_mentioned=bool(telling))
    subject = tuple(dict.fromkeys(term for one in sorted(found) for term in terms(one, language))) or parsed.terms
    topic = tuple(one for one in rest if one not in subject)
    asks = replace(parsed, kind="said-about", subject=subject, topic=topic, names=frozenset(subject))
    return asks, person


def _as_typed(question: str, asked: set[str], language: str) -> str:
    """The words of a question from the first to the last of the asked terms, and the capitalised ones that follow:
    “hermano de Marta Rojo” of “¿Qué dijo el hermano de Marta Rojo?”. The whole where it is written without spaces.
    """
    words = [word.strip(EDGES) for word in question.split()]
    parts = [{term(fold(one), language) for token in tokens(word) for one in _apart(token)} for word in words]
    places = [at for at, found in enumerate(parts) if found & asked]
    if not places:
        return question.strip(EDGES)
    first, end = places[0], places[-1] + 1
    while words[end : end + 1] and words[end][:1].isupper():
        end += 1
    return " ".join(words[first:end])


def _pattern_of_name(word: str, language: str) -> re.Pattern[str] | None:
    """What finds in folded text the names of which that word is a form with the ending of a case; None for no name."""
    folded = fold(word)
    lexicon, words = load_lexicon(language), vocabulary(language)
    is_empty = folded in words.stopwords | words.what | words.who | words.follows or is_report(folded, language)
    root = term(folded, language)
    if "no-articles" in lexicon.habits:  # names have cases
        root = root[: max(LONGEST_ENDING + 1, len(folded) - CASE)]
    root = folded[: _shared(folded, root)]  # the term of “becky” is “becki”
    if is_empty or len(root) < SHORTEST or word in lexicon.determiners | lexicon.prepositions:
        return None
    root = re.escape(root[:-1]) + "s?" if root.endswith("s") and len(root) > SHORTEST else re.escape(root)  # “Erikas”
    return re.compile(rf"(?<!\w){root}\w{{0,{LONGEST_ENDING}}}(?!\w)")


def _is_named(name: re.Pattern[str], analysed: AnalysedArticle) -> bool:
    """Whether the name is a speaker's of an article, or stands within a sentence with a capital letter."""
    if any(name.search(fold(one.speaker.name)) for one in analysed.attributions if one.speaker):
        return True
    text = analysed.article.text
    places = [found.start() for found in name.finditer(same_length(text))]
    is_within = any(text[at].isupper() and text[max(0, at - 2) : at - 1].islower() for at in places)
    return is_within or any(_surnames_written(name, text))


def _surnames_written(name: re.Pattern[str], text: str) -> Iterator[str]:
    """The words with a capital letter that follow the name in a text, folded: “Reed” of “Tommy Reed”."""
    for found in name.finditer(same_length(text)):
        after = _WORD.match(text, found.end())
        if after and text[found.start()].isupper() and after["word"][0].isupper():
            yield fold(after["word"])


def _relatives(role: Role, owner: re.Pattern[str], analysed: AnalysedArticle) -> set[str]:
    """The name of the speaker of an article who is the relative; empty where it gives no sign of one alone."""
    alone = by_surest_sign(role, owner, analysed)
    is_one = len(alone) == 1 or len({read_name(one).words[-1:] for one in alone if read_name(one).is_description}) == 1
    return {one for one in alone if not owner.search(fold(one))} if is_one else set()


def by_surest_sign(role: Role, owner: re.Pattern[str] | None, analysed: AnalysedArticle) -> set[str]:
    """The names of the speakers of an article who are the relative, by the surest sign that it gives of any.

    `owner` finds the names of whoever it is the relative of, None where a question tells none.
    """
    signs: tuple[Callable[[], Iterable[str]], ...] = (
        lambda: introduced_in(role, analysed),
        lambda: (one.name for one in introduced_at(analysed, _mentions(role, analysed))),
        lambda: _of_surname(role, owner, analysed) if owner else (),
        lambda: _described(role, analysed),
    )
    found = (set(sign()) for sign in signs)
    return next((one for one in found if one), set())


def _mentions(role: Role, analysed: AnalysedArticle) -> Iterator[int]:
    """Where the text names the relative, and not after a preposition: “to her mother”."""
    language = analysed.language
    folded = same_length(analysed.article.text)
    lexicon = load_lexicon(language)
    for found in pattern_of(role.words[language], language).finditer(folded):
        before = folded[: found.start()].split()[-2:]
        if not lexicon.prepositions.intersection(before) and not any(inner_of(language).match(f"{w} ") for w in before):
            yield found.start()


def _of_surname(role: Role, owner: re.Pattern[str], analysed: AnalysedArticle) -> Iterator[str]:
    """Of one who is named in full the speakers of the same surname and of the gender of the relative.

    Only for relatives who share a surname as a rule, and of whom the article mentions no other of their gender.
    """
    language = analysed.language
    lexicon, surnamed = load_lexicon(language), {fold(one) for one in surnamed_of(language)}
    words = {fold(one) for one in role.words[language]}
    genders = {"male": map(fold, lexicon.roles_male), "female": map(fold, lexicon.roles_female)}
    of_gender = {one: set(every) for one, every in genders.items()}
    gender = next((one for one, every in of_gender.items() if not words.isdisjoint(every)), "")
    held = {fold(one) for one in tokens(analysed.article.text.casefold())}
    if not gender or words.isdisjoint(surnamed) or not ((surnamed - words) & of_gender[gender]).isdisjoint(held):
        return
    names = [read_name(one.name) for one in {one.speaker for one in analysed.attributions if one.speaker}]
    quoted = {one.surname for one in names if owner.search(fold(one.text))}
    surnames = quoted or set(_surnames_written(owner, analysed.article.text))
    has_cases = "no-articles" in lexicon.habits
    for one in names:
        is_theirs = any(_is_same_surname(one.surname, other, has_cases=has_cases) for other in surnames)
        if is_theirs and one.gender == gender and not owner.search(fold(one.text)):
            yield one.text


def _is_same_surname(one: str, other: str, *, has_cases: bool) -> bool:
    """Whether two surnames are the same; where names have cases, but for an ending of a man's or a woman's."""
    shared = _shared(one, other)
    longest = max(len(one), len(other))
    return one == other or (has_cases and shared > LONGEST_ENDING and shared >= longest - CASE)


def _shared(one: str, other: str) -> int:
    """How many letters two words have in common from the first on."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))


def _described(role: Role, analysed: AnalysedArticle) -> Iterator[str]:
    """The speakers without a name whom the article calls so: “her mother”."""
    for speaker in {one.speaker for one in analysed.attributions if one.speaker}:
        is_unnamed = read_name(speaker.name).is_description
        if is_unnamed and role.is_held_as(speaker.name, (analysed.language,)):
            yield speaker.name
