"""One conversation: what a person typed in, a reply out. Knows no face, no markup and no event loop."""

from __future__ import annotations

import dataclasses
import logging
from dataclasses import dataclass

from bot import pages
from bot.catalogue import find_article
from bot.commands import Call, Place, commands_in, is_known, nearest_command, parse
from bot.replies import Browse, Inquiry, Listing, Paragraph, Reply, Row, Subject, counted
from bot.talks import Talk, Talks
from retrieval import Library, OnRecordError

LOG = logging.getLogger(__name__)
LONGEST_QUESTION = 1_000
REMEMBERED_QUESTIONS = 6


@dataclass(frozen=True, slots=True)
class Request:
    """What a person typed, and where.

    `talk` names the chat and topic it belongs to, so that follow-ups stay within it. `follows` is what the message
    replied to was about; without it a question follows whatever the talk was about last.
    """

    text: str
    talk: str = ""
    place: Place = "console"
    follows: Subject | None = None


class Conversation:
    """Answers requests over one library. `respond` never raises on what a person typed; safe to call from threads."""

    def __init__(self, library: Library, talks: Talks | None = None) -> None:
        self._library = library
        self._talks = Talks() if talks is None else talks
        self._obey = {
            "ask": self._ask,
            "quotes": self._quotes,
            "speakers": self._speakers,
            "sources": self._sources,
            "open": self._open,
            "context": self._context,
            "next": self._next,
            "previous": self._previous,
            "start": self._start,
            "help": self._help,
            "quit": self._quit,
        }

    def respond(self, request: Request) -> Reply:
        """The reply to what was typed: a command, known or not, or else a question."""
        call = parse(request.text)
        try:
            if call is None:
                return self._ask(request.text, request)
            if not is_known(call.name, request.place):
                return _unknown(call, request.place)
            return self._obey[call.name](call.argument, request)
        except OnRecordError:
            LOG.exception("A request could not be answered.")
            return Reply((Paragraph("Sorry, I cannot look that up at the moment. Please try again later."),))

    def show(self, subject: Subject, position: int = 1) -> Reply:
        """What `subject` is about, at that position (from 1), or at the nearest one there is."""
        return pages.show(self._library, subject, position)

    def surroundings(self, subject: Subject, position: int = 1) -> Reply:
        """The article's text around the citation that `show` gives at that position; no blocks where there is none."""
        return pages.surroundings(self._library, subject, position)

    def move_talk(self, name: str, new_name: str) -> None:
        """Carry a talk over to another name, as when a group becomes a supergroup."""
        self._talks.rename(name, new_name)

    def _ask(self, typed: str, request: Request) -> Reply:
        question = " ".join(typed.split())
        if not question:
            return _say("What would you like to know? Type a question about the articles, or /help.")
        talk = self._talks.recall(request.talk)
        earlier = talk.questions
        if isinstance(request.follows, Inquiry):
            earlier = (*request.follows.earlier, request.follows.question)[-REMEMBERED_QUESTIONS:]
        reply = self._begin(Inquiry(question[:LONGEST_QUESTION], earlier, talk.article_id), request)
        if len(question) <= LONGEST_QUESTION:
            return reply
        note = Paragraph(f"That is a long question: I read its first {LONGEST_QUESTION:,} characters.")
        return dataclasses.replace(reply, blocks=(*reply.blocks, note))

    def _quotes(self, speaker: str, request: Request) -> Reply:
        return self._begin(Browse("quotes", speaker, self._talks.recall(request.talk).article_id), request)

    def _speakers(self, _: str, request: Request) -> Reply:
        return self._begin(Browse("speakers", article_id=self._talks.recall(request.talk).article_id), request)

    def _sources(self, _: str, request: Request) -> Reply:
        return self._begin(Browse("sources"), request)

    def _open(self, typed: str, request: Request) -> Reply:
        articles = self._library.articles
        talk = self._talks.recall(request.talk)
        if not articles:
            return pages.NO_ARTICLES
        if not typed:
            listing = self._begin(Browse("sources"), request)
            note = Paragraph("Type /open and the number of an article to ask that one only.")
            return dataclasses.replace(listing, blocks=(*listing.blocks, note))
        if typed.casefold() == "all":
            self._talks.keep(request.talk, dataclasses.replace(talk, article_id=""))
            return _say(f"Answers now come from every article; there {_are(len(articles))}.")
        article = find_article(typed, articles)
        if article is None:
            return _say("No article here has that number or title. /sources lists them.")
        self._talks.keep(request.talk, dataclasses.replace(talk, article_id=article.id))
        opened = Listing("Answers now come from this article only:", (pages.article_row(article),))
        return Reply((opened, Paragraph("/open all goes back to every article.")))

    def _context(self, _: str, request: Request) -> Reply:
        subject, position = self._current(request)
        reply = self.surroundings(subject, position) if subject else Reply()
        return reply if reply.blocks else _say("There is no answer to show the context of. Ask a question first.")

    def _next(self, _: str, request: Request) -> Reply:
        return self._turn(request, +1)

    def _previous(self, _: str, request: Request) -> Reply:
        return self._turn(request, -1)

    def _turn(self, request: Request, step: int) -> Reply:
        subject, position = self._current(request)
        if subject is None:
            return _say("There is nothing to leaf through yet. Ask a question first.")
        reply = self._begin(subject, request, position + step)
        if reply.position != position:
            return reply
        side = "last" if step > 0 else "first"
        return _say("That is the only one." if reply.total == 1 else f"That was the {side} of {reply.total}.")

    def _start(self, _: str, _request: Request) -> Reply:
        greeting = (
            f"Hello. Ask me about the news: I answer with the exact words of {_articles(len(self._library.articles))}, "
            "who said them and where they stand. I put no words into anyone’s mouth; where nothing answers, I say so."
        )
        return Reply((Paragraph(greeting), Paragraph("/speakers shows who is quoted, /help what else I can do.")))

    def _help(self, _: str, request: Request) -> Reply:
        rows = tuple(Row(command.usage, command.description) for command in commands_in(request.place))
        asking = "Type a question: I answer with exact words from the articles, who said them and where they stand."
        if request.place == "group":
            asking = "In a group I answer /ask and replies to my messages. Other talk I do not answer."
        return Reply((Paragraph(asking), Listing("Commands:", rows)))

    def _quit(self, _: str, _request: Request) -> Reply:
        return Reply(ends=True)

    def _begin(self, subject: Subject, request: Request, position: int = 1) -> Reply:
        """Show a subject and remember it as what the talk is about now."""
        reply = self.show(subject, position)
        talk = self._talks.recall(request.talk)
        questions = talk.questions
        if isinstance(subject, Inquiry):
            questions = (*subject.earlier, subject.question)[-REMEMBERED_QUESTIONS:]
        self._talks.keep(request.talk, Talk(questions, reply.subject, reply.position, talk.article_id))
        return reply

    def _current(self, request: Request) -> tuple[Subject | None, int]:
        talk = self._talks.recall(request.talk)
        if request.follows is not None and request.follows != talk.subject:
            return request.follows, 1
        return talk.subject, talk.position


def _say(text: str) -> Reply:
    return Reply((Paragraph(text),))


def _unknown(call: Call, place: Place) -> Reply:
    meant = nearest_command(call.name, place)
    hint = f"Did you mean /{meant}?" if meant else "/help lists what I know."
    return _say(f"I don’t know the command /{call.name}. {hint}")


def _articles(number: int) -> str:
    return counted(number, "article")


def _are(number: int) -> str:
    return f"{'is' if number == 1 else 'are'} {_articles(number)}"
