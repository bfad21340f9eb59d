"""Pictures, written to files."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from bot.pictures import PictureError, draw_picture
from bot.talk.replies import Note, Reply
from bot.wording import _
from retrieval import Evidence


def with_file(reply: Reply, file: Path | None = None) -> Reply:
    """A reply with a picture, in words: the picture is written to `file`, or to a new file in the current folder."""
    if reply.picture is None:
        return reply
    if file and file.exists():
        return _noted(reply, _("{file} is there already. Type another name, or none for a new file.", file=str(file)))
    kind = "card" if isinstance(reply.picture, Evidence) else "timeline"
    file = file or _free_name(f"onrecord-{kind}")
    try:
        file.write_bytes(draw_picture(reply.picture))
    except PictureError as error:
        return _noted(reply, _("I cannot draw this: {reason}.", reason=str(error)))
    except (OSError, ValueError) as error:  # a name may hold anything
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        return _noted(reply, _("{file} cannot be written: {reason}.", file=str(file), reason=reason))
    return _noted(reply, _("Drawn: {file}", file=str(file)))


def _noted(reply: Reply, text: str) -> Reply:
    """What the picture shows, in words, and a note."""
    return Reply((*reply.blocks, *reply.instead, Note(text)), reply.page, reply.actions)


def _free_name(name: str) -> Path:
    """A file of that name that is not there yet: name.png, name-2.png, …"""
    for number in count(1):
        file = Path(f"{name}.png" if number == 1 else f"{name}-{number}.png")
        if not file.exists():
            return file
    raise AssertionError
