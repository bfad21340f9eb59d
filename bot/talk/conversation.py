"""One conversation: what a person typed in, a reply out. Knows no face, no markup and no event loop."""

from __future__ import annotations

import dataclasses
import logging
from dataclasses import dataclass
from itertools import islice

from bot.talk import pages
from bot.talk.answers import PLACES, Answers
from bot.talk.catalogue import find_article, quotes_of
from bot.talk.commands import Call, Place, is_known, nearest_command, parse
from bot.talk.deep_links import question_in
from bot.talk.examples import example_questions
from bot.talk.replies import (
    Browse,
    Inquiry,
    Listing,
    Paragraph,
    Reply,
    Shown,
    Subject,
)
from bot.talk.talks import Talk, Talks
from bot.talk.verdicts import verdict_on
from bot.talk.welcome import choice_of_language, directions, hello
from bot.wording import _, ngettext
from retrieval import Evidence, Library, OnRecordError

LOG = logging.getLogger(__name__)
LONGEST_QUESTION = 1_000
REMEMBERED_QUESTIONS = 6
BROWSED = 20
"""Articles whose quotes are offered to somebody who has not typed anything yet."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a person typed, and where.

    `talk` names the chat and topic it belongs to, so that follow-ups stay within it. `follows` is what the message that
    this one replies to has shown; without it a question follows whatever the talk was about last. `replaces` is what
    was asked before this text was corrected.
    """

    text: str
    talk: str = ""
    place: Place = "console"
    follows: Shown | None = None
    replaces: Subject | None = None


class Conversation:
    """Answers requests over one library. `respond` never raises on what a person typed; safe to call from threads."""

    def __init__(self, library: Library, talks: Talks | None = None, places: int = PLACES) -> None:
        self._library = library
        self._answers = Answers(library, places)
        self._talks = Talks() if talks is None else talks
        self._examples: tuple[int, tuple[str, ...]] = (0, ())
        self._obey = {
            "ask": self._ask,
            "quotes": self._quotes,
            "speakers": self._speakers,
            "sources": self._sources,
            "open": self._open,
            "check": self._check,
            "card": self._card,
            "timeline": self._timeline,
            "context": self._context,
            "next": self._next,
            "previous": self._previous,
            "start": self._start,
            "help": self._help,
            "language": self._language,
            "quit": self._quit,
        }

    @property
    def size(self) -> int:
        """How many articles answers come from. Raises LibraryError."""
        return len(self._library.shelf.articles)

    @property
    def library(self) -> Library:
        return self._library

    def joined_with(self, own: Library) -> Conversation:
        """The same talks, over this library and another one beside it."""
        from retrieval import join

        return Conversation(join(self._library, own), self._talks, places=1)

    def respond(self, request: Request) -> Reply:
        """The reply to what was typed: a command, known or not, or else a question."""
        call = parse(request.text)
        try:
            if call is None:
                return self._ask(request.text, request)
            obey = self._obey.get(call.name)
            if obey is None or not is_known(call.name, request.place):
                return _unknown(call, request.place)
            return obey(call.argument, request)
        except OnRecordError:
            LOG.exception("A request could not be answered.")
            return Reply((Paragraph(_("Sorry, I cannot look that up at the moment. Please try again later.")),))

    def show(self, page: Shown, talk: str = "") -> Reply:
        """That page, or the nearest one there is; where `talk` is about its subject, the talk goes on from there."""
        reply = pages.show(self._answers, page.subject, page.position)
        remembered = self._talks.recall(talk)
        if remembered.shown and remembered.shown.subject == reply.subject:
            self._talks.keep(talk, dataclasses.replace(remembered, shown=reply.shown))
        return reply

    def surroundings(self, page: Shown) -> Reply:
        """The article's text around what that page cites; no blocks where it cites nothing, or a whole list."""
        return pages.surroundings(self._answers, page.subject, page.position)

    def voices(self, page: Shown) -> Reply:
        """What each speaker answers to what that page is about; no blocks where not several do."""
        return pages.voices(self._answers, page.subject)

    def more_quotes(self, page: Shown, position: int = 1) -> Reply:
        """That page of the quotes of the speaker whom `page` cites; no blocks where it cites nobody."""
        return pages.more_quotes(self._answers, page, position)

    def picture(self, page: Shown) -> Reply:
        """What that page cites, to be drawn as a picture; no blocks where it cites nothing, or a whole list."""
        return pages.picture(self._answers, page)

    def find(self, words: str) -> tuple[Evidence, ...]:
        """What answers these words, the best first, outside any talk; without words, the quotes there are."""
        question = " ".join(words.split())[:LONGEST_QUESTION]
        if not question:
            return quotes_of(self._library, islice(self._library.shelf.articles, BROWSED))
        return self._answers.find(Inquiry(question)).evidence

    def examples(self) -> tuple[str, ...]:
        """Questions to begin with, which this library answers."""
        number = len(self._library.shelf.articles)
        if self._examples[0] != number:
            self._examples = (number, example_questions(self._library))
        return self._examples[1]

    def forget_talk(self, name: str) -> None:
        """Forget what was asked and shown in a talk."""
        self._talks.forget(name)

    def move_talk(self, name: str, new_name: str) -> None:
        """Carry a talk over to another name, as when a group becomes a supergroup."""
        self._talks.rename(name, new_name)

    def _ask(self, typed: str, request: Request) -> Reply:
        question = " ".join(typed.split())
        if not question:
            return _say(_("What would you like to know? Type a question about the articles, or /help."))
        talk = self._talks.recall(request.talk)
        inquiry = Inquiry(question[:LONGEST_QUESTION], _earlier(request, talk), talk.article_id)
        reply = self._begin(Shown(inquiry), request)
        if len(question) <= LONGEST_QUESTION:
            return reply
        note = ngettext(
            "That is a long question: I read its first {number} character.",
            "That is a long question: I read its first {number} characters.",
            LONGEST_QUESTION,
        )
        return dataclasses.replace(reply, blocks=(*reply.blocks, Paragraph(note)))

    def _quotes(self, speaker: str, request: Request) -> Reply:
        return self._begin(Shown(Browse("quotes", speaker, self._focus(request))), request)

    def _speakers(self, _typed: str, request: Request) -> Reply:
        return self._begin(Shown(Browse("speakers", article_id=self._focus(request))), request)

    def _sources(self, _typed: str, request: Request) -> Reply:
        return self._begin(Shown(Browse("sources")), request)

    def _open(self, typed: str, request: Request) -> Reply:
        articles = self._library.shelf.articles
        talk = self._talks.recall(request.talk)
        if not articles:
            return pages.no_articles()
        if not typed:
            listing = self._begin(Shown(Browse("sources")), request)
            note = Paragraph(_("Type /open and the number of an article to ask that one only."))
            return dataclasses.replace(listing, blocks=(*listing.blocks, note))
        if typed.casefold() == "all":
            self._talks.keep(request.talk, dataclasses.replace(talk, article_id=""))
            return _say(
                ngettext(
                    "Answers now come from every article; there is {number} article.",
                    "Answers now come from every article; there are {number} articles.",
                    len(articles),
                )
            )
        article = find_article(typed, articles)
        if article is None:
            return _say(_("No article here has that number or title. /sources lists them."))
        self._talks.keep(request.talk, dataclasses.replace(talk, article_id=article.id))
        opened = Listing(_("Answers now come from this article only:"), (pages.article_row(article),))
        return Reply((opened, Paragraph(_("/open all goes back to every article."))))

    def _check(self, typed: str, _request: Request) -> Reply:
        if not typed:
            return _say(
                _("Type /check and what somebody is said to have said, with or without who: /check Keller: “…”")
            )
        from retrieval import check_quote

        return verdict_on(check_quote(typed[:LONGEST_QUESTION], self._library), len(self._library.shelf.articles))

    def _card(self, typed: str, request: Request) -> Reply:
        if typed:
            shown = self._ask(typed, request)
            drawn = self.picture(shown.shown) if shown.shown else shown
            return drawn if drawn.blocks else shown
        page = self._current(request)
        drawn = self.picture(page) if page else Reply()
        return (
            drawn
            if drawn.blocks
            else _say(_("There is no answer to draw. Ask a question first, or type /card and it."))
        )

    def _timeline(self, typed: str, request: Request) -> Reply:
        words = " ".join(typed.split())[:LONGEST_QUESTION]
        if not words:
            return _say(_("Type /timeline and what I shall count quotes about, such as /timeline fuel prices."))
        return pages.timeline(self._answers.narrowed(self._focus(request)), words)

    def _context(self, _typed: str, request: Request) -> Reply:
        page = self._current(request)
        reply = self.surroundings(page) if page else Reply()
        return reply if reply.blocks else _say(_("There is no answer to show the context of. Ask a question first."))

    def _next(self, _typed: str, request: Request) -> Reply:
        return self._turn(request, +1)

    def _previous(self, _typed: str, request: Request) -> Reply:
        return self._turn(request, -1)

    def _turn(self, request: Request, step: int) -> Reply:
        page = self._current(request)
        if page is None:
            return _say(_("There is nothing to leaf through yet. Ask a question first."))
        reply = self._begin(Shown(page.subject, page.position + step), request)
        if reply.position != page.position:
            return reply
        if reply.total == 1:
            return _say(_("That is the only one."))
        if step > 0:
            return _say(_("That was the last of {total}.", total=reply.total))
        return _say(_("That was the first of {total}.", total=reply.total))

    def _start(self, typed: str, request: Request) -> Reply:
        if question := question_in(typed):
            return self._ask(question, request)
        if not self._library.shelf.articles:
            return pages.no_articles()
        return hello(len(self._library.shelf.articles), self.examples())

    def _help(self, _typed: str, request: Request) -> Reply:
        return directions(request.place)

    def _language(self, typed: str, _request: Request) -> Reply:
        return choice_of_language(typed)

    def _quit(self, _typed: str, _request: Request) -> Reply:
        return Reply(ends=True)

    def _begin(self, page: Shown, request: Request) -> Reply:
        """Show a page and remember it as what the talk is about now."""
        reply = pages.show(self._answers, page.subject, page.position)
        talk = self._talks.recall(request.talk)
        questions = talk.questions
        if isinstance(page.subject, Inquiry):
            questions = (*page.subject.earlier, page.subject.question)[-REMEMBERED_QUESTIONS:]
        self._talks.keep(request.talk, Talk(questions, reply.shown, talk.article_id))
        return reply

    def _current(self, request: Request) -> Shown | None:
        return request.follows or self._talks.recall(request.talk).shown

    def _focus(self, request: Request) -> str:
        return self._talks.recall(request.talk).article_id


def _earlier(request: Request, talk: Talk) -> tuple[str, ...]:
    """The questions that this one may refer to, oldest first."""
    if isinstance(request.replaces, Inquiry):
        return request.replaces.earlier
    if request.follows and isinstance(request.follows.subject, Inquiry):
        return (*request.follows.subject.earlier, request.follows.subject.question)[-REMEMBERED_QUESTIONS:]
    return talk.questions


def _say(text: str) -> Reply:
    return Reply((Paragraph(text),))


def _unknown(call: Call, place: Place) -> Reply:
    meant = nearest_command(call.name, place)
    if meant:
        return _say(_("I don’t know the command /{typed}. Did you mean /{command}?", typed=call.name, command=meant))
    return _say(_("I don’t know the command /{typed}. /help lists what I know.", typed=call.name))
