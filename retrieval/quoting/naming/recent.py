"""Where each person was named: what pronouns, and descriptions that stand for a person named before, refer to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from retrieval.quoting.grammar.first_names import Gender, is_first_name
from retrieval.quoting.grammar.leading import main_clause_start
from retrieval.quoting.grammar.tokens import Sentence, Token
from retrieval.quoting.grammar.verb_groups import after_participle
from retrieval.quoting.lexicon import Lexicon, Words
from retrieval.quoting.naming.noun_gender import verb_tells_other
from retrieval.quoting.naming.person import Noted, Person, is_surely_human
from retrieval.quoting.naming.standing import only_ask

SENTENCES_BACK = 12
"""The number of sentences before its own in which a pronoun's person is looked for."""
PARAGRAPHS_BACK = 3
"""The number of paragraphs before its own in which the person is looked for whom a description means."""
_OFTEN = 3
"""The least number of mentions of the person whom an article is about."""
_CLEARLY = 2
"""How many times as often that person must be mentioned as anybody else."""


def starts_paragraph(sentences: Sequence[Sentence], number: int) -> bool:
    """True for the first sentence of a paragraph."""
    if not number:
        return True
    before, sentence = sentences[number - 1], sentences[number]
    return "\n" in sentence.text[before.end : sentence.start]


class Recent:
    """Finds people by the sentences in which they are mentioned."""

    def __init__(self, sentences: Sequence[Sentence], persons: Sequence[Person], words: Lexicon) -> None:
        self._sentences = sentences
        self._words = words
        self._starts = [sentence.start for sentence in sentences]
        self._paragraphs = [number for number in range(len(sentences)) if starts_paragraph(sentences, number)]
        self._noted = Noted(persons)

    def note(self, person: Person, at: int) -> None:
        """Record a mention of `person` at offset `at`, so that later pronouns can refer to it."""
        if at not in person.as_aside:
            self._noted.add(person, at)

    def described_last(self, at: int) -> Person | None:
        """The person without a name of whom the paragraph tells last before offset `at`; None after a name."""
        told = self._noted.between(self.paragraph_start(at), at)
        return told[-1][1] if told and not told[-1][1].mentions else None

    def named_between(self, start: int, end: int) -> list[Person]:
        """The people noted from offset `start` up to `end`, which is not counted."""
        return [person for _, person in self._noted.between(start, end)]

    def sentence_start(self, at: int) -> int:
        """Where the sentence starts that holds offset `at`."""
        return self._starts[self._number(at)]

    def paragraph_start(self, at: int) -> int:
        """Where the paragraph starts that holds offset `at`."""
        return self._starts[self._paragraph(at)]

    def paragraph_end(self, at: int, *, ahead: int) -> int:
        """The offset before which the paragraph ends that stands `ahead` paragraphs after that of offset `at`."""
        after = bisect_right(self._paragraphs, self._number(at)) + ahead
        return self._starts[self._paragraphs[after]] if after < len(self._paragraphs) else self._sentences[-1].end

    def tells_number(self, number: str, at: int) -> bool:
        """True where the narrator tells that number before offset `at`."""
        return any(token.text == number for one in self._sentences[: self._number(at)] for token in one.tokens)

    def opens_sentence(self, at: int) -> bool:
        """True where a sentence starts at offset `at`."""
        return self._starts[self._number(at)] == at

    def likeliest(self, gender: Gender, at: int, *, surest: bool = False) -> Person | None:
        """The first of the people whom `fitting` finds; None without any."""
        return next(iter(self.fitting(gender, at, surest=surest)), None)

    def lone_subject(self, gender: Gender, at: int) -> Person | None:
        """The person whom `likeliest` finds; None if another name is joined to theirs: *Fox* and Hume won."""
        person = self.likeliest(gender, at, surest=True)
        start = person.last_before(at) if person else -1
        if start < 0:
            return person
        tokens = self._sentences[self._number(start)].tokens
        after = next((i for i, token in enumerate(tokens) if token.start > start and not token.is_capitalised), 0)
        joined = after and tokens[after].lower in self._words.links and tokens[after + 1 : after + 2]
        return None if joined and joined[0].is_capitalised else person

    def fitting(self, gender: Gender, at: int, *, surest: bool = False, known: bool = False) -> tuple[Person, ...]:
        """The person whom a pronoun at `at` means, then others of the same sentence whom it fits; "" fits any gender.

        Sentences are searched backwards, each from its start, because a subject comes before an object (Hobbs 1978).
        The paragraph before is searched only if no narration stands between its end and the pronoun's sentence: in “The
        union said no. “Never,” she said” nobody of an earlier paragraph is meant. Paragraphs whose subject is the same
        pronoun, or in which somebody asks, may lie between. With `surest`, a person of known first name or office comes
        first. With `known`, nobody is found unless the gender of the first one is known.
        """
        number = self._number(at)
        border = number + 1
        only_people = False
        for earlier in range(number, max(-1, number - SENTENCES_BACK), -1):
            near = [
                one for one in self._named_in(earlier, at) if one.is_human and one.gender in {"", gender or one.gender}
            ]
            if only_people:
                near = [person for person in near if is_surely_human(person)]
            near.sort(key=lambda person: person.is_described and not person.gender)
            if surest:
                near.sort(key=lambda person: not (person.roles or is_first_name(person.name[0])))
            if near and known and near[0].gender != gender:
                return ()
            if near:
                near[0].gender = near[0].gender or gender
                return tuple(dict.fromkeys(near))
            if starts_paragraph(self._sentences, earlier):
                if border > number and self._narrates(earlier, number) and not self._opens_with_owner(gender, earlier):
                    return ()
                passes = self._opens_with(gender, earlier, border) or only_ask(self._told(earlier, border), self._words)
                if border <= number and not passes:
                    if not self._tells_of(gender, earlier, border):
                        return ()
                    only_people = True  # whose name tells no gender may be a place or a body
                border = earlier
        return ()

    def nearest(self, gender: Gender, at: int) -> Person | None:
        """The person named last before `at`, for pronouns that mean the nearer of two: Celui-ci, Quest'ultimo."""
        number = self._number(at)
        for earlier in range(number, max(-1, number - SENTENCES_BACK), -1):
            for person in reversed(self._named_in(earlier, at)):
                if person.is_human and (not gender or person.gender in {"", gender}):
                    return person
        return None

    def only_near(self, gender: Gender, at: int) -> Person | None:
        """The only person of that gender in the sentences near before `at`; None without one or with several."""
        number = self._number(at)
        named = {
            person
            for earlier in range(number, max(-1, number - SENTENCES_BACK), -1)
            for person in self._named_in(earlier, at)
            if person.is_human and (not gender or person.gender in {"", gender})
        }
        return next(iter(named)) if len(named) == 1 else None

    def only_in_article(self, gender: Gender, at: int) -> Person | None:
        """The only person of that gender whom the article has named before `at`; None without one or with several.

        None as well if others of unknown gender, or anybody in the same paragraph, were named: a first name may
        mislead.
        """
        if any(one.is_human and self.is_near(one, at) for one in self._noted.everyone(at)):
            return None
        fitting = (one for one in self._noted.everyone(at) if one.gender in {"", gender} and one.is_human)
        one = next(fitting, None)
        is_sure = one and one.gender == gender and is_surely_human(one) and not next(fitting, None)
        return one if is_sure else None

    def goes_on(self, at: int, after: int) -> bool:
        """True if offset `after` stands in the sentence after that of `at`, in the same paragraph."""
        number = self._number(after)
        return self._number(at) == number - 1 and not starts_paragraph(self._sentences, number)

    def corrected(self, gender: Gender, at: int) -> Person | None:
        """The only person of the sentence before that of the pronoun, whose recorded gender is changed to the
        pronoun's.

        A first name can be a man's in one country and a woman's in another. Titles, kinship and often used names stand.
        """
        number, words = self._number(at), self._words
        told = self._tells_of(gender, number - 1, number)  # Lind asked whether *he* knew. *He* did
        if self._starts[number] != at or starts_paragraph(self._sentences, number) or told:
            return None
        for article, noun in pairwise(self._sentences[number - 1].tokens):
            if article.lower in words.indefinite - words.possessives and words.means_person(noun.lower):
                return None  # Lind failed *a minister*
        named = {person for person in self._named_in(number - 1, at) if person.is_human}
        one = next(iter(named)) if len(named) == 1 else None
        if one is None or one.is_gender_told or not is_surely_human(one) or self._noted.times(one, at) > _OFTEN:
            return None
        if not verb_tells_other(self._sentences[number - 1].tokens, gender, words):
            one.gender = gender
        return one if one.gender == gender else None

    def protagonist(self, gender: Gender, at: int, *, of_all: bool = False) -> Person | None:
        """The person whom the article is about, for a pronoun at `at` that fits nobody near; None without one.

        It is the first person whom the article names, if mentioned at least twice as often as any other whom the
        pronoun fits or, with `of_all`, as any other at all.
        """
        told = self._noted.before(at) if gender else ()
        first = next((person for person in told if person.is_human and is_surely_human(person)), None)
        if first is None or first.gender != gender:
            return None
        mine = self._noted.times(first, at)
        rivals = (
            one
            for one in self._noted.noted_more_than(mine / _CLEARLY, at)
            if one is not first and (of_all or one.gender in {"", gender}) and one.is_human and is_surely_human(one)
        )
        return None if mine < _OFTEN or next(rivals, None) or self._names_near(at, gender) else first

    def is_far(self, person: Person, at: int) -> bool:
        """True where neither the paragraph of `at` nor the one before it tells of the person."""
        return self._last_sentence(person, self._paragraph(at, back=1), at) < 0

    def is_near(self, person: Person, at: int) -> bool:
        """True where the paragraph of `at` tells of the person before it."""
        return self._last_sentence(person, self._paragraph(at), at) >= 0

    def _names_near(self, at: int, gender: Gender) -> bool:
        """True where the paragraph of `at` names somebody whom a pronoun of that gender fits."""
        fitting = (one for one in self._noted.everyone(at) if one.is_human and one.gender in {"", gender})
        return any(self.is_near(one, at) for one in fitting)

    def names_anyone(self, at: int) -> bool:
        """True where somebody surely human is named before `at`."""
        return any(is_surely_human(person) for person in self._noted.everyone(at))

    def sole(self, at: int, among: Sequence[Person]) -> Person | None:
        """The one of `among` who is named in the nearest paragraph that names any of them; None if it names several."""
        humans = [one for one in among if one.is_human]
        for back in range(PARAGRAPHS_BACK + 1):
            first = self._paragraph(at, back=back)
            if named := {one for one in humans if self._last_sentence(one, first, at) >= 0}:
                surely = [one for one in named if is_surely_human(one)]
                return surely[0] if len(surely) == 1 else None
        return None

    def last_told(self, at: int, among: Sequence[Person]) -> Person | None:
        """The one of `among` who is named in the nearest sentence that names any of them; None if it names several."""
        first = self._paragraph(at, back=PARAGRAPHS_BACK)
        last = {one: self._last_sentence(one, first, at) for one in among}
        nearest = max(last.values(), default=-1)
        named = [one for one, number in last.items() if number == nearest]
        return named[0] if nearest >= 0 and len(named) == 1 else None

    def _paragraph(self, at: int, *, back: int = 0) -> int:
        """The number of the first sentence of the paragraph of offset `at`, or of the one `back` paragraphs earlier."""
        return self._paragraphs[max(0, bisect_right(self._paragraphs, self._number(at)) - 1 - back)]

    def _last_sentence(self, person: Person, first: int, before: int) -> int:
        """The number of the last sentence from `first` on that names the person before an offset; -1 without one.

        Only sentences that mention the person are visited, so the cost does not grow with the length of a paragraph.
        """
        numbers = map(self._number, self._noted.backwards(person, self._starts[first], before))
        return next((number for number in numbers if person in self._named_in(number, before)), -1)

    def _named_in(self, number: int, before: int) -> list[Person]:
        """The people named in a sentence before an offset: of its main clause, who says it first, then of others."""
        after = self._starts[number + 1] if number + 1 < len(self._starts) else before
        named = self._noted.between(self._starts[number], min(before, after))
        if not named:
            return []
        if any(is_surely_human(person) and start not in person.as_owner for start, person in named):
            named = [(start, person) for start, person in named if start not in person.as_owner]
        answers = self._answers_from(number)
        named = [(start, person) for start, person in named if start >= answers]
        main = main_clause_start(self._sentences[number].tokens, self._words) if len(named) > 1 else 0
        named = sorted(named, key=lambda one: (one[0] < main, one[0] not in one[1].as_reporter, one[0]))
        return [person for _, person in named]

    def _answers_from(self, number: int) -> int:
        """The offset of a pronoun that opens the main clause after a participle: Asked of Pell, *she* …; else 0."""
        main = after_participle(tokens := self._sentences[number].tokens, self._words)
        return tokens[main].start if main and tokens[main].lower in self._words.he_or_she else 0

    def _number(self, at: int) -> int:
        return bisect_left(self._starts, at + 1) - 1

    def _opens_with(self, gender: Gender, first: int, after: int) -> bool:
        """True where a sentence from `first` up to `after` opens with a pronoun of that gender."""
        return any(one.tokens[0].lower in self._pronouns(gender) for one in self._sentences[first:after])

    def _opens_with_owner(self, gender: Gender, number: int) -> bool:
        """True where a sentence opens with the possessive of somebody of that gender: *Haar* man Klaas stierf."""
        owning = self._words.his if gender == "male" else self._words.her
        return bool(gender) and self._sentences[number].tokens[0].lower in owning

    def _tells_of(self, gender: Gender, first: int, after: int) -> bool:
        """True where the sentences from `first` up to `after` hold a pronoun of that gender."""
        return not self._pronouns(gender).isdisjoint(token.lower for token in self._told(first, after))

    def _pronouns(self, gender: Gender) -> Words:
        return {"male": self._words.male, "female": self._words.female}.get(gender, frozenset())

    def _narrates(self, first: int, after: int) -> bool:
        """True where the narrator's words stand in a sentence from `first` up to `after`, which is not counted."""
        return any(token.is_word for token in self._told(first, after))

    def _told(self, first: int, after: int) -> Iterator[Token]:
        return (token for sentence in self._sentences[first:after] for token in sentence.tokens)
