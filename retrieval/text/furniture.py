"""Furniture: the lines that a web page puts around an article, such as links, buttons, credits and internal numbers.

Most of these lines are recognised by their form, the others by phrases from the ``furniture.toml`` of each language.
Every line is judged by itself, without the lines around it.
"""

from __future__ import annotations

import functools
import re
from typing import Literal

from retrieval.text.languages import languages_with, read_language
from retrieval.text.sentences import ends_sentence

Rule = Literal["alone", "begins", "heads", "labels", "follows"]
"""What a phrase says about the line that begins with it. The lists of ``furniture.toml`` have these names.

alone: the line is furniture if it holds nothing but the phrase. begins: it is furniture whatever follows. heads: it is
furniture if a colon follows the phrase or the line is not a whole sentence; alone in its line, such a phrase introduces
the titles of other articles. labels: it is furniture if a colon follows the phrase and the line is short and holds no
quotation mark. follows: it is furniture if an account or an address follows. Phrases are in lower case, with straight
apostrophes.
"""

RULES: tuple[Rule, ...] = ("alone", "begins", "heads", "labels", "follows")
LONGEST = 300
"""The longest line of furniture, in code points."""
LONGEST_LABELLED = 12
"""The longest line that a label makes furniture, in words."""

LETTER = re.compile(r"[^\W_]")
WORD = re.compile(r"\w+")
MARK = re.compile(r"[\"“”„«»「」]")
# Bullets and arrows. Quotation marks and dashes are not among them, because they open speech.
ORNAMENT = " \t\u00a0\ufeff•·●▪■□►▶▸→➤➜>|*#([+（【［"
STYLE_SHEET = re.compile(r"[\w\s.#:,>-]*\{\Z|[\w-]+:\s*[\w#%.-]+;\Z")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@\w[\w-]*\.\w+|(?<!\w)@\w+")
TAG = re.compile(r"<[^<>]*>")
# Ids and time stamps of pictures and posts, as in “1647723077 857 A caption”.
MACHINE_NUMBER = re.compile(r"(?:\d{9,}|\d{5,}[ _-]\d{2,})\b")
SIGNED_WITH_MAIL = re.compile(r"[^“”„«»「」\"]{0,60}(?<![\w.])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+\W*")
"""A short line that ends with the address of a mailbox, as the lines of reporters and desks do."""
COPYRIGHT = re.compile(r"\W{0,3}©\W")


def is_furniture(line: str) -> bool:
    """Whether a line belongs to the page and not to the article. `line` has no space around it."""
    if len(line) > LONGEST:
        return False
    return _is_machinery(line) or any(_decides(rule, line, rest) for rule, rest in _openings(line))


def _is_machinery(line: str) -> bool:
    """Whether the form of the line is enough: only signs, tags or an address, or a style rule, an id or a copyright."""
    if STYLE_SHEET.match(line) or COPYRIGHT.match(line):
        return True
    if "@" in line and SIGNED_WITH_MAIL.fullmatch(line):
        return True
    if MACHINE_NUMBER.match(line) and not ends_sentence(line):
        return True
    bare = TAG.sub("", line) if "<" in line else line
    return not LETTER.search(bare) or (" " not in bare and bool(ADDRESS.match(bare)))


def _decides(rule: Rule, line: str, rest: str) -> bool:
    """Whether `line` is furniture because it begins with a phrase of this rule. `rest` is what follows the phrase."""
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
    """Whether a line of furniture is a bare label, such as “Also read:”, that the titles of other articles follow."""
    return any((rule == "heads" or ":" in rest) and not WORD.search(rest) for rule, rest in _openings(line))


def _openings(line: str) -> list[tuple[Rule, str]]:
    """The rule of each phrase that `line` begins with, together with the text after that phrase."""
    folded = line.lstrip(ORNAMENT).replace("’", "'").replace("：", ":").casefold()
    first = WORD.search(folded)
    if first is None:
        return []
    found = []
    for phrase, rule in _phrases().get(first.group(), ()):
        # After a quotation mark, a line is furniture only if it holds nothing but the phrase. Otherwise it is speech.
        start = first.start() if rule == "alone" else 0
        end = start + len(phrase)
        if folded.startswith(phrase, start) and not folded[end : end + 1].isalnum():
            found.append((rule, folded[end:]))
    return found


@functools.cache
def _phrases() -> dict[str, tuple[tuple[str, Rule], ...]]:
    """The phrases of all languages with their rules, by their first words. One page may mix languages."""
    table: dict[str, list[tuple[str, Rule]]] = {}
    for language in languages_with("furniture"):
        lists = read_language(language, "furniture")[""]
        for rule in RULES:
            for phrase in lists[rule]:
                for first in WORD.findall(phrase)[:1]:
                    table.setdefault(first, []).append((phrase, rule))
    return {first: tuple(phrases) for first, phrases in table.items()}
