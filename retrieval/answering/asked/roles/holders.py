"""Roles by which questions ask for somebody: “What did the mayor say?” wants the words of a mayor, and of nobody else.

The `roles.toml` of each language lists its words for offices and trades. Who holds one is told by the roles that
speakers have, and by what introduces them where they are named: “the theatre’s manager, Doctor Ida Brandt”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from retrieval.answering.asked.names import MOST_SPEAKERS
from retrieval.answering.asked.person import ELIDED, AskedPerson, written_subject
from retrieval.answering.asked.roles.gender import without_men
from retrieval.answering.asked.roles.introductions import introduced_among, introduced_in
from retrieval.answering.asked.roles.likely import articles_naming, is_unquoted, likely_holders, spelled
from retrieval.answering.asked.roles.slips import mended_role
from retrieval.answering.asked.roles.words import KnownRole, Role, every_role, inner_of, pattern_of, unlisted_words
from retrieval.answering.questions import OF_ONE, ParsedQuestion, languages_of
from retrieval.library.analysed import AnalysedArticle
from retrieval.library.library import Library
from retrieval.people import read_name
from retrieval.quoting.loading import load_lexicon
from retrieval.records import Speaker
from retrieval.searching import terms
from retrieval.searching.words import fold, tokens
from retrieval.text.languages import DEFAULT_LANGUAGE, habits_of

SHORTEST = 5
"""Letters of the shortest word whose ending may differ."""
MOST_FOUND = 3
"""Holders whose names are looked for where their roles are written in other words than the question's."""
MOST_ARTICLES = 3
"""Articles of a speaker whose languages are looked at."""
LONGEST_ALONE = 8
"""Words of a message that is nothing but a role, at most."""
_CAPITALISED = frozenset({"noun-capitals", "unspaced"})
"""Habits of languages in which capitals are no sign of a name."""
_EDGES = " \t,.'’-"


def asked_role(parsed: ParsedQuestion, library: Library) -> AskedPerson | None:
    """Who holds the role that a question asks for; nobody, if none of them is quoted; None where it asks for no role.

    Holders are looked for in articles of the question's language; in others, where none of these names the role.
    """
    if len(library.shelf.speakers) > MOST_SPEAKERS:
        return None
    roles = read_roles(parsed, library)
    if not roles:
        return _called(parsed, library)
    found = ((one, _holders(one, library, _looked_in(parsed, one, library))) for one in roles)
    sure = ((one, holders) for one, holders in found if holders)
    likely = ((one, likely_holders(one, _looked_in(parsed, one, library), library)) for one in roles)
    role, holders = next(chain(sure, (one for one in likely if one[1])), (roles[0], set()))
    holders = without_men(role.typed, holders, languages_of(parsed.text))
    if not holders and _is_of_a_speaker(role, parsed, library):
        return AskedPerson(role.typed, role=role)
    if not role.is_listed and all(read_name(one).is_description for one in holders):
        return None  # named people may hold it as well
    if role.further and not holders and not is_unquoted(role, library):
        known = library.passage_index.statistics(tuple(role.further)).frequencies
        if any(known[term] for term in role.further):
            return None  # the articles may say in other words what the role is over: "the bureau's director"
    return AskedPerson(role.typed, tuple(sorted(holders)), role=role)


def _is_of_a_speaker(role: Role, parsed: ParsedQuestion, library: Library) -> bool:
    """Whether a role is told to be that of somebody who is quoted, “Crane's lawyer”, and nobody unnamed may hold it.

    Words of that speaker are not what is asked for. Where nouns have cases, the name may be the holder's own.
    """
    if not role.further or "no-articles" in load_lexicon(parsed.language).habits:
        return False
    names = {one.name: read_name(one.name) for one in library.shelf.speakers}
    if not any(read.has_known_first_name and role.further <= set(terms(one)) for one, read in names.items()):
        return False
    unnamed = (one for one in library.shelf.speakers if names[one.name].is_description)
    return not any(_is_called(role, one, tuple(role.words)) for one in unnamed)


def _called(parsed: ParsedQuestion, library: Library) -> AskedPerson | None:
    """Who is quoted right after an article brings them in by the one word that a question calls them; None if nobody.

    The word is listed as no role: “Ce matin, la couturière a ri”.
    """
    typed = ELIDED.sub("", written_subject(parsed).strip(_EDGES), count=1) if parsed.subject else ""
    language = parsed.language
    if not typed.islower() or len(typed) < SHORTEST or not typed.isalpha() or parsed.topic:
        return None
    role = Role(typed, {language: (typed,)}, frozenset(), is_listed=False)
    holders = set[str]() if _is_name(typed, language, library) else likely_holders(role, (language,), library)
    return AskedPerson(typed, tuple(holders), role=role) if holders else None


def role_alone(parsed: ParsedQuestion, library: Library) -> tuple[ParsedQuestion, AskedPerson] | None:
    """The question what the holder of a role said, where a message is only the role with what it is over.

    “the mayor of Westhaven”, “et l'avocate ?”. None where no single person is known to hold it. Nobody holds an
    office over what no article knows.
    """
    if parsed.kind != "fact" or parsed.subject or parsed.wanted or len(tokens(parsed.text)) > LONGEST_ALONE:
        return None
    asks = replace(parsed, kind="said-about", subject=parsed.topic, topic=())
    asked = asked_role(asks, library) if parsed.topic else None
    if asked is None or asked.role is None or not _begins(asked.role):
        return None
    is_elsewhere = not asked.speakers and bool(asked.role.further)
    if len(asked.speakers) != 1 and not is_elsewhere:
        return None
    spelled = {
        term for language in (parsed.language, *languages_of(parsed.text)) for term in terms(asked.role.typed, language)
    }
    return (asks, asked) if set(parsed.topic) <= spelled else None


def _begins(role: Role) -> bool:
    """Whether what was typed begins with the role, so that nothing is told of it: not “the cat forgives the mayor”."""
    typed = fold(role.typed)
    return any(pattern_of(words, language).match(typed) for language, words in role.words.items())


def with_holders_among(
    asked: AskedPerson, parsed: ParsedQuestion, spoken: Iterable[tuple[Speaker, AnalysedArticle]], library: Library
) -> AskedPerson:
    """The same, with those speakers whom the articles that quote them introduce by the role."""
    role = asked.role
    if role is None:
        return asked
    languages = _looked_in(parsed, role, library)
    articles: dict[str, tuple[AnalysedArticle, set[Speaker]]] = {}
    for speaker, analysed in spoken:
        articles.setdefault(analysed.article.id, (analysed, set()))[1].add(speaker)
    found = set(asked.speakers)
    for analysed, speakers in articles.values():
        if analysed.language in languages and role.is_named_in(fold(analysed.article.text), analysed.language):
            found.update(introduced_among(role, analysed, speakers))
    found = without_men(role.typed, found, languages_of(parsed.text))
    return replace(asked, speakers=tuple(sorted(found)))


def _looked_in(parsed: ParsedQuestion, role: Role, library: Library) -> tuple[str, ...]:
    """The languages of the articles in which holders of the role are looked for."""
    own = tuple(one for one in languages_of(parsed.text) if one in library.shelf.languages and one in role.words)
    words = {word for language in own for word in spelled(role, language)}
    known = library.passage_index.statistics(tuple(words)).frequencies
    if any(known[word] or _is_inflected(word, library) for word in words):
        return own
    return tuple(library.shelf.languages) or (DEFAULT_LANGUAGE,)


def _is_inflected(word: str, library: Library) -> bool:
    """Whether the articles hold the word with another ending: “лікарку” for “лікарка”."""
    root = word[:-1]
    return len(word) >= SHORTEST and any(
        one.startswith(root) and len(one) <= len(word) + 1 for one in library.passage_index.vocabulary(word[0])
    )


def found_by_holders(parsed: ParsedQuestion, asked: AskedPerson, library: Library) -> ParsedQuestion:
    """The question with the holders' names where their roles are written in other words than the question's."""
    speakers = [one for one in library.shelf.speakers if one.name in asked.speakers]
    written = {term for one in speakers for term in _written(one, library)}
    if not speakers or not written.isdisjoint(parsed.subject):
        return parsed
    named = [term for one in speakers[:MOST_FOUND] for term in _written(one, library)]
    subject = tuple(dict.fromkeys((*parsed.subject, *named)))
    return replace(parsed, subject=subject, topic=tuple(one for one in parsed.topic if one not in named))


def _written(speaker: Speaker, library: Library) -> Iterator[str]:
    """The terms of a speaker's name and role, in the languages of the articles that quote them."""
    for language in _quoted_in(speaker, library):
        yield from terms(f"{speaker.name} {speaker.role}", language)


def _quoted_in(speaker: Speaker, library: Library) -> set[str]:
    """The languages of the first articles that quote a speaker."""
    articles = library.shelf.quoting((speaker,), MOST_ARTICLES)
    return {one.language for one in library.shelf.find({article.id for article in articles}).values()}


def read_roles(parsed: ParsedQuestion, library: Library) -> tuple[Role, ...]:
    """The roles that a question may ask for, the likeliest first; none where it asks for a name, a body or nobody."""
    is_guess = set(parsed.subject) <= set(parsed.topic)
    asks_nothing_else = parsed.kind == "fact" and not parsed.topic  # "and the director?", after a bare name
    if not (parsed.kind in OF_ONE or asks_nothing_else) or not parsed.subject or is_guess:
        return ()
    typed = ELIDED.sub("", written_subject(parsed).strip(_EDGES), count=1)
    roles = _read(typed, parsed)
    if not roles and (mended := mended_role(typed, languages_of(parsed.text))) != typed:
        known = library.passage_index.statistics(tuple(terms(typed, parsed.language))).frequencies
        roles = _read(mended, parsed) if not all(known.values()) else []
    unlisted = _unlisted(typed, parsed) if not roles else None
    roles = [unlisted] if unlisted else roles
    language = languages_of(parsed.text)[0]
    of_what = inner_of(language).search(typed)
    called = typed[: of_what.start()].strip() if of_what else typed  # “the mayor of Westhaven” is no name
    return () if not roles or _is_name(called or typed, language, library) else tuple(roles)


def _unlisted(typed: str, parsed: ParsedQuestion) -> Role | None:
    """The role of these words where no language lists it as an office."""
    asked_in = languages_of(parsed.text)
    alike = ((one, language) for language in asked_in for one in every_role() if not one.refuses)
    others = (
        (KnownRole({language: words}, {language: words}, refuses=False), language)
        for language in asked_in
        for words in unlisted_words(typed, language)
    )
    read = (_role_in(typed, one, language) for one, language in (*alike, *others) if language in one.asked)
    return min((one for one in read if one), key=lambda one: len(one.further), default=None)


def _read(typed: str, parsed: ParsedQuestion) -> list[Role]:
    """The roles of these words in a language of the question, first the one that leaves the fewest words over."""
    offices = [one for one in every_role() if one.refuses]
    read = (_role_in(typed, one, at) for at in languages_of(parsed.text) for one in offices if at in one.asked)
    return sorted((one for one in read if one), key=lambda one: len(one.further))


def _is_name(typed: str, language: str, library: Library) -> bool:
    """Whether somebody is named by words that may be a role as well: “What did Bishop say?”, “… peter king …”."""
    words = typed.split()
    if words[-1][0].isupper() and not typed.isupper() and not habits_of(language).intersection(_CAPITALISED):
        return True
    if read_name(typed.title()).has_known_first_name:
        return True
    bearers = map(read_name, (one.name for one in library.shelf.namesakes([words[-1]])))
    return any(not name.is_description and name.surname == fold(words[-1]) for name in bearers)


def _role_in(typed: str, known: KnownRole, language: str) -> Role | None:
    """The role of these words, if what was typed ends with one of them or goes on with what the role is over."""
    folded = fold(typed)
    found = pattern_of(known.asked[language], language).search(folded)
    if found is None or ("unspaced" in habits_of(language) and found[0] != folded):
        return None
    after = _without_clause(folded[found.end() :], language)
    is_genitive = "no-articles" in load_lexicon(language).habits  # “директор школы”
    if after.strip(_EDGES) and not (is_genitive or inner_of(language).match(after.lstrip())):
        return None
    further = frozenset(terms(f"{folded[: found.start()]} {after}", language))
    return Role(typed, known.held, further, is_listed=known.refuses)


def _without_clause(after: str, language: str) -> str:
    """What stands after a role, up to a clause that tells of its holder: “the expert *who looked at the roof*”."""
    relatives = load_lexicon(language).relatives
    found = re.search(rf"\s(?:{'|'.join(map(re.escape, sorted(relatives)))})\s", after) if relatives else None
    return after[: found.start()] if found else after


def _holders(role: Role, library: Library, languages: Sequence[str]) -> set[str]:
    """The names of the quoted people who hold the role in articles of these languages."""
    called = {
        one
        for one in library.shelf.speakers
        if _is_called(role, one, languages) and not _quoted_in(one, library).isdisjoint(languages)
    }
    names = {one.name for one in called if not role.further or role.further <= set(terms(f"{one.role} {one.name}"))}
    for analysed in articles_naming(role, languages, library):
        if analysed.language in languages:
            names.update(introduced_in(role, analysed))
    return names


def _is_called(role: Role, speaker: Speaker, languages: Sequence[str]) -> bool:
    is_description = read_name(speaker.name).is_description
    return role.is_held_as(speaker.role, languages) or (is_description and role.is_held_as(speaker.name, languages))
