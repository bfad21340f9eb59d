"""A relative without a name is looked for in the article of the talk; somebody else's relative is no answer."""

from __future__ import annotations

import pytest

from retrieval import Answer, Article, Library, answer

TEXTS = {
    "loaf": (
        "en",
        "“I burned nine of them first,” said baker Rowan Tiller. His wife, Maud Tiller, ate them. “I have had enough "
        "crust for a lifetime,” she said.\n\nHis son stayed away. Tiller's lawyer, Gus Marrow, said that the name was "
        "protected. Guitarist Ola Dray played. “The bread was louder than me,” Ola Dray said.",
    ),
    "pier": (
        "en",
        "“We scrape the mud twice a week,” said Edwin Crane, the harbour pilot. His mother watches from her window.\n\n"
        "Nora Pitt, her husband Jon and their dog moved away. “The crane sings at night,” said Nora Pitt.",
    ),
    "trigo": ("es", "«No nos avisaron», dijo el soldador Iván Cobos. Su hijo, Raúl Cobos, lloró. «Empezamos de cero», "
              "dijo Raúl Cobos."),
    "horno": ("es", "«El horno está frío», dijo la panadera Elena Vidal. «Volverá», dijo su marido, Luis Mora."),
    "mühle": ("de", "„Das Rad steht still“, sagte der Müller Jan Voss. Sein Sohn wollte nicht reden."),
    "hof": ("de", "„Der Stall ist leer“, sagte die Bäuerin Eva Lang. „Sie hat geweint“, sagte ihre Mutter, Rita Lang."),
    "стол": ("ru", "«Тесто живое», — сказала пекарь Инна Лось. Помогал ей брат, столяр Олег Быков. «Стол я сделал "
             "сам», — рассказал он."),
}  # fmt: skip


@pytest.fixture(scope="module")
def library() -> Library:
    library = Library(semantic=False)
    for name, (language, text) in TEXTS.items():
        library.add(Article(id=name, title="", text=text, language=language))
    return library


def first_speaker(found: Answer) -> str:
    return next((one.speaker.name for one in found.evidence if one.speaker), "")


@pytest.mark.parametrize(
    ("question", "home", "speaker"),
    [
        ("and his wife?", "loaf", "Maud Tiller"),
        ("what does the wife say", "pier", "Maud Tiller"),
        ("¿y qué dice su hijo?", "trigo", "Raúl Cobos"),
        ("was sagt ihre mutter", "hof", "Rita Lang"),
        ("а брат что говорит", "стол", "Олег Быков"),
    ],
)
def test_a_relative_is_found_in_the_article_of_the_talk(
    library: Library, question: str, home: str, speaker: str
) -> None:
    assert first_speaker(answer(question, library, home=home)) == speaker


@pytest.mark.parametrize(
    ("question", "home", "missing"),
    [
        ("what does his son say", "loaf", "unquoted"),
        ("and what does his mum say", "pier", "unquoted"),
        ("what does her husband say", "pier", "unquoted"),
        ("and his wife?", "pier", "role"),
        ("y su hijo qué dice", "horno", "role"),
        ("und sein sohn?", "mühle", "unquoted"),
        ("was sagt die mutter dazu", "mühle", "role"),
    ],
)
def test_nobody_answers_for_a_relative_whom_that_article_does_not_quote(
    library: Library, question: str, home: str, missing: str
) -> None:
    found = answer(question, library, home=home)
    assert not found.evidence
    assert found.refusal
    assert found.refusal.missing == missing


def test_a_question_of_another_kind_before_changes_nothing(library: Library) -> None:
    talk = ("what did Edwin Crane say", "how often does he scrape the mud")
    found = answer("and what does his wife say", library, talk=talk, home="pier")
    assert not found.evidence
    assert found.refusal
    assert found.refusal.missing == "role"


@pytest.mark.parametrize("question", ["what does crane's lawyer say", "what did the engineer of crane say"])
def test_a_speaker_does_not_answer_for_whoever_works_for_them(library: Library, question: str) -> None:
    assert not answer(question, library).evidence


def test_whoever_is_told_to_work_for_somebody_answers(library: Library) -> None:
    assert first_speaker(answer("what does tiller's lawyer say", library)) == "Gus Marrow"


def test_who_plays_an_instrument_is_its_player(library: Library) -> None:
    assert first_speaker(answer("what did the guitar player say", library)) == "Ola Dray"
