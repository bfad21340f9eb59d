"""Mails, mailboxes and saved pages: who writes is kept."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from retrieval import ArticleError
from retrieval.reading.dates import to_iso
from retrieval.reading.drafts import Draft
from retrieval.reading.kinds import read_document
from retrieval.text.furniture import is_furniture

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


OUTLOOK = (
    "<p><b>From:</b> Bo Li &lt;bo@ledger.example&gt;<br><b>Sent:</b> Monday, May 6, 2024 9:12 AM<br>"
    "<b>Subject:</b> Duty</p>"
)
NEVER = "“Never,” I said."


@pytest.mark.parametrize(
    "earlier",
    [
        f'<div class="gmail_quote"><div class="gmail_attr">On Mon, Bo Li wrote:</div><div>{NEVER}</div></div>',
        f'<blockquote type="cite"><p>{NEVER}</p></blockquote>',
        f'<hr id="appendonsend"><div id="divRplyFwdMsg"><b>Von:</b> Bo Li</div><div>{NEVER}</div>',
        f"<div>{OUTLOOK}</div><p>{NEVER}</p>",
    ],
)
def test_what_an_answer_in_html_quotes_is_left_out(earlier: str) -> None:
    message = mail("x", Subject="Re: Duty")
    message.set_content(f"<html><body><div>{SAID}</div>{earlier}</body></html>", subtype="html")
    (draft,) = drafts("x.eml", message.as_bytes())
    assert (draft.text, draft.author) == (SAID, "Änn Lee")


@pytest.mark.parametrize(
    "head",
    [
        "<div>---------- Forwarded message ---------<br>From: <b>Bo Li</b> &lt;bo@x.example&gt;<br>"
        "Date: Mon, 6 May 2024<br>Subject: Duty</div>",
        OUTLOOK,
    ],
)
def test_a_mail_in_html_that_is_passed_on_is_by_its_first_sender(head: str) -> None:
    message = mail("x", Subject="Fwd: Duty")
    inner = f'<div class="gmail_quote">{head}<p>{SAID}</p></div>'
    message.set_content(f"<html><body><p>For you.</p>{inner}</body></html>", subtype="html")
    (draft,) = drafts("x.eml", message.as_bytes())
    assert (draft.text, draft.author, draft.title) == (SAID, "Bo Li", "Duty")


def test_an_answer_below_what_it_quotes_is_kept() -> None:
    message = mail("x", Subject="Re: Duty")
    message.set_content(f'<blockquote type="cite">“Never,” I said.</blockquote>{SAID}', subtype="html")
    assert drafts("x.eml", message.as_bytes())[0].text == SAID


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


def test_lines_that_flow_are_put_together_with_one_space() -> None:
    mail = (
        "From: Bo Li <bo@x.example>\nSubject: The duty\nMIME-Version: 1.0\n"
        'Content-Type: text/plain; charset="utf-8"; format=flowed; delsp=yes\n\n'
        "The minister spoke \non Monday  \nto the members.\n\nNobody was convinced.\n\n-- \nBo Li\n"
    )
    (draft,) = read_document("x.eml", "x.eml", mail.encode())
    assert isinstance(draft, Draft)
    assert draft.text == "The minister spoke on Monday to the members.\n\nNobody was convinced."


@pytest.mark.parametrize(
    "line",
    [
        "CAUTION: This email originated from outside of our house. Click no links.",
        "This email and any attachments are meant for the addressee alone.",
        "Von meinem iPhone gesendet",
        "Ce message et toutes les pièces jointes sont confidentiels.",
        "Enviado desde mi iPhone",
    ],
)
def test_what_mail_programs_and_houses_add_is_no_text(line: str) -> None:
    assert is_furniture(line)
