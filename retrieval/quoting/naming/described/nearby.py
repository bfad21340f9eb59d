"""Descriptions that an article uses for the first time, of somebody named nearby: osserva *la ricercatrice*.

Writers vary what they call a person, and each variation adds something about them. A person who is new to the article
is introduced in another way: by name, or with an indefinite article (*a* baker). The exceptions are people who speak
because of their office and are not introduced at all: the judge, the spokeswoman (the list `unintroduced`). A word of
the list `bygone` says that the office is no longer held: the *former* judge.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from operator import attrgetter

from retrieval.quoting.grammar.first_names import Gender
from retrieval.quoting.grammar.phrases import POSSESSIVES
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.naming.described.again import accused_in
from retrieval.quoting.naming.described.anaphora import noun_at, told_age
from retrieval.quoting.naming.described.strangers import ADJECTIVES, SHORTEST, brings_in_somebody, means_one_person
from retrieval.quoting.naming.people import People
from retrieval.quoting.naming.person import Person, describable, is_surely_human
from retrieval.quoting.naming.recent import Recent

_start = attrgetter("start")
_OPENING = 2
"""The number of letters at the beginning of a noun by which its other forms are found."""
_LONGEST = 8
"""The greatest number of words of such a description."""
_ARTICLE_AND_NOUN = 2
_SOON = 2
"""The greatest number of paragraphs after a description before the person is named: … Ann Lee, who refereed it."""
_LONGEST_ENDING = 3
"""The greatest number of letters that are added to a noun to make its form for women: студент*ка*."""


class Nearby:
    """Finds whom a description means among the people named nearby. `tokens` are those of the whole article."""

    def __init__(self, people: People, recent: Recent, tokens: Sequence[Token]) -> None:
        self._people = people
        self._words = people.words
        self._recent = recent
        self._tokens = tokens

    def meant(self, core: Sequence[Token], before: Token | None) -> Person | None:
        """The person whom the description in `core` means; None where it may mean somebody who is not named.

        From then on its noun alone means that person: *The baker* stayed. … the baker says. `before` is the token
        before the description, None where the article starts with it.
        """
        person = self._meant(core, before)
        if person:
            person.nouns.setdefault(core[noun_at(core, self._words)].lower, core[0].start)
        return person

    def other_than(self, teller: Person, pronoun: Token) -> Person | None:
        """The only person besides `teller` whom a pronoun can mean, named in its paragraph or else in the one before.

        None where somebody unnamed has been introduced since, who may be meant as well.
        """
        words, at = self._words, pronoun.start
        gender: Gender = "male" if pronoun.lower in words.male else "female" if pronoun.lower in words.female else ""
        fitting = [one for one in self._people.persons if one is not teller and gender and one.gender == gender]
        one = self._recent.sole(at, fitting)
        if one is None or self._recent.is_far(one, at) or self._is_somebody_new_between(one, at):
            return None
        return one

    def _meant(self, core: Sequence[Token], before: Token | None) -> Person | None:
        words = self._words
        start = core[0].start
        place = noun_at(core, words)
        noun = core[place].lower
        if len(core) > _LONGEST or not self._is_definite(core, before):
            return None
        if told := accused_in(core, self._people) or self._doer(core, noun):
            return told
        if noun in words.humans:
            return self._only_human(noun, core)
        varies = bool(told_age(core, words)) or any(token.lower in words.bygone for token in core)
        if noun in words.unintroduced and not varies:
            return self._introduced_here(core) if noun in words.callings else None
        if not means_one_person(noun, self._words) or self._tells_of_other(core) or self._leads_named(core, noun):
            return None
        gender = self._people.described_gender(core, noun) or self._gender_of_form(noun)
        fitting = [one for one in self._people.persons if not gender or one.gender in {"", gender}]
        if (reporter := self._reporter(core)) in fitting:
            return reporter
        if used := self._first_use(noun, start):
            introduced = [one for one in fitting if self._introduces(used, one)]
            return introduced[0] if len(introduced) == 1 else None
        person = self._of_same_sentence(start, fitting)
        if person is None and (place == len(core) - 1 or told_age(core, words)):
            plain = [one for one in fitting if not self._has_office(one)]
            person = self._recent.sole(start, fitting) or self._recent.sole(start, plain)
        if person is None or self._is_somebody_new_between(person, start) or self._turns_away(person, start):
            return None
        varies = varies or not self._specifies(core)
        other = self._has_office(person) and not (varies and self._recent.is_near(person, start))
        return None if other else person

    def _doer(self, core: Sequence[Token], noun: str) -> Person | None:
        """The one person of whom the article tells what makes somebody *the referee*: Ann Lee, who refereed it.

        None after “a referee”, and for somebody whom the article first names more than two paragraphs further on.
        """
        start = core[0].start
        after = bisect_left(self._tokens, core[-1].end, key=_start)
        goes_on = after < len(self._tokens) and self._tokens[after].lower in self._words.inner
        if len(core) != _ARTICLE_AND_NOUN or goes_on:
            return None  # the *head* teacher, the owner *of the field* may be somebody else
        doing = [one for one in describable(self._people.persons) if noun in one.doing and one.is_human]
        if not doing or self._is_brought_in(noun, start):
            return None
        before = [one for one in doing if one.is_named_before(start)]
        if len(before) > 1:
            return self._recent.last_told(start, before)
        soon = self._recent.paragraph_end(start, ahead=_SOON)
        return next((one for one in before or doing if len(doing) == 1 and one.mentions[0] < soon), None)

    def _reporter(self, core: Sequence[Token]) -> Person | None:
        """The only person without an office who has said something in the paragraph, for more than a noun.

        *Ann Hale* said they had prepared. “One page,” *the Rovers coach* said.
        """
        start = core[0].start
        opening = self._recent.paragraph_start(start)
        named = {one for one in self._recent.named_between(opening, start) if is_surely_human(one)}
        telling = [one for one in named if any(opening <= at < start for at in one.as_reporter)]
        owned = any(token.lower.endswith(POSSESSIVES) for token in core)
        if len(telling) != 1 or owned or not self._specifies(core) or self._has_office(telling[0]):
            return None
        return telling[0]

    def _is_brought_in(self, noun: str, start: int) -> bool:
        """True where the narrator uses the noun before offset `start` after “a”, so that it may be somebody else's."""
        used = self._first_use(noun, start)
        at = bisect_left(self._tokens, used.start, key=_start) if used else 0
        near = self._tokens[max(0, at - ADJECTIVES) : at]
        return any(one.lower in self._words.indefinite - self._words.possessives for one in near)

    def _only_human(self, noun: str, core: Sequence[Token]) -> Person | None:
        """The one person nearby whom “the woman” or “the young man” can mean.

        Nobody unnamed has been introduced since, nor anybody by that noun before. Somebody with an office is meant only
        where the paragraph tells of nobody else, because the man whom an inspector questions is another.
        """
        start = core[0].start
        gender = self._people.described_gender(core, noun)
        if (unnamed := self._recent.described_last(start)) and gender and unnamed.gender in {"", gender}:
            return unnamed
        person = self._recent.sole(start, [one for one in self._people.persons if one.gender in {"", gender}])
        if person is None or not gender or self._tells_of_other(core):
            return None
        if self._has_office(person) and self._is_beside_others(person, start):
            return None
        used = self._first_use(noun, start)
        return None if used or self._is_somebody_new_between(person, start) else person

    def _is_beside_others(self, person: Person, start: int) -> bool:
        """True unless the paragraph of offset `start` tells before it of the person and of nobody else."""
        opening = self._recent.paragraph_start(start)
        first, end = (bisect_left(self._tokens, at, key=_start) for at in (opening, start))
        nouns = {token.lower for token in self._tokens[first:end] if token.stretch is None}
        others = (noun for noun in nouns - person.roles - person.nouns.keys() if self._words.means_person(noun))
        return not self._recent.is_near(person, start) or next(others, None) is not None

    def _introduced_here(self, core: Sequence[Token]) -> Person | None:
        """The person with whose full name the paragraph opens, who is new to the article there, and alone in it.

        Peter Moss, who lives next door, has signed. “Let them build,” *the teacher* said. Where a subject may follow
        its verb, the name may follow a quotation: «…», dice Eva Ruiz. *La doctora* …
        """
        start = core[0].start
        opening = self._recent.paragraph_start(start)
        named = {one for one in self._recent.named_between(opening, start) if is_surely_human(one)}
        one = next(iter(named)) if len(named) == 1 and len(core) == _ARTICLE_AND_NOUN else None
        used = self._first_use(core[-1].lower, start)
        if one is None or used is not None:
            return None
        if "noun-adjective" in self._words.habits:
            is_new = one.mentions[0] >= opening and one.roles.isdisjoint(self._words.kin | self._words.callings)
            gender = self._people.described_gender(core, core[-1].lower)
            return one if is_new and one.gender in {"", gender} else None
        return one if self._opens_with(one, opening) and not self._has_office(one) else None

    def _opens_with(self, person: Person, opening: int) -> bool:
        """True for a first mention at offset `opening`, perhaps after what anybody may be: *Zeugin* Ida Brandt."""
        first = bisect_left(self._tokens, opening, key=_start)
        led = self._words.situations | self._words.definite
        while first + 1 < len(self._tokens) and self._tokens[first].lower in led:
            first += 1
        return person.mentions[:1] == [self._tokens[first].start]

    def _of_same_sentence(self, start: int, fitting: Sequence[Person]) -> Person | None:
        """The one person whom the sentence of offset `start` names before it: Più cauta *Ida Brandt*: “…”, osserva."""
        first = self._recent.sentence_start(start)
        named = [one for one in fitting if is_surely_human(one) and any(first <= at < start for at in one.mentions)]
        return named[0] if len(named) == 1 else None

    def _is_definite(self, core: Sequence[Token], before: Token | None) -> bool:
        """True where the description has a definite article, before it or within a preposition, or needs none."""
        words = self._words
        has_article = core[0].lower in words.definite
        if "no-articles" in words.habits:
            return len(core) == 1 or has_article or bool(told_age(core, words))
        if len(core) > 1:
            return has_article
        is_fused = before is not None and before.lower in words.inner
        return not has_article and (is_fused or core[0].lower.endswith(words.ends.definite))

    def _gender_of_form(self, noun: str) -> Gender:
        """The gender of a noun that has another form for the other gender: *студент* beside студентка."""
        words = self._words
        if "no-articles" not in words.habits:
            return ""  # the article tells
        longer = (word for word in words.roles | words.second_mentions | words.trades if word.startswith(noun))
        return "male" if any(0 < len(word) - len(noun) <= _LONGEST_ENDING for word in longer) else ""

    def _tells_of_other(self, core: Sequence[Token]) -> bool:
        """True for a description that cannot mean the person nearby.

        Such a description counts people, names an office, or holds somebody's name: *the lawyer of Ann Lee* is not Ann
        Lee.
        """
        words = self._words
        phrase = " ".join(token.lower for token in core[core[0].lower in words.definite :])
        if phrase in words.office_phrases - words.second_mentions - words.positions - words.trades:
            return True
        names = (self._people.stem(token.text) for token in core[1:] if token.is_capitalised)
        named = (person for name in names for person in self._people.of_word(name))
        return any(token.lower in self._words.spans for token in core) or any(map(is_surely_human, named))

    def _leads_named(self, core: Sequence[Token], noun: str) -> bool:
        """True for whoever leads a team or body by name: *the Rovers chief* is no player who is named nearby."""
        return noun in self._words.superiors and any(token.is_capitalised for token in core[1:-1])

    def _specifies(self, core: Sequence[Token]) -> bool:
        """True where a description says more than its noun, so that it tells one office from another."""
        return len(core) - (core[0].lower in self._words.definite) > 1

    def _has_office(self, person: Person) -> bool:
        """True where the article calls the person by an office or trade; kin, and what anybody may be besides one, are
        none: *Anwohner* Udo Alt …, meint der pensionierte Postbeamte."""
        nouns = person.roles.union(person.nouns) - self._words.kin - self._words.situations
        return any(map(self._words.is_role, nouns))

    def _first_use(self, noun: str, start: int) -> Token | None:
        """The narrator's first use of the noun or its plural before offset `start`; None without one."""
        told = self._by_opening[noun[:_OPENING]]
        used = next((token for token in told if self._is_form(token.lower, noun)), None)
        return used if used and used.start < start else None

    @cached_property
    def _by_opening(self) -> defaultdict[str, list[Token]]:
        """The narrator's words by their first letters, in the order of the text."""
        found: defaultdict[str, list[Token]] = defaultdict(list)
        for token in self._tokens:
            if token.is_word:
                found[token.lower[:_OPENING]].append(token)
        return found

    def _introduces(self, used: Token, person: Person) -> bool:
        """True where the noun brought the person in, whom the next sentence names: *an electrician* … Sam Ojo saw."""
        at = bisect_left(self._tokens, used.start, key=_start)
        brought_in = any(token.lower in self._words.indefinite for token in self._tokens[max(0, at - ADJECTIVES) : at])
        return brought_in and self._recent.goes_on(used.start, person.mentions[0])

    def _is_form(self, word: str, noun: str) -> bool:
        if not word.startswith(noun[:SHORTEST]):
            return False
        return self._people.stem(word) == self._people.stem(noun) or word in {noun + "s", noun + "en", noun + "n"}

    def _turns_away(self, person: Person, start: int) -> bool:
        """True where the paragraph of offset `start` tells of something else before the description's sentence.

        Ann Lee objected. ¶ A rally is planned. *The lifeguard* will come.
        """
        first, end = (
            bisect_left(self._tokens, at, key=_start)
            for at in (self._recent.paragraph_start(start), self._recent.sentence_start(start))
        )
        told = any(token.is_word and token.stretch is None for token in self._tokens[first:end])
        return told and not self._recent.is_near(person, start)

    def _is_somebody_new_between(self, person: Person, start: int) -> bool:
        """True where the narrator introduces somebody unnamed after the person's last mention: *a middle-aged
        cashier*."""
        first = bisect_right(self._tokens, max(0, person.last_before(start)), key=_start)
        after = bisect_left(self._tokens, start, key=_start)
        between = [token for token in self._tokens[first:after] if token.stretch is None]
        return brings_in_somebody(between, person.gender, self._people)
