"""Names of authors as pages, feeds and files give them: several in one line, with e-mail addresses, dates and roles.

What is no name ("See full bio", "admin", an address) is left out. Independent of where the words come from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from retrieval.records import Article
from retrieval.text.languages import languages_with, read_language

LONGEST = 80
"""The longest name, in code points."""
LONGEST_LINE = 2_000
"""The longest line that is searched for names, in code points."""
MOST_WORDS = 6
MOST_NAMES = 20
PIECES = re.compile(r"[|\n•·]")
MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
IN_BRACKETS = re.compile(r"\(([^()]*)\)|<([^<>]*)>")
ADDRESS = re.compile(r"(?:https?:|www\.)|\b[\w-]{1,63}\.(?:com|org|net|html?)\b", re.IGNORECASE)
LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class _Bylines:
    """How bylines are written, in all languages together, since many papers mix two.

    `by` and `lead` open a byline, `inner_by` one after a day or a section; `parts` and `structured_parts` stand
    between two authors, and from `cut` on there is something else. What `opener` or `role` match, and what is `nobody`,
    is no name.
    """

    by: re.Pattern[str]
    inner_by: re.Pattern[str]
    lead: re.Pattern[str]
    lower_lead: re.Pattern[str]
    parts: re.Pattern[str]
    structured_parts: re.Pattern[str]
    cut: re.Pattern[str]
    opener: re.Pattern[str]
    role: re.Pattern[str]
    particles: frozenset[str]
    nobody: frozenset[str]


@cache
def _bylines() -> _Bylines:
    lists = [read_language(language, "bylines").get("", {}) for language in languages_with("bylines")]

    def listed(*names: str) -> list[str]:
        return sorted({word for one in lists for name in names for word in one.get(name, ())})

    def any_of(*names: str) -> str:
        longest_first = sorted(listed(*names), key=lambda words: (-len(words), words))
        return "(?:" + "|".join(re.escape(words).replace(r"\ ", r"\s+") for words in longest_first) + ")"

    by, kinds, labels = any_of("by"), any_of("kinds"), any_of("labels")
    leads, lower_leads = any_of("leads"), any_of("lower_leads")
    joins, all_joins = any_of("joins"), any_of("joins", "joins_of_lines")
    cuts, places = any_of("cuts"), any_of("places")
    openers, roles = any_of("openers"), any_of("roles")
    return _Bylines(
        by=re.compile(rf"\s*(?:{kinds}\s+)?{by}\b\s*:?\s*|\s*{labels}\s*:\s*", re.IGNORECASE),
        inner_by=re.compile(rf"(?:^|[|•·\n–—-])\s*(?:(?i:{by}|{leads})|{lower_leads})\s+(?=[A-ZÀ-Þ])"),
        lead=re.compile(rf"\s*{leads}\s+(?=\S+\s+\S)", re.IGNORECASE),
        lower_lead=re.compile(rf"\s*{lower_leads}\s+(?=\w+\s)"),
        parts=re.compile(rf"\s*(?:[;|/\n•·]|,|\s(?:{all_joins}|&)\s)\s*"),
        structured_parts=re.compile(rf"\s*(?:[;|\n]|,\s(?=[^,]*\s)|\s(?:{joins}|&)\s)\s*"),
        cut=re.compile(rf"\b(?:(?i:{cuts})|{places}\s+(?=[^\W\d_a-z])).*", re.DOTALL),
        opener=re.compile(rf"{openers}\b", re.IGNORECASE),
        role=re.compile(rf"\b{roles}\b", re.IGNORECASE),
        particles=frozenset(listed("particles")),
        nobody=frozenset(listed("nobody")),
    )


def authors_of(article: Article) -> list[str]:
    """The names of those who wrote an article, as far as its `author` names them."""
    return names_in(article.author)


def names_in(line: str) -> list[str]:
    """The names in a byline that people read, such as "By Ann Lee and Tom Ruiz, Berlin, Updated 5 May"."""
    bare = MAIL.sub(" ", _out_of_brackets(line[:LONGEST_LINE]))
    found = [name for piece in PIECES.split(bare) for name in _names_of_piece(_bylines().cut.sub("", piece))]
    has_whole = any(" " in name for name in found)
    # Beside whole names, a single word is the place or the paper, if it is no agency's.
    return [name for name in dict.fromkeys(found) if not has_whole or " " in name or name.isupper()][:MOST_NAMES]


def names_signed(line: str) -> list[str]:
    """The names in a line that begins as bylines do, such as "By Ann Lee · 5 May"; none in any other line."""
    bare = MAIL.sub(" ", _out_of_brackets(line[:LONGEST_LINE]))
    words = _bylines()
    pieces = [piece for piece in PIECES.split(bare) if words.by.match(piece) or words.lead.match(piece)]
    return [name for piece in pieces[:1] for name in names_in(piece)]


def names_after_by(line: str) -> list[str]:
    """The names after a "by" before a capital, which may stand anywhere in a line: "5 May 2024 · by Ann Lee"."""
    by = _bylines().inner_by.search(line)
    return names_in(line[by.end() :]) if by else []


def _names_of_piece(piece: str) -> list[str]:
    words = _bylines()
    for lead in (words.by, words.lead, words.lower_lead):
        if lead.match(piece):
            piece = lead.sub("", piece, count=1)
            break
    return [part for part in map(_trimmed, words.parts.split(piece)) if looks_like_a_name(part)]


def names_of(values: Iterable[str]) -> list[str]:
    """The names among values of a field for authors, each of one person or an agency, or of a few of them."""
    found = dict.fromkeys(name for value in values for name in _names_of_one(value))
    return list(found)[:MOST_NAMES]


def joined(names: Iterable[str]) -> str:
    """Several names as one field holds them."""
    return "; ".join(dict.fromkeys(names))


def looks_like_a_name(words: str) -> bool:
    """Whether `words` may be the name of a person or an agency: few words, no figures, one capital at least."""
    if not LETTER.search(words) or len(words) > LONGEST or len(words.split()) > MOST_WORDS:
        return False
    known = _bylines()
    if words.casefold() in known.nobody or known.opener.match(words):
        return False
    if ADDRESS.search(words) or known.role.search(words):
        return False
    has_case = words.lower() != words.upper()
    if has_case and any(word[:1].islower() and word.casefold() not in known.particles for word in words.split()):
        return False
    return not any(char.isdecimal() or char in "@:{}[]<>!?" for char in words) and (
        not has_case or words != words.lower()
    )


def _names_of_one(value: str) -> Iterator[str]:
    words = _bylines()
    bare = words.cut.sub("", MAIL.sub(" ", _out_of_brackets(value[:LONGEST_LINE])))
    if words.by.match(bare):
        bare = words.by.sub("", bare, count=1)
    elif (lead := words.lead.match(bare)) and bare[lead.end() :].split()[0].casefold() not in words.particles:
        bare = bare[lead.end() :]  # *Von* Kira Held; not: Von der Heide
    for part in words.structured_parts.split(bare):
        if looks_like_a_name(name := _trimmed(part)):
            yield name


def _out_of_brackets(value: str) -> str:
    """The part of `value` that holds the name: RSS writes `mail (name)`, while e-mail writes `name <mail>`."""
    inside = [one or two for one, two in IN_BRACKETS.findall(value)]
    outside = IN_BRACKETS.sub(" ", value)
    if inside and not LETTER.search(MAIL.sub(" ", outside)):
        return " ".join(inside)
    return outside


def _trimmed(name: str) -> str:
    return " ".join(name.split()).strip(" ,;:|-–—·•\"'*")
