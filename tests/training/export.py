"""Make the folder of a reader from trained weights: model.onnx in 8 bits, tokenizer.json, config.json.

    python -m tests.training.export WEIGHTS.pt FOLDER

Needs the extra `train`.
"""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from transformers import BertTokenizerFast

from tests.training.model import LONGEST, SpanReader, encoder_folder


@click.command(help=__doc__)
@click.argument("weights", type=click.Path(path_type=Path, exists=True))
@click.argument("folder", type=click.Path(path_type=Path))
def main(weights: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    reader = SpanReader()
    reader.load_state_dict(torch.load(weights))
    tokens = torch.tensor([[101, 2054, 102, 2040, 2003, 102]])
    with TemporaryDirectory() as scratch:
        whole = Path(scratch) / "model.onnx"
        torch.onnx.export(
            reader.eval(),
            (tokens, torch.ones_like(tokens), (tokens > 2040).long(), torch.tensor([3]), torch.tensor([5])),
            str(whole),
            input_names=["input_ids", "attention_mask", "token_type_ids", "starts", "ends"],
            output_names=["scores"],
            dynamic_axes={
                **{name: {1: "tokens"} for name in ("input_ids", "attention_mask", "token_type_ids")},
                **{name: {0: "spans"} for name in ("starts", "ends", "scores")},
            },
            opset_version=17,
            dynamo=False,
        )
        small = Path(scratch) / "small.onnx"
        quantize_dynamic(whole, small, weight_type=QuantType.QInt8, per_channel=True)
        # Optimised once, here: it then loads in half the time.
        options = onnxruntime.SessionOptions()
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
        options.optimized_model_filepath = str(folder / "model.onnx")
        onnxruntime.InferenceSession(small, options, providers=["CPUExecutionProvider"])
    BertTokenizerFast.from_pretrained(encoder_folder()).backend_tokenizer.save(str(folder / "tokenizer.json"))
    config = {"model_type": "span-reader", "reader_max_length": LONGEST}
    (folder / "config.json").write_text(json.dumps(config) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
