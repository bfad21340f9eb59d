"""Transcripts of a few turns: who speaks is certain where the format or the names say so."""

from __future__ import annotations

import pytest

from retrieval import Article, find_attributions, read_bytes

FIRST = "WEBVTT\n\n00:01.000 --> 00:03.000\n"


def speakers(name: str, data: str) -> list[tuple[str, str]]:
    (article,) = [one for one in read_bytes(name, data.encode()) if isinstance(one, Article)]
    return [
        (one.quote.contents[0].of(article.text), one.speaker.name if one.speaker else "")
        for one in find_attributions(article)
    ]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        (
            "one.vtt",
            f"{FIRST}<v Odalys Brenn>The pump broke in May.\n",
            [("The pump broke in May.", "Odalys Brenn")],
        ),
        (
            "two.vtt",
            f"{FIRST}<v Odalys>The pump broke.\n\n00:03.000 --> 00:05.000\n<v Brix>In May.\n",
            [("The pump broke.", "Odalys"), ("In May.", "Brix")],
        ),
        (
            "kanji.vtt",
            f"{FIRST}<v 中村葵>井戸は五月に枯れました。とても困っています。\n",
            [("井戸は五月に枯れました。とても困っています。", "中村葵")],
        ),
        (
            "two.srt",
            "1\n00:00:01,000 --> 00:00:03,000\nClara Voss: The pump broke.\n\n"
            "2\n00:00:03,000 --> 00:00:05,000\nPeter: In May.\n",
            [("The pump broke.", "Clara Voss"), ("In May.", "Peter")],
        ),
        (
            "titled.txt",
            "A talk about the well\n\nClara Voss: The pump broke.\n\nPeter Lind: It was in May.\n",
            [("The pump broke.", "Clara Voss"), ("It was in May.", "Peter Lind")],
        ),
        (
            "guests.vtt",
            f"{FIRST}<v Brenn, Odalys (Guest)>The pump broke.</v>\n\n"
            "00:03.000 --> 00:05.000\n<v Voss, Clara>In May.</v>\n",
            [("The pump broke.", "Odalys Brenn"), ("In May.", "Clara Voss")],
        ),
        (
            "firms.vtt",
            f"{FIRST}Clara Voss: The pump broke.\n\n00:03.000 --> 00:05.000\nPeter Lind (Water): In May.\n",
            [("The pump broke.", "Clara Voss"), ("In May.", "Peter Lind")],
        ),
        (
            "timed.txt",
            "Odalys Brenn  0:01\nThe pump broke\nin the spring.\n\n"
            "Clara Voss  0:09\nIt was in May.\n\nOdalys Brenn  0:12\nYes.\n",
            [
                ("The pump broke in the spring.", "Odalys Brenn"),
                ("It was in May.", "Clara Voss"),
                ("Yes.", "Odalys Brenn"),
            ],
        ),
        ("towns.txt", "Bremen: Rain fell all day long.\n\nKiel: The sun came out at noon.\n", []),
    ],
)
def test_few_turns_are_linked_where_their_labels_are_people(name: str, data: str, said: list[tuple[str, str]]) -> None:
    assert speakers(name, data) == said
