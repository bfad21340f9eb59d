"""What speaks for a unit as the answer to a question, as numbers. What each is worth is learned (weights.py)."""

from __future__ import annotations

import math
from collections.abc import Collection
from typing import NamedTuple

from retrieval.answering.passages import FoundPassage
from retrieval.answering.questions import MEASURED, ParsedQuestion
from retrieval.answering.scoring.signs import shows
from retrieval.answering.weighing import Weighing
from retrieval.library.speaker_terms import SpeakerTerms
from retrieval.library.units import Unit
from retrieval.records import Speaker


class Features(NamedTuple):
    """The features of a candidate, or the weight of each of them.

    The first seven are shares of the question's terms: in the unit, the sentences around it, its passage, the better of
    the two neighbouring passages and its article; of the topic in the article; and of the topic's names that are not in
    the article. From `coverage` on they are about the speaker, from `direct` on about the unit's shape. The last five
    are likenesses of meaning, 0 where the sentence encoder is not asked, and what the reader makes of the unit and of
    its passage, as log-odds against "nothing here", 0 where it is not asked.
    """

    unit: float
    sentence: float
    passage: float
    neighbours: float
    article: float
    known_to_article: float
    strange_names: float
    coverage: float
    sentence_coverage: float
    earlier: float
    named: float
    stranger: float
    role: float
    profile: float
    mentioned: float
    spoken_about: float
    attributed: float
    anonymous: float
    confidence: float
    direct: float
    mixed: float
    indirect: float
    stretch: float
    part: float
    quote: float
    sentence_shape: float
    length: float
    length_squared: float
    wanted: float
    unwanted: float
    quoted_figure: float
    early: float
    like_unit: float = 0.0
    like_sentence: float = 0.0
    like_passage: float = 0.0
    read: float = 0.0
    read_passage: float = 0.0


class PassageFeatures(NamedTuple):
    """The features of a passage, or the weight of each. `like_passage` is 0 where the sentence encoder is not asked."""

    passage: float
    article: float
    neighbours: float
    known_to_article: float
    wanted: float
    like_passage: float = 0.0


class _Match(NamedTuple):
    """How well the question names a speaker: by name, by role, by what stands around the name; and whether the speaker
    is what the question is about."""

    named: float = 0.0
    role: float = 0.0
    profile: float = 0.0
    spoken_about: float = 0.0


class Measure:
    """Measures units for one question. What depends on the speaker alone is computed once for each speaker."""

    def __init__(self, parsed: ParsedQuestion, weighing: Weighing, name_terms: Collection[str]) -> None:
        self._parsed = parsed
        self._weighing = weighing
        self._names = {term for term in parsed.subject if term in name_terms}
        self._matches: dict[tuple[str, Speaker], _Match] = {}

    def features(self, found: FoundPassage, unit: Unit, attained: float, attained_around: float) -> Features:
        """The features of a unit of that passage; the last two arguments are the shares that the unit and the sentences
        around it attain."""
        parsed, weighing, attribution = self._parsed, self._weighing, unit.attribution
        speaker = attribution.speaker if attribution else None
        known = found.analysed.speaker_terms[speaker] if speaker else None
        match = self._match(found, known) if known else _Match()
        of_unit = unit.document.frequencies.keys()
        of_sentence = unit.around.frequencies.keys()
        spoken = of_unit | known.all if known else of_unit
        kind = attribution.quote.kind if attribution else None
        text = unit.span.of(found.analysed.article.text)
        length = math.log1p(len(text.split())) / 4
        is_shown = bool(parsed.wanted) and shows(text, parsed.wanted, found.analysed.language)
        return Features(
            unit=attained,
            sentence=attained_around,
            passage=found.passage,
            neighbours=found.neighbours,
            article=found.article,
            known_to_article=found.known,
            strange_names=found.strange,
            coverage=weighing.share(parsed.terms, spoken),
            sentence_coverage=weighing.share(parsed.terms, of_sentence | known.all if known else of_sentence),
            earlier=weighing.share(parsed.earlier, spoken),
            named=match.named,
            stranger=float(bool(attribution and self._names and not match.named)),
            role=match.role,
            profile=match.profile,
            mentioned=weighing.share(parsed.subject, of_unit),
            spoken_about=match.spoken_about,
            attributed=float(known is not None),
            anonymous=float(attribution is not None and known is None),
            confidence=attribution.confidence if attribution else 0.0,
            direct=float(kind == "direct"),
            mixed=float(kind == "mixed"),
            indirect=float(kind == "indirect"),
            stretch=float(unit.shape == "stretch"),
            part=float(unit.shape == "part"),
            quote=float(unit.shape == "quote"),
            sentence_shape=float(unit.shape == "sentence"),
            length=length,
            length_squared=length * length,
            wanted=float(is_shown),
            unwanted=float(bool(parsed.wanted) and not is_shown),
            quoted_figure=float(kind == "direct" and parsed.wanted in MEASURED),
            early=1 / (1 + found.position),
        )

    def _match(self, found: FoundPassage, known: SpeakerTerms) -> _Match:
        key = (found.analysed.article.id, known.speaker)
        if key not in self._matches:
            name = set(known.name)
            parsed, weighing = self._parsed, self._weighing
            self._matches[key] = _Match(
                named=len(self._names & name) / min(len(self._names), len(name)) if self._names and name else 0.0,
                role=weighing.share(parsed.subject, known.all),
                profile=weighing.share(parsed.subject, name | found.analysed.speaker_terms.profile(known.speaker)),
                spoken_about=weighing.share(parsed.topic, name),
            )
        return self._matches[key]
