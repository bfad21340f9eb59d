"""Every quote about something, rather than the best answer: what is counted where it is asked how much was said."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from retrieval.answering.editions import named_edition
from retrieval.answering.questions import Inquiry, read_question
from retrieval.answering.spelling import spell
from retrieval.answering.weighing import Weighing
from retrieval.library.library import Library
from retrieval.library.shelved import Shelved, by_passage
from retrieval.library.voices import Voice
from retrieval.records import Evidence, Gathered
from retrieval.searching import Document, guess_language, rank, terms
from retrieval.searching.words import is_report, tokens
from retrieval.text.sentences import split_sentences

PASSAGES = 2_000
"""How many passages are looked at, the best ones first."""
EDITIONS = 40
"""Passages whose articles are compared with the outlet or date that a query names."""
ENOUGH = 0.6
"""What is about something holds at least this share of what the words asked weigh (idf)."""


def gather(query: str, library: Library, limit: int = PASSAGES) -> Gathered:
    """Every quote about `query`, a question or bare words, in the best `limit` passages; never raises on what is asked.

    A quote is about it where its sentences, those of its source and cue among them, and its speaker's name and role
    hold enough of the words asked. Where the query says who is to have spoken, only what these said counts. A
    paraphrase without a speaker is left out.
    """
    language = guess_language(query, library.languages or ("en",))
    inquiry = spell(read_question(query, (), language), library)
    documents = _documents(inquiry, library, limit)
    nearest = dict.fromkeys(document.article_id for document in documents[:EDITIONS])
    if edition := named_edition(query, map(library.article, nearest)):
        inquiry = spell(read_question(edition.question, (), language), library)
        documents = _documents(inquiry, library, limit)
    asked = _Asked.of(inquiry, library)
    found: dict[tuple[str, str], dict[str, Evidence]] = {}
    for article_id, positions in _by_article(one for one in documents if asked.may_be_held_by(one)).items():
        shelved = library.shelved(article_id)
        if edition and not edition.holds(shelved.article):
            continue
        for evidence in asked.quotes(shelved, positions):
            name = evidence.speaker.name if evidence.speaker else ""
            found.setdefault((name, " ".join(tokens(evidence.text))), {}).setdefault(article_id, evidence)
    return Gathered(tuple(map(_together, found.values())), whole=len(documents) < limit)


def _by_article(documents: Iterable[Document]) -> dict[str, list[int]]:
    """The positions of the documents of each article, in the order in which they come."""
    positions: dict[str, list[int]] = {}
    for document in documents:
        positions.setdefault(document.article_id, []).append(document.position)
    return positions


def _together(printed: Mapping[str, Evidence]) -> Evidence:
    first, *others = printed.values()
    return replace(first, also=tuple(other.article for other in others))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a quote has to be about and who has to have said it. `speaker` is empty where anybody may have."""

    topic: tuple[str, ...]
    speaker: tuple[str, ...]
    names: frozenset[str]
    weighing: Weighing

    @classmethod
    def of(cls, inquiry: Inquiry, library: Library) -> _Asked:
        names = frozenset(term for term in inquiry.subject if term in library.names)
        weighing = Weighing.of(inquiry, library.passage_index)
        # Who is asked about only by a guess is part of the topic, too; and "the deal on pensions" is no speaker's name.
        is_guess = set(inquiry.subject) <= set(inquiry.topic)
        is_thing = not names and not any(is_report(word, inquiry.language) for word in tokens(inquiry.text))
        if is_guess or is_thing:
            return cls(inquiry.terms, (), names, weighing)
        return cls(inquiry.topic, inquiry.subject, names, weighing)

    def may_be_held_by(self, document: Document) -> bool:
        """False where nothing in that passage can be meant: its terms are its own and its speakers'."""
        held = document.frequencies.keys()
        return self._is_about(held) and (not self.speaker or not held.isdisjoint(self.speaker))

    def quotes(self, shelved: Shelved, positions: Sequence[int]) -> Iterator[Evidence]:
        """The quotes meant that begin in the passages at those positions."""
        held = by_passage(shelved.passages, shelved.attributions)
        for passage in (shelved.passages[position] for position in positions):
            sentences = split_sentences(shelved.article.text, passage.span)
            for said in held.get(passage.span.start, ()):
                voice = shelved.voices[said.speaker] if said.speaker else None
                if not self._is_by(voice) or (voice is None and said.quote.kind == "indirect"):
                    continue
                around = {
                    word
                    for sentence in sentences
                    if sentence.touches(said.span)
                    for word in terms(sentence.of(shelved.article.text), shelved.language)
                }
                if self._is_about(around | voice.terms if voice else around):
                    span = said.quote.span if said.quote.kind == "direct" else said.span
                    yield Evidence(shelved.article, span, passage, said, 0.0, said.confidence)

    def _is_about(self, held: Collection[str]) -> bool:
        return not self.topic or self.weighing.share(self.topic, held) >= ENOUGH

    def _is_by(self, voice: Voice | None) -> bool:
        """Whether that voice is asked for: by its name or as much of it as is given, or else by most of its role."""
        if not self.speaker:
            return True
        if voice is None:
            return False
        name = set(voice.name)
        if self.names and name:
            return len(self.names & name) == min(len(self.names), len(name))
        return self.weighing.share(self.speaker, voice.terms) >= ENOUGH


def _documents(inquiry: Inquiry, library: Library, limit: int) -> list[Document]:
    return [ranked.document for ranked in rank(library.passage_index, inquiry.terms, limit)]
