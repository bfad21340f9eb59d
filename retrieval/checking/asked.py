"""Whether somebody said what a question asks about: Did Keller say that the plan is dead?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.checking.checks import look_up, may_mean
from retrieval.checking.records import Check
from retrieval.checking.replaced import is_of_nobody, other_figure_of, other_word_of, without_names
from retrieval.checking.turning.clauses import Clause, clauses_of, main_clause
from retrieval.checking.turning.opposed import is_opposed, negates, refuses, tells_not
from retrieval.checking.turning.turned import turned
from retrieval.checking.turning.words import TurningWords, load_turning
from retrieval.library.library import Library
from retrieval.quoting.loading import load_lexicon
from retrieval.records import Answer, AskedClaim, Difference, Evidence, Part, Span, Standing
from retrieval.searching import guess_language, terms
from retrieval.searching.words import fold, is_report
from retrieval.text.languages import habits_of
from retrieval.text.sentences import split_sentences

MARKED = re.compile(r"[“”„«»\"「」『』]")
LONGEST_NAME = 4
"""Words of a name in quotation marks."""
MOST_HOLDERS = 3
"""Holders of an office with whose names a claim is looked up."""
FAINTLY_ALIKE = 0.2
"""The likeness of meaning (cosine) from which an answer that shares no word with a claim may mean the same. Of 42 such
answers about 120 articles nine of 13 above it were right, and seven of 29 below; of 17 about others five of seven."""
NEAR_AFFIRMED = 0.4
"""The likeness from which a clause without a “not” is the opposite of a claim that has one: most clauses have none. Of
a claim without one FAINTLY_ALIKE is enough: in 137 such questions three of the clauses so chosen were about something
else, and all three less alike than that."""
SURE = 0.7
"""The confidence from which an answer may mean the same however little it is like it: five of seven were right."""
NOBODY = ("nobody", "role", "unquoted")
"""What is missing where the person has said nothing that could be held against the claim."""


def verdict_of(found: Answer, library: Library) -> AskedClaim | None:
    """The verdict on what the question of `found`, an answer from `library`, claims somebody to have said.

    None where it claims nothing, or nobody of the name is quoted, so that nothing can be judged. The claimed words come
    before the best answer, in whosever mouth they stand. Where they are nowhere, the best answer is perhaps what is
    meant, unless the claim has quotation marks or is about something else.
    """
    claim = _claim_in(found)
    if not claim:
        return None
    claimed_of, check = found.claimed_of, look_up(claim, library)
    is_marked = bool(_marked_in(found.question))
    by_name = _of_holder(found, library)
    if by_name and (by_name[1].decisive.agreement == "confirmed" or check.decisive.agreement != "confirmed"):
        claimed_of, check = by_name
    part = check.decisive
    best = next(iter(found.evidence or found.closest), None)
    is_answered = bool(found.evidence) and not is_marked
    means = best is not None and is_answered and may_mean(part.words, best, library, guess_language(part.words))
    is_found = _is_found(part, is_marked=is_marked, is_answered=means) and (is_marked or _claims_words(part.words))
    is_theirs = best is not None and is_answered and not _is_of_another(best, claimed_of, library)
    if len(check.parts) == 1 and _is_of(part.speaker, claimed_of) and is_found:
        standing = _standing(part)
        if standing == "unsure" and best and is_theirs and _is_opposite(found, part, best, library):
            return AskedClaim("opposite", part, best, is_found=False, is_marked=is_marked)  # they were asked about it
        return AskedClaim(standing, part, part.findings[0].evidence, is_found=True, is_marked=is_marked)
    if best is None or not is_theirs or not (means or _is_like(part.words, best, library)):
        return AskedClaim("unsaid", part, best, is_found=False, is_marked=is_marked)
    standing, figure = _in_other_words(found, part, best, library)
    return AskedClaim(standing, part, best, is_found=False, is_marked=is_marked, figure=figure)


def _claims_words(claimed: str) -> bool:
    """Whether claimed words are more than to whom or about what somebody spoke: no “to the council”."""
    language = guess_language(claimed)
    opens = fold(claimed.partition(" ")[0]) in load_lexicon(language).prepositions
    return not opens or len(terms(claimed, language)) > 1


def _in_other_words(found: Answer, part: Part, best: Evidence, library: Library) -> tuple[Standing, Difference | None]:
    """How other words that may mean the claim stand to it, and what they have in place of a figure or word of it."""
    other = other_word_of(part.words, found, best, library)
    if other and not other.agrees:
        return "altered", other.difference
    if other is None and _is_opposite(found, part, best, library):
        return "opposite", None
    figure = other_figure_of(part.words, best, library)
    return "altered" if figure else "reworded", figure


def _claim_in(found: Answer) -> str:
    """What the question of an answer claims, as a claim is pasted; "" where it claims nothing that can be judged."""
    if not found.is_claim or (found.refusal and found.refusal.missing in NOBODY):
        return ""
    marked = _marked_in(found.question)
    if marked:
        return f"{found.claimed_of}: {marked}" if found.claimed_of else found.question
    return _with_name(MARKED.sub("", found.question), found.claimed_of)


def _with_name(question: str, name: str) -> str:
    """The question with a name as the articles write it where it has small letters, a part of it or a pronoun.

    Did *keller* say …, did *he* say …? Nothing else tells where the claimed words begin.
    """
    if name in question or not name:
        return question
    word = "|".join(re.escape(one) for one in name.split() if one[0].isupper())
    called, times = re.subn(rf"(?<!\w)(?:{word})(?:\s+(?:{word}))*(?!\w)", name, question, count=1, flags=re.IGNORECASE)
    if word and times:
        return called
    opening, _, rest = question.partition(" ")
    pronoun, _, rest = rest.partition(" ")
    return f"{opening} {name} {rest}" if _is_pronoun(pronoun, guess_language(question)) else question


def _is_pronoun(word: str, language: str) -> bool:
    words = load_lexicon(language)
    return word.casefold() in words.male | words.female | words.plural


def _marked_in(question: str) -> str:
    """What a question marks as somebody's very words, with the marks; "" where it marks nothing but a name.

    Words that all have capital letters are a name in marks, as in “did she say the “Blue Seals” won?”, unless the marks
    come right after a verb of saying or the language capitalises all nouns.
    """
    marks = [mark.start() for mark in MARKED.finditer(question)]
    if len(marks) <= 1:
        return ""
    marked, language = question[marks[0] : marks[-1] + 1], guess_language(question)
    words, before = marked[1:-1].split(), question[: marks[0]].split()
    if not before or is_report(fold(before[-1].strip(",:")), language) or "noun-capitals" in habits_of(language):
        return marked
    is_name = len(words) <= LONGEST_NAME and all(word[0].isupper() for word in words)
    return "" if is_name else marked


def _of_holder(found: Answer, library: Library) -> tuple[str, Check] | None:
    """The one who holds the office that is asked about, and the check of the claim with that name in its place.

    Of several, it is the one whose words they are; whoever says the best answer is looked up first. None where nobody
    holds it, or where it is not one plain word.
    """
    if not found.holders or not found.claimed_of:
        return None
    language = guess_language(found.question)
    before, _, after = found.question.partition(found.claimed_of)
    *opening, last = before.split() or [""]
    if fold(last) not in load_lexicon(language).determiners:
        opening = [*opening, last]
    speakers = {one.speaker.name for one in found.evidence[:1] if one.speaker}
    holders = sorted(found.holders, key=lambda name: name not in speakers)[:MOST_HOLDERS]
    checked = ((name, look_up(" ".join((*opening, name)) + after, library)) for name in holders)
    every = [(name, check) for name, check in checked if len(check.parts) == 1 and check.decisive.speaker]
    return next((one for one in every if one[1].decisive.agreement == "confirmed"), next(iter(every), None))


def _standing(part: Part) -> Standing:
    """How somebody stands towards words that were found: a yes where all are surely theirs, word for word."""
    best = part.findings[0]
    if best.agreement == "contradicted":
        return "unsaid" if best.is_negated else "another"
    if best.is_negated:
        return "opposite"
    if part.stands:
        return "verbatim"
    return "altered" if part.verdict == "nearly" and best.agreement == "confirmed" else "unsure"


def _is_like(claimed: str, best: Evidence, library: Library) -> bool:
    """Whether an answer that does not share a word with the claim may mean the same."""
    return best.confidence >= SURE or may_mean(claimed, best, library, guess_language(claimed), FAINTLY_ALIKE)


def _is_opposite(found: Answer, part: Part, best: Evidence, library: Library) -> bool:
    """Whether of the claim and the words that answer it one denies what the other says."""
    asked_in, language = guess_language(part.words), library.shelf.get(best.article.id).language
    before, is_part, _ = found.question.partition(part.words)
    denies = bool(is_part) and refuses(before, load_turning(asked_in))
    is_negated = _says_not(part, load_turning(asked_in), denies=denies)
    if _is_denied(best, library):
        return not is_negated
    claimed = without_names(part.words, found, best, language)
    words, whole = load_turning(language), _whole_sentences(best, language)
    said = whole.of(best.article.text)
    clauses = [one for one in clauses_of(said, words) if _is_told(one, whole.start, best)]
    opposed = is_opposed(said, clauses, words, claimed, language, is_negated=is_negated)
    if is_of_nobody(part.words, found, language):
        return bool(opposed) and claimed <= set(terms(best.text, language))
    if opposed is not None:
        return opposed
    return _is_opposed_in_meaning(part.words, best, whole, clauses, library, is_negated=is_negated)


def _says_not(part: Part, words: TurningWords, *, denies: bool) -> bool:
    """Whether what is claimed is that something is not so; a verb of denying before the claimed words says so, too."""
    is_denied = denies or (part.stance in {"denied", "unsaid"} and not refuses(part.words, words))
    return is_denied != negates(main_clause(part.words, words), words)


def _whole_sentences(best: Evidence, language: str) -> Span:
    """Where the sentences stand that what is shown is cut out of: a question before it may be part of them."""
    text, shown, within = best.article.text, best.span, best.passage.span
    touched = [
        one for one in split_sentences(text, within, language) if one.start < shown.end and shown.start < one.end
    ]
    return Span(min(touched[0].start, shown.start), max(touched[-1].end, shown.end)) if touched else shown


def _is_told(clause: Clause, start: int, best: Evidence) -> bool:
    """Whether a clause of a text that begins at `start` is more than what is told of the speaker before the cue."""
    said = best.attribution
    if said is None or said.source is None or said.cue is None:
        return True
    return not (said.source.end <= start + clause.span.start and start + clause.span.end <= said.cue.start)


def _is_opposed_in_meaning(
    claimed: str, best: Evidence, whole: Span, clauses: Sequence[Clause], library: Library, *, is_negated: bool
) -> bool:
    """Whether the clause of `whole` that is nearest in meaning to the claimed words says “not”, and they do not.

    False where no clause is near enough, or meaning is not compared.
    """
    if library.vectors is None or not clauses:
        return False
    article = best.article
    places = [(article, Span(whole.start + one.span.start, whole.start + one.span.end)) for one in clauses]
    likeness = library.vectors.likeness_of_wholes(claimed, places, guess_language(claimed))
    nearest = max(likeness)
    words = load_turning(library.shelf.get(article.id).language)
    tells_so = tells_not(clauses[likeness.index(nearest)], whole.of(article.text), words)
    is_near = nearest >= (NEAR_AFFIRMED if is_negated else FAINTLY_ALIKE)
    return is_near and tells_so is not None and tells_so != is_negated


def _is_denied(evidence: Evidence, library: Library) -> bool:
    """Whether the words shown are reported as denied, or as not said: “Voss denied that there was a conflict.”"""
    said = evidence.attribution
    if said is None:
        return False
    words = load_turning(library.shelf.get(evidence.article.id).language)
    there = turned(evidence.article.text, said.quote.contents[0], said, words, is_statement=False)
    return there is not None and there.denies


def _is_of(speaker: str, claimed_of: str) -> bool:
    """Whether a part of a claim is claimed of the person whom the question names."""
    one, two = fold(speaker).strip(), fold(claimed_of).strip()
    return one == two or (bool(one) and bool(two) and (one in two or two in one))


def _is_of_another(best: Evidence, claimed_of: str, library: Library) -> bool:
    """Whether an answer is surely somebody else's words than those of the quoted person whom the question names.

    Whoever holds an office at a body may speak for it.
    """
    if best.speaker is None:
        return False
    words = frozenset(fold(claimed_of).split())
    said_by = fold(f"{best.speaker.name} {best.speaker.role}")
    is_quoted = any(fold(one.name) == fold(claimed_of) for one in library.shelf.namesakes(words))
    return is_quoted and not any(word in said_by for word in words)


def _is_found(part: Part, *, is_marked: bool, is_answered: bool) -> bool:
    """Whether the verdict rests on the words that were found, rather than on other words that answer the question.

    Words that were not marked as exact may be said in other words. Where the person's own words may mean them
    (`is_answered`), words that only resemble the claim in another mouth count for nothing, and neither do words of
    nobody in particular.
    """
    if is_marked:
        return part.verdict in {"verbatim", "nearly"}
    others = part.verdict == "verbatim" and part.agreement == "contradicted"
    if is_answered and part.agreement != "confirmed" and not others:
        return False
    if part.verdict == "nearly":
        return part.agreement == "contradicted" or part.findings[0].is_negated
    return part.verdict == "verbatim"
