"""Places where a lost mark may have stood: sentence ends, cues, words run together. Knows no marks and no pairs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mark may be missing, and what it costs to believe so."""

    at: int
    kind: Literal["opening", "closing"]
    cost: float


_LOWER = "a-zß-öø-ÿąćęłńóśźżčďěňřšťůžőűğışα-ωά-ώа-яёіїєґў"
_UPPER = "A-ZÀ-ÖØ-ÞĄĆĘŁŃÓŚŹŻČĎĚŇŘŠŤŮŽŐŰĞİŞΑ-ΩΆ-ΏА-ЯЁІЇЄҐЎ"
_SAID = (
    "said|says|say|saying|told|tells|added|adds|adding|wrote|writes|asked|asks|tweeted|argued|argues|explained|continued|"
    "replied|noted|notes|recalled|concluded|declared|insisted|warned|announced|according|responded|stated|joked|"
    "acknowledged|complained|predicted|suggested|claimed|quipped|remarked|testified|asserted|read|reads"
)
_WHO = (
    r"(?:[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e|(?:the|a|an|one) [\w’'-]+(?: [\w’'-]+)?"
    rf"|[{_UPPER}][\w.’'-]*(?: [\w.’'-]+){{0,4}}),?"
)
_CUE = rf"(?:{_SAID})\b|{_WHO} (?:\w+ )?(?:{_SAID})\b"

_CLOSING: tuple[tuple[re.Pattern[str], float], ...] = (
    (re.compile(rf"(?<=[{_LOWER})\]])[.,!?…](?=[{_UPPER}])|(?<=\w)[,!?](?=[{_LOWER}])"), 0.0),
    (re.compile(rf"\b[{_LOWER}]{{2,}}(?=[{_UPPER}][{_LOWER}’' ])"), 0.0),
    (re.compile(rf"[,!?] ?(?=(?:{_CUE}))"), 0.0),
    (re.compile(rf"(?<=[{_LOWER}\d)\]]{{2}})[.!?…]+(?= (?:{_CUE}))"), 1.0),
    (re.compile(rf"(?<=[{_LOWER}\d)\]]{{2}})[.!?…]+(?= [{_UPPER}\d“\"'«„‘])"), 2.5),
)
_OPENING: tuple[tuple[re.Pattern[str], float], ...] = (
    (re.compile(r"(?<=: )(?=\w)"), 0.3),
    (re.compile(rf"(?<=[{_LOWER}\d)\]]{{2}}[.!?…] )(?=[{_UPPER}])"), 1.0),
    (re.compile(rf"\b(?:{_SAID})\b[^.,:;]{{0,30}}, (?=\w)"), 0.5),
    (re.compile(r"\b(?:that|because|called|saying|says|declared|calls) (?=\w)"), 1.5),
    (re.compile(r"\b(?:was|is|as|are|had|has|were) (?=\w)"), 2.0),
)


def find_places(text: str, start: int, end: int) -> list[Place]:
    """The places of one line in order, closings before openings where both stand at one point."""
    openings = {start + len(text[start:end]) - len(text[start:end].lstrip()): 0.0}
    closings: dict[int, float] = {}
    for pattern, cost in _OPENING:
        for match in pattern.finditer(text, start, end):
            openings[match.end()] = min(cost, openings.get(match.end(), cost))
    for pattern, cost in _CLOSING:
        for match in pattern.finditer(text, start, end):
            at = match.start() + len(match.group().rstrip())
            closings[at] = min(cost, closings.get(at, cost))
    places = [Place(at, "opening", cost) for at, cost in openings.items()]
    places += [Place(at, "closing", cost) for at, cost in closings.items()]
    return sorted(places, key=lambda place: (place.at, place.kind))
