"""Relatives without a name of whose they are: “what does HIS MUM say?” asks in the article that the talk is about.

In the whole library the only mother who is quoted may be somebody else's.
"""

from __future__ import annotations

from dataclasses import replace

from retrieval.answering.asked.person import AskedPerson
from retrieval.answering.asked.roles.holders import read_roles
from retrieval.answering.asked.roles.relatives import by_surest_sign
from retrieval.answering.asked.roles.words import Role
from retrieval.answering.follow_ups import leans
from retrieval.answering.questions import ParsedQuestion, languages_of, parse_alone
from retrieval.library.library import Library
from retrieval.quoting.loading import load_lexicon
from retrieval.searching import terms
from retrieval.searching.words import fold
from retrieval.text.question_patterns import search


def relative_at_home(parsed: ParsedQuestion, home: str, library: Library) -> tuple[ParsedQuestion, AskedPerson] | None:
    """The question asked of a relative whom the article `home` quotes, and who that is.

    Where it quotes none, there are no speakers if the question leans on the talk or the article mentions the relative.
    None for any other question.
    """
    alone = parse_alone(parsed.text, parsed.language)  # the question before may have been of another kind
    roles = read_roles(parsed, library) if alone.kind == "said-about" else ()
    role = next((one for one in roles if _is_kin(one)), None)
    analysed = library.shelf.find((home,)).get(home) if home and role else None
    if role is None or analysed is None or analysed.language not in role.words:
        return None
    found = tuple(sorted(by_surest_sign(role, None, analysed)))
    is_mentioned = role.is_named_in(fold(analysed.article.text), analysed.language)
    if not (found or is_mentioned or leans(parsed.text, parsed.language)):
        return None
    of_nobody = None if found or is_mentioned else replace(role, words={})  # no holder elsewhere is meant
    person = AskedPerson(_with_owner(role.typed, parsed), found, is_mentioned, role=of_nobody)
    named = tuple(dict.fromkeys(term for one in found for term in terms(one, analysed.language)))
    subject = named or parsed.subject
    topic = tuple(one for one in parsed.topic if one not in subject)
    return replace(parsed, kind="said-about", subject=subject, topic=topic, names=frozenset(named)), person


def _with_owner(typed: str, parsed: ParsedQuestion) -> str:
    """The words for a relative with the pronoun before them that tells whose it is: “his mum”."""
    before = parsed.text.casefold().partition(typed.casefold())[0].split()
    is_owner = bool(before) and search("questions", "personal", fold(before[-1]), languages_of(parsed.text))
    return f"{before[-1]} {typed}" if is_owner else typed


def _is_kin(role: Role) -> bool:
    """Whether the role is a relative's and nothing more is said of whose."""
    every = ((word, load_lexicon(language).kin) for language, words in role.words.items() for word in words)
    return not role.further and any(word in kin for word, kin in every)
