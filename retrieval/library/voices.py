"""Voices: who speaks in an article, as the terms by which a question can name them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from retrieval.records import Article, Attribution, Speaker
from retrieval.searching import terms

NEARBY = 80
"""Code points on either side of a name that may tell who it is: "Rep. Gwen Moore (D-Wis.)"."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker of an article; `name` in the order of writing, `profile` what stands around the first mention."""

    speaker: Speaker
    name: tuple[str, ...]
    role: frozenset[str]
    profile: frozenset[str]

    @property
    def terms(self) -> frozenset[str]:
        """Name and role."""
        return self.role.union(self.name)


class Voices(Mapping[Speaker, Voice]):
    """The voice of every speaker of an article; each is found when it is first asked for, as most never are.

    Safe to call from threads: at worst two find the same.
    """

    def __init__(self, article: Article, attributions: Iterable[Attribution], language: str) -> None:
        self._article = article
        self._language = language
        self._found: dict[Speaker, Voice | None] = {one.speaker: None for one in attributions if one.speaker}

    def __getitem__(self, speaker: Speaker) -> Voice:
        found = self._found[speaker]
        if found is None:
            found = self._found[speaker] = _voice(self._article.text, speaker, self._language)
        return found

    def __iter__(self) -> Iterator[Speaker]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


def _voice(text: str, speaker: Speaker, language: str) -> Voice:
    at = text.find(speaker.name)
    around = text[max(0, at - NEARBY) : at + len(speaker.name) + NEARBY] if at >= 0 else ""
    name = tuple(terms(speaker.name, language))
    role = frozenset(terms(speaker.role, language))
    return Voice(speaker, name, role, role | frozenset(terms(around, language)))
