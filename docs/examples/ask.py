"""Ask questions about a folder of articles: `python ask.py FOLDER QUESTION ...`."""

from __future__ import annotations

import sys

from retrieval import ArticleError, Library, answer, read_articles


def main(folder: str, questions: list[str]) -> None:
    """Read the articles in a folder and print the best answer to each question."""
    library = Library()
    for article in read_articles(folder):
        if isinstance(article, ArticleError):
            print(f"left out: {article}", file=sys.stderr)
        else:
            library.add(article)
    for question in questions:
        print(question)
        found = answer(question, library)
        if not found.evidence:
            print("  Nothing answers this.")
        for evidence in found.evidence[:1]:
            speaker = evidence.speaker.name if evidence.speaker else "the article itself"
            where = f"{evidence.article.url}, characters {evidence.span.start} to {evidence.span.end}"
            print(f"  “{evidence.text}”\n  {speaker}, {evidence.article.publisher}: {where}")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2:])
