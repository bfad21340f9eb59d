"""Mails, mailboxes, saved pages, subtitles and downloads of archives: who writes and who speaks is kept."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from retrieval import ArticleError
from retrieval.reading.dates import to_iso
from retrieval.reading.drafts import Draft
from retrieval.reading.kinds import read_document

SAID = "“We will not touch the duty,” said Maria Keller."


def drafts(name: str, data: str | bytes) -> list[Draft]:
    found = list(read_document(name, name, data.encode() if isinstance(data, str) else data))
    assert not [one for one in found if isinstance(one, ArticleError)], found
    return [one for one in found if isinstance(one, Draft)]


def mail(text: str, html: str = "", **fields: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Änn Lee <ann@ledger.example>"
    message["To"] = "press@herald.example"
    message["Subject"] = "Über den Zoll"
    message["Date"] = "Sun, 12 May 2024 08:00:00 +0200"
    message["Message-ID"] = "<1@ledger.example>"
    for name, value in fields.items():
        del message[name]
        message[name] = value
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    return message


@pytest.mark.parametrize("name", ["x.eml", "x.txt", "x"])
def test_a_mail_is_an_article_by_its_sender(name: str) -> None:
    (draft,) = drafts(name, mail(SAID).as_bytes())
    assert (draft.title, draft.author, draft.text) == ("Über den Zoll", "Änn Lee", SAID)
    assert to_iso(draft.published) == "2024-05-12T08:00:00+02:00"


def test_of_a_mail_in_two_forms_the_one_that_says_more_is_read() -> None:
    (draft,) = drafts("x.eml", mail("View this in your browser.", f"<p>{SAID}</p><p>{SAID} Twice.</p>" * 3).as_bytes())
    assert draft.text.startswith(f"{SAID}\n\n{SAID} Twice.")
    (draft,) = drafts("x.eml", mail(f"{SAID} Typed.", f"<p>{SAID} Shown.</p>").as_bytes())
    assert draft.text == f"{SAID} Typed."


def test_what_a_mail_quotes_and_its_signature_are_left_out() -> None:
    body = f"{SAID}\n\n-- \nAnn Lee\nThe Ledger\n"
    reply = f"{SAID}\n\nOn Sun, 12 May 2024, Bo Li wrote:\n> “Never,” I said.\n"
    for text in (body, reply, f"> “Never,” I said.\n{SAID}\n"):
        (draft,) = drafts("x.eml", mail(text, Subject="Re: AW: Duty").as_bytes())
        assert (draft.text, draft.title) == (SAID, "Duty")


@pytest.mark.parametrize(
    ("subject", "head"),
    [
        (
            "Fwd: The duty",
            "---------- Forwarded message ---------\nFrom: Bo Li <bo@ledger.example>\nDate: Mon, 6 May 2024",
        ),
        (
            "WG: The duty",
            "-----Ursprüngliche Nachricht-----\nVon: Bo Li <bo@ledger.example>\nGesendet: Montag, 6. Mai 2024 10:00",
        ),
        (
            "TR : The duty",
            "-----Message d'origine-----\nDe : Bo Li <bo@ledger.example>\nEnvoyé : lundi 6 mai 2024 10:00",
        ),
        ("FW: The duty", "-----Original Message-----\nFrom: Bo Li\nSent: Monday, May 6, 2024 10:00 AM"),
        ("Hallo", "Anfang der weitergeleiteten Nachricht:\n\n> Von: Bo Li\n> Datum: 6. Mai 2024"),
    ],
)
def test_of_a_mail_that_is_passed_on_the_first_sender_is_the_author(subject: str, head: str) -> None:
    quote = "> " if "\n> " in head else ""
    body = f"For you.\n\n{head}\n{quote}Subject: The duty\n{quote}\n{quote}{SAID}\n"
    (draft,) = drafts("x.eml", mail(body, Subject=subject).as_bytes())
    assert (draft.text, draft.title, draft.author) == (SAID, "The duty", "Bo Li")
    assert to_iso(draft.published)[:10] == "2024-05-06"


def test_an_answer_above_an_earlier_mail_is_not_that_mail() -> None:
    body = f"{SAID}\n\n-----Original Message-----\nFrom: Bo Li\nSent: Monday, May 6, 2024\n\n“Never,” I said.\n"
    (draft,) = drafts("x.eml", mail(body, Subject="RE: The duty").as_bytes())
    assert (draft.text, draft.author) == (SAID, "Änn Lee")


def test_articles_attached_to_a_mail_and_forwarded_in_it_are_read() -> None:
    message = mail("See below.")
    message.add_attachment(f"Title: Attached\n\n{SAID}", filename="duty.txt")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    message.add_attachment(mail(SAID, Subject="Inner"))
    assert [draft.title for draft in drafts("x.eml", message.as_bytes())] == ["Über den Zoll", "Attached", "Inner"]


def test_a_mailbox_holds_many_mails() -> None:
    one, two = (mail(f"{SAID}\n\nFrom here on.", Subject=name).as_string(unixfrom=False) for name in ("One", "Two"))
    box = (
        f"From ann@ledger.example Sun May 12 08:00:00 2024\n{one}\n\nFrom b@c.example Mon May 13 08:00:00 2024\n{two}\n"
    )
    assert [draft.title for draft in drafts("x.mbox", box)] == ["One", "Two"]
    assert len(drafts("x", box)) == 2


def test_a_saved_page_is_read_at_the_address_it_came_from() -> None:
    pytest.importorskip("trafilatura", reason="the extra `readers` is not installed")
    prose = f"<p>{SAID} She left.</p>" * 4
    page = f"<html><head><title>Duty stays</title></head><body><article>{prose}</article></body></html>"
    saved = (
        "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://ledger.example/duty\r\nSubject: Duty\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: https://ledger.example/duty\r\n"
        f"Content-Transfer-Encoding: 8bit\r\n\r\n{page}\r\n--b\r\nContent-Type: text/css\r\n\r\np {{}}\r\n--b--\r\n"
    )
    for name in ("x.mhtml", "x.mht", "x"):
        (draft,) = drafts(name, saved)
        assert (draft.title, draft.url) == ("Duty stays", "https://ledger.example/duty")
        assert draft.text.startswith(SAID)


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
        "Maria Keller: We will not touch the duty before the next budget.",
        "Tom Ruiz: It is a bad plan.",
        "Applause & noise.",
    ]
    for name in ("x.srt", "x.txt", "x"):
        (draft,) = drafts(name, SRT.replace("\n", "\r\n"))
        assert draft.text.split("\n\n") == [
            "MARIA KELLER: We will not touch the duty before the next budget.",
            "It is a bad plan.",
            "Is it?",
        ]


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
