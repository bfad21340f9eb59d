"""Claims: from what a person typed or pasted to its quotations and statements, and who is claimed to have made each.

A claim is read with the same grammar as an article, so that it is understood in every language that articles are, and
whether it says "X said “…”", "“…”, he said" or "According to X, …". Questions and labels, which are no sentences of an
article, are read by `retrieval.checking.frames`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from retrieval.checking.frames import read_frame, strip_complementizer
from retrieval.checking.turning.turned import Turned, turned_before
from retrieval.checking.turning.words import load_turning
from retrieval.quoting import find_attributions
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.loading import load_lexicon
from retrieval.quoting.marks import find_stretches
from retrieval.records import Article, Attribution, Span, Stance
from retrieval.searching.words import fold, is_report, term, tokens
from retrieval.text.sentences import split_sentences

ClaimKind = Literal["quoted", "reported", "plain"]
"""In quotation marks; somebody's words told without marks; a sentence that is nobody's, or that stands by itself."""

_LABEL = re.compile(r"[^\W\d_][^.:\"“”„«»]{0,60}[:：]")
"""The start of a line that names its speaker: Ana Ruiz: “…”"""
_SIGNED = re.compile(r"[\"“”»’]\s*[-–—]+\s*[^\W\d_][^.:\"“”„«»]{1,60}\Z")
"""The end of a line that names its speaker: “…” – Ana Ruiz"""
PUNCTUATION = " ,:;.-–—?!¿¡：，。"
OWNED = re.compile(r"['’]s?\s+[^:,.“\"„«]{1,40}")
"""What belongs to the person named before it."""
NOT_OF_A_NAME = " ,:;：，"


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing claimed. `words` are those of the speaker, without marks and without the marks' punctuation.

    `speaker` is empty where nobody is claimed to have said them; `called` is what the claim calls that person, with
    titles. `sentence` is all that the claim says in one breath, and `around` the words of it that are neither the
    speaker's nor the speaker. `turned` is set where the speaker is claimed to have denied the words or not to have said
    them, and `led_in` then holds the words that say so.
    """

    words: str
    speaker: str = ""
    kind: ClaimKind = "plain"
    called: str = ""
    sentence: str = ""
    around: tuple[str, ...] = ()
    turned: Turned | None = None
    led_in: str = ""

    @property
    def stance(self) -> Stance:
        """Whether the speaker is claimed to have said the words, to have denied them, or not to have said them."""
        return self.turned.stance if self.turned else "said"


def read_claims(text: str, language: str) -> tuple[Claim, ...]:
    """Every quotation and statement in `text`, in order: at least one, whatever was typed."""
    text = _paragraphs_of(text)
    stretches = [stretch.span for stretch in find_stretches(text)]
    outer = [one for one in stretches if not any(other.holds(one) and other != one for other in stretches)]
    words = load_lexicon(language)
    found = find_attributions(Article("claim", "", text, language=language))
    claims = [
        claim
        for group in _groups(text, outer, found)
        for claim in _claims_of(text, group, [one for one in outer if group.holds(one)], found, words, language)
    ]
    return tuple(claim for claim in claims if claim.words) or (Claim(text),)


def _paragraphs_of(text: str) -> str:
    """The text with single spaces, and each speaker's words on a line of their own where labels or signatures tell so.

    Any other line break may only wrap the text.
    """
    joined = ""
    for line in filter(None, (" ".join(line.split()) for line in text.splitlines())):
        starts = _LABEL.match(line) or _SIGNED.search(joined)
        joined += ("\n" if starts else " ") + line if joined else line
    return joined


def _groups(text: str, stretches: Sequence[Span], found: Sequence[Attribution]) -> list[Span]:
    """The sentences of the text, those together that one quotation or its speaker and cue run through."""
    joints = [*stretches, *(one.span for one in found if one.quote.kind != "indirect")]
    groups: list[Span] = []
    for sentence in split_sentences(text, Span(0, len(text))):
        joined = groups and any(joint.touches(groups[-1]) and joint.touches(sentence) for joint in joints)
        if joined:
            groups[-1] = Span(groups[-1].start, sentence.end)
        else:
            groups.append(sentence)
    return groups


def _claims_of(
    text: str,
    group: Span,
    stretches: Sequence[Span],
    found: Sequence[Attribution],
    words: Lexicon,
    language: str,
) -> Iterator[Claim]:
    said = [one for one in found if group.holds(one.quote.span)]
    sentence = group.of(text)
    if not stretches:
        yield _unmarked(text, group, said, words, language)
        return
    quoted = [one for one in said if one.speaker and any(one.quote.span.touches(span) for span in stretches)]
    if not quoted:
        yield _marked(text, group, stretches, said, language)
        return
    taken: set[Span] = set()
    for one in quoted:
        own = [span for span in stretches if one.quote.span.touches(span) and span not in taken]
        taken.update(own)
        if own and one.speaker:
            around = _around(text, group, [*stretches, *_told_by(one)], words, language)
            spoken = " ".join(span.of(text).strip(" ,") for span in own)
            called = called_in(text, one, words)
            claim = Claim(spoken, speaker_of(text, one), "quoted", called, sentence, around)
            lead = Span(min(one.span.start, own[0].start), own[0].start)
            yield _denied(claim, text, lead, language) if one.quote.kind != "direct" else claim
    for span in (span for span in stretches if span not in taken):
        yield Claim(span.of(text).strip(PUNCTUATION), "", "quoted", "", sentence)


def _marked(text: str, group: Span, stretches: Sequence[Span], said: Sequence[Attribution], language: str) -> Claim:
    """A quotation for which the grammar finds nobody: alone, framed by a question or a label, or in a sentence."""
    sentence = group.of(text)
    longest = max(stretches, key=lambda span: span.end - span.start)
    before, after = text[group.start : longest.start], text[longest.end : group.end]
    spoken = longest.of(text).strip(PUNCTUATION)
    is_alone = not any(letter.isalnum() for letter in before + after)
    if is_alone:
        return Claim(spoken, "", "quoted", "", sentence)
    if said and len(stretches) == 1:
        told = [span for one in said for span in _told_by(one) if not any(map(_is_initials, span.of(text).split()))]
        around = _around(text, group, [*stretches, *told], load_lexicon(language), language)
        if not around:
            return Claim(spoken, "", "quoted", "", sentence)
    if (framed := read_frame(before, after, language)) and len(stretches) == 1:
        claim = Claim(spoken, framed.speaker, "quoted", framed.speaker, sentence, framed.around)
        return _denied(claim, text, Span(group.start, longest.start), language)
    return Claim(sentence.strip(PUNCTUATION), sentence=sentence)


def _unmarked(text: str, group: Span, said: Sequence[Attribution], words: Lexicon, language: str) -> Claim:
    """A sentence without marks: what somebody is told to have said, or a statement of its own."""
    sentence = group.of(text)
    framed = read_frame(sentence, "", language)
    reported = next((one for one in said if one.speaker), None)
    if framed and reported and (framed.asks or _begins_later(text, reported, words, language)):
        reported = None
    if reported and reported.speaker:
        bare = _bare(text, reported.quote.span, words)
        lead = Span(min(reported.span.start, bare.start), bare.start)
        denies = _denial_before(text, lead, language)
        content = bare if denies else _bare(text, _reported_content(text, group, reported, language), words)
        around = _around(text, group, [content, *_told_by(reported)], words, language)
        spoken = content.of(text).strip(PUNCTUATION)
        called = called_in(text, reported, words)
        claim = Claim(spoken, speaker_of(text, reported), "reported", called, sentence, around)
        return _denied(claim, text, lead, language)
    if framed and framed.words:
        claim = Claim(framed.words.strip(PUNCTUATION), framed.speaker, "reported", framed.speaker, sentence)
        return _denied(claim, text, Span(group.start, text.rindex(framed.words, group.start, group.end)), language)
    return Claim(sentence.strip(PUNCTUATION), sentence=sentence)


def _begins_later(text: str, said: Attribution, words: Lexicon, language: str) -> bool:
    """Whether what was read as told begins within it: after the “that” of “she said we cannot heat water that leaks”.

    A pronoun right after the verb of saying begins what is told, unless another verb of saying or thinking follows.
    """
    if said.cue is None or said.cue.end > said.quote.span.start:
        return False
    between = text[said.cue.end : said.quote.span.start].casefold().split()
    pronouns = words.first_persons | words.male | words.female | words.plural | words.neuter
    told = words.thought | words.judgement | words.stance
    return (
        bool(between)
        and between[0] in pronouns
        and not any(word in told or is_report(fold(word), language) for word in between)
    )


def _bare(text: str, content: Span, words: Lexicon) -> Span:
    """The span without "that" before it."""
    kept = strip_complementizer(content.of(text), words)
    return Span(text.rindex(kept, content.start, content.end), content.end)


def _denial_before(text: str, lead: Span, language: str) -> Turned | None:
    """What the claim says to deny the words after `lead`, or that they were said; None where nothing does."""
    found = turned_before(text, lead, load_turning(language))
    return found if found and found.denies else None


def _denied(claim: Claim, text: str, lead: Span, language: str) -> Claim:
    """The claim as one that its speaker denied the words, where what stands before them says so."""
    denial = _denial_before(text, lead, language)
    if denial is None:
        return claim
    around = tuple(word for word in claim.around if word.casefold().replace("’", "'") not in denial.frame)
    return replace(claim, turned=denial, led_in=" ".join(denial.frame), around=around)


def _reported_content(text: str, group: Span, said: Attribution, language: str) -> Span:
    """What is told; from the cue on where it holds another report: X said *Dad says that every day*.

    A “that” right after a preposition is no “that” before what is told: X said *without that lamp we are blind*.
    """
    content, words = said.quote.span, load_lexicon(language)
    if said.cue and said.cue.end <= content.start:
        between = tokens(text[said.cue.end : content.start])
        opening = [*between, *tokens(content.of(text))[:1]][:2]
        is_pointed_at = len(opening) > 1 and opening[0] in words.prepositions and opening[1] in words.that
        if is_pointed_at or any(is_report(word, language) for word in between):
            return Span(said.cue.end, group.end)
    return content


def _told_by(said: Attribution) -> list[Span]:
    return [span for span in (said.source, said.cue) if span]


def speaker_of(text: str, said: Attribution) -> str:
    """The name of the claimed speaker; of "Ana Ruiz's spokesman" all of it, as the words are not claimed to be hers."""
    ends = (said.source.end, said.source.end - 2) if said.source else ()  # the source may hold the "'s" or not
    owned = next((found for end in ends if (found := OWNED.match(text, end))), None)
    if said.source and owned:
        return text[said.source.start : owned.end()].strip(NOT_OF_A_NAME)
    return said.speaker.name.strip(NOT_OF_A_NAME) if said.speaker else ""


def called_in(text: str, said: Attribution, words: Lexicon) -> str:
    """What the claim calls the speaker, titles and all; the name where a pronoun stands for it."""
    name = speaker_of(text, said)
    source = said.source.of(text).split(",")[0].strip(NOT_OF_A_NAME) if said.source else ""
    return strip_complementizer(source, words) if source.endswith(name) else name


def _around(text: str, group: Span, taken: Sequence[Span], words: Lexicon, language: str) -> tuple[str, ...]:
    """The words of a sentence outside these spans that say something: no verbs of saying, no function words."""
    kept: list[str] = []
    at = group.start
    for span in [*sorted(taken), Span(group.end, group.end)]:
        kept += text[at : max(at, span.start)].split()
        at = max(at, span.end)
    bare = (word.strip(PUNCTUATION + "“”\"'’‘„«»()") for word in kept)
    told = words.told | words.speech
    shouts = group.of(text).isupper()
    return tuple(
        word
        for word in bare
        if word and word.casefold() not in told and not is_report(fold(word), language)
        and (word.casefold() in words.negations or term(fold(word), language) or (_is_initials(word) and not shouts))
    )  # fmt: skip


def source_in_capitals(text: str, said: Attribution) -> str:
    """The source that is written in capitals, as “the US” is; empty where it is not."""
    source = said.source.of(text) if said.source else ""
    return source if any(map(_is_initials, source.split())) else ""


def _is_initials(word: str) -> bool:
    """Whether a word is written in capitals, as “US” is and “us” is not."""
    return len(word) > 1 and word.isupper()
