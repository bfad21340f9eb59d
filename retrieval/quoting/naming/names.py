"""Names: who "he", "the minister" and "Wang" are; one Speaker per person or body of an article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from retrieval.quoting.grammar.first_names import Gender, gender_of_first_name, is_first_name
from retrieval.quoting.grammar.mentions import TITLED, bare, find_mentions, is_acronym
from retrieval.quoting.grammar.phrases import phrase_ending
from retrieval.quoting.grammar.plausible import is_common_word, may_speak, without_that
from retrieval.quoting.grammar.tokens import Sentence, Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.naming.bodies import body_before, body_meant
from retrieval.quoting.naming.described.anaphora import is_back_reference, is_beside, relative_of, second_mention
from retrieval.quoting.naming.described.leads import lead_of
from retrieval.quoting.naming.described.narrated import Narrated
from retrieval.quoting.naming.described.nearby import Nearby
from retrieval.quoting.naming.described.newcomers import Newcomers
from retrieval.quoting.naming.described.openers import OpeningDescriptions
from retrieval.quoting.naming.described.subjects import PronounSubjects
from retrieval.quoting.naming.described.unnamed import Unnamed, before_gerund
from retrieval.quoting.naming.holders import Holders
from retrieval.quoting.naming.named_phrases import NamedPhrases, apposed_holder, core_of
from retrieval.quoting.naming.namesakes import Namesakes
from retrieval.quoting.naming.owners import author_of, in_nominative, owner_of_words
from retrieval.quoting.naming.people import People
from retrieval.quoting.naming.person import Person, joined
from retrieval.quoting.naming.recent import Recent, starts_paragraph
from retrieval.quoting.naming.resolved import Naming, Resolved
from retrieval.quoting.naming.standing import puts_question
from retrieval.records import Speaker

_LEAD = 5
"""The greatest number of words between a comma and the relative pronoun of its clause: *, a detta della* quale."""
BORDER = "¶"
_start = attrgetter("start")
DEFINITE = 2
"""The number of words in "the Spaniard", an article and a noun."""


class Names:
    """Resolves sources to speakers. Must be asked in the order of the text, because a pronoun stands for an earlier
    speaker."""

    def __init__(self, sentences: Sequence[Sentence], words: Lexicon) -> None:
        self.words = words
        self.tokens = _with_borders(sentences)
        self.people = People(self.tokens, words)
        self.group: Speaker | None = None
        self.group_at = 0
        self.recent = Recent(sentences, self.people.persons, words)
        self.phrases = NamedPhrases(self.people, self.recent)
        self.namesakes = Namesakes(self.people, self.recent)
        self.holders = Holders(self.people, self.recent)
        self.nearby = Nearby(self.people, self.recent, self.tokens)
        self.newcomers = Newcomers(self.people, self.recent, self.holders, self.tokens)
        self.openings = OpeningDescriptions(self.people, self.recent, self.holders, self.nearby, self.newcomers)
        self.unnamed_before = Unnamed(words)
        self.lead = lead_of(sentences, self.people)
        if self.lead:
            self.lead.person.nouns[self.lead.noun] = self.lead.start
            self.recent.note(self.lead.person, self.lead.start)
        self.sentences = sentences
        self.pronoun_subjects = PronounSubjects(sentences, words)
        narrated = Narrated(self.people, self.recent)
        for number, sentence in enumerate(sentences):
            narrated.note(sentence.tokens)
            goes_on = number + 1 < len(sentences) and not starts_paragraph(sentences, number + 1)
            self.openings.note(sentence.tokens, sentences[number + 1].tokens if goes_on else ())
            self.holders.note(sentence.tokens)

    def speaker_of(
        self, source: Sequence[Token], *, labelled: bool = False, said: str = "", turn: int = -1, gender: Gender = ""
    ) -> Resolved:
        """The speaker whom a source means, and why; no speaker without a source or if nobody fits.

        `labelled` says that the source is the label of a transcript, which may be any word. `said` are the words of the
        quotation. `turn` is their offset if they are a turn of a dialogue; a later pronoun then finds the speaker
        there. `gender` is the one that the verb of saying shows; "" if it shows none.
        """
        if not source:
            return Resolved(None, Naming.NO_SOURCE)
        self.note_subject_pronouns(source[0].start)
        if len(source) > 1 and source[1].text == "," and source[0].lower in self.words.standing_pronouns:
            source = source[:1]  # *He*, however, warned …
        source = owner_of_words(without_that(source, self.words), self.words)
        source = in_nominative(source, self.tokens[: self.number_of(source[0])][-1:], self.words)
        core = core_of(source)
        if not labelled and not may_speak(core, self.words):
            return Resolved(None, Naming.IMPLAUSIBLE)
        fitting = self.of_pronoun(source[0]) if self.is_pronoun(source) else ()
        if fitting and self.is_spoken_of(fitting[0], source[0]):
            fitting = self.named_earlier(fitting[0], source[0])
            if not fitting:
                return Resolved(None, Naming.UNKNOWN)
        person = fitting[0] if fitting else self.person_of(source)
        if person is None:
            return self.unnamed(source)
        if not fitting and (person := self.namesakes.meant(person, core, said, gender)) is None:
            return Resolved(None, Naming.UNKNOWN)
        naming = self.naming_of(source, person, fitting)
        if turn >= 0:
            self.recent.note(person, turn)
        return Resolved(Speaker(self.namesakes.shown(person), person.role), naming)

    def naming_of(self, source: Sequence[Token], person: Person, fitting: Sequence[Person]) -> Naming:
        """How the source names `person`, whose gender it may show. `fitting` are the people whom a pronoun fits."""
        naming = Naming.NAMED
        if fitting:
            self.recent.note(person, source[0].start)
            person.is_gender_told |= source[0].lower in self.words.he_or_she
            naming = Naming.PRONOUN if len(fitting) == 1 else Naming.RIVALS
        elif not person.gender and len(person.name) == 1:
            person.gender = gender_of_first_name(person.name[0])
        if len(source) == 1 and source[0].lower in self.words.whom:
            naming = Naming.RELATIVE
        elif not fitting and not self.holds_name(source, person):
            naming = Naming.ROLE if self.holders.by_role(core_of(source)) else Naming.MENTIONED
        return naming

    def note_subject_pronouns(self, at: int) -> None:
        """Record whom each pronoun means that is the subject of a narrated sentence before offset `at`."""
        for pronoun in self.pronoun_subjects.before(at):
            gender: Gender = "male" if pronoun.lower in self.words.male else "female"
            near = next(iter(self.recent.fitting(gender, pronoun.start, known=True)), None)
            if near is None or self.recent.is_far(near, pronoun.start):
                near = self.recent.protagonist(gender, pronoun.start) or near
            near = near or self.recent.corrected(gender, pronoun.start)
            if near:
                self.recent.note(near, pronoun.start)

    def is_ordinary(self, source: Sequence[Token], *, narrated: bool = False) -> bool:
        """True for one word that has a capital only because it opens its sentence, where a verb may open one or where
        it is `narrated` before a paragraph of quoted words."""
        if len(source) != 1 or not (narrated or "inverts" in self.words.habits):
            return False
        return self.recent.opens_sentence(source[0].start) and is_common_word(source[0], self.tokens, self.words)

    def holds_name(self, source: Sequence[Token], person: Person) -> bool:
        """True where a word of the person's name stands in the source, in any case."""
        stems = {*self.people.stems(person.name), *self.people.stems(person.nominative)}
        return any(self.people.stem(word) in stems for token in source for word in (token.text, bare(token.text)))

    def unnamed(self, source: Sequence[Token]) -> Resolved:
        """The speaker whom a source without a name means; "it" and "they" mean the body or group that spoke last."""
        if self.is_pronoun(source) and not self.is_function(source[0]):
            return Resolved(None, Naming.UNKNOWN)
        if len(source) > 1 or not self.is_function(source[0]):
            core = core_of(source)
            again = self.unnamed_before.meant(core)
            if again is None and is_back_reference(core, self.words) and self.recent.names_anyone(core[0].start):
                return Resolved(None, Naming.UNKNOWN)
            if again is None and self.holders.is_shared(core):
                return Resolved(None, Naming.UNKNOWN)
            if firm := body_meant(core, self.sentences, self.people):
                self.group, self.group_at = Speaker(firm.shown), source[0].start
                return Resolved(self.group, Naming.BODY)
            self.group = again[0] if again else Speaker(self.described(source))
            self.group_at = source[0].start
            self.unnamed_before.note(core, self.group)
            if not puts_question(self.tokens, self.number_of(source[0]), len(source), self.words):
                self.openings.note_source(core, self.group.name)
            return Resolved(self.group, Naming.DESCRIBED)
        if source[0].lower in self.words.neuter and (body := body_before(self.sentences, source[0].start, self.people)):
            return Resolved(Speaker(body), Naming.BODY)
        if source[0].lower in self.words.neuter and self.group and self.recent.goes_on(self.group_at, source[0].start):
            return Resolved(self.group, Naming.BODY)
        if self.group and (source[0].lower in self.words.plural or source[0].lower in self.words.neuter):
            return Resolved(self.group, Naming.GROUP)
        return Resolved(None, Naming.UNKNOWN)

    def number_of(self, token: Token) -> int:
        """The index in `tokens`, those of the whole article, of the token that starts where `token` does."""
        return bisect_left(self.tokens, token.start, key=_start)

    def is_function(self, token: Token) -> bool:
        """True for a pronoun of any kind, also for a body or thing, and for a relative pronoun."""
        return token.lower in self.words.pronouns or token.lower in self.words.whom

    def is_pronoun(self, source: Sequence[Token]) -> bool:
        """True for a pronoun that stands for one person named before."""
        return len(source) == 1 and source[0].lower in self.words.standing_pronouns

    def of_pronoun(self, word: Token) -> tuple[Person, ...]:
        """The person for whom a pronoun stands, followed by others of the same sentence whom it could mean."""
        words = self.words
        gender: Gender = "male" if word.lower in words.male | words.male_forms else ""
        gender = "female" if word.lower in words.female | words.female_forms else gender
        fitting = self.recent.fitting(gender, word.start)
        if not gender or (fitting and not self.recent.is_far(fitting[0], word.start)):
            return fitting
        one = None if fitting else self.recent.only_in_article(gender, word.start)
        one = one or self.recent.protagonist(gender, word.start)
        return (one,) if one else fitting

    def is_spoken_of(self, person: Person, pronoun: Token) -> bool:
        """True if the quotation before a pronoun completes a sentence about the person: *Ada Rossi* “was right”, she
        said."""
        at = self.number_of(pronoun) - 1
        if at > 0 and self.tokens[at].text == ",":
            at -= 1
        if at < 1 or self.tokens[at].stretch is None:
            return False
        first = self.recent.sentence_start(pronoun.start)
        name = self.tokens[bisect_left(self.tokens, first, key=_start) : at]
        mention = next(iter(find_mentions(name, self.words)), None)
        named = mention and mention.last == len(name) - 1 and mention.first - len(mention.titles) <= 0
        return bool(named) and self.holds_name(name, person)

    def named_earlier(self, person: Person, pronoun: Token) -> tuple[Person, ...]:
        """The people other than `person` whom the pronoun could mean in the sentences before its own."""
        gender = person.gender
        earlier = self.recent.fitting(gender, self.recent.sentence_start(pronoun.start))
        return tuple(one for one in earlier if one is not person)

    def person_of(self, source: Sequence[Token]) -> Person | None:
        """The person whom a source names or describes; None if it is nobody of the article."""
        first = source[0]
        if len(source) == 1 and first.lower in self.words.whom | self.words.myself:
            return self.antecedent(first)
        if self.is_pronoun(source):
            return next(iter(self.of_pronoun(first)), None)
        core = core_of(source)
        apposed = apposed_holder(core, source, self.words)
        spoken = joined(core).lower()
        if apposed is None and (spoken in self.words.nearer_male or spoken in self.words.nearer_female):
            return self.recent.nearest("male" if spoken in self.words.nearer_male else "female", first.start)
        if len(core) > TITLED and is_acronym(core[-1]) and core[-2].is_capitalised and not is_acronym(core[-2]):
            core = core[:-1]  # the agency that was told: сказал Иван Кузьмин ТАСС
        if self.lead and core[0].start == self.lead.start:
            return self.lead.person
        is_short = len(core) == DEFINITE and apposed is None
        person = second_mention(core, self.people, self.recent) if is_short else None
        if person and not is_beside(person, core, self.recent, self.tokens):
            again = self.unnamed_before.meant(core)
            if again is None or any(again[1] < one < first.start for one in person.mentions):
                person.nouns.setdefault(core[-1].lower, first.start)
                return person
        named = self.phrases.holder_beside(core, source[len(core) + 1 :]) or self.phrases.named(core)
        placed = apposed and is_first_name(apposed.name[0]) and named and not is_first_name(named.name[0])
        if named and not placed and (len(core) > 1 or len(named.name) > 1 or len(source) == 1):
            return named
        if apposed:
            return self.people.find(apposed.name, first.start, apposed.titles) or self.people.known_as(apposed)
        return named or self.newcomers.meant(core) or self.holders.by_role(core) or self.named_before(core)

    def named_before(self, core: Sequence[Token]) -> Person | None:
        """The person for whom a description without a name stands, if nobody is known to hold that office."""
        person = second_mention(core, self.people, self.recent) or relative_of(core, self.people, self.recent)
        if person is None and self.unnamed_before.meant(core) is None:
            before = self.number_of(core[0]) - 1
            person = self.nearby.meant(core, self.tokens[before] if before >= 0 else None)
        if person is None or is_beside(person, core, self.recent, self.tokens):
            return None
        self.recent.note(person, core[0].start)
        return person

    def antecedent(self, relative: Token) -> Person | None:
        """The person whom a relative clause describes, by its pronoun, *Ana Ruiz*, who …; the author for “I”."""
        if relative.lower in self.words.myself:
            return author_of(self.tokens, self.people)
        at = self.number_of(relative) - 1
        if at > 0 and self.tokens[at].is_word:  # Ana Ruiz, *according to* whom …
            near = range(at, max(-1, at - _LEAD), -1)
            at = next((comma for comma in near if self.tokens[comma].text == ","), at)
        while at >= 0 and self.tokens[at].text in {",", "—", "–", ")"}:
            at -= 1
        phrase = phrase_ending(self.tokens, at, self.words) if at >= 0 else None
        if phrase is None:
            return None
        core = phrase.of(self.tokens)
        mentions = list(find_mentions(core, self.words))
        if mentions and mentions[-1].last == len(core) - 1:
            first = mentions[-1].first
            placed = first > 0 and core[first - 1].lower in self.words.inner | self.words.locatives
            if placed and (len(mentions) > 1 or core[first - 1].lower in self.words.locatives):
                return self.person_of(core[: first - 1]) if len(mentions) > 1 else None  # Ann *of Kell*, who …
            core = core[first:]
        return self.person_of(core) or self.phrases.described_by(self.tokens, phrase.first)

    def described(self, source: Sequence[Token]) -> str:
        """The name to show for a source that names nobody of the article: its own words up to the first comma."""
        core = before_gerund(core_of(source), self.words)
        oblique = self.words.oblique | (self.words.genitives & self.words.indefinite)
        if "noun-adjective" in self.words.habits:
            oblique |= self.words.places  # *desde* el sindicato
        return joined(core[len(core) > 1 and core[0].lower in oblique :]).removesuffix("’s").removesuffix("'s")


def _with_borders(sentences: Sequence[Sentence]) -> list[Token]:
    """The tokens of all sentences, with a `BORDER` between paragraphs so that no name extends over it."""
    tokens: list[Token] = []
    for number, sentence in enumerate(sentences):
        if number and starts_paragraph(sentences, number):
            at = sentences[number - 1].end
            tokens.append(Token(at, at, BORDER, BORDER, is_word=False, is_capitalised=False))
        tokens += sentence.tokens
    return tokens
