"""Who probably holds a role, where no article says so at a name, and which articles may name a role at all."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from retrieval.answering.asked.roles.quoted_next import introduced_at, subjects_of
from retrieval.answering.asked.roles.words import Role, inner_of, pattern_of
from retrieval.library.analysed import AnalysedArticle
from retrieval.library.library import Library
from retrieval.quoting.loading import load_lexicon
from retrieval.searching import rank, terms
from retrieval.searching.words import fold

PASSAGES = 80
"""Passages in which holders of a role are looked for, the best first."""
MOST_READ = 10
"""Passages in which a role that nobody quoted holds is looked for."""
BESIDE = 30
"""Characters on both sides of an office in which the articles say what it is over."""
SHORTEST = 4
"""Letters by which a word is known, at least."""
FEW = 20
"""Articles that are all searched for a role, which they may name by a title alone: “Me Berg” is a French lawyer."""


def likely_holders(role: Role, looked_in: Collection[str], library: Library) -> set[str]:
    """The one person who probably holds a role of whom no article says so at the name; empty where there are several.

    It is whoever holds the bare role in an article that tells of what it is over (“the mayor”, in an article on
    Westhaven, for the mayor of Westhaven); without more, whoever is named and quoted right after the word in an
    article of the languages `looked_in` that alone holds the word.
    """
    languages = tuple(one for one in library.shelf.languages if one in role.words)
    articles = list(articles_naming(role, languages, library))
    if role.further:
        return _only([one for each in articles if _tells_of(role, each) for one in _bare_holders(role, each)])
    if any(word in load_lexicon(language).kin for language in languages for word in role.words[language]):
        return set()  # “the aunt” is somebody's: without a name nobody tells whose
    own = [each for each in articles if each.language in role.words and each.language in looked_in]
    own = [each for each in own if role.is_named_in(fold(each.article.text), each.language)]
    if len(own) > 1:
        return set()
    places = ((each, subjects_of(pattern_of(role.words[each.language], each.language), each)) for each in own)
    return _only([one.name for each, at in places for one in introduced_at(each, at)])


def articles_naming(role: Role, languages: Iterable[str], library: Library) -> Iterable[AnalysedArticle]:
    """The articles that may name a role: all of a few, or those with the best passages for its words."""
    if len(library.shelf.ids) <= FEW:
        return library.shelf.find(set(library.shelf.ids)).values()
    wanted = {word for language in languages for word in spelled(role, language)}
    ranked = rank(library.passage_index, tuple(wanted | role.further), PASSAGES) if wanted else ()
    return library.shelf.find({one.document.article_id for one in ranked}).values()


def _only(names: Sequence[str]) -> set[str]:
    return set(names) if len(set(names)) == 1 else set()


def _tells_of(role: Role, analysed: AnalysedArticle) -> bool:
    """Whether an article holds all that the role is over, in its words or title."""
    held = fold(f"{analysed.article.title} {analysed.article.text}")
    roots = (one[: max(SHORTEST, len(one) - 1)] for one in role.further)  # “salisburi” is the term of Salisbury
    return all(re.search(rf"(?<!\w){re.escape(one)}", held) for one in roots)


def _bare_holders(role: Role, analysed: AnalysedArticle) -> Iterator[str]:
    """The speakers of an article whose role is this one and says nothing of what it is over."""
    language = analysed.language
    for speaker in {one.speaker for one in analysed.attributions if one.speaker}:
        if language in role.words and role.is_held_as(speaker.role, (language,)):
            before, _, after = _parted(fold(speaker.role), pattern_of(role.words[language], language))
            is_over = inner_of(language).search(after.lstrip()) is not None
            if not is_over and set(terms(before, language)) <= {*role.further, *load_lexicon(language).titles}:
                yield speaker.name


def _parted(folded: str, pattern: re.Pattern[str]) -> tuple[str, str, str]:
    """What stands before a role, the role, and what stands after it; a role that is not there is empty."""
    found = pattern.search(folded)
    return (folded[: found.start()], found[0], folded[found.end() :]) if found else (folded, "", "")


def is_unquoted(role: Role, library: Library) -> bool:
    """Whether the articles name the role with all that it is over, “the minister of transport”, and quote no holder."""
    wanted = {word for language in role.words for word in spelled(role, language)}
    ranked = rank(library.passage_index, tuple(wanted | role.further), MOST_READ)
    articles = library.shelf.find({one.document.article_id for one in ranked})
    for analysed in (articles.get(one.document.article_id) for one in ranked):
        if analysed is None or analysed.language not in role.words:
            continue
        pattern = pattern_of(role.words[analysed.language], analysed.language)
        folded = fold(analysed.article.text)
        for found in pattern.finditer(folded):
            near = (
                f"{folded[max(0, found.start() - BESIDE) : found.start()]} {folded[found.end() : found.end() + BESIDE]}"
            )
            if role.further <= set(terms(near, analysed.language)):
                return True
    return False


def spelled(role: Role, language: str) -> Iterator[str]:
    """The terms under which articles of a language hold the role."""
    for word in role.words.get(language, ()):
        yield from terms(word, language)
