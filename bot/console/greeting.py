"""The first thing that a person at the terminal sees."""

from __future__ import annotations

from bot.catalogue import speakers_of
from bot.examples import example_questions
from bot.replies import Block, Examples, Paragraph, Reply, counted
from retrieval import Library


def greeting(library: Library) -> Reply:
    """What there is to ask, examples of questions, and how to go on."""
    articles = library.articles
    held = f"{counted(len(articles), 'article')}, {counted(len(speakers_of(library)), 'speaker')}"
    blocks: list[Block] = [
        Paragraph(f"On Record · {held}. Ask, and get the exact words, who said them and where they stand."),
        Paragraph("/help shows what else there is; Ctrl-D leaves."),
    ]
    questions = example_questions(library)
    if questions:
        blocks.insert(1, Examples(questions))
    return Reply(tuple(blocks))
