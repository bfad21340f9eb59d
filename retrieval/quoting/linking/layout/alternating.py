"""Interviews without labels: questions and answers take turns, perhaps set apart by a dash, marks or bold type."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.text.question_marks import QUESTION_MARKS, ends_as_question

_BOLD = re.compile(r"\s*(?:\*\*|__)(?=\S).*\S(?:\*\*|__)\s*$", re.DOTALL)
_MARKED = re.compile(r"\s*(?:[—–―]|--|-(?=\s)|[«“\"„‘'»”])")
_ALL_MARKED = re.compile(r"\s*[«“\"„‘'»”](?=\S).*[«»“”\"’']\s*$", re.DOTALL)
_ENDS_QUOTED = re.compile(rf"[{QUESTION_MARKS}][«»“”\"’'」]\W*$")
_LONGEST_QUESTION = 60
"""The greatest number of words in a question or prompt."""
_LEAST_BOLD = 2
"""The least number of bold paragraphs that are taken for the questions, if most of them ask something."""
_LEAST_ASKING = 2
"""The least number of asking paragraphs in an interview."""
_LEAST_PLAIN = 3
"""The least number of questions and prompts in an interview; one fewer if bold type or marks set them apart."""
_LEAST_ASKED = 2
"""The least number of them that end with a question mark."""
_DASHED = re.compile(r"\s*(?:[—–―]|--|-(?=\s))\s*\S")
_LEAST_IN_MARKS = 3
"""The least number of questions that a paragraph all in marks answers, where the narrator speaks between them."""
_LONGEST_PROMPT = 20
_LEAST_DASHED = 3
"""The least number of questions that a paragraph after a dash answers, where the narrator speaks between them."""


def alternating(shown: Sequence[str]) -> tuple[list[int], list[int]]:
    """The numbers of the paragraphs that are questions and of those that are answers.

    Both are empty where questions and answers do not follow each other without a break.
    """
    asks = [at for at, one in enumerate(shown) if _is_question(one)]
    bold = [at for at, one in enumerate(shown) if _BOLD.match(one)]
    if len(bold) >= _LEAST_BOLD and 2 * sum(at in asks for at in bold) > len(bold):
        return bold, _answers_between(shown, bold)
    if len(asks) < _LEAST_ASKING:
        return [], []
    asked = list(range(asks[0], asks[-1] + 1, 2))
    answered = [at + 1 for at in asked if at + 1 < len(shown)]
    if any(at not in asked for at in asks) or len(answered) < len(asked) or _are_few(shown, asks, answered):
        return _after_dashes(shown, asks) if _are_dashed(shown, asks) else _in_marks(shown, asks)
    apart = all(_MARKED.match(shown[at]) for at in answered)
    if any(_ALL_MARKED.match(shown[at]) for at in asked) and not all(_ALL_MARKED.match(shown[at]) for at in answered):
        return [], []  # a scene in which two people talk
    few = len(asked) < _LEAST_PLAIN - apart or len(asks) < _LEAST_ASKED
    if few or any(len(shown[at].split()) > _LONGEST_QUESTION for at in asked):
        return [], []
    return asked, answered


def _are_few(shown: Sequence[str], asks: Sequence[int], answered: Sequence[int]) -> bool:
    """True where fewer than half of what is answered are questions, or than a third where each answer is all in
    marks."""
    in_marks = all(_ALL_MARKED.match(shown[at]) for at in answered)
    return (3 if in_marks else 2) * len(asks) < len(answered)


def _after_dashes(shown: Sequence[str], asks: Sequence[int]) -> tuple[list[int], list[int]]:
    """As `alternating`, where a dash opens each answer, and the narrator may speak between an answer and a question."""
    dashed = {at for at, one in enumerate(shown) if _DASHED.match(one)}
    answered = sorted(dashed.difference(asks))
    asked = [at - 1 for at in answered if at - 1 in asks]
    unanswered = any(at in dashed and at + 1 not in dashed for at in asks)
    if unanswered or len(asked) < _LEAST_DASHED or 3 * len(asked) < 2 * len(answered):
        return [], []
    return asked, answered


def _are_dashed(shown: Sequence[str], asks: Sequence[int]) -> bool:
    """True where a dash opens what follows a question."""
    return any(at + 1 < len(shown) and _DASHED.match(shown[at + 1]) for at in asks)


def _in_marks(shown: Sequence[str], asks: Sequence[int]) -> tuple[list[int], list[int]]:
    """As `alternating`, where each answer is all in marks, and the narrator may speak between two of these.

    Right before most answers stands a question without marks. A short paragraph elsewhere before one is a prompt.
    """
    answered = [at for at, one in enumerate(shown) if at > asks[0] and _ALL_MARKED.match(one)]
    asked = [at - 1 for at in answered if at - 1 in asks and at - 1 not in answered]
    told = [at for at in answered if at - 1 not in {*asks, *answered}]
    prompts = [at - 1 for at in told if at - 2 not in asks]
    posed = len(asked) + len(told) - len(prompts)
    if len(asked) < _LEAST_IN_MARKS or 3 * posed < 2 * len(answered):
        return [], []
    return sorted({*asked, *(at for at in prompts if len(shown[at].split()) <= _LONGEST_PROMPT)}), answered


def _answers_between(shown: Sequence[str], bold: Sequence[int]) -> list[int]:
    """What stands between bold questions; after the last one a single paragraph."""
    between = [at for at in range(bold[0], bold[-1]) if at not in bold]
    last = bold[-1] + 1
    return [*between, last] if last < len(shown) else between


def _is_question(paragraph: str) -> bool:
    """Whether a paragraph is short and ends with a question mark, after which marks may stand.

    Not where these end a quotation within what the narrator tells: A man shouted: “Who pays?”
    """
    told = _ENDS_QUOTED.search(paragraph) and not _MARKED.match(paragraph)
    return ends_as_question(paragraph) and not told and len(paragraph.split()) <= _LONGEST_QUESTION
