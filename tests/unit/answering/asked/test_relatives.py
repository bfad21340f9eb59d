"""Somebody's relative is found by the name of whose relative it is; words of anybody else answer nothing."""

from __future__ import annotations

import pytest

from retrieval import Answer, Article, Library, answer

WELL = """Village fights over a dry well

Tobias Krull dug for a month. “There is water down there,” he said. Greta Krull, his wife of nine years, was less \
sure. “There is a hole down there,” she said.

Tobias's mother had brought soup. Berta Anders stirred it on the kerb. “He dug up my garden when he was six,” she said.

Nora Feld, who lives next door, complained to her husband about the noise. “It starts at five,” she said. Peter Feld, \
who sells pumps, was pleased. “Let him dig,” he said.
"""
PUITS = """Le puits à sec

« L'eau viendra », promet Anatole Besson, le maçon. C'est sa fille qui paie les tuyaux. « Il rêve et je signe », \
raconte Lucie Besson.
"""
КОЛОДЕЦ = """Колодец без воды

«Вода будет», — обещает Степан Громов. Невестка, Раиса, смеётся. «Будет яма», — говорит она.
"""


@pytest.fixture(scope="module")
def library() -> Library:
    library = Library(semantic=False)
    library.add(Article(id="well", title="Village fights over a dry well", text=WELL, language="en"))
    library.add(Article(id="puits", title="Le puits à sec", text=PUITS, language="fr"))
    library.add(Article(id="колодец", title="Колодец без воды", text=КОЛОДЕЦ, language="ru"))
    return library


def speakers(found: Answer) -> set[str]:
    return {one.speaker.name for one in found.evidence if one.speaker}


@pytest.mark.parametrize(
    ("question", "relative"),
    [
        ("tobias's wife", "Greta Krull"),
        ("what does tobias' wife say", "Greta Krull"),
        ("and tobias mother?", "Berta Anders"),
        ("noras husband", "Peter Feld"),
        ("la fille d'anatole", "Lucie Besson"),
        ("que dit la fille d'Anatole ?", "Lucie Besson"),
        ("а невестка громова?", "Раиса"),
    ],
)
def test_a_relative_is_found_by_whose_relative_it_is(library: Library, question: str, relative: str) -> None:
    assert speakers(answer(question, library)) == {relative}


@pytest.mark.parametrize("question", ["tobias's brother", "what did nora's sister say", "la femme d'anatole"])
def test_nobody_else_answers_for_a_relative_whom_no_article_quotes(library: Library, question: str) -> None:
    assert not speakers(answer(question, library))


def test_more_than_the_words_of_a_relative_is_asked_of_the_articles(library: Library) -> None:
    found = answer("why did tobias's mother bring soup", library)
    assert not found.refusal or found.refusal.missing == "nothing"


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("what did nora's sister say", "nora's sister"),
        ("What does the brother of Tobias Krull think?", "brother of Tobias Krull"),
        ("que dit la femme d'Anatole ?", "femme d'Anatole"),
    ],
)
def test_a_refusal_names_the_relative_and_not_the_whole_question(library: Library, question: str, name: str) -> None:
    refusal = answer(question, library).refusal
    assert refusal is not None
    assert refusal.missing in {"nobody", "unquoted"}
    assert refusal.name == name


SURNAMED = [
    ("en", "Tommy Reed, 12, fell in, and his mother shouted from the bank. “I had told him twice,” Sally Reed said.",
     "tommys mum", "Sally Reed"),
    ("de", "Erika Lohse fiel ins Wasser, und ihr Bruder rief. „Ich hatte sie gewarnt“, sagte Peter Lohse.",
     "erikas bruder?", "Peter Lohse"),
    ("fr", "Claire Morel est tombée, et son frère a crié. « Je l'avais prévenue », a dit Pierre Morel.",
     "le frère de claire ?", "Pierre Morel"),
    ("es", "Lucía Prado cayó al agua y su hermano gritó. «Se lo había dicho», dijo Pablo Prado.",
     "el hermano de lucía", "Pablo Prado"),
    ("it", "Chiara Monti è caduta e suo fratello ha gridato. «L'avevo avvertita», ha detto Marco Monti.",
     "il fratello di chiara", "Marco Monti"),
    ("pt", "Marta Leal caiu à água e o irmão dela gritou. «Eu tinha avisado», disse Pedro Leal.",
     "o irmão de marta", "Pedro Leal"),
    ("ru", "Марина Громова упала в воду, а её брат закричал. «Я её предупреждал», — сказал Пётр Громов.",
     "брат марины", "Пётр Громов"),
    ("uk", "Олена Яворська впала у воду, а її брат закричав. «Я її попереджав», — сказав Петро Яворський.",
     "брат олени", "Петро Яворський"),
]  # fmt: skip
"""Of each language an article, a question in small letters, and the relative, whom only the surname tells."""


@pytest.mark.parametrize(("language", "text", "question", "relative"), SURNAMED)
def test_a_relative_is_told_by_the_surname(language: str, text: str, question: str, relative: str) -> None:
    library = Library(semantic=False)
    library.add(Article("fall", "", text, language=language))
    found, *_ = answer(question, library).evidence
    assert found.speaker
    assert found.speaker.name == relative


def test_an_owner_whose_name_ends_like_a_plural_does_not_answer_for_the_relative() -> None:
    library = Library(semantic=False)
    library.add(Article("fall", "", "“I saw it,” Becky Reed said. “Nobody helped her,” her husband, Jon Hale, said."))
    (found,) = answer("becky's husband", library).evidence
    assert found.text.startswith("Nobody helped her")
