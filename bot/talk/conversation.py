"""One conversation: a request comes in, a reply goes out. The same for every face."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from bot.talk.asking import Asking
from bot.talk.catalogue import quotes_of
from bot.talk.commands import CHATS, Call, Place, is_known, nearest_command
from bot.talk.earlier.choosing import Choosing
from bot.talk.library.libraries import Libraries
from bot.talk.library.limits import ChatLimits
from bot.talk.library.offers import Offer, Offers, offer_in
from bot.talk.library.removals import Removals
from bot.talk.pages.aside import answered_aside
from bot.talk.pages.length import LONGEST_QUESTION
from bot.talk.pages.showing import show
from bot.talk.replies import Reply, say
from bot.talk.requests import Choice, Question, Request
from bot.talk.small_talk.wishes import command_wished
from bot.talk.talks import Talks
from bot.talk.welcome.hello import choice_of_language, directions, now_speaking
from bot.talk.welcome.privacy import forget_person, privacy
from bot.wording import _
from retrieval import Article, Evidence, OnRecordError, complete

if TYPE_CHECKING:
    from bot.talk.feeds.following import Following
    from bot.talk.library.obeying import Librarian
    from bot.talk.watching.obeying import Watching

LOG = logging.getLogger(__name__)
BROWSED = 20
"""Articles whose quotes are offered to somebody who has not typed anything yet."""
LONGEST_BEGUN = 2
"""Letters of a last word that is hardly begun: where nothing answers, it is left out."""
UNLIMITED = ChatLimits(articles=None)


class Conversation:
    """Obeys requests and choices over some libraries.

    Whatever a person types or sends, nothing is raised; a library that cannot be read is one apology and one line in
    the log. Safe to use from threads.
    """

    def __init__(
        self,
        libraries: Libraries,
        limits: ChatLimits = UNLIMITED,
        talks: Talks | None = None,
        removals: Removals | None = None,
        watching: Watching | None = None,
        offers: Offers | None = None,
    ) -> None:
        self._libraries = libraries
        self._limits = limits
        self._talks = Talks() if talks is None else talks
        self._removals = Removals() if removals is None else removals
        self._watching = watching
        self._offers = Offers() if offers is None else offers
        self._asking = Asking(self._talks, invites=libraries.are_kept)
        self._choosing = Choosing(self._asking)
        self._about_itself: dict[str, Callable[[Request], Reply]] = {
            "help": lambda request: directions(request.place),
            "language": lambda request: choice_of_language(request.call.argument),
            "privacy": lambda _request: privacy(),
            "forgetme": self._forget_person,
            "quit": lambda _request: Reply(ends=True),
        }

    @property
    def libraries(self) -> Libraries:
        """The libraries that are asked."""
        return self._libraries

    @cached_property
    def following(self) -> Following:
        """The feeds that chats follow."""
        from bot.talk.feeds.following import Following  # reads and adds articles: seldom needed

        return Following(self._libraries, self._limits)

    @cached_property
    def _librarian(self) -> Librarian:
        from bot.talk.library.obeying import Librarian  # reads and adds articles: seldom needed

        return Librarian(self._libraries, self.following, self._limits, self._removals)

    def respond(self, request: Request) -> Reply:
        """The reply to a request: a question, or a command, known or not."""
        name = request.call.name
        try:
            if not is_known(name, request.place):
                return _unknown(request.call, request.place)
            if obey := self._about_itself.get(name):
                return obey(request)
            if name == "ask" and (command := command_wished(request.call.argument)):
                return self.respond(replace(request, call=Call(command)))
            if name in self._asking.commands:
                offer = self._offer_in(request)
                if offer:
                    request = replace(request, call=Call(name, offer.rest))
                reply = self._answer(request)
                return offer.under(reply) if offer else reply
            if name in {"watch", "watches"}:
                return self._watching.obey(request) if self._watching else say(_("This bot keeps no watches."))
            if name == "proof":
                from bot.talk.library.proving import proof_request  # reads articles: seldom needed

                return proof_request(request, self._libraries, allow_private=self._limits.allow_private)
            return self._librarian.obey(request)
        except OnRecordError:
            LOG.exception("A request could not be answered.")
            return unavailable()

    def _answer(self, request: Request) -> Reply:
        with self._libraries.asking(request.chat_id) as answers:
            reply = self._asking.obey(request, answers)
        if answers.lacks_own:
            return reply.below(_("The articles of this chat cannot be read now; I have looked in the others."))
        return reply

    def _offer_in(self, request: Request) -> Offer | None:
        """What the question offers to be added, where whoever asks it may add articles."""
        if request.call.name != "ask" or request.place == "group" or not self._libraries.are_kept:
            return None
        offer = offer_in(request.call.argument, request.links)
        if offer:
            self._offers.keep(request.talk, offer.sources)
        return offer

    def choose(self, choice: Choice) -> Reply | None:
        """The reply to an action that was chosen; None if it means nothing any more."""
        try:
            match choice.verb:
                case "language":
                    return now_speaking(choice.key)
                case "take":
                    sources = self._offers.take(choice.talk)
                    add = Request(Call("add"), choice.talk, choice.place, choice.chat_id, sources=sources)
                    return self.respond(add) if sources else None
                case "page" | "earlier" | "later" | "drop" | "remove" | "undo" | "unfollow" | "subscribe":
                    return self._librarian.choose(choice)
                case "unwatch" | "stop" | "reread" | "daily" | "pick" | "quiet" | "announce":
                    return self._watching.choose(choice) if self._watching else None
                case _:
                    with self._libraries.asking(choice.chat_id) as answers:
                        return self._choosing.choose(choice, answers)
        except OnRecordError:
            LOG.exception("A request could not be answered.")
            return unavailable()

    def shown(self, choice: Choice) -> Reply | None:
        """The page that the message shows in which something was chosen; None if it shows none."""
        if choice.shown is None:
            return None
        with self._libraries.asking(choice.chat_id) as answers:
            return show(answers, choice.shown)

    def find(self, words: str, chat_id: int = 0) -> tuple[Evidence, ...]:
        """What answers these words, the best first, outside any talk; without words, some quotes.

        The last word may be unfinished, and counts for nothing where so little of it is there that nothing answers.
        """
        question = " ".join(words.split())[:LONGEST_QUESTION]
        with self._libraries.asking(chat_id) as answers:
            if question:
                completed = complete(question, answers.library.passage_index) or (question,)
                found = [one for words in completed for one in answers.find(Question(words)).evidence]
                finished, _space, begun = question.rpartition(" ")
                if not found and finished and len(begun) <= LONGEST_BEGUN:
                    found = list(answers.find(Question(finished)).evidence)
                return tuple({(one.article.id, one.span): one for one in found}.values())
            return quotes_of(answers.library, islice(answers.library.shelf.articles, BROWSED))

    def answer_aside(self, call: Call, chat_id: int) -> Reply:
        """The answer to a question or a check outside any talk, from that chat's library: nothing is remembered."""
        try:
            with self._libraries.asking(chat_id) as answers:
                return answered_aside(call, answers)
        except OnRecordError:
            LOG.exception("A request could not be answered.")
            return unavailable()

    def announce(self, chat_id: int, articles: Sequence[Article]) -> None:
        """Feeds have brought these articles; the chat is told so if it has chosen that."""
        if self._watching:
            self._watching.announce(chat_id, articles)

    def leave(self, chat_id: int) -> None:
        """The bot is no longer in a chat, which follows no feeds and watches nothing any more."""
        self.following.unfollow_all(chat_id)
        if self._watching:
            self._watching.book.drop(chat_id)

    def move(self, chat_id: int, new_id: int) -> None:
        """A chat has another id from now on; its talk and its library go on there."""
        self._talks.rename(str(chat_id), str(new_id))
        self._libraries.move(chat_id, new_id)
        if self._watching:
            self._watching.move(chat_id, new_id)

    def _forget_person(self, request: Request) -> Reply:
        self._offers.clear()
        is_erased = request.place == "private" and self._librarian.erase(request.chat_id)
        return forget_person(is_erased=is_erased)


def unavailable() -> Reply:
    """The apology for something that cannot be read or written now."""
    return say(_("Sorry, I cannot look that up at the moment. Please try again later."))


def _unknown(call: Call, place: Place) -> Reply:
    if any(is_known(call.name, other) for other in CHATS):
        return say(_("/{command} works in chats only, such as on Telegram.", command=call.name))
    meant = nearest_command(call.name, place)
    if meant:
        return say(_("I don’t know the command /{typed}. Did you mean /{command}?", typed=call.name, command=meant))
    return say(_("I don’t know the command /{typed}. /help lists what I know.", typed=call.name))
