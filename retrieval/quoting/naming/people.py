"""The people and bodies that an article names: every form of a name, who is male or female, and what each one is.

Built once per article from the narrator's words, before any quote is attributed.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Sequence

from retrieval.quoting.grammar.declension import (
    is_upright,
    man_or_nominative,
    name_stem,
    nominative_surname,
    parts_of,
    same_first_name,
    sure_surname,
)
from retrieval.quoting.grammar.first_names import Gender, gender_of_name, is_first_name
from retrieval.quoting.grammar.mentions import Mention, before_generation
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.naming.adjoining import is_fuller, is_of_other, mentions_of, misspelt, owners_of_kin
from retrieval.quoting.naming.described.portraits import portrait_of
from retrieval.quoting.naming.described.seats import Seats
from retrieval.quoting.naming.noun_gender import (
    gender_of_article,
    gender_of_case,
    gender_of_noun_before,
    gender_of_office,
)
from retrieval.quoting.naming.person import Person, called_by_surname, joined, opens_with_surname
from retrieval.quoting.naming.roles import listed_in, offices_in, role_beside, title_before
from retrieval.quoting.naming.standing import (
    brings_relative,
    courtesy_before,
    ends_title,
    is_aside,
    is_measure,
    is_named_body,
    is_numbered,
    is_reporter,
    kin_before,
    may_be_first_name,
    owns_relative,
)

MOST_NAMESAKES = 50
"""How many people who share a word of their names are compared, at most: those named last."""
FULL_NAME = 2
"""Words of a name whose first one alone may mean the same person: *Jess* Hale."""
_FORMS = 2  # of a surname, from which the article shows more than one of its cases


class People:
    """Everyone whom the tokens of an article name."""

    def __init__(self, tokens: Sequence[Token], words: Lexicon) -> None:
        self.words = words
        self.persons: list[Person] = []
        self.by_word: dict[str, list[Person]] = {}
        self.slips: dict[str, Person] = {}
        self.seats = Seats(tokens, words)
        mentions = mentions_of(tokens, words)
        self.owners = owners_of_kin(mentions, tokens, words)
        mentions = [one._replace(titles=()) if one.first in self.owners else one for one in mentions]
        for among in ([one for one in mentions if len(one.name) > 1], [one for one in mentions if len(one.name) == 1]):
            for mention in sorted(among, key=lambda mention: not mention.titles):
                self.learn(mention, tokens)
        for person in self.persons:
            if words.case_endings and len(person.name) > 1 and "noun-capitals" not in words.habits:
                person.nominative = self.nominative(person)
        self._by_surname: dict[str, list[Person]] = {}
        for person in self.persons:
            self._by_surname.setdefault(person.surname, []).append(person)

    def of_surname(self, surname: str) -> Sequence[Person]:
        """The last MOST_NAMESAKES people whose name ends with that word, in the order in which they are named."""
        return self._by_surname.get(surname, [])[-MOST_NAMESAKES:]

    def of_word(self, stemmed: str) -> Sequence[Person]:
        """Those who have that stem in their name, at most MOST_NAMESAKES, the last ones."""
        return self.by_word.get(stemmed, [])[-MOST_NAMESAKES:]

    def nominative(self, person: Person) -> tuple[str, ...]:
        """The person's name as a subject, as far as the article shows it: after Андрея Новикова, later Новиков.

        A name that stands in the article in one other case only is left in that case: it could be made up wrongly.
        """
        endings = self.words.case_endings
        first = man_or_nominative(person.name[0], person.name[1:], self.words, person.gender)
        person.upright = person.upright if first == self.first_name(*person.name) else ""
        person.gender = person.gender or gender_of_name(first, self.words)
        forms = list(dict.fromkeys(person.surnames))
        if not is_upright(person.name, first, self.words) and not person.upright and len(forms) < _FORMS:
            last = sure_surname(person.name[-1], person.gender, self.words, person.name[0])
            return (first, *person.name[1:-1], last) if last else ()
        surnames = self.words.female_surnames if person.gender == "female" else self.words.male_surnames
        beside = [form for form in forms if form != person.name[-1]] if first != person.name[0] else []
        # Where only owners have an ending, a first name tells nothing of the surname's case: *Karin* Lövdals.
        last = person.upright if len(endings) > 1 else ""
        last = last or nominative_surname(beside or forms, endings, surnames if person.gender else frozenset())
        women = (full for full in person.full_names if full[-1].endswith(self.words.ends.surely_female))
        if woman := next(women, None):
            person.gender = "female"
            return (woman[0], *person.name[1:-1], woman[-1])
        if first == person.name[0] and not is_first_name(first):
            first = next((full[0] for full in person.full_names if full[-1] == last), first)
        return (first, *person.name[1:-1], last)

    def learn(self, mention: Mention, tokens: Sequence[Token]) -> None:
        if (person := self.known(mention, tokens)) is None:
            person = Person(mention.name)
            self.persons.append(person)
            named = (mention.name[0], *before_generation(mention.name), *parts_of(mention.name[-1]))
            for word in set(self.stems((*named, mention.name[-1]))):
                self.by_word.setdefault(word, []).append(person)
        elif is_fuller(mention.name, person.name, self.words):
            person.name = mention.name
        if len(mention.name) > 1 or self.is_surname(self.stem(mention.name[-1]), person):
            person.surnames.append(mention.name[-1])
        if len(mention.name) > 1:
            person.full_names.append(mention.name)
            upright = is_upright(mention.name, self.first_name(*mention.name), self.words)
            person.upright = mention.name[-1] if upright and is_first_name(mention.name[0]) else person.upright
        self.place(person, mention, tokens)
        courtesy = courtesy_before(tokens, mention, self.words)
        if len(mention.name) == 1 and self.titled_gender(courtesy):
            person.courtesy = courtesy[-1]
        person.is_body |= self.means_body(mention, tokens)
        if self.seats.is_place(tokens, mention):
            person.is_body = True
            return
        told = self.titled_gender((*courtesy, *kin_before(tokens, mention, self.words)))
        person.is_gender_told |= bool(told)
        told = told or gender_of_case(tokens, mention, self.words) or self.gender_of(mention)
        told = told or gender_of_noun_before(tokens, mention, self.words)
        if len(person.name) == 1 and not person.is_body and may_be_first_name(tokens, mention, self.words):
            told = told or gender_of_name(person.name[0], self.words)
        person.gender = person.gender or told
        titles = {*mention.titles, *title_before(tokens, mention.first, self.words)}
        for title in titles - self.words.bygone:
            person.roles |= {title, *self.words.offices_by_title.get(title.rstrip("."), ())}
        self.describe(person, mention, tokens)

    def known(self, mention: Mention, tokens: Sequence[Token]) -> Person | None:
        """The person whom a mention names, whose surname it may misspell."""
        at = tokens[mention.first].start
        if found := self.find(mention.name, at, courtesy_before(tokens, mention, self.words)):
            return found
        if person := misspelt(mention, tokens, self.persons, self.words):
            self.slips[self.stem(mention.name[0])] = person
        return person

    def place(self, person: Person, mention: Mention, tokens: Sequence[Token]) -> None:
        """Note where the person is mentioned, and where only as a relative, an owner or an asker."""
        at = tokens[mention.first].start
        insort(person.mentions, at)
        if brings_relative(tokens, mention, self.words):
            person.as_relative |= {at}
        if mention.first in self.owners or owns_relative(tokens, mention, self.words):
            person.as_owner |= {at}
        if is_aside(tokens, mention, self.words):
            person.as_aside |= {at}
        if is_reporter(tokens, mention, self.words):
            person.as_reporter |= {at}

    def means_body(self, mention: Mention, tokens: Sequence[Token]) -> bool:
        """True where a name or what stands before it tells that it is no person's: in the *Harbour Board*."""
        before = tokens[mention.first - 1].lower if mention.first else ""
        placed = before in self.words.before_bodies or is_measure(mention, tokens, self.words) or is_numbered(mention)
        if placed or not self.words.bodies.isdisjoint(map(str.lower, mention.name)):
            return True
        of_office = before in self.words.inner and mention.first > 1
        if not of_office or is_first_name(mention.name[0]):
            return False
        return self.words.is_role(tokens[mention.first - 2].lower) or ends_title(tokens, mention, self.words)

    def find(self, name: tuple[str, ...], at: int, titles: Iterable[str] = ()) -> Person | None:
        """The person whom `name` stands for at offset `at`: same first and last word, or a lone surname."""
        stems = self.stems(name)
        known = self.of_word(stems[-1])
        if len(name) > 1:
            for person in known:
                form = self.stems(person.name)
                if form[-1] != stems[-1] or before_generation(form) != before_generation(stems):
                    continue
                if form[0] == stems[0] or form[-len(stems) :] == stems:
                    return person
            return self.of_same_first(name)
        if not known:
            return self.slips.get(stems[0])
        wanted = self.titled_gender(titles)
        fitting = [person for person in known if not (wanted and person.gender and person.gender != wanted)]
        firsts = [person for person in fitting if len(person.name) == FULL_NAME and is_first_name(person.name[0])]
        firsts = fitting if wanted and len(known) == 1 and "no-articles" in self.words.habits else firsts
        firsts = [one for one in fitting if wanted and opens_with_surname(one.name, name[0])] or firsts
        fitting = [
            person
            for person in fitting
            if self.is_surname(stems[0], person) or person.gender or person.roles or person in firsts
        ]
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        exact = [person for person in fitting if self.is_surname(stems[0], person) and len(person.name) > 1] or fitting
        exact = [person for person in exact if wanted and person.gender == wanted] or exact
        exact = [person for person in exact if wanted or not person.courtesy] or exact
        exact = [person for person in exact if not person.roles.isdisjoint(titles)] or exact
        if len(exact) == 1:
            return exact[0]
        if established := called_by_surname(exact) if not wanted else None:
            return established
        kin = self.words.kin if titles else frozenset()  # *Mrs. Farrow* is not “her daughter Ruth Farrow”
        own = [person for person in exact if person.roles.isdisjoint(kin)] or exact
        return max(own, key=lambda person: person.nearness(at, as_relative=bool(titles)))

    def of_same_first(self, name: tuple[str, ...]) -> Person | None:
        """The person of that surname whose first name is a case of the one in `name`: Anna Kos, Anny Kos."""
        if not self.words.case_endings or "noun-capitals" in self.words.habits:
            return None
        surname = self.stem(name[-1])
        known = (one for one in self.of_word(surname) if self.is_surname(surname, one) and len(one.name) > 1)
        return next((one for one in known if same_first_name(one.name[0], name[0], self.words.case_endings)), None)

    def known_as(self, mention: Mention) -> Person | None:
        """The person whom the article calls by just these words, such as a first name alone."""
        return next((person for person in self.persons if person.name == mention.name), None)

    def stem(self, word: str) -> str:
        """The part of a name that all its cases share; where names have no cases, the name with a plain apostrophe."""
        return name_stem(word, self.words)

    def stems(self, name: tuple[str, ...]) -> tuple[str, ...]:
        """`stem` of each word of a name."""
        return tuple(map(self.stem, name))

    def is_surname(self, stemmed: str, person: Person) -> bool:
        """True where that is the stem of the person's surname, or of a part of it."""
        return stemmed in self.stems((person.surname, *parts_of(person.surname)))

    def gender_of(self, mention: Mention) -> Gender:
        """The gender that a title, a known first name or the ending of a surname tells; "" where none does."""
        if titled := self.titled_gender(mention.titles):
            return titled
        if len(mention.name) < 2:
            return ""
        if known := gender_of_name(self.first_name(*mention.name), self.words):
            return known
        if mention.name[-1].endswith(self.words.ends.surnames_of_women):
            return "female"
        return "male" if mention.name[-1].endswith(self.words.ends.surnames_of_men) else ""

    def first_name(self, word: str, *others: str) -> str:
        """The first name of which `word` is a form, before the `others` of a name."""
        return man_or_nominative(word, others, self.words) if self.words.case_endings else word

    def titled_gender(self, titles: Iterable[str]) -> Gender:
        """The gender that the first of these titles and nouns tells that tells any, in lower case; "" if none does."""
        for title in titles:
            if title.endswith(self.words.ends.women) and self.words.is_role(title):
                return "female"
            if title in self.words.for_men:
                return "male"
            if title in self.words.for_women:
                return "female"
        return ""

    def described_gender(self, core: Sequence[Token], *nouns: str) -> Gender:
        """The gender that the article of a description tells, or else its nouns: *der* Angeklagte, the actress."""
        return gender_of_article(core[0].lower, self.words) or self.titled_gender(nouns)

    def describe(self, person: Person, mention: Mention, tokens: Sequence[Token]) -> None:
        """Take the role from an apposition after the name or from the words before it."""
        if mention.first in self.owners:
            return
        person.take(portrait_of(tokens, mention, self.words), tokens[mention.first].start)
        if is_named_body(mention, self.words):
            return
        role = role_beside(tokens, mention, self.words)
        in_case = "no-articles" in self.words.habits and self.first_name(*mention.name) != mention.name[0]
        precedes = in_case and bool(role) and role[-1].start < tokens[mention.first].start
        if not role or (precedes and is_of_other(role, self.words)):
            return
        listed = listed_in(role, self.words)
        named = offices_in(listed, self.words)
        if len(person.name) == 1 and named.isdisjoint(listed):
            named = set()  # тракториста *Пахомова*: a surname alone in another case does not tell whose office it is
        if not named:
            person.is_body = person.is_body or not self.words.bodies.isdisjoint({*listed} - {*mention.titles})
            return
        person.roles.update(named)
        person.gender = person.gender or gender_of_office(role, self.words) or self.titled_gender(listed)
        left_out = self.words.definite | self.words.that | self.words.speakers_own.keys()  # *mein* Kollege
        person.role = person.role or joined(role[role[0].lower in left_out :])
