"""Draw who is quoted how often, and how: `python chart.py FOLDER > chart.svg`.

A bar for each speaker shows direct, mixed and indirect quotes. The chart is plain SVG, so it needs no further package.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from html import escape

from retrieval import ArticleError, find_attributions, read_articles

COLOURS = {"direct": "#2b6cb0", "mixed": "#63b3ed", "indirect": "#cbd5e0"}
ROW, LEFT, WIDTH = 28, 160, 360


def count(folder: str) -> dict[str, Counter[str]]:
    """The number of quotes of each kind by speaker, the most quoted speaker first."""
    kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for article in read_articles(folder):
        if isinstance(article, ArticleError):
            print(f"left out: {article}", file=sys.stderr)
            continue
        for found in find_attributions(article):
            if found.speaker:
                kinds[found.speaker.name][found.quote.kind] += 1
    return dict(sorted(kinds.items(), key=lambda item: (-item[1].total(), item[0])))


def draw(kinds: dict[str, Counter[str]]) -> str:
    """The chart as SVG."""
    most = max((counted.total() for counted in kinds.values()), default=1)
    parts = []
    for row, (name, counted) in enumerate(kinds.items()):
        top, left = row * ROW, float(LEFT)
        parts.append(f'<text x="{LEFT - 8}" y="{top + 19}" text-anchor="end">{escape(name)}</text>')
        for kind, colour in COLOURS.items():
            wide = WIDTH * counted[kind] / most
            title = f"<title>{counted[kind]} {kind}</title>"
            parts.append(
                f'<rect x="{left:g}" y="{top + 4}" width="{wide:g}" height="20" fill="{colour}">{title}</rect>'
            )
            left += wide
        parts.append(f'<text x="{left + 6:g}" y="{top + 19}">{counted.total()}</text>')
    size = f'width="{LEFT + WIDTH + 40}" height="{len(kinds) * ROW}"'
    style = 'font-family="sans-serif" font-size="14"'
    return "\n".join([f'<svg xmlns="http://www.w3.org/2000/svg" {size} {style}>', *parts, "</svg>"])


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    print(draw(count(sys.argv[1])))
