"""Names that no article holds: whoever is asked about is nobody here, in capitals or in small letters."""

from __future__ import annotations

from retrieval.answering.asked.roles.words import person_terms, words_of_roles
from retrieval.answering.questions import LONGEST_READ, ParsedQuestion, languages_of
from retrieval.library.library import Library
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.loading import load_lexicon
from retrieval.searching.words import common_words_of, fold, holds_report, is_report, term, tokens, vocabulary
from retrieval.text.languages import habits_of
from retrieval.text.question_patterns import search

LONGEST_UNCASED = 2
"""Words of a name in small letters, at most, besides what its bearer is: “minister salvini”."""
SHORTEST_BEGINNING, LONGEST_ENDING = 4, 2
"""Letters that words of one root share at least, and those that their endings take at most."""
EDGES = " \t\n.,;:!?¿¡…—–-()[]\"'“”„«»‘’。？！，、"


def is_unknown_name(typed: str, parsed: ParsedQuestion, library: Library) -> bool:
    """Whether something is written as a name, and no article holds any word of it.

    In a language that capitalises all nouns, a single word after an article or a preposition may be a noun.
    """
    if len(typed.split()) == 1 and "noun-capitals" in habits_of(parsed.language) and not is_bare(typed, parsed):
        return False
    known = library.passage_index.statistics(parsed.subject).frequencies
    return not any(known[term] for term in parsed.subject)


def is_bare(typed: str, parsed: ParsedQuestion) -> bool:
    """Whether words are no role and stand without an article, as names do: “Was hat Merkel gesagt?”."""
    words = [word.strip(EDGES) for word in parsed.text[:LONGEST_READ].split()]
    first = typed.split()[0]
    at = words.index(first) if first in words else 0
    lexicon = load_lexicon(parsed.language)
    nouns = lexicon.roles | lexicon.roles_male | lexicon.roles_female
    return (
        at > 0
        and words[at - 1].casefold() not in lexicon.determiners | lexicon.prepositions
        and typed.casefold() not in nouns
    )


def is_uncased_name(typed: str, parsed: ParsedQuestion, library: Library) -> bool:
    """Whether words in small letters can only be a name of somebody whom the articles do not know: “et macron ?”.

    They stand without an article, or after what their bearer is (“il ministro salvini”); no article holds them or a
    word of their root, and they are no words for people or bodies and no plurals. Only for a question of what somebody
    said, in a language of the articles or one that puts articles before its nouns.
    """
    language = next((one for one in languages_of(parsed.text) if _tells_names(one, library)), "")
    if (
        not language
        or "unspaced" in habits_of(language)
        or not holds_report(tokens(parsed.text[:LONGEST_READ]), (language,))
    ):
        return False
    lexicon = load_lexicon(language)
    if "no-articles" in lexicon.habits and not _follows_report(typed, parsed):
        return False
    words = typed.casefold().split()
    name = list(words)
    while len(name) > 1 and "inverts" in lexicon.habits and _means_somebody(name[0], language, lexicon):
        del name[0]
    if len(name) > LONGEST_UNCASED or not (len(name) < len(words) or is_bare(typed, parsed)):
        return False
    if any(_is_ordinary(word, language, lexicon) for word in name):
        return False
    return not any(is_akin_to_known(term(fold(word), language) or word, library) for word in name)


def _tells_names(language: str, library: Library) -> bool:
    """Whether a word that the articles do not hold can be told to be a name in a question in that language."""
    habits = load_lexicon(language).habits
    return language in library.shelf.languages or ("inverts" in habits and "no-articles" not in habits)


def _follows_report(typed: str, parsed: ParsedQuestion) -> bool:
    """Whether words stand right after one of saying, as no verb does that opens a question: “co powiedział obama?”."""
    said = tokens(parsed.text[:LONGEST_READ])
    first = next(iter(tokens(typed)), "")
    at = said.index(first) if first in said else 0
    return at > 0 and is_report(said[at - 1], parsed.language)


def is_akin_to_known(term: str, library: Library) -> bool:
    """Whether the articles hold a word that begins like this one: "hungry" for "hunger"."""
    beginning = term[: max(SHORTEST_BEGINNING, len(term) - LONGEST_ENDING)]
    return any(one.startswith(beginning) for one in library.passage_index.vocabulary(term[0]))


def _is_ordinary(word: str, language: str, lexicon: Lexicon) -> bool:
    """Whether a language has the word: for a person or body, for "him", or a common one, with any ending."""
    folded = fold(word)
    if folded.endswith(tuple(lexicon.plural_endings)) or word in lexicon.plural_nouns:
        return True
    if folded in common_words_of(language) | vocabulary(language).synonyms:
        return True
    if search("questions", "pronoun", f"x {folded}", (language,)):
        return True
    is_of_role = any(is_akin(folded, one) for one in words_of_roles(language))
    return is_of_role or _means_somebody(word, language, lexicon) or word in lexicon.bodies | lexicon.nameless


def is_akin(word: str, other: str) -> bool:
    """Whether two words may be forms of one, with another ending: “профсоюз” and “профсоюза”."""
    size = max(SHORTEST_BEGINNING, len(word) - LONGEST_ENDING)
    return word[:size] == other[:size] and abs(len(word) - len(other)) <= LONGEST_ENDING


def _means_somebody(word: str, language: str, lexicon: Lexicon) -> bool:
    """Whether a word means a person, or several."""
    return lexicon.means_person(word) or term(fold(word), language) in person_terms(language)
