"""Watches in words: what is watched for, when it is told, and what can be done about it. Changes nothing."""

from __future__ import annotations

from collections.abc import Sequence

from bot.talk.replies import Action, Listing, Note, Reply, Row, say
from bot.talk.watching.book import ChatSettings, KeptWatch
from bot.talk.watching.hours import clock
from bot.wording import N_, _
from retrieval import TypedWatch, Watch

DAILY = N_("daily")
HOURS = (6, 7, 8, 9, 12, 18, 20, 22)
"""Hours of a digest that are offered as buttons."""
AT_ONCE = 24
"""In place of an hour: no digest."""
QUIET = ((22, 7), (23, 8), (20, 9), (0, 0))
"""Quiet hours that are offered as buttons."""


def words_of_digests() -> tuple[str, ...]:
    """What stands before the hour of a digest, in English and in the language being spoken."""
    return tuple(dict.fromkeys((DAILY, _(DAILY))))


def label_of(watch: Watch) -> str:
    """A watch in a few words: “Maria Keller about “fuel duty””."""
    parts = []
    if watch.person and watch.topic:
        parts.append(_("{person} about “{topic}”", person=watch.person, topic=watch.topic))
    elif watch.person:
        parts.append(watch.person)
    elif watch.topic:
        parts.append(_("“{words}”", words=watch.topic))
    if watch.words:
        parts.append(_("the words “{words}”", words=watch.words))
    return ", ".join(parts)


def when_of(kept: KeptWatch) -> str:
    """When the chat is told."""
    return _("at once") if kept.hour is None else _("daily at {hour}:00", hour=str(kept.hour))


def confirmation(kept: KeptWatch, typed: TypedWatch, settings: ChatSettings, zone: str, now: float) -> Reply:
    """What is watched for from now on and how that was understood, when it is told, and what else was possible."""
    notes = [_meaning(kept.watch)]
    if kept.watch.person and not typed.is_quoted:
        notes.append(_("Nobody of that name is quoted here yet; a surname alone will stand for the first who is."))
    notes.append(_told(kept, settings, zone, now))
    key = str(kept.id)
    actions = [Action("daily", key, _("Once a day") if kept.hour is None else _("Another time"))]
    if typed.other:
        actions.append(Action("reread", key, _rather(typed.other)))
    actions.append(Action("unwatch", key, _("Stop watching")))
    return Reply((Note(" ".join(notes)),), actions=tuple(actions))


def choice_of_hour(kept: KeptWatch) -> Reply:
    """The question at which hour the digest is to come."""
    actions = [Action("daily", f"{kept.id}:{hour}", f"{hour}:00") for hour in HOURS]
    actions.append(Action("daily", f"{kept.id}:{AT_ONCE}", _("at once")))
    return Reply((Note(_("When shall I tell you of {watch}?", watch=label_of(kept.watch))),), actions=tuple(actions))


def choice_of_quiet_hours() -> Reply:
    """The question when nothing is to be told."""
    actions = (
        Action("quiet", str(at), f"{begin}:00–{end}:00" if begin != end else _("No quiet hours"))
        for at, (begin, end) in enumerate(QUIET, 1)
    )
    return Reply((Note(_("When shall I be quiet? What I find then I tell you afterwards.")),), actions=tuple(actions))


def choice_of_person(number: int, people: Sequence[str]) -> Reply:
    """The question which of several people of one name is meant."""
    actions = (Action("pick", f"{number}:{at}", name) for at, name in enumerate(people, 1))
    return Reply((Note(_("Several people of that name are quoted here. Whom do you mean?")),), actions=tuple(actions))


def watch_list(watches: Sequence[KeptWatch], settings: ChatSettings, zone: str, now: float, note: str = "") -> Reply:
    """The watches of a chat and its clock, with what can be changed."""
    above = (Note(note),) if note else ()
    if not watches:
        return Reply((*above, Note(_("Nothing is watched here. /watch and a name or a topic changes that."))))
    rows = tuple(Row(label_of(kept.watch), when_of(kept)) for kept in watches)
    clock_here = _(
        "The clock here: {zone}, {time}. /watches and a city sets another: /watches Kyiv. {quiet}",
        zone=settings.times.zone or zone,
        time=clock(settings.times, zone, now),
        quiet=_quiet(settings),
    )
    actions = [Action("unwatch", str(kept.id), f"✕ {label_of(kept.watch)}") for kept in watches]
    actions += [Action("quiet", "0", _("Quiet hours")), announcing(settings)]
    return Reply((*above, Listing(_("Watched in this chat:"), rows), Note(clock_here)), actions=tuple(actions))


def announcing(settings: ChatSettings) -> Action:
    """The action that has the chat told of every article that its feeds bring, or that ends it."""
    if settings.announces:
        return Action("announce", "0", _("No longer tell of every new article"))
    return Action("announce", "1", _("Tell of every new article"))


def stopped(kept: KeptWatch) -> str:
    """That something is watched no more."""
    return _("I no longer watch for {watch}.", watch=label_of(kept.watch))


def usage() -> Reply:
    """How a watch is set."""
    return say(
        _(
            "Type /watch and what I am to tell you of: somebody (/watch Keller), something (/watch fuel duty), exact "
            "words (/watch “we will not”), or somebody about something (/watch Keller about fuel duty). With "
            "“{daily} 8” behind it, I tell you once a day at eight. I look at the articles that are added here and at "
            "those that feeds bring.",
            daily=_(DAILY),
        )
    )


def _meaning(watch: Watch) -> str:
    match watch:
        case Watch(person=str(person), topic="", words="") if person:
            return _("I watch for what {person} says.", person=person)
        case Watch(person="", topic=str(topic), words=""):
            return _("I watch for quotes about “{topic}”, with these words together.", topic=topic)
        case Watch(person="", topic="", words=str(words)):
            return _("I watch for quotes with exactly the words “{words}”.", words=words)
        case _:
            return _("I watch for {watch}.", watch=label_of(watch))


def _told(kept: KeptWatch, settings: ChatSettings, zone: str, now: float) -> str:
    if kept.hour is not None:
        return _(
            "I tell you every day at {hour}:00 ({zone}, where it is {time} now).",
            hour=str(kept.hour),
            zone=settings.times.zone or zone,
            time=clock(settings.times, zone, now),
        )
    told = _("I tell you at once.")
    return f"{told} {_quiet(settings)}" if settings.times.has_quiet_hours else told


def _quiet(settings: ChatSettings) -> str:
    times = settings.times
    if not times.has_quiet_hours:
        return _("There are no quiet hours; /watches 22-7 sets some.")
    return _("I am quiet from {start}:00 to {end}:00.", start=str(times.quiet_from), end=str(times.quiet_to))


def _rather(other: Watch) -> str:
    if other.person:
        return _("Rather what {person} says", person=other.person)
    return _("Rather quotes about “{topic}”", topic=other.topic)
