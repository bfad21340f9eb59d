"""The terms by which a question can name a speaker of an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from retrieval.records import Article, Attribution, Speaker
from retrieval.searching import terms

NEARBY = 80
"""How many code points on either side of a name may describe the speaker: "Rep. Gwen Moore (D-Wis.)"."""


@dataclass(frozen=True, slots=True)
class SpeakerTerms:
    """The terms of a speaker's name, in the order of writing, and of the role."""

    speaker: Speaker
    name: tuple[str, ...]
    role: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        """The terms of the name and the role together."""
        return self.role.union(self.name)


class TermsOfSpeakers(Mapping[Speaker, SpeakerTerms]):
    """The terms of each speaker of an article, computed when they are first asked for.

    Safe to call from threads: two threads may compute the same value; the second result replaces the first.
    """

    def __init__(self, article: Article, attributions: Iterable[Attribution], language: str) -> None:
        self._text = article.text
        self._language = language
        self._terms: dict[Speaker, SpeakerTerms | None] = {one.speaker: None for one in attributions if one.speaker}
        self._nearby: dict[Speaker, frozenset[str]] = {}

    def __getitem__(self, speaker: Speaker) -> SpeakerTerms:
        found = self._terms[speaker]
        if found is None:
            name = tuple(terms(speaker.name, self._language))
            role = frozenset(terms(speaker.role, self._language))
            found = self._terms[speaker] = SpeakerTerms(speaker, name, role)
        return found

    def __iter__(self) -> Iterator[Speaker]:
        return iter(self._terms)

    def __len__(self) -> int:
        return len(self._terms)

    def profile(self, speaker: Speaker) -> frozenset[str]:
        """The terms of the role and of the text around the first mention of the name.

        They are kept apart from the name and the role because finding the first mention searches the whole article.
        """
        if speaker not in self._nearby:
            at = self._text.find(speaker.name)
            around = self._text[max(0, at - NEARBY) : at + len(speaker.name) + NEARBY] if at >= 0 else ""
            self._nearby[speaker] = self[speaker].role.union(terms(around, self._language))
        return self._nearby[speaker]
