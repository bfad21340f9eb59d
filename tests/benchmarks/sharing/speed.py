"""A shared library of many passages, in a folder and in a bucket of SeaweedFS: filling, size, questions, answers.

    python -m tests.benchmarks.sharing.speed PATH ... [--passages 100000] [--folder DIR] [--bucket]

The passages are those of library_speed.py, made of the words of the articles under PATH; these articles themselves
are added last, so that there is something to answer. The bucket gets the files of the newest version, whose names are
relative. It is asked twice: from a copy on the disk, as by the bot, and directly, as by a command with one question.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from retrieval import Article, LibraryStore, add_articles, open_store, read_articles
from retrieval.library.analysed import assemble
from retrieval.library.passages import split_passages
from retrieval.searching import terms
from retrieval.storing.shared.lance.manifests import VERSIONS, needed_by
from retrieval.storing.shared.lance.place import TABLE_FOLDER, Place
from tests.benchmarks.library_speed import Words, seconds, tell
from tests.engines import serving_objects

TOGETHER = 2_000
QUESTIONS = 120
ANSWERS = 40
OPTIMISED_EVERY = 10
"""Commits."""
SEARCHER = """
import json, sys, time
from pathlib import Path
from retrieval import Mirroring, answer, open_store
from retrieval.searching import rank
start = time.perf_counter()
mirrors = Path(sys.argv[2]) if len(sys.argv) > 2 else None
store = open_store(sys.argv[1], semantic=False, mirroring=Mirroring(mirrors, 10**12) if mirrors else None)
index = store.library.passage_index
index.candidates(["nothing"], 1)
opened = time.perf_counter() - start
while mirrors and not list(mirrors.rglob("*.manifest")):
    time.sleep(0.1)
copied = time.perf_counter() - start - opened
given = json.loads(sys.stdin.read())
def timed(work, *values):
    start = time.perf_counter()
    work(*values)
    return time.perf_counter() - start
first = [timed(rank, index, question, 10) for question in given["terms"]]
again = [timed(rank, index, question, 10) for question in given["terms"]]
answers = [timed(answer, question, store.library) for question in given["questions"]]
kib = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmRSS"))
print(json.dumps({"opened": opened, "copied": copied, "first": first, "again": again, "answers": answers, "rss": kib}))
"""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("paths", type=Path, nargs="+")
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, help="keep the library here, or measure the one that is here")
    parser.add_argument("--bucket", action="store_true", help="measure it in a bucket, too")
    arguments = parser.parse_args()
    articles = [one for path in arguments.paths for one in read_articles(path) if isinstance(one, Article)]
    with TemporaryDirectory(prefix="onrecord-benchmark-", ignore_cleanup_errors=True) as scratch:
        folder = arguments.folder or Path(scratch) / "library"
        words = Words(articles, seed=arguments.passages)
        with closing(open_store(f"lance:{folder}", create=True, semantic=False)) as store:
            if not len(store.library.shelf.articles):
                fill(store, words, arguments.passages)
            start = time.perf_counter()
            added = list(add_articles(store, articles))
            tell("real articles", f"{len(added)}, {len(added) / (time.perf_counter() - start):.0f} articles/s")
            tell("optimised at last", f"{seconds(store.optimize):.1f} s")
            size = store.size()
            tell("library", f"{size.articles:,} articles, {size.passages:,} passages, {size.quotes:,} quotes")
            tell("size", f"{size.bytes / 1e6:,.0f} MB, {size.bytes / size.characters:.2f} times the text")
            given = questions(store, words, articles)
        ask("folder", str(folder), given)
        with closing(open_store(folder, semantic=False)) as store:
            tell("one article added, folder", one_more(store, words))
        if arguments.bucket:
            with in_bucket(folder, Path(scratch)) as address:
                ask("bucket, copied", address, given, Path(scratch) / "mirrors")
                ask("bucket", address, given)
                with closing(open_store(address, semantic=False)) as store:
                    tell("one article added, bucket", one_more(store, words))


def fill(store: LibraryStore, words: Words, number: int) -> None:
    spent, added, passages, commits = 0.0, 0, 0, 0
    optimised = 0.0
    while passages < number:
        some = [words.article(added + each) for each in range(min(TOGETHER, 1 + (number - passages) // 20))]
        analysed = [assemble(article, "en", (), split_passages(article)) for article in some]
        start = time.perf_counter()
        with store.library.shelf.changing():
            for one in analysed:
                store.library.add_analysed(one)
        spent += time.perf_counter() - start
        passages += sum(len(one.passages) for one in analysed)
        added += len(some)
        commits += 1
        if commits % OPTIMISED_EVERY == 0 or passages >= number:
            optimised += seconds(store.optimize)
        if commits % OPTIMISED_EVERY == 0:
            tell("added", f"{passages:,} passages, {added / spent:.0f} articles/s, indexed in {optimised:.0f} s")
    tell("filled", f"{passages:,} passages in {added:,} articles, {added / spent:.0f} articles/s without attribution")
    tell("indexed", f"in {optimised:.0f} s, {passages / max(0.001, optimised):,.0f} passages/s")


def questions(store: LibraryStore, words: Words, articles: Sequence[Article]) -> str:
    places = words.some([[str(at)] for at in range(len(store.library.shelf.articles))], QUESTIONS)
    picked = [store.library.shelf.articles[int(place)] for (place,) in places]
    asked = [words.question(terms(one.text[:400], "en")) for one in picked]
    spoken = [
        f"What did {found.speaker.name} say about {' '.join(found.quote.contents[0].of(article.text).split()[:4])}?"
        for article in articles[:ANSWERS]
        for analysed in store.library.shelf.find((article.id,)).values()
        for found in [one for one in analysed.attributions if one.speaker][:1]
        if found.speaker
    ]
    return json.dumps({"terms": asked, "questions": spoken})


def ask(where: str, address: str, given: str, mirrors: Path | None = None) -> None:
    """Measure in a process of its own."""
    command = [sys.executable, "-c", SEARCHER, address, *([str(mirrors)] if mirrors else [])]
    done = subprocess.run(command, input=given, capture_output=True, encoding="utf-8", check=True)
    told = json.loads(done.stdout)
    if mirrors:
        tell("copied to the disk", f"{told['copied']:.1f} s in the background")
    tell(f"opened, {where}", f"{told['opened']:.2f} s, {told['rss'] / 1024:.0f} MB in the end")
    for name, times in (
        ("ranked passages, first time", told["first"][5:]),
        ("ranked passages, again", told["again"]),
        ("whole answers", told["answers"][3:]),
    ):
        tell(f"{name}, {where}", f"p50 {1000 * median(times):.1f} ms, p95 {1000 * quantiles(times, n=20)[18]:.1f} ms")


def one_more(store: LibraryStore, words: Words) -> str:
    found = []
    for number in range(10):
        article = words.article(10**9 + number)
        found.append(seconds(store.add, assemble(article, "en", (), split_passages(article))))
    return f"{1000 * median(found):.0f} ms, at most {1000 * max(found):.0f}"


@contextmanager
def in_bucket(folder: Path, scratch: Path) -> Iterator[str]:
    import obstore

    with serving_objects(scratch / "objects") as running:
        os.environ.update(running.environment)
        place, table = Place("s3://news/kb"), folder / TABLE_FOLDER
        start = time.perf_counter()
        sizes = {path.relative_to(table).as_posix(): path.stat().st_size for path in table.rglob("*") if path.is_file()}
        newest = min(name for name in sizes if name.startswith(VERSIONS) and name.endswith(".manifest"))
        needed = needed_by((table / newest).read_bytes(), sizes)
        for name in (*needed, newest):
            obstore.put(place.objects, f"{TABLE_FOLDER}/{name}", table / name)
        tell("copied to the bucket", f"{time.perf_counter() - start:.0f} s, {sum(needed.values()) / 1e6:,.0f} MB")
        yield "s3://news/kb"


if __name__ == "__main__":
    main()
