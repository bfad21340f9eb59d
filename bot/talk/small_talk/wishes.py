"""Greetings, thanks and wishes, told from questions.

The phrases of all languages are tried, whatever language is spoken: `locales/LANGUAGE/phrases.toml`. A message is small
talk only where all of it is, so that "Who said thanks to the fans?" stays a question. What no phrase foresees is
guessed from its letters and words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

from bot.talk.catalogue import folded
from bot.talk.small_talk.guessing import guess
from bot.talk.small_talk.phrases import is_phrase, phrase_opening
from bot.talk.small_talk.wrapping import bare_part, unstressed
from bot.wording import LANGUAGES
from retrieval import asks_for_more, asks_for_others, asks_nothing, holds_question_mark, opens_follow_up

Wish = Literal[
    "greeting", "thanks", "farewell", "itself", "nod", "help", "next", "back", "other", "again", "speakers", "sources",
    "quotes", "about", "new", "translation", "whose", "origin", "no_alerts", "alerts", "insult", "objection", "reason",
    "doubt", "author", "author_of", "article_about", "opinion", "shortening", "enough", "context", "unable",
]  # fmt: skip
"""What a message is instead of a question: a greeting, thanks, a goodbye; who are you; yes, ok, a test; a wish for
help, for the next answer or the one before, for another speaker’s, for the same again, for a list; what are the
articles about; what is new; translate that; who said that; when and where was that; send no more alerts, send some;
you are stupid; that is wrong; why did they say so; are you sure; who wrote this, or the article about something; show
the article about something; what do you think; make it shorter; that is enough, or is that all; show what stands around
it; write a poem, or what else no such bot can do."""

WISHES: tuple[Wish, ...] = get_args(Wish)
POLITE: frozenset[Wish] = frozenset({"greeting", "thanks", "nod"})
"""What may stand before something else: "Hello, who is quoted?"."""
SOCIAL: frozenset[Wish] = POLITE | {"insult", "objection", "reason", "doubt", "whose", "again"}
"""Wishes that get some friendly words where no page was shown that they could be about."""
AS_COMMANDS: dict[str, str] = {"next": "next", "back": "previous"} | {
    name: name for name in ("speakers", "sources", "quotes", "context")
}
"""Wishes for what a command does."""
IN_ANY_WORDS: frozenset[Wish] = POLITE | {
    "farewell",
    "itself",
    "help",
    "unable",
    "opinion",
    "objection",
    "doubt",
    "translation",
}
"""Wishes that may be put in any words. Beside others an unknown word is a topic, and the whole a question."""
MOST_COURTESIES = 4
"""Courtesies that may follow one another without a comma: "ok thanks bye"."""
LONGEST_ROW = 8
"""The greatest number of words in such a row, or of letters in languages without spaces."""
LONGEST = 120
"""Characters of the longest message that can be small talk."""
SHORTEST_QUESTION = 2
"""The least number of words of a question that remain when empty words are removed: “so long” may be a name or the
words of one."""
LONGEST_QUESTION = 1_000
"""Characters of the longest question whose courtesies are left out."""
SURE = 0.9
"""The chance from which a guessed wish is granted before the articles are asked: of such, 98 of 100 are wishes."""
LIKELY = 0.5
"""The chance from which it is granted where the articles answer nothing, or hardly anything."""
KEPT = 8
"""The number of messages whose wishes are cached, because each is asked for more than once."""
_STOP = ",.!?;:…¿¡。，！？；：\n"
_STOPS = re.compile(f"[{_STOP}]+")
_OPENING = re.compile(rf"\s*(?P<polite>[^{_STOP}]{{1,40}})[{_STOP}]+\s*(?P<rest>\S.*)", re.DOTALL)
_CLOSING = re.compile(rf"(?P<rest>.*\S)\s*[{_STOP}]\s*(?P<polite>[^{_STOP}]{{1,30}})[{_STOP}\s]*", re.DOTALL)
_QUOTING = re.compile('["“”„«»「」/@#\\d]')
_LENGTHENED = re.compile(r"([^\W\d_])\1{2,}")
"""A letter that is written three times or more, as in "hellooo"."""
_DOUBLED_AT_END, _DOUBLED = (re.compile(r"([^\W\d_])\1\b"), re.compile(r"([^\W\d_])\1"))
"""A letter that is written twice, at the end of a word as in "thankss", or anywhere."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message taken apart: what is wished for, None for a question, and the question without its courtesies."""

    wish: Wish | None
    question: str


def read_message(text: str) -> Message:
    """What a message wishes for; what else it says is its question."""
    if len(text) <= LONGEST and (wish := _wish_of(text)):
        return Message(_of_an_end(wish, text), text)
    return Message(None, _topic_of(_without_courtesies(text)) if len(text) <= LONGEST_QUESTION else text)


def command_wished(text: str) -> str:
    """The command about alerts that a message wishes for; empty where it wishes for none."""
    wish = _wish_of(text) if len(text) <= LONGEST else None
    return {"alerts": "watch", "no_alerts": "watches"}.get(wish or "", "")


def likely_wish(text: str, least: float, *, may_be_name: bool = False) -> Wish | None:
    """What a message wishes for that no phrase foresees, where the chance of it is at least `least` (0..1).

    None where it asks who or what else, which takes a look at what was shown, or goes on with somebody (“and her
    brother?”), and for a single new word that `may_be_name`, a misspelt one: the articles come first.
    """
    is_short = len(text.split()) == 1
    goes_on = not is_short and opens_follow_up(text)
    if goes_on and not guess(text).is_known:
        return None
    if is_short and may_be_name and not guess(text).is_known:
        return None
    if len(text) > LONGEST or _QUOTING.search(text) or asks_for_others(text) or asks_for_more(text):
        return None
    return _guessed(text, SURE if is_short or goes_on else least)


def _guessed(text: str, least: float) -> Wish | None:
    if not any(map(str.isalpha, text)):
        return None
    found = guess(text)
    least = SURE if found.wish == "farewell" else least  # it ends the talk in the console
    if found.chance < least or (found.wish not in IN_ANY_WORDS and not found.is_known):
        return None
    return next((_of_an_end(wish, text) for wish in WISHES if wish == found.wish), None)


def _of_an_end(wish: Wish, text: str) -> Wish:
    """The wish itself, but for “enough”: “that is all” is thanks, and “is that all?” asks for what comes next."""
    if wish != "enough":
        return wish
    return "next" if holds_question_mark(text) else "thanks"


def is_doubt(text: str) -> bool:
    """Whether a message does nothing but doubt what was said, contradict it, or ask for it to be checked."""
    return len(text) <= LONGEST and _wish_of(text) in {"doubt", "objection"}


def languages_of_wish(text: str) -> frozenset[str]:
    """The languages in which a message or a part of it is a phrase; empty where it is none."""
    parts = [plain_words(part) for part in (text, *_STOPS.split(text)) if any(map(str.isalnum, part))]
    return frozenset(one for one in LANGUAGES if any(_is_phrase(part, one) for part in parts))


def likely_language(text: str) -> str:
    """The likeliest language of a wish that is no phrase; empty where it is none that the bot speaks."""
    found = guess(text).language
    return found if found in LANGUAGES else ""


def _is_phrase(plain: str, language: str) -> bool:
    return any(is_phrase(wish, plain, language) for wish in WISHES)


@lru_cache(maxsize=KEPT)
def _wish_of(text: str) -> Wish | None:
    """The wish that makes up the whole text; of several, the first that is more than a courtesy."""
    whole = _meant_by(text)
    if whole:
        return whole
    parts = [_meant_by(part) for part in _STOPS.split(text) if any(map(str.isalnum, part))]
    wishes = [one for one in parts if one]
    if not wishes or len(wishes) < len(parts):
        return None
    return next((one for one in wishes if one not in POLITE), wishes[0])


def _without_courtesies(text: str) -> str:
    """The text without a greeting before it, a "please" or "thanks" after it, and what else says nothing there."""
    if (found := _OPENING.fullmatch(text)) and _meant_by(found["polite"]) in POLITE:
        text = found["rest"]
    if (found := _CLOSING.fullmatch(text)) and is_phrase("please", plain_words(found["polite"])):
        text = found["rest"]
    plain = folded(text)
    if len(plain) != len(text):  # the places of letters would not be the same
        return text
    kept = bare_part(plain)
    if len(plain[kept].split()) < SHORTEST_QUESTION:
        return unstressed(text)
    return unstressed(text[kept] + ("?" if holds_question_mark(text[kept.stop :]) else ""))


def _topic_of(text: str) -> str:
    """What is after words that only lead to a topic: “tell me about the flood”."""
    plain = folded(text)
    found = phrase_opening("topic", plain) if len(plain) == len(text) else None
    topic = text[found.end() :].strip() if found else ""
    return text if not topic or asks_nothing(topic) else topic


def _meant_by(text: str) -> Wish | None:
    plain = plain_words(text)
    if not plain:
        return None
    if wish := _phrase(plain) or _last_courtesy(plain):
        return wish
    bare = plain[bare_part(plain)]
    return (_phrase(bare) if bare != plain else None) or _doubled(plain)


def _doubled(plain: str) -> Wish | None:
    """The wish of a text in which letters are doubled by mistake: “thankss”, “привеет”."""
    once = {letters.sub(r"\1", plain) for letters in (_DOUBLED_AT_END, _DOUBLED)} - {plain}
    return next(filter(None, map(_phrase, sorted(once))), None)


def _phrase(plain: str) -> Wish | None:
    return next((wish for wish in WISHES if is_phrase(wish, plain)), None)


def _last_courtesy(plain: str, left: int = MOST_COURTESIES) -> Wish | None:
    """The last of several courtesies without a stop between them, "ok thanks"; None where something else is said."""
    parts, joint = (plain.split(), " ") if " " in plain else (list(plain), "")
    for at in range(1, len(parts) if left > 1 and len(parts) <= LONGEST_ROW else 0):
        if _phrase(joint.join(parts[:at])) in POLITE:
            rest = joint.join(parts[at:])
            last = _phrase(rest) or _last_courtesy(rest, left - 1)
            if last in POLITE or last == "farewell":
                return "thanks" if last == "nod" and _phrase(joint.join(parts[:at])) == "thanks" else last
    return None


def plain_words(text: str) -> str:
    """The words of a text in small letters, without accents, marks and signs, with one space between them."""
    straight = folded(text).replace("’", "'").replace("`", "'")
    kept = "".join(letter if letter.isalnum() or letter in "'- " else " " for letter in straight)
    return " ".join(_LENGTHENED.sub(r"\1", kept).split()).strip("'- ")
