"""The quotations of a draft: what stands in marks or is spoken after a dash or a label, and who is said to speak."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from retrieval.checking.claims import Claim, called_in, source_in_capitals, speaker_of
from retrieval.quoting import find_attributions
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.loading import load_lexicon
from retrieval.quoting.marks import find_stretches
from retrieval.records import Article, Attribution, Span

_PUNCTUATION = " ,"


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation of a text: its pieces in order, without marks, and who is said to have spoken.

    `claim` holds the words of all pieces and the speaker, who is empty where the text names nobody. `is_speech` is True
    where the whole sentence reports speech (“We will go,” she said), False where words in marks stand within the
    narrator's sentence (a “deeply flawed” plan) or nobody is said to speak.
    """

    contents: tuple[Span, ...]
    claim: Claim
    is_speech: bool

    def pieces(self, text: str) -> list[Claim]:
        """A claim for each piece of its own."""
        return [replace(self.claim, words=words) for span in self.contents if (words := _bare(span.of(text)))]


def read_quotations(text: str, language: str) -> tuple[Quotation, ...]:
    """Every quotation of `text` in order. No two share a code point."""
    words = load_lexicon(language)
    said = [
        one for one in find_attributions(Article("draft", "", text, language=language)) if one.quote.kind != "indirect"
    ]
    free = [stretch.span for stretch in find_stretches(text)]
    found: list[Quotation] = []
    for one in sorted(said, key=_outermost_first):
        own = [span for span in free if any(content.touches(span) for content in one.quote.contents)]
        free = [span for span in free if span not in own]
        if one.quote.kind == "mixed":
            found += (_quotation(text, (span,), one, words) for span in own)
        elif not any(span.touches(taken) for span in one.quote.contents for each in found for taken in each.contents):
            found.append(_quotation(text, one.quote.contents, one, words))
    found += (Quotation((span,), Claim(_bare(span.of(text)), "", "quoted"), is_speech=False) for span in free)
    kept = (one for one in found if any(map(str.isalnum, one.claim.words)))
    return tuple(sorted(kept, key=lambda one: one.contents))


def paragraph_numbers(text: str, starts: Sequence[int]) -> Iterator[int]:
    """For each of these places, in order, the number of its paragraph: the lines that hold words, counted from 1."""
    number = at = 0
    begins = True
    for start in starts:
        for letter in text[at : start + 1]:
            if letter == "\n":
                begins = True
            elif begins and not letter.isspace():
                number += 1
                begins = False
        at = max(at, start + 1)
        yield max(1, number)


def _outermost_first(said: Attribution) -> tuple[bool, int]:
    """Direct quotes before reports that quote some words, and those that hold others before these: all is looked up."""
    return said.quote.kind != "direct", said.quote.span.start - said.quote.span.end


def _quotation(text: str, contents: tuple[Span, ...], said: Attribution, words: Lexicon) -> Quotation:
    speaker = speaker_of(text, said) if said.speaker else source_in_capitals(text, said)
    called = called_in(text, said, words) if said.speaker else speaker
    spoken = " ".join(filter(None, (_bare(span.of(text)) for span in contents)))
    is_speech = said.quote.kind == "direct" and (said.speaker is not None or said.cue is not None)
    return Quotation(contents, Claim(spoken, speaker, "quoted", called), is_speech)


def _bare(words: str) -> str:
    return " ".join(words.split()).strip(_PUNCTUATION)
