"""The command line: the only place where the parts meet."""

from __future__ import annotations

import sys

from bot.conversation import Conversation, Request
from bot.replies import Citation
from retrieval import Article, Library, read_articles
from seeds import SEEDS


def main() -> None:
    library = Library()
    for article in read_articles(SEEDS):
        if isinstance(article, Article):
            library.add(article)
    conversation = Conversation(library)
    for line in sys.stdin:
        for block in conversation.respond(Request(line)).blocks:
            sys.stdout.write(f"{block.evidence.text if isinstance(block, Citation) else block}\n")


if __name__ == "__main__":
    main()
