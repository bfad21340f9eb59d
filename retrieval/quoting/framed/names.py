"""Names in the sources of languages that are read by the frame around the marks: *김철수* 시장, 局長の*田中*氏."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache

from retrieval.quoting.alternatives import any_of
from retrieval.quoting.lexicon import Lexicon, Words

HANGUL = "[가-힣]"
UPPER = r"[A-Z\u00c0-\u00de\u011e\u0130\u015e]"
_LONGEST_NAME = 8
"""Letters of a name at most that holds no clause about its bearer."""
_FULL_NAME = 3
"""The number of letters of a full name that its surname shows."""
_BYNAME = re.compile(r"['‘][^'’]*['’]\s*")
"""What somebody is called, before the name: *'국민 배우'* 안정환."""
AGE = re.compile(r"[(（](?:[^\W\d]{1,2}[·,、]\s?)?\d+[^)）]{0,12}[)）]")
_HIRAGANA = "\u3041-\u3093"
KANJI = "\u30a1-\u30f6\u4e00-\u9fff"
"""The letters with which names are written in a language without spaces, katakana among them."""
_CLAUSE = re.compile(rf"[{_HIRAGANA}]([^\s{_HIRAGANA}]{{2,12}})$")
"""The name after a clause that describes its bearer, in a language without spaces: 船長を務めた*川名俊彦*."""


@cache
def _verb_before(words: Lexicon) -> re.Pattern[str]:
    """The name after the verb of a clause about its bearer, or after a place, in a language without spaces:
    会見した*野村*, 記者会見で*石川*."""
    ends = any_of(words.narrating_endings | words.placing)
    return re.compile(rf"(?<=\S)(?:{ends})([^\s{_HIRAGANA}]{{2,12}})\Z")


def name_of(source: str, words: Lexicon) -> str:
    """The name in a source without the offices around it; "" for a pronoun or function words."""
    source = parted(_opener(words).sub("", _BYNAME.sub("", source)), words)
    if masked := _masked(words).search(AGE.sub("", source)):
        return masked[0]
    if words.surnames and (name := _after_surname(source, words)):
        return name
    if is_description(source, words):
        return _bare_description(source, words)
    parts = _without_offices(re.split("[(（]", source)[0].split(), words)
    owned = max((at for at, part in enumerate(parts[:-1], 1) if part.endswith(tuple(words.owner_endings))), default=0)
    parts = parts[owned:]
    while len(parts) > 1 and parts[0] in words.bodies and not _is_office(parts[1], words):
        parts = parts[1:]  # *유엔* 안토니오 구스만
    if len(parts) > 1 and _is_full_name(parts[-1], words) and parts[-2].endswith(tuple(words.attributive)):
        parts = parts[-1:]
    name = " ".join(parts)
    if parts and name != source.strip() and _names_nobody(parts, words):
        return _bare_description(source, words)  # 베트남 출신인 어머니, 한 증권사 연구원
    if name.endswith(_no_topic(words)) or (len(parts) > 1 and parts[-1] in words.pronouns):
        return ""  # 搬送*について*は; 송사에서 *그*는
    if clause := (_CLAUSE if len(name) > _LONGEST_NAME else _verb_before(words)).search(name):
        name = clause[1]
    lower = name.lower()
    is_empty = lower in words.pronouns or lower in words.adverbs or lower in words.impersonal
    return "" if is_empty or (parts and parts[0] in words.impersonal) else name


def parted(source: str, words: Lexicon) -> str:
    """A source with a blank between a full name and an office or a courtesy that is written onto it: 김영덕*씨*."""
    return _glued(words).sub(r"\1 \2", source)


@cache
def _glued(words: Lexicon) -> re.Pattern[str]:
    """A name as long as most are, which a surname shows, and the office at the end of the same word."""
    given = f"{HANGUL}{{{_FULL_NAME - 1}}}"
    titles = any_of(words.titles)
    return re.compile(rf"(?<!\S)(?!(?:{titles})(?!\S))((?:{any_of(words.surnames)}){given})({titles})(?!\S)")


@cache
def _opener(words: Lexicon) -> re.Pattern[str]:
    """A conjunction written onto a name, or what joins it to a byname in marks: *しかし*梶原; 「名人」*こと*井上."""
    return re.compile(rf"\A(?:{any_of(words.conjunctions)})(?=[{KANJI}])")


@cache
def _masked(words: Lexicon) -> re.Pattern[str]:
    """A surname whose given name is withheld, with the courtesy behind it: *노모 씨*."""
    return re.compile(
        rf"(?<!\S)(?:{any_of(words.surnames)})\s?(?:{any_of(words.withheld)})\s?(?:{any_of(words.titles)})\Z"
    )


def _names_nobody(parts: list[str], words: Lexicon) -> bool:
    """True for what stands before an office where that is no name: 그의 (어머니), 한 증권사 (연구원)."""
    is_noun = parts[-1] in words.second_mentions  # ベテラン記者
    return is_noun or parts[0] in words.determiners or parts[-1].endswith((*words.attribute_ends, *words.bodies))


def is_description(source: str, words: Lexicon) -> bool:
    """True for words that end with a noun for somebody who is not named: 경찰 *관계자*, 近所の*女性*."""
    told = AGE.sub("", source).strip()
    is_pronoun = told.endswith(tuple(words.he_or_she))  # 彼女 ends as 女 does
    return not is_pronoun and told.endswith((*words.second_mentions, *words.kin))


def _bare_description(source: str, words: Lexicon) -> str:
    """A description without an age and without a clause before it: 함께 출연하는 *동료 배우*."""
    told = AGE.sub("", source).split()
    ends = tuple(words.attribute_ends - words.owner_endings | words.placing)
    clause = max((at for at, part in enumerate(told[:-1], 1) if ends and part.endswith(ends)), default=0)
    described = " ".join(told[clause:])
    found = _described(words).search(described)
    return found[0] if found else described


@cache
def _described(words: Lexicon) -> re.Pattern[str]:
    """A noun with what it belongs to, behind a clause in a language without spaces: 隣に座った*鉄道会社の担当者*."""
    kanji = rf"[^{_HIRAGANA}]"
    return re.compile(
        rf"(?:{kanji}+(?:{any_of(words.owner_endings)}))*{kanji}*(?:{any_of(words.second_mentions | words.kin)})\Z"
    )


def offices_in(source: str, words: Lexicon) -> Words:
    """The offices and courtesies beside a name: 이장 김영덕(64) *씨*."""
    ends = words.ends.titles
    return frozenset(
        title
        for part in parted(AGE.sub(" ", source), words).split()
        if part.endswith(ends)
        for title in ends
        if part.endswith(title)
    )


def _no_topic(words: Lexicon) -> tuple[str, ...]:
    """Endings of what is no person: a preposition before the topic's ending, and a verb."""
    return (*words.prepositions, *words.narrating_endings)


def _without_offices(parts: list[str], words: Lexicon) -> list[str]:
    """The words of a name without the offices before and after it."""
    if len(parts) == 1 and not parts[0].isascii() and words.titles:
        return [_without_title(_owned(parts[0], words), words)]
    while len(parts) > 1 and (_is_title(parts[-1], words) or parts[-1].lower() in words.adverbs):
        parts.pop()
    while len(parts) > 2 and parts[-1].endswith(tuple(words.bodies)):
        parts.pop()  # 도널드 헤이스 *미국* 장관
    titled = max(
        (at for at, part in enumerate(parts[:-1]) if part.lower() in words.titles or _is_office_of(part, words)),
        default=-1,
    )
    return parts[titled + 1 :]


def _after_surname(source: str, words: Lexicon) -> str:
    """A full name as its surname shows it, before an age or an office: 이장 *김영덕*(64) 씨, 여당 *박태수* 의원.

    Of whoever belongs to somebody it is the name of the former: 박태수 의원의 아내 *김영덕* 씨.
    """
    told = AGE.sub(" ", source).split()
    told = told[max((at for at, part in enumerate(told[:-1], 1) if part in _owning(words)), default=0) :]
    after = len(told)
    while after > 1 and (_is_title(told[after - 1], words) or _is_body_before_office(told, after, words)):
        after -= 1
    is_shown = after < len(told) or AGE.search(source)
    candidates = (told[after - 1], told[0]) if told and is_shown else ()
    return next((name for name in candidates if _is_full_name(name, words)), "")


def _is_body_before_office(told: Sequence[str], after: int, words: Lexicon) -> bool:
    """True where the word before `after` tells of what somebody, named before it, is the head: 조현우 *외교부* 장관."""
    is_body = 1 < after < len(told) and told[after - 1].endswith(tuple(words.bodies))
    return is_body and _is_full_name(told[after - 2], words)


def _is_full_name(word: str, words: Lexicon) -> bool:
    """True for a word of as many letters as most names have that a surname begins, and that is no body or office."""
    is_known = word.startswith(tuple(words.surnames)) and not any(one in word for one in words.no_names)
    is_other = _is_title(word, words) or word.endswith((*words.bodies, *words.owner_endings))
    return len(word) == _FULL_NAME and is_known and not is_other


@cache
def _owning(words: Lexicon) -> frozenset[str]:
    """The offices and courtesies of an owner: 박영희 *씨의* 어머니."""
    return frozenset(f"{title}{ending}" for title in words.titles for ending in words.owner_endings)


def _is_office(word: str, words: Lexicon) -> bool:
    """True for an office or several who hold it: *의원*, *의원들*."""
    return _is_title(word, words) or any(_is_title(word.removesuffix(one), words) for one in words.plural_endings)


def _is_title(word: str, words: Lexicon) -> bool:
    """True for an office; where it is one written word with what it is of, only its end tells: 재정*국장*."""
    return word.lower() in words.titles or (bool(re.match(HANGUL, word)) and word.endswith(_long_titles(words)))


@cache
def _long_titles(words: Lexicon) -> tuple[str, ...]:
    """Offices that may be written as one word with what they are of; one letter alone ends other words as well."""
    return tuple(title for title in words.titles if len(title) > 1)


def office_alone(source: str, words: Lexicon) -> tuple[str, str]:
    """The surname, "" without one, and the office with which a source ends that holds no name; two "" for any other.

    *할머니*; 기자들이 묻자 *윤 씨*; *윤씨*.
    """
    source = _clause_before(words).sub("", source)
    if source in words.titles:
        return "", source
    *_, surname, office = ("", "", *source.split())
    if len(surname) != 1 and office not in words.titles:
        surname, office = office[:1], office[1:]
    return (surname, office) if surname in words.surnames and office in words.titles else ("", "")


@cache
def _clause_before(words: Lexicon) -> re.Pattern[str]:
    """A clause about whoever has the office behind it, in a language without spaces: 理由を尋ねた*会長*."""
    ends = any_of(words.narrating_endings)
    return re.compile(rf"\A.*[{_HIRAGANA}](?:{ends})(?=(?:{any_of(words.titles)})\Z)")


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
    """What stands after the last owner in a source without spaces, or after an office and a dot: 主将・*梶原陸*."""
    return _owners(words).split(source)[-1]


@cache
def _owners(words: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(words.owner_endings)})(?!{HANGUL})|(?:{any_of(words.titles)})・")


def _without_title(name: str, words: Lexicon) -> str:
    if not name.endswith(words.ends.titles):
        return name
    longest = next(title for title in words.ends.titles if name.endswith(title))
    return name.removesuffix(longest) if len(name) > len(longest) + 1 else name


def is_titled(source: str, words: Lexicon) -> bool:
    """True for a name with an age, or with an office or a courtesy beside it: *主将の*長谷部."""
    if AGE.search(source):
        return True
    parts = parted(re.split("[(（]", source)[0], words).split()
    if len(parts) == 1 and not parts[0].isascii():
        bare = _owned(parts[0], words)
        opening = parts[0].removesuffix(bare)
        owned = (opening.removesuffix(owner) for owner in words.owner_endings if opening.endswith(owner))
        return (bare.endswith(words.ends.titles) and bare not in words.titles) or any(
            one.endswith(words.ends.titles) for one in owned
        )
    return len(parts) > 1 and any(_is_title(part, words) or _is_office_of(part, words) for part in parts)


def _is_office_of(part: str, words: Lexicon) -> bool:
    """True for an office that a verb joins to the name behind it: 상대 *감독인* 브란트."""
    return any(part.removesuffix(end) in words.titles for end in words.attribute_ends if part.endswith(end))


def is_thing(source: str, words: Lexicon) -> bool:
    """True for a noun with a clause about it that is neither a name nor a body: 오래전에 *잃은* 반지."""
    *before, last = source.split()
    attributes = tuple(words.attribute_ends - words.owner_endings)
    is_other = _is_full_name(last, words) or last.endswith((*words.bodies, *words.firms))
    return bool(attributes) and not is_other and any(one.endswith(attributes) for one in before)
