"""Unnamed people with whom the narrator's sentences open: *A man from Lima* disagreed; *the joiner* was late."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.bare import described_in_tokens
from retrieval.quoting.grammar.first_names import Gender
from retrieval.quoting.grammar.leading import names_full, precedes_holder
from retrieval.quoting.grammar.phrases import is_between, is_function
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.grammar.verb_groups import is_finite
from retrieval.quoting.naming.described.anaphora import second_mention
from retrieval.quoting.naming.people import People
from retrieval.quoting.naming.person import Person, joined
from retrieval.quoting.naming.recent import Recent

_SHORTEST_SENTENCE = 4
_ADJECTIVE_AND_NOUN = 2
_ONE_OF = 3
_APPOSED = 3
"""The greatest number of words after a comma within which a name says who a relative is."""
_LONGEST = 4
"""The greatest number of words of a description of somebody named before."""


class Narrated:
    """Records such people in the order of the text, so that a later pronoun can refer to them."""

    def __init__(self, people: People, recent: Recent) -> None:
        self._people = people
        self._recent = recent
        self._words = words = people.words
        self._articles = (
            words.indefinite - words.possessives - words.oblique if "inverts" in words.habits else frozenset()
        )

    def note(self, tokens: Sequence[Token]) -> None:
        """Record the person, if any, with whom a sentence opens."""
        if len(tokens) >= _SHORTEST_SENTENCE and "no-articles" in self._words.habits:
            self._note_bare(tokens)
        self._note_described(tokens)
        self._note_inverted(tokens)

    def _note_bare(self, tokens: Sequence[Token]) -> None:
        """Record an unnamed person without an article: after "*Батько дівчини* мовчав." a "he" is that father."""
        noun = tokens[0].lower
        words = self._words
        if words.adjective_endings and (self._note_one_of(tokens) or self._note_adjective(tokens)):
            return
        if not words.means_person(noun) or tokens[1].is_capitalised or not tokens[1].is_word:
            return
        if second_mention(tokens[:1], self._people, self._recent):
            return
        gender = self._people.titled_gender([noun])
        owned = tokens[1].text.islower() and not is_between(tokens[1], words) and not is_function(tokens[1], words)
        owned = owned and tokens[1].lower not in words.verbs and not tokens[2].is_capitalised
        owned = owned and not _is_named_after_comma(tokens) and not precedes_holder(tokens, 1)
        if owned and tokens[2].is_word and gender and noun in words.kin:
            self._recent.note(Person((joined(tokens[:2]),), gender=gender, roles={noun}), tokens[0].start)

    def _note_one_of(self, tokens: Sequence[Token]) -> bool:
        """Record one of several people: *Одна из посетительниц* рассказала. False if the sentence opens with nobody.

        One whose name follows is found by it: Одна из посетительниц, *Анна Кос*, …
        """
        words = self._words
        if tokens[0].lower not in words.counting or tokens[1].lower not in words.one_of or tokens[2].is_capitalised:
            return False
        if _is_named_after_comma(tokens):
            return True
        gender: Gender = "female" if tokens[0].lower.endswith(words.ends.feminine) else "male"
        name = joined(tokens[:_ONE_OF])
        self._recent.note(Person((name,), gender=gender, roles={tokens[2].lower}), tokens[0].start)
        return True

    def _note_adjective(self, tokens: Sequence[Token]) -> bool:
        """Record an unnamed person with an adjective: *Пожилой житель соседнего дома* вышел. False if there is none."""
        words = self._words
        if not words.is_role(tokens[1].lower) or not tokens[0].lower.endswith(words.ends.adjectives):
            return False
        source = described_in_tokens(tokens, words)
        if len(source) < _ADJECTIVE_AND_NOUN or source[0] is not tokens[0]:
            return False
        feminine = tokens[0].lower.endswith(words.ends.feminine)
        gender = self._people.titled_gender([tokens[1].lower]) or ("female" if feminine else "male")
        known = any(tokens[1].lower in one.roles for one in self._people.persons)
        if not known:
            self._recent.note(Person((joined(source),), gender=gender, roles={tokens[1].lower}), tokens[0].start)
        return True

    def _note_inverted(self, tokens: Sequence[Token]) -> None:
        """Record an unnamed person after the verb of a sentence that names nobody: Draußen wartete *eine Nachbarin*."""
        words = self._words
        if not self._articles or any(token.stretch for token in tokens):
            return
        for at in range(2, len(tokens) - 1):
            article, noun = tokens[at], tokens[at + 1]
            if article.lower not in self._articles or not article.text.islower():
                continue
            gender = self._people.titled_gender([noun.lower])
            governed = not tokens[at - 1].is_word or is_function(tokens[at - 1], words)
            if gender and not governed and not self._names_anyone(tokens):
                person = Person((joined((article, noun)),), gender=gender, roles={noun.lower})
                self._recent.note(person, article.start)
                return

    def _names_anyone(self, tokens: Sequence[Token]) -> bool:
        """True where a capitalised word in a sentence is the name of somebody who is surely human."""
        named = (self._people.find((one.text,), one.start) for one in tokens if one.is_capitalised)
        return any(one is not None and (one.gender or one.roles or len(one.name) > 1) for one in named)

    def _note_described(self, tokens: Sequence[Token]) -> None:
        """Record a description of a person named before that opens a sentence: *The 43-year-old baker* was in the
        yard."""
        if tokens[0].lower not in self._words.definite:
            return
        for length in range(min(_LONGEST, len(tokens) - 1), 1, -1):
            core, after = tokens[:length], tokens[length]
            told = is_finite(after, self._words) or after.lower in self._words.strong_pasts
            ends = told or is_between(after, self._words) or not after.is_word
            if ends and all(token.is_word for token in core):
                if after.text == "," and names_full(tokens, length + 1):
                    return  # The clerk, *Tim Orr*, explained
                if person := second_mention(core, self._people, self._recent):
                    person.nouns.setdefault(core[-1].lower, core[0].start)
                    self._recent.note(person, core[0].start)
                return


def _is_named_after_comma(tokens: Sequence[Token]) -> bool:
    """True for somebody whose name follows after a comma: Син начальника*, восьмикласник Юрко*, прийшов."""
    comma = next((at for at, token in enumerate(tokens) if token.text == ","), len(tokens))
    return any(token.is_capitalised for token in tokens[comma + 1 : comma + 1 + _APPOSED])
