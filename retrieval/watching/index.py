"""Many watches, and the quotes of a new article that they wait for.

Each watch is filed under one key: the sound of the person's surname, or the rarest word of its phrase, or the rarest
term of its topic in the article's language. Of ten thousand watches only those are compared with an article whose key
stands in it.
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
from retrieval.watching.heard import HeardArticle, HeardQuote
from retrieval.watching.speaking import is_person
from retrieval.watching.watches import Watch

BETWEEN = 1
"""Other words that may stand between those of a topic, not counting words that carry no topic."""


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
        self._by_word: defaultdict[str, set[int]] = defaultdict(set)
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
            self._by_word[_rarest(words, self._by_word)].add(key)
        for language, topics in self._topics.items():
            self._file_topic(key, watch, language, topics)

    def discard(self, key: int) -> None:
        """Take a watch out, if there is one of that key."""
        if self._watches.pop(key, None) is None:
            return
        self._phrases.pop(key, None)
        filed = (self._by_surname, self._by_word, *(topics.filed for topics in self._topics.values()))
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
        candidates = sorted(self._candidates(heard, topics))
        said_by: dict[tuple[str, str], bool] = {}
        found = []
        for quote in heard.quotes:
            keys = tuple(key for key in candidates if self._waits_for(key, quote, topics, library, said_by))
            if keys:
                found.append(Match(quote.attribution, keys))
        return tuple(found)

    def _candidates(self, heard: HeardArticle, topics: _Topics) -> Iterator[int]:
        """The watches that may wait for a quote of the article, each once."""
        speakers = {quote.attribution.speaker.name for quote in heard.quotes if quote.attribution.speaker}
        words = {consonants(word) for name in speakers for word in read_name(name).words}
        yield from {key for word in words for key in self._by_surname.get(word, ())}
        if self._by_word:
            yield from {key for word in heard.tokens & self._by_word.keys() for key in self._by_word[word]}
        for term in heard.terms & topics.filed.keys():
            yield from (key for key in topics.filed[term] if topics.terms[key] <= heard.terms)

    def _waits_for(
        self,
        key: int,
        quote: HeardQuote,
        topics: _Topics,
        library: Library,
        said_by: dict[tuple[str, str], bool],
    ) -> bool:
        watch = self._watches[key]
        if watch.person:
            speaker = quote.attribution.speaker
            if speaker is None:
                return False
            pair = (watch.person, speaker.name)
            if pair not in said_by:
                said_by[pair] = is_person(read_name(watch.person), speaker, library)
            if not said_by[pair]:
                return False
        if watch.words and self._phrases.get(key, "") not in quote.words:
            return False
        return not watch.topic or _is_about(topics.terms.get(key, frozenset()), quote)

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


def _is_about(topic: frozenset[str], quote: HeardQuote) -> bool:
    """Whether the quote speaks of the topic.

    All words of the topic stand together in the quoted words of one sentence; or, if there are several, one of them is
    quoted and all stand together in its sentence. Looser rules were tried on news articles: of quotes that only share
    their sentence, title or passage with the topic, a sixth to a half are about something else.
    """
    if not topic:
        return False
    for sentence in quote.sentences:
        if _stand_together(topic, sentence.said):
            return True
        if len(topic) > 1 and not topic.isdisjoint(sentence.said) and _stand_together(topic, sentence.all):
            return True
    return False


def _stand_together(topic: frozenset[str], sentence: Sequence[str]) -> bool:
    """Whether all terms of a topic stand next to each other, in any order and with at most one other between them."""
    if not topic.issubset(sentence):
        return False
    places = [at for at, term in enumerate(sentence) if term in topic]
    width = len(topic) + BETWEEN
    return any(topic.issubset(sentence[at : at + width]) for at in places)


def _rarest(words: Sequence[str], filed: Mapping[str, set[int]]) -> str:
    """The word under which the fewest watches are filed; of several, the longest, which is the rarest in most texts."""
    return min(words, key=lambda word: (len(filed.get(word, ())), -len(word), word))
