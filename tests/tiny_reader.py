"""Readers of a few bytes, made for tests: each kind of model that a reader may be, with a vocabulary of letters."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

import onnx
from onnx import TensorProto, helper
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

Kind = Literal["spans", "extractive", "cross-encoder", "none"]
WORDS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "harbour", "march", "fish")


def make_reader(folder: Path, kind: Kind, longest: int = 64) -> Path:
    """A reader in `folder` that finds what has the highest number in WORDS: “fish” before “march” before “harbour”.

    As "spans" it scores a span by its first token, as "extractive" by the numbers of all tokens, and as
    "cross-encoder" a passage by how many tokens question and passage have together.
    """
    folder.mkdir(parents=True, exist_ok=True)
    nodes, outputs = _GRAPHS[kind]
    inputs = ["input_ids", "starts", "ends"] if kind == "spans" else ["input_ids"]
    graph = helper.make_graph(
        nodes,
        "reader",
        [
            helper.make_tensor_value_info(name, TensorProto.INT64, [1, None] if name == "input_ids" else [None])
            for name in inputs
        ],
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in outputs],
        [
            helper.make_tensor("row", TensorProto.INT64, [1], [0]),
            helper.make_tensor("all", TensorProto.INT64, [1], [1]),
        ],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.save(model, str(folder / "model.onnx"))
    tokenizer = Tokenizer(models.WordLevel({word: at for at, word in enumerate(WORDS)}, unk_token="[UNK]"))  # noqa: S106
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    tokenizer.save(str(folder / "tokenizer.json"))
    (folder / "config.json").write_text(json.dumps({"reader_max_length": longest}), encoding="utf-8")
    return folder


def _node(name: str, takes: list[str], gives: str, **options: int) -> onnx.NodeProto:
    node = helper.make_node(name, takes, [gives])
    node.attribute.extend(helper.make_attribute(option, value) for option, value in options.items())
    return node


_GRAPHS = {
    "spans": (
        [
            _node("Squeeze", ["input_ids", "row"], "tokens"),
            _node("Gather", ["tokens", "starts"], "first"),
            _node("Cast", ["first"], "kept", to=TensorProto.FLOAT),
            _node("Sub", ["ends", "ends"], "nothing"),
            _node("Cast", ["nothing"], "zero", to=TensorProto.FLOAT),
            _node("Add", ["kept", "zero"], "scores"),
        ],
        ["scores"],
    ),
    "extractive": (
        [
            _node("Cast", ["input_ids"], "start_logits", to=TensorProto.FLOAT),
            _node("Cast", ["input_ids"], "end_logits", to=TensorProto.FLOAT),
        ],
        ["start_logits", "end_logits"],
    ),
    "cross-encoder": (
        [
            _node("Sign", ["input_ids"], "signs"),
            _node("ReduceSum", ["signs", "all"], "count", keepdims=1),
            _node("Cast", ["count"], "logits", to=TensorProto.FLOAT),
        ],
        ["logits"],
    ),
    "none": ([_node("Cast", ["input_ids"], "vectors", to=TensorProto.FLOAT)], ["vectors"]),
}
