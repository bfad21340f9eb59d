"""Who said it in Chinese: the clause beside the marks tells, or nobody does."""

from __future__ import annotations

import pytest

from retrieval import Article, find_attributions


def quotes(text: str) -> list[tuple[str, str, str]]:
    """Name, role and words of each quote; no name where it has no speaker."""
    found = find_attributions(Article("case", "", text, language="zh"))
    return [
        (
            one.speaker.name if one.speaker else "",
            one.speaker.role if one.speaker else "",
            one.quote.contents[0].of(text),
        )
        for one in found
    ]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("港务局局长王丽说：“我们将关闭旧港口。”", "王丽", "港务局局长"),
        ("王丽表示，“我们将关闭旧港口。”", "王丽", ""),
        ("王丽星期三在记者会上说：“我们将关闭旧港口。”", "王丽", ""),
        ("对此，外交部发言人张伟15日回应说：“我们将关闭旧港口。”", "张伟", "外交部发言人"),
        ("但张伟则强调：「我们将关闭旧港口。」", "张伟", ""),
        ("今天下午，总统安娜·贝里宣布：“我们将关闭旧港口。”", "安娜·贝里", "总统"),
        ("“我们将关闭旧港口。”渔民张伟说。", "张伟", "渔民"),
        ("“我们将关闭旧港口”，张伟告诉记者。", "张伟", ""),
        ("港務局局長王麗說：「我們將關閉舊港口。」", "王麗", "港務局局長"),
        ("外交部发言人表示：“我们将关闭旧港口。”", "外交部发言人", ""),
        ("白宫在声明中称：“我们将关闭旧港口。”", "白宫", ""),
        ("总统拜登说：“我们将关闭旧港口。”", "拜登", "总统"),
        ("渔民协会表示：“我们将关闭旧港口。”", "渔民协会", ""),
        ("王丽批评张伟说：“我们将关闭旧港口。”", "王丽", ""),
        ("他说：“我们将关闭旧港口。”", "", ""),
        ("有人说：“我们将关闭旧港口。”", "", ""),
        ("补充说：“我们将关闭旧港口。”", "", ""),
    ],
)
def test_the_speaker_of_a_quotation(text: str, name: str, role: str) -> None:
    ((found, office, words),) = quotes(text)
    assert (found, office) == (name, role)
    assert words.startswith(("我们将关闭旧港口", "我們將關閉舊港口"))


@pytest.mark.parametrize(
    "text",
    [
        "“旧港口”项目将于三月开始。",
        "市政府公布了“旧港口”计划，王丽说。",
        "王丽参观了“旧港口”展览。",
        "王丽说，港口将关闭。\n“旧港口”",
        "小说“旧港口”明天出版。",
        "王丽称“旧港口”计划很好。",
    ],
)
def test_a_quotation_without_a_verb_of_saying_beside_it_is_nobodys(text: str) -> None:
    assert [words for _, _, words in quotes(text) if f"“{words}”" in text] == []


def test_an_interrupted_quotation_has_one_speaker() -> None:
    assert [name for name, _, _ in quotes("“不行，”张伟说，“我们反对。”")] == ["张伟", "张伟"]


def test_a_clause_belongs_to_the_quotation_behind_its_colon() -> None:
    text = "“港口是我们的生命。”王丽说：“我们将关闭旧港口。”"
    assert [(name, words) for name, _, words in quotes(text)] == [
        ("", "港口是我们的生命。"),
        ("王丽", "我们将关闭旧港口。"),
    ]


def test_an_office_is_remembered_with_the_name() -> None:
    text = "港务局局长王丽说：“我们将关闭旧港口。”\n\n王丽还说：“三月开始。”"
    assert {(name, role) for name, role, _ in quotes(text)} == {("王丽", "港务局局长")}


def test_an_interview_is_given_to_whom_its_opening_introduces() -> None:
    text = (
        "林小雨在山里住了十年。\n\n问：为什么去？\n\n答：因为安静。\n\n问：还回来吗？\n\n答：会的。\n\n林小雨明年出书。"
    )
    found = find_attributions(Article("a", "", text, language="zh"))
    shown = [(one.quote.span.of(text), one.speaker.name if one.speaker else "") for one in found]
    assert shown == [("因为安静。", "林小雨"), ("会的。", "林小雨")]


def test_a_name_answers_the_reporter() -> None:
    text = "记者：您怎么看？\n\n林小雨：要再等等。"
    found = find_attributions(Article("a", "", text, language="zh"))
    assert [(one.quote.span.of(text), one.speaker.name if one.speaker else "") for one in found] == [
        ("要再等等。", "林小雨")
    ]
