"""Names in the sources of languages that are read by the frame around the marks: *김철수* 시장, 局長の*田中*氏."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from itertools import pairwise

from retrieval.quoting.alternatives import any_of
from retrieval.quoting.lexicon import Lexicon

HANGUL = "[가-힣]"
UPPER = r"[A-Z\u00c0-\u00de\u011e\u0130\u015e]"
_LONGEST_NAME = 8
"""Letters of a name at most that holds no clause about its bearer."""
_FULL_NAME = 3
"""The number of letters of a full name that its surname shows."""
_AGE = re.compile(r"[(（]\d+[^)）]{0,4}[)）]")
_CAPITALISED = re.compile(rf"(?<![\w’'.]){UPPER}[\w-]*(?:\s+{UPPER}[\w-]*)+")
_CLAUSE = re.compile(r"[\u3041-\u3093]([^\s\u3041-\u3093]{2,12})$")
"""The name after a clause that describes its bearer, in a language without spaces: 船長を務めた*川名俊彦*."""


def name_of(source: str, words: Lexicon) -> str:
    """The name in a source without the offices around it; "" for a pronoun or function words."""
    if words.surnames and (name := _after_surname(source, words)):
        return name
    if not words.topic_endings and len(run := _CAPITALISED.findall(source)) == 1:
        after = source.partition(run[0])[2]
        if after.startswith(tuple(words.genitive_endings)) and " " in after.strip():
            return source.strip()  # Kemal Kurt'un *avukatı*
        source = run[0]
    parts = _without_offices(re.split("[(（]", source)[0].split(), words)
    name = " ".join(parts)
    if len(parts) > 1 and name.endswith(tuple(words.attribute_ends)):
        return source.strip()  # 베트남 출신인 어머니, a description
    if not words.topic_endings and name.islower() and source.strip().islower():
        name = source.strip()  # kazı başkanı, which names nobody
    if words.topic_endings and (name.endswith(_no_topic(words)) or (len(parts) > 1 and parts[-1] in words.pronouns)):
        return ""  # 搬送*について*は; 송사에서 *그*는
    if clause := _CLAUSE.search(name) if len(name) > _LONGEST_NAME else None:
        name = clause[1]
    if len(parts) == 1 and name.islower() and name.endswith(words.ends.adverbs):
        return ""  # dedi *gülerek*
    lower = name.lower()
    is_empty = lower in words.pronouns or lower in words.adverbs or lower in words.impersonal
    return "" if is_empty or (parts and parts[0] in words.impersonal) else name


def _no_topic(words: Lexicon) -> tuple[str, ...]:
    """Endings of what is no person: a preposition before the topic's ending, and a verb."""
    return (*words.prepositions, *words.narrating_endings)


def _without_offices(parts: list[str], words: Lexicon) -> list[str]:
    """The words of a name without the offices before and after it."""
    if len(parts) == 1 and not parts[0].isascii() and words.titles:
        return [_without_title(_owned(parts[0], words), words)]
    while len(parts) > 1 and (_is_title(parts[-1], words) or parts[-1].lower() in words.adverbs):
        parts.pop()
    titled = max((at for at, part in enumerate(parts[:-1]) if part.lower() in words.titles), default=-1)
    parts = parts[titled + 1 :]
    articles = tuple(words.prefixed_articles)
    while titled >= 0 and len(parts) > 1 and parts[0].startswith(articles):
        parts = parts[1:]
    pairs = enumerate(pairwise(parts), 1) if articles else ()
    ends = (at for at, pair in pairs if at > 1 and all(one.startswith(articles) for one in pair))
    return parts[: next(ends, len(parts))]  # كمال الشريف, and what the verb is about: المشروع


def _after_surname(source: str, words: Lexicon) -> str:
    """A full name as its surname shows it, before an age or an office: 이장 *김영덕*(64) 씨, 여당 *박태수* 의원."""
    told = _AGE.sub(" ", source).split()
    after = len(told)
    while after > 1 and _is_title(told[after - 1], words):
        after -= 1
    is_shown = after < len(told) or _AGE.search(source)
    for name in (told[after - 1], told[0]) if told and is_shown else ():
        if len(name) == _FULL_NAME and name.startswith(tuple(words.surnames)) and not _is_title(name, words):
            return name
    return ""


def _is_title(word: str, words: Lexicon) -> bool:
    """True for an office; where it is one written word with what it is of, only its end tells: 재정*국장*."""
    return word.lower() in words.titles or (word.endswith(words.ends.titles) and bool(re.match(HANGUL, word)))


def in_full(name: str, named: Collection[str]) -> str:
    """The fuller name that was given before, where one alone begins or ends with `name`; a lone syllable is nobody."""
    fuller = {one for one in named if one != name and (one.startswith(name) or one.endswith(_given(name)))}
    if name and len(fuller) == 1:
        return fuller.pop()
    return "" if len(name) == 1 else name


def _given(name: str) -> str:
    """A name as it ends a fuller one: after a space where spaces part names."""
    return f" {name}" if name.isascii() or re.match(UPPER, name) else name


def _owned(source: str, words: Lexicon) -> str:
    """What stands after the last owner in a source without spaces."""
    return _owners(words).split(source)[-1]


@cache
def _owners(words: Lexicon) -> re.Pattern[str]:
    return re.compile(any_of(words.owner_endings))


def _without_title(name: str, words: Lexicon) -> str:
    if not name.endswith(words.ends.titles):
        return name
    fitting = (title for title in words.ends.titles if name.endswith(title) and len(name) > len(title) + 1)
    return name.removesuffix(next(fitting, ""))


def is_titled(source: str, words: Lexicon) -> bool:
    """True for a name with an age, or with an office or a courtesy beside it: *主将の*長谷部."""
    if _AGE.search(source):
        return True
    parts = source.split()
    if len(parts) == 1 and not parts[0].isascii():
        bare = _owned(parts[0], words)
        opening = parts[0].removesuffix(bare)
        owned = (opening.removesuffix(owner) for owner in words.owner_endings if opening.endswith(owner))
        return _without_title(bare, words) != bare or any(one.endswith(words.ends.titles) for one in owned)
    return len(parts) > 1 and any(_is_title(part, words) for part in parts)
