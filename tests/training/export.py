"""Make the folder of a reader from trained weights: model.onnx in 8 bits, tokenizer.json, config.json.

    python -m tests.training.export WEIGHTS.pt FOLDER

The table of words keeps the 4 bits that it came with. Needs the extra `train`.
"""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import numpy as np
import onnx
import onnxruntime
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from tests.training.model import CLOSES, LONGEST, OPENS, WIDTH, SpanReader, tokenizer

BLOCK = 32
"""Weights of the word table that share a scale."""


@click.command(help=__doc__)
@click.argument("weights", type=click.Path(path_type=Path, exists=True))
@click.argument("folder", type=click.Path(path_type=Path))
def main(weights: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    reader = SpanReader()
    reader.load_state_dict(torch.load(weights))
    with TemporaryDirectory() as scratch:
        whole, small = Path(scratch) / "model.onnx", Path(scratch) / "small.onnx"
        _write_graph(reader.eval(), whole)
        quantize_dynamic(whole, small, weight_type=QuantType.QInt8, per_channel=True)
        table = reader.bert.embeddings.word_embeddings.weight.detach().numpy()
        onnx.save(_with_words(onnx.load(small), table), small)
        # Optimised once, here: it then loads in half the time.
        options = onnxruntime.SessionOptions()
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
        options.optimized_model_filepath = str(folder / "model.onnx")
        onnxruntime.InferenceSession(small, options, providers=["CPUExecutionProvider"])
    tokenizer().save(str(folder / "tokenizer.json"), pretty=False)
    config = {"model_type": "span-reader", "reader_max_length": LONGEST, "reader_languages": "many"}
    (folder / "config.json").write_text(json.dumps(config) + "\n", encoding="utf-8")


def _write_graph(reader: SpanReader, path: Path) -> None:
    """The network as it takes vectors instead of tokens, which `_with_words` looks up."""
    tokens = torch.tensor([[OPENS, 20, 40, CLOSES, CLOSES, 30, CLOSES]])
    names = [WORDS, "attention_mask"]
    torch.onnx.export(
        reader,
        (
            reader.bert.embeddings.word_embeddings(tokens),
            torch.ones_like(tokens),
            torch.tensor([5]),
            torch.tensor([6]),
        ),
        str(path),
        input_names=[*names, "starts", "ends"],
        output_names=["scores"],
        dynamic_axes={
            **{one: {1: "tokens"} for one in names},
            **{one: {0: "spans"} for one in ("starts", "ends", "scores")},
        },
        opset_version=17,
        dynamo=False,
    )


WORDS = "words"


def _with_words(model: onnx.ModelProto, table: NDArray[np.float32]) -> onnx.ModelProto:
    """The model with its table of words in 4 bits before it, as it was before training; nothing is lost by that."""
    blocks = table.reshape(len(table), -1, BLOCK)
    largest = np.take_along_axis(blocks, np.abs(blocks).argmax(2)[..., None], 2)[..., 0]
    scales = (largest / -8).astype(np.float16)
    divided = blocks / np.where(scales == 0, 1, scales).astype(np.float32)[..., None]
    halves = np.clip(np.round(divided), -8, 7).astype(np.int8).view(np.uint8).reshape(len(table), WIDTH) & 15
    packed = halves[:, 0::2] | (halves[:, 1::2] << 4)
    words = TensorProto(name="table", data_type=TensorProto.INT4, dims=halves.shape, raw_data=packed.tobytes())
    gather = helper.make_node(
        "GatherBlockQuantized",
        ["table", "input_ids", "scales"],
        ["halved"],
        domain="com.microsoft",
        block_size=BLOCK,
        gather_axis=0,
        quantize_axis=1,
    )
    cast = helper.make_node("Cast", ["halved"], [WORDS], to=TensorProto.FLOAT)
    graph = helper.make_graph(
        [gather, cast, *model.graph.node],
        model.graph.name,
        [
            helper.make_tensor_value_info("input_ids", TensorProto.INT64, [1, "tokens"]),
            *(one for one in model.graph.input if one.name != WORDS),
        ],
        model.graph.output,
        [words, numpy_helper.from_array(scales, "scales"), *model.graph.initializer],
    )
    kept = [one for one in model.opset_import if one.domain != "com.microsoft"]
    return helper.make_model(graph, opset_imports=[*kept, helper.make_opsetid("com.microsoft", 1)], ir_version=10)


if __name__ == "__main__":
    main()
