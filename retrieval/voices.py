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
    """The voice of every speaker of an article; each is found when it is first asked for.

    Safe to call from threads: at worst two find the same.
    """

    def __init__(self, article: Article, attributions: Iterable[Attribution], language: str) -> None:
        self._text = article.text
        self._language = language
        self._speakers = dict.fromkeys(found.speaker for found in attributions if found.speaker)
        self._found: dict[Speaker, Voice] = {}

    def __getitem__(self, speaker: Speaker) -> Voice:
        if speaker not in self._found:
            if speaker not in self._speakers:
                raise KeyError(speaker)
            self._found[speaker] = _voice(self._text, speaker, self._language)
        return self._found[speaker]

    def __iter__(self) -> Iterator[Speaker]:
        return iter(self._speakers)

    def __len__(self) -> int:
        return len(self._speakers)


def _voice(text: str, speaker: Speaker, language: str) -> Voice:
    at = text.find(speaker.name)
    around = text[max(0, at - NEARBY) : at + len(speaker.name) + NEARBY] if at >= 0 else ""
    name = tuple(terms(speaker.name, language))
    role = frozenset(terms(speaker.role, language))
    return Voice(speaker, name, role, role | frozenset(terms(around, language)))
