"""The gender that articles, nouns and verbs tell: *la* maire; *die Imkerin* Gesa Lührs; Павло *наступив*."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.declension import office_in_case
from retrieval.quoting.grammar.first_names import Gender
from retrieval.quoting.grammar.mentions import Mention
from retrieval.quoting.grammar.phrases import is_function
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon

_SHORTEST_NOUN = 5
_SHORTEST_VERB = 4
_ARTICLE_AND_NOUN = 2


def gender_of_noun_before(tokens: Sequence[Token], mention: Mention, words: Lexicon) -> Gender:
    """The gender of the person in `mention` as the noun right before a full name tells it; "" where it tells none.

    Where every noun has a capital, articles change with the case and only the ending of women's nouns is sure.
    """
    at = mention.first - 1
    if at < 1 or len(mention.name) < 2:
        return ""
    noun, article = tokens[at], tokens[at - 1]
    if not noun.is_word or noun.lower in words.bodies or is_function(noun, words):
        return ""
    if "noun-capitals" in words.habits:
        woman = noun.is_capitalised and len(noun.text) >= _SHORTEST_NOUN and words.is_role(noun.lower)
        woman = woman and article.lower in words.determiners and noun.lower.endswith(words.ends.women)
        return "female" if woman else ""
    if not noun.text.islower() or not words.means_person(noun.lower):
        return ""
    return gender_of_article(article.lower, words)


def gender_of_case(tokens: Sequence[Token], mention: Mention, words: Lexicon) -> Gender:
    """“male” for a full name after a man's office in another case than the nominative: nauczyciela *Jana* Kosa.

    *Jana* is a woman's name in the nominative, which it cannot be there.
    """
    noun = tokens[mention.first - 1].lower if mention.first and len(mention.name) > 1 else ""
    office = office_in_case(noun, words) if noun else ""
    shown = mention.name[-1 if mention.name[0].endswith(".") else 0]  # инженера И. П. *Колесова*
    if not office or office[-1] not in words.consonants:
        return ""
    if not all(one.endswith(tuple(words.male_cases)) for one in (noun, shown)):
        return ""  # глава союза *журналистов* Нина Кох
    return "" if mention.name[-1].endswith(words.ends.oblique_women) else "male"


def gender_of_office(role: Sequence[Token], words: Lexicon) -> Gender:
    """The gender that the article of an office tells where its noun tells none: *la* maire, Bleuenn Tanguy."""
    if "noun-capitals" in words.habits or len(role) < _ARTICLE_AND_NOUN:
        return ""
    return gender_of_article(role[0].lower, words)


def gender_of_article(article: str, words: Lexicon) -> Gender:
    """The gender that an article tells, in lower case; "" for one that tells none, and for any other word."""
    return "male" if article in words.male_articles else "female" if article in words.female_articles else ""


def verb_tells_other(tokens: Sequence[Token], gender: Gender, words: Lexicon) -> bool:
    """True where a verb in the past tense shows that a sentence is about somebody of the other gender: Павло
    *наступив*."""
    others = words.ends.male_past if gender == "female" else words.ends.female_past
    verbs = (one.lower for one in tokens if one.text.islower() and len(one.text) >= _SHORTEST_VERB)
    return bool(others) and any(verb.endswith(others) for verb in verbs)
