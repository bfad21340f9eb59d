"""What Chinese texts report without marks: who says it stands in the clause with the verb of saying."""

from __future__ import annotations

import pytest

from retrieval import Article, find_attributions


def reported(text: str) -> list[tuple[str, str]]:
    """Name and words of each report without marks."""
    found = find_attributions(Article("case", "", text, language="zh"))
    return [
        (one.speaker.name if one.speaker else "", one.quote.contents[0].of(text))
        for one in found
        if one.quote.kind == "indirect"
    ]


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("馆长王丽表示，旧馆明年拆除，藏品先运走。", "王丽", "旧馆明年拆除，藏品先运走"),
        ("馆长王丽否认旧馆将被拆除。", "王丽", "旧馆将被拆除"),
        ("据馆长王丽介绍，旧馆明年拆除。", "王丽", "旧馆明年拆除"),
        ("在馆长王丽看来，旧馆没有价值。", "王丽", "旧馆没有价值"),
        ("旧馆明年拆除，馆长王丽说。", "王丽", "旧馆明年拆除"),
        ("对于搬迁费用，馆长王丽称将由市里承担。", "王丽", "将由市里承担"),
        ("市文化局宣布，旧馆明年拆除。", "市文化局", "旧馆明年拆除"),
        ("館長王麗承認，舊館從未檢修。", "王麗", "舊館從未檢修"),
    ],
)
def test_what_is_reported(text: str, name: str, words: str) -> None:
    assert reported(text) == [(name, words)]


def test_a_pronoun_means_whoever_spoke_before() -> None:
    assert reported("馆长王丽表示，旧馆明年拆除。她强调，藏品很安全。")[1] == ("王丽", "藏品很安全")


def test_a_joined_verb_goes_on_with_its_subject() -> None:
    assert reported("馆长王丽称，旧馆太小，并承诺五年内建成新馆。") == [
        ("王丽", "旧馆太小"),
        ("王丽", "五年内建成新馆"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "馆长王丽没有说明旧馆何时拆除。",
        "馆长王丽介绍了旧馆的历史。",
        "有人说，旧馆明年拆除。",
        "据了解，旧馆明年拆除。",
        "他说，旧馆明年拆除。",
        "报告指出，旧馆太小。",
        "馆长王丽的说法没有根据。",
    ],
)
def test_what_nobody_reports(text: str) -> None:
    assert reported(text) == []


def test_a_sentence_with_a_quotation_keeps_to_it() -> None:
    assert reported("馆长王丽表示，旧馆“像一座迷宫，谁也找不到出口”。") == []
