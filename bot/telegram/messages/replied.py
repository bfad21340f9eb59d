"""What a message asks about the one that it replies to."""

from __future__ import annotations

from telegram import Message, User

from bot.talk.commands import Call, parse, parse_command
from bot.talk.library.sources import Post
from bot.talk.small_talk.wishes import is_doubt
from bot.telegram.messages.sources import post_from, post_of
from retrieval import ends_as_question

LONGEST_QUESTION = 300
"""Characters of the longest message that counts as a question, where the bot is called below it without a word."""


def replies_to(message: Message, bot: User) -> bool:
    """Whether a message replies to one of the bot's own."""
    replied = message.reply_to_message
    return replied is not None and replied.from_user is not None and replied.from_user.id == bot.id


def replied_words(message: Message, bot: User) -> str | None:
    """The words of the message that this one replies to, or the part that the person marked in it.

    Of a command these are what follows its name. Empty where that message has no words, such as a picture without a
    caption; None where this one replies to nothing or to the bot itself. In a forum every message replies to the notice
    that opened its topic, which counts as nothing.
    """
    if replies_to(message, bot):
        return None
    marked = message.quote.text.strip() if message.quote else ""
    replied = message.reply_to_message
    if marked or replied is None or replied.forum_topic_created:
        return marked or None
    text = replied.text or replied.caption or ""
    command = parse_command(text)
    return command.argument if command else text


def _checking(said: str, message: Message) -> Call:
    """The call that checks what `message` replies to; of a part that the person marked, the whole is told along."""
    return Call("check", said, replied=_post_replied_to(message))


def _post_replied_to(message: Message) -> Post | None:
    """The message that this one replies to, here or in another chat; None where it replies to none."""
    if replied := message.reply_to_message:
        return post_of(replied)
    elsewhere = message.external_reply
    return post_from(elsewhere.origin, "", message.date.isoformat()) if elsewhere else None


def with_replied(command: Call, message: Message, bot: User) -> Call:
    """The command; /ask or /check takes the words of the message that it replies to, where it has none of its own.

    Neither has /check whose words only doubt what was said, as in "/check is that true?". Below a message of the bot's
    own, that is the doubt without the command.
    """
    doubts = command.name == "check" and is_doubt(command.argument)
    if command.name not in ("ask", "check") or (command.argument and not doubts):
        return command
    if doubts and replies_to(message, bot):
        return Call("ask", command.argument)
    if doubts and replied_words(message, bot) is None:
        return command
    said = replied_words(message, bot) or ""
    return _checking(said, message) if command.name == "check" and said else Call(command.name, said)


def asked_below(text: str, message: Message, bot: User) -> Call | None:
    """What `text`, which is no command, asks of the bot.

    In reply to somebody else's message, "Is that true?" and similar doubts have that message checked. Calling the bot
    without another word does so as well, or asks the message if that is a question. None where there is neither a text
    nor a message that it replies to.
    """
    said = replied_words(message, bot)
    if said is None:
        return parse(text) if text else None
    if not text and len(said) <= LONGEST_QUESTION and ends_as_question(said):
        return Call("ask", said)
    return _checking(said, message) if not text or is_doubt(text) else parse(text)
