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
    * `titled`: a title or an age and the name after it, 馆长*沈立群*; a title after the name is no part of it
      (group `short`).
    * `called`: a name behind a title that is foreign by its letters, or familiar: 总统*拜登*, 徒弟*小何*.
    * `nicknamed`: a name in marks behind a noun for a person: 网红“*柚子姐*”.
    * `trade`: a noun that ends like a trade, or a relative, and the name before a verb: 馬術教頭*林國輝*說.
    * `masked`: a surname whose given name is withheld: *余某*, *李某某*.
    * `courtesy`: a surname and a courtesy: 63岁的*吴阿姨*.
    * `familiar`: a surname as those around use it: 修鞋的*老郭*.
    * `surname`: a surname alone: *賴*再問.
    * `described`: one person who is not named: *一位过路司机*, *林姓男子*.
    * `opening`: a name that opens a sentence and is recognised by the word after it: *吴秀兰*每天修三双旧鞋.
    * `attributed`: a name behind an attribute, before a word of two letters or more: 获得冠军的*莫小雨*接受….
    * `before_predicate`: the last part of a foreign name, by the word behind it: 约翰·*墨菲*对此….
    * `joined`: the second of two names: 王建业和*王桂芬*.
    * `owner`: what stands behind a name and shows that a relative of its bearer is meant: 吴秀兰*的儿子*.
    * `no_name`: the beginning of a word that only begins like a name: *高温*天气.
    * `relative`: the name after another person's name and a word for a relative: 吴秀兰的儿子*沈小波*.
    """

    clause_name: re.Pattern[str]
    titled: re.Pattern[str]
    called: re.Pattern[str]
    nicknamed: re.Pattern[str]
    trade: re.Pattern[str]
    masked: re.Pattern[str]
    courtesy: re.Pattern[str]
    familiar: re.Pattern[str]
    surname: re.Pattern[str]
    described: re.Pattern[str]
    opening: re.Pattern[str]
    attributed: re.Pattern[str]
    before_predicate: re.Pattern[str]
    joined: re.Pattern[str]
    owner: re.Pattern[str]
    no_name: re.Pattern[str]
    relative: re.Pattern[str]


_SHAPES = {
    "clause_name": rf"{_STARTS}{_NAME}(?!\w*[·・])",
    "titled": rf"(?:{{title}}|(?:{{aged}})(?!(?:{{surname}})(?:{{courtesy}})))"
    rf"(?:(?P<short>{_NAME}?)(?={{title_ahead}})|"
    rf"(?P<name>\w{{{{1,6}}}}(?:[·・]\w+)+|{_NAME}+)(?!{{title_ahead}}))",
    "called": r"(?:{title})(?P<name>(?:{foreign}){{2,6}}?|(?:{familiar})(?:{surname})"
    r"|(?:{vocative})[^\W\d_](?:{courtesy})?)(?=[^\w·・]|\Z|{predicate})",
    "nicknamed": r"(?:{noun})[“「『](?P<name>[^”」』\n，。]{{1,10}})[”」』]",
    "trade": rf"(?:(?<=[^\W\d_])(?:{{trade}})|(?<=[A-Z]{{{{2}}}})|{{kin}}|{{mention}})"
    rf"(?P<name>{_NAME}?)(?=\W|\Z|{{predicate}}|[^\W\d_]{{{{2}}}}(?:{{manner}}))",
    "masked": r"(?:{surname})(?:{masked})",
    "courtesy": r"(?:(?<![^\W\d_])|(?<={attribute})|(?=[^\W\d_]{{1,2}}(?:{mere_courtesy})))"
    r"(?P<surname>{surname})(?:{courtesy})",
    "familiar": rf"(?:{_STARTS}|(?<={{trade}}))(?:{{familiar}})(?P<surname>{{surname}})(?=\W|\Z|{{predicate}})",
    "surname": r"(?P<surname>{surname})",
    "described": r"(?:{someone}|(?:{surname})(?:{surnamed}))[^\W\d_]{{0,12}}?(?:{noun})(?!\w?(?:{noun}))",
    "opening": rf"(?:^|(?<=[。！？!?\n”」]))\s*(?P<name>{_NAME}?)(?=\d|{{after}})",
    "attributed": rf"(?<={{attribute}})(?P<name>{_NAME}?)(?={{longer}}|[（(]\d)",
    "before_predicate": r"[^\W\d_]{{2,4}}?(?={longer}|{preposition})",
    "joined": rf"(?:{{link}})(?P<name>{_NAME})",
    "owner": r"(?:{attribute})(?:{kin})",
    "no_name": r"{no_name}",
    "relative": rf"(?:{{attribute}})(?:{{kin}})(?P<name>{_NAME})",
}


@cache
def patterns_of(words: Lexicon) -> Patterns:
    """The patterns of a language."""
    predicates = words.leading_adverbs | words.auxiliaries | words.prepositions | words.adverbs | words.speech
    lists = {
        "surname": any_of(words.surnames),
        "title": any_of(words.titles),
        "foreign": any_of(words.foreign_letters),
        "vocative": any_of(words.vocatives),
        "title_ahead": f"(?:{any_of(words.titles)})",
        "courtesy": any_of(words.honours),
        "mere_courtesy": any_of(one for one in words.honours - words.titles if len(one) > 1),
        "someone": any_of(words.indefinite),
        "surnamed": any_of(words.surnamed),
        "noun": any_of(words.titles | words.honours | words.second_mentions),
        "after": any_of(words.leading_adverbs | words.auxiliaries | words.speech | words.adverbs),
        "predicate": any_of(predicates),
        "preposition": any_of(words.prepositions),
        "longer": any_of(one for one in predicates if len(one) > 1),
        "mention": any_of(words.second_mentions | words.ages_by_noun.keys()),
        "trade": any_of(words.role_endings),
        "familiar": any_of(words.familiar),
        "manner": any_of(words.manner_endings),
        "masked": any_of(words.withheld),
        "link": any_of(words.links),
        "aged": any_of(f"{years}{end}" for years in words.years for end in words.attribute_ends),
        "no_name": any_of(words.no_names),
        "kin": any_of(words.kin),
        "attribute": any_of(words.attribute_ends),
    }
    return Patterns(**{name: re.compile(shape.format(**lists)) for name, shape in _SHAPES.items()})
