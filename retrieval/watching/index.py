"""Many watches, and the quotes of a new article that they wait for.

Each watch is filed under one key: the sound of the person's surname, or the rarest pair of words of its phrase, or the
rarest term of its topic in the article's language. Of ten thousand watches only those are compared with an article
whose key stands in its quotes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from retrieval.library.analysed import AnalysedArticle
from retrieval.library.library import Library
from retrieval.people import read_name
from retrieval.people.romanising import consonants
from retrieval.records import Attribution, Speaker
from retrieval.searching import terms
from retrieval.searching.words import tokens
from retrieval.watching.heard import HeardArticle, pairs_of
from retrieval.watching.speaking import Namesakes
from retrieval.watching.watches import Watch


@dataclass(frozen=True, slots=True)
class Match:
    """A quote of an article, and the keys of the watches that wait for it, in ascending order."""

    attribution: Attribution
    keys: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Topics:
    """The topics in one language: the terms of each watch, and the watches filed under each term."""

    terms: dict[int, frozenset[str]] = field(default_factory=dict)
    filed: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))


def settled(watch: Watch, speaker: Speaker) -> Watch:
    """The watch once this speaker has matched: one for a surname alone is for that person, under the full name."""
    if not watch.person or not read_name(watch.person).is_lone or read_name(speaker.name).is_lone:
        return watch
    return replace(watch, person=speaker.name)


class WatchIndex:
    """Watches by their keys, which the caller chooses. Not safe to use from several threads at once."""

    def __init__(self, watches: Mapping[int, Watch] | None = None) -> None:
        self._watches: dict[int, Watch] = {}
        self._by_surname: defaultdict[str, set[int]] = defaultdict(set)
        self._by_words: defaultdict[str, set[int]] = defaultdict(set)
        self._topics: dict[str, _Topics] = {}
        self._phrases: dict[int, str] = {}
        for key, watch in (watches or {}).items():
            self.add(key, watch)

    def __len__(self) -> int:
        return len(self._watches)

    def add(self, key: int, watch: Watch) -> None:
        """File a watch, in place of the one of the same key."""
        self.discard(key)
        self._watches[key] = watch
        words = tokens(watch.words)
        if words:
            self._phrases[key] = f" {' '.join(words)} "
        if watch.person:
            self._by_surname[consonants(read_name(watch.person).surname)].add(key)
        elif words:
            self._by_words[_rarest(pairs_of(words), self._by_words)].add(key)
        for language, topics in self._topics.items():
            self._file_topic(key, watch, language, topics)

    def discard(self, key: int) -> None:
        """Take a watch out, if there is one of that key."""
        if self._watches.pop(key, None) is None:
            return
        self._phrases.pop(key, None)
        filed = (self._by_surname, self._by_words, *(topics.filed for topics in self._topics.values()))
        for buckets in filed:
            for name in [name for name, keys in buckets.items() if key in keys]:
                buckets[name].discard(key)
                if not buckets[name]:
                    del buckets[name]
        for topics in self._topics.values():
            topics.terms.pop(key, None)

    def matches(self, analysed: AnalysedArticle, library: Library) -> tuple[Match, ...]:
        """The quotes that watches wait for, in the order of the article.

        `library` is the one that the article has been added to: who else is quoted there decides whom a surname alone
        stands for. A speaker who is not named, because that is not sure enough, is nobody's.
        """
        if not self._watches or not analysed.attributions:
            return ()
        heard = HeardArticle(analysed)
        topics = self._topics_in(analysed.language)
        found: defaultdict[int, list[int]] = defaultdict(list)
        said_by = _SaidBy(heard, Namesakes(library))
        for key in sorted(set(self._candidates(heard, topics))):
            for number in self._waited_for(key, heard, topics, said_by):
                found[number].append(key)
        return tuple(Match(heard.quotes[number].attribution, tuple(keys)) for number, keys in sorted(found.items()))

    def _candidates(self, heard: HeardArticle, topics: _Topics) -> Iterator[int]:
        """The watches that may wait for a quote of the article; some of them come twice."""
        speakers = {quote.attribution.speaker.name for quote in heard.quotes if quote.attribution.speaker}
        words = {consonants(word) for name in speakers for word in read_name(name).words}
        yield from (key for word in words for key in self._by_surname.get(word, ()))
        yield from (key for pair in heard.pairs & self._by_words.keys() for key in self._by_words[pair])
        for term in heard.terms & topics.filed.keys():
            yield from (key for key in topics.filed[term] if topics.terms[key] <= heard.terms)

    def _waited_for(self, key: int, heard: HeardArticle, topics: _Topics, said_by: _SaidBy) -> frozenset[int]:
        """The numbers of the quotes that a watch waits for: whatever it names must hold."""
        watch = self._watches[key]
        numbers = heard.every
        if watch.topic:
            numbers = heard.about(topics.terms.get(key, frozenset()))
        if watch.words and numbers:
            numbers &= heard.holding(self._phrases.get(key, ""))
        if watch.person and numbers:
            numbers &= said_by[watch.person]
        return numbers

    def _topics_in(self, language: str) -> _Topics:
        if language not in self._topics:
            topics = self._topics[language] = _Topics()
            for key, watch in self._watches.items():
                self._file_topic(key, watch, language, topics)
        return self._topics[language]

    def _file_topic(self, key: int, watch: Watch, language: str, topics: _Topics) -> None:
        if not watch.topic:
            return
        topics.terms[key] = frozenset(terms(watch.topic, language))
        if topics.terms[key] and not watch.person and not watch.words:
            topics.filed[_rarest(sorted(topics.terms[key]), topics.filed)].add(key)


class _SaidBy(dict[str, frozenset[int]]):
    """The numbers of the quotes that each person is sure to have said, found when they are first asked for."""

    def __init__(self, heard: HeardArticle, namesakes: Namesakes) -> None:
        super().__init__()
        self._namesakes = namesakes
        self._quotes: defaultdict[Speaker, set[int]] = defaultdict(set)
        for number, one in enumerate(heard.quotes):
            if one.attribution.speaker and one.is_named and one.is_marked:
                self._quotes[one.attribution.speaker].add(number)

    def __missing__(self, person: str) -> frozenset[int]:
        name = read_name(person)
        meant = (numbers for speaker, numbers in self._quotes.items() if self._namesakes.is_person(name, speaker))
        found = self[person] = frozenset(number for numbers in meant for number in numbers)
        return found


def _rarest(words: Sequence[str], filed: Mapping[str, set[int]]) -> str:
    """The word under which the fewest watches are filed; of several, the longest, which is the rarest in most texts."""
    return min(words, key=lambda word: (len(filed.get(word, ())), -len(word), word))
