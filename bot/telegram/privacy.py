"""What is kept about people, and how they have it deleted."""

from __future__ import annotations

from bot.commands import parse
from bot.conversation import Conversation, Request
from bot.replies import Paragraph, Reply
from bot.telegram.cards import Cards
from bot.wording import N_, _

FORGOTTEN = N_("Done: I have deleted what you asked, how you voted and which language you chose.")


def about_privacy(request: Request, person_id: int, conversation: Conversation, cards: Cards) -> Reply | None:
    """The reply to /privacy and /forgetme, which is obeyed; None where neither was typed."""
    call = parse(request.text)
    match call.name if call else "":
        case "privacy":
            return _kept()
        case "forgetme":
            cards.forget(person_id)
            conversation.forget_talk(request.talk)
            return Reply((Paragraph(_(FORGOTTEN)),))
        case _:
            return None


def _kept() -> Reply:
    kept = _(
        "What I keep: your questions with the ids of the chat, of you and of the messages, so that buttons and "
        "follow-ups work, your 👍 and 👎, and the language that you choose. What I have no time to answer before I am "
        "stopped I keep until I am started again. I keep nothing else, my logs hold no words of yours, and nobody else "
        "gets any of it."
    )
    deleted = _("/forgetme deletes what I keep of you, at once and for good. Older buttons stop working then.")
    return Reply((Paragraph(kept), Paragraph(deleted)))
