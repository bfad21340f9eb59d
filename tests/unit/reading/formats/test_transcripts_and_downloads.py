"""Subtitles and downloads of archives: who speaks, and where one article ends and the next begins, is kept."""

from __future__ import annotations

import pytest

from retrieval import ArticleError
from retrieval.reading.dates import to_iso
from retrieval.reading.drafts import Draft
from retrieval.reading.kinds import read_document

SAID = "“We will not touch the duty,” said Maria Keller."


def drafts(name: str, data: str) -> list[Draft]:
    found = list(read_document(name, name, data.encode()))
    assert not [one for one in found if isinstance(one, ArticleError)], found
    return [one for one in found if isinstance(one, Draft)]


VTT = """WEBVTT - Title: The hearing

NOTE made by hand

1
00:01.000 --> 00:03.000 align:start
<v Maria Keller>We will not touch the duty

2
00:03.000 --> 00:05.000
<v Maria Keller>before the <i>next</i> budget.</v>

00:05.500 --> 00:07.000
<v.loud Tom Ruiz>It is a bad plan.</v>

00:20.000 --> 00:22.000
Applause &amp; noise.
"""
SRT = """1
00:00:01,000 --> 00:00:03,000
MARIA KELLER: We will not touch the duty

2
00:00:03,000 --> 00:00:05,000
before the next budget.

3
00:00:05,500 --> 00:00:07,000
- It is a bad plan.
- Is it?
"""


def test_subtitles_name_their_speakers() -> None:
    (draft,) = drafts("x.vtt", VTT)
    assert draft.text.split("\n\n") == [
        "\tMaria Keller: We will not touch the duty before the next budget.",
        "\tTom Ruiz: It is a bad plan.",
        "Applause & noise.",
    ]  # a tab stands before the names that the format tells
    for name in ("x.srt", "x.txt", "x"):
        (draft,) = drafts(name, SRT.replace("\n", "\r\n"))
        assert draft.text.split("\n\n") == [
            "MARIA KELLER: We will not touch the duty before the next budget.",
            "It is a bad plan.",
            "Is it?",
        ]


def test_two_voices_on_one_line_are_two_speakers() -> None:
    told = (
        "WEBVTT\n\n00:01.000 --> 00:04.000\n<v.loud Maria Keller>We will <i>not</i> touch it.</v> <v Bo Li>Why?</v>\n"
    )
    assert drafts("x.vtt", told)[0].text == "\tMaria Keller: We will not touch it.\n\n\tBo Li: Why?"


def test_captions_that_roll_up_are_read_once() -> None:
    rolling = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\nWe will not\n\n00:02.000 --> 00:03.000\nWe will not\ntouch the duty.\n"
    )
    assert drafts("x.vtt", rolling)[0].text == "We will not touch the duty."


OLD = f"""2 of 30 DOCUMENTS

The Ledger (London)

May 12, 2024 Sunday
Final Edition

Duty stays

BYLINE: ANN LEE

SECTION: NEWS; Pg. 4

LENGTH: 310 words

{SAID}

Nobody was convinced.

LOAD-DATE: May 13, 2024

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper

Copyright 2024 The Ledger
All Rights Reserved

3 of 30 DOCUMENTS

The Ledger (London)

May 14, 2024 Tuesday

Pilots return

LENGTH: 99 words

“It can wait,” said Tom Ruiz.
"""
NEW = f"""Duty stays

The Ledger (London)

May 12, 2024 Sunday

Copyright 2024 The Ledger All Rights Reserved

Section: NEWS; Pg. 4

Length: 310 words

Byline: Ann Lee

Body

{SAID}

Nobody was convinced.

Load-Date: May 13, 2024

End of Document

Pilots return

The Ledger (London)

May 14, 2024 Tuesday

Length: 99 words

Body

“It can wait,” said Tom Ruiz.

End of Document
"""
LISTED = f"""____________________________________________________________

Document 1 of 2

Duty stays

Author: Lee, Ann

Publication title: The Ledger; London

Publication date: May 12, 2024

Full text: {SAID}

Nobody was convinced.

Subject: Duties

____________________________________________________________

Document 2 of 2

Pilots return

Publication date: May 14, 2024

Full text: “It can wait,” said Tom Ruiz.
"""


CODED = f"""Duty stays

Ann Lee
310 words
12 May 2024
The Ledger
LEDG
English
(c) 2024 The Ledger

{SAID}

Nobody was convinced.

Document LEDG000020240512ek5c0000a

Pilots return

99 words
14 May 2024
The Ledger
LEDG
English
(c) 2024 The Ledger

“It can wait,” said Tom Ruiz.

Document LEDG000020240514ek5e0000b
"""


@pytest.mark.parametrize("download", [OLD, NEW, LISTED, CODED], ids=["old", "new", "listed", "coded"])
def test_a_download_of_an_archive_holds_many_articles(download: str) -> None:
    first, second = drafts("x.txt", download)
    assert (first.title, to_iso(first.published), first.text) == (
        "Duty stays", "2024-05-12", f"{SAID}\n\nNobody was convinced."
    )  # fmt: skip
    assert "The Ledger" in first.publisher
    assert "Ann" in first.author
    assert (second.title, second.text) == ("Pilots return", "“It can wait,” said Tom Ruiz.")
    assert to_iso(second.published) == "2024-05-14"


@pytest.mark.parametrize(
    ("number", "author", "section", "length", "language", "day"),
    [
        (
            "Dokument {} von 2",
            "AUTOR",
            "RUBRIK",
            "LÄNGE: 212 Wörter",
            "SPRACHE: GERMAN; DEUTSCH",
            "8. März 2024 Freitag",
        ),
        ("Documento {} de 2", "AUTOR", "SECCIÓN", "LONGITUD: 212 palabras", "IDIOMA: SPANISH", "8 de marzo de 2024"),
    ],
)
def test_a_download_of_an_archive_that_speaks_another_language_is_taken_apart(
    number: str, author: str, section: str, length: str, language: str, day: str
) -> None:
    parts = [
        f"{number.format(at)}\n\nInselbote\n\n{day}\n\n{title}\n\n{author}: {who}\n\n{section}: LOKALES\n\n{length}\n\n"
        f"{SAID} It is number {at}.\n\n{language}\n\n"
        for at, title, who in ((1, "Two ships are sold", "Lena Fox"), (2, "A year of time", "Ole Berg"))
    ]
    found = drafts("x.txt", "\n".join(parts))
    assert [(one.title, one.author) for one in found] == [
        ("Two ships are sold", "Lena Fox"),
        ("A year of time", "Ole Berg"),
    ]
    assert [one.text for one in found] == [f"{SAID} It is number {at}." for at in (1, 2)]
    assert {to_iso(one.published) for one in found} == {"2024-03-08"}
