"""The first thing that a person at the terminal sees."""

from __future__ import annotations

from bot.talk.catalogue import speakers_of
from bot.talk.examples import example_questions
from bot.talk.replies import Block, Examples, Paragraph, Reply, articles_counted, speakers_counted
from bot.wording import _
from retrieval import Library


def greeting(library: Library) -> Reply:
    """What there is to ask, examples of questions, and how to go on."""
    articles = library.shelf.articles
    hello = _(
        "On Record · {articles}, {speakers}. Ask, and get the exact words, who said them and where they stand.",
        articles=articles_counted(len(articles)),
        speakers=speakers_counted(len(speakers_of(library))),
    )
    blocks: list[Block] = [
        Paragraph(hello),
        Paragraph(_("/help shows what else there is; Ctrl-D leaves.")),
    ]
    questions = example_questions(library)
    if questions:
        blocks.insert(1, Examples(questions))
    return Reply(tuple(blocks))
