"""The bot's own words, in the language of the person it talks to.

Each text stands in English where it is used, and is the id of a GNU gettext message:
`_("Did you mean /{command}?", command=meant)`. Values are named, so that a translation may reorder them; whole numbers
are grouped as is usual in the language. Words of people and articles are only ever values, never texts. A text in a
constant is marked with `N_`, and translated by `_` where it is used. The catalogues are
locales/LANGUAGE/LC_MESSAGES/onrecord.po; each is read when its language is first spoken. English needs neither a
catalogue nor Babel.
"""

from __future__ import annotations

import datetime as dt
import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO

LOG = logging.getLogger(__name__)
ENGLISH = "en"
LANGUAGES = {
    "en": "English",
    "uk": "Українська",
    "ru": "Русский",
    "it": "Italiano",
    "de": "Deutsch",
    "fr": "Français",
    "es": "Español",
    "pt": "Português",
    "zh": "中文",
}
"""The languages that are spoken, by ISO 639-1 code, each in its own name."""
CODE = re.compile(r"([a-z]{2,3})(?:[-_.@][\w.@-]*)?", re.ASCII)
_spoken: ContextVar[str] = ContextVar("language", default=ENGLISH)
_chosen: ContextVar[bool] = ContextVar("chosen", default=False)


def language() -> str:
    """The language being spoken."""
    return _spoken.get()


def is_chosen() -> bool:
    """Whether the person has chosen the language being spoken, rather than the app or the settings."""
    return _chosen.get()


def speak(code: str, *, chosen: bool = False) -> None:
    """Speak a language of LANGUAGES from now on: in this thread or asyncio task, and in those that it starts."""
    _spoken.set(code)
    _chosen.set(chosen)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak a language of LANGUAGES while the body runs; what the body chooses is forgotten after it."""
    before, was_chosen = _spoken.set(code), _chosen.get()
    try:
        yield
    finally:
        _spoken.reset(before)
        _chosen.set(was_chosen)


def language_of_code(code: str) -> str:
    """The language of LANGUAGES with that code; empty if there is none.

    A region or an encoding may follow: pt-BR, zh-hans, de_AT.UTF-8.
    """
    found = CODE.fullmatch(code.strip().casefold())
    return found[1] if found and found[1] in LANGUAGES else ""


def language_called(typed: str) -> str:
    """The language of LANGUAGES with that code, or with that name in any of them; empty if there is none."""
    wanted = typed.strip().casefold()
    own = next((code for code, name in LANGUAGES.items() if name.casefold() == wanted), "")
    return language_of_code(wanted) or own or _names().get(wanted, "")


def N_(text: str) -> str:  # noqa: N802 - gettext's name for it
    """Mark a text for translation without translating it yet."""
    return text


def _(text: str, **values: str | int) -> str:
    """A text in the language being spoken, with its values; in English if it is not translated."""
    return filled(_catalogue(language()).gettext(text), text, values)


def ngettext(one: str, many: str, number: int, **values: str | int) -> str:
    """The text for that number of things; the number is its value `number`."""
    english = one if number == 1 else many
    return filled(_catalogue(language()).ngettext(one, many, number), english, {"number": number, **values})


def grouped(number: int) -> str:
    """“1,280” as the language writes it."""
    if language() == ENGLISH:
        return f"{number:,}"
    from babel.numbers import format_decimal

    return format_decimal(number, locale=language())


def day_in_words(day: dt.date) -> str:
    """“12 May 2024” as the language writes it."""
    if language() == ENGLISH:
        return f"{day.day} {day:%B %Y}"
    return _in_pattern(day, "long")


def month_in_words(month: dt.date) -> str:
    """“May 2024” as the language writes it."""
    return f"{month:%B} {month.year}" if language() == ENGLISH else _by_skeleton(month, "yMMMM")


def short_month(month: dt.date) -> str:
    """“Sep” as the language writes it."""
    return f"{month:%b}" if language() == ENGLISH else _in_pattern(month, "LLL")


def short_day(day: dt.date) -> str:
    """“12 Sep” as the language writes it."""
    return f"{day.day} {day:%b}" if language() == ENGLISH else _by_skeleton(day, "MMMd")


def filled(text: str, english: str, values: Mapping[str, str | int]) -> str:
    """`text` with its values; `english` with them if `text` asks for other values."""
    if not values:
        return text
    shown = {name: grouped(value) if isinstance(value, int) else value for name, value in values.items()}
    try:
        return text.format_map(shown)
    except (AttributeError, LookupError, TypeError, ValueError):
        LOG.warning("The text %r has other values in %s.", english, language())
        return english.format_map(shown)


def read_catalogue(file: Traversable) -> NullTranslations:
    """The translations of a .po file; none, and a line in the log, if it cannot be read."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    compiled = BytesIO()
    try:
        with file.open("rb") as opened:
            write_mo(compiled, read_po(opened, abort_invalid=True))
        compiled.seek(0)
        return GNUTranslations(compiled)
    except (OSError, PoFileError, ValueError) as error:
        LOG.warning("The texts of %s cannot be read: %s", file, error)
        return NullTranslations()


def _in_pattern(day: dt.date, pattern: str) -> str:
    from babel.dates import format_date

    return format_date(day, pattern, locale=language())


def _by_skeleton(day: dt.date, skeleton: str) -> str:
    """The parts of a date that a skeleton of Unicode's CLDR asks for, in the order of the language."""
    from babel.dates import format_skeleton

    return format_skeleton(skeleton, day, locale=language())


@cache
def _catalogue(code: str) -> NullTranslations:
    if code == ENGLISH:
        return NullTranslations()
    return read_catalogue(files("bot") / "locales" / code / "LC_MESSAGES" / "onrecord.po")


@cache
def _names() -> dict[str, str]:
    """What each language is called in each of them, in lower case."""
    from babel import Locale

    names = {code: Locale(code).languages for code in LANGUAGES}
    return {names[speaker][code].casefold(): code for speaker in LANGUAGES for code in LANGUAGES}
