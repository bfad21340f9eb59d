"""Speakers named beside the words rather than by a verb: transcripts (WALLACE: …), credits (“…” — Ana Ruiz), headings.

One paragraph is read at a time, with the labels that the article repeats.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from retrieval.quoting.grammar.first_names import is_first_name
from retrieval.quoting.grammar.tokens import Sentence, Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.records import Span
from retrieval.text.question_marks import ends_as_question

LABEL = re.compile(
    r"[\"“”„«'‘’\s(\[]*"
    r"(?P<name>[^\W\d_][\w.’'\-]*"
    r"(?:\s+(?:\([^)\n]{1,30}\)|[^\W\d_a-z][\w.’'\-]*|[a-z]{1,3}(?=\s+[^\W\d_a-z]))){0,5})"
    r"(?:\s*\([^)\n]{1,40}\))?\s*:\s+(?=\S)"
)
CREDIT = re.compile(
    r"\s*[—–―\-]{1,2}\s*(?P<name>[^\W\d_][^\n«»“”\"—–―:;?!,]{2,60}?)(?P<doing>,[^\n«»“”\"]{2,80})?[.\s]*$"
)
_TITLE_AND_NAME = 2
REPEATED = 2
LONGEST_PARTICLE = 3
SHORTEST_NAME = 3
NEAR = 5_000
"""The number of characters around a surname below a quotation within which the article names its bearer."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A paragraph's words and the label that stands for who says them."""

    source: Span
    content: Span


def repeated_labels(text: str, paragraphs: Sequence[Span]) -> frozenset[str]:
    """The labels that open more than one paragraph, or are in capitals and not the only one: the article is a
    transcript. A single word in capitals is where a report was sent from (NEW DELHI: The minister said)."""
    found = [_label_at(text, span) for span in paragraphs]
    counted = Counter(label["name"] for label in found if label)
    if not counted:
        return frozenset()
    several = counted.total() >= REPEATED
    repeated = {
        name for name, count in counted.items() if count >= REPEATED or (several and len(name) > 3 and name.isupper())
    }
    known = repeated | exchanged_labels(text, paragraphs, found) | told_by_format(text, found)
    labelled = [label["name"] for label in found if label]
    if several and len(labelled) == len(found) - (not found[0]):  # nothing but turns, and perhaps a title above them
        known |= {name for name in counted if is_first_name(name.split()[0])}
    if known and all(found):
        known |= {name for name in counted if _is_full_name(name)}
    if len(known) > 1:  # whoever speaks only once, but is named elsewhere too
        known |= {name for name in counted if _is_capitalised(name) and text.count(name.split()[-1]) > counted[name]}
    return frozenset(known)


def told_by_format(text: str, found: Sequence[re.Match[str] | None]) -> set[str]:
    """The labels after a tab, if they open at least half of the paragraphs.

    So stand the names that the format of a file gives for certain (`<v Ana Ruiz>` of WebVTT).
    """
    told = [label["name"] for label in found if label and text[label.start() - 1 : label.start()] == "\t"]
    return set(told) if 2 * len(told) >= len(found) else set()


def _label_at(text: str, paragraph: Span) -> re.Match[str] | None:
    """The label that opens a paragraph."""
    if text.find(":", paragraph.start, paragraph.end) < 0:
        return None
    return LABEL.match(text, paragraph.start, paragraph.end)


def exchanged_labels(text: str, paragraphs: Sequence[Span], found: Sequence[re.Match[str] | None]) -> set[str]:
    """The labels of a question and of the paragraph right after it: two people who talk, even if only once.

    `found` are the labels of the paragraphs.
    """
    labels: set[str] = set()
    for (asking, answering), span in zip(pairwise(found), paragraphs, strict=False):
        if asking and answering and ends_as_question(span.of(text)) and asking["name"] != answering["name"]:
            labels |= {asking["name"], answering["name"]}
    return labels


def transcript_line(text: str, paragraph: Span, labels: frozenset[str]) -> Labelled | None:
    """The paragraph as a line of a transcript whose speakers are `labels`."""
    if not labels:
        return None
    found = LABEL.match(text, paragraph.start, paragraph.end)
    if found is None or found["name"] not in labels:
        return None
    content = Span(found.end(), trimmed(text, paragraph.end))
    return Labelled(Span(*found.span("name")), content) if content.start < content.end else None


def credited(text: str, sentence: Sentence, end: int, words: Lexicon, below: Span | None = None) -> Labelled | None:
    """A paragraph that is one stretch with its speaker after a dash; `end` is the paragraph's end.

    The speaker may stand in the paragraph `below`, alone or with what the speaker did: — Ana Ruiz, leaving the court.
    A name of one word must be the surname of somebody whom the article names nearby: — Ruiz.
    """
    stretch = sentence.tokens[0].stretch
    if stretch is None:
        return None
    alone = below is not None and text[sentence.tokens[0].end : end].strip(" .") == ""
    found = CREDIT.match(text, sentence.tokens[0].end, below.end if below and alone else end)
    if found is None or len(found["name"].split()) > 7:
        return None
    is_signed = _ends_in_name(found["name"], words)
    if not (is_signed or found["name"][:1].isupper()):
        return None
    is_signed |= alone and not found["doing"] and _has_first_name_nearby(text, found.span("name"))
    is_signed |= not alone and is_first_name(found["name"])  # — Deb, Port Hill
    if (alone or found["doing"]) and not (is_signed or _is_full_name(found["name"])):
        return None
    return Labelled(Span(*found.span("name")), stretch.span)


def reads_as_source(label: Sequence[Token], words: Lexicon) -> bool:
    """True for a label that holds a title or an office besides the name: *Rovers manager* Jim Bell, *Dr* Ada Lind."""
    if len(label) < _TITLE_AND_NAME or label[0].text.isupper():
        return False
    named = len(label) > _TITLE_AND_NAME and is_first_name(label[-2].text) and label[-1].is_capitalised
    described = named and words.means_person(label[-3].lower)
    return described or label[0].lower in words.honorifics or words.is_role(label[0].lower)


def _ends_in_name(label: str, words: Lexicon) -> bool:
    """True for an office and a full name: *transport minister* Nigel Oakes."""
    told = label.split()
    described = len(told) > _TITLE_AND_NAME and words.means_person(told[-3].lower())
    return described and is_first_name(told[-2]) and _is_capitalised(" ".join(told[-2:]))


def _has_first_name_nearby(text: str, name: tuple[int, int]) -> bool:
    """True for one word, given by its two offsets, that follows a known first name within NEAR characters."""
    start, end = name
    word = text[start:end].rstrip(" .")
    if " " in word or len(word) < SHORTEST_NAME:
        return False
    near = text[max(0, start - NEAR) : start] + "\n" + text[end : end + NEAR]
    return any(is_first_name(found[1]) for found in re.finditer(rf"(\w+) {re.escape(word)}(?!\w)", near))


def _is_capitalised(name: str) -> bool:
    return all(word[0].isupper() for word in name.split())


def _is_full_name(name: str) -> bool:
    """True for several words, all of them capitalised but particles: Ludwig van der Rohe."""
    words = name.split()
    return len(words) > 1 and all(word[0].isupper() or len(word) <= LONGEST_PARTICLE for word in words)


def trimmed(text: str, end: int) -> int:
    """The end of a paragraph's words, before white space, closing marks and the stars of bold type."""
    while end and text[end - 1] in " \t\u00a0\"”“»’'*_":
        end -= 1
    return end
