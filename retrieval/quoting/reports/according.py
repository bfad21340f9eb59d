"""Finds cues that are not verbs: "according to Ana Ruiz", «laut Ministerium», «dem Ministerium zufolge»."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.first_names import is_first_name
from retrieval.quoting.grammar.phrases import Phrase, phrase_ending, phrase_starting
from retrieval.quoting.grammar.tokens import Sentence, Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.reports.cues import Cue, Frame

OPINION = 10
"""The greatest number of tokens between such a phrase and the quotation that makes it a cue."""
_TAG = 9
"""The greatest number of tokens between a quotation and a comma after the verb that reports it."""
NAME_WORDS = 4
"""The greatest number of words in a name in quotation marks: laut *„Neue Tage von Bremen“*."""


def find_according(sentence: Sentence, words: Lexicon) -> list[Cue]:
    """The cues like "according to" of a sentence, in order."""
    tokens = sentence.tokens
    openers = words.according_openers
    found: list[Cue] = []
    for at in [at for at, token in enumerate(tokens) if token.lower in openers]:
        token = tokens[at]
        if (found and at <= found[-1].last) or _witnesses(tokens, at, words):
            continue
        if own := own_opinion(tokens, at, words):
            found.append(own)
            continue
        length = phrase_length(tokens, at, words) if token.lower in words.according_first else 0
        if length:
            following = plain_source if "inverts" in words.habits else governed_source
            source = named_in_marks(sentence, at + length, following(tokens, at + length, words), words)
        elif token.lower in words.opinions and _is_relative(tokens, at, words):
            source = Phrase(at + 1, at + 1)
            length = 1
        elif at == 0 and token.lower in words.opinions:
            source = opinion_of(tokens, words)
            length = 1
        elif token.lower in words.according_after:
            source = noun_ending(tokens, at - 1, words)
        elif token.lower in words.according_heads:
            source = report_after(tokens, at + 1, words)
            length = 1
        else:
            continue
        if source:
            found.append(Cue(at, at + max(length, 1) - 1, Frame.ACCORDING, source, inverted=bool(length)))
    return found


def _witnesses(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True for whoever heard somebody else say it: «Mai», avrebbe detto, *secondo due colleghi*."""
    if tokens[at - 1].text != ",":
        return False
    stretch = next((i for i in range(at - 2, max(-1, at - 2 - _TAG), -1) if tokens[i].stretch), at)
    tag = [token for token in tokens[stretch + 1 : at - 1] if token.is_word]
    return any(token.lower in words.speech | words.told for token in tag)


def _is_relative(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True for "for whom" after a comma, before a quotation: su colega, *para quien* «faltan datos»."""
    if at + 2 >= len(tokens) or not at or tokens[at - 1].text != "," or tokens[at + 1].lower not in words.whom:
        return False
    return any(token.stretch for token in tokens[at + 2 : at + 2 + OPINION])


def own_opinion(tokens: Sequence[Token], at: int, words: Lexicon) -> Cue | None:
    """A phrase that gives the opinion of whoever was named last: *A su juicio*, el plan «nació viejo»."""
    if tokens[at].lower not in words.according_own_first:
        return None
    for size in (4, 3, 2):
        phrase = tokens[at : at + size]
        if len(phrase) < size:
            continue  # the text breaks off
        if " ".join(token.lower for token in phrase) in words.according_own:
            if "no-articles" in words.habits and any(one.is_capitalised for one in tokens[at + size : at + size + 1]):
                continue  # potrivit lui *Paul Dinu*
            owns = phrase[-1].lower in words.possessives or phrase[-1].lower in words.owning
            if owns and at + size < len(tokens) and words.means_person(tokens[at + size].lower):
                continue  # volgens haar *advocaat*
            own = (words.male_forms, words.female_forms, words.either_forms, words.whom)
            pronoun = next((i for i in range(at, at + size) if any(tokens[i].lower in forms for forms in own)), -1)
            if pronoun >= 0:
                return Cue(at, at + size - 1, Frame.ACCORDING, Phrase(pronoun, pronoun), inverted=True)
    return None


def named_in_marks(sentence: Sentence, first: int, source: Phrase | None, words: Lexicon) -> Phrase | None:
    """The source at `first`, including a name in quotation marks at its end: laut *der Zeitung „Tagblatt“*."""
    at = source.last + 1 if source else first
    stretch = sentence.tokens[at].stretch if at < len(sentence.tokens) else None
    if stretch is None or "noun-capitals" not in words.habits:
        return source
    name = stretch.span.of(sentence.text)
    is_name = len(name.split()) <= NAME_WORDS and (not name[0].islower() or "." in name[:-1])
    return Phrase(source.first if source else at, at) if is_name else source


def holds_noun(tokens: Sequence[Token], phrase: Phrase, words: Lexicon) -> bool:
    """Whether the phrase can hold a noun, which must have a capital in some languages: not in "laut *geworden*"."""
    if "noun-capitals" not in words.habits or tokens[phrase.first].lower in words.pronouns:
        return True
    return any(token.is_capitalised or not token.text.isalpha() for token in phrase.of(tokens))


def noun_ending(tokens: Sequence[Token], last: int, words: Lexicon) -> Phrase | None:
    """The phrase that ends at `last`. Where nouns have capitals, it begins with the adjectives of its noun."""
    phrase = phrase_ending(tokens, last, words)
    if phrase is None or "noun-capitals" not in words.habits:
        return phrase
    first = last
    while first > phrase.first and (
        tokens[first - 1].is_capitalised
        or tokens[first - 1].lower in words.determiners
        or tokens[first - 1].lower.endswith(words.ends.oblique)
    ):
        first -= 1
        if tokens[first].lower in words.oblique:
            break
    return Phrase(first, last)


def plain_source(tokens: Sequence[Token], first: int, words: Lexicon) -> Phrase | None:
    """The source that starts at `first`. A description belongs to it only where commas stand on both sides of it."""
    if relative := _relative_at(tokens, first, words):
        return relative
    verb = first + (first + 1 < len(tokens) and tokens[first].lower in words.finite)
    if verb < len(tokens) and tokens[verb].lower in words.verbs and tokens[verb].text.islower():
        return None  # the verb of a clause: según *anunció* el ministro
    phrase = phrase_starting(tokens, first, words, plain=True)
    if phrase is None or not holds_noun(tokens, phrase, words):
        return None
    if phrase.apposition < 0:
        return _without_office(tokens, phrase, words)
    closed = phrase.last + 1 < len(tokens) and tokens[phrase.last + 1].text == ","
    return phrase if closed else Phrase(phrase.first, phrase.apposition - 2)


def _without_office(tokens: Sequence[Token], phrase: Phrase, words: Lexicon) -> Phrase:
    """The phrase without an office after its name that is the subject of the next clause: według Jana Kosa
    *kierowca*."""
    last = phrase.last
    if "verb-second" in words.habits and not any(token.is_capitalised for token in phrase.of(tokens)):
        return _up_to_noun(tokens, phrase, words)
    if "comma-free-account" not in words.habits or last <= phrase.first or last + 1 >= len(tokens):
        return phrase
    follows = tokens[last].text.islower() and tokens[last - 1].is_capitalised and tokens[last + 1].is_word
    return Phrase(phrase.first, last - 1) if follows else phrase


def _up_to_noun(tokens: Sequence[Token], phrase: Phrase, words: Lexicon) -> Phrase:
    """The phrase up to its noun for a person or body, where the verb follows at once: volgens *de politie* reed …"""
    noun = phrase.first + (tokens[phrase.first].lower in words.determiners)
    if noun >= phrase.last or not (words.means_person(tokens[noun].lower) or tokens[noun].lower in words.bodies):
        return phrase
    following = tokens[noun + 1].lower
    governs = following in words.prepositions or following in words.inner or following in words.links
    return phrase if governs else Phrase(phrase.first, noun)


def _relative_at(tokens: Sequence[Token], first: int, words: Lexicon) -> Phrase | None:
    """The relative pronoun after "according to", which refers to the noun before it: Grandi, secondo *cui* …"""
    if first < 2 or tokens[first - 1].text == ",":
        return None
    at = first + (tokens[first].lower in words.definite if first < len(tokens) else 0)
    if at >= len(tokens) or tokens[at].lower not in words.whom:
        return None
    return Phrase(at, at)


def opinion_of(tokens: Sequence[Token], words: Lexicon) -> Phrase | None:
    """The source in a phrase that leads into a quotation: Pour *Anne Moreau*, « c'est trop tard »."""
    source = plain_source(tokens, 1, words)
    if source is None or source.last + 2 >= len(tokens):
        return None
    following = tokens[source.last + 1]
    last = next(token for token in reversed(tokens) if token.is_word or token.stretch)
    says = last.stretch is not None and (following.lower in words.auxiliaries or following.lower in words.clitics)
    if following.text != "," and not says:
        return None  # Per il pm Carlo Bertoni si tratta di «…», at the end of its sentence
    if following.text == "," and tokens[source.last + 2].stretch:
        return source
    office = words.is_role(tokens[source.first + (tokens[source.first].lower in words.determiners)].lower)
    if (
        following.text == ","
        and office
        and tokens[source.last].is_capitalised
        and not _opens_aside(tokens, source, words)
    ):
        return source  # Pour l'économiste Paul Ricard, la hausse était prévisible
    person = any(words.is_role(token.lower) or is_first_name(token.text) for token in source.of(tokens))
    quoted = any(token.stretch for token in tokens[source.last + 2 : source.last + 2 + OPINION])
    named = tokens[source.last].is_capitalised or source.apposition >= 0
    return source if person and quoted and (named or last.stretch) else None


def _opens_aside(tokens: Sequence[Token], source: Phrase, words: Lexicon) -> bool:
    """Whether a comma after the source opens a description or a list: Para el alcalde, Luis Rey, y sus vecinos …"""
    following = tokens[source.last + 2]
    listed = (
        following.lower in words.coordinates
        or following.lower in words.relatives
        or following.lower in words.prepositions
    )
    return listed or following.is_capitalised or words.means_person(following.lower)


def report_after(tokens: Sequence[Token], first: int, words: Lexicon) -> Phrase | None:
    """The report named at `first`, with its author: nach *ersten Angaben der Polizei*."""
    while first < len(tokens) and tokens[first].lower in words.adverbs:
        first += 1
    phrase = phrase_starting(tokens, first, words, plain=True)
    if phrase is None:
        return None
    nouns = tuple(words.according_nouns)
    return phrase if any(token.lower.endswith(nouns) for token in phrase.of(tokens)[:3]) else None


def phrase_length(tokens: Sequence[Token], at: int, words: Lexicon) -> int:
    """The number of tokens of the longest phrase of the lexicon that stands at `at`. 0 where none does."""
    first = tokens[at].lower
    opened = (phrase.split() for phrase in words.according if phrase.startswith(first))
    fitting = (parts for parts in opened if [token.lower for token in tokens[at : at + len(parts)]] == parts)
    return max(map(len, fitting), default=0)


def governed_source(tokens: Sequence[Token], first: int, words: Lexicon) -> Phrase | None:
    """The source that starts at `first`, after a word for "according to"; None where no noun phrase follows."""
    last = first
    while (
        last < len(tokens)
        and not tokens[last].stretch
        and (tokens[last].is_word or (tokens[last].text == "." and last + 1 < len(tokens)))
    ):
        if tokens[last].lower in words.auxiliaries and tokens[last].lower != "have":
            break
        last += 1
    last -= 1
    if last < first:
        return None
    if last + 2 < len(tokens) and tokens[last + 1].text == ",":
        end = source_description_end(tokens, last + 2)
        closed = end + 1 < len(tokens) and tokens[end + 1].text == ","
        described = closed and tokens[last + 2].lower in words.determiners
        if described or names_role(tokens, first, last, end, words):
            return Phrase(first, end, last + 2)
    return Phrase(first, last)


def source_description_end(tokens: Sequence[Token], first: int) -> int:
    """The last token of the description after a source and a comma: of a name, or of the words up to the next comma."""
    last = first
    if tokens[first].is_capitalised:
        while last + 1 < len(tokens) and tokens[last + 1].is_capitalised:
            last += 1
        return last
    while last + 1 < len(tokens) and tokens[last + 1].text not in {",", "."} and not tokens[last + 1].stretch:
        last += 1
    return last


def names_role(tokens: Sequence[Token], first: int, last: int, end: int, words: Lexicon) -> bool:
    """Whether a role stands before the full name of its holder, without a verb of its own: "the mayor, Ana Ruiz"."""
    if end - last < 3 or not any(token.lower in words.roles for token in tokens[first : last + 1]):
        return False
    after = tokens[end + 1] if end + 1 < len(tokens) else None
    if after is None or after.lower in words.determiners:
        return True
    return not after.is_word and after.stretch is None
