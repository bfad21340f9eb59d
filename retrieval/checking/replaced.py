"""What the words that answer a claim have in place of a figure or a word of it."""

from __future__ import annotations

from retrieval.answering.asked.whether import without_tag
from retrieval.checking.figures import other_figure
from retrieval.checking.turning.exclusive import OtherWord, other_word
from retrieval.library.library import Library
from retrieval.records import Answer, AskedClaim, Difference, Evidence, Part
from retrieval.searching import guess_language, terms
from retrieval.searching.words import is_report


def other_word_of(claimed: str, found: Answer, best: Evidence, library: Library) -> OtherWord | None:
    """The word of a claim that the words that answer it exclude by another one."""
    language = library.shelf.get(best.article.id).language
    if language not in (guess_language(claimed), guess_language(found.question)):
        return None
    return other_word(claimed, best.text, without_names(claimed, found, best, language), language)


def without_names(claimed: str, found: Answer, best: Evidence, language: str) -> set[str]:
    """The terms of a claim without verbs of saying and whoever said it."""
    called = f"{best.speaker.name} {best.speaker.role}" if best.speaker else ""
    of_whom = "" if is_of_nobody(claimed, found, language) else found.claimed_of
    named = set(terms(f"{called} {of_whom}", language))
    return {one for one in terms(claimed, language) if one not in named and not is_report(one, language)}


def is_of_nobody(claimed: str, found: Answer, language: str) -> bool:
    """Whether it is asked whether something is so, and not of somebody's words: “is the water warm?”."""
    return set(terms(claimed, language)) <= set(terms(found.claimed_of, language))


def figure_told(found: Answer, library: Library) -> AskedClaim | None:
    """The verdict on a statement that the best answer repeats with another figure, or a word that excludes one of it.

    None for everything else. “The new roof costs 90,000 pounds” claims something of nobody in particular, so that its
    other words are not judged. At least half of them must stand in the answer: else it may be about something else.
    """
    words, best = without_tag(found.question), next(iter(found.evidence), None)
    figure = other_figure_of(words, best, library) if best else None
    if best and figure is None:
        other = other_word_of(words, found, best, library)
        figure = other.difference if other and not other.agrees else None
    if best is None or figure is None:
        return None
    language = guess_language(words)
    claimed = set(terms(words.replace(figure.claimed, " "), language))
    called = f"{best.speaker.name} {best.speaker.role}" if best.speaker else ""
    if 2 * len(claimed.intersection(terms(f"{best.text} {called}", language))) < max(1, len(claimed)):
        return None
    return AskedClaim("altered", Part(words, "", "absent"), best, is_found=False, is_marked=False, figure=figure)


def other_figure_of(claimed: str, best: Evidence, library: Library) -> Difference | None:
    """The figure of a claim for which the words that answer it have another."""
    return other_figure(claimed, best.text, guess_language(claimed), library.shelf.get(best.article.id).language)
