"""Patterns for names and descriptions of people in text without spaces between words, made from a language's lists.

A template holds in braces the names of the lists whose words may stand there; `{name}` is a listed surname with one
letter or two.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from retrieval.quoting.alternatives import any_of
from retrieval.quoting.lexicon import Lexicon

_NAME = r"(?:{surname})[^\W\d_]{{1,2}}"
_STARTS = r"(?:(?<!\w)|(?<={attribute}))"


class Patterns(NamedTuple):
    """One pattern for each way in which a person is introduced; `name` is the group that holds the name.

    * `clause_name`: a surname at the start of a clause, or after an attribute: 全场独得28分的*孙一鸣*.
    * `titled`: a title and the name after it, 馆长*沈立群*; a title after the name is no part of it (group `short`).
    * `courtesy`: a surname and a courtesy: 63岁的*吴阿姨*.
    * `described`: one person who is not named: *一位过路司机*.
    * `opening`: a name that opens a sentence and is recognised by the word after it: *吴秀兰*每天修三双旧鞋.
    * `joined`: the second of two names: 王建业和*王桂芬*.
    * `relative`: the name after another person's name and a word for a relative: 吴秀兰的儿子*沈小波*.
    """

    clause_name: re.Pattern[str]
    titled: re.Pattern[str]
    courtesy: re.Pattern[str]
    described: re.Pattern[str]
    opening: re.Pattern[str]
    joined: re.Pattern[str]
    relative: re.Pattern[str]


_SHAPES = {
    "clause_name": rf"{_STARTS}{_NAME}(?!\w*[·・])",
    "titled": rf"(?:{{title}})(?:(?P<short>{_NAME}?)(?={{title_ahead}})|"
    rf"(?P<name>\w{{{{1,6}}}}(?:[·・]\w+)+|{_NAME}+)(?!{{title_ahead}}))",
    "courtesy": r"(?:(?<![^\W\d_])|(?<={attribute}))(?P<surname>{surname})(?:{courtesy})",
    "described": r"(?:{someone})[^\W\d_]{{0,12}}?(?:{noun})(?!\w?(?:{noun}))",
    "opening": rf"(?:^|(?<=[。！？!?\n”」]))\s*(?P<name>{_NAME}?)(?=\d|{{after}})",
    "joined": rf"(?:{{link}})(?P<name>{_NAME})",
    "relative": rf"(?:{{attribute}})(?:{{kin}})(?P<name>{_NAME})",
}


@cache
def patterns_of(words: Lexicon) -> Patterns:
    """The patterns of a language."""
    lists = {
        "surname": any_of(words.surnames),
        "title": any_of(words.titles),
        "title_ahead": f"(?:{any_of(words.titles)})",
        "courtesy": any_of(words.honours),
        "someone": any_of(words.indefinite),
        "noun": any_of(words.titles | words.honours | words.second_mentions),
        "after": any_of(words.leading_adverbs | words.auxiliaries),
        "link": any_of(words.links),
        "kin": any_of(words.kin),
        "attribute": any_of(words.attribute_ends),
    }
    return Patterns(**{name: re.compile(shape.format(**lists)) for name, shape in _SHAPES.items()})
