"""What else somebody said: direct quotations first, and of the person whom a pronoun may mean."""

from __future__ import annotations

import pytest

from bot.talk.requests import read_request
from retrieval import Article, Library, asks_for_more
from tests.talker import over, said

WEIR = Article(
    "weir",
    "The weir at Aunby",
    "Ida Brekke, the lock keeper, said the gate would stay shut all winter. “The gate is older than my mother,” Ida "
    "Brekke said. Brekke told the meeting that the paint was lead.\n\n“I painted it once and never again,” Brekke said."
    "\n\nPeter Aune said the trout were gone. “Nobody asked the anglers,” said Peter Aune, who fishes there.",
    language="en",
)


def _replies(*texts: str) -> list[str]:
    library = Library(semantic=False)
    library.add(WEIR)
    conversation = over(library)
    return [said(conversation.respond(read_request(text, "here", "private"))) for text in texts]


def test_direct_quotations_come_before_what_is_told_in_other_words() -> None:
    *_, second, third = _replies("What did Ida Brekke say about the gate?", "more", "more")
    assert "painted it once" in second
    assert "painted it once" not in third


def test_whoever_is_only_named_is_shown_with_direct_words_first() -> None:
    (first,) = _replies("Aune?")
    assert first == "“Nobody asked the anglers”"


@pytest.mark.parametrize(
    "asked",
    [
        "anything else from her?", "Noch was von ihr?", "qu'a-t-elle dit d'autre ?", "otra de ella", "altro da lei",
        "mais dela", "ещё от неё", "ще щось від неї", "她还说了什么",
    ],
)  # fmt: skip
def test_more_from_her_is_no_mans(asked: str) -> None:
    *_, found = _replies("What did Ida Brekke say about the gate?", "What did Peter Aune say?", asked)
    assert "painted it once" in found


@pytest.mark.parametrize(
    ("asked", "gender"),
    [
        ("what else did he say?", "male"), ("noch was von ihm", "male"), ("altro da lui", "male"),
        ("mais dele", "male"), ("ещё от него", "male"), ("ще щось від нього", "male"), ("他还说了什么", "male"),
        ("was noch?", ""),
        ("anything else?", ""),
    ],
)  # fmt: skip
def test_the_gender_of_whom_more_is_asked_of(asked: str, gender: str) -> None:
    wanted = asks_for_more(asked)
    assert wanted
    assert wanted.gender == gender
