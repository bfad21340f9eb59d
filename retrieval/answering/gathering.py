"""Every quote about something, rather than the best answer: what a timeline counts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from retrieval.answering.asked.editions import named_edition
from retrieval.answering.asked.names.spelling import spell
from retrieval.answering.deadline import Deadline
from retrieval.answering.follow_ups import parse_question
from retrieval.answering.questions import ParsedQuestion
from retrieval.answering.weighing import Weighing
from retrieval.library.analysed import AnalysedArticle
from retrieval.library.library import Library
from retrieval.library.passages import attributions_by_passage
from retrieval.library.speaker_terms import SpeakerTerms
from retrieval.records import Evidence, Gathered
from retrieval.searching import Document, guess_language, rank, terms
from retrieval.searching.words import is_report, tokens
from retrieval.text.sentences import split_sentences

PASSAGES = 2_000
"""How many passages are looked at, the best first."""
EDITIONS = 40
"""Passages whose articles are compared with the outlet or date that a query names."""
LONGEST = 60.0
"""Seconds that gathering may take."""
ENOUGH = 0.6
"""The least share of the weight (idf) of the words asked for that a quote must hold to be about them."""


def gather(query: str, library: Library, limit: int = PASSAGES, *, seconds: float = LONGEST) -> Gathered:
    """Every quote about `query`, a question or bare words, in the best `limit` passages.

    A quote is about it where the sentences that hold the quote, its source and its cue, together with its speaker's
    name and role, hold enough of the words that are asked for. Where the query names speakers, only their quotes count.
    Paraphrases without a speaker are left out. Nothing is raised, whatever is asked, but OutOfTimeError once it
    has taken more than `seconds`.
    """
    deadline = Deadline.after(seconds)
    language = guess_language(query, library.shelf.languages or ("en",))
    parsed = spell(parse_question(query, (), language), library)
    documents = _documents(parsed, library, limit)
    nearest = dict.fromkeys(document.article_id for document in documents[:EDITIONS])
    compared = library.shelf.find(nearest)
    if edition := named_edition(query, (one.article for one in map(compared.get, nearest) if one)):
        parsed = spell(parse_question(edition.question, (), language), library)
        documents = _documents(parsed, library, limit)
    asked = _Asked.of(parsed, library)
    found: dict[tuple[str, str], dict[str, Evidence]] = {}
    for article_id, positions in _by_article(one for one in documents if asked.may_be_held_by(one)).items():
        deadline.check()
        analysed = library.shelf.find((article_id,)).get(article_id)
        if analysed is None:  # another process has just removed it, or it is damaged
            continue
        if edition and not edition.holds(analysed.article):
            continue
        for evidence in asked.quotes(analysed, positions):
            name = evidence.speaker.name if evidence.speaker else ""
            found.setdefault((name, " ".join(tokens(evidence.text))), {}).setdefault(article_id, evidence)
    return Gathered(tuple(map(_as_one, found.values())), is_complete=len(documents) < limit)


def _by_article(documents: Iterable[Document]) -> dict[str, list[int]]:
    """The positions of the documents of each article, in the order in which they come."""
    positions: dict[str, list[int]] = {}
    for document in documents:
        positions.setdefault(document.article_id, []).append(document.position)
    return positions


def _as_one(printed: Mapping[str, Evidence]) -> Evidence:
    first, *others = printed.values()
    return replace(first, also=tuple(other.article for other in others))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a quote must be about, and who must have said it; `speaker` is empty where it may be anybody."""

    topic: tuple[str, ...]
    speaker: tuple[str, ...]
    names: frozenset[str]
    weighing: Weighing

    @classmethod
    def of(cls, parsed: ParsedQuestion, library: Library) -> _Asked:
        names = frozenset(term for term in parsed.subject if term in library.shelf.name_terms)
        weighing = Weighing.of(parsed, library.passage_index)
        # A subject that is only a guess belongs to the topic as well; "the deal on pensions" is no speaker's name.
        is_guess = set(parsed.subject) <= set(parsed.topic)
        is_thing = not names and not any(is_report(word, parsed.language) for word in tokens(parsed.text))
        if is_guess or is_thing:
            return cls(parsed.terms, (), names, weighing)
        return cls(parsed.topic, parsed.subject, names, weighing)

    def may_be_held_by(self, document: Document) -> bool:
        """False where no quote of that passage can be meant. A passage's document includes its speakers' terms."""
        held = document.frequencies.keys()
        return self._is_about(held) and (not self.speaker or not held.isdisjoint(self.speaker))

    def quotes(self, analysed: AnalysedArticle, positions: Sequence[int]) -> Iterator[Evidence]:
        """The quotes meant that begin in the passages at those positions."""
        attributions = attributions_by_passage(analysed.passages, analysed.attributions)
        for passage in (analysed.passages[position] for position in positions):
            text, language = analysed.article.text, analysed.language
            sentences = split_sentences(text, passage.span, language)
            said = [set(terms(sentence.of(text), language)) for sentence in sentences]
            begun = (
                one for one in attributions.get(passage.span.start, ()) if passage.span.start <= one.quote.span.start
            )
            for found in begun:
                known = analysed.speaker_terms[found.speaker] if found.speaker else None
                if not self._is_by(known) or (known is None and found.quote.kind == "indirect"):
                    continue
                first = bisect_right(sentences, found.span.start, key=lambda sentence: sentence.end)
                last = bisect_left(sentences, found.span.end, key=lambda sentence: sentence.start)
                around = set[str]().union(*said[first:last])
                if self._is_about(around | known.all if known else around):
                    span = found.quote.span if found.quote.kind == "direct" else found.span
                    yield Evidence(analysed.article, span, passage, found, 0.0, found.confidence)

    def _is_about(self, held: Collection[str]) -> bool:
        return not self.topic or self.weighing.share(self.topic, held) >= ENOUGH

    def _is_by(self, known: SpeakerTerms | None) -> bool:
        """Whether that speaker is asked for: by name, or as much of it as is given, or else by most of the role."""
        if not self.speaker:
            return True
        if known is None:
            return False
        name = set(known.name)
        if self.names and name:
            return len(self.names & name) == min(len(self.names), len(name))
        return self.weighing.share(self.speaker, known.all) >= ENOUGH


def _documents(parsed: ParsedQuestion, library: Library, limit: int) -> list[Document]:
    return [ranked.document for ranked in rank(library.passage_index, parsed.terms, limit)]
