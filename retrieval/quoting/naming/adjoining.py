"""Names and what stands beside them: an office, a second name with the same surname, a verb with a misspelt one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from retrieval.quoting.grammar.declension import name_stem, plainer
from retrieval.quoting.grammar.first_names import gender_of_name, is_first_name, is_first_name_in_case
from retrieval.quoting.grammar.mentions import Mention, find_mentions
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.naming.person import Person

LONGEST_NAME = 5
_FULL = 2
"""Words of a first name and a surname."""
_AND_HIS_WIFE = 3
"""Words between somebody's name and the first name of a relative."""
_SHORTEST = 5
"""Letters of a surname from which one letter more, less or another is taken for a slip."""


def mentions_of(tokens: Sequence[Token], words: Lexicon) -> list[Mention]:
    """The mentions in an article's tokens, each by itself: without an object before it, with the surname it shares."""
    mentions = without_object(list(find_mentions(tokens, words)), tokens, words)
    mentions = with_shared_surnames(mentions, tokens, words)
    lone = {mention.name[0] for mention in mentions if len(mention.name) == 1}
    return [one for one in mentions if not runs_together(one, lone, tokens, words)]


def is_name_after_office(longer: tuple[str, ...], name: tuple[str, ...], words: Lexicon) -> bool:
    """True where `longer` is `name` after an office or, without articles, any noun: *Superintendent* Ann Lee."""
    if not 1 < len(name) < len(longer):
        return False
    noun = "no-articles" in words.habits and is_first_name(name[0]) and not is_first_name(longer[0])
    if not (noun or words.is_role(longer[0].lower())):
        return False
    return longer[-len(name) :] == name


def is_fuller(name: tuple[str, ...], known: tuple[str, ...], words: Lexicon) -> bool:
    """True where `name` tells more of a person than the `known` form of it, or tells it nearer to the nominative."""
    if name == known:
        return False
    if is_name_after_office(known, name, words) or is_name_after_office(name, known, words):
        return is_name_after_office(known, name, words)
    return len(known) < len(name) <= LONGEST_NAME or plainer(name, known, words.case_endings)


def with_shared_surnames(mentions: list[Mention], tokens: Sequence[Token], words: Lexicon) -> list[Mention]:
    """The mentions, where two people share a surname both with it.

    It is the second one's (*Mary* and John Bloom), or that of whom a relative without one belongs to (Roger Meldrum and
    his wife, *Lorna*).
    """
    for at, (one, other) in enumerate(pairwise(mentions)):
        if _is_relative_of(one, other, tokens, words):
            mentions[at + 1] = other._replace(name=(other.name[0], one.name[-1]))
        joined_by = tokens[one.last + 1].lower if other.first == one.last + 2 else ""
        names_two = joined_by in words.links and len(one.name) == 1 and len(other.name) == 2
        if names_two and is_first_name(one.name[0]) and is_first_name(other.name[0]):
            mentions[at] = one._replace(name=(one.name[0], other.name[-1]))
    return mentions


def _is_relative_of(one: Mention, other: Mention, tokens: Sequence[Token], words: Lexicon) -> bool:
    """True for a first name after the name of whose wife, brother or child it is, with nothing but an age between."""
    if len(other.name) != 1 or len(one.name) != _FULL or other.titles:
        return False
    if not is_first_name(one.name[0]) or not is_first_name(other.name[0]):
        return False
    between = [token for token in tokens[one.last + 1 : other.first] if token.is_word and not token.text.isdigit()]
    if len(between) != _AND_HIS_WIFE or between[0].lower not in words.links or between[2].lower not in words.kin:
        return False
    return between[1].lower in words.his or between[1].lower in words.her


def owners_of_kin(mentions: Sequence[Mention], tokens: Sequence[Token], words: Lexicon) -> frozenset[int]:
    """Where the names start that only tell whose relative somebody is: Дружина *Савчука*; муж *Ольги Кох*.

    Only where nouns have no articles and names have cases.
    """
    if "no-articles" not in words.habits or not words.case_endings:
        return frozenset()
    known = {name_stem(word, words) for one in mentions if len(one.name) > 1 for word in one.name}
    return frozenset(one.first for one in mentions if _owns_kin(one, tokens, known, words))


def _owns_kin(mention: Mention, tokens: Sequence[Token], known: set[str], words: Lexicon) -> bool:
    """True for a name after a kinship in the nominative, if it is in another case or a surname of the article alone."""
    noun = tokens[mention.first - 1].lower if mention.first else ""
    owned = mention.first > 1 and tokens[mention.first - 2].lower in words.possessives
    if noun not in words.kin or owned:
        return False
    first, gender = mention.name[0], gender_of_name(mention.name[0], words)
    if is_first_name(first):
        others = words.for_women if gender == "male" else words.for_men if gender else frozenset()
        return noun in others
    in_case = is_first_name_in_case(first, words.case_endings)
    return in_case or (len(mention.name) == 1 and name_stem(first, words) in known)


def without_object(mentions: Sequence[Mention], tokens: Sequence[Token], words: Lexicon) -> list[Mention]:
    """The mentions, where a sentence opens with an object before its subject: Деньги *Мурашов* не взял.

    Only where nouns show their case, and the surname follows a first name elsewhere.
    """
    full = [one for one in mentions if len(one.name) > 1 and is_first_name_in_case(one.name[0], words.case_endings)]
    surnames = {name_stem(one.name[-1], words) for one in full} if "no-articles" in words.habits else frozenset()
    return [
        one._replace(first=one.last, name=one.name[-1:]) if _opens_with_object(one, surnames, tokens, words) else one
        for one in mentions
    ]


def _opens_with_object(mention: Mention, surnames: Collection[str], tokens: Sequence[Token], words: Lexicon) -> bool:
    """True for a noun that opens a sentence, one of the `surnames` and a word in small letters: not *Pane Kose*, …"""
    after = tokens[mention.last + 1 : mention.last + 2]
    if not after or not after[0].text.islower() or len(mention.name) != _FULL or mention.titles:
        return False
    opens = mention.first == 0 or not (tokens[mention.first - 1].is_word or tokens[mention.first - 1].text == ",")
    is_subject = name_stem(mention.name[-1], words) in surnames
    return opens and is_subject and not is_first_name_in_case(mention.name[0], words.case_endings)


def runs_together(mention: Mention, lone: set[str], tokens: Sequence[Token], words: Lexicon) -> bool:
    """True for two names side by side, each of which stands alone elsewhere: "Ukraine China" in a headline.

    Not after a comma or somebody's trade: the *guard* Tre Marsh.
    """
    name = mention.name
    if len(name) != 2 or mention.titles or name[0] not in lone or name[1] not in lone:
        return False
    before = tokens[mention.first - 1] if mention.first else None
    known = is_first_name(name[0]) or (before is not None and before.text == ",")
    known |= before is not None and before.text.islower() and words.means_person(before.lower)
    known |= before is not None and before.lower in words.positions
    return not known


def misspelt(mention: Mention, tokens: Sequence[Token], persons: Iterable[Person], words: Lexicon) -> Person | None:
    """The one person whose surname differs in a letter from a lone name that speaks: Nora Hallam … *Hallan* said.

    None where there are several. Languages are left out whose names have cases, since a letter tells the case there.
    """
    word = mention.name[0]
    if words.case_endings or "inverts" in words.habits or len(mention.name) > 1 or len(word) < _SHORTEST:
        return None
    beside = (*tokens[max(0, mention.first - 1) : mention.first], *tokens[mention.last + 1 : mention.last + 2])
    if not any(token.lower in words.verbs for token in beside) or is_first_name(word):
        return None
    near = [one for one in persons if len(one.name) > 1 and not one.is_body and _is_slip(word, one.surname)]
    return near[0] if len(near) == 1 else None


def _is_slip(word: str, surname: str) -> bool:
    """True for one letter of difference that is no plural's or adjective's ending: Obama, the *Obamas*."""
    one, other = word.lower(), surname.lower()
    if one[0] != other[0] or len(other) < _SHORTEST or one[:-1] == other or other[:-1] == one:
        return False
    from rapidfuzz.distance import OSA  # loaded here, since few articles need it

    return OSA.distance(one, other, score_cutoff=1) == 1


def is_of_other(role: Sequence[Token], words: Lexicon) -> bool:
    """True for the description before a name in another case that is not its bearer's: *doradca* Adama Zimy.

    Its office is surely a nominative, or its last word a verb: *Soudce poslal* Radka Vondru do vězení.
    """
    office = next((token.lower for token in role if words.is_role(token.lower)), "")
    nominative = office.endswith((*words.consonants, *words.feminine_endings))
    return nominative or (bool(office) and len(role) > 1 and role[-1].lower.endswith(words.ends.past))
