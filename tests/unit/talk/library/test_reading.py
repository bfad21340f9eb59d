"""How much of what people give is read, and what is put off because it is heavy."""

from __future__ import annotations

import io
import zipfile

from bot.talk.library.reading import Most, letters_of, read_all
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


def read(file: File, most: Most | None) -> tuple[list[Heavy], list[Article | ArticleError]]:
    steps: list[Heavy] = []
    work = read_all((file,), most, allow_private=False)
    while True:
        try:
            steps.append(next(work))
        except StopIteration as end:
            return steps, end.value


def test_of_a_small_archive_that_unpacks_to_much_only_a_part_is_taken() -> None:
    _, found = read(packed(12, 10_000), Most(1_000, letters=30_000))
    *articles, error = found
    assert letters_of(articles) <= 30_000
    assert len(articles) >= 2
    assert isinstance(error, ArticleError)
    assert error.kind == "too heavy"


def test_whoever_adds_on_a_machine_of_their_own_adds_all() -> None:
    _, found = read(packed(12, 10_000), None)
    assert [one for one in found if isinstance(one, ArticleError)] == []
    assert len(found) == 12


def test_what_is_not_read_quickly_is_read_anew_as_heavy_work() -> None:
    files = iter([packed(12, 10_000).fetch(), packed(1, 100).fetch()])
    steps, found = read(File("lamps.zip", lambda: next(files)), Most(10, letters=30_000))
    assert steps == [Heavy()]
    assert [one.title for one in found if isinstance(one, Article)] == ["Lamp 0"]
    assert list(files) == []
