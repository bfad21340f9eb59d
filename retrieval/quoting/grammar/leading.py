"""The subject with which a sentence leads, after whatever opens the sentence: a topic, another clause, an adverb.

Positions are indexes into a sentence's tokens.
"""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.first_names import is_first_name, is_surname_here
from retrieval.quoting.grammar.phrases import POSSESSIVES, Phrase, is_function, phrase_starting
from retrieval.quoting.grammar.subjects import begins_predicate, opens_clause, short_phrase
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.grammar.verb_groups import after_participle, after_passive, is_finite, opens_participle
from retrieval.quoting.lexicon import Lexicon, Words

_OWNERS = 2
"""The greatest number of lower-case words of an owner: житель *соседнего дома*."""
_PLACE_WORDS = 4
"""The greatest distance in tokens between the two commas around the name of a place."""


def leading_subject(tokens: Sequence[Token], words: Lexicon, names: Words = frozenset()) -> Phrase | None:
    """The sentence's first "he", "she" or capitalised phrase that does not follow a preposition; None without one.

    `names` are the article's surnames. Where every noun has a capital, one of them alone is told by them from a noun.
    """
    start = (
        after_topic(tokens, words)
        or after_clause(tokens, words)
        or after_participle(tokens, words)
        or after_passive(tokens, words)
        or _after_place(tokens, words)
        or int(leads_article(tokens, words))
    )
    he_or_she = words.he_or_she
    for at in [at for at, token in enumerate(tokens) if token.is_capitalised or token.lower in he_or_she]:
        token = tokens[at]
        if at < start or not token.is_word or token.lower in words.according_first:
            continue
        if is_governed(tokens, at, words):
            continue
        if token.lower in he_or_she:
            return Phrase(at, at)
        if at == 0 and opens_participle(tokens, words):
            continue
        if at == 0 and (token.lower in words.auxiliaries or calls_out(tokens, words) or opens_adverbial(tokens, words)):
            continue
        if "noun-capitals" in words.habits and not looks_named(tokens, at, words, names):
            continue
        if token.is_capitalised and not is_function(token, words) and token.lower not in words.pronouns:
            phrase = with_owned(tokens, short_phrase(tokens, at, len(tokens), words), words)
            if "inverts" in words.habits and words.is_role(token.lower):
                phrase = without_verb(tokens, phrase_starting(tokens, at, words) or phrase, words)
                phrase = _second_office(tokens, phrase, words) or phrase
            described = at and tokens[at - 1].lower in words.definite and token.lower in words.second_mentions
            opens = described or (at == 1 and is_article(tokens[0], words)) or _is_owner(tokens, at, words)
            first = 0 if _belongs_to_opener(tokens, at, words) else at - 1 if opens else at
            return phrase if first == at else Phrase(first, phrase.last)
    return None


def _second_office(tokens: Sequence[Token], phrase: Phrase, words: Lexicon) -> Phrase | None:
    """The second office, with the name, of a holder of two: Zpěvák a *herec Jan Mach* mlčel; None without one."""
    at = phrase.last + 1
    named = any(one.is_capitalised for one in tokens[phrase.first + 1 : at])
    if named or at + 2 >= len(tokens) or tokens[at].lower not in words.links | words.coordinates:
        return None
    second = phrase_starting(tokens, at + 1, words) if words.is_role(tokens[at + 1].lower) else None
    return second if second and second.apposition < 0 and tokens[second.last].is_capitalised else None


def _is_owner(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True for whose office the lower-case word before is, where nouns have no articles: W Wiedniu rzecznik *Rady*
    milczał."""
    office = at > 0 and tokens[at - 1].text.islower() and words.is_role(tokens[at - 1].lower)
    return office and "no-articles" in words.habits and tokens[at - 2].lower not in words.prepositions


def _belongs_to_opener(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True for the rest of a name after a preposition in the phrase that opens the sentence: *The family of Ann* Lee
    mourned."""
    if at < 3 or tokens[0].lower not in words.determiners or not tokens[at - 1].is_capitalised:
        return False
    before = tokens[1 : at - 1]
    plain = all(one.is_word and one.text.islower() and not is_finite(one, words) for one in before)
    return plain and before[-1].lower in words.prepositions


def is_governed(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True for a capitalised word after a preposition. Where subjects may follow their verbs, also for one that goes on
    with such a name: El presidente del Banco *Norte* viajó."""
    while at and tokens[at - 1].lower not in words.prepositions:
        begins = is_first_name(tokens[at].text) and any(one.is_capitalised for one in tokens[at + 1 : at + 2])
        if "inverts" not in words.habits or not tokens[at - 1].is_capitalised or begins:
            return False  # En Lima *Ana* Ruiz dijo
        at -= 1
    return at > 0


def without_verb(tokens: Sequence[Token], phrase: Phrase, words: Lexicon) -> Phrase:
    """An office and its lower-case owner, up to a word that cannot belong to it: *Mluvčí hejtmana* listovala v …

    Only where owners follow without an article. Before a name a preposition of `inner` may stand among them:
    *Liderul de sindicat Ana Pop* a spus …
    """
    if "no-articles" not in words.habits or phrase.apposition >= 0:
        return phrase
    owners = 0
    for at in range(phrase.first + 1, phrase.last + 1):
        token = tokens[at]
        is_verb = token.lower.endswith(words.ends.past) or token.lower in words.verbal
        belongs = token.lower in words.inner and tokens[phrase.last].is_capitalised
        if precedes_holder(tokens, at) if is_verb else belongs:
            continue
        if not token.is_word or (token.text.islower() and (is_verb or is_function(token, words))):
            return Phrase(phrase.first, at - 1)
        if token.text.islower() and not words.is_role(token.lower):
            owners += 1
            if owners > _OWNERS:
                return Phrase(phrase.first, at - 1)
    return phrase


def precedes_holder(tokens: Sequence[Token], at: int) -> bool:
    """True for an owner before the full name of who holds the office: Тренер *господарів* Олег Сердюк."""
    named = next((i for i in range(at, len(tokens) - 1) if not tokens[i].text.islower()), 0)
    return bool(named) and is_first_name(tokens[named].text) and is_surname_here(tokens, named + 1)


def after_topic(tokens: Sequence[Token], words: Lexicon) -> int:
    """The position after the topic that opens a sentence, such as *Ida Brandt* in "On Ida Brandt, who lost"; 0 without
    one."""
    if "inverts" in words.habits or len(tokens) < 2 or tokens[0].lower not in words.topic_openers:
        return 0
    last = 1
    while last < len(tokens) and (tokens[last].is_capitalised or tokens[last].lower in words.particles):
        last += 1
    return last


def _after_place(tokens: Sequence[Token], words: Lexicon) -> int:
    """The start of the main clause after a place in commas: En su pueblo, Ingeniero Jacobacci, *su* hermano lloró; else
    0."""
    if "inverts" not in words.habits or len(tokens) < 2 or tokens[0].lower not in words.prepositions:
        return 0
    commas = [at for at, token in enumerate(tokens) if token.text == ","][:2]
    if len(commas) < 2 or commas[1] - commas[0] > _PLACE_WORDS:
        return 0
    named = tokens[commas[0] + 1 : commas[1]]
    place = all(token.is_capitalised or token.lower in words.particles for token in named)
    return commas[1] + 1 if named and place else 0


def after_clause(tokens: Sequence[Token], words: Lexicon) -> int:
    """The start of the main clause after a clause that opens the sentence: When Stone died, *Ruth* Gray wrote; else
    0."""
    if "inverts" in words.habits or not tokens or tokens[0].lower not in words.clause_openers:
        return 0
    for at in range(2, len(tokens) - 1):
        if tokens[at].stretch:
            return 0
        if tokens[at - 1].text == "," and opens_clause(tokens, at, words):
            phrase = short_phrase(tokens, at, len(tokens), words)
            if phrase.last + 1 < len(tokens) and begins_predicate(tokens[phrase.last + 1], words):
                return at
    return 0


def opens_adverbial(tokens: Sequence[Token], words: Lexicon) -> bool:
    """True if the first word, which has the ending of an adverb or participle, is one: *Shortly* after the call, …

    In languages whose subject always precedes its verb such a word may also be a name (Kelly, Harding), so the next
    word decides.
    """
    if "inverts" in words.habits:
        return tokens[0].lower.endswith(words.ends.openers)
    if len(tokens) < 2 or not tokens[0].lower.endswith(words.ends.adverbials):
        return False
    after = tokens[1]
    if after.text == ",":
        return tokens[-1].stretch is not None
    return after.lower in words.prepositions or after.lower in words.conjunctions


def calls_out(tokens: Sequence[Token], words: Lexicon) -> bool:
    """True if a comma sets the first word off from a pronoun that is the subject: *Wait*, it gets better."""
    if len(tokens) < 3 or tokens[1].text != ",":
        return False
    return tokens[2].lower in words.pronouns and tokens[2].lower not in words.relatives


def with_owned(tokens: Sequence[Token], phrase: Phrase, words: Lexicon) -> Phrase:
    """The phrase extended from an owner to the office or body that speaks: *Rubin's campaign* sent out a release.

    A full name between commas belongs to it: *Rubin's manager, Ann Lee*, had no complaints.
    """
    owned = phrase.last + 1
    if not tokens[phrase.last].lower.endswith(POSSESSIVES) or owned >= len(tokens):
        return phrase
    noun = tokens[owned].lower
    speaks = words.is_role(noun) or noun in words.bodies or noun in words.kin
    if not speaks or not tokens[owned].text.islower():
        return phrase
    if tokens[owned + 1 : owned + 2] and tokens[owned + 1].text == "," and names_full(tokens, owned + 2):
        return Phrase(phrase.first, owned + 3, owned + 2)
    return Phrase(phrase.first, owned)


def names_full(tokens: Sequence[Token], at: int) -> bool:
    """True if an office's holder follows it by full name, between commas: Asked by CNN, the mayor, *Ana Ruiz*, …"""
    name, closing = tokens[at : at + 2], tokens[at + 2 : at + 3]
    return len(name) > 1 and all(one.is_capitalised for one in name) and any(one.text == "," for one in closing)


def leads_article(tokens: Sequence[Token], words: Lexicon) -> bool:
    """True if an adjective opens the sentence before the article of its subject: *Polemico* il sindaco Michele Riva.

    A comma may stand between the two: *Tajante*, la ministra Gil.
    """
    if "inverts" not in words.habits or "noun-capitals" in words.habits or len(tokens) < 3:
        return False
    at = 1 + (tokens[1].text == "," or tokens[1].lower in words.adverbs)
    article = tokens[at]
    gendered = article.lower in words.male_articles or article.lower in words.female_articles
    return gendered and not article.is_capitalised


def is_article(token: Token, words: Lexicon) -> bool:
    """True for the article that opens a sentence in a language that capitalises nouns: *Eine* Lehrerin fragt."""
    if "noun-capitals" not in words.habits:
        return False
    return token.lower in words.determiners and token.lower not in words.oblique


def looks_named(tokens: Sequence[Token], at: int, words: Lexicon, names: Words = frozenset()) -> bool:
    """True if the capitalised word at `at` is more than a noun: it names an office, stands before another capitalised
    word, or is one of the `names` and no noun before it can be the subject: *Brandt* zögert; Das ärgert *Brandt*."""
    if words.is_role(tokens[at].lower):
        return True
    if tokens[at].text in names and (at == 0 or is_function(tokens[0], words)):
        return not any(token.is_capitalised for token in tokens[1:at])
    return at + 1 < len(tokens) and tokens[at + 1].is_capitalised and not is_function(tokens[at + 1], words)


def main_clause_start(tokens: Sequence[Token], words: Lexicon) -> int:
    """The offset in the text of the main clause after a clause or place that opens the sentence; 0 without one.

    In languages whose verb comes second, that verb opens the main clause: Als Harms davon sprach, *unterbrach* ihn die
    Richterin.
    """
    if tokens[0].lower in words.asked and (after := after_participle(tokens, words)):
        return tokens[after].start  # Asked of Ann Lee, *Tom Reed* shrugged
    opener = tokens[0].lower
    if opener not in words.conjunctions and opener not in words.complementizers and not opens_place(tokens, words):
        return _second_clause(tokens, words)
    for at in range(2, len(tokens) - 1):
        if tokens[at - 1].text == "," and (opens_clause(tokens, at, words) or _inverts(tokens, at, words)):
            return tokens[at].start
    return 0


def _second_clause(tokens: Sequence[Token], words: Lexicon) -> int:
    """The offset of the name that opens a second main clause: Moss led, and *Tate*, who is 19, did the rest; 0 without
    one."""
    if "inverts" in words.habits:
        return 0
    for at in range(len(tokens) - 3, 2, -1):
        if tokens[at - 1].text != "," or tokens[at].lower not in words.links or not tokens[at + 1].is_capitalised:
            continue
        after = at + 2
        while after < len(tokens) - 2 and tokens[after].is_capitalised:
            after += 1
        told = tokens[after].text == "," and tokens[after + 1].lower in words.who
        return tokens[at + 1].start if told or is_finite(tokens[after], words) else 0
    return 0


def opens_place(tokens: Sequence[Token], words: Lexicon) -> bool:
    """True where a place by name opens the sentence, if its subject comes before its verb: *On Skerra*, Ann Lee waits.

    Not for a longer opening (In a talk with Ann Lee, …): the next "she" often means whoever is named in it.
    """
    if "inverts" in words.habits or tokens[0].lower not in words.locatives:
        return False
    return len(tokens) > 1 and tokens[1].is_capitalised


def _inverts(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True for a verb before its clause's subject, unless the subject is a pronoun that stands for somebody named
    before."""
    verb = tokens[at]
    if "verb-second" not in words.habits or not verb.is_word or not verb.text.islower():
        return False
    if tokens[at + 1].lower in words.he_or_she:
        return False
    return verb.lower in words.finite or not is_function(verb, words)
