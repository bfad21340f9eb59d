"""Who was named where: what pronouns, and descriptions that stand for somebody named before, look back at."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterator, Sequence

from retrieval.quoting.grammar.first_names import Gender, gender_of_first_name, is_first_name
from retrieval.quoting.grammar.subjects import leading_subject, opens_clause
from retrieval.quoting.grammar.tokens import Sentence, Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.naming.people import Person

SENTENCES_BACK = 12
"""How many sentences a pronoun looks back."""
BORDER = "¶"

FindNamed = Callable[[Sequence[Token]], Person | None]


def with_borders(sentences: Sequence[Sentence]) -> Iterator[Token]:
    """The tokens of all sentences, and one between two paragraphs, so that no name reaches across."""
    for number, sentence in enumerate(sentences):
        if number and starts_paragraph(sentences, number):
            at = sentences[number - 1].end
            yield Token(at, at, BORDER, BORDER, is_word=False, is_capitalised=False)
        yield from sentence.tokens


def starts_paragraph(sentences: Sequence[Sentence], number: int) -> bool:
    """True for the first sentence of a paragraph."""
    if not number:
        return True
    before, sentence = sentences[number - 1], sentences[number]
    return "\n" in sentence.text[before.end : sentence.start]


class Recent:
    """The people by the sentence that names them. `find_named` gives the person whose name ends a noun phrase."""

    def __init__(self, sentences: Sequence[Sentence], words: Lexicon, find_named: FindNamed) -> None:
        self._sentences = sentences
        self._words = words
        self._find_named = find_named
        self._starts = [sentence.start for sentence in sentences]
        self._mentions: dict[int, list[tuple[int, Person]]] = {}

    def note(self, person: Person, at: int) -> None:
        """Someone at offset `at` stands for `person`: later pronouns find the person there."""
        insort(self._mentions.setdefault(self._number(at), []), (at, person), key=lambda noted: noted[0])

    def opens_sentence(self, at: int) -> bool:
        """True where a sentence starts at offset `at`."""
        return at in self._starts

    def latest(self, gender: Gender, at: int, *, surest: bool = False) -> Person | None:
        """The person whom a pronoun of that gender at `at` stands for; any gender fits where it is "".

        Sentences are searched backwards, each from its start: a subject comes before an object (Hobbs 1978). With
        `surest`, somebody whose first name or office is known comes before them.
        """
        number = self._number(at)
        for earlier in range(number, max(-1, number - SENTENCES_BACK), -1):
            near = [person for person in self._named_in(earlier, at) if person.is_human]
            near = [person for person in near if not gender or person.gender in {"", gender}]
            near.sort(key=lambda person: person.is_described and not person.gender)
            if surest:
                near.sort(key=lambda person: not (person.roles or is_first_name(person.name[0])))
            if near:
                near[0].gender = near[0].gender or gender
                return near[0]
            if starts_paragraph(self._sentences, earlier) and self._speaks_within(earlier, number):
                return None
        return None

    def nearest(self, gender: Gender, at: int) -> Person | None:
        """The person named last before `at`, for pronouns that mean the nearer of two: Celui-ci, Quest'ultimo."""
        number = self._number(at)
        for earlier in range(number, max(-1, number - SENTENCES_BACK), -1):
            for person in reversed(self._named_in(earlier, at)):
                if person.is_human and (not gender or person.gender in {"", gender}):
                    return person
        return None

    def _named_in(self, number: int, before: int) -> list[Person]:
        """The people named in a sentence before an offset: those of its main clause, then those of a clause before."""
        named = [(start, person) for start, person in self._mentions.get(number, ()) if start < before]
        main = self._main_start(number) if len(named) > 1 else 0
        return [person for start, person in sorted(named, key=lambda one: (one[0] < main, one[0]))]

    def _main_start(self, number: int) -> int:
        """Where the main clause starts behind one that opens the sentence: When asked, *Ada Lind* left."""
        tokens = self._sentences[number].tokens
        if tokens[0].lower not in self._words.conjunctions | self._words.complementizers:
            return 0
        for at in range(2, len(tokens) - 1):
            if tokens[at - 1].text == "," and opens_clause(tokens, at, self._words):
                return tokens[at].start
        return 0

    def _number(self, at: int) -> int:
        return bisect_left(self._starts, at + 1) - 1

    def _speaks_within(self, first: int, behind: int) -> bool:
        """True where a body, or a person whose first name is known, speaks in a sentence from `first` to `behind`.

        `behind` itself is not counted. A pronoun that does not fit them stands for nobody of an earlier paragraph:
        "The union said no. “Never,” she said."
        """
        for number in range(first, behind):
            tokens = self._sentences[number].tokens
            subject = leading_subject(tokens, self._words)
            person = self._find_named(subject.of(tokens)) if subject else None
            if person is None or all(token.lower not in self._words.speech for token in tokens):
                continue
            if person.is_body or (len(person.name) > 1 and gender_of_first_name(person.name[0])):
                return True
        return False
