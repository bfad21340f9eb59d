"""What the bot keeps about people, and what it says when somebody has that deleted."""

from __future__ import annotations

from bot.talk.replies import Note, Reply
from bot.wording import _


def privacy() -> Reply:
    """What is kept, and how it is deleted."""
    kept = _(
        "What I keep: your questions with the ids of the chat, of you and of the messages, so that buttons and "
        "follow-ups work, your 👍 and 👎, and the language that you choose. What I have no time to answer before I am "
        "stopped I keep until I am started again."
    )
    articles = _(
        "The articles and feeds that you add in our private chat I keep for you alone, until you remove them. What "
        "the admins of a group add is the group’s: I do not note who added it, and everybody there can ask it."
    )
    elsewhere = _(
        "Where you call me by name in another chat, my answer can come from the articles of our private chat, and "
        "everybody there sees it."
    )
    nothing_else = _("I keep nothing else, my logs hold no words of yours, and nobody else gets any of it.")
    deleted = _(
        "/forgetme deletes what I keep of you, at once and for good. Older buttons stop working then. In our private "
        "chat it deletes your articles and feeds, too; what a group has added stays until its admins remove it with "
        "/forget."
    )
    watches = _(
        "What you watch for I keep with your id until you stop it. Of what I have told a chat I keep only numbers "
        "computed from the words, so as not to tell it twice. /forgetme deletes your watches in every chat."
    )
    return Reply(tuple(Note(text) for text in (kept, articles, elsewhere, watches, nothing_else, deleted)))


def forget_person(*, is_erased: bool) -> Reply:
    """The reply to /forgetme; the face deletes what it keeps. `is_erased`: the chat's library has been deleted, too."""
    if is_erased:
        done = _(
            "Done: I have deleted what you asked, how you voted and which language you chose, and the articles and "
            "feeds of this chat."
        )
    else:
        done = _("Done: I have deleted what you asked, how you voted and which language you chose.")
    return Reply((Note(done),), forgets=True)
