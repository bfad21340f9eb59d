"""Check a file of quotations before printing: `python batch_check.py FOLDER CLAIMS.csv > verdicts.csv`.

CLAIMS.csv has the columns `speaker` and `words`. The verdicts add what was published, by whom and where. The exit code
is 1 if any quotation does not stand as claimed, so that a pipeline can stop there.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from retrieval import ArticleError, Library, check_quote, read_articles

COLUMNS = (
    "speaker",
    "words",
    "stands",
    "verdict",
    "agreement",
    "published",
    "published_speaker",
    "url",
    "start",
    "end",
)


def main(folder: str, claims: str) -> int:
    """Print a line for each claim and return the exit code."""
    library = Library()
    for article in read_articles(folder):
        if isinstance(article, ArticleError):
            print(f"left out: {article}", file=sys.stderr)
        else:
            library.add(article)
    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow(COLUMNS)
    stand = []
    with Path(claims).open(encoding="utf-8", newline="") as file:
        for claim in csv.DictReader(file):
            checked = check_quote(f"{claim['speaker']} said: “{claim['words']}”", library)
            stand.append(checked.stands)
            best = checked.findings[0] if checked.findings else None
            told = (
                (best.evidence.text, best.evidence.speaker, best.evidence.article.url, best.evidence.span)
                if best
                else None
            )
            rows.writerow(
                (
                    claim["speaker"],
                    claim["words"],
                    "yes" if checked.stands else "no",
                    checked.verdict,
                    best.agreement if best else "",
                    *(
                        (told[0], told[1].name if told[1] else "", told[2], told[3].start, told[3].end)
                        if told
                        else [""] * 5
                    ),
                )
            )
    return 0 if all(stand) else 1


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2]))
