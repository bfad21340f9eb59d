"""A shared library: opened, asked like any other, and added to by several machines without holding an article twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from retrieval.library.analysed import AnalysedArticle
from retrieval.library.ids import own_id, shared_id
from retrieval.library.library import USUAL_TOOLS, Library, LibraryTools
from retrieval.people import PEOPLE_FILE, Corrections, corrections_in, written_corrections
from retrieval.records import Article
from retrieval.storing.engine import ARTICLES, PASSAGES
from retrieval.storing.health.checking import Checked
from retrieval.storing.health.repairing import Repaired
from retrieval.storing.rows import link_of
from retrieval.storing.shared.feeds import SharedFeeds
from retrieval.storing.shared.health import check, repair
from retrieval.storing.shared.index import SharedIndex
from retrieval.storing.shared.lance.lookups import Lookups
from retrieval.storing.shared.lance.mirror import Mirroring
from retrieval.storing.shared.lance.place import Place
from retrieval.storing.shared.lance.table import SharedTable, literal
from retrieval.storing.shared.lance.turns import OPTIMIZING, Turns
from retrieval.storing.shared.optimizing import optimize
from retrieval.storing.shared.recognising import Recogniser
from retrieval.storing.shared.renewing import SharedRenewal, count_due
from retrieval.storing.shared.shelf import SharedShelf
from retrieval.storing.shared.writing import Writer
from retrieval.storing.stores.protocol import Address, Known, Optimized, Size
from retrieval.storing.values import as_text

AT_ONCE = 200
"""How many articles are committed at once where many are added: a commit on object storage takes about 0.3 s."""
UNINDEXED = 20_000
"""How many new passages are searched without an index, before an addition of many articles brings it up to date."""

FEW = 2_000
SHARE = 5
"""A young library's index is brought up to date earlier: once it lacks more than a fifth of the passages, but `FEW`."""
COMMITS = 60
"""How many commits may pass before the same happens: each makes every look-up 0.1 to 0.6 ms slower."""


class SharedStore:
    """The shared library at an address, created there on request. Safe to call from threads. See `LibraryStore`.

    What another machine adds is found as soon as it is committed. Raises LibraryError where there is no library, the
    storage does not answer or refuses, or the extra is not installed; CorrectionsError.
    """

    at_once = AT_ONCE

    def __init__(
        self,
        address: Address,
        *,
        create: bool = False,
        is_own: bool = False,
        semantic: bool = True,
        tools: LibraryTools = USUAL_TOOLS,
        on_wait: Callable[[], None] | None = None,
        mirroring: Mirroring | None = None,
    ) -> None:
        self._place = Place(address)
        self.folder: Address = self._place.folder or self._place.uri
        self.attribute = tools.attribute
        self._table = table = SharedTable(self._place, create=create, mirroring=mirroring)
        self._turns = Turns(self._place, on_wait)
        self._optimizing = Turns(self._place, at=OPTIMIZING)
        self._lookups = lookups = Lookups(table)
        self._writer = Writer(table, lookups, self._turns)
        self._shelf = shelf = SharedShelf(table, lookups, self._writer)
        self.feeds = SharedFeeds(self._place, self._turns)
        self.library = Library(
            tools.attribute,
            SharedIndex(table, lookups, self._writer, PASSAGES),
            SharedIndex(table, lookups, self._writer, ARTICLES),
            shelf=shelf,
            semantic=semantic,
            vectors=tools.vectors,
            reader=tools.reader,
            corrections=corrections_in((self._place.read(PEOPLE_FILE) or b"").decode(), self._place.address),
        )
        if self.library.vectors:
            shelf.forget = self.library.vectors.forget
        self._make_id = own_id if is_own else shared_id

    def correct(self, corrections: Corrections) -> None:
        """Keep what was decided about names, in place of what was decided before."""
        self._place.write(PEOPLE_FILE, written_corrections(corrections).encode())
        self.library.corrections = corrections

    @contextmanager
    def adding(self) -> Iterator[None]:
        """A context for adding many articles. At its end the search indexes are brought up to date, if that is due."""
        yield
        self._keep_fast(1)

    def recognise(self, article: Article) -> Known:
        """Whether the library has the article: by its address, its text, or its id with the same title or words."""
        return self.recognise_all((article,))[0]

    def recognise_all(self, articles: Sequence[Article]) -> list[Known]:
        """The same for each of these articles, with few requests."""
        self._table.look()
        recogniser = Recogniser(self._table, self._shelf, articles, self._make_id)
        return [recogniser.known(article) for article in articles]

    def add(self, analysed: AnalysedArticle, *, anew: bool = False) -> Known:
        """Add an article, or replace an older version of it. An unchanged article is only added again with `anew`."""
        return self.add_all((analysed,), anew=anew)[0]

    def add_all(self, analysed: Sequence[AnalysedArticle], *, anew: bool = False) -> list[Known]:
        """Add articles in one commit: all of them are durable once this returns, or none."""
        told = []
        with self._writer.changing():
            recogniser = Recogniser(self._table, self._shelf, [one.article for one in analysed], self._make_id)
            for one in analysed:
                known = recogniser.known(one.article)
                if anew and known.outcome == "unchanged":
                    known = Known(known.id, "updated")
                if known.outcome != "unchanged":
                    named = one.with_id(known.id)
                    self.library.add_analysed(named)
                    recogniser.note(named.article)
                told.append(known)
        self._keep_fast(2)
        return told

    def find(self, given: str) -> str | None:
        """The id of the article with that id or address."""
        self._table.look()
        keys = ", ".join(literal(f"article/{one}") for one in dict.fromkeys((given, self._make_id(given))))
        wanted = [f"key IN ({keys})", f"link = {literal(link_of(given))}" if link_of(given) else ""]
        for where in filter(None, wanted):
            if found := self._table.read(f"{where} AND kind = 'article'", ("id",)):
                return given if (given,) in found else as_text(found[0][0])
        return None

    def has(self, url: str) -> bool:
        """Whether the article of that address is there."""
        return self.find(url) is not None

    def months(self) -> dict[str, int]:
        """The number of articles of each month ("2024-05"); "" stands for those without a date."""
        self._table.look()
        return dict(sorted(self._lookups.figures().months.items()))

    def languages(self) -> dict[str, int]:
        """The number of articles in each language, as the articles give it or as it was guessed."""
        self._table.look()
        return dict(self._shelf.languages)

    def size(self) -> Size:
        self._table.look()
        figures = self._lookups.figures()
        names = Counter(speaker.name for speaker in self._shelf.speakers)
        return Size(
            figures.articles,
            figures.corpora[PASSAGES.number].documents,
            figures.quotes,
            len(names),
            figures.characters,
            self._place.size(),
            figures.editions,
        )

    @property
    def due(self) -> int:
        """The number of articles in which a search may miss words until they are renewed (see library/stamp.py)."""
        self._table.look()
        return count_due(self._lookups.figures())

    def renewal(self) -> SharedRenewal:
        """The articles to analyse again: all, or those that an interrupted renewal has left."""
        self._table.look()
        return SharedRenewal(self._place, self._shelf.articles)

    def check(self) -> Checked:
        """Check every row for damage and report what is wrong, without changing anything."""
        return check(self._table, self._lookups)

    def repair(self) -> Repaired:
        """Count everything again, take out what is doubled or cannot be read, and build the search indexes anew."""
        with self._turns.taken():
            return repair(self._table, self._turns)

    def optimize(self) -> Optimized:
        """Keep the library fast; see retrieval/storing/shared/optimizing.py."""
        with self._optimizing.taken():
            return optimize(self._table, self._lookups, self._turns)

    def _keep_fast(self, times: int) -> None:
        """Optimise where that many times more was added than may be, once another process that does so is done."""
        if not self._is_slow(times):
            return
        with self._optimizing.taken():
            self._table.look()
            if self._is_slow(times):
                self.optimize()

    def _is_slow(self, times: int) -> bool:
        passages = self._lookups.figures().corpora[PASSAGES.number].documents
        most = min(UNINDEXED, max(FEW, passages // SHARE))
        return self._lookups.unindexed(PASSAGES.number) > most * times or self._lookups.commits > COMMITS * times

    def close(self) -> None:
        """Do nothing: no file or connection stays open between two calls."""
