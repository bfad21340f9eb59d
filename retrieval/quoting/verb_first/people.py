"""The people whom an article names, in a language without capitals: by first name and surname, by title, by kin."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.verb_first.words import Word, ends_phrase, goes_on, verb_of

_LONGEST = 3
"""Words of a name at most, besides particles such as “son of”."""
_PARTS = 2
"""Words of a name that only its place shows."""
_TITLES = 6
"""Words before a name at most in which its titles stand."""
_APART = 3
"""Words from a relative to the name at most, with adjectives between them."""


class Mention(NamedTuple):
    """Where somebody is named: the first word, the one after the last, and the full name."""

    first: int
    end: int
    name: str


class People:
    """The mentions of people among the words of an article, in order, and what is known of those people."""

    def __init__(self, found: Sequence[Word], words: Lexicon) -> None:
        self._found = found
        self._words = words
        self._is_marked = any(word.is_adverbial for word in found)
        self._counts = Counter(word.bare for word in found)
        self._titles: dict[str, set[str]] = {}
        self._by_part: dict[str, list[str]] = {}
        self._genders: dict[str, str] = {}
        self.mentions: list[Mention] = []
        at = 0
        while at < len(found):
            mention = self._mention_at(at)
            if mention:
                self.mentions.append(mention)
            at = mention.end if mention else at + 1
        self._starts = [mention.first for mention in self.mentions]

    @property
    def named(self) -> dict[str, None]:
        """The names of all people in the order in which they come."""
        return dict.fromkeys(one.name for one in self.mentions)

    def within(self, first: int, end: int) -> list[Mention]:
        """The mentions that begin from word `first` up to `end`, which is not counted."""
        return self.mentions[bisect_left(self._starts, first) : bisect_left(self._starts, end)]

    def gender_of(self, name: str) -> str:
        """The gender of somebody, as a verb, a title or the first name told it; "" where nothing did."""
        return self._genders.get(name, "")

    def learn_gender(self, name: str, gender: str) -> None:
        """Remember the gender that a verb shows of the person who is its subject."""
        if gender in {"male", "female"}:
            self._genders[name] = gender

    def _mention_at(self, at: int) -> Mention | None:
        words, bare = self._words, self._found[at].bare
        is_first_name = bare in words.first_names or bare in words.particles
        if bare in words.titles and not (is_first_name and self._is_introduced(at)):
            return self._behind_office(at) or self._by_title_alone(at)
        return self._by_first_name(at) if is_first_name else self._by_surname(at)

    def _by_first_name(self, at: int) -> Mention | None:
        end = self._name_end(at)
        name = " ".join(word.bare for word in self._found[at:end])
        if surname := self._by_surname(at):
            return surname
        if end - at == 1:
            if bearer := self._bearer(f"{name} "):
                return Mention(at, end, bearer)
            if name in self._words.particles or not (self._is_introduced(at) or self._counts[name] > 1):
                return None
            if (title := self._found[at - 1].bare if at else "") in self._words.titles:
                name = f"{title} {name}"
        self._meet(name, at)
        return Mention(at, end, name)

    def _name_end(self, at: int) -> int:
        """The end of the name that begins with a first name: one more word, or two where the second leads on."""
        words = self._words
        is_judged = self._is_judged(at)
        longest = _LONGEST - int(is_judged)
        end, parts, has_article = at + 1, int(self._found[at].bare not in words.particles), False
        while parts < longest and end < len(self._found):
            bare, before = self._found[end].bare, self._found[end - 1].bare
            leads_on = parts < _LONGEST - 1 or before in words.first_names or before in words.particles
            is_article = bare.startswith(tuple(words.prefixed_articles))
            is_surname = end == at + 1 and (self._is_trade_as_surname(end) or self._is_foreign(end))
            is_joined = before in words.particles  # عبد *الزهرة* المالكي; بن *يدر*
            is_no_name = ends_phrase(bare, words) if is_joined else self._is_no_name(bare)
            if not leads_on or (is_article and has_article) or (is_no_name and not is_surname):
                break
            parts += bare not in words.particles
            has_article = has_article or (is_article and (is_judged or not is_joined))
            end += 1
        return end if self._found[end - 1].bare not in words.particles else max(at + 1, end - 1)

    def _is_trade_as_surname(self, at: int) -> bool:
        """True for a trade behind a first name, at the end of its phrase and without an article: ليلى *نجار*."""
        articles = tuple(self._words.prefixed_articles)
        bare = self._found[at].bare
        after = self._found[at + 1].bare if at + 1 < len(self._found) else ""
        return bare in self._words.titles and not bare.startswith(articles) and ends_phrase(after, self._words)

    def _is_foreign(self, at: int) -> bool:
        """True for a surname that only begins like “and the” and ends its phrase: ميا *والاسا*."""
        word, words = self._found[at], self._words
        joined = (word.bare.removeprefix(one) for one in words.prefixed_conjunctions if word.bare.startswith(one))
        after = self._found[at + 1].bare if at + 1 < len(self._found) else ""
        opens = any(one.startswith(tuple(words.prefixed_articles)) for one in joined)
        ends = word.bare.endswith(words.ends.adverbs) and not word.is_adverbial
        return opens and ends and not after[:1].isalpha()

    def _is_judged(self, at: int) -> bool:
        """True where the name is the subject of a verb of judging, whose object may follow: وصف نبيل قاسم *القرار*."""
        for word in reversed(self._found[max(0, at - _TITLES) : at]):
            if ends_phrase(word.bare, self._words):
                verb = verb_of(word.bare, self._words)
                return verb is not None and verb.stem in self._words.judgement
        return False

    def _is_no_name(self, bare: str) -> bool:
        words = self._words
        may_be_verb = bare.startswith(tuple(words.male_prefixes)) and bare not in words.first_names
        and_its = bare.startswith(tuple(words.prefixed_conjunctions)) and bare.endswith(tuple(words.enclitics))
        is_noun = bare in words.titles or (is_kin(bare, words) and bare not in words.particles)
        return may_be_verb or and_its or is_noun or ends_phrase(bare, words)

    def _is_introduced(self, at: int) -> bool:
        """True where a title or a relative stands before a name, or a word for *as for*: حفيده *كريم*."""
        if self._is_subject_alone(at):
            return True
        if at > 1 and self._found[at - 1].bare == "،":
            return self._is_relative(self._found[at - 2].bare)  # الجدة، *سعاد*، لا تنام
        for word in reversed(self._found[max(0, at - _APART) : at]):
            if is_title(word.bare, self._words) or is_kin(word.bare, self._words) or word.bare in self._words.topics:
                return True
            if not word.bare.startswith(tuple(self._words.prefixed_articles)):
                return False
        return False

    def _is_relative(self, bare: str) -> bool:
        """True for a relative or a title with an article: *الابن*."""
        return bare in self._words.titles | self._words.second_mentions or (
            self._office(bare) != bare and self._office(bare) in self._words.kin
        )

    def _is_subject_alone(self, at: int) -> bool:
        """True for a word between a verb of saying and a pause: قالت *مرام*، وهي طالبة."""
        after = self._found[at + 1].bare if at + 1 < len(self._found) else ""
        return at > 0 and after in ("،", ":") and verb_of(self._found[at - 1].bare, self._words) is not None

    def _behind_office(self, at: int) -> Mention | None:
        """The name behind a courtesy, or an office that a verb of saying governs: قال الوزير *يوهان بيرغ*."""
        found, words = self._found, self._words
        is_governed = at > 0 and (verb_of(found[at - 1].bare, words) or found[at - 1].bare in words.addressees)
        if not is_governed and found[at].bare not in words.honours:
            return None
        articles = tuple(words.prefixed_articles)
        end = first = at
        while end < len(found) and end - at < _TITLES and not ends_phrase(found[end].bare, words):
            is_adjective = first == end and found[end].bare.startswith(articles)
            end += 1
            if is_adjective or is_title(found[end - 1].bare, words):
                first = end
        named = [word.bare for word in found[first : min(end, first + _PARTS)]]
        is_name = len(named) == _PARTS and found[first - 1].bare.startswith(articles)
        if not is_name or any(map(self._is_no_name, named)) or self._is_adverb(first + _PARTS - 1):
            return None
        if named[0] in words.first_names or named[0] in words.particles:
            return None
        self._meet(" ".join(named), first)
        return Mention(first, first + _PARTS, " ".join(named))

    def _is_adverb(self, at: int) -> bool:
        """True for a word for how something is done. Where the article marks such words, an ending alone shows none."""
        word = self._found[at]
        return word.is_adverbial or (not self._is_marked and word.bare.endswith(self._words.ends.adverbs))

    def _by_surname(self, at: int) -> Mention | None:
        """The one person whose name ends with a word, or with it and the next: منصور, *عبد الله*."""
        for end in (min(at + 2, len(self._found)), at + 1):
            if name := self._bearer(f" {' '.join(word.bare for word in self._found[at:end])}"):
                return Mention(at, end, name)
        return None

    def _bearer(self, part: str) -> str:
        """The one name that begins or ends with a part, which keeps the blank beside it; "" for none or several."""
        names = self._by_part.get(part, [])
        return names[0] if len(names) == 1 else ""

    def _by_title_alone(self, at: int) -> Mention | None:
        """The one person who bears a title with an article that no name follows: *المدرب* أوضح."""
        words = self._words
        bare = self._found[at].bare
        after = self._found[at + 1].bare if at + 1 < len(self._found) else ""
        office = self._office(bare)
        if office == bare or office in words.shared_titles or not ends_phrase(after, words):
            return None
        bearers = [name for name, titles in self._titles.items() if office in titles]
        return Mention(at, at + 1, bearers[0]) if len(bearers) == 1 else None

    def _meet(self, name: str, at: int) -> None:
        """Remember somebody and the titles before the name."""
        if name not in self._titles:
            parts = name.split()
            openings = {f"{' '.join(parts[:end])} " for end in range(1, len(parts))}
            endings = {f" {' '.join(parts[first:])}" for first in range(1, len(parts))}
            for part in openings | endings:
                self._by_part.setdefault(part, []).append(name)
        titles = self._titles.setdefault(name, set())
        first = name.split()[0]
        gender = "female" if first in self._words.female_names else "male" if first in self._words.male_names else ""
        for before in range(at - 1, max(0, at - _TITLES) - 1, -1):
            word = self._found[before]
            if ends_phrase(word.bare, self._words) and not goes_on(self._found, before, self._words):
                break
            if word.bare in self._words.titles:
                titles.add(self._office(word.bare))
                is_hers = word.bare.endswith(tuple(self._words.female_endings))
                gender = "female" if is_hers else gender
        if gender:
            self._genders.setdefault(name, gender)

    def _office(self, title: str) -> str:
        """A title without its article."""
        return next((title.removeprefix(one) for one in self._words.prefixed_articles if title.startswith(one)), title)


def is_title(word: str, words: Lexicon) -> bool:
    """True for a title, also of whom a possessive tells whose: *مديره*."""
    return word in words.titles or any(word.removesuffix(one) in words.titles for one in words.enclitics)


def is_kin(word: str, words: Lexicon) -> bool:
    """True for a relative, also of whom a possessive tells whose: *زوجته*."""
    return word in words.kin or any(word.removesuffix(one) in words.kin for one in words.enclitics)
