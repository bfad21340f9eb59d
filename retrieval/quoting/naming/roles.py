"""The words that describe somebody beside their name: Ana Ruiz, *the mayor of Lima*."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.declension import nominative_noun, office_in_case
from retrieval.quoting.grammar.first_names import is_first_name
from retrieval.quoting.grammar.leading import names_full
from retrieval.quoting.grammar.mentions import Mention
from retrieval.quoting.grammar.phrases import POSSESSIVES
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon

_ROLE_WORDS = 14
"""The greatest number of words of a description."""


def apposed(tokens: Sequence[Token], at: int, words: Lexicon) -> Sequence[Token]:
    """The description after a name: "Ana Ruiz, *the mayor of Lima*, …"."""
    if at < len(tokens) and tokens[at].text == "(":
        closing = next((i for i in range(at, min(len(tokens), at + 10)) if tokens[i].text == ")"), at)
        at = closing + 1
    if at + 1 >= len(tokens) or tokens[at].text != ",":
        return ()
    start = tokens[at + 1]
    if start.lower not in words.determiners and start.lower not in words.roles and start.lower not in words.titles:
        return ()
    for end in range(at + 1, min(len(tokens), at + 2 + _ROLE_WORDS)):
        token = tokens[end]
        if token.text == "," and names_full(tokens, end + 1):
            return ()
        if token.text == ":" or (token.lower in words.speech and token.text.islower() and end > at + 2):
            return ()  # a main clause: On Instagram, the singer wrote: “…”
        if token.stretch or token.text in {",", ";", "—", "–", "("} or token.lower in words.relatives:
            return tokens[at + 1 : end]
        if token.text == "." and not words.full_stops.is_abbreviation(tokens[end - 1].text):
            return tokens[at + 1 : end]
    return ()


def preceding(tokens: Sequence[Token], at: int, words: Lexicon) -> Sequence[Token]:
    """The description before a name: "*campaign spokesman* Jason Miller", "*the mayor of Lima*, Ana Ruiz"."""
    end = at = _before_courtesy(tokens, at, words)
    comma = at > 0 and tokens[at - 1].text == ","
    end -= comma
    before = tokens[end - 1].lower if end and not comma else ""
    if before in words.indefinite and before not in words.possessives:
        return ()  # Die Lehrerin kommt jeden *Tag*
    first = end
    inside = words.prepositions if "inverts" in words.habits else words.inner
    while first > 0 and end - first < _ROLE_WORDS and describes(tokens, first - 1, words, with_prepositions=comma):
        first -= 1
        is_opened = tokens[first].lower in words.determiners and not (first > 1 and tokens[first - 1].lower in inside)
        is_owner = _is_owned(tokens, first, words) or (comma and _is_genitive(tokens, first, words))
        if (is_opened and not is_owner) or (comma and _opens_own_role(tokens[first:end], words)):
            break
    if first == end:
        return ()
    first = _last_office(tokens, first, end, words)
    while first < end and (tokens[first].lower in words.prepositions or tokens[first].lower in words.adverbs):
        first += 1
    while "inverts" in words.habits and first < end and not opens_role(tokens, first, words):
        first += 1
    first = _after_place(tokens, first, end, words)
    if first == end or (not comma and ends_in_verb(tokens, first, end, words)):
        return ()
    owned = tokens[first].lower.endswith(POSSESSIVES)
    if comma and not owned and tokens[first].lower not in words.determiners and tokens[first].lower not in words.roles:
        return ()
    return tokens[first:end]


def _is_owned(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True for a preposition with its article after a noun: le fils *du* maire; la présidente *du* club."""
    noun = tokens[at - 1] if at else None
    if noun is None or tokens[at].lower not in words.inner or not noun.text.islower():
        return False
    return noun.lower not in words.functions | words.breaking


def _after_place(tokens: Sequence[Token], first: int, end: int, words: Lexicon) -> int:
    """Where the office opens after a noun that a preposition governs: сказав на *відкритті* посол Данії; or `first`.

    Only where nouns have no articles, so that nothing else parts the two.
    """
    governed = first > 0 and tokens[first - 1].lower in words.prepositions and not words.is_role(tokens[first].lower)
    if "no-articles" not in words.habits or not governed:
        return first
    return next((at for at in range(first, end) if words.is_role(tokens[at].lower)), first)


def _is_genitive(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True for the article of an owner after an office, where nouns have capitals: die Leiterin *der* Schule."""
    office = at > 0 and "noun-capitals" in words.habits and words.is_role(tokens[at - 1].lower)
    return office and tokens[at].lower in words.genitives


def _before_courtesy(tokens: Sequence[Token], at: int, words: Lexicon) -> int:
    """The position of a name with its courtesy, which is no description: The guard thanked *Mr* Gill."""
    while at > 0 and tokens[at - 1].lower in words.courtesies:
        at -= 1
    return at


def role_beside(tokens: Sequence[Token], mention: Mention, words: Lexicon) -> Sequence[Token]:
    """The description after a name or before it; empty where neither is one."""
    before = tokens[mention.first - 1].lower if mention.first else ""
    placed = before in words.before_bodies and before not in words.definite and len(mention.name) == 1
    role = () if placed else apposed(tokens, mention.last + 1, words)  # Born in Bardi, *the daughter of* …
    role = role or _without_actor(preceding(tokens, mention.first, words), words)
    if role and offices_in(listed_in(role, words), words):
        return role
    found = of_place(tokens, mention.first, words) or predicated(tokens, mention, words)
    if found := found or of_department(tokens, mention.first, words):
        return found
    return role[last_owner(role, words) :]


def offices_in(listed: Sequence[str], words: Lexicon) -> set[str]:
    """The offices among the lower-case words of a description, in the nominative; *Frau* alone is none.

    The last may stand in the case of the name after it: с *учительницей* Верой Лаптевой.
    """
    alone = len(set(listed) - words.definite) == 1
    named = {word for word in listed if words.is_role(word) and not (alone and words.calls_anybody(word))}
    in_case = office_in_case(listed[-1], words) if listed and not named else ""
    return {in_case} if in_case else named


def title_before(tokens: Sequence[Token], at: int, words: Lexicon) -> tuple[str, ...]:
    """The title in small letters, with its stop, right before the name at `at`: *mec.* Jan Kos; empty without one."""
    title = tokens[at - 2] if at > 1 and tokens[at - 1].text == "." else None
    return (title.lower,) if title and title.text.islower() and title.lower in words.offices_by_title else ()


def _without_actor(role: Sequence[Token], words: Lexicon) -> Sequence[Token]:
    """The description; nothing where it names somebody who acts on what follows: *Премьер Иван Сомов посетил* Псков.

    Only where nouns have no articles, because an article opens a description elsewhere.
    """
    names_other = any(token.is_capitalised and is_first_name(token.text) for token in role)
    return () if names_other and "no-articles" in words.habits and role[-1].text.islower() else role


def predicated(tokens: Sequence[Token], mention: Mention, words: Lexicon) -> Sequence[Token]:
    """The office that a sentence gives somebody by "is": *Dyrektorką szkoły* jest Ewa Kos; Іван Коваль — *директор*.

    Only where nouns have no articles. A pronoun stands for the noun before: *Таксист* нашёлся. Им оказался Иван Кох.
    """
    before, after = mention.first - 1, mention.last + 1
    if "no-articles" not in words.habits:
        return ()
    while before > 0 and (words.is_role(tokens[before].lower) or tokens[before].lower in words.trades):
        before -= 1
    start = _sentence_start(tokens, before)
    if before > start and before - start < _ROLE_WORDS and _is(tokens[before], words):
        if tokens[start].lower in words.instrumentals and start > 1:
            start = _sentence_start(tokens, start - 1)
        if words.means_person(nominative_noun(tokens[start].lower, words)):
            return tokens[start : start + 1]
    follows = after + 1 < len(tokens) and _is(tokens[after], words) and _names_office(tokens[after + 1], words)
    return tokens[after + 1 : after + 2] if follows else ()


def _sentence_start(tokens: Sequence[Token], at: int) -> int:
    """The position of the first word after the last mark before `at`, which may be the mark that ends a sentence."""
    at -= not tokens[at].is_word
    while at > 0 and tokens[at - 1].is_word:
        at -= 1
    return at


def _is(token: Token, words: Lexicon) -> bool:
    """True for "is" or the dash that stands for it."""
    return token.lower in words.copulas or token.text in {"—", "–"}


def _names_office(token: Token, words: Lexicon) -> bool:
    """True for an office in any case."""
    return words.is_role(token.lower) or bool(office_in_case(token.lower, words))


def of_place(tokens: Sequence[Token], at: int, words: Lexicon) -> Sequence[Token]:
    """The office that opens its clause and tells its place before a name: *Dyrektorka szkoły w Kętach* Ewa Kos.

    Only where nouns have no articles, before a first name in the nominative at `at`; without a mark or verb between.
    """
    if "no-articles" not in words.habits or at < 3 or not is_first_name(tokens[at].text):
        return ()
    for first in range(at - 1, max(-1, at - 1 - _ROLE_WORDS), -1):
        token = tokens[first]
        leads = first == 0 or not tokens[first - 1].is_word or tokens[first - 1].lower in words.speech
        if leads and words.is_role(token.lower):
            return tokens[first:at] if tokens[at - 1].lower not in words.prepositions else ()
        if token.stretch or not token.is_word or token.lower in words.breaking - words.prepositions:
            return ()
    return ()


def of_department(tokens: Sequence[Token], at: int, words: Lexicon) -> Sequence[Token]:
    """The capitalised office and its department right before a name: *Minister of State for Harbours* Ed Rafter.

    Only for a known first name at `at`, as the name ends the run of capitals that begins with the department.
    """
    first, found = at - 1, at
    if "inverts" in words.habits or not is_first_name(tokens[at].text):
        return ()
    while first > 0 and at - first < _ROLE_WORDS:
        department = tokens[first].is_capitalised or (tokens[first].lower in words.links and first < at - 1)
        if not department:
            office = tokens[first - 1]
            if tokens[first].lower not in words.inner or first == at - 1 or not office.is_capitalised:
                break
            found = first - 1 if words.is_role(office.lower) else found
        first -= 1
    while found > 0 and tokens[found - 1].is_capitalised and words.is_role(tokens[found - 1].lower):
        found -= 1
    return tokens[found:at]


def _opens_own_role(role: Sequence[Token], words: Lexicon) -> bool:
    """True for an office after "a", which the name after it bears: the daughter of *an organist*, Dilwyn."""
    opener = role[0].lower
    vague = opener in words.indefinite and opener not in words.possessives
    human = words.means_person(role[-1].lower) or role[-1].lower.endswith(words.ends.people)
    return vague and human and "inverts" not in words.habits


def _last_office(tokens: Sequence[Token], first: int, end: int, words: Lexicon) -> int:
    """Where an office opens that nothing before it describes: viajó con *la ministra de Sanidad*, Eva Roca; or `first`.

    Only in languages whose articles show it. The article may be part of the preposition: la visita del *ministro*.
    """
    if "inverts" not in words.habits:
        return first
    for at in range(first + 1, end):
        if tokens[at - 1].lower not in words.prepositions:
            continue
        inside = tokens[at - 1].lower in words.inner
        article = tokens[at].lower in words.definite and at + 1 < end and words.is_role(tokens[at + 1].lower)
        fused = inside and "noun-adjective" in words.habits and words.is_role(tokens[at].lower)
        if fused or (article and (not inside or "noun-adjective" in words.habits)):
            before = any(words.means_person(token.lower) for token in tokens[first : at - 1])
            return first if before else at
    return first


def ends_in_verb(tokens: Sequence[Token], first: int, end: int, words: Lexicon) -> bool:
    """True for a clause whose object is the name after it: *A federal judge granted* Court Watch access."""
    last = tokens[end - 1]
    if "inverts" in words.habits or not last.text.islower() or words.is_role(last.lower):
        return False
    if end - first > 1 and tokens[end - 2].lower in words.bare_infinitive:
        return True
    named = any(words.is_role(token.lower) for token in tokens[first : end - 1])
    return named and last.lower.endswith(words.ends.participles)


def opens_role(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """False for what stands before an office by chance: on *Telegram* the leader Ana Ruiz; «…», *se queja* su madre."""
    token = tokens[at]
    if at and not tokens[at - 1].is_word and token.text.islower() and token.lower not in words.determiners:
        return words.is_role(token.lower)
    return not token.is_capitalised or words.is_role(token.lower) or token.lower in words.determiners


def describes(tokens: Sequence[Token], at: int, words: Lexicon, *, with_prepositions: bool) -> bool:
    """True where the token at `at` can be part of a description that ends before a name."""
    token = tokens[at]
    if token.stretch:
        return False
    if not token.is_word:
        return token.text == "." and at > 0 and words.full_stops.is_abbreviation(tokens[at - 1].text)
    lower = token.lower
    if lower in words.roles or lower in words.determiners:
        return True
    past = "no-articles" in words.habits and lower.endswith(words.ends.past) and token.text.islower()
    if past and office_in_case(tokens[at + 1].lower, words):
        return False  # Sąd *uniewinnił* nauczyciela Jana Kosa
    if lower in words.prepositions:
        return with_prepositions
    if lower in words.breaking and "inverts" not in words.habits:  # the Minister of *State* for Harbours
        return with_prepositions and token.is_capitalised and at > 0 and tokens[at - 1].lower in words.inner
    return lower not in words.breaking


def last_owner(tokens: Sequence[Token], words: Lexicon) -> int:
    """Where the last noun phrase of a description opens: the word went to *Ellie's grandfather*, Stan."""
    for at in range(len(tokens) - 1, 0, -1):
        if tokens[at].lower in words.determiners or tokens[at].lower.endswith(POSSESSIVES):
            return at
    return 0


def listed_in(role: Sequence[Token], words: Lexicon) -> list[str]:
    """The words of a description before its first preposition, in lower case."""
    head = next((at for at, token in enumerate(role) if at and token.lower in words.prepositions), len(role))
    return [token.lower for token in role[:head]]
