"""Attributions of an article: every quote, who said it, and the words that tell."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from retrieval.quoting.explaining import Explained, beside_naming
from retrieval.quoting.grammar.elision import part_elisions
from retrieval.quoting.grammar.first_names import without_parties
from retrieval.quoting.grammar.tokens import Sentence, reads_as_title, split_sentences, tokenize
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.linking.dashes import (
    ended_by_narration,
    leads_into_speech,
    spoken_pieces,
    stands_as_speech,
    with_pieces,
)
from retrieval.quoting.linking.interrupted import part_interrupted
from retrieval.quoting.linking.layout.dialogues import RULE as LINE_OF_DIALOGUE
from retrieval.quoting.linking.layout.dialogues import KnownNames, Line, find_dialogues
from retrieval.quoting.linking.layout.interviews import Answer, Interview, find_interview
from retrieval.quoting.linking.layout.labels import Labelled, repeated_labels
from retrieval.quoting.linking.layout.letters import find_letters
from retrieval.quoting.linking.layout.outlets import names_in_marks
from retrieval.quoting.linking.layout.scenes import with_turns
from retrieval.quoting.linking.layout.told import block_quotations, told_turns
from retrieval.quoting.linking.linker import Linker
from retrieval.quoting.linking.nested import nested_in, turns_quoting
from retrieval.quoting.linking.said import NOBODY, Said
from retrieval.quoting.linking.subjects.agreement import gender_told
from retrieval.quoting.linking.subjects.openers import capitals_within, surnames_in
from retrieval.quoting.loading import load_lexicon
from retrieval.quoting.marks import Stretch, find_stretches
from retrieval.quoting.naming.described.others import other_than
from retrieval.quoting.naming.names import Names
from retrieval.quoting.reliability import SHOWN, reliability
from retrieval.quoting.unclaimed import take_portrait, take_turns, without_addressed
from retrieval.quoting.without_grammar import explain_without_grammar
from retrieval.records import Article, Attribution, Kind, Quote, Span
from retrieval.text.language import identify_language
from retrieval.text.paragraphs import split_paragraphs

DIRECT = 0.95
"""The share of letters inside marks from which a quote is direct (PolNeAR's scorer)."""
WITHIN_WORDS = 3
"""Words from which a stretch within a report is a quotation of its own; shorter ones are single terms."""


@dataclass(frozen=True, slots=True)
class Read:
    """A paragraph with its sentences and stretches."""

    span: Span
    sentences: tuple[Sentence, ...]
    stretches: tuple[Stretch, ...]


def find_attributions(article: Article) -> tuple[Attribution, ...]:
    """Every quote of the article in order of its start, with its speaker where the article says who spoke.

    A paraphrase without a speaker is left out: nothing in it was quoted from anyone.
    """
    return tuple(found.attribution for found in explain_attributions(article))


def explain_attributions(article: Article) -> tuple[Explained, ...]:
    """What `find_attributions` finds, each with the rule that linked it and why its speaker got that name."""
    words = load_lexicon(article.language or identify_language(article.text))
    is_read_without_grammar = not words.habits.isdisjoint({"unspaced", "verb-first", "verb-last"})
    if is_read_without_grammar and (turns := told_turns(article)):
        return tuple(Explained(one, "transcript_label", beside_naming(one)) for one in turns)
    if is_read_without_grammar:
        return explain_without_grammar(article, words)
    text = article.text
    paragraphs = read_paragraphs(text, words)
    sentences = [sentence for paragraph in paragraphs for sentence in paragraph.sentences]
    labels = repeated_labels(text, [paragraph.span for paragraph in paragraphs])
    known = KnownNames(surnames_in(sentences, words), capitals_within(sentences, words))
    linker = Linker(text, words, labels, known.surnames, known.capitals)
    interview = find_interview(text, paragraphs, words, labels)
    taken = interview.questions.union(interview.answers)
    dialogues = find_dialogues(text, paragraphs, known, words, taken=taken)
    lines = {line.number: line for dialogue in dialogues for line in dialogue if line.contents}
    link_paragraphs(text, paragraphs, words, linker, interview, lines)
    names = Names(sentences, words)
    stretches = Marked([stretch for paragraph in paragraphs for stretch in paragraph.stretches])
    heard = [
        part for said in with_turns(text, paragraphs, linker.said) for part in with_quoted(text, said, stretches, words)
    ]
    spoken = [answer.content for answer in interview.answers.values() if not answer.is_told]
    spoken += [content for line in lines.values() for content in line.contents]
    spoken += [content for one in linker.said if one.rule == "transcript_label" for content in one.contents]
    nesting = [one for paragraph in paragraphs for one in paragraph.stretches if one.inner]
    if nesting := [*nesting, *turns_quoting(spoken, stretches.within)]:
        heard += with_nested(text, heard, nesting, words)
    # Those of whom only quotations tell come last.
    said = sorted(heard, key=lambda said: (bool(said.within), said.contents[0]))
    found = [attributed(article, one, names, stretches) for one in said]
    found = [one for one, told in zip(found, said, strict=True) if _is_shown(one.attribution, told)]
    found = list(take_portrait(list(take_turns(found, dialogues)), text, words))
    found = list(without_addressed(found, text))
    return tuple(sorted(found, key=lambda one: one.attribution.quote.contents[0]))


def link_paragraphs(
    text: str,
    paragraphs: Sequence[Read],
    words: Lexicon,
    linker: Linker,
    interview: Interview,
    lines: Mapping[int, Line],
) -> None:
    """Have `linker` read the paragraphs in order, each as what the layout makes it. `lines` are those of dialogues."""
    letters = find_letters(text, paragraphs, words)
    quoted = block_quotations(text, [paragraph.span for paragraph in paragraphs])
    for number, paragraph in enumerate(paragraphs):
        if number in quoted:
            if (told := quoted[number]).content:
                sentences_that_tell = paragraphs[told.told_in].sentences
                linker.hear_labelled(Labelled(told.source, told.content), sentences_that_tell, "credit")
            continue
        answer = interview.answers.get(number)
        below = paragraphs[number + 1].span if number + 1 < len(paragraphs) else None
        if answer and answer.is_told:
            linker.hear_told(answer, paragraph.span, paragraph.sentences, below)
        elif answer:
            linker.hear(answer)
        elif line := lines.get(number):
            for content in line.contents:
                linker.hear(Answer(content, line.source), LINE_OF_DIALOGUE)
        else:  # what a reader writes may report what others say
            linker.read(paragraph.span, paragraph.sentences, below)
            if letter := letters.get(number):
                linker.hear(letter)
    linker.finish()


_WEAK_SUBJECTS = frozenset(
    {"paragraph_before", "subject_before_colon", "own_subject", "missing_subject", "stands_alone", "cue_thought"}
)
"""Rules whose source may be any capitalised word with which a sentence opens."""
GOES_ON = {"stands_alone": "cue_speech"}
"""Rules by which somebody goes on speaking: they are as sure of a name as the rule by which that person began."""


def _is_shown(found: Attribution, told: Said) -> bool:
    """False for a paraphrase or for words within a quotation of which the article does not say who spoke."""
    return bool(found.speaker) or not (found.quote.kind == "indirect" or told.within)


class Marked:
    """The quoted stretches of an article, in order, found by what they share with a span."""

    def __init__(self, stretches: Sequence[Stretch]) -> None:
        self._stretches = stretches
        self._starts = [stretch.span.start for stretch in stretches]
        self._ends = [stretch.span.end for stretch in stretches]

    def within(self, content: Span) -> Sequence[Stretch]:
        """Those that share a code point with `content`."""
        return self._stretches[bisect_right(self._ends, content.start) : bisect_left(self._starts, content.end)]


def with_quoted(text: str, said: Said, stretches: Marked, words: Lexicon) -> Iterator[Said]:
    """What was said; where reports have a mood of their own, each stretch that it quotes besides.

    Such a report uses the narrator's words (Der Sohn *habe* sich „…“), and only what stands in marks within it is
    verbatim. Annotators of German news therefore count both.
    """
    yield said
    if not (words.reported_mood and said.source) or said.verbatim:
        return
    for content in said.contents:
        for stretch in stretches.within(content):
            quoted = stretch.span.of(text)
            within = content.holds(stretch.span) and len(quoted) < DIRECT * (content.end - content.start)
            if within and len(quoted.split()) >= WITHIN_WORDS and not reads_as_title(quoted):
                yield replace(said, contents=(stretch.span,))


def attributed(article: Article, said: Said, names: Names, stretches: Marked) -> Explained:
    """What was said, with its speaker resolved and its confidence, and how both were found."""
    inside = [stretches.within(content) for content in said.contents]
    kind = "direct" if said.verbatim else kind_of(article.text, said.contents, inside)
    sure = min((stretch.sure for quoted in inside for stretch in quoted), default=1.0)
    quote = Quote(article.id, said.contents, kind)
    source = Span(said.source[0].start, said.source[-1].end) if said.source else None
    meant = said.meant or said.source
    if said.rule in _WEAK_SUBJECTS and names.is_ordinary(meant, narrated=said.rule == "paragraph_before"):
        meant = NOBODY
    words = " ".join(content.of(article.text) for content in said.contents)
    turn = said.contents[0].start if said.rule == "turn_of_dialogue" else -1
    if said.within and meant == said.source and names.is_function(meant[0]):
        speaker, naming = other_than(said.within, meant[0], names)
    else:
        gender = gender_told(said, article.text, names.tokens, names.words)
        speaker, naming = names.speaker_of(meant, labelled=said.verbatim, said=words, turn=turn, gender=gender)
    if source and kind == "indirect" and source.start < names.recent.sentence_start(quote.span.start):
        source = None  # Ruiz nodded. *He* left. Recalled that …: what stands between is no part of what is shown
    if speaker is None or kind == "indirect":
        return Explained(Attribution(quote, speaker, source, said.cue, said.confidence * sure), said.rule, naming)
    chance = reliability(said.rule, naming)
    if said.rule in GOES_ON:
        chance = max(chance, reliability(GOES_ON[said.rule], naming))
    named = speaker if chance >= SHOWN else None
    found = Attribution(quote, named, source, said.cue, chance * sure)
    return Explained(found, said.rule, naming, None if named else speaker)


def with_nested(text: str, heard: Sequence[Said], nesting: Sequence[Stretch], words: Lexicon) -> list[Said]:
    """What is quoted within the quotations `nesting`, for those whose speaker is among `heard`."""

    def read(span: Span, sentences: Sequence[Sentence]) -> Sequence[Said]:
        linker = Linker(text, words, frozenset())
        linker.read(span, sentences)
        return linker.said

    sourced = [one for one in heard if one.source]
    contents = sorted((content.start, content.end, at) for at, one in enumerate(sourced) for content in one.contents)
    ends = list(accumulate((end for _, end, _ in contents), max))
    found: list[Said] = []
    for stretch in nesting:
        last = bisect_left(contents, (stretch.span.end,)) - 1
        first = bisect_right(ends, stretch.span.start)  # all contents before it end before the stretch begins
        touching = [at for _, end, at in contents[first : last + 1] if end > stretch.span.start]
        if touching:
            found += nested_in(text, sourced[min(touching)], stretch, read, words)
    return found


def read_paragraphs(text: str, words: Lexicon) -> list[Read]:
    """The paragraphs of a text with their sentences and quoted stretches."""
    stretches = iter([*find_stretches(text), None])
    stretch = next(stretches)
    paragraphs: list[Read] = []
    for paragraph in split_paragraphs(text):
        inside: list[Stretch] = []
        while stretch and stretch.span.start < paragraph.span.end:
            if stretch.span.start >= paragraph.span.start:
                inside.append(stretch)
            stretch = next(stretches)
        inside, unread = names_in_marks(text, paragraph.span, inside, words)
        if "dash-dialogue" in words.habits:
            above = paragraphs[-1].span if paragraphs else None
            is_led = above is not None and leads_into_speech(text, above, words)
            is_led = is_led or stands_as_speech(text, paragraph.span, above.of(text) if above else ":", words)
            pieces = spoken_pieces(text, paragraph.span, words, is_led=is_led)
            inside = with_pieces(inside, ended_by_narration(text, pieces, inside, words))
        if "cue-inside" in words.habits:
            inside = list(part_interrupted(text, inside, words))
        elif "name-inside" in words.habits and len(inside) == 1 and is_all_of(text, paragraph.span, inside[0]):
            inside = list(part_interrupted(text, inside, words, by_full_name=True))
        tokens = tokenize(text, paragraph.span, inside, words)
        tokens = [token for token in tokens if not any(mark.start <= token.start < mark.end for mark in unread)]
        if words.elided or words.enclitics:
            tokens = list(part_elisions(tokens, words))
        tokens = without_parties(tokens, words)
        sentences = split_sentences(text, tokens, words)
        paragraphs.append(Read(paragraph.span, tuple(sentences), tuple(inside)))
    return paragraphs


def is_all_of(text: str, paragraph: Span, stretch: Stretch) -> bool:
    """True where a paragraph has no word outside its one stretch, so that nobody outside its marks says it."""
    return not count_letters(text, paragraph.start, stretch.span.start) + count_letters(
        text, stretch.span.end, paragraph.end
    )


def kind_of(text: str, contents: Sequence[Span], inside: Sequence[Sequence[Stretch]]) -> Kind:
    """PolNeAR's kinds: direct where nearly all letters stand inside marks, indirect where none does."""
    if not any(inside):
        return "indirect"
    if len(contents) == 1 and inside[0][0].span.holds(contents[0]) and _holds_letter(text, contents[0]):
        return "direct"
    letters = quoted = 0
    for content, stretches in zip(contents, inside, strict=True):
        letters += count_letters(text, content.start, content.end)
        for span in (stretch.span for stretch in stretches):
            quoted += count_letters(text, max(span.start, content.start), min(span.end, content.end))
    if not quoted:
        return "indirect"
    return "direct" if quoted >= DIRECT * letters else "mixed"


def _holds_letter(text: str, span: Span) -> bool:
    return any(map(str.isalnum, span.of(text)))


def count_letters(text: str, start: int, end: int) -> int:
    """How many letters and digits stand from `start` up to `end`, which is not counted."""
    return sum(map(str.isalnum, text[start:end]))
