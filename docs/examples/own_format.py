"""Read a format of your own: `python own_format.py HEARING.log QUESTION ...`.

On Record reads no minutes of this kind, where each line is “[10:02] NAME: what was said”. An article is a record with a
text, so a reader is a function that makes one. Writing each turn as “NAME: what was said” lets the turns be attributed,
as they are in interviews and subtitles.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from retrieval import Article, Library, answer

HEADING = re.compile(r"# (?P<title>.*), (?P<day>\d{4}-\d\d-\d\d)\n")
TURN = re.compile(r"\[\d\d:\d\d\] (?P<name>[^:]+): (?P<words>.*)")


def read_hearing(file: Path) -> Article:
    """The minutes of a hearing as an article. Raises ValueError where the first line is no heading."""
    text = file.read_text(encoding="utf-8")
    heading = HEADING.match(text)
    if heading is None:
        raise ValueError(f"{file}: the first line must be “# TITLE, YYYY-MM-DD”")
    turns = (f"{turn['name'].title()}: {turn['words']}" for turn in TURN.finditer(text))
    return Article(
        id=file.stem, title=heading["title"], text="\n\n".join(turns), published=heading["day"], language="en"
    )


def main(file: str, questions: list[str]) -> None:
    """Print who said what, then the best answer to each question."""
    library = Library()
    library.add(read_hearing(Path(file)))
    for analysed in library.shelf.find(library.shelf.ids).values():
        for found in analysed.attributions:
            name = found.speaker.name if found.speaker else "not attributed"
            print(f"{name}: {found.quote.span.of(analysed.article.text)}")
    for question in questions:
        for evidence in answer(question, library).evidence[:1]:
            print(f"{question}\n  “{evidence.text}”, {evidence.speaker.name if evidence.speaker else 'the article'}")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2:])
