"""Whom a pronoun stands for: “What does she say about it?” asks for whoever was quoted last, if that is a woman."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from retrieval.answering.asked.shorthand import written_out
from retrieval.answering.follow_ups import parse_question
from retrieval.answering.questions import OF_ONE, ParsedQuestion, languages_of
from retrieval.library.library import Library
from retrieval.people import Gender, read_name
from retrieval.quoting.loading import load_lexicon
from retrieval.records import Evidence, Span, Speaker
from retrieval.searching.words import fold, is_report, terms, vocabulary
from retrieval.text.languages import habits_of
from retrieval.text.question_patterns import match, search

LONGEST = 300
"""Characters of a question in which a pronoun is looked for."""
MOST_BARE = 3
"""Words of a question that is nothing but a pronoun and what leads on to it."""
LINK = "t"
"""What French puts between a verb and its pronoun for the sound alone: “pense-t-il”."""
NEAR = 3
"""Words after a pronoun among which its verb is looked for."""
_PARTS = re.compile(r"[^\w'’]+")
_MALE: Gender = "male"
_FEMALE: Gender = "female"


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What stands in a question for the person it asks about. `gender` is empty where the word tells none."""

    gender: Gender = ""
    is_written: bool = True


def pronoun_in(question: str) -> Pronoun | None:
    """The pronoun for the person whose words a question asks for; None where it names somebody or asks for nobody."""
    question = written_out(question[:LONGEST])
    language = languages_of(question)[0]
    if search("questions", "dislocated", fold(question), (language,)):
        return None
    parsed = parse_question(question, (), language)
    words = _words(question, language)
    pronouns = _pronouns_among(words, language)
    genders = set(pronouns.values())
    gender: Gender = genders.pop() if len(genders) == 1 else ""
    if pronouns and _is_all_but(pronouns, words, language):
        return Pronoun(gender)
    if parsed.kind not in OF_ONE:
        return None
    if parsed.subject:
        return Pronoun(gender) if _speaks(pronouns, _before_subject(words, parsed, language), language) else None
    if pronouns or search("questions", "personal", fold(question), (language,)):
        return Pronoun(gender)
    is_dropped = parsed.kind == "said-about" and search("questions", "drops_person", fold(question), (language,))
    return Pronoun(is_written=False) if is_dropped else None


def gender_in(question: str, language: str) -> Gender:
    """The gender of the pronouns of the third person in a question; empty where there are none, or of both genders."""
    genders = set(_pronouns_among(_words(question, language), language).values())
    return genders.pop() if len(genders) == 1 else ""


def meant_speaker(pronoun: Pronoun, shown: Evidence, library: Library, asked: str = "") -> str:
    """The name of the speaker whom a pronoun means after that quote; empty where it may be several or nobody.

    It is whoever is quoted, unless the pronoun is one for a man and they are a woman, or the other way about: then it
    is the one other speaker whom it fits, of those named in the words shown, of the whole article, of those named in
    the paragraph, or in `asked`, the question before.
    """
    language = shown.article.language
    if shown.speaker and _fits(shown.speaker, pronoun, language):
        return shown.speaker.name
    beside = [one for one in speakers_beside(shown, library) if _fits(one, pronoun, language)]
    everybody = {one.name for one in beside if _gender_of(one, language) == pronoun.gender}
    near = (_named_in(text, beside) for text in (shown.passage.span.of(shown.article.text), asked))
    among = (_named_in(shown.text, beside), everybody, *near)
    return next((next(iter(names)) for names in among if len(names) == 1), "")


def _named_in(text: str, speakers: Sequence[Speaker]) -> set[str]:
    """The names of the speakers who are named in a text, in full or, where nobody is, by their last name."""
    if whole := {one.name for one in speakers if one.name in text}:
        return whole
    words = set(_PARTS.split(text.casefold()))
    return {one.name for one in speakers if one.name.casefold().split()[-1] in words}


def person_meant(gender: Gender, article_id: str, shown: Span, library: Library) -> str:
    """The name of the quoted person whom a pronoun of that gender means after those words of an article."""
    analysed = library.shelf.find((article_id,)).get(article_id)
    passage = analysed.passage_at(shown) if analysed else None
    if analysed is None or passage is None:
        return ""
    said = next((one for one in analysed.attributions if one.span.touches(shown)), None)
    return meant_speaker(Pronoun(gender), Evidence(analysed.article, shown, passage, said, 0.0, 0.0), library)


def speakers_beside(shown: Evidence, library: Library) -> tuple[Speaker, ...]:
    """The named speakers of the article that a quote stands in, without its own, in their order."""
    analysed = library.shelf.find((shown.article.id,)).get(shown.article.id)
    found = (one.speaker for one in analysed.attributions) if analysed else ()
    named = (one for one in found if one and one != shown.speaker and not read_name(one.name).is_description)
    return tuple({one.name: one for one in named}.values())


def _fits(speaker: Speaker, pronoun: Pronoun, language: str) -> bool:
    gender = _gender_of(speaker, language)
    return not gender or not pronoun.gender or gender == pronoun.gender


def _gender_of(speaker: Speaker, language: str) -> Gender:
    """The gender that a speaker's title, first name or role tells."""
    if gender := read_name(speaker.name).gender:
        return gender
    words, lexicon = set(speaker.role.casefold().split()), load_lexicon(language)
    if words & (lexicon.roles_female | lexicon.her):
        return _FEMALE if not words & lexicon.her else ""
    return _MALE if words & lexicon.roles_male else ""


def _before_subject(words: Sequence[str], parsed: ParsedQuestion, language: str) -> Sequence[str]:
    """The words up to the subject that a question has of its own: what pronouns after it mean stands before them."""
    if "unspaced" in habits_of(language):
        return words
    found = (at for at, word in enumerate(words) if set(terms(word, language)) & set(parsed.subject))
    return words[: next(found, len(words))]


def _words(question: str, language: str) -> list[str]:
    """The words of a question in small letters, a pronoun after a hyphen apart; letters where nothing parts words."""
    lowered = question.casefold()
    if "unspaced" in habits_of(language):
        return [letter for letter in lowered if letter.isalnum()]
    return [word for part in _PARTS.split(lowered) if (word := part.strip("'’")) and word != LINK]


def _pronouns_among(words: Sequence[str], language: str) -> dict[str, Gender]:
    """The pronouns of the third person, each with its gender."""
    lexicon = load_lexicon(language)
    male, female = lexicon.male | lexicon.male_forms, lexicon.female | lexicon.female_forms
    return {word: _MALE if word in male else _FEMALE for word in words if (word in male) != (word in female)}


def _is_all_but(pronouns: Collection[str], words: Sequence[str], language: str) -> bool:
    """Whether a question holds nothing but a pronoun and words that lead on: “and her?”."""
    if "unspaced" in habits_of(language):
        return len(words) <= len(pronouns) + 2
    leading = vocabulary(language).follows | vocabulary(language).stopwords
    return len(words) <= MOST_BARE and all(word in pronouns or fold(word) in leading for word in words)


def _speaks(pronouns: Collection[str], words: Sequence[str], language: str) -> bool:
    """Whether a pronoun is the subject of a verb of saying, whatever else may look like its subject.

    It stands beside that verb and after no preposition; without spaces between words, it opens the question.
    """
    if "unspaced" in habits_of(language):
        return words[0] in pronouns and not match("questions", "possessed", "".join(words), (language,))
    lexicon = load_lexicon(language)
    for at, word in enumerate(words):
        if word in pronouns and word in lexicon.male | lexicon.female:
            before, after = words[max(0, at - 1) : at], words[at + 1 : at + 1 + NEAR]
            if not lexicon.prepositions.intersection(before):
                return any(is_report(fold(one), language) for one in (*before, *after))
    return False
