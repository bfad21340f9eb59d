"""Subjects before their verb, in languages whose subject may also follow it: Ana Ruiz *dijo*; в Кремле *заявили*.

Positions are indexes into a sentence's tokens.
"""

from __future__ import annotations

from retrieval.quoting.grammar.first_names import is_first_name, is_surname_here
from retrieval.quoting.grammar.fronted import subject_before
from retrieval.quoting.grammar.phrases import Phrase, is_between, phrase_ending, phrase_starting
from retrieval.quoting.grammar.plausible import is_manner
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.reports.clauses import related_subject
from retrieval.quoting.reports.free_sources import is_body

_BEFORE_CLAUSE = 2
"""How far before a relative pronoun the noun ends, with a comma between."""
_MANNER = 3
"""The greatest number of words of a phrase of manner after its preposition."""


def fronted_subject(tokens: tuple[Token, ...], first: int, verb: int, words: Lexicon) -> Phrase | None:
    """The subject where it stands before its verb; None where something else opens the clause."""
    end = verb
    while end > first and is_between(tokens[end - 1], words):
        end -= 1
    if "verb-second" not in words.habits:
        return _subject_before_verb(tokens, first, verb, words)
    if end == first or (end == first + 1 and tokens[first].lower in words.demonstratives):
        return None
    opener = tokens[first]
    if not opener.is_word or is_oblique(tokens, first, words) or opener.lower in words.time:
        return None
    owns = opener.lower in words.possessives and end > first + 1  # *Ihr* Anwalt nannte; not: *Ihr* sagte er
    if opener.lower in words.prepositions or opener.lower in words.complementizers:
        return None
    if opener.lower in words.adverbs and not owns:
        return None
    if opener.lower in words.introducers:
        return None  # *Toen* zei Ana Ruiz
    named = opener.lower in words.determiners or words.is_role(opener.lower)
    if not named and first == 0 and end > 1 and all(token.text.islower() for token in tokens[1:end]):
        return Phrase(first, end - 1) if words.is_role(tokens[end - 1].lower) else None
    if not named and not opener.is_capitalised and not (opener.text[0].isdigit() and end > first + 1):
        return None
    return Phrase(first, end - 1)


def _subject_before_verb(tokens: tuple[Token, ...], first: int, verb: int, words: Lexicon) -> Phrase | None:
    """As `fronted_subject`, where anything may stand between the start of the clause and its subject."""
    before = subject_before(tokens, before_outlet(tokens, verb, words), words)
    phrase = after_adverb_phrase(tokens, first, before, words)
    if phrase is None or (phrase.first < first and phrase.apposition < 0) or is_manner(phrase.of(tokens), words):
        return None
    if governed(tokens, phrase.first, words):
        return _after_adverbial(tokens, phrase, words)
    pointed = tokens[phrase.first].lower in words.relatives and tokens[phrase.first - 1].lower in words.determiners
    return None if pointed else phrase


def _after_adverbial(tokens: tuple[Token, ...], phrase: Phrase, words: Lexicon) -> Phrase | None:
    """The office right after an adverbial that a preposition opens: В эфире *мэр* заявил.

    Only without articles, where a listed noun is a nominative, which no preposition governs.
    """
    office, before = tokens[phrase.last], tokens[phrase.last - 1]
    if "no-articles" not in words.habits or phrase.first == phrase.last or before.lower in words.prepositions:
        return None
    is_subject = office.text.islower() and words.is_role(office.lower) and not words.is_role(before.lower)
    return Phrase(phrase.last, phrase.last) if is_subject else None


def after_adverb_phrase(tokens: tuple[Token, ...], first: int, phrase: Phrase | None, words: Lexicon) -> Phrase | None:
    """The subject without an adverbial phrase of two words before it: *При этом* тренер подтвердил …"""
    opening = " ".join(token.lower for token in tokens[first : first + 2])
    if phrase is None or opening not in words.adverb_phrases or not phrase.first < first + 2 <= phrase.last:
        return phrase
    return phrase._replace(first=first + 2)


def subject_in_front(tokens: tuple[Token, ...], lead: int, finite: int, verb: int, words: Lexicon) -> Phrase | None:
    """The subject before the finite verb of the clause that starts at `lead`; None without one.

    A pronoun right after a verb of saying is its subject instead: Der Zeitung sagte *er*, …
    """
    after = tokens[finite + 1].lower if "verb-second" in words.habits and finite + 1 < len(tokens) else ""
    if tokens[finite].lower in words.speech and after in words.he_or_she:
        return None
    found = related_subject(tokens, lead, finite, words) or fronted_subject(tokens, lead, finite, words)
    if found is None or opens_before_person(tokens, found, finite, verb, words):
        return None
    return without_circumstance(tokens, found, words)


def before_outlet(tokens: tuple[Token, ...], verb: int, words: Lexicon) -> int:
    """The start of an adverbial that ends with a name in quotation marks before the verb: *в беседе с «ТВ»* назвал."""
    at = verb - 1
    if "no-articles" not in words.habits or at < 1 or tokens[at].stretch is None:
        return verb
    while at > 0 and (tokens[at].stretch or tokens[at].text.islower()):
        at -= 1
    return at + 1 if tokens[at].is_capitalised and tokens[at + 1].lower in words.prepositions else verb


def speaking_place(tokens: tuple[Token, ...], first: int, verb: int, words: Lexicon) -> Phrase | None:
    """The body that a phrase of place names, beside a verb without a subject: *в Кремле* заявили; сообщили *в
    полиции*."""
    verbs = tokens[max(verb - 1, 0) : verb + 1]  # dalla Questura *fanno sapere*
    if words.plural_verb_endings and not any(one.lower.endswith(tuple(words.plural_verb_endings)) for one in verbs):
        return None  # В конце сказал
    for at in (first, verb + 1):
        if at < len(tokens) and tokens[at].lower in words.places:
            place = phrase_starting(tokens, at + 1, words, plain=True)
            if place is None or tokens[place.first].lower in words.occasions | words.indefinite:
                return None
            if at > verb and tokens[place.first].text.islower() and not is_body(place.of(tokens), words):
                return None  # сказали в коридоре
            named = place.last + 1 < len(tokens) and tokens[place.last + 1].stretch is not None and at > verb
            return Phrase(at, place.last + named)
    return None


def is_oblique(tokens: tuple[Token, ...], at: int, words: Lexicon) -> bool:
    """True for a determiner in an oblique case, which its own form or the adjective after it shows."""
    if tokens[at].lower in words.oblique:
        return True
    adjective = tokens[at + 1] if at + 1 < len(tokens) else None
    if adjective is None or tokens[at].lower not in words.genitives:
        return False
    return adjective.text.islower() and adjective.lower.endswith(words.ends.oblique)


def surname_with_particles(tokens: tuple[Token, ...], first: int, verb: int, words: Lexicon) -> Phrase | None:
    """A surname whose particles look like a preposition and its article: *Von der Leyen* sagte."""
    if first + 3 != verb or not all(token.lower in words.particles for token in tokens[first : first + 2]):
        return None
    return Phrase(first, verb - 1) if tokens[verb - 1].is_capitalised else None


def opens_before_person(tokens: tuple[Token, ...], before: Phrase, finite: int, verb: int, words: Lexicon) -> bool:
    """True for a lone word that opens a sentence whose subject stands after its verb: *Ostrożniej* mówi sędzia Kos.

    This holds only in languages whose cases tell a subject from an object: there a listed noun after the verb is a
    nominative.
    """
    opener = tokens[before.first]
    if (
        "no-articles" not in words.habits
        or before.first
        or before.last
        or finite != 1
        or is_first_name(opener.text)
        or opener.text.isupper()
    ):
        return False
    if words.means_person(opener.lower) or opener.lower in words.bodies or opener.lower in words.pronouns:
        return False
    at = verb + 1
    while at < len(tokens) and (tokens[at].lower in words.determiners or is_between(tokens[at], words)):
        at += 1
    if at >= len(tokens):
        return False
    named = at + 1 < len(tokens) and tokens[at + 1].is_capitalised
    return words.means_person(tokens[at].lower) or (is_first_name(tokens[at].text) and named)


def without_circumstance(tokens: tuple[Token, ...], source: Phrase, words: Lexicon) -> Phrase:
    """The subject up to its full name, without the adverbial after it: Jan Bolek *w rozmowie z PAP*.

    Where nouns have no articles, an object may follow as well: Jan Krátký *rozhodnutí* zkritizoval.
    """
    if source.apposition >= 0:
        return source
    for at in range(source.first + 1, source.last):
        if tokens[at].lower in words.prepositions and _tells_occasion(tokens[at + 1], words):
            return Phrase(source.first, at - 1)
        if is_surname_here(tokens, at) and _leaves_subject(tokens[at + 1], words):
            return Phrase(source.first, at)
    return source


def without_relative(tokens: tuple[Token, ...], subject: Phrase | None, words: Lexicon) -> Phrase | None:
    """The noun before a relative clause, where that stands between it and its verb: *Баба Марія*, яка …, каже."""
    relatives = words.relatives - words.determiners
    if subject is None or subject.first < _BEFORE_CLAUSE or tokens[subject.first].lower not in relatives:
        return subject
    if subject.first == subject.last or tokens[subject.first - 1].text != ",":
        return subject
    return phrase_ending(tokens, subject.first - _BEFORE_CLAUSE, words)


def _tells_occasion(token: Token, words: Lexicon) -> bool:
    """True for a noun for a statement after its preposition, where no article stands: Минздрав в *ответ* на запрос."""
    return "no-articles" in words.habits and token.lower in words.occasions | words.utterances


def _leaves_subject(token: Token, words: Lexicon) -> bool:
    """True for a word after a full name that begins an adverbial or an object."""
    if token.lower in words.particles or token.lower in words.inner or token.lower in words.coordinates:
        return False
    noun = "no-articles" in words.habits and token.text.islower()
    return noun or token.lower in words.prepositions


def leads_manner(tokens: tuple[Token, ...], lead: int, finite: int, words: Lexicon) -> bool:
    """True for a phrase or adverb of manner between a quotation and its verb: «…», — *без обиняков* говорит Анна Кос;
    «…», — *сухо* замечает судья."""
    if lead + 1 == finite and is_manner(tokens[lead:finite], words):
        return True
    between = tokens[lead + 1 : finite]
    if not 0 < len(between) <= _MANNER or tokens[lead].lower not in words.prepositions:
        return False
    return all(token.text.islower() and token.lower not in words.verbal for token in between)


def governed(tokens: tuple[Token, ...], first: int, words: Lexicon) -> bool:
    """True for a phrase after a preposition, which cannot be a subject."""
    return tokens[first].lower in words.prepositions or (first > 0 and tokens[first - 1].lower in words.prepositions)


def opening_subject(tokens: tuple[Token, ...], first: int, before: int, words: Lexicon) -> Phrase | None:
    """The subject that two joined verbs share: *Ana Ruiz* visitó la fábrica y dijo que …"""
    while "no-articles" in words.habits and first < before and tokens[first].lower in words.adverbs:
        first += 1
    opener = tokens[first]
    if _opens_infinitive(tokens, words):
        pronoun = next((at for at in range(1, before) if tokens[at].lower in words.he_or_she), -1)
        return Phrase(pronoun, pronoun) if pronoun > 0 else None
    if first == 0 and _opens_past(tokens, words):
        return None
    if opener.lower in words.adverbs or is_oblique(tokens, first, words) or opener.lower in words.prepositions:
        return None
    phrase = phrase_starting(tokens, first, words)
    if phrase is None or phrase.apposition >= 0:
        return phrase if phrase and phrase.last < before else None
    named = next((at for at in range(first, phrase.last + 1) if tokens[at].is_capitalised and at > 0), first)
    office = next((at for at in range(first, phrase.last + 1) if words.is_role(tokens[at].lower)), first)
    last = max(named, office)
    while last < phrase.last and tokens[last + 1].is_capitalised:
        last += 1
    if office == first == last and words.male_past:
        verb = next((at for at in range(first + 1, phrase.last + 1) if _is_past(tokens[at], words)), phrase.last + 1)
        return Phrase(first, min(verb, before) - 1)
    whole = last == first or "verb-second" in words.habits
    return Phrase(first, min(phrase.last if whole else last, before - 1))


def shared_subject(tokens: tuple[Token, ...], first: int, words: Lexicon) -> Phrase | None:
    """The first subject of a sentence whose joined verb at `first` has none of its own."""
    subject = next((i for i in range(first) if tokens[i].is_capitalised or tokens[i].lower in words.pronouns), -1)
    if subject == 0 and (_opens_past(tokens, words) or _opens_infinitive(tokens, words)):
        return opening_subject(tokens, 0, first, words)
    return phrase_starting(tokens, subject, words) if subject >= 0 else None


def _opens_infinitive(tokens: tuple[Token, ...], words: Lexicon) -> bool:
    """True for an infinitive that opens its sentence: *Ділитися* рецептом вона готова, але попереджає …"""
    word = tokens[0]
    ends = word.lower.endswith(tuple(words.infinitive_endings))
    return ends and len(tokens) > 1 and tokens[1].text.islower() and not is_first_name(word.text)


def _opens_past(tokens: tuple[Token, ...], words: Lexicon) -> bool:
    """True for a verb in the past tense that opens its sentence: *Поставила* його біля дверей і сказала …"""
    word = tokens[0]
    ends = _is_past(word, words)
    plain = len(tokens) > 1 and tokens[1].text.islower() and tokens[1].lower not in words.verbs
    return ends and plain and not is_first_name(word.text) and not words.means_person(word.lower)


def _is_past(token: Token, words: Lexicon) -> bool:
    return token.lower.endswith(words.ends.past)
