"""Train a reader on groups, and average trained readers.

    python -m tests.training.train fit GROUPS ... --to WEIGHTS.pt [--from WEIGHTS.pt]
        [--rounds 1] [--rate 6e-5] [--short]
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

from tests.training.groups import Group, GroupedPassage, read_groups
from tests.training.model import CLOSES, LONGEST, OPENS, PAD, SpanReader, tokenizer

BATCH = 6
"""Questions in one step."""
RIGHT = 3
"""Passages with an answer that a question is read with at most."""
TOGETHER = 16
"""Batches that are drawn at once, so that questions with passages of similar length come into the same one."""
WARM = 0.06
"""The share of the steps in which the rate rises."""
QUESTION, TITLE = 48, 20
"""Tokens of each at most."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Several questions with their passages as tensors; the last three run in step with `starts`."""

    tokens: torch.Tensor
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
@click.option("--wrong", default=3, help="Passages without an answer that a question is read with at most.")
@click.option("--rounds", default=1.0, help="How often each group is seen.")
@click.option("--rate", default=4e-5, help="The highest rate of learning.")
@click.option("--short", is_flag=True, help="Count in bfloat16, which halves the time on processors that know it.")
@click.option("--seed", default=1)
def fit(
    paths: tuple[Path, ...],
    target: Path,
    source: Path | None,
    wrong: int,
    rounds: float,
    rate: float,
    short: bool,
    seed: int,
) -> None:
    random.seed(seed)
    torch.manual_seed(seed)
    groups = [group for path in paths for group in read_groups(path)]
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
    drawn = _drawn(groups, wrong)
    losses: list[float] = []
    reader.train()
    for step in range(steps):
        batch = _batch(next(drawn))
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=short):
            scores = reader(batch.tokens, (batch.tokens != PAD).long(), batch.starts, batch.ends, batch.rows)
        loss = _loss(scores.float(), batch)
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


def _drawn(groups: Sequence[Group], wrong: int) -> Iterator[list[Group]]:
    """Batches of the groups in random order again and again, each group with some of its passages."""
    while True:
        mixed = random.sample(groups, len(groups))
        for begin in range(0, len(mixed), BATCH * TOGETHER):
            near = sorted(mixed[begin : begin + BATCH * TOGETHER], key=_length)
            batches = [near[at : at + BATCH] for at in range(0, len(near), BATCH)]
            for batch in random.sample(batches, len(batches)):
                yield [_with_some(group, wrong) for group in batch]


def _length(group: Group) -> int:
    return max((len(one.text) for one in group.passages), default=0)


def _with_some(group: Group, wrong: int) -> Group:
    right = [one for one in group.passages if one.answers]
    others = [one for one in group.passages if not one.answers]
    return Group(group.question, (*right[:RIGHT], *random.sample(others, min(len(others), wrong))), group.article)


def _batch(groups: Sequence[Group]) -> Batch:
    rows: list[list[int]] = []
    spans: list[tuple[int, int, int, float]] = []
    questions: list[int] = []
    for number, group in enumerate(groups):
        asked = tokenizer().encode(group.question, add_special_tokens=False).ids[:QUESTION]
        head = [OPENS, *asked, CLOSES, CLOSES]
        for passage in group.passages:
            tokens, found = _tokens(head, passage)
            spans += [(len(rows), *one) for one in found]
            questions += [number] * len(found)
            rows.append(tokens)
    longest = max(map(len, rows))
    tokens = torch.tensor([row + [PAD] * (longest - len(row)) for row in rows])
    owners, starts, ends, right = zip(*spans, strict=True)
    return Batch(
        tokens,
        torch.tensor(starts),
        torch.tensor(ends),
        torch.tensor(owners),
        torch.tensor(right),
        torch.tensor(questions),
    )


def _tokens(head: list[int], passage: GroupedPassage) -> tuple[list[int], list[tuple[int, int, float]]]:
    """The tokens of question, title and passage, and the spans that are within: first token, end, how right."""
    title = tokenizer().encode(f"{passage.title} :", add_special_tokens=False).ids
    before = [*head, *title[:TITLE]]
    body = tokenizer().encode(passage.text, add_special_tokens=False)
    room = LONGEST - len(before) - 1
    begins, stops = ([one[side] for one in body.offsets[:room]] for side in (0, 1))
    found = []
    for one in passage.choices:
        first, last = bisect_right(stops, one.start), bisect_left(begins, one.end)
        if first < last:
            found.append((len(before) + first, len(before) + last, one.right))
    return [*before, *body.ids[:room], CLOSES], found


def _loss(scores: torch.Tensor, batch: Batch) -> torch.Tensor:
    """The mean over the questions of how improbable the right spans are, or "nothing" where there are none."""
    losses = []
    for number in batch.questions.unique():
        own = batch.questions == number
        score, right = scores[own], batch.right[own]
        everything = torch.logsumexp(torch.cat([score, score.new_zeros(1)]), 0)
        among = torch.logsumexp(score[right > 0] + right[right > 0].log(), 0) if right.any() else score.new_zeros(())
        losses.append(everything - among)
    return torch.stack(losses).mean()


if __name__ == "__main__":
    main()
