"""How much of what people give is read, and what is put off because it is heavy."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import pytest

from bot.talk.library import reading
from bot.talk.library.reading import letters_of, read_all
from bot.talk.library.sources import File
from bot.talk.replies import Heavy
from retrieval import Article, ArticleError

STORY = "“The lighthouse keeps its lamp,” said Ida Holm, its keeper. "


def packed(number: int, letters: int) -> File:
    """A zip archive that holds this number of stories."""
    packet = io.BytesIO()
    with zipfile.ZipFile(packet, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in range(number):
            archive.writestr(f"{one}.txt", f"Lamp {one}\n\n{STORY * (letters // len(STORY))}\n")
    return File("lamps.zip", packet.getvalue)


def read(file: File, most: int | None) -> tuple[list[Heavy], list[Article | ArticleError]]:
    steps: list[Heavy] = []
    work = read_all((file,), most, allow_private=False)
    while True:
        try:
            steps.append(next(work))
        except StopIteration as end:
            return steps, end.value


def test_of_a_small_archive_that_unpacks_to_much_only_a_part_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_LETTERS", 30_000)
    _, found = read(packed(12, 10_000), 1_000)
    *articles, error = found
    assert letters_of(articles) <= 30_000
    assert len(articles) >= 2
    assert isinstance(error, ArticleError)
    assert error.kind == "too heavy"


def test_whoever_adds_on_a_machine_of_their_own_adds_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_LETTERS", 30_000)
    _, found = read(packed(12, 10_000), None)
    assert [one for one in found if isinstance(one, ArticleError)] == []
    assert len(found) == 12


def test_what_is_not_read_quickly_is_read_anew_as_heavy_work(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []

    def read_slowly(
        name: str, _data: bytes, *, apart: bool = False, quickly: bool = False
    ) -> Iterator[Article | ArticleError]:
        assert apart
        asked.append(quickly)
        yield ArticleError(name, "takes long", "too heavy") if quickly else Article("a", "Lamp", STORY)

    monkeypatch.setattr(reading, "read_bytes", read_slowly)
    steps, found = read(File("lamp.pdf", lambda: b"x"), 10)
    assert steps == [Heavy()]
    assert asked == [True, False]
    assert [one.title for one in found if isinstance(one, Article)] == ["Lamp"]
