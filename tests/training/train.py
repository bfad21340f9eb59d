"""Train a reader on groups, and average trained readers.

    python -m tests.training.train fit GROUPS ... --to WEIGHTS.pt [--from WEIGHTS.pt] [--rounds 2.4] [--rate 3e-5]
    python -m tests.training.train average WEIGHTS.pt ... --to WEIGHTS.pt

For each question the reader has to find the right span among all spans of all its passages and "nothing here": the
softmax runs over the whole list (as in Clark and Gardner 2018, "shared norm"). Needs the extra `train`.
"""

from __future__ import annotations

import random
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import torch
from transformers import BertTokenizerFast

from tests.training.groups import Group, GroupedPassage, read_groups
from tests.training.model import LONGEST, SpanReader, encoder_folder

BATCH = 6
"""Questions in one step."""
RIGHT, WRONG = 3, 5
"""Passages with and without an answer that a question is read with at most."""
WARM = 0.06
"""The share of the steps in which the rate rises."""
QUESTION, TITLE = 48, 20
"""Tokens of each at most."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Several questions with their passages as tensors; the last three run in step with `starts`."""

    tokens: torch.Tensor
    types: torch.Tensor
    starts: torch.Tensor
    ends: torch.Tensor
    rows: torch.Tensor
    right: torch.Tensor
    questions: torch.Tensor


@click.group(help=__doc__)
def main() -> None:
    pass


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="GROUPS ...", type=click.Path(path_type=Path, exists=True))
@click.option("--to", "target", required=True, type=click.Path(path_type=Path))
@click.option("--from", "source", type=click.Path(path_type=Path, exists=True))
@click.option("--rounds", default=1.0, help="How often each group is seen.")
@click.option("--rate", default=4e-5, help="The highest rate of learning.")
@click.option("--seed", default=1)
def fit(paths: tuple[Path, ...], target: Path, source: Path | None, rounds: float, rate: float, seed: int) -> None:
    random.seed(seed)
    torch.manual_seed(seed)
    groups = [group for path in paths for group in read_groups(path)]
    tokenizer = BertTokenizerFast.from_pretrained(encoder_folder())
    reader = SpanReader()
    if source:
        reader.load_state_dict(torch.load(source))
    heads = [*reader.unit.parameters(), *reader.null.parameters()]
    rest = [one for one in reader.bert.parameters() if one.requires_grad]
    faster = 2 if source else 10
    optimizer = torch.optim.AdamW(
        [{"params": rest, "lr": rate}, {"params": heads, "lr": faster * rate}], weight_decay=0.01
    )
    steps = max(1, int(len(groups) * rounds / BATCH))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / (WARM * steps + 1)) * max(0.02, 1 - step / steps)
    )
    drawn = _drawn(groups)
    losses: list[float] = []
    reader.train()
    for step in range(steps):
        batch = _batch([next(drawn) for _ in range(BATCH)], tokenizer)
        scores = reader(batch.tokens, (batch.tokens > 0).long(), batch.types, batch.starts, batch.ends, batch.rows)
        loss = _loss(scores, batch)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        losses.append(loss.item())
        if len(losses) == 50 or step + 1 == steps:
            click.echo(f"step {step + 1} of {steps}, loss {sum(losses) / len(losses):.3f}")
            losses.clear()
    torch.save(reader.state_dict(), target)


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="WEIGHTS ...", type=click.Path(path_type=Path, exists=True))
@click.option("--to", "target", required=True, type=click.Path(path_type=Path))
def average(paths: tuple[Path, ...], target: Path) -> None:
    """The mean of readers that were trained from the same beginning (Wortsman et al. 2022, "model soups")."""
    every = [torch.load(path) for path in paths]
    torch.save(
        {
            name: sum(one[name] for one in every) / len(every) if weights.is_floating_point() else weights
            for name, weights in every[0].items()
        },
        target,
    )


def _drawn(groups: Sequence[Group]) -> Iterator[Group]:
    """The groups in random order again and again, each with some of its passages."""
    while True:
        for group in random.sample(groups, len(groups)):
            right = [one for one in group.passages if one.answers]
            wrong = [one for one in group.passages if not one.answers]
            some = random.sample(wrong, min(len(wrong), WRONG))
            yield Group(group.question, (*right[:RIGHT], *some), group.article)


def _batch(groups: Sequence[Group], tokenizer: BertTokenizerFast) -> Batch:
    rows: list[tuple[list[int], int]] = []
    spans: list[tuple[int, int, int, float]] = []
    questions: list[int] = []
    for number, group in enumerate(groups):
        asked = tokenizer(group.question, add_special_tokens=False)["input_ids"][:QUESTION]
        for passage in group.passages:
            tokens, found = _tokens(asked, passage, tokenizer)
            spans += [(len(rows), *one) for one in found]
            questions += [number] * len(found)
            rows.append((tokens, len(asked) + 2))
    longest = max(len(tokens) for tokens, _ in rows)
    tokens = torch.tensor([row + [0] * (longest - len(row)) for row, _ in rows])
    types = torch.tensor([[int(begin <= at < len(row)) for at in range(longest)] for row, begin in rows])
    owners, starts, ends, right = zip(*spans, strict=True)
    return Batch(
        tokens,
        types,
        torch.tensor(starts),
        torch.tensor(ends),
        torch.tensor(owners),
        torch.tensor(right),
        torch.tensor(questions),
    )


def _tokens(
    asked: list[int], passage: GroupedPassage, tokenizer: BertTokenizerFast
) -> tuple[list[int], list[tuple[int, int, float]]]:
    """The tokens of question, title and passage, and the spans that are within: first token, end, how right."""
    title = tokenizer(passage.title, add_special_tokens=False)["input_ids"][:TITLE]
    head = [tokenizer.cls_token_id, *asked, tokenizer.sep_token_id, *title, tokenizer.convert_tokens_to_ids(":")]
    body = tokenizer(passage.text, add_special_tokens=False, return_offsets_mapping=True)
    room = LONGEST - len(head) - 1
    begins, stops = ([one[side] for one in body["offset_mapping"][:room]] for side in (0, 1))
    found = []
    for one in passage.choices:
        first, last = bisect_right(stops, one.start), bisect_left(begins, one.end)
        if first < last:
            found.append((len(head) + first, len(head) + last, one.right))
    return [*head, *body["input_ids"][:room], tokenizer.sep_token_id], found


def _loss(scores: torch.Tensor, batch: Batch) -> torch.Tensor:
    """The mean over the questions of how improbable the right spans are, or "nothing" where there are none."""
    losses = []
    for number in range(int(batch.questions.max()) + 1):
        own = batch.questions == number
        score, right = scores[own], batch.right[own]
        everything = torch.logsumexp(torch.cat([score, score.new_zeros(1)]), 0)
        among = torch.logsumexp(score[right > 0] + right[right > 0].log(), 0) if right.any() else score.new_zeros(())
        losses.append(everything - among)
    return torch.stack(losses).mean()


if __name__ == "__main__":
    main()
