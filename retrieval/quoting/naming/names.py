"""Names: who "he", "the minister" and "Wang" are; one Speaker per person or body of an article."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence

from retrieval.quoting.grammar.mentions import (
    TITLED,
    Gender,
    Mention,
    find_mentions,
    gender_of_first_name,
    is_acronym,
    is_first_name,
)
from retrieval.quoting.grammar.phrases import phrase_ending
from retrieval.quoting.grammar.subjects import leading_subject
from retrieval.quoting.grammar.tokens import Sentence, Token
from retrieval.quoting.grammar.verb_groups import is_finite
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.naming.owners import before_titles, belongs_to, is_owned, is_titled
from retrieval.quoting.naming.people import People, Person, joined
from retrieval.quoting.naming.plausible import may_speak
from retrieval.quoting.naming.resolved import Naming, Resolved
from retrieval.records import Speaker

SENTENCES_BACK = 12
BORDER = "¶"
SHORTEST_SENTENCE = 4


def _with_borders(sentences: Sequence[Sentence]) -> Iterator[Token]:
    """The tokens of all sentences, and one between two paragraphs, so that no name reaches across."""
    before = None
    for sentence in sentences:
        if before and "\n" in sentence.text[before.end : sentence.start]:
            yield Token(before.end, before.end, BORDER, BORDER, is_word=False, is_capitalised=False)
        yield from sentence.tokens
        before = sentence


class Names:
    """Resolves sources to speakers. Ask in the order of the text: a pronoun looks back at who spoke last."""

    def __init__(self, sentences: Sequence[Sentence], words: Lexicon) -> None:
        self.words = words
        self.tokens = list(_with_borders(sentences))
        self.starts = [token.start for token in self.tokens]
        self.people = People(self.tokens, words)
        self.group: Speaker | None = None
        self.sentence_starts = [sentence.start for sentence in sentences]
        self.sentences = sentences
        self.mentions: dict[int, list[tuple[int, Person]]] = {}
        for person in self.people.persons:
            for at in person.mentions:
                self.note(person, at)
        for sentence in sentences:
            self.note_stranger(sentence.tokens)

    def speaker_of(self, source: Sequence[Token], *, labelled: bool = False) -> Resolved:
        """The speaker behind a source's tokens; None without a source or where a pronoun fits no one.

        `labelled` where the source is the label of a transcript, which may be any word: A: …
        """
        if not source:
            return Resolved(None, Naming.NO_SOURCE)
        if not labelled and not may_speak(self.core_of(source), self.words):
            return Resolved(None, Naming.IMPLAUSIBLE)
        person = self.person_of(source)
        if person is None:
            return self.unnamed(source)
        naming = Naming.NAMED
        if self.is_pronoun(source):
            self.note(person, source[0].start)
            naming = Naming.PRONOUN
        elif not person.gender and len(person.name) == 1:
            person.gender = gender_of_first_name(person.name[0])
        if len(source) == 1 and source[0].lower in self.words.relatives:
            naming = Naming.RELATIVE
        elif self.words.is_role(source[-1].lower) and not self.named(self.core_of(source)):
            naming = Naming.ROLE
        return Resolved(Speaker(person.shown, person.role), naming)

    def unnamed(self, source: Sequence[Token]) -> Resolved:
        """The speaker behind a source without a name: its own words.

        For "it" and "they" it is the body or group that spoke last.
        """
        if len(source) > 1 or not self.is_function(source[0]):
            self.group = Speaker(self.described(source))
            self.note_role(source, self.group.name)
            return Resolved(self.group, Naming.DESCRIBED)
        if self.group and source[0].lower in self.words.plural | self.words.neuter:
            return Resolved(self.group, Naming.GROUP)
        return Resolved(None, Naming.UNKNOWN)

    def is_function(self, token: Token) -> bool:
        return token.lower in self.words.pronouns or token.lower in self.words.relatives

    def is_pronoun(self, source: Sequence[Token]) -> bool:
        return len(source) == 1 and source[0].lower in self.words.male | self.words.female

    def person_of(self, source: Sequence[Token]) -> Person | None:
        first = source[0]
        if len(source) == 1 and first.lower in self.words.relatives:
            return self.antecedent(first)
        if len(source) == 1 and first.lower in self.words.male:
            return self.latest("male", first.start)
        if len(source) == 1 and first.lower in self.words.female:
            return self.latest("female", first.start)
        core = self.core_of(source)
        if len(core) > TITLED and is_acronym(core[-1]) and core[-2].is_capitalised and not is_acronym(core[-2]):
            core = core[:-1]  # the agency that was told: сказал Иван Кузьмин ТАСС
        named = self.named(core)
        if named and (len(core) > 1 or len(named.name) > 1 or len(source) == 1):
            return named
        rest = source[len(core) + 1 :]
        mention = next(iter(find_mentions(rest, self.words)), None) if rest else None
        titled = mention and all(is_titled(one, self.words) or one.text == "." for one in rest[: mention.first])
        if mention and titled and len(mention.name) > 1:
            return self.people.find(mention.name, first.start)
        return named or self.by_role(core)

    def core_of(self, source: Sequence[Token]) -> Sequence[Token]:
        for at, token in enumerate(source):
            if token.text in {",", "(", "—", "–"} and at:
                return source[:at]
        return source

    def named(self, core: Sequence[Token]) -> Person | None:
        """The person whose name ends the core of a source: "Clinton spokeswoman *Jennifer Palmieri*"."""
        mentions = list(find_mentions(core, self.words))
        if not mentions:
            return None
        if mentions[-1].last != len(core) - 1 or self.is_placed(core, mentions):
            return next(filter(None, (self.placed(core, mention) for mention in mentions)), None)
        if len(mentions) > 1 and core[mentions[-2].last + 1].lower in self.words.links:
            return None
        mention = mentions[-1]
        before = before_titles(core, mention)
        if belongs_to(core, mention, self.people):
            return None
        if is_owned(core, before, self.words):
            return self.placed(core, mentions[0]) if len(mentions) > 1 else None
        if 0 <= before <= 1 and self.opens_surname(core[: before + 1]):
            return self.with_particles(core[: before + 1], mention)
        if before > 0 and core[before].lower in self.words.determiners:
            owned = core[before].lower in self.words.genitives and core[before - 1].is_capitalised
            if owned and "noun-capitals" in self.words.habits:
                return None
            before -= 1
        if before >= 0 and core[before].lower in self.words.prepositions:
            return self.placed(core, mentions[0]) if len(mentions) > 1 else None
        return self.people.find(mention.name, core[0].start, mention.titles) or self.within(mention.name, core[0].start)

    def opens_surname(self, opening: Sequence[Token]) -> bool:
        """True for the particles of a surname: *von der* Leyen; *De* Wit, with a capital within a sentence."""
        if not all(token.lower in self.words.particles for token in opening):
            return False
        lone = opening[0]
        inside = lone.start not in self.sentence_starts
        return len(opening) > 1 or (lone.is_capitalised and inside and lone.lower in self.words.determiners)

    def with_particles(self, opening: Sequence[Token], mention: Mention) -> Person | None:
        """The person of that surname, under it with its particles where the article gives no fuller name."""
        person = self.people.find(mention.name, opening[0].start)
        if person and person.name == mention.name:
            person.name = (*(token.text for token in opening), *mention.name)
        return person

    def is_placed(self, core: Sequence[Token], mentions: Sequence[Mention]) -> bool:
        """True where a person is named first, and then where they are from: *Saïda Elouardi* van Slaap Lekker."""
        if len(mentions) < 2 or is_first_name(mentions[-1].name[0]):
            return False
        return self.placed(core, mentions[0]) is not None

    def placed(self, core: Sequence[Token], mention: Mention) -> Person | None:
        """The person named before a preposition: "burgemeester *Rosa van Dijk* van Rotterdam"."""
        before = before_titles(core, mention)
        governed = before >= 0 and core[before].lower in self.words.prepositions
        behind = core[mention.last + 1 : mention.last + 2]
        told = "noun-capitals" in self.words.habits and any(token.lower in self.words.determiners for token in behind)
        if governed or not (told or any(token.lower in self.words.prepositions for token in behind)):
            return None
        titled = bool(mention.titles) or (
            before_titles(core, mention) >= 0 and is_titled(core[mention.first - 1], self.words)
        )
        leads = (
            mention.first == 0
            and "inverts" in self.words.habits
            and self.words.bodies.isdisjoint(word.lower() for word in mention.name)
        )
        if not titled and (len(mention.name) < 2 or not (leads or is_first_name(mention.name[0]))):
            return None
        return self.people.find(mention.name, core[0].start, mention.titles)

    def within(self, name: tuple[str, ...], at: int) -> Person | None:
        """The person whose name ends a longer run of capitals: "White House Chief *Ana Ruiz*"."""
        for first in range(1, len(name)):
            found = self.people.find(name[first:], at)
            if found and len(name) - first > 1:
                return found
        return None

    def antecedent(self, relative: Token) -> Person | None:
        at = bisect_left(self.starts, relative.start) - 1
        while at >= 0 and self.tokens[at].text in {",", "—", "–", ")"}:
            at -= 1
        phrase = phrase_ending(self.tokens, at, self.words) if at >= 0 else None
        if phrase is None:
            return None
        core = phrase.of(self.tokens)
        mentions = list(find_mentions(core, self.words))
        if mentions and mentions[-1].last == len(core) - 1:
            core = core[mentions[-1].first :]
        person = self.person_of(core)
        comma = at - len(phrase.of(self.tokens))
        if person is None and comma > 0 and self.tokens[comma].text == ",":
            outer = phrase_ending(self.tokens, comma - 1, self.words)  # Ana Ruiz, a nurse, who …
            person = self.named(outer.of(self.tokens)) if outer else None
        return person

    def latest(self, gender: Gender, at: int) -> Person | None:
        """The person whom a pronoun at `at` stands for.

        Sentences are searched backwards, each from its start: a subject comes before an object (Hobbs 1978).
        """
        number = bisect_left(self.sentence_starts, at + 1) - 1
        for earlier in range(number, max(-1, number - SENTENCES_BACK), -1):
            near = [person for start, person in self.mentions.get(earlier, ()) if start < at]
            fitting = [person for person in near if person.is_human and person.gender in {"", gender}]
            if fitting:
                found = fitting[0]
                found.gender = gender
                return found
            if self.starts_paragraph(earlier) and self.speaks_within(earlier, number):
                return None
        return None

    def starts_paragraph(self, number: int) -> bool:
        """True for the first sentence of a paragraph."""
        if not number:
            return True
        before, sentence = self.sentences[number - 1], self.sentences[number]
        return "\n" in sentence.text[before.end : sentence.start]

    def speaks_within(self, first: int, behind: int) -> bool:
        """True where a body, or a person whose first name is known, speaks in a sentence from `first` to `behind`.

        `behind` itself is not counted. A pronoun that does not fit them stands for nobody of an earlier paragraph:
        "The union said no. “Never,” she said."
        """
        for number in range(first, behind):
            tokens = self.sentences[number].tokens
            subject = leading_subject(tokens, self.words)
            person = self.named(subject.of(tokens)) if subject else None
            if person is None or all(token.lower not in self.words.speech for token in tokens):
                continue
            if person.is_body or (len(person.name) > 1 and gender_of_first_name(person.name[0])):
                return True
        return False

    def note_stranger(self, tokens: Sequence[Token]) -> None:
        """An unnamed person who opens a sentence: behind "A man from Lima disagreed." a "he" is that man."""
        words = self.words
        if len(tokens) < SHORTEST_SENTENCE or tokens[0].lower not in words.indefinite:
            return
        gender = self.people.titled_gender([tokens[1].lower])
        if not gender or not tokens[1].text.islower():
            return
        last = 1
        while last + 1 < len(tokens) and tokens[last + 1].is_word and not is_finite(tokens[last + 1], words):
            last += 1
        if last + 1 == len(tokens) or not tokens[last + 1].is_word:
            return
        self.note(Person((joined(tokens[: last + 1]),), gender=gender, roles={tokens[1].lower}), tokens[0].start)

    def note_role(self, source: Sequence[Token], name: str) -> None:
        """An office that speaks without its holder's name: a pronoun behind it stands for no one named before."""
        roles = {token.lower for token in self.core_of(source) if self.words.is_role(token.lower)}
        if roles:
            self.note(Person((name,), gender=self.people.titled_gender(roles), roles=roles), source[0].start)

    def note(self, person: Person, at: int) -> None:
        """A pronoun at `at` stands for `person`: later pronouns find it there."""
        number = bisect_left(self.sentence_starts, at + 1) - 1
        insort(self.mentions.setdefault(number, []), (at, person), key=lambda noted: noted[0])

    def by_role(self, core: Sequence[Token]) -> Person | None:
        """The person whom "the senator" stands for."""
        bare = "no-articles" in self.words.habits and len(core) == 1
        if len(core) > 6 or not (bare or core[0].lower in self.words.definite):
            return None
        role = core[-1].lower
        if not self.words.is_role(role):
            return None
        gender = self.people.titled_gender([role]) or self.gender_of_article(core[0].lower)
        fitting = [person for person in self.people.persons if self.has_role(person, role)]
        fitting = [person for person in fitting if not (gender and person.gender and person.gender != gender)]
        return max(
            fitting, key=lambda person: max((m for m in person.mentions if m < core[0].start), default=-1), default=None
        )

    def gender_of_article(self, article: str) -> Gender:
        return (
            "male" if article in self.words.male_articles else "female" if article in self.words.female_articles else ""
        )

    def has_role(self, person: Person, role: str) -> bool:
        """True where the person is a `role`; where nouns are compounds, an "außenminister" is a "minister" too."""
        compounds = "noun-capitals" in self.words.habits
        return role in person.roles or (compounds and any(known.endswith(role) for known in person.roles))

    def described(self, source: Sequence[Token]) -> str:
        """A source that names no one of the article, as it stands, without what follows its first comma."""
        core = self.core_of(source)
        return joined(core[len(core) > 1 and core[0].lower in self.words.oblique :])
