"""The words of a language that report speech or stand around a speaker, read from its `quoting.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from retrieval.quoting.compounds import is_compound
from retrieval.quoting.endings import WordEndings
from retrieval.quoting.word_lists import WordLists, Words
from retrieval.text.full_stops import FullStops, full_stops_of

__all__ = ["Lexicon", "Words"]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon(WordLists):
    """The word lists of one language, and what is joined from several of them in `loading.py`.

    It is joined once, so that no rule joins sets while it reads. Two lexicons are equal only if they are the same
    object; `load_lexicon` makes one for each language.

    * `verbs`: all reporting verbs. `said_or_asked`: verbs of saying and asking. `voiced`: these, and verbs of telling.
      `verbal`: `verbs` and auxiliaries. `may_report`: `verbs`, and those that report only beside quotation marks.
    * `pronouns`: all subject pronouns. `he_or_she`: those of men and women. `owning`: the possessives of these.
      `standing_pronouns`: all pronouns that stand for a person who was named before.
    * `functions`: words that are neither nouns nor names nor verbs. `empty`: these, and others that name nothing.
      `nameless`: words with which no name begins. `between`: words that can stand between a subject and its verb.
    * `clausal`: conjunctions, complementizers, auxiliaries and negations, which show a clause. `topic_openers` and
      `clause_openers`: words that open a sentence before its main clause. `according_openers`: words that open a phrase
      like "according to".
    * `courtesies`: titles that show a gender and are no office: *Mr* Gill.
    * `nouns_by_deed`, `nouns_by_fate`: the nouns for somebody who does a thing, or to whom it is done, by its verb.
    * `for_men`, `for_women`: offices and titles that show a gender. `ends`: the endings, ready for `str.endswith`.
    """

    clausal: Words = frozenset()
    courtesies: Words = frozenset()
    breaking: Words = frozenset()
    before_nouns: Words = frozenset()
    verbs: Words = frozenset()
    pronouns: Words = frozenset()
    standing_pronouns: Words = frozenset()
    he_or_she: Words = frozenset()
    owning: Words = frozenset()
    said_or_asked: Words = frozenset()
    voiced: Words = frozenset()
    verbal: Words = frozenset()
    may_report: Words = frozenset()
    functions: Words = frozenset()
    between: Words = frozenset()
    empty: Words = frozenset()
    nameless: Words = frozenset()
    topic_openers: Words = frozenset()
    clause_openers: Words = frozenset()
    for_men: Words = frozenset()
    for_women: Words = frozenset()
    ages_by_noun: Mapping[str, range] = field(default_factory=dict)
    offices_by_title: Mapping[str, Words] = field(default_factory=dict)
    offices_by_phrase: Mapping[str, Words] = field(default_factory=dict)
    nouns_by_deed: Mapping[str, Words] = field(default_factory=dict)
    nouns_by_fate: Mapping[str, Words] = field(default_factory=dict)
    speakers_own: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    ends: WordEndings = field(default_factory=WordEndings)
    full_stops: FullStops = field(default_factory=lambda: full_stops_of(""))

    @property
    def is_known(self) -> bool:
        return bool(self.verbs)

    def is_role(self, word: str) -> bool:
        """True for a lower-case word that names an office or trade, or is a compound of one."""
        if word in self.roles:
            return True
        return ("-" in word or bool(self.role_endings)) and is_compound(word, self.roles, self.role_endings)

    def is_epithet(self, word: str) -> bool:
        """True for a lower-case word that can describe a name after it: *wife* Olga; *mum-of-two* Rita; *guard* Ro."""
        return word in self.trades or word in self.positions or word.split("-")[0] in self.kin

    def means_person(self, word: str) -> bool:
        """True for a lower-case noun that can mean one person: an office, a trade, a relative, a passenger."""
        listed = word in self.second_mentions or word in self.office_phrases or word in self.kin
        return listed or word in self.trades or word in self.unintroduced or self.is_role(word)

    def calls_anybody(self, word: str) -> bool:
        """True for a noun by which any woman or man is called before a name: *Frau* Tamm, *la señora* Ruiz."""
        return word in self.humans and (word in self.titles_male or word in self.titles_female)
