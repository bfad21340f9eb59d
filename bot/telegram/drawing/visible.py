"""What Telegram makes of a text, done beforehand, so that the text sent is the text that people see."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

REMOVED = "\r\u030a\u0333\u033f" + "".join(map(chr, (*range(0x2028, 0x202F), *range(0x2066, 0x206A))))
REMOVAL = {ord(character): None for character in REMOVED}
CONTROLS = {code: " " for code in range(0x20) if chr(code) not in "\n\r"}
SURROGATE = re.compile("[\ud800-\udfff]")
DOMAINS = (
    r"[^\W\d_]{2}|com|org|net|edu|gov|mil|int|info|biz|name|pro|mobi|asia|jobs|tel|travel|museum|aero|coop|xyz|online|site|"
    r"website|space|store|shop|blog|news|app|page|cloud|tech|live|life|world|today|press|media|email|digital|agency|club|"
    r"fun|top|link|bot|chat|video|wiki|work|works|zone|team|social|science|network|one|plus|studio|guru|expert|report|"
    r"academy|art|москва|онлайн|сайт|рус|укр|бел|срб"
)
LIVE = re.compile(
    rf"""
      (?:https?|ftp|tg|ton|tonsite)://[^\s<>"“”„«»]*[^\s<>"“”„«».,:;!?]  # an address without the point after it
    | (?<![\w.+-])[\w.+-]+@(?:[\w-]+\.)+[^\W\d_]{{2,24}}            # an e-mail address
    | (?<![\w@.:/-])(?:[\w-]{{1,63}}\.)+(?:{DOMAINS})(?![\w@-])     # a bare domain,
      (?::\d{{1,5}})?(?:[/?\#][^\s<>"“”„«»]*)?                      # with its path
    | (?<!\w)@\w{{3,}}                                              # a mention, which pings people
    | (?<![\w/<>])/\w{{1,64}}(?:@\w{{3,32}})?(?![\w/])              # a command, sent at a tap
    | (?<![\w\#])\#\w+ | (?<![\w$])\$[A-Z]{{1,8}}\b                 # a hashtag, a cashtag
    """,
    re.VERBOSE | re.IGNORECASE,
)


def visible(text: str) -> str:
    """`text` as Telegram shows it, except that the ends are not trimmed.

    It is composed first, because Telegram removes the combining U+030A, U+0333 and U+033F, as well as U+2028 to U+202E.
    The isolates U+2066 to U+2069 are removed, too: one that is not closed would turn around what follows it. Other
    control characters become spaces. Half a surrogate pair cannot be sent and is replaced.
    """
    composed = unicodedata.normalize("NFC", SURROGATE.sub("\ufffd", text))
    return composed.translate(REMOVAL).translate(CONTROLS)


def units(text: str) -> int:
    """The length as Telegram counts it: UTF-16 code units."""
    return len(text) + sum(character > "\uffff" for character in text)


def split_live(text: str) -> Iterator[tuple[str, bool]]:
    """The stretches of `text` in order; True for what Telegram would turn into a link, a mention or a command."""
    end = 0
    for found in LIVE.finditer(text):
        if found.start() > end:
            yield text[end : found.start()], False
        yield found.group(), True
        end = found.end()
    if end < len(text):
        yield text[end:], False
