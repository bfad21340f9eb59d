"""How well articles are found on pages, beside other libraries: F1 of shingles of four words, page by page.

    python tests/benchmarks/page_reading.py [FOLDER]

Without a folder, the pages are the made-up ones in tests/benchmarks/pages. A folder may hold pages as NAME.html with
their articles as NAME.txt. The libraries that are not installed are left out. The measure is that of the public
article-extraction-benchmark: precision and recall over all shingles of a page, averaged over the pages.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from retrieval import Article, read_bytes
from tests.benchmarks.pages.page_layouts import Layout, layouts
from tests.benchmarks.pages.site_layouts import site_layouts

WORD = re.compile(r"\w+")


def ours(markup: str) -> str:
    """The text that this project reads."""
    return "\n".join(one.text for one in read_bytes("page.html", markup.encode()) if isinstance(one, Article))


def trafilatura(markup: str) -> str:
    """The text that trafilatura extracts."""
    from trafilatura import extract

    return extract(markup, include_comments=False) or ""


def readability(markup: str) -> str:
    """The text of readability-lxml's summary."""
    import readability as library
    from lxml.html import fromstring

    return "".join(map(str, fromstring(library.Document(markup).summary()).itertext()))


def newspaper(markup: str) -> str:
    """The text that newspaper4k extracts."""
    import newspaper as library

    article = library.Article("https://ledger.example/x")
    article.download(input_html=markup)
    article.parse()
    return str(article.text)


def resiliparse(markup: str) -> str:
    """The text that Resiliparse extracts."""
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(markup, main_content=True))


READERS: dict[str, Callable[[str], str]] = {
    "On Record": ours,
    "trafilatura": trafilatura,
    "readability-lxml": readability,
    "newspaper4k": newspaper,
    "resiliparse": resiliparse,
}


def scores(found: str, right: str) -> tuple[float, float]:
    """Precision and recall of the shingles of four words."""
    one, other = _shingles(found), _shingles(right)
    both = sum((one & other).values())
    return both / max(1, sum(one.values())), both / max(1, sum(other.values()))


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text.casefold())
    return Counter(zip(*(words[start:] for start in range(4)), strict=False))


def _pages(folder: Path | None) -> Iterator[Layout]:
    if folder is None:
        yield from layouts()
        yield from site_layouts()
        return
    for page in sorted(folder.glob("*.html")):
        yield Layout(page.stem, page.read_text(errors="replace"), page.with_suffix(".txt").read_text())


def main() -> None:
    """Print a table of the pages and the means."""
    pages = list(_pages(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
    print(f"{'':26}" + "".join(f"{name:>18}" for name in READERS))  # noqa: T201 - the table is what the script is for
    every: dict[str, list[tuple[float, float]]] = {name: [] for name in READERS}
    for page in pages:
        row = f"{page.name:26}"
        for name, read in READERS.items():
            found = ""
            with suppress(Exception):  # a library that cannot read a page has found nothing on it
                found = read(page.markup)
            precision, recall = scores(found, page.text)
            every[name].append((precision, recall))
            row += f"{2 * precision * recall / max(1e-9, precision + recall):18.3f}"
        print(row)  # noqa: T201
    for title, pick in (("precision", 0), ("recall", 1)):
        print(f"{title:26}" + "".join(f"{sum(s[pick] for s in every[n]) / len(pages):18.3f}" for n in READERS))  # noqa: T201
    means = {name: [sum(s[pick] for s in found) / len(pages) for pick in (0, 1)] for name, found in every.items()}
    print(f"{'F1 of the means':26}" + "".join(f"{2 * p * r / max(1e-9, p + r):18.3f}" for p, r in means.values()))  # noqa: T201


if __name__ == "__main__":
    main()
