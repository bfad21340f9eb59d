"""Train the judge, and make its file: whether somebody's words say what a question asks, the opposite, or neither.

    python -m tests.training.judging READER.pt FOLDER

It goes on from the lower layers of the reader with weights READER.pt, whose model in FOLDER then gives their states
away, and learns from `judged.tsv`: language, speaker, words, question and label. `--held N` keeps every N-th text back
and tells how many of its questions are judged rightly; nothing is written then. Needs the extra `train`.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import onnx
import torch
from onnx import TensorProto, helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from retrieval.semantic.reader import JUDGE
from retrieval.semantic.reader_model import LOWER
from tests.training.model import CLOSES, LONGEST, OPENS, PAD, WIDTH, SpanReader, tokenizer

PAIRS = Path(__file__).with_name("judged.tsv")
LABELS = ("yes", "opposite", "absent")
SHARED = 5
"""Layers of the reader from which the judge goes on."""
GIVEN = f"/bert/encoder/layer.{SHARED - 1}/output/LayerNorm/LayerNormalization_output_0"
"""What the last of these gives, as the exporter names it."""
BATCH, ROUNDS, RATE = 16, 6, 1e-4
LONGEST_QUESTION = 60
DENYING = {
    "en": r"n['’]t\b|\s+(?:not|never)\b",
    "de": r"\s+(?:nicht|nie)\b",
    "nl": r"\s+(?:niet|nooit)\b",
    "es": r"\bno\s+",
    "pt": r"\bnão\s+",
    "it": r"\bnon\s+",
    "ru": r"\bне\s+",
    "uk": r"\bне\s+",
    "pl": r"\bnie\s+",
}
"""Words by which a question says “not”: without its only one, “yes” and “opposite” change places."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A question about words that somebody said, and its label."""

    language: str
    speaker: str
    said: str
    question: str
    label: str


class Judge(torch.nn.Module):  # type: ignore[misc] # torch is not installed where types are checked
    """The upper layers of the reader and a score for each label, from the states that its lower layers give."""

    def __init__(self, reader: SpanReader) -> None:
        super().__init__()
        self.layers = torch.nn.ModuleList(deepcopy(one) for one in reader.bert.encoder.layer[SHARED:])
        self.head = torch.nn.Linear(WIDTH, len(LABELS))

    def forward(self, states: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        away = (1.0 - attention_mask[:, None, None, :].to(states.dtype)) * -1e4
        for layer in self.layers:
            states = layer(states, away)[0]
        return self.head(states[:, 0])


@click.command(help=__doc__)
@click.argument("weights", type=click.Path(path_type=Path, exists=True))
@click.argument("folder", type=click.Path(path_type=Path, exists=True))
@click.option("--held", type=int, default=0, help="Keep every N-th text back.")
@click.option("--seed", type=int, default=1, show_default=True)
def main(weights: Path, folder: Path, *, held: int, seed: int) -> None:
    random.seed(seed)
    torch.manual_seed(seed)
    reader = SpanReader()
    reader.load_state_dict(torch.load(weights))
    pairs = read_pairs(PAIRS)
    texts = sorted({one.said for one in pairs})
    kept = set(texts[::held]) if held else set()
    judge = Judge(reader)
    learned = [one for one in pairs if one.said not in kept]
    fit(judge, reader.eval(), [*learned, *(turned for one in learned if (turned := without_not(one)))])
    if held:
        _tell(judge, reader, [one for one in pairs if one.said in kept])
    else:
        write(judge.eval(), folder)


def read_pairs(path: Path) -> list[Pair]:
    return [Pair(*line.split("\t")) for line in path.read_text(encoding="utf-8").splitlines()]


def without_not(pair: Pair) -> Pair | None:
    """The pair with a question without its only “not”, and the label that it then has; None where it has none."""
    found = list(re.finditer(DENYING.get(pair.language, "(?!)"), pair.question))
    if len(found) != 1:
        return None
    question = pair.question[: found[0].start()] + pair.question[found[0].end() :]
    label = {"yes": "opposite", "opposite": "yes"}.get(pair.label, pair.label)
    return replace(pair, question=question, label=label)


def fit(judge: Judge, reader: SpanReader, pairs: Sequence[Pair]) -> None:
    """Train the judge on the pairs. The reader stays as it is."""
    steps = ROUNDS * -(-len(pairs) // BATCH)
    optimizer = torch.optim.AdamW(
        [{"params": judge.layers.parameters(), "lr": RATE}, {"params": judge.head.parameters(), "lr": 10 * RATE}],
        weight_decay=0.01,
    )
    warm = 0.06 * steps
    rate = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda at: min((at + 1) / warm, max(0.02, 1 - at / steps)))
    judge.train()
    for at, batch in enumerate(one for _ in range(ROUNDS) for one in _batches(pairs)):
        states, mask, labels = _states(reader, batch)
        loss = torch.nn.functional.cross_entropy(judge(states, mask), labels)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(judge.parameters(), 1.0)
        optimizer.step()
        rate.step()
        if at % 50 == 0:
            click.echo(f"{at}/{steps}: {loss.item():.3f}")


def _batches(pairs: Sequence[Pair]) -> Iterator[Sequence[Pair]]:
    """The pairs in random batches of about the same length."""
    mixed = random.sample(list(pairs), len(pairs))
    for start in range(0, len(mixed), 16 * BATCH):
        near = sorted(mixed[start : start + 16 * BATCH], key=lambda one: len(one.said) + len(one.question))
        yield from random.sample(batches := [near[at : at + BATCH] for at in range(0, len(near), BATCH)], len(batches))


def _states(reader: SpanReader, pairs: Sequence[Pair]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """What the reader's lower layers give for the pairs, where there are tokens, and the numbers of the labels."""
    rows = [_tokens(one) for one in pairs]
    width = max(map(len, rows))
    tokens = torch.tensor([row + [PAD] * (width - len(row)) for row in rows])
    mask = (tokens != PAD).long()
    with torch.no_grad():
        given = reader.bert(input_ids=tokens, attention_mask=mask, output_hidden_states=True)
    return given.hidden_states[SHARED], mask, torch.tensor([LABELS.index(one.label) for one in pairs])


def _tokens(pair: Pair) -> list[int]:
    question = tokenizer().encode(pair.question, add_special_tokens=False).ids[:LONGEST_QUESTION]
    said = tokenizer().encode(f"[{pair.speaker}] {pair.said}", add_special_tokens=False).ids
    return [*[OPENS, *question, CLOSES, CLOSES, *said][: LONGEST - 1], CLOSES]


def _tell(judge: Judge, reader: SpanReader, pairs: Sequence[Pair]) -> None:
    judge.eval()
    with torch.no_grad():
        given = [LABELS[int(judge(*_states(reader, [one])[:2]).argmax())] for one in pairs]
    right = sum(one.label == label for one, label in zip(pairs, given, strict=True))
    click.echo(f"{right} of {len(pairs)} questions about texts that it has not seen are judged rightly")


def write(judge: Judge, folder: Path) -> None:
    """Write the judge in 8 bits into the folder of the reader, whose model is made to give its lower states away."""
    with TemporaryDirectory() as scratch:
        whole = Path(scratch) / JUDGE
        torch.onnx.export(
            judge,
            (torch.zeros(1, 7, WIDTH), torch.ones(1, 7, dtype=torch.int64)),
            str(whole),
            input_names=[LOWER, "attention_mask"],
            output_names=["labels"],
            dynamic_axes={LOWER: {1: "tokens"}, "attention_mask": {1: "tokens"}},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(whole, folder / JUDGE, weight_type=QuantType.QInt8, per_channel=True)
    model = onnx.load(folder / "model.onnx")
    if all(one.name != LOWER for one in model.graph.output):
        model.graph.node.append(helper.make_node("Identity", [GIVEN], [LOWER]))
        model.graph.output.append(helper.make_tensor_value_info(LOWER, TensorProto.FLOAT, [1, "tokens", WIDTH]))
        onnx.save(model, folder / "model.onnx")


if __name__ == "__main__":
    main()
