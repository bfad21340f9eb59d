"""Articles a second of attribution against a plain regex over the same articles, in one run on one core.

    python -m tests.benchmarks.attribution_speed PATH ...

The regex finds what stands between marks, a reporting verb behind it and the capitalised words nearest to both.
"""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path

from retrieval import Article, find_attributions, read_articles

ROUNDS = 3
QUOTE = re.compile(r"[“\"]([^“”\"\n]+)[”\"]")
VERB = re.compile(r"\b(?:said|says|told|added|wrote|asked)\b")
NAME = re.compile(r"[A-Z]\w+(?: [A-Z]\w+)*")


def find_by_regex(article: Article) -> list[tuple[str, str]]:
    found = []
    for quote in QUOTE.finditer(article.text):
        verb = VERB.search(article.text, quote.end(), quote.end() + 200)
        name = NAME.search(article.text, quote.end(), quote.end() + 200) if verb else None
        found.append((quote.group(1), name.group() if name else ""))
    return found


def main() -> None:
    articles = [found for path in sys.argv[1:] for found in read_articles(Path(path)) if isinstance(found, Article)]
    if not articles:
        sys.exit("usage: python -m tests.benchmarks.attribution_speed PATH ... (articles to read)")
    find_attributions(articles[0])
    regex: list[float] = []
    ours: list[float] = []
    for _ in range(ROUNDS):
        for times, find in ((regex, find_by_regex), (ours, find_attributions)):
            start = time.perf_counter()
            for article in articles:
                find(article)
            times.append(time.perf_counter() - start)
    count, letters = len(articles), sum(len(article.text) for article in articles)
    sys.stdout.write(
        f"{count} articles of {letters // count} characters, best of {ROUNDS} rounds on one core\n"
        f"regex        {count / min(regex):10.0f} articles/s\n"
        f"attribution  {count / min(ours):10.0f} articles/s   {min(ours) / min(regex):.0f} times the regex's time\n"
    )


if __name__ == "__main__":
    main()
