"""Quotations that go on with the speaker of the one before: “不急，”他摆摆手，“*明天再说*。”

So does a paragraph of nothing but a quotation below one that ends with a quotation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.marks import Stretch
from retrieval.quoting.unspaced.names import people_in
from retrieval.records import Article, Attribution, Quote

_CONFIDENCE = 0.8
_TURNED = re.compile(r"[。！？；\n]")
"""What ends the narrator's words between two parts of one utterance."""
_PAUSES = frozenset("，：")
_WHOLE = re.compile(r"\s*[“「『][^”」』\n]+[”」』]\s*")
_CLOSERS = frozenset("”」』")
_QUESTIONS = frozenset("？?")


def last_in_paragraph(text: str, found: Sequence[Attribution], stretch: Stretch) -> Attribution | None:
    """The quotation before `stretch` in its paragraph, if it has a speaker; else None."""
    last = found[-1] if found else None
    if last is None or last.speaker is None or "\n" in text[last.quote.span.end : stretch.span.start]:
        return None
    return last


def goes_on_after(
    article: Article, found: Sequence[Attribution], stretch: Stretch, words: Lexicon
) -> Attribution | None:
    """The quotation with the speaker of the one before, where nothing but a clause about that speaker parts the two."""
    last = found[-1] if found else None
    if last is None or last.speaker is None or stretch.opener is None:
        return None
    text = article.text
    between = text[last.quote.span.end + 1 : stretch.opener.start]
    if not (_is_clause_about(last.speaker.name, between, text, words) or _is_next_paragraph(text, last, stretch)):
        return None
    quote = Quote(article.id, (stretch.span,), "direct")
    return Attribution(quote, last.speaker, last.source, None, _CONFIDENCE * stretch.sure)


def _is_clause_about(name: str, between: str, text: str, words: Lexicon) -> bool:
    """True for a part of a sentence that leads into more speech and names nobody but its speaker."""
    if not between or between.rstrip()[-1:] not in _PAUSES or _TURNED.search(between):
        return False
    return {one.name for one in people_in(between, text, words)} <= {name}


def _is_next_paragraph(text: str, last: Attribution, stretch: Stretch) -> bool:
    """True for a paragraph of one quotation below narration that ends with one, and above narration.

    Two such paragraphs in a row are a dialogue, and after a question somebody else may answer.
    """
    start = text.rfind("\n", 0, stretch.span.start) + 1
    above = text[:start].rstrip("。 \n")
    if not _is_whole(text, start) or above[-1:] not in _CLOSERS or len(above) > last.quote.span.end + 1:
        return False
    below = _line_end(text, start)
    while text[below : below + 1] == "\n":
        below += 1
    asked = above[-2:-1] in _QUESTIONS
    return not (asked or _is_whole(text, above.rfind("\n") + 1) or _is_whole(text, below))


def _is_whole(text: str, start: int) -> bool:
    """True where the paragraph at `start` is nothing but one quotation."""
    return _WHOLE.fullmatch(text, start, _line_end(text, start)) is not None


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end >= 0 else len(text)
