"""The commands /watch and /watches, and the actions under their replies."""

from __future__ import annotations

import re
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.talk.captions import as_typed
from bot.talk.library.chats import ChatLibraries
from bot.talk.replies import Note, Reply, say
from bot.talk.requests import Choice, Request
from bot.talk.watching.book import ChatSettings, KeptWatch, WatchBook
from bot.talk.watching.hours import quiet_hours_in, zone_called
from bot.talk.watching.lookout import Lookout
from bot.talk.watching.showing import (
    AT_ONCE,
    QUIET,
    choice_of_hour,
    choice_of_person,
    choice_of_quiet_hours,
    confirmation,
    stopped,
    usage,
    watch_list,
    words_of_digests,
)
from bot.wording import _, language, ngettext
from retrieval import Article, TypedWatch, Watch, read_watch

KEY = re.compile(r"(\d{1,18})(?::(\d{1,3}))?", re.ASCII)
"""The key of an action: a watch or a number, and perhaps what is chosen for it."""
MOST_PENDING = 1_000
MOST_PEOPLE = 6
"""People of one name who are offered to choose among."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A watch for a name that several people bear, until one of them is chosen."""

    kept: KeptWatch
    typed: TypedWatch


class Watching:
    """Obeys the commands about watches; its `lookout` finds the news for them.

    A chat may have at most `most` watches. `zone` is the time zone of chats that have not set one.
    """

    def __init__(
        self,
        libraries: ChatLibraries,
        book: WatchBook,
        lookout: Lookout,
        most: int,
        zone: str = "UTC",
        now: Callable[[], float] = time.time,
    ) -> None:
        self._libraries = libraries
        self._now = now
        self.book = book
        self.lookout = lookout
        self._most = most
        self._zone = zone
        self._pending: OrderedDict[int, Pending] = OrderedDict()

    def obey(self, request: Request) -> Reply:
        """The reply to one of these commands."""
        argument = request.call.argument
        if not argument:
            return usage() if request.call.name == "watch" else self._list(request.chat_id)
        if not request.may_change:
            return _only_admins()
        return self._watch(request) if request.call.name == "watch" else self._set(request.chat_id, argument)

    def choose(self, choice: Choice) -> Reply | None:
        """The reply to an action under a watch; None if it means nothing any more."""
        found = KEY.fullmatch(choice.key)
        if found is None:
            return None
        if not choice.may_change:
            return _only_admins()
        number, chosen = int(found[1]), int(found[2]) if found[2] else None
        match choice.verb:
            case "quiet":
                return self._quiet(choice.chat_id, number)
            case "announce":
                return self._announce(choice.chat_id, announces=bool(number))
            case "pick":
                return self._pick(choice, number, chosen or 0)
            case _:
                kept = self.book.find(number, choice.chat_id)
                return self._change(choice, kept, chosen) if kept else None

    def announce(self, chat_id: int, articles: Sequence[Article]) -> None:
        """Store that a chat is to be told about the articles that its feeds brought, if it has chosen to be told."""
        if articles and self.book.settings(chat_id).announces:
            self.lookout.announce(chat_id, [one.id for one in articles])

    def move(self, chat_id: int, new_id: int) -> None:
        """A chat has another id from now on, where its watches go on."""
        self.book.move(chat_id, new_id)
        self.lookout.move(chat_id, new_id)

    def _change(self, choice: Choice, kept: KeptWatch, chosen: int | None) -> Reply | None:
        match choice.verb:
            case "unwatch":
                self.book.remove((kept.id,))
                return self._list(choice.chat_id, stopped(kept))
            case "stop":
                self.book.remove((kept.id,))
                return say(stopped(kept))
            case "reread":
                return self._reread(kept)
            case "daily" if chosen is None:
                return choice_of_hour(kept)
            case "daily":
                hour = None if chosen == AT_ONCE else (chosen or 0) % 24
                return self._confirmed(self.book.keep(replace(kept, hour=hour)), TypedWatch(kept.watch, is_quoted=True))
            case _:
                return None

    def _watch(self, request: Request) -> Reply:
        what, hour = _with_hour(request.call.argument)
        with self._libraries.asking(request.chat_id) as answers:
            typed = read_watch(what, answers.library)
        if typed.problem:
            return _problem(typed, what)
        kept = KeptWatch(
            0, request.chat_id, topic_of(request.talk), request.person_id, what, typed.watch, language(), hour
        )
        if typed.people:
            number = max(self._pending, default=0) + 1
            self._pending[number] = Pending(kept, typed)
            while len(self._pending) > MOST_PENDING:
                self._pending.popitem(last=False)
            return choice_of_person(number, typed.people[:MOST_PEOPLE])
        return self._keep(kept, typed)

    def _keep(self, kept: KeptWatch, typed: TypedWatch) -> Reply:
        here = self.book.of(kept.chat_id)
        same = [one for one in here if (one.watch, one.thread) == (kept.watch, kept.thread)]
        if same:
            changed = self.book.keep(replace(same[0], hour=kept.hour))
            return self._confirmed(changed, typed).below(_("I watch for that already."))
        if len(here) >= self._most:
            return say(
                ngettext(
                    "I keep {number} watch for a chat at most. /watches shows it.",
                    "I keep {number} watches for a chat at most. /watches shows them.",
                    self._most,
                )
            )
        self.lookout.begin(kept.chat_id)
        return self._confirmed(self.book.add(kept), typed)

    def _confirmed(self, kept: KeptWatch, typed: TypedWatch) -> Reply:
        return confirmation(kept, typed, self.book.settings(kept.chat_id), self._zone, self._now())

    def _reread(self, kept: KeptWatch) -> Reply | None:
        """Keep the watch as a topic instead of a person, or the reverse, and confirm that; None if it has no other
        reading."""
        with self._libraries.asking(kept.chat_id) as answers:
            typed = read_watch(kept.typed, answers.library)
        if typed.other is None or typed.problem:
            return None
        other = typed.watch if kept.watch == typed.other else typed.other
        turned = TypedWatch(
            other, is_quoted=typed.is_quoted, other=typed.watch if other != typed.watch else typed.other
        )
        return self._confirmed(self.book.keep(replace(kept, watch=other)), turned)

    def _pick(self, choice: Choice, number: int, chosen: int) -> Reply | None:
        pending = self._pending.get(number)
        if pending is None or pending.kept.chat_id != choice.chat_id or not 1 <= chosen <= len(pending.typed.people):
            return None
        person = pending.typed.people[chosen - 1]
        watch = Watch(person, pending.typed.watch.topic, pending.typed.watch.words)
        kept = replace(pending.kept, watch=watch, typed=person)
        return self._keep(kept, TypedWatch(watch, is_quoted=True))

    def _quiet(self, chat_id: int, number: int) -> Reply | None:
        if number == 0:
            return choice_of_quiet_hours()
        if number > len(QUIET):
            return None
        return self._set(chat_id, "{}-{}".format(*QUIET[number - 1]))

    def _announce(self, chat_id: int, *, announces: bool) -> Reply:
        self.book.set(chat_id, replace(self.book.settings(chat_id), announces=announces))
        if announces:
            return say(_("From now on I tell here which articles the feeds bring. /watches changes that."))
        return say(_("I no longer tell here which articles the feeds bring."))

    def _set(self, chat_id: int, typed: str) -> Reply:
        """Set the quiet hours or the clock of a chat, whichever was typed."""
        settings = self.book.settings(chat_id)
        if hours := quiet_hours_in(typed):
            times = replace(settings.times, quiet_from=hours[0], quiet_to=hours[1])
        elif zone := zone_called(typed):
            times = replace(settings.times, zone=zone)
        else:
            return say(
                _(
                    "I know “{typed}” neither as a city nor as hours. Type /watches Kyiv for the clock of a city, or "
                    "/watches 22-7 to have no messages at night.",
                    typed=as_typed(typed),
                )
            )
        self.book.set(chat_id, replace(settings, times=times))
        return self._list(chat_id)

    def _list(self, chat_id: int, note: str = "") -> Reply:
        settings: ChatSettings = self.book.settings(chat_id)
        return watch_list(self.book.of(chat_id), settings, self._zone, self._now(), note)


def topic_of(talk: str) -> int:
    """The topic that a talk is held in; 0 outside topics. A talk is named by its chat, or by chat and topic."""
    topic = talk.partition("/")[2]
    return int(topic) if topic.isdecimal() else 0


def _with_hour(typed: str) -> tuple[str, int | None]:
    """What is to be watched, and the hour of the digest that is typed after it; None without an hour."""
    words = "|".join(re.escape(word) for word in words_of_digests())
    found = re.search(rf"(?:^|\s)(?:{words})\s*(\d{{1,2}})(?:[:.]00)?(?:\s*(?:h|Uhr))?\s*$", typed, re.IGNORECASE)
    if found is None or int(found[1]) > 24:
        return typed, None
    return typed[: found.start()].strip(), int(found[1]) % 24


def _only_admins() -> Reply:
    note = _("Only admins can change what is watched in a group, because everybody there is told.")
    return Reply((Note(note),), is_refusal=True)


def _problem(typed: TypedWatch, what: str) -> Reply:
    match typed.problem:
        case "a first name":
            return say(_("“{name}” is a first name, which many share. Type the surname, too.", name=as_typed(what)))
        case "common words":
            return say(_("These words stand in nearly every article. Type words that tell more."))
        case _:
            return usage()
