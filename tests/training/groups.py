"""What a reader learns from: questions with passages, and of each span of a passage how right it is.

A group is one question with several passages; the reader learns which span of all of them answers, or that none does.
Groups are kept as JSON lines.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Choice:
    """A span of a passage by its code points, and how right it is: 0 wrong, 1 exactly what is expected."""

    start: int
    end: int
    right: float


@dataclass(frozen=True, slots=True)
class GroupedPassage:
    """A passage with the title of its article and its spans."""

    title: str
    text: str
    choices: tuple[Choice, ...]

    @property
    def answers(self) -> bool:
        return any(one.right for one in self.choices)


@dataclass(frozen=True, slots=True)
class Group:
    """A question with its passages; `article` is the one that it was written over, where that is known."""

    question: str
    passages: tuple[GroupedPassage, ...]
    article: str = ""


def write_groups(groups: Iterable[Group], path: Path) -> int:
    """How many were written."""
    with path.open("w", encoding="utf-8") as file:
        return sum(bool(file.write(json.dumps(asdict(one), ensure_ascii=False) + "\n")) for one in groups)


def read_groups(path: Path) -> Iterator[Group]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            data = json.loads(line)
            passages = tuple(
                GroupedPassage(one["title"], one["text"], tuple(Choice(**choice) for choice in one["choices"]))
                for one in data["passages"]
            )
            yield Group(data["question"], passages, data["article"])
