"""Messages that are not one question: several, each of which is answered, and those that ask for nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from bot.talk.replies import Block, Citation, Examples, Note, Reply
from bot.talk.talks import Talk
from retrieval import asks_nothing


def answered_each(questions: Sequence[str], answers: Iterable[Reply]) -> Reply:
    """Every question above its first answer, or above what is missing. The talk goes on from the last of them."""
    blocks: list[Block] = []
    for question, reply in zip(questions, answers, strict=True):
        kept = (_alone(block) for block in reply.blocks if not isinstance(block, Examples))
        blocks += [Note(f"▸ {question}"), *kept]
    return Reply(tuple(blocks))


def _alone(block: Block) -> Block:
    """A citation without its number among others, to which nothing leads from here."""
    return (
        Citation(block.evidence, min(block.position, 1), min(block.total, 1)) if isinstance(block, Citation) else block
    )


def is_empty(question: str, talk: Talk) -> bool:
    """Whether a question holds nothing to look for, neither itself nor in those before it: “What did 😀 say?”.

    Of an open article the same words ask for all that is said there.
    """
    holds_sign = any(unicodedata.category(letter) == "So" for letter in question)
    return (holds_sign or not (talk.questions or talk.article_id)) and asks_nothing(question)
