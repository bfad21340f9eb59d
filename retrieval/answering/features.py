"""What speaks for a unit as the answer to a question, as numbers. What each is worth is learned (weights.py)."""

from __future__ import annotations

import math
from collections.abc import Collection

from retrieval.answering.questions import Inquiry, Wanted
from retrieval.answering.signs import shows
from retrieval.answering.weighing import Weighing
from retrieval.library.units import Unit
from retrieval.library.voices import Voice
from retrieval.records import Speaker

OF_TERMS = ("unit", "sentence", "passage", "neighbours", "article", "known to article", "strange names")
OF_SPEAKER = ("coverage", "sentence coverage", "earlier", "named", "stranger", "role", "profile", "mentioned",
              "spoken about", "attributed", "anonymous", "confidence")  # fmt: skip
OF_SHAPE = ("direct", "mixed", "indirect", "stretch", "part", "quote", "sentence shape", "length", "length squared",
            "wanted", "unwanted", "quoted figure", "early")  # fmt: skip
OF_MEANING = ("like unit", "like sentence", "like passage")
OF_PASSAGE = ("passage", "article", "neighbours", "known to article", "wanted")
OF_PASSAGE_MEANING = ("like passage",)
PLAIN = OF_TERMS + OF_SPEAKER + OF_SHAPE
"""The features in order, without the sentence encoder."""
SEMANTIC = PLAIN + OF_MEANING
"""The features in order, with the sentence encoder."""


MEASURED: Collection[Wanted] = ("number", "date", "place")
"""What is told rather than quoted: a figure in somebody's mouth is seldom the fact that is asked for."""


class Measure:
    """Measures units for one question; what depends on the speaker alone is computed once for each."""

    def __init__(self, inquiry: Inquiry, weighing: Weighing, names: Collection[str]) -> None:
        self._inquiry = inquiry
        self._weighing = weighing
        self._names = {term for term in inquiry.subject if term in names}
        self._voices: dict[tuple[str, Speaker], tuple[float, ...]] = {}

    def speaker(self, unit: Unit, voice: Voice | None) -> tuple[float, ...]:
        """In the order of `OF_SPEAKER`."""
        inquiry, weighing, said = self._inquiry, self._weighing, unit.attribution
        own = unit.document.frequencies.keys()
        around = unit.around.frequencies.keys()
        spoken = own | voice.terms if voice else own
        named, role, profile, about = self._voice(unit.document.article_id, voice) if voice else (0.0, 0.0, 0.0, 0.0)
        return (
            weighing.share(inquiry.terms, spoken),
            weighing.share(inquiry.terms, around | voice.terms if voice else around),
            weighing.share(inquiry.earlier, spoken),
            named,
            float(bool(said and self._names and not named)),
            role,
            profile,
            weighing.share(inquiry.subject, own),
            about,
            float(voice is not None),
            float(said is not None and voice is None),
            said.confidence if said else 0.0,
        )

    def shape(self, unit: Unit, text: str, position: int) -> tuple[float, ...]:
        """In the order of `OF_SHAPE`; `text` is the unit's, `position` that of its passage in the article, from 0."""
        wanted = self._inquiry.wanted
        kind = unit.attribution.quote.kind if unit.attribution else None
        length = math.log1p(len(text.split())) / 4
        shown = bool(wanted) and shows(text, wanted)
        return (
            *(float(kind == one) for one in ("direct", "mixed", "indirect")),
            *(float(unit.shape == one) for one in ("stretch", "part", "quote", "sentence")),
            length,
            length * length,
            float(shown),
            float(bool(wanted) and not shown),
            float(kind == "direct" and wanted in MEASURED),
            1 / (1 + position),
        )

    def _voice(self, article_id: str, voice: Voice) -> tuple[float, ...]:
        """How well the subject names the voice: by name, role, what stands around; and whether it is the topic."""
        key = (article_id, voice.speaker)
        if key not in self._voices:
            name = set(voice.name)
            inquiry, weighing = self._inquiry, self._weighing
            self._voices[key] = (
                len(self._names & name) / min(len(self._names), len(name)) if self._names and name else 0.0,
                weighing.share(inquiry.subject, voice.terms),
                weighing.share(inquiry.subject, name | voice.profile),
                weighing.share(inquiry.topic, name),
            )
        return self._voices[key]
