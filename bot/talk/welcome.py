"""What the bot says of itself: hello, what it can do, which languages it speaks. Asks no article anything."""

from __future__ import annotations

from collections.abc import Sequence

from bot.talk.commands import Place, commands_in
from bot.talk.replies import Examples, Languages, Listing, Paragraph, Reply, Row
from bot.wording import _, language_called, ngettext, speaking

LONGEST_NAME = 60


def hello(articles: int, questions: Sequence[str]) -> Reply:
    """The greeting of who answers from so many articles, with questions to begin with."""
    greeting = ngettext(
        "Hello. Ask me about the news: I answer with the exact words of {number} article, who said them and where "
        "they stand. I put no words into anyone’s mouth; where nothing answers, I say so.",
        "Hello. Ask me about the news: I answer with the exact words of {number} articles, who said them and where "
        "they stand. I put no words into anyone’s mouth; where nothing answers, I say so.",
        articles,
    )
    more = Paragraph(_("/speakers shows who is quoted, /help what else I can do."))
    examples = (Examples(tuple(questions)),) if questions else ()
    return Reply((Paragraph(greeting), more, *examples))


def directions(place: Place) -> Reply:
    """How the bot is asked there, and its commands."""
    rows = tuple(Row(command.usage, command.told) for command in commands_in(place))
    asking = _("Type a question: I answer with exact words from the articles, who said them and where they stand.")
    if place == "group":
        asking = _("In a group I answer /ask and replies to my messages. Other talk I do not answer.")
    return Reply((Paragraph(asking), Listing(_("Commands:"), rows)))


def choice_of_language(typed: str) -> Reply:
    """The reply to somebody who asks for that language, or for none in particular."""
    if not typed:
        return Reply((Paragraph(_("Which language shall I speak with you?")), Languages()))
    chosen = language_called(typed)
    if chosen:
        return now_speaking(chosen)
    told = _("I do not speak “{language}”. /language shows what I speak.", language=typed[:LONGEST_NAME])
    return Reply((Paragraph(told),))


def now_speaking(language: str) -> Reply:
    """The reply, in that language, to somebody who has chosen it."""
    with speaking(language):
        # Translators: the name of your language instead of English.
        told = _("From now on I speak English with you.")
    return Reply((Paragraph(told),), speaks=language)
