"""The shelf of a stored library: articles and quotes in SQLite, the recently used ones analysed in memory."""

from __future__ import annotations

import json
from collections import Counter, OrderedDict
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from threading import Lock

from retrieval.library.analysed import AnalysedArticle, assemble
from retrieval.library.editions import Edition
from retrieval.library.shelf import MOST_NEW
from retrieval.library.stamp import stamp_of
from retrieval.records import Article, Milestone, Speaker
from retrieval.searching import terms
from retrieval.storing import rows
from retrieval.storing.database import Database
from retrieval.storing.editions.keeping import StoredEditions
from retrieval.storing.health.damaged import DamagedArticles
from retrieval.storing.health.figures import count_speech
from retrieval.storing.health.renewing import count_due, is_renewing
from retrieval.storing.speakers import StoredSpeakers
from retrieval.storing.values import Row, as_int, as_text
from retrieval.storing.views import StoredArticles, StoredNameTerms, read_articles

KEPT = 256
"""How many analysed articles stay in memory, about 50 KB each."""
COLUMNS = f"{rows.ARTICLE}, spoken, passages, attributions"


class StoredShelf:
    """A `Shelf` on disk, which includes what other processes add. Safe to call from threads. Raises LibraryError.

    An article that is damaged counts as absent, except that it can be removed.

    `forget` is called with the id of each article that is dropped from memory. `index_stamp` gives a value that differs
    after each commit of the search indexes, which follow the database a moment later.
    """

    def __init__(
        self,
        database: Database,
        index_stamp: Callable[[], tuple[int, ...]],
        forget: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._database = database
        self._index_stamp = index_stamp
        self.forget = forget
        self._kept: OrderedDict[str, tuple[int, AnalysedArticle]] = OrderedDict()
        self._speakers = StoredSpeakers(database)
        self._damaged = DamagedArticles(database)
        self._editions = StoredEditions(database)
        self._lock = Lock()

    @property
    def articles(self) -> Sequence[Article]:
        return StoredArticles(self._database, self._damaged)

    @property
    def ids(self) -> Collection[str]:
        found = self._database.read(
            "SELECT id FROM articles WHERE number NOT IN (SELECT value FROM json_each(?)) ORDER BY number",
            self._damaged.numbers,
        )
        return tuple(article_id for (article_id,) in found if isinstance(article_id, str))

    @property
    def languages(self) -> Mapping[str, int]:
        found = self._database.read("SELECT language, articles FROM languages ORDER BY articles DESC, language")
        return {language: as_int(number) for language, number in found if isinstance(language, str)}

    @property
    def name_terms(self) -> Mapping[str, int]:
        return StoredNameTerms(self._database)

    @property
    def speakers(self) -> Mapping[Speaker, int]:
        return self._speakers

    def namesakes(self, holding: Collection[str]) -> Mapping[Speaker, int]:
        return self._speakers.namesakes(holding)

    @property
    def version(self) -> tuple[int, ...]:
        ((added, documents),) = self._database.read("SELECT next, documents FROM corpora WHERE corpus = 0")
        return as_int(added), as_int(documents), *self._index_stamp()

    def quoting(self, speakers: Collection[Speaker], limit: int) -> Sequence[Article]:
        wanted = json.dumps([f"{speaker.name}\x1f{speaker.role}" for speaker in speakers])
        found = self._database.read(
            f"SELECT number, {rows.ARTICLE} FROM articles WHERE number IN (SELECT article FROM speakers "  # noqa: S608 - ours
            "WHERE name || char(31) || role IN (SELECT value FROM json_each(?))) ORDER BY number LIMIT ?",
            wanted,
            limit,
        )
        return read_articles(found, self._damaged)

    def since(self, milestone: Milestone | None, most: int = MOST_NEW) -> tuple[Milestone, tuple[str, ...]]:
        name = str(self._database.folder)
        ((last,),) = self._database.read("SELECT coalesce(max(news), 0) FROM articles")
        if milestone is None or milestone.library != name:
            return Milestone(name, as_int(last)), ()
        found = self._database.read(
            "SELECT news, id FROM articles WHERE news > ? ORDER BY news LIMIT ?", milestone.number, most
        )
        numbers = [as_int(number) for number, _ in found]
        return Milestone(name, max([milestone.number, *numbers])), tuple(
            id_ for _, id_ in found if isinstance(id_, str)
        )

    def changing(self) -> AbstractContextManager[None]:
        return self._database.changing()

    def get(self, article_id: str) -> AnalysedArticle:
        return self.find((article_id,))[article_id]

    def find(self, article_ids: Collection[str]) -> Mapping[str, AnalysedArticle]:
        found = self._database.read(
            "SELECT id, number FROM articles WHERE id IN (SELECT value FROM json_each(?))",
            json.dumps(list(article_ids)),
        )
        numbers = {as_text(article_id): as_int(number) for article_id, number in found}
        with self._lock:
            kept = {
                article_id: self._kept[article_id][1]
                for article_id, number in numbers.items()
                if article_id in self._kept and self._kept[article_id][0] == number
            }
            for article_id in kept:
                self._kept.move_to_end(article_id)
        loaded = self._load([number for article_id, number in numbers.items() if article_id not in kept])
        self._keep(loaded)
        return {**kept, **{analysed.article.id: analysed for analysed in loaded.values()}}

    def article(self, article_id: str) -> Article:
        found = self._database.read(
            f"SELECT number, {rows.ARTICLE} FROM articles WHERE id = ?",  # noqa: S608 - ours
            article_id,
        )
        articles = read_articles(found, self._damaged)
        if not articles:
            raise KeyError(article_id)
        return articles[0]

    def put(self, analysed: AnalysedArticle) -> None:
        article = analysed.article
        now = datetime.now(UTC).isoformat(timespec="seconds")
        seen, news = None, 0
        if found := self._database.read("SELECT number, news FROM articles WHERE id = ?", article.id):
            number, news = map(as_int, found[0])
            seen = self._editions.keep(number, article, analysed.language, now)
            self._take_out(article.id)
        number = self._database.write(
            "INSERT INTO articles (id, link, digest, title, publisher, author, published, url, language, spoken, "
            "characters, text, passages, attributions, added, stamp) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            article.id,
            rows.link_of(article.url),
            rows.digest_of(article),
            article.title,
            article.publisher,
            article.author,
            article.published,
            article.url,
            article.language,
            analysed.language,
            len(article.text),
            rows.packed(article.text),
            rows.pack_passages(analysed.passages),
            rows.pack_attributions(analysed.attributions),
            seen or now,
            stamp_of(analysed.language),
        )
        self._database.write("UPDATE articles SET news = ? WHERE number = ?", news if seen else number, number)
        spoken = Counter(found.speaker for found in analysed.attributions if found.speaker)
        self._database.write_all(
            "INSERT INTO speakers VALUES (?, ?, ?, ?)",
            [(number, speaker.name, speaker.role, quotes) for speaker, quotes in spoken.items()],
        )
        self._speakers.add(spoken)
        self._count(analysed.language, analysed.name_terms, +1)

    def remove(self, article_id: str) -> None:
        self._take_out(article_id)
        self._editions.forget(article_id)
        self._database.erase_for_good()

    def editions(self, article_id: str) -> Sequence[Edition]:
        return self._editions.of(self.article(article_id))

    def seen(self, article_id: str) -> str:
        found = self._database.read("SELECT added FROM articles WHERE id = ?", article_id)
        if not found:
            raise KeyError(article_id)
        return as_text(found[0][0])

    def editions_saying(self, terms: Collection[str], limit: int) -> Sequence[Edition]:
        return self._editions.saying(terms, limit)

    def _take_out(self, article_id: str) -> None:
        number = self._number(article_id)
        counted = self._counted(number)
        is_due = self._is_due(number)
        self._speakers.subtract(number)
        self._database.write("DELETE FROM speakers WHERE article = ?", number)
        self._database.write("DELETE FROM articles WHERE number = ?", number)
        if counted:
            self._count(*counted, -1)
        # An article that is due was counted under the terms of another stemmer; its last one leaves a figure to mend.
        if not counted or (is_due and not is_renewing(self._database) and not count_due(self._database)):
            count_speech(self._database)

    def is_intact(self, article_id: str) -> bool:
        """Whether everything about that article can be read."""
        return article_id in self.find((article_id,))

    def _counted(self, number: int) -> tuple[str, Counter[str]] | None:
        """The language and the name terms of an article as they were counted when it was added; None if that is lost.

        They are not taken from the article itself, so that one that is damaged can be removed.
        """
        ((language,),) = self._database.read("SELECT spoken FROM articles WHERE number = ?", number)
        names = self._database.read("SELECT name FROM speakers WHERE article = ?", number)
        try:
            spoken = as_text(language)
            return spoken, Counter(term for (name,) in names for term in set(terms(as_text(name), spoken)))
        except ValueError:
            return None

    def _is_due(self, number: int) -> bool:
        ((spoken, stamp),) = self._database.read("SELECT spoken, stamp FROM articles WHERE number = ?", number)
        return not isinstance(spoken, str) or stamp != stamp_of(spoken)

    def _count(self, language: str, name_terms: Counter[str], sign: int) -> None:
        self._database.write(
            "INSERT INTO languages VALUES (?, ?) "
            "ON CONFLICT (language) DO UPDATE SET articles = articles + excluded.articles",
            language,
            sign,
        )
        self._database.write_all(
            "INSERT INTO names VALUES (?, ?) ON CONFLICT (term) DO UPDATE SET voices = voices + excluded.voices",
            [(term, sign * voices) for term, voices in name_terms.items()],
        )
        self._database.write("DELETE FROM languages WHERE articles < 1")
        self._database.write_all(
            "DELETE FROM names WHERE term = ? AND voices < 1", [(term,) for term in name_terms if sign < 0]
        )

    def _number(self, article_id: str) -> int:
        found = self._database.read("SELECT number FROM articles WHERE id = ?", article_id)
        if not found:
            raise KeyError(article_id)
        return as_int(found[0][0])

    def _load(self, numbers: Collection[int]) -> dict[int, AnalysedArticle]:
        """The articles of those numbers that still exist, as another process may just have replaced one.

        Damaged ones are left out with a warning.
        """
        if not numbers:
            return {}
        found = self._database.read(
            f"SELECT number, {COLUMNS} FROM articles "  # noqa: S608 - ours
            "WHERE number IN (SELECT value FROM json_each(?))",
            json.dumps(list(numbers)),
        )
        loaded = {}
        for number, *columns in found:
            try:
                loaded[as_int(number)] = analysed_of(columns)
            except ValueError as error:
                self._damaged.note(as_int(number), error)
        return loaded

    def _keep(self, loaded: Mapping[int, AnalysedArticle]) -> None:
        dropped = []
        with self._lock:
            for number, analysed in loaded.items():
                if self._kept.pop(analysed.article.id, None):
                    dropped.append(analysed.article.id)
                self._kept[analysed.article.id] = number, analysed
            while len(self._kept) > KEPT:
                dropped.append(self._kept.popitem(last=False)[0])
        for article_id in dropped:
            self.forget(article_id)


def analysed_of(columns: Row) -> AnalysedArticle:
    """The analysed article of a row of `COLUMNS`. Raises ValueError where any of them is damaged."""
    *fields, spoken, passages, attributions = columns
    article = rows.article_of(fields)
    return assemble(
        article, as_text(spoken), rows.attributions_of(article, attributions), rows.passages_of(article, passages)
    )
