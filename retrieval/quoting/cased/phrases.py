"""Phrases for people in a sentence, with what their endings show: Müdür *Ali Kaya*, *Kaya'nın avukatı*, *komutan*."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from retrieval.quoting.grammar.first_names import is_first_name
from retrieval.quoting.grammar.tokens import APOSTROPHE, Token
from retrieval.quoting.lexicon import Lexicon

Case = Literal["subject", "owner", "other"]
_LONGEST_NAME = 3
"""Words of a name at most that does not begin with a known first name."""
_MODIFIERS = 4
"""Words at most that stand before a noun and describe the person whom it means."""
_DOTTED_I = "i\u0307"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A person, or a body, from token `first` to token `last`.

    `name` holds the words of a name without offices and endings, "" for a person who is only described. `noun` is the
    lower-case office, relation or description, "" without one. `case` is what the ending shows. `is_new` is set for
    somebody who is not named: one of the villagers. `opens` is set where the phrase stands at the start of its clause.
    """

    first: int
    last: int
    name: str
    noun: str
    case: Case
    is_new: bool = False
    opens: bool = False

    @property
    def is_full(self) -> bool:
        """True for a name of two words or more."""
        return " " in self.name


def plain(token: Token) -> str:
    """The lower-case word without an ending that an apostrophe divides from it; İ becomes a plain i."""
    return APOSTROPHE.split(token.lower, maxsplit=1)[0].replace(_DOTTED_I, "i")


@cache
def people_nouns(words: Lexicon) -> frozenset[str]:
    """Nouns that mean a person: offices, relatives, other descriptions, and "one of them"."""
    return words.titles | words.kin | words.second_mentions | words.someone


def find_phrases(tokens: Sequence[Token], words: Lexicon, known: Container[str] = ()) -> list[Phrase]:
    """The people and bodies that a sentence names or describes, in order. `known` are words of names of the article."""
    found: list[Phrase] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        phrase = None
        if token.is_word and token.is_capitalised:
            end = _end_of_run(tokens, at, words)
            phrase = _of_run(tokens, at, end, words, known)
            at = end
            if phrase and _is_courtesy(tokens, phrase, words):
                at += 1
                phrase = replace(phrase, last=at, name=f"{phrase.name} {tokens[at].text}")
        elif token.is_word and not _is_title_of_next(tokens, at, words):
            phrase = _described(tokens, at, found, words)
        if phrase:
            found.append(phrase)
        at += 1
    return found


def _is_courtesy(tokens: Sequence[Token], phrase: Phrase, words: Lexicon) -> bool:
    """True where a courtesy in lower case belongs to the first name before it: Ayten *teyze*."""
    after = tokens[phrase.last + 1] if phrase.last + 1 < len(tokens) else None
    is_bare = bool(phrase.name) and not phrase.is_full and phrase.case == "subject"
    return after is not None and is_bare and not after.is_capitalised and plain(after) in words.styles


def _end_of_run(tokens: Sequence[Token], at: int, words: Lexicon) -> int:
    """The last token of the capitalised words from `at` on; an ending after an apostrophe ends them."""
    while at + 1 < len(tokens) and not APOSTROPHE.search(tokens[at].text):
        after = tokens[at + 1]
        abbreviated = after.text == "." and plain(tokens[at]) in words.titles and at + 2 < len(tokens)
        if abbreviated and tokens[at + 2].is_capitalised:
            at += 2
        elif after.is_word and after.is_capitalised:
            at += 1
        else:
            break
    return at


def _of_run(tokens: Sequence[Token], first: int, last: int, words: Lexicon, known: Container[str]) -> Phrase | None:
    """The phrase of a run of capitalised words; None where they belong to what follows or open the sentence."""
    while first < last and _opens_before_name(tokens, first, last, words):
        first += 1
    start, nouns = first, people_nouns(words)
    before = tokens[first - 1] if first else None
    noun = plain(before) if before and plain(before) in nouns else ""
    for at in range(first, last + 1):
        if plain(tokens[at]) in nouns - words.styles and not _is_part_of_name(tokens, start, at, last, known):
            noun, start = plain(tokens[at]), at + 1
    start = _first_name_from(tokens, start, last)
    case = _case_of(tokens[last], words)
    follows = tokens[last + 1] if last + 1 < len(tokens) else None
    if start >= last and case == "subject" and follows and _leads_to_noun(tokens, last + 1, words):
        return None  # *CHP* lideri
    if start > last and _is_title_of_later(tokens, last + 1):
        return None  # *Kaptan* pilot Ali Kaya
    if start > last:
        return Phrase(first, last, "", noun, case, opens=_opens_clause(tokens, first, words))
    parts = [APOSTROPHE.split(token.text, maxsplit=1)[0] for token in tokens[start : last + 1] if token.is_word]
    if start == last == first and (owners := _several_who_own(plain(tokens[last]), words)):
        return Phrase(first, last, "", owners, "owner", opens=_opens_clause(tokens, first, words))
    is_unknown = start == last and not first and not noun and parts[0] not in known
    if is_unknown and _is_ordinary(tokens, last, words):
        return None
    return Phrase(first, last, " ".join(parts), noun, case, opens=_opens_clause(tokens, first, words))


def _several_who_own(word: str, words: Lexicon) -> str:
    """Several people in the case of an owner, without its ending: *Gazeteciler*in sorusu; "" for any other word."""
    stems = [word.removesuffix(ending) for ending in words.genitive_endings if word.endswith(ending)]
    several = (one for one in stems for ending in words.plural_endings if one.endswith(ending))
    nouns = people_nouns(words)
    return next((one for one in several if any(one.removesuffix(end) in nouns for end in words.plural_endings)), "")


def _is_part_of_name(tokens: Sequence[Token], start: int, at: int, last: int, known: Container[str]) -> bool:
    """True for a word of a name that is an office as well: Ali *Demirci*, *Veli* Uz, *Demirci* where known."""
    if at == last:
        is_known = at == start and APOSTROPHE.split(tokens[at].text, maxsplit=1)[0] in known
        return is_known or (at > start and is_first_name(plain(tokens[start])))
    return at == start and is_first_name(plain(tokens[at])) and not is_first_name(plain(tokens[at + 1]))


def _first_name_from(tokens: Sequence[Token], start: int, last: int) -> int:
    """Where a name begins behind capitalised words that no list holds: İYİ Parti Sözcü Vekili *Ayşe Demir*."""
    if last - start < _LONGEST_NAME or is_first_name(plain(tokens[start])):
        return start
    return next((at for at in range(start + 1, last) if is_first_name(plain(tokens[at]))), start)


def _opens_before_name(tokens: Sequence[Token], first: int, last: int, words: Lexicon) -> bool:
    """True for a word that is capitalised because it opens the sentence: *Dün* Ali Kaya, *Kütüphaneci* Nil Er."""
    if first:
        return False
    word = plain(tokens[first])
    if word in words.adverbs or word in words.conjunctions:
        return True
    is_related = word.endswith(tuple(words.office_endings))  # *Yayıncısı* Baran Tekin
    return last > first + 1 and not is_first_name(word) and (is_related or is_first_name(plain(tokens[first + 1])))


def _is_ordinary(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True for a single word that opens a sentence and is no name: an adverb, or a noun with an ending."""
    word = plain(tokens[at])
    if word in words.pronouns:
        return True
    if is_first_name(word) or APOSTROPHE.search(tokens[at].text):
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    paused = after is not None and (after.text in {",", ":"} or after.stretch is not None)
    return not paused or word in words.adverbs or word in words.conjunctions or word.endswith(words.ends.oblique)


def _leads_to_noun(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True where a noun for a person follows with at most one word between: Takım *teknik direktörü*."""
    nouns = people_nouns(words)
    return any(not one.is_capitalised and plain(one) in nouns for one in _words_from(tokens, at, 2))


def _is_title_of_later(tokens: Sequence[Token], at: int) -> bool:
    """True where one word that no list holds stands between a title and a name."""
    following = _words_from(tokens, at, 2)
    return len(following) > 1 and not following[0].is_capitalised and following[1].is_capitalised


def _words_from(tokens: Sequence[Token], at: int, count: int) -> list[Token]:
    found = []
    for token in tokens[at : at + count]:
        if not token.is_word:
            break
        found.append(token)
    return found


def _case_of(token: Token, words: Lexicon) -> Case:
    """What the ending after an apostrophe shows."""
    _, *ending = APOSTROPHE.split(token.lower, maxsplit=1)
    if not ending:
        return "subject"
    return "owner" if ending[0] in words.genitive_endings else "other"


def _is_title_of_next(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True for a noun right before a name, or before another noun for the same person: *teknik* direktör."""
    if at + 1 >= len(tokens):
        return False
    after = tokens[at + 1]
    return after.is_word and (after.is_capitalised or plain(after) in people_nouns(words))


def _described(tokens: Sequence[Token], at: int, found: Sequence[Phrase], words: Lexicon) -> Phrase | None:
    """The phrase that ends with a noun for a person, with the words that describe the person."""
    word, nouns = plain(tokens[at]), people_nouns(words)
    case: Case = "subject"
    if word not in nouns:
        stems = [word.removesuffix(ending) for ending in words.genitive_endings if word.endswith(ending)]
        stems += [hardened(stem, words) for stem in stems]
        word, case = next((stem for stem in stems if stem in nouns), ""), "owner"
    if not word:
        return None
    least = found[-1].last + 1 if found else 0
    if found and found[-1].case == "owner" and at - found[-1].last <= _MODIFIERS:
        least = found[-1].first  # Kaya'nın *avukatı*
    first = at
    while first > max(least, at - _MODIFIERS) and _describes(tokens[first - 1], words):
        first -= 1
    while first < at and word not in words.someone and _leads_in(tokens[first], words):
        first += 1
    if found and first == found[-1].last + 1 and least == found[-1].first:
        first = least
    modifiers = [plain(one) for one in tokens[first:at]]
    is_placed = any(one.endswith(tuple(words.attribute_ends)) and one not in words.years for one in modifiers)
    is_new = word in words.someone or is_placed or any(one in words.counting for one in modifiers)
    start = max((place for place in range(first, at) if plain(tokens[place]) in words.counting), default=first - 1) + 1
    return Phrase(start, at, "", word, case, is_new, _opens_clause(tokens, first, words))


def _describes(token: Token, words: Lexicon) -> bool:
    """True for a word that may belong to a noun after it."""
    return token.is_word and plain(token) not in _apart(words)


def _leads_in(token: Token, words: Lexicon) -> bool:
    """True for an adverb or a noun that tells where, with which a clause may open."""
    word = plain(token)
    is_place = word.endswith(words.ends.oblique) and not word.endswith(tuple(words.genitive_endings))
    return word in words.adverbs or word in words.conjunctions or is_place or bool(noun_in_case(word, words))


@cache
def noun_in_case(word: str, words: Lexicon) -> str:
    """The noun for a person that stands in a case other than that of a subject or an owner: *sanığ*a; "" without."""
    nouns = people_nouns(words)
    stems = [word.removesuffix(ending) for ending in words.case_endings if word not in nouns and word.endswith(ending)]
    return next((one for stem in stems for one in (stem, hardened(stem, words)) if one in words.titles), "")


@cache
def _apart(words: Lexicon) -> frozenset[str]:
    """Words that belong to no noun after them."""
    reported = words.speech | words.told | words.as_saying
    reporting = frozenset(word for phrase in reported for word in phrase.split()) | words.quotatives
    return reporting | words.adverbs | words.conjunctions | words.prepositions


def _opens_clause(tokens: Sequence[Token], first: int, words: Lexicon) -> bool:
    """True at the start of a sentence, after a comma, and after adverbs, places and a relative clause there."""
    is_related = first > 0 and plain(tokens[first - 1]).endswith(words.ends.participles)
    while first and tokens[first - 1].is_word and (is_related or _leads_in(tokens[first - 1], words)):
        first -= 1
    return first == 0 or tokens[first - 1].text == ","


def hardened(stem: str, words: Lexicon) -> str:
    """A stem with the last letter that it has without an ending: Bakanlı*k* for Bakanlı*ğ*ın."""
    pairs = (pair.split(" = ") for pair in words.hardened)
    return next((stem.removesuffix(soft) + hard for soft, hard in pairs if stem.endswith(soft)), stem)
