"""What a web page puts around an article: links to other articles, buttons, credits, the numbers of its machinery.

Structure tells most of it, the phrases in `furniture.toml` the rest. Knows lines, not the article they stand in.
"""

from __future__ import annotations

import functools
import re
from typing import Literal

from retrieval.text.languages import languages_with, read_language
from retrieval.text.sentences import ends_sentence

Rule = Literal["alone", "begins", "heads", "labels", "follows"]
"""What a phrase at the start of a line decides; `furniture.toml` says which is which."""

RULES: tuple[Rule, ...] = ("alone", "begins", "heads", "labels", "follows")
LONGEST = 300
"""In code points: no line of furniture is longer."""
LONGEST_LABELLED = 12
"""In words, of a line that a label makes furniture."""

LETTER = re.compile(r"[^\W_]")
WORD = re.compile(r"\w+")
MARK = re.compile(r"[\"“”„«»「」]")
# Bullets and arrows; no quotation marks and no dashes, which open speech.
ORNAMENT = " \t\u00a0\ufeff•·●▪■□►▶▸→➤➜>|*#([+"
STYLE_SHEET = re.compile(r"[\w\s.#:,>-]*\{\Z|[\w-]+:\s*[\w#%.-]+;\Z")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@\w[\w-]*\.\w+|(?<!\w)@\w+")
TAG = re.compile(r"<[^<>]*>")
# Ids and time stamps of pictures and posts: “1647723077 857 A caption”.
MACHINE_NUMBER = re.compile(r"(?:\d{9,}|\d{5,}[ _-]\d{2,})\b")
COPYRIGHT = re.compile(r"\W{0,3}©\W")


def is_furniture(line: str) -> bool:
    """Whether a line, without the space around it, belongs to the page and not to the article."""
    if len(line) > LONGEST:
        return False
    return _is_machinery(line) or any(_decides(rule, line, rest) for rule, rest in _openings(line))


def _is_machinery(line: str) -> bool:
    """Whether the line's form alone tells: nothing but signs, tags and addresses, style sheets, ids, copyrights."""
    if STYLE_SHEET.match(line) or COPYRIGHT.match(line):
        return True
    if MACHINE_NUMBER.match(line) and not ends_sentence(line):
        return True
    bare = TAG.sub("", line) if "<" in line else line
    return not LETTER.search(bare) or (" " not in bare and bool(ADDRESS.match(bare)))


def _decides(rule: Rule, line: str, rest: str) -> bool:
    """Whether a phrase makes `line`, of which `rest` follows the phrase, furniture by its rule."""
    match rule:
        case "alone":
            return not WORD.search(rest)
        case "begins":
            return True
        case "heads":
            return rest.lstrip().startswith(":") or not ends_sentence(line) or not WORD.search(rest)
        case "labels":
            return rest.startswith(":") and len(line.split()) <= LONGEST_LABELLED and not MARK.search(line)
        case "follows":
            return bool(ADDRESS.search(rest))


def introduces_titles(line: str) -> bool:
    """Whether a line of furniture is a bare label such as “Also read:”, after which titles of other articles follow."""
    return any((rule == "heads" or ":" in rest) and not WORD.search(rest) for rule, rest in _openings(line))


def _openings(line: str) -> list[tuple[Rule, str]]:
    """The rules of the phrases that `line` begins with, each with what follows the phrase."""
    folded = line.lstrip(ORNAMENT).replace("’", "'").casefold()
    first = WORD.search(folded)
    if first is None:
        return []
    found = []
    for phrase, rule in _phrases().get(first.group(), ()):
        # Behind a mark, only a line that is nothing but the phrase is furniture: the rest would be speech.
        start = first.start() if rule == "alone" else 0
        end = start + len(phrase)
        if folded.startswith(phrase, start) and not folded[end : end + 1].isalnum():
            found.append((rule, folded[end:]))
    return found


@functools.cache
def _phrases() -> dict[str, tuple[tuple[str, Rule], ...]]:
    """By its first word, each phrase with its rule, all languages together: a page may mix them."""
    table: dict[str, list[tuple[str, Rule]]] = {}
    for language in languages_with("furniture"):
        lists = read_language(language, "furniture")[""]
        for rule in RULES:
            for phrase in lists[rule]:
                for first in WORD.findall(phrase)[:1]:
                    table.setdefault(first, []).append((phrase, rule))
    return {first: tuple(phrases) for first, phrases in table.items()}
