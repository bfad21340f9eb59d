"""Adding with a Ray cluster: the rate with one worker and with two, and what becomes of it when a node is lost.

    python -m tests.benchmarks.sharing.cluster_speed PATH ... [--times 4]

The articles under PATH are repeated with another sentence. The nodes of the cluster are on this machine, a core each.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
import time
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from retrieval import Article, add_from_cluster, open_store, portions_of, read_articles
from tests.benchmarks.library_speed import tell


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("paths", type=Path, nargs="+")
    parser.add_argument("--times", type=int, default=4)
    arguments = parser.parse_args()
    articles = [one for path in arguments.paths for one in read_articles(path) if isinstance(one, Article)]
    with TemporaryDirectory(prefix="onrecord-benchmark-") as scratch:
        folder = Path(scratch)
        expected = write(articles, folder / "archive", arguments.times)
        rates = [run(folder, expected, nodes=nodes) for nodes in (1, 2)]
        tell("two workers against one", f"{rates[1] / rates[0]:.2f} times as fast")
        run(folder, expected, nodes=2, loses_one=True)


def write(articles: list[Article], folder: Path, times: int) -> int:
    """Files of a hundred articles, each article with a sentence that makes it another one."""
    folder.mkdir()
    many = [
        replace(one, id=f"{one.id}-{each}", url="", text=f"{one.text}\n\nThis is number {each} of {one.id}.")
        for each in range(times)
        for one in articles
    ]
    for start in range(0, len(many), 20):
        lines = "\n".join(json.dumps(asdict(one)) for one in many[start : start + 20])
        (folder / f"{start:06}.json").write_text(f"[{lines.replace(chr(10), ',')}]")
    return len(many)


def run(folder: Path, expected: int, *, nodes: int, loses_one: bool = False) -> float:
    import ray
    from ray.cluster_utils import Cluster

    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, "include_dashboard": False})
    workers = [cluster.add_node(num_cpus=1) for _ in range(nodes)]
    ray.init(address=cluster.address, log_to_driver=False, logging_level=logging.ERROR)
    library = folder / f"library-{nodes}-{loses_one}"
    start = 0.0
    done = 0
    try:
        with closing(open_store(library, create=True, semantic=False)) as store:
            for _ in add_from_cluster(store, portions_of([str(folder / "archive")]), cluster.address):
                start = start or time.perf_counter()  # the workers have started
                done += 1
                if loses_one and done == expected // 3:
                    cluster.remove_node(workers[-1], allow_graceful=False)
            spent = time.perf_counter() - start
            held, damages = len(store.library.shelf.articles), store.check().damages
    finally:
        ray.shutdown()
        cluster.shutdown()
    name = f"{nodes} worker{'s' if nodes > 1 else ''}{', one lost after a third' if loses_one else ''}"
    tell(name, f"{done / spent:.0f} articles/s; {held} of {expected} there, {damages or 'whole'}")
    if held != expected:
        sys.exit(1)
    return done / spent


if __name__ == "__main__":
    main()
