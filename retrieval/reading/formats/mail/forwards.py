"""Mails that pass on another one: the mail that is passed on is the article, and its sender the author."""

from __future__ import annotations

import re
from dataclasses import dataclass

FORWARDED = re.compile(r"\A(?:(?:re|aw)\s*:\s*)?(?:fwd?|wg|tr|rv|i|pd|enc|doorst|пересл|fs)\s*:", re.IGNORECASE)
"""How the subject of a mail begins that passes on another one."""
MARK = re.compile(
    r"^[ \t>]*(?:-{2,}|_{5,})?[ \t]*(?:Begin forwarded message|Forwarded message|Original Message|"
    r"Anfang der weitergeleiteten (?:Nachricht|E-Mail)|Weitergeleitete Nachricht|Ursprüngliche Nachricht|"
    r"Début du message (?:réexpédié|transféré)|Message transféré|Message d'origine|Mensaje (?:reenviado|original)|"
    r"Messaggio (?:inoltrato|originale)|Mensagem (?:encaminhada|original)|Doorgestuurd bericht|Oorspronkelijk bericht|"
    r"Wiadomość (?:przekazana|oryginalna)|Пересылаемое сообщение|Исходное сообщение|Переслане повідомлення|"
    r"转发的邮件|原始邮件)"
    r"[ \t]*:?[ \t]*(?:-{2,})?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
"""The line above a mail that is passed on. Replies have such lines, too."""
_SENT = r"Sent|Date|Gesendet|Datum|Envoyé|Enviado|Fecha|Data|Inviato|Verzonden|Wysłano|Дата|Отправлено|Надіслано"
HEADER = re.compile(
    rf"^(?:From|Von|De|Da|Van|Od|От|Від)[ \t]*:[^\n]{{3,200}}\n+(?:{_SENT})[^\n:]{{0,3}}:[^\n]{{3,100}}\d", re.MULTILINE
)
"""How Outlook writes the header of an earlier mail above it, without a line between."""
SAYS_SO = re.compile(
    r"forward|weitergeleitet|transféré|réexpédié|reenviado|inoltrato|encaminhada|doorgestuurd|przekazana|пересыл|"
    r"переслан|转发",
    re.IGNORECASE,
)
QUOTE_MARK = re.compile(r"\A(?:> ?)+")
FIELD = re.compile(r"[ \t]*\*?([^\W\d_][\w /.-]{0,20}?)[ \t]*[:：]\*?[ \t]*(.*)")
SENDERS = frozenset({"from", "von", "de", "da", "van", "od", "от", "від", "发件人", "寄件者"})
DAYS = frozenset(
    {"date", "sent", "datum", "gesendet", "envoyé", "enviado", "fecha", "data", "inviato", "verzonden", "wysłano",
     "дата", "отправлено", "надіслано", "日期", "发送时间"}
)  # fmt: skip
SUBJECTS = frozenset(
    {"subject", "betreff", "objet", "asunto", "oggetto", "assunto", "onderwerp", "temat", "тема", "主题"}
)
MOST_FIELDS = 12


@dataclass(frozen=True, slots=True)
class Letter:
    """The text of a mail, and who wrote it, when and about what; a field is empty where the mail does not say."""

    text: str
    sender: str = ""
    sent: str = ""
    subject: str = ""


def forwarded(subject: str, text: str) -> Letter | None:
    """The mail that a mail of that subject and that text passes on; None where it passes on none.

    A reply quotes an earlier mail in the same way; only its subject, or the line above, tells the two apart.
    """
    mark = MARK.search(text)
    header = mark or HEADER.search(text)
    if header is None or not (FORWARDED.match(subject) or SAYS_SO.search(header[0])):
        return None
    passed_on = text[mark.end() if mark else header.start() :]
    lines = [QUOTE_MARK.sub("", line) for line in passed_on.lstrip("\n").split("\n")]
    fields: dict[str, str] = {}
    while lines and len(fields) < MOST_FIELDS and (field := FIELD.fullmatch(lines[0])):
        fields[field[1].casefold()] = field[2].strip()
        lines.pop(0)
    body = "\n".join(lines).strip("\n")
    if not fields or not body.strip():
        return None
    return Letter(body, _one_of(fields, SENDERS), _one_of(fields, DAYS), _one_of(fields, SUBJECTS))


def _one_of(fields: dict[str, str], names: frozenset[str]) -> str:
    return next((value for name, value in fields.items() if name in names and value), "")
