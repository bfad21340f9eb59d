"""Readers: which of three kinds of models they are, what they score, and what is said of folders that hold none."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.errors import ReaderError
from retrieval.records import Span
from retrieval.semantic import Reader, is_installed
from retrieval.semantic.reader import HIGHEST, UNREAD, Text

if not is_installed():
    pytest.skip("the extra semantic is not installed", allow_module_level=True)
pytest.importorskip("onnx", reason="tiny models are made with onnx")

from tests.tiny_reader import Kind, make_reader

PASSAGE = "the harbour closes in march fish"
HARBOUR, MARCH, FISH = (Span(at := PASSAGE.index(word), at + len(word)) for word in ("harbour", "march", "fish"))


@pytest.mark.parametrize("kind", ["spans", "extractive"])
def test_each_span_has_its_score(tmp_path: Path, kind: Kind) -> None:
    reader = Reader(make_reader(tmp_path / kind, kind))
    ((harbour, march, fish),) = reader.read("when", [Text("News", PASSAGE, (HARBOUR, MARCH, FISH))])
    assert UNREAD < harbour < march < fish <= HIGHEST


def test_a_cross_encoder_scores_the_passage_as_a_whole(tmp_path: Path) -> None:
    reader = Reader(make_reader(tmp_path, "cross-encoder"))
    texts = [Text("", "fish", (Span(0, 4),)), Text("", "fish march", (Span(0, 4), Span(5, 10)))]
    short, long = reader.read("fish", texts)
    assert short[0] < long[0] == long[1]


def test_a_span_beyond_what_is_read_is_unread_and_the_title_moves_none(tmp_path: Path) -> None:
    reader = Reader(make_reader(tmp_path, "spans", longest=11))
    text = Text("March", PASSAGE, (HARBOUR, FISH))
    bare = Text("", PASSAGE, (HARBOUR, FISH))
    (with_title, without) = reader.read("when", [text, bare])
    assert with_title[0] == without[0] > UNREAD
    assert with_title[1] == UNREAD < without[1]
    assert reader.read("when", [Text("", "", (Span(0, 0),))]) == [[UNREAD]]


def test_a_folder_that_holds_no_reader_is_told_with_what_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match=r"lacks model\.onnx, tokenizer\.json, config\.json"):
        Reader(tmp_path)
    other = make_reader(tmp_path / "other", "none")
    with pytest.raises(ReaderError, match="gives vectors"):
        Reader(other).read("when", [Text("", PASSAGE, (FISH,))])
    broken = make_reader(tmp_path / "broken", "spans")
    (broken / "model.onnx").write_bytes(b"no model")
    with pytest.raises(ReaderError, match="cannot be loaded"):
        Reader(broken).read("when", [Text("", PASSAGE, (FISH,))])
    (other / "config.json").write_text("[]", encoding="utf-8")
    with pytest.raises(ReaderError, match="configuration"):
        Reader(other).read("when", [Text("", PASSAGE, (FISH,))])


def test_the_reader_of_this_package_prefers_what_answers() -> None:
    passage = "“We will close the old harbour in March,” said Anna Berg. Fish prices rose by 4 percent."
    spans = (Span(0, passage.index(" Fish")), Span(passage.index("Fish"), len(passage)))
    asked = "How much did fish prices rise?", "Who won the chess match?"
    (prices,), (chess,) = (Reader().read(question, [Text("Harbour", passage, spans)]) for question in asked)
    assert prices[1] > prices[0]
    assert prices[1] > max(chess)


def test_the_reader_of_this_package_reads_a_question_in_one_language_and_a_passage_in_another() -> None:
    passage = "„Wir schließen den alten Hafen im März“, sagte Anna Berg. Die Fischpreise stiegen um 4 Prozent."
    spans = (Span(0, at := passage.index(" Die")), Span(at + 1, len(passage)))
    asked = "Wie viel teurer wurde Fisch?", "На сколько подорожала рыба?", "Wer gewann die Schachpartie?"
    german, russian, chess = (Reader().read(one, [Text("Hafen", passage, spans)])[0] for one in asked)
    assert german[1] > german[0]
    assert russian[1] > russian[0]
    assert chess[1] < german[1]


def test_a_folder_knows_english_and_other_languages_only_where_it_says_so(tmp_path: Path) -> None:
    folder = make_reader(tmp_path, "spans")
    assert Reader().knows("many")
    assert Reader(folder).knows("english")
    assert not Reader(folder).knows("many")
    (folder / "config.json").write_text('{"reader_languages": "many"}', encoding="utf-8")
    assert Reader(folder).knows("many")


def test_a_question_of_more_parts_than_the_model_takes_is_cut_and_not_refused() -> None:
    passage = "The ferry to the island stops for the winter."
    for question in ("7. " * 100, "ferry? " * 60):
        ((score,),) = Reader().read(question, [Text("", passage, (Span(0, len(passage)),))])
        assert UNREAD <= score <= HIGHEST
