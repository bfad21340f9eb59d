"""The commands that ask the articles, and the actions under their replies."""

from __future__ import annotations

import dataclasses
from typing import Literal

from bot.talk.answers import Answers
from bot.talk.commands import Call
from bot.talk.earlier.following_up import earlier_questions, speakers_shown
from bot.talk.earlier.further import more_asked
from bot.talk.earlier.leafing import turned_back, turned_on, turned_to_another, turned_to_number, turned_to_place
from bot.talk.earlier.pages import PagesOfTalks, home_before, home_of
from bot.talk.earlier.pronouns import meant_in, nobody_meant
from bot.talk.earlier.reasons import moment_asked, reason_asked
from bot.talk.earlier.several import answered_each, is_empty
from bot.talk.earlier.tongue import tongue_of_question, tongue_of_wish
from bot.talk.pages.checked import checked, is_claim
from bot.talk.pages.context import context_of
from bot.talk.pages.length import LONGEST_QUESTION, read_in_part
from bot.talk.pages.opening import opened
from bot.talk.pages.pictures import drawn, no_answer_of, timeline_reply
from bot.talk.pages.showing import no_articles
from bot.talk.replies import Note, Reply, say
from bot.talk.requests import Bookmark, Browse, Question, Request, read_request
from bot.talk.small_talk.doubts import doubted, looked_up, printed_in
from bot.talk.small_talk.happenings import asks_what_happens
from bot.talk.small_talk.overviews import about, news, written_by
from bot.talk.small_talk.places import place_asked
from bot.talk.small_talk.replies import farewell, friendly_reply, nothing_asked, unable
from bot.talk.small_talk.to_check import claim_to_check
from bot.talk.small_talk.wishes import AS_COMMANDS, LIKELY, SOCIAL, SURE, Wish, likely_wish, read_message
from bot.talk.talks import Talks
from bot.talk.welcome.deep_links import question_in
from bot.talk.welcome.examples import EXAMPLES
from bot.talk.welcome.hello import directions, hello, nothing_to_ask
from bot.wording import _, language, speaking
from retrieval import Answer, asks_for_more, asks_for_others, questions_in

LONGEST_NUMBER = 9
"""Digits of the number of an answer that are read. No question has as many answers as the largest such number."""
DOUBTFUL = 0.6
"""The confidence below which an answer gives way to the wish that its question may be."""
NEED_ARTICLES = frozenset({"ask", "quotes", "speakers", "sources", "open", "start"})


class Asking:
    """Obeys these commands. `pages` remembers in `talks` what each talk is about.

    `invites`: people can add articles of their own, and are told so where it helps.
    """

    def __init__(self, talks: Talks, *, invites: bool) -> None:
        self._talks = talks
        self.pages = PagesOfTalks(talks)
        self._invites = invites
        self.commands = {
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
        }

    def obey(self, request: Request, answers: Answers) -> Reply:
        """The reply to one of the `commands`."""
        if request.call.name == "ask":
            if claim := claim_to_check(request.call.argument):
                return self._check(dataclasses.replace(request, call=Call("check", claim)), answers)
            if place := place_asked(request.call.argument):
                return turned_to_place(place, self.pages.bookmark(request), self.pages.begins(request, answers))
            message = read_message(request.call.argument)
            if wish := message.wish or _likely_wish(request, answers, SURE, may_be_name=True):
                return self._grant(wish, request, answers)
            request = dataclasses.replace(request, call=Call("ask", message.question))
        if request.call.name in NEED_ARTICLES and not answers.library.shelf.articles:
            return nothing_to_ask(request.place) if self._invites else no_articles()
        return self.commands[request.call.name](request, answers)

    def _grant(self, wish: Wish, request: Request, answers: Answers) -> Reply:
        """The reply to a wish in the language in which it is made."""
        asked = self._talks.recall(request.talk).questions
        with speaking(tongue := tongue_of_wish(request.call.argument, asked)):
            reply = self._granted(wish, request, answers)
        return reply if tongue == language() else dataclasses.replace(reply, tongue=reply.tongue or tongue)

    def _granted(self, wish: Wish, request: Request, answers: Answers) -> Reply:
        """The reply to small talk, which is no question of the talk, and to a wish for what a command does."""
        if reply := self._of_the_page(wish, request, answers):
            return reply
        has_articles = bool(answers.library.shelf.articles)
        match wish:
            case "translation" | "opinion" | "shortening" | "unable":
                return unable(wish)
            case "help":
                return directions(request.place)
            case "farewell":
                return farewell(ends=request.place == "console")
            case "about" | "new" if has_articles:
                library = answers.library_narrowed(self.pages.focus(request))
                return about(library) if wish == "about" else news(library)
            case "article_about" if has_articles:
                article_id = self.pages.article_named(request, answers)
                return about(answers.library_narrowed(article_id)) if article_id else self._ask(request, answers)
            case "author" | "author_of" if has_articles:
                return self._authors(wish, request, answers)
            case _ if wish in SOCIAL and has_articles:
                turn = f"{len(self._talks.recall(request.talk).questions)} {request.call.argument}"
                return friendly_reply(wish, answers.examples(), turn)
            case _:
                name = AS_COMMANDS.get(wish, "start")
                return self.obey(dataclasses.replace(request, call=Call(name)), answers)

    def _of_the_page(self, wish: Wish, request: Request, answers: Answers) -> Reply | None:
        """The reply to a wish about the page that the talk has shown; None for others, or where nothing was shown."""
        match wish:
            case "whose" | "again":
                current = self.pages.current(request, answers)
                return current if current and current.page else None
            case "origin":
                page = self.pages.cited(request, answers)
                asked = moment_asked(page, request, self._talks.recall(request.talk), answers.find)
                told = self.pages.begin(Bookmark(asked), request, answers) if asked else None
                return told or (printed_in(page) if page else nothing_asked())
            case "other":
                home, begin = home_of(self.pages.cited(request, answers)), self.pages.begins(request, answers)
                return turned_to_another(self.pages.bookmark(request), home, answers, begin)
            case "reason":
                page, talk = self.pages.cited(request, answers), self._talks.recall(request.talk)
                asked = reason_asked(page, request, talk, answers.library)
                told = self.pages.begin(Bookmark(asked), request, answers) if asked else self._context(request, answers)
                return told if told.page else self._doubted("doubt", request, answers)
            case "objection" | "doubt":
                return self._doubted(wish, request, answers)
            case _:
                return None

    def _ask(self, request: Request, answers: Answers) -> Reply:
        if is_claim(request.call.argument):
            return self._check(request, answers)
        several = questions_in(request.call.argument)
        if len(several) > 1:
            each = (dataclasses.replace(request, call=Call("ask", one)) for one in several)
            return answered_each(several, (self.obey(one, answers) for one in each))
        question = " ".join(request.call.argument.split())
        if question.isdecimal():
            begin = self.pages.begins(request, answers)
            if found := turned_to_number(int(question[:LONGEST_NUMBER]), self.pages.bookmark(request), answers, begin):
                return found
        if not any(map(str.isalpha, question)):
            return nothing_asked()
        text = question[:LONGEST_QUESTION]
        asked = self._asked(text, request, answers)
        if isinstance(asked, Reply):
            return asked
        if instead := self._instead_of_nothing(text, answers.find(asked), request, answers):
            return instead
        reply = self.pages.begin(Bookmark(asked), request, answers)
        if asks_for_others(text) and not asked.besides and reply.page and reply.page.outcome == "unanswered":
            with speaking(tongue_of_question(text)):
                return self.pages.begin(Bookmark(Browse("speakers", article_id=asked.home)), request, answers)
        return reply if len(question) <= LONGEST_QUESTION else read_in_part(reply)

    def _instead_of_nothing(self, text: str, found: Answer, request: Request, answers: Answers) -> Reply | None:
        """The reply to small talk and to questions what is going on, where nothing answers these words themselves."""
        is_nothing = _finds_nothing(found)
        is_doubtful = is_nothing or any(one.confidence < DOUBTFUL for one in found.evidence[:1])
        if is_doubtful and (wish := _likely_wish(request, answers, LIKELY, may_be_name=not is_nothing)):
            return self._grant(wish, request, answers)
        if not is_nothing:
            return None
        if found.closest and asks_what_happens(text, found.closest[0].article):
            article_id = found.closest[0].article.id
            self.pages.begin(Bookmark(Question(text, home=article_id)), request, answers)
            return about(answers.library_narrowed(article_id))
        return None

    def _asked(self, text: str, request: Request, answers: Answers) -> Question | Reply:
        """What is asked, with what the talk has shown before; a reply where that cannot be told."""
        talk = self._talks.recall(request.talk)
        page = self.pages.cited(request, answers)
        home = request.replaces.home if isinstance(request.replaces, Question) else home_of(page)
        home = home or home_before(self.pages.bookmark(request))
        shown = page.evidence[0].span if page else None
        asked = Question(text, earlier_questions(text, request, talk), talk.article_id, home=home, shown=shown)
        if asks_for_others(text):
            return dataclasses.replace(asked, besides=speakers_shown(self.pages.bookmark(request), answers.find))
        if wanted := asks_for_more(text):
            more = more_asked(wanted, asked, self.pages.bookmark(request), talk, answers.find)
            return dataclasses.replace(asked, more=more)
        if request.replaces:
            return asked
        meant = meant_in(text, page, answers.library)
        if meant is None and is_empty(text, talk):
            return nothing_asked()
        if meant == "" and (page or not (talk.questions or talk.article_id)):
            return nobody_meant(asked, page, answers.library)
        asked = dataclasses.replace(asked, of=meant or "")
        return asked if answers.find(asked).leans else dataclasses.replace(asked, home="", shown=None)

    def _quotes(self, request: Request, answers: Answers) -> Reply:
        browse = Browse("quotes", request.call.argument, self.pages.focus(request))
        return self.pages.begin(Bookmark(browse), request, answers)

    def _speakers(self, request: Request, answers: Answers) -> Reply:
        return self.pages.begin(Bookmark(Browse("speakers", article_id=self.pages.focus(request))), request, answers)

    def _sources(self, request: Request, answers: Answers) -> Reply:
        return self.pages.begin(Bookmark(Browse("sources")), request, answers)

    def _open(self, request: Request, answers: Answers) -> Reply:
        typed, articles = request.call.argument, answers.library.shelf.articles
        if not typed:
            listing = self.pages.begin(Bookmark(Browse("sources")), request, answers)
            note = Note(_("Type /open and the number of an article to ask that one only."))
            return dataclasses.replace(listing, blocks=(*listing.blocks, note))
        reply, article_id = opened(typed, articles)
        if article_id is not None:
            talk = self._talks.recall(request.talk)
            self._talks.keep(request.talk, dataclasses.replace(talk, article_id=article_id))
        return reply

    def _check(self, request: Request, answers: Answers) -> Reply:
        """The verdict on a claim. The talk goes on from the quote that was found."""
        reply = checked(request.call, request.place, answers)
        if reply.page:
            talk = self._talks.recall(request.talk)
            self._talks.keep(request.talk, dataclasses.replace(talk, bookmark=reply.page.bookmark))
        return reply

    def _card(self, request: Request, answers: Answers) -> Reply:
        typed = request.call.argument
        if typed.isdecimal():  # the answer of that number
            number, bookmark = int(typed[:LONGEST_NUMBER]), self.pages.bookmark(request)
            numbered = turned_to_number(number, bookmark, answers, self.pages.begins(request, answers))
            return drawn(numbered) if numbered else no_answer_of(number, self.pages.current(request, answers))
        return drawn(self._ask(request, answers), asked=typed) if typed else drawn(self.pages.current(request, answers))

    def _timeline(self, request: Request, answers: Answers) -> Reply:
        words = " ".join(request.call.argument.split())[:LONGEST_QUESTION]
        return timeline_reply(answers.library_narrowed(self.pages.focus(request)), words)

    def _context(self, request: Request, answers: Answers) -> Reply:
        current = self.pages.current(request, answers)
        reply = context_of(answers, current.page) if current and current.page else Reply()
        return reply if reply.blocks else say(_("There is no answer to show the context of. Ask a question first."))

    def _next(self, request: Request, answers: Answers) -> Reply:
        talk = self._talks.recall(request.talk)
        return turned_on(self.pages.bookmark(request), talk, answers, self.pages.begins(request, answers))

    def _previous(self, request: Request, answers: Answers) -> Reply:
        talk = self._talks.recall(request.talk)
        return turned_back(self.pages.bookmark(request), talk, answers, self.pages.begins(request, answers))

    def _start(self, request: Request, answers: Answers) -> Reply:
        if question := question_in(request.call.argument):
            return self._ask(dataclasses.replace(request, call=read_request(f"/ask {question}").call), answers)
        number, questions = len(answers.library.shelf.articles), answers.examples()[:EXAMPLES]
        return hello(number, questions, request.place, invites=self._invites)

    def _doubted(self, wish: Literal["objection", "doubt"], request: Request, answers: Answers) -> Reply | None:
        """Where the words stand that are doubted, or how the bot came to its own; None where it has said nothing.

        The talk goes on from the page of the message replied to, so that /context shows the words around those.
        """
        page = None if request.follows_nothing else self.pages.cited(request, answers)
        if page is None:
            return looked_up() if request.follows or request.follows_nothing else None
        if request.follows:
            talk = self._talks.recall(request.talk)
            self._talks.keep(request.talk, dataclasses.replace(talk, bookmark=page.bookmark))
        return doubted(wish, page)

    def _authors(self, wish: Wish, request: Request, answers: Answers) -> Reply:
        """Who wrote the article that is named, or that is spoken of, or else all of them."""
        page = self.pages.cited(request, answers)
        shown = page.evidence[0].article.id if page else ""
        article_id = self.pages.article_named(request, answers) if wish == "author_of" else shown
        return written_by(answers.library_narrowed(article_id or self.pages.focus(request)).shelf.articles)


def _likely_wish(request: Request, answers: Answers, least: float, *, may_be_name: bool) -> Wish | None:
    """What is probably wished for by a message that names nobody who is quoted."""
    text = request.call.argument
    wish = likely_wish(text, least, may_be_name=may_be_name)
    return None if wish is None or answers.names_somebody(text) else wish


def _finds_nothing(found: Answer) -> bool:
    """Whether nothing answers, and nobody in particular was asked about."""
    return not found.evidence and found.refusal is not None and found.refusal.missing == "nothing"
