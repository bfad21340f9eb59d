"""The reply to /check: what is found of the words that somebody is said to have said."""

from __future__ import annotations

import dataclasses
import re

from bot.talk.answers import Answers
from bot.talk.commands import Call, Place
from bot.talk.earlier.tongue import tongue_of_claim
from bot.talk.replies import Note, Page, Reply, say
from bot.talk.requests import Told
from bot.talk.verdicts import verdict_on
from bot.wording import _, language, speaking
from retrieval import Article, Check, Library, evidence_of

_MARKS = re.compile("[\"“”„«»「」『』‘’'：:]")
_QUOTATION_ALONE = re.compile(r"\s*(?:\"[^\"?]+\"|“[^“”?]+”|„[^„“”?]+[“”]|«[^«»?]+»|「[^「」？]+」)[.,!…\s]*")
LEAST_QUOTED = 20
"""Characters of a message that is one quotation and is checked; a shorter one may be words to look for."""
LONGEST_CLAIM = 4_096
"""Characters of a text that are checked: those of the longest message on Telegram."""


def is_claim(text: str) -> bool:
    """Whether a message is pasted quotations with their speakers, or one quotation: checked rather than asked about."""
    if not _MARKS.search(text):
        return False
    if _QUOTATION_ALONE.fullmatch(text) and len(text) >= LEAST_QUOTED:
        return True
    from retrieval import is_pasted_claim  # imported here, as most messages have no marks: the console starts without

    return is_pasted_claim(text)


def checked(call: Call, place: Place, answers: Answers) -> Reply:
    """The verdicts on what a text claims; without words to check, how to check some.

    The verdicts on typed words are in their language, unless the person has chosen one.
    A message that somebody replied to is not looked for in itself, should it be one of the articles. Where one quote is
    what was found, the reply shows the page of that quote, so that replies to the verdict are about it.
    """
    claim = call.argument
    if not any(map(str.isalnum, claim)):
        typed = _("Type /check and what somebody is said to have said, with or without who: /check Keller: “…”")
        replied = _("Or reply to a message with /check: I look up what that message says.")
        return say(typed if place == "console" else f"{typed}\n{replied}")
    tongue = tongue_of_claim(claim) if call.replied is None else language()
    with speaking(tongue):
        return dataclasses.replace(_verdicts(call, answers), tongue=tongue)


def _verdicts(call: Call, answers: Answers) -> Reply:
    claim = call.argument
    check = answers.check(claim[:LONGEST_CLAIM], "", _article_of(call))
    others = len(answers.library.shelf.articles) - len(check.left_out)
    reply = verdict_on(check, others) if others or not check.left_out else Reply()
    reply = dataclasses.replace(reply, page=_page_of(check, answers.library))
    if check.left_out:
        reply = reply.below(_("This message is itself among the articles; I look for its words in the others only."))
    if len(claim) <= LONGEST_CLAIM and check.is_whole:
        return reply
    note = Note(_("That is a long text: I have checked only its beginning."))
    return dataclasses.replace(reply, blocks=(*reply.blocks, note))


def _page_of(check: Check, library: Library) -> Page | None:
    """The page of the quote that was found; None if none was, more than one, or words in which nobody is quoted."""
    found = [part.findings[0].evidence for part in check.parts if part.findings]
    if len(found) != 1 or found[0].attribution is None:
        return None
    article_id = found[0].article.id
    quoted = evidence_of(library.shelf.get(article_id), found[0].attribution)
    return Page(Told(article_id, (quoted.span,)), evidence=(quoted,)) if quoted else None


def _article_of(call: Call) -> Article | None:
    """The message whose words are checked, as the article that it is if it was added; None where they were typed."""
    if call.replied is None:
        return None
    from bot.talk.library.reading import article_of_post  # reads articles: seldom needed

    return article_of_post(call.replied)
