"""Why something cannot be read, in the language being spoken; rare reasons are in English."""

from __future__ import annotations

from bot.talk.library.reading import LONGEST
from bot.wording import _
from retrieval import Unreadable


def why(name: str, reason: str, kind: Unreadable) -> str:  # noqa: C901 - a list of texts
    """A sentence about what is called `name`. `reason` is what retrieval says about it, in English."""
    match kind:
        case "subscribers only":
            return _(
                "{name}: shows the whole article to subscribers only; save the page from your browser and send the "
                "file.",
                name=name,
            )
        case "no programs":
            return _(
                "{name}: may not be read by programs; save the page from your browser and send the file.", name=name
            )
        case "no page":
            return _("{name}: leads to no page; check the link for slips.", name=name)
        case "private network":
            return _("{name}: leads into a private network, where I follow no links.", name=name)
        case "no answer":
            return _("{name}: does not answer; try again later.", name=name)
        case "too slow":
            return _("{name}: does not come in time; try again later or save the page from a browser.", name=name)
        case "too heavy":
            return _("{name}: takes more memory or time than one message may; please send it in parts.", name=name)
        case "unknown kind":
            return _("{name}: is of a kind that cannot be read; send text, HTML, PDF, DOCX or EPUB.", name=name)
        case "no article":
            return _("{name}: shows no article; if your browser does, save the page and send the file.", name=name)
        case "empty":
            return _("{name}: is empty.", name=name)
        case "no text":
            return _("{name}: holds no text.", name=name)
        case "scanned":
            return _(
                "{name}: is a PDF without text, scanned perhaps; have its letters recognised (OCR) first.", name=name
            )
        case "locked":
            return _("{name}: is locked with a password; unlock it first.", name=name)
        case "no feed":
            return _("{name}: is no feed; send the address of an RSS or Atom feed.", name=name)
        case "names no feed":
            return _("{name}: is a page that names no feed; send the address of an RSS or Atom feed.", name=name)
        case "too long":
            return _("{name}: is longer than {number} characters; please send it in parts.", name=name, number=LONGEST)
        case "other":
            return _("{name}: {reason}.", name=name, reason=reason)
