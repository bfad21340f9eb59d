"""The shelf of a shared library: articles and quotes in its table, the recently used ones analysed in memory."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from threading import Lock

from retrieval.library.analysed import AnalysedArticle
from retrieval.library.editions import Edition
from retrieval.library.shelf import MOST_NEW, by_frequency
from retrieval.records import Article, Milestone, Speaker
from retrieval.storing.shared.editions import editions_of, editions_saying, read_editions
from retrieval.storing.shared.lance.lookups import Lookups
from retrieval.storing.shared.lance.records import added_in, unpacked_article
from retrieval.storing.shared.lance.table import SharedTable
from retrieval.storing.shared.views import Places, SharedArticles, SharedNameTerms, SharedSpeakers
from retrieval.storing.shared.writing import Writer
from retrieval.storing.values import Row, as_int, as_text

LOG = logging.getLogger(__name__)
KEPT = 256
"""How many analysed articles stay in memory, about 50 KB each."""


class SharedShelf:
    """A `Shelf` in a shared library, which includes what other machines have committed. Safe to call from threads.

    An article that is damaged counts as absent, with a warning. `version`, `articles` and `article` read what is
    committed by now; the others what was committed at the last of these calls or the last search. `forget` is called
    with the id of each article that is dropped from memory. Raises LibraryError.
    """

    def __init__(self, table: SharedTable, lookups: Lookups, writer: Writer) -> None:
        self._table = table
        self._lookups = lookups
        self._writer = writer
        self._places = Places(table, lookups)
        self._speakers = SharedSpeakers(table, lookups)
        self.forget: Callable[[str], None] = lambda _: None
        self._lock = Lock()
        self._kept: OrderedDict[str, tuple[int, AnalysedArticle]] = OrderedDict()
        """With the number of each: a changed article has another one."""
        self._sure: set[str] = set()
        """Those of them that are known to be unchanged in the version `_sure_of`."""
        self._sure_of = -1

    @property
    def articles(self) -> SharedArticles:
        self._table.look()
        return SharedArticles(self._table, self._lookups, self._places)

    @property
    def ids(self) -> Collection[str]:
        self._table.look()
        found = self._table.read("place >= 0", ("place", "id"))
        return tuple(as_text(article_id) for _, article_id in sorted(found, key=lambda row: as_int(row[0])))

    @property
    def languages(self) -> Mapping[str, int]:
        return by_frequency(self._lookups.figures().languages)

    @property
    def name_terms(self) -> Mapping[str, int]:
        return SharedNameTerms(self._lookups)

    @property
    def speakers(self) -> Mapping[Speaker, int]:
        return self._speakers

    def namesakes(self, holding: Collection[str]) -> Mapping[Speaker, int]:
        return self._speakers.namesakes(holding)

    @property
    def version(self) -> tuple[int, ...]:
        self._table.look()
        return self._lookups.figures().next, self._lookups.figures().removals

    def quoting(self, speakers: Collection[Speaker], limit: int) -> Sequence[Article]:
        wanted = set(speakers)
        names = {speaker.name for speaker in wanted}
        found = self._table.read_in("name", names, ("number", "name", "role")) if names else []
        numbers = sorted(
            {as_int(number) for number, name, role in found if Speaker(as_text(name), as_text(role)) in wanted}
        )
        return SharedArticles(self._table, self._lookups, self._places).at(numbers[: max(0, limit)])

    def get(self, article_id: str) -> AnalysedArticle:
        return self.find((article_id,))[article_id]

    def find(self, article_ids: Collection[str]) -> Mapping[str, AnalysedArticle]:
        version = self._table.version
        kept = self._kept_in(version, article_ids)
        keys = [f"article/{article_id}" for article_id in article_ids if article_id not in kept]
        loaded: dict[str, tuple[int, AnalysedArticle]] = {}
        found = self._table.read_in("key", keys, ("number", "record"), also="kind = 'article'") if keys else []
        for number, record in found:
            try:
                analysed = unpacked_article(record)
            except ValueError as error:
                LOG.warning("An article is left out because it is damaged (%s); add it again.", error)
                continue
            loaded[analysed.article.id] = as_int(number), analysed
        self._keep(loaded, version)
        return kept | {article_id: analysed for article_id, (_, analysed) in loaded.items()}

    def article(self, article_id: str) -> Article:
        self._table.look()
        return self.get(article_id).article

    def editions(self, article_id: str) -> Sequence[Edition]:
        return tuple(editions_of(self._table, self.article(article_id)))

    def seen(self, article_id: str) -> str:
        found = self._table.read_in("key", (f"article/{article_id}",), ("record",), also="kind = 'article'")
        if not found:
            raise KeyError(article_id)
        return added_in(found[0][0])

    def editions_saying(self, terms: Collection[str], limit: int) -> Sequence[Edition]:
        found = editions_saying(self._table, terms, limit)
        newest = {one: analysed.article for one, analysed in self.find({one for one, _ in found}).items()}
        return tuple(read_editions(found, newest))

    def since(self, milestone: Milestone | None, most: int = MOST_NEW) -> tuple[Milestone, tuple[str, ...]]:
        self._table.look()
        name, last = self._table.place.uri, self._lookups.figures().next - 1
        if milestone is None or milestone.library != name:
            return Milestone(name, last), ()
        found = sorted((as_int(place), as_text(one)) for place, one in self._places_after(milestone.number))[:most]
        return Milestone(name, max([milestone.number, *(place for place, _ in found)])), tuple(one for _, one in found)

    def _places_after(self, number: int) -> list[Row]:
        return self._table.read(f"place > {int(number)}", ("place", "id"))

    @contextmanager
    def changing(self) -> Iterator[None]:
        with self._writer.changing():
            yield

    def put(self, analysed: AnalysedArticle) -> None:
        with self._writer.changing() as changes:
            article_id = analysed.article.id
            changes.replaced[article_id] = None
            changes.articles.pop(article_id, None)
            changes.articles[article_id] = analysed

    def remove(self, article_id: str) -> None:
        with self._writer.changing() as changes:
            if changes.articles.pop(article_id, None) is None and not self._has(article_id):
                raise KeyError(article_id)
            changes.replaced[article_id] = None

    def _has(self, article_id: str) -> bool:
        return bool(self._table.read_in("key", (f"article/{article_id}",), ("key",), also="kind = 'article'"))

    def _kept_in(self, version: int, article_ids: Collection[str]) -> dict[str, AnalysedArticle]:
        """Those of the articles that are in memory, as they are in that version."""
        with self._lock:
            if self._sure_of != version:
                self._sure, self._sure_of = set(), version
            kept = {one: self._kept[one] for one in article_ids if one in self._kept}
            unsure = [one for one in kept if one not in self._sure]
        if unsure:
            keys = [f"article/{article_id}" for article_id in unsure]
            found = self._table.read_in("key", keys, ("id", "number"), also="kind = 'article'")
            numbers = {as_text(article_id): as_int(number) for article_id, number in found}
            for one in unsure:
                if numbers.get(one) != kept[one][0]:
                    del kept[one]
        with self._lock:
            if self._sure_of == version:
                self._sure.update(kept)
            for one in kept:
                if one in self._kept:
                    self._kept.move_to_end(one)
        return {one: analysed for one, (_, analysed) in kept.items()}

    def _keep(self, loaded: Mapping[str, tuple[int, AnalysedArticle]], version: int) -> None:
        with self._lock:
            dropped = [one for one in loaded if one in self._kept]
            self._kept |= loaded
            if self._sure_of == version:
                self._sure.update(loaded)
            while len(self._kept) > KEPT:
                dropped.append(self._kept.popitem(last=False)[0])
        for article_id in dropped:
            self.forget(article_id)
