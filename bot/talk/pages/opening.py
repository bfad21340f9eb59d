"""Asking one article only, or all of them again."""

from __future__ import annotations

from collections.abc import Sequence

from bot.talk.catalogue import find_article
from bot.talk.pages.lists import article_row
from bot.talk.replies import Listing, Note, Reply, say
from bot.wording import _, ngettext
from retrieval import Article


def opened(typed: str, articles: Sequence[Article]) -> tuple[Reply, str | None]:
    """The reply to /open with that argument, and the id of the article that is asked from now on.

    The id is empty where all articles are asked, None where nothing changes.
    """
    if typed.casefold() == "all":
        every = ngettext(
            "Answers now come from every article; there is {number} article.",
            "Answers now come from every article; there are {number} articles.",
            len(articles),
        )
        return say(every), ""
    article = find_article(typed, articles)
    if article is None:
        return say(_("No article here has that number or title. /sources lists them.")), None
    listing = Listing(_("Answers now come from this article only:"), (article_row(article),))
    return Reply((listing, Note(_("/open all goes back to every article.")))), article.id
