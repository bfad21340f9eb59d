"""Alerts for everybody who is quoted in articles that the rules for alerts were not made from.

    python -m tests.benchmarks.alerts.everyday PATH ...

Each PATH holds articles with their quotes and the accepted names of each speaker, such as
../shared/data/qa/news-dev-2.quotes.jsonl. Every speaker is watched under the full name, in the speaker's own article.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from retrieval import Article, Library, Watch, WatchIndex
from tests.benchmarks.alerts.annotated import plain


def main() -> None:
    for path in map(Path, sys.argv[1:]):
        right, wrong, found, expected = 0, 0, 0, 0
        records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        library = Library(semantic=False)
        for record in records:
            library.add(Article(record["id"], record.get("title") or "", record["text"], language=record["lang"]))
        for record in records:
            gold = [(plain(one["quote"]), one["speakers"]) for one in record["gold"] if one["speakers"]]
            people = sorted({max(names, key=_is_full) for _, names in gold})
            index = WatchIndex({number: Watch(person=name) for number, name in enumerate(people)})
            told: set[str] = set()
            for match in index.matches(library.shelf.get(record["id"]), library):
                words = plain(" ".join(span.of(record["text"]) for span in match.attribution.quote.contents))
                same = [(quote, names) for quote, names in gold if quote in words or words in quote]
                for key in match.keys:
                    is_right = any(people[key] in names for _, names in same)
                    right, wrong = right + is_right, wrong + (not is_right)
                    told.update(quote for quote, _ in same if is_right)
            found, expected = found + len(told), expected + len({quote for quote, _ in gold})
        sys.stdout.write(
            f"{path.name}: {len(records)} articles, precision {100 * right / max(1, right + wrong):.1f} "
            f"({right} right, {wrong} wrong), recall {100 * found / max(1, expected):.1f} ({found} of {expected})\n"
        )


def _is_full(name: str) -> int:
    """Names of two or three words before others: they hold a first name and no office."""
    return 2 if len(name.split()) in {2, 3} else 1


if __name__ == "__main__":
    main()
