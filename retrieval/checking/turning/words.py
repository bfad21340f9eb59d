"""The words of a language that turn round what stands after them, read from its `turning.toml` and `quoting.toml`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from retrieval.errors import LanguageError
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.loading import load_lexicon
from retrieval.text.languages import habits_of, read_language

Phrases = frozenset[tuple[str, ...]]
"""Phrases in small letters, word by word; most are single words."""

LISTS = frozenset(
    {
        "affirming",
        "agreeing",
        "ambiguous",
        "asking",
        "conceding",
        "denying",
        "disputing",
        "habits",
        "negating_beginnings",
        "negating_endings",
        "negations",
        "nothing",
        "refusing",
        "refuting",
        "replying",
        "restricting",
        "reversing",
        "saying",
        "suggestions",
        "supposing",
        "supposing_alone",
        "supposing_first",
        "whether",
        "withholding",
    }
)
"""The lists that a `turning.toml` may have; en/turning.toml says what each holds."""


@dataclass(frozen=True, slots=True)
class TurningWords:
    """The lists of one language, and those of its grammar that are read together with them.

    `says` holds the verbs of saying and the nouns that look like them, `asked` those of asking. Words with
    `negating_beginnings` or `negating_endings` say “not” as the negations do, unless they begin or end as an ambiguous
    one does. `names_subjects` says that sentences name their subjects, `is_unspaced` that no spaces part words.
    """

    lexicon: Lexicon
    says: frozenset[str]
    denying: frozenset[str]
    negations: frozenset[str]
    that: frozenset[str]
    links: frozenset[str]
    first_persons: frozenset[str]
    affirming: frozenset[str]
    agreeing: frozenset[str]
    ambiguous: frozenset[str]
    conceding: frozenset[str]
    nothing: frozenset[str]
    refuting: frozenset[str]
    reversing: frozenset[str]
    negating_beginnings: tuple[str, ...]
    negating_endings: tuple[str, ...]
    restricting: frozenset[str]
    suggestions: frozenset[str]
    supposing_first: frozenset[str]
    supposing_alone: frozenset[str]
    asked: frozenset[str]
    whether: frozenset[str]
    supposing: Phrases
    disputing: Phrases
    refusing: Phrases
    replying: Phrases
    withholding: Phrases
    names_subjects: bool
    is_unspaced: bool

    def is_negation(self, word: str) -> bool:
        """Whether a word, in small letters and with a straight apostrophe, is a "not" or is built with one."""
        if word in self.negations or word.endswith("n't"):
            return True
        if word.startswith(self.negating_beginnings):
            return not word.startswith(tuple(self.ambiguous))
        return word.endswith(self.negating_endings) and not word.endswith(tuple(self.ambiguous))

    @property
    def known(self) -> frozenset[str]:
        """Every word of the lists, as far as a text without spaces is read by them."""
        listed = self.says | self.denying | self.negations | self.affirming | self.conceding | self.refuting
        listed |= (
            self.reversing | self.suggestions | self.lexicon.thought | self.ambiguous | self.nothing | self.whether
        )
        phrases = self.supposing | self.disputing | self.withholding | self.refusing | self.replying
        return listed | {word for word, *_ in phrases}


@cache
def load_turning(language: str) -> TurningWords:
    """The words of an ISO 639-1 code; a language without a `turning.toml` has those of its grammar only.

    Raises LanguageError on a list of an unknown name.
    """
    listed = read_language(language, "turning").get("", {})
    if unknown := listed.keys() - LISTS:
        raise LanguageError(f"{language}/turning.toml", f"there is no list {min(unknown)!r}")

    def words(name: str) -> frozenset[str]:
        return frozenset(listed.get(name, ()))

    def phrases(name: str) -> Phrases:
        return frozenset(tuple(one.split()) for one in listed.get(name, ()))

    lexicon = load_lexicon(language)
    denying = lexicon.denying | words("denying")
    return TurningWords(
        lexicon=lexicon,
        says=lexicon.speech | lexicon.told | denying | words("saying"),
        denying=denying,
        negations=lexicon.negations | words("negations"),
        that=lexicon.that,
        links=lexicon.links,
        first_persons=lexicon.first_persons,
        affirming=words("affirming"),
        agreeing=words("agreeing"),
        ambiguous=words("ambiguous"),
        conceding=words("conceding"),
        nothing=words("nothing"),
        refuting=words("refuting"),
        reversing=words("reversing"),
        negating_beginnings=tuple(sorted(words("negating_beginnings"))),
        negating_endings=tuple(sorted(words("negating_endings"))),
        restricting=words("restricting"),
        suggestions=words("suggestions"),
        supposing_first=words("supposing_first"),
        supposing_alone=words("supposing_alone"),
        asked=lexicon.asked | words("asking"),
        whether=words("whether"),
        supposing=phrases("supposing"),
        disputing=phrases("disputing"),
        refusing=phrases("refusing"),
        replying=phrases("replying"),
        withholding=phrases("withholding"),
        names_subjects="names-subjects" in words("habits"),
        is_unspaced="unspaced" in habits_of(language),
    )


def phrase_at(words: Sequence[str], at: int, phrases: Iterable[tuple[str, ...]]) -> int:
    """The number of words of the longest of the phrases that stands at that place; 0 where none does."""
    return max((len(one) for one in phrases if tuple(words[at : at + len(one)]) == one), default=0)
