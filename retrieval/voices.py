"""Voices: who speaks in an article, as the terms by which a question can name them."""

from __future__ import annotations

from collections.abc import Iterable
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


def find_voices(article: Article, attributions: Iterable[Attribution], language: str) -> dict[Speaker, Voice]:
    """The voice of every speaker of the article."""
    speakers = dict.fromkeys(found.speaker for found in attributions if found.speaker)
    return {speaker: _voice(article.text, speaker, language) for speaker in speakers}


def _voice(text: str, speaker: Speaker, language: str) -> Voice:
    at = text.find(speaker.name)
    around = text[max(0, at - NEARBY) : at + len(speaker.name) + NEARBY] if at >= 0 else ""
    name = tuple(terms(speaker.name, language))
    role = frozenset(terms(speaker.role, language))
    return Voice(speaker, name, role, role | frozenset(terms(around, language)))
