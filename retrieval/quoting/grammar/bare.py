"""People who are described without a name: *A young guard* left; Patrzy na to *starszy mieszkaniec ulicy Lipowej*."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from retrieval.quoting.grammar.declension import nominative_first_name
from retrieval.quoting.grammar.descriptions import office_phrase_end
from retrieval.quoting.grammar.first_names import is_first_name
from retrieval.quoting.grammar.leading import precedes_holder
from retrieval.quoting.grammar.mentions import Mention, find_mentions
from retrieval.quoting.grammar.phrases import POSSESSIVES, is_between, is_function, phrase_starting
from retrieval.quoting.grammar.tokens import Sentence, Token
from retrieval.quoting.grammar.verb_groups import after_participle, after_passive, is_finite, opens_participle
from retrieval.quoting.lexicon import Lexicon

_LONGEST_OWNER = 2
"""The greatest number of lower-case words that belong to the noun before them: житель *соседнего дома*, sąsiadka *z
parteru*."""
_LONGEST_OPENING = 7
"""The greatest number of words in a description before its preposition, clause or verb."""
_LONGEST_PLACE = 4
"""The greatest number of words of a measure that tells where or when: *Two floors up*, *three days later*."""
_NOUN_AND_VERB = 3
"""The number of words in *the baker waits*."""
_TO_CLAUSE = 6
"""The greatest number of tokens between a description and its clause: A baker *in the old town,* who …"""
NOBODY: tuple[Token, ...] = ()


class Opening(NamedTuple):
    """A description of an unnamed person that opens a sentence: "A man from the harbour".

    `core` holds its tokens up to the noun ("A man"), or to the end of a listed office (El jefe comunal), `noun` is the
    position of that noun, and `whole` holds all tokens.
    """

    core: Sequence[Token]
    noun: int
    whole: Sequence[Token]


def described_in(sentences: Sequence[Sentence], words: Lexicon) -> tuple[Token, ...]:
    """The tokens that describe the only person in these sentences, if no sentence names anybody; else `NOBODY`.

    Example: Patrzy na to *starszy mieszkaniec ulicy Lipowej*. Only for languages without articles, whose lists hold
    nouns in the nominative, so that a listed noun is a subject.
    """
    return _described([sentence.tokens for sentence in sentences], words)


def _described(told: Sequence[Sequence[Token]], words: Lexicon) -> tuple[Token, ...]:
    if "no-articles" not in words.habits:
        return NOBODY
    found: list[tuple[Token, ...]] = []
    for tokens in told:
        if people_in(tokens, words) or any(token.stretch for token in tokens):
            return NOBODY
        for at, token in enumerate(tokens):
            if token.lower in words.roles and (token.text.islower() or not at):
                before = tokens[at - 1] if at else None
                if before and (before.lower in words.prepositions or before.lower in words.roles):
                    continue
                first = at - 1 if before and _describes(before, token, at - 1, words) else at
                phrase = phrase_starting(tokens, first, words, plain=True)
                if phrase and phrase.last >= at:
                    found.append(
                        phrase._replace(apposition=-1).of(tokens[: _noun_end(tokens, at, phrase.last, words) + 1])
                    )
    return found[0] if len(found) == 1 else NOBODY


def described_in_tokens(tokens: Sequence[Token], words: Lexicon) -> tuple[Token, ...]:
    """As `described_in`, for the tokens of a single sentence."""
    return _described((tokens,), words)


def _noun_end(tokens: Sequence[Token], noun: int, last: int, words: Lexicon) -> int:
    """The position of the last token that describes the noun at `noun`, which is at most `last`.

    It takes in two lower-case words and any capitalised ones, and stops before a verb in the past tense.
    """
    ends = tuple(words.male_past | words.female_past | words.narrating_endings)
    small = 0
    for at in range(noun + 1, last + 1):
        token = tokens[at]
        if not token.is_word or (token.text.islower() and (small == _LONGEST_OWNER or token.lower.endswith(ends))):
            return at - 1
        small += token.text.islower()
    return last


def _describes(token: Token, noun: Token, at: int, words: Lexicon) -> bool:
    """True if the token at `at` is an adjective that agrees with the noun after it. It may open its sentence."""
    if not token.is_word or token.stretch or (token.is_capitalised and at) or is_between(token, words):
        return False
    if token.lower.endswith(words.ends.past) or token.lower in words.verbs:
        return False
    feminine = words.ends.feminine
    endings = (one for one in words.ends.adjectives if one.endswith(feminine) == noun.lower.endswith(feminine))
    return token.lower.endswith(tuple(endings))


def people_in(tokens: Sequence[Token], words: Lexicon) -> list[Mention]:
    """The mentions of people: those with a known first name, in any grammatical case, or with a title."""
    return [one for one in find_mentions(tokens, words) if _is_person(one, words)]


def _is_person(mention: Mention, words: Lexicon) -> bool:
    """True for a name with a known first name, in any grammatical case, or with a title."""
    first = nominative_first_name(mention.name[0], words) if words.case_endings else mention.name[0]
    return bool(mention.titles) or (len(mention.name) > 1 and is_first_name(first))


def opening_description(tokens: Sequence[Token], words: Lexicon) -> Opening | None:
    """The description of one unnamed person with which `tokens` open; None if they open with anything else."""
    if len(tokens) > 1 and _is_bare_noun(tokens[0], words):
        end = 1 if _ends_bare(tokens, words) else _owned_end(tokens, words)
        return Opening(tokens[:end], 0, tokens[:end]) if end else None
    if not tokens or not _opens_phrase(tokens, words):
        return None
    end = 1
    while end < min(len(tokens), _LONGEST_OPENING) and joins_description(tokens, end, words):
        end += 1
    if end == 1 or end == len(tokens):
        return None
    noun = end = _before_present(tokens, end, words)
    noun -= 1
    if "inverts" in words.habits:  # Sa *voisine* non plus; die *Lehrerin* kommt
        noun = next((at for at in range(1, end) if _is_human(tokens[at], words)), noun)
        if noun + 1 < end and tokens[noun + 1].is_capitalised:
            return None  # Le boulanger Luc Morel
    after = tokens[end + 1].lower if end + 1 < len(tokens) else ""
    related = tokens[end].lower in words.who or (tokens[end].text == "," and _relates(after, words))
    related = related or _who_follows(tokens, end, words)
    if _ends_in_name(tokens, noun, words) or not (related or _is_human(tokens[noun], words)):
        return None
    while not related and end < len(tokens) and precedes_verb(tokens, end, words):
        end += 1
    ends = end if end < len(tokens) and is_finite(tokens[end], words) and not related else noun + 1
    while ends > noun + 1 and _belongs_after(tokens[ends - 1], words):
        ends -= 1
    listed = office_phrase_end(tokens, 0, words)  # El jefe *comunal* contó
    last = listed if noun < listed < end else noun
    return Opening(tokens[: last + 1], noun, tokens[: max(ends, last + 1)])


def _opens_phrase(tokens: Sequence[Token], words: Lexicon) -> bool:
    """True for an article, or for a possessive before a noun for a person: *Zijn* vader, *Reed's* sister."""
    opener = tokens[0].lower
    if opener in words.definite or opener in words.indefinite:
        return True
    if opener.endswith(POSSESSIVES) and tokens[0].is_capitalised and len(tokens) > 1:
        return tokens[1].text.islower() and words.means_person(tokens[1].lower)
    owns = opener in words.owning or opener in words.speakers_own
    return owns and len(tokens) > 1 and words.means_person(tokens[1].lower)


def _before_present(tokens: Sequence[Token], end: int, words: Lexicon) -> int:
    """The end of a description without a verb that no list holds: *His father* stands in the yard."""
    last, before = tokens[end - 1], tokens[end - 2]
    if "inverts" in words.habits or end < _NOUN_AND_VERB or not words.means_person(before.lower):
        return end
    acts = bool(words.ends.present) and last.lower.endswith(words.ends.present)
    acts = acts or (last.lower in words.strong_pasts and tokens[0].lower not in words.owning)
    return end - 1 if acts else end


def _is_bare_noun(token: Token, words: Lexicon) -> bool:
    """True for a noun for a person that needs no article: *Lekarz* milczy; *Skepparen* nickar."""
    lower = token.lower
    if "no-articles" not in words.habits and not lower.endswith(words.ends.definite):
        return False
    return words.means_person(lower)


def _ends_bare(tokens: Sequence[Token], words: Lexicon) -> bool:
    """True where the noun that opens `tokens` is all of the description, or a clause about the person follows it."""
    following = tokens[1]
    if following.text == ",":
        return len(tokens) > 2 and _relates(tokens[2].lower, words)
    if not following.text.islower() or following.lower in words.links or precedes_holder(tokens, 1):
        return False
    if "no-articles" in words.habits and words.ends.definite == ():
        return is_between(following, words) or is_finite(following, words) or following.lower.endswith(words.ends.past)
    return following.lower not in words.prepositions and following.lower not in words.relatives


def _owned_end(tokens: Sequence[Token], words: Lexicon) -> int:
    """The end of an office with whose it is, before a verb in the past: *Министр культуры* выразил; 0 without one.

    Only where an owner needs no article.
    """
    if "no-articles" not in words.habits or not words.is_role(tokens[0].lower):
        return 0
    for at in range(1, min(len(tokens), 2 + _LONGEST_OWNER)):
        verb, small = tokens[at].lower, tokens[at].text.islower()
        acts = small and (verb in words.verbal or (at > 1 and verb.endswith(words.ends.past)))
        if acts or not small or is_function(tokens[at], words):
            return at if acts and at > 1 else 0
    return 0


def _who_follows(tokens: Sequence[Token], end: int, words: Lexicon) -> bool:
    """True where a clause with "who" follows the place that a description gives: A baker in Leith, *who* …"""
    if tokens[end].lower not in words.prepositions:
        return False
    near = range(end + 1, min(len(tokens) - 1, end + _TO_CLAUSE))
    comma = next((at for at in near if not tokens[at].is_word), 0)
    return bool(comma) and tokens[comma].text == "," and tokens[comma + 1].lower in words.who


def _relates(word: str, words: Lexicon) -> bool:
    return word in words.who or word in words.relatives


def _belongs_after(token: Token, words: Lexicon) -> bool:
    """True for a word that cannot end a description: an adverb, a day, an article, or a preposition without its
    noun."""
    if token.lower in words.determiners or token.lower in words.prepositions:
        return True
    return is_between(token, words) or _tells_when(token, words)


def _ends_in_name(tokens: Sequence[Token], noun: int, words: Lexicon) -> bool:
    """True if a name or a title stands in place of the description's noun at `noun`.

    *His cousin Paula Lind*, who runs the plant; This brought *Leader* Ann Lee to her feet.
    """
    titled = tokens[noun].is_capitalised and "noun-capitals" not in words.habits
    if titled and tokens[0].lower not in words.definite:
        return True
    if not tokens[noun].is_capitalised or "inverts" in words.habits or _is_human(tokens[noun], words):
        return False
    return tokens[noun - 1].is_capitalised or _is_human(tokens[noun - 1], words)


def _tells_when(token: Token, words: Lexicon) -> bool:
    """True for a word of a date between a description and its verb: the mayor *on Tuesday* called for it."""
    return token.lower in words.time or token.lower in words.moments or token.lower in words.prepositions


def joins_description(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True if the word at `at` can belong to the description that began before it: a young *security* guard."""
    token = tokens[at]
    if not token.is_word or token.stretch or token.lower in words.prepositions or token.lower in words.relatives:
        return False
    if token.lower in words.determiners or token.lower in words.complementizers:
        return False
    if at > 1 and token.lower.endswith(words.ends.participial) and _is_human(tokens[at - 1], words):
        return False  # a guard posted at the door
    acts = is_finite(token, words) or (token.lower in words.strong_pasts and tokens[0].lower in words.definite)
    return not (token.lower in words.who or is_between(token, words) or (at > 1 and acts))


def precedes_verb(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True if the word at `at` is not yet the clause's verb, as *state* in "the secretary of state said"."""
    if not tokens[at].is_word or tokens[at].lower in words.complementizers or tokens[at].lower in words.he_or_she:
        return False
    governed = tokens[at - 1].lower in words.inner or tokens[at - 1].lower in words.definite
    return governed or tokens[at].lower.endswith(words.ends.gerunds) or not is_finite(tokens[at], words)


def _is_human(token: Token, words: Lexicon) -> bool:
    return words.means_person(token.lower) or token.lower.endswith(words.ends.people)


def after_opener(tokens: Sequence[Token], words: Lexicon) -> Sequence[Token]:
    """The tokens after what opens a sentence before its subject: an “and”, a participle, a phrase of time or place.

    Before lunch, *the judge urged them to talk*; Two floors up, *his mother slept*; Told of it, *the vet sighed*; Sám
    *trenér mlčel*.
    """
    if len(tokens) > 2 and tokens[0].lower in words.links | words.selves:
        return tokens[1:]
    if main := after_participle(tokens, words) or after_passive(tokens, words):
        return tokens[main:]
    comma = next((at for at, token in enumerate(tokens) if token.text == ","), -1)
    opener = tokens[0].lower
    counted = 1 < comma <= _LONGEST_PLACE and opener in words.spans
    counted = counted and not any(words.means_person(token.lower) for token in tokens[1:comma])
    if opener not in words.prepositions and opener not in words.subordinates and not counted:
        return tokens
    first = 1 + (opener in words.subordinates and opens_participle(tokens[1:], words))  # When *asked* about it, …
    told = comma > 0 and any(is_finite(token, words) for token in tokens[first:comma])
    return tokens if comma < 0 or told else tokens[comma + 1 :]
