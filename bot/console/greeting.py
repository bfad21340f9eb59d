"""The first thing that a person at the terminal sees."""

from __future__ import annotations

from bot.talk.captions import articles_counted, speakers_counted
from bot.talk.catalogue import speakers_of
from bot.talk.replies import Block, Examples, Note, Reply
from bot.talk.welcome.examples import example_questions
from bot.wording import _
from retrieval import Library


def greeting(library: Library) -> Reply:
    """What can be asked, examples of questions, and what else there is to type."""
    articles = library.shelf.articles
    hello = _(
        "On Record · {articles}, {speakers}. Ask, and get the exact words, who said them and where they stand.",
        articles=articles_counted(len(articles)),
        speakers=speakers_counted(len(speakers_of(library))),
    )
    blocks: list[Block] = [
        Note(hello),
        Note(_("/help shows what else there is; Ctrl-D leaves.")),
    ]
    questions = example_questions(library)
    if questions:
        blocks.insert(1, Examples(questions))
    return Reply(tuple(blocks))
