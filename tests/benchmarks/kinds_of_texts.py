"""Texts of many kinds, each of any length: what people paste, what machines make, and what somebody may try."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import count
from string import ascii_lowercase

Maker = Callable[[int], str]
"""From a number of code points to a text of about that many."""


def _repeated(piece: str) -> Maker:
    return lambda size: (piece * (size // len(piece) + 1))[:size]


def _numbered(form: str) -> Maker:
    """The form again and again, `{}` standing for another name each time."""

    def make(size: int) -> str:
        pieces: list[str] = []
        length = 0
        for number in count():
            pieces.append(form.format(_name(number)))
            length += len(pieces[-1])
            if length >= size:
                break
        return "".join(pieces)[:size]

    return make


def _name(number: int) -> str:
    letters = ""
    while number >= 0:
        letters = ascii_lowercase[number % 26] + letters
        number = number // 26 - 1
    return letters.capitalize()


def _around(before: str, piece: str, after: str) -> Maker:
    return lambda size: before + _repeated(piece)(size) + after


KINDS: Mapping[str, Maker] = {
    "a label on each line": _repeated("Ana: yes\n"),
    "another label on each line": _numbered("{}: yes\n"),
    "labels on one line": _repeated("Ana: yes "),
    "labels in capitals": _repeated("ANA LEE: Yes, we do.\n"),
    "quotes behind labels": _numbered("{}: “Yes.”\n"),
    "an interview": _repeated("Q: Why?\nA: Because.\n"),
    "no spaces": _repeated("abcdefghij"),
    "one letter": _repeated("a"),
    "one word": _repeated("word "),
    "one sentence without an end": _repeated("the man went to the house and "),
    "one quote without an end of a sentence": _around("“", "the man went to the house and ", ",” said Ann Lee."),
    "one quote of many sentences": _around("“", "The man went home. ", "” said Ann Lee."),
    "one quote of many paragraphs": _around("", "“The man went home. He slept.\n\n", "” said Ann Lee."),
    "only quotes": _repeated("“Yes.” "),
    "quotes with a speaker": _repeated("“Yes, we go,” said Ana Lee. "),
    "quotes with other speakers": _numbered("“Yes, we go,” said Ana {}. "),
    "split quotes": _repeated("“Yes,” said Ana Lee, “we go.” "),
    "words in marks": _repeated("Ana said the “deal” was off. "),
    "opening marks": _repeated("“"),
    "closing marks": _repeated("”"),
    "straight marks": _repeated('"'),
    "straight marks before words": _repeated('"a '),
    "apostrophes": _repeated("it's "),
    "single marks": _repeated("‘a "),
    "opening marks on lines": _repeated("“Yes we can\n\n"),
    "nested marks": lambda size: "“a ‘b " * (size // 12) + "’ ”" * (size // 12),
    "quotes within a quote": _around("“He said ", "‘I say yes to that’ ", "” said Ann."),
    "dashes": _repeated("-"),
    "speech after dashes": _repeated("— Yes, said Ana.\n"),
    "Spanish speech": _repeated("—Sí —dijo Ana—. "),
    "colons": _repeated("a: "),
    "commas": _repeated(","),
    "newlines": _repeated("\n"),
    "lines of a letter": _repeated("a\n"),
    "carriage returns": _repeated("The man said yes.\r"),
    "line separators": _repeated("The man said.\u2028"),
    "spaces": _around("a", " ", "b"),
    "capitals": _repeated("THE MAN SAID YES "),
    "headlines": _repeated("Big News Today\n\n"),
    "addresses": _repeated("https://example.com/a?b=c "),
    "one address": _around("https://example.com/", "a/", ""),
    "mail addresses": _repeated("ana@example.com "),
    "abbreviations": _repeated("Mr. "),
    "initials": _repeated("A. B. "),
    "initials without spaces": _repeated("U.S."),
    "stops": _repeated("."),
    "stops with spaces": _repeated(". "),
    "question marks": _repeated("?"),
    "exclamations": _repeated("Oh! "),
    "brackets": _repeated("("),
    "square brackets": _repeated("["),
    "braces": _repeated("{"),
    "template tags": _repeated("{% a "),
    "angle brackets": _repeated("<a>"),
    "stars": _repeated("*"),
    "underscores": _repeated("_"),
    "table rows": _repeated("| a "),
    "bullets": _repeated("• a\n"),
    "combining marks": _around("a", "\u0301", ""),
    "words with combining marks": _repeated("e\u0301a "),
    "zero-width letters": _repeated("a\u200bb "),
    "direction marks": _repeated("\u202ea "),
    "control characters": _repeated("a\x01"),
    "digits": _repeated("1"),
    "digits with commas": _repeated("1,"),
    "dates": _repeated("12 May 2024 "),
    "Chinese without stops": _repeated("王丽说今天天气很好我们去公园"),
    "Chinese quotes": _repeated("王丽说：“今天很好。”"),
    "Japanese quotes": _repeated("「はい」と彼は言った。"),
    "Thai": _repeated("ฉันไปตลาด"),
    "Arabic": _repeated("قال الرجل: «نعم»، "),
    "Hindi": _repeated("उसने कहा। "),
    "Russian": _repeated("«Да», — сказала Анна. "),
    "emoji": _repeated("yes 😀 "),
    "names": _numbered("Ana {} "),
    "people of one surname": _numbered("“We go,” said {} Smith. “No,” said Smith. "),
    "titles and names": _repeated("Sen. Ana Lee (D-Wis.) "),
    "appositions": _repeated("Ana Lee, the mayor, "),
    "relative clauses": _repeated("Ana Lee, who said, "),
    "verbs of saying": _repeated("said "),
    "reports": _repeated("Ana said that it rained. "),
    "reports without an end": _repeated("Ana told Ben that "),
    "according to": _repeated("According to Ana Lee, it rained. "),
    "of the": _repeated("the head of "),
    "glued words": _repeated("wordAnother"),
    "hyphens": _repeated("a-b-"),
    "furniture": _repeated("Read more: Dams\n"),
}

PARAGRAPHS: Mapping[str, tuple[str, Maker]] = {
    "midwives with an age": (
        "en",
        _repeated("The 34-year-old midwife from Leeds was tired. “It hurts,” she said. "),
    ),
    "a company that says no more": ("en", _repeated("“I came.” The company would not say more. ")),
    "a thing that said": ("en", _repeated("“It broke down,” it said. ")),
    "questions and answers": ("en", _repeated("Q: Who came?\n\nA: I did.\n\n")),
    "ministers of many names": ("en", _numbered("The {} minister said it rained. “Stop,” the minister said. ")),
    "German midwives": ("de", _repeated("Die Hebamme aus Köln war müde. „Es tut weh“, sagte sie. ")),
    "Japanese quotes without names": ("ja", _repeated("「行く」と話した。")),
    "Japanese quotes behind names": ("ja", _repeated("田中氏は「行く」と述べた。")),
    "Chinese quotes on one line": ("zh", _repeated("“这是一句很长的话”")),
    "Korean quotes": ("ko", _repeated("김철수 시장은 “간다”고 말했다. ")),
    "Turkish quotes": ("tr", _repeated("“Geliyoruz” diye konuştu. ")),
}
"""Languages and single long paragraphs, in which rules show their cost that look back over who spoke before."""
