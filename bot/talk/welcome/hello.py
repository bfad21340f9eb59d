"""The greeting, the help and the choice of languages."""

from __future__ import annotations

from collections.abc import Sequence

from bot.talk.captions import as_typed
from bot.talk.commands import Command, Place, commands_in
from bot.talk.replies import Action, Block, Examples, Listing, Note, Reply, Row, say
from bot.wording import LANGUAGES, _, language_called, ngettext, speaking


def hello(articles: int, questions: Sequence[str], place: Place, *, invites: bool = False) -> Reply:
    """The greeting of a bot with that many articles, with questions to begin with.

    `invites`: people can add articles, and are told so in a private chat. There they can take the bot into a
    group, too.
    """
    greeting = ngettext(
        "Hello. Ask me about the news: I answer with the exact words of {number} article, who said them and where "
        "they stand. I put no words into anyone’s mouth; where nothing answers, I say so.",
        "Hello. Ask me about the news: I answer with the exact words of {number} articles, who said them and where "
        "they stand. I put no words into anyone’s mouth; where nothing answers, I say so.",
        articles,
    )
    blocks: list[Block] = [Note(greeting)]
    if invites and place == "private":
        invitation = _(
            "Send me a link or a file, or forward a message, and I answer from that too, to you alone. /library shows "
            "what there is."
        )
        blocks.append(Note(invitation))
    blocks.append(Note(_("/speakers shows who is quoted, /help what else I can do.")))
    if questions:
        blocks.append(Examples(tuple(questions)))
    actions = [Action("ask", str(at), one) for at, one in enumerate(questions, 1)]
    if place == "private":
        actions.append(Action("invite", "", _("Add me to a group")))
    return Reply(tuple(blocks), actions=tuple(actions))


def joined() -> Reply:
    """What is said, in three lines, where the bot has come into a group."""
    lines = (
        _("Hello. I answer questions about the news with exact words, and say who said them and where."),
        _("Type /ask and a question, reply to one of my messages, or mention me; other talk I do not read."),
        _("/speakers shows who is quoted, /help what else I can do."),
    )
    return say("\n".join(lines))


def nothing_to_ask(place: Place) -> Reply:
    """What is said if there are no articles yet and people can add some."""
    match place:
        case "private":
            return say(
                _(
                    "There are no articles here yet. Send me a link, a text, HTML, PDF, DOCX or EPUB file (20 MB at "
                    "most), or forward a message."
                )
            )
        case "group":
            return say(
                _(
                    "There are no articles here yet. Admins add some with /add: from a link, or in reply to a message "
                    "or to a text, HTML, PDF, DOCX or EPUB file (20 MB at most)."
                )
            )
        case "console":
            return say(_("There are no articles here yet. Type /add and a link, a file or a folder."))


def directions(place: Place) -> Reply:
    """How the bot is asked in that place, and the commands there."""
    rows = tuple(Row(command.usage, _summary(command, place)) for command in commands_in(place))
    asking = _("Type a question: I answer with exact words from the articles, who said them and where they stand.")
    if place == "group":
        asking = _("In a group I answer /ask and replies to my messages. Other talk I do not answer.")
    return Reply((Note(asking), Listing(_("Commands:"), rows)))


def _summary(command: Command, place: Place) -> str:
    """What a command does in that place: at a terminal, articles are added from its disk."""
    if command.name == "add" and place == "console":
        return _("Add articles: from a link, a file or a folder")
    return command.summary


def choice_of_language(typed: str) -> Reply:
    """The reply to somebody who asks for that language, or for the languages there are."""
    if not typed:
        actions = tuple(Action("language", code, name) for code, name in LANGUAGES.items())
        return Reply((Note(_("Which language shall I speak with you?")),), actions=actions)
    chosen = language_called(typed)
    if chosen:
        return now_speaking(chosen)
    return say(_("I do not speak “{language}”. /language shows what I speak.", language=as_typed(typed)))


def now_speaking(language: str) -> Reply:
    """The reply, in that language, to somebody who has chosen it."""
    with speaking(language):
        # Translators: the name of your language instead of English.
        confirmation = _("From now on I speak English with you.")
    return Reply((Note(confirmation),), speaks=language)
