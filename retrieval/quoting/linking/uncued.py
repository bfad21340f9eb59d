"""Sources of a quoted stretch that no cue of the lexicon reports: verbs of any kind, headings, agents of a passive.

Positions are those of a sentence's tokens; `at` is that of the stretch.
"""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.descriptions import age_in
from retrieval.quoting.grammar.first_names import is_first_name
from retrieval.quoting.grammar.mentions import find_mentions
from retrieval.quoting.grammar.phrases import (
    DASHES,
    POSSESSIVES,
    Phrase,
    is_function,
    is_name,
    phrase_ending,
    phrase_starting,
)
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.grammar.verb_groups import clause_start, narrates
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.linking.free_reporters import free_reporter
from retrieval.quoting.linking.said import NOBODY

_DESCRIBED = 3
"""The greatest number of words after the article in the description of a person."""
_LONGEST_AGENT = 8
"""The greatest number of words in a preposition and the agent after it."""


def unknown_reporter(tokens: Sequence[Token], at: int, words: Lexicon) -> Phrase | None:
    """The source right after a stretch and a verb of any kind: “No,” *Ruiz* riffed."""
    if "inverts" in words.habits:
        return free_reporter(tokens, at, words)
    if described := _described_reporter(tokens, at, words):
        return described
    inverted = is_inverted_verb(tokens, at + 1, words)
    phrase = phrase_starting(tokens, at + 1 + inverted, words)
    if phrase is None:
        return None
    first = last = phrase.first
    if inverted:
        return phrase
    if tokens[first].lower not in words.pronouns and not tokens[first].is_capitalised:
        return None
    while last + 1 < len(tokens) and (tokens[last + 1].is_capitalised or tokens[last + 1].lower in words.particles):
        last += 1
    verb = tokens[last + 1] if last + 1 < len(tokens) else None
    if verb is None or not verb.text[0].islower() or is_function(verb, words):
        return None
    told = last + 2 < len(tokens) and tokens[last + 2].lower in words.that  # “Why?” Ruiz replied *that* it was late.
    return None if told and verb.lower in words.verbs else Phrase(first, last)


def _described_reporter(tokens: Sequence[Token], at: int, words: Lexicon) -> Phrase | None:
    """The person described right after a stretch, before a verb of any kind: “No,” *the senior judge* held."""
    first = at + 1
    if first >= len(tokens) or tokens[first].lower not in words.definite | words.possessives:
        return None
    if not tokens[first].text.islower():
        return None
    for last in range(first + 1, min(first + 1 + _DESCRIBED, len(tokens) - 1)):
        if not tokens[last].is_word or is_function(tokens[last], words):
            return None
        verb = tokens[last + 1]
        if words.means_person(tokens[last].lower) and verb.text[0].islower() and not is_function(verb, words):
            return Phrase(first, last) if verb.lower not in words.clausal else None
    return None


def names_noun(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True if the stretch is the name of the noun before it: the series *“Harbor,”* thanked its crew."""
    if not at or "inverts" in words.habits:
        return False
    before = tokens[at - 1]
    return before.is_word and before.lower not in words.pronouns and before.lower not in words.verbs


def owner_after(tokens: Sequence[Token], at: int) -> Phrase | None:
    """The owner of the noun that follows a headline's quotation and colon: “Never”: *Ruiz's* answer to the farmers."""
    if at + 2 >= len(tokens) or tokens[at + 1].text != ":":
        return None
    first = last = at + 2
    while last + 1 < len(tokens) and tokens[last + 1].is_capitalised and not tokens[last].lower.endswith(POSSESSIVES):
        last += 1
    owns = tokens[first].is_capitalised and tokens[last].lower.endswith(POSSESSIVES)
    return Phrase(first, last) if owns else None


def name_before(tokens: Sequence[Token], colon: int) -> Phrase | None:
    """The capitalised words that alone stand before a colon, in a language of which no words are known."""
    first = colon
    while first > 0 and tokens[first - 1].is_capitalised:
        first -= 1
    alone = first < colon and (first == 0 or tokens[first - 1].text in DASHES)
    return Phrase(first, colon - 1) if alone else None


def heading_before(tokens: Sequence[Token], colon: int, words: Lexicon) -> Phrase | None:
    """The name that a heading or dash sets before a colon: "*The union*: “No”", "Poll watch — *Ana Ruiz*: “…”"."""
    phrase = phrase_ending(tokens, colon - 1, words)
    if phrase is None or ("inverts" in words.habits and not is_name(phrase.of(tokens), words)):
        return None
    opening = phrase.first
    phrase = of_utterance(tokens, phrase, words)
    owner = next((at for at in range(phrase.last, phrase.first, -1) if tokens[at].lower.endswith(POSSESSIVES)), -1)
    if owner > 0 and tokens[owner].is_capitalised:
        phrase = Phrase(phrase.first, owner)
    before = tokens[opening - 1] if opening else None
    if before is None or before.text in DASHES or before.lower in words.agents:
        return before_verb(tokens, phrase, words)
    return None


def of_utterance(tokens: Sequence[Token], phrase: Phrase, words: Lexicon) -> Phrase:
    """The person whose answer or conclusion a phrase is about: Das Fazit von *Trainer Uwe Storm*: „…“; else the
    phrase."""
    for at in range(phrase.first, phrase.last - 1):
        if tokens[at].lower in words.utterances:
            first = at + 1
            while first < phrase.last and (
                tokens[first].lower in words.prepositions or tokens[first].lower in words.determiners
            ):
                first += 1
            return Phrase(first, phrase.last) if first > at + 1 else phrase
    return phrase


def before_verb(tokens: Sequence[Token], phrase: Phrase, words: Lexicon) -> Phrase:
    """The full name in a phrase without the unlisted verb that follows it: *Peter Dunn* shot back: “No”; else the
    phrase."""
    last = phrase.first
    while last < phrase.last and (tokens[last + 1].is_capitalised or tokens[last + 1].lower in words.particles):
        last += 1
    is_cut = phrase.first < last < phrase.last and tokens[last].is_capitalised
    lowercase = not any(
        token.is_capitalised or token.lower in words.inner for token in tokens[last + 1 : phrase.last + 1]
    )
    return Phrase(phrase.first, last) if is_cut and lowercase else phrase


def is_inverted_verb(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True for a verb before a name, an office or an age: “No,” *beamed* Ana Ruiz; “No,” *laughed* the 19-year-old."""
    if at + 1 >= len(tokens) or not tokens[at].text.islower() or is_function(tokens[at], words):
        return False
    if tokens[at].lower in words.auxiliaries:
        return False
    if not tokens[at].lower.endswith(words.ends.narrating):
        return False
    if tokens[at + 1].lower in words.definite and at + 2 < len(tokens):
        nouns = tokens[at + 2 : at + 4]
        return words.means_person(nouns[0].lower) or any(age_in(noun, words) for noun in nouns)
    return tokens[at + 1].is_capitalised and not is_function(tokens[at + 1], words)


def agent_beside(tokens: Sequence[Token], at: int, words: Lexicon) -> tuple[Token, ...]:
    """The agent of a passive verb of judging: a vote declared “void” *by the court*; described *by Ruiz* as “mad”.

    Its verb may also close the clause: von *Kritikern* als „Farce“ bezeichnet.
    """
    before = at - 1 - (at > 0 and tokens[at - 1].lower in words.as_saying)
    if before < 0:
        return NOBODY
    if _judges(tokens[before], words):
        led = at + 2 < len(tokens) and tokens[at + 1].lower in words.agents
        phrase = phrase_starting(tokens, at + 2, words) if led else None
        return phrase.of(tokens) if phrase else NOBODY
    if is_function(tokens[before], words) or tokens[before].lower in words.that:
        return NOBODY  # accused by Ruiz *of* “theft”
    for by in range(before, max(0, before - _LONGEST_AGENT), -1):
        if not tokens[by].is_word or tokens[by].stretch or tokens[by].lower in words.verbal:
            return NOBODY
        if tokens[by].lower in words.agents and by < before:
            closes = at + 1 < len(tokens) and _judges(tokens[at + 1], words)
            return tuple(tokens[by + 1 : before + 1]) if closes or _judges(tokens[by - 1], words) else NOBODY
    return NOBODY


def _judges(token: Token, words: Lexicon) -> bool:
    return token.lower in words.judgement or token.lower in words.passives


def judge_in_relative(tokens: Sequence[Token], at: int, words: Lexicon) -> tuple[Token, ...]:
    """Who judges in a relative clause: das Gesetz, das *Kritiker* „Farce“ nennen; loven, som *kritikere* kalder »fup«.

    Only somebody who is described counts, because a name may be the object: Rita, die *Udo* „Chef“ nennt.
    """
    if "verb-second" not in words.habits or at + 1 == len(tokens):
        return NOBODY
    end = at - (at > 0 and tokens[at - 1].lower in words.as_saying)
    if tokens[at + 1].lower not in words.judgement:
        end -= 1
        if end < 1 or tokens[end].lower not in words.judgement:
            return NOBODY
    while end > 1 and tokens[end - 1].lower in words.pronouns | words.oblique:
        end -= 1  # deren Bruder *sie* „Chefin“ nennt
    openers = words.relatives | words.whose
    near = range(end - 1, max(0, end - 1 - _DESCRIBED), -1)
    opening = next((i for i in near if tokens[i].lower in openers and _ends_noun(tokens[i - 1], words)), end)
    judge = tuple(tokens[opening + 1 : end])
    if not judge or not all(token.is_word and not is_function(token, words) for token in judge[-1:]):
        return NOBODY
    described = len(judge) > 1 and judge[0].lower in words.determiners - words.oblique
    described = described and (words.means_person(judge[-1].lower) or judge[-1].lower in words.bodies)
    alone = len(judge) == 1 and not is_first_name(judge[0].text)
    return judge if described or alone else NOBODY


def _ends_noun(token: Token, words: Lexicon) -> bool:
    """True for the comma before a relative pronoun, or for its noun where no comma need stand there."""
    if token.text == "," or "clause-comma" in words.habits:
        return token.text == ","
    return token.is_word and not is_function(token, words) and token.lower not in words.verbs


def named_agent(tokens: Sequence[Token], words: Lexicon) -> Phrase | None:
    """The full name after "by" in what leads into a quotation: The mood was summed up by *Ed Varley*: “…”"""
    if "inverts" in words.habits:
        return None
    named = [one for one in find_mentions(tokens, words) if len(one.name) > 1 and one.first > len(one.titles)]
    agents = [one for one in named if tokens[one.first - 1 - len(one.titles)].lower in words.passive_agents]
    return Phrase(agents[-1].first, agents[-1].last) if agents else None


def names_speaker(source: Sequence[Token], words: Lexicon) -> bool:
    """True for a name, an office or a body. "Several fronts" or "the storm" can do things, but say nothing."""
    return any(
        token.is_capitalised
        or words.means_person(token.lower)
        or token.lower in words.bodies
        or token.lower[:-1] in words.roles
        or token.lower[:-1] in words.bodies
        for token in source
    )


def reported_sentence(tokens: Sequence[Token], words: Lexicon, *, follows: bool) -> tuple[int, int] | None:
    """The range of a sentence's words that only the mood of the verb shows to be somebody else's: Die Lage *sei* ernst.

    It starts where the narrator's own clause ends: Sie kam zu dem Schluss, *dass die Lage ernst sei*. `follows` says
    that the sentence before was reported as well; then a mood that could be the narrator's own counts, too.
    """
    moods = words.reported_mood | words.unreal_mood if follows else words.reported_mood
    first, last = 0, len(tokens) - 1
    while last > first and not tokens[last].is_word and not tokens[last].stretch:
        last -= 1
    mood = next((i for i in range(last + 1) if tokens[i].lower in moods and not tokens[i].is_capitalised), -1)
    if mood < 0:
        return None
    opening = clause_start(tokens, mood)
    if 0 < opening < mood and (tokens[opening].lower in words.that or narrates(tokens[: opening - 1], words)):
        first = opening
    return (first, last) if last - first >= 2 else None


def narrating_subject(tokens: Sequence[Token], words: Lexicon) -> Phrase | None:
    """The subject of a sentence that opens with it: a pronoun, or a noun after its article or office."""
    opener = tokens[0]
    if opener.lower in words.he_or_she:
        return Phrase(0, 0)
    if opener.lower in words.oblique or not (opener.lower in words.determiners or words.is_role(opener.lower)):
        return None
    phrase = phrase_starting(tokens, 0, words)
    return phrase if phrase and any(token.is_capitalised for token in phrase.of(tokens)[1:]) else None


def described_by(tokens: Sequence[Token], at: int, words: Lexicon) -> Phrase | None:
    """The source of an unlisted verb right before a stretch: *who* defined the vote “unfair”."""
    for i in range(at - 1, max(0, at - 9), -1):
        token = tokens[i]
        if token.stretch or token.text in {",", ";", ":"}:
            return None
        if token.lower.endswith(words.ends.participles) and (
            tokens[i - 1].lower in words.who or tokens[i - 1].lower in words.pronouns
        ):
            return Phrase(i - 1, i - 1)
    return None
