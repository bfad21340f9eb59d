"""Whom a question whether something is so asks about, in languages that ask so without an auxiliary."""

from __future__ import annotations

import pytest

from retrieval import Article, Library
from retrieval.answering.asked.understanding import understand
from retrieval.searching import terms

ARTICLES = {
    "it": "“Il ponte regge”, ha detto Carlo Ventresca.\n\n“Pago io”, ha detto Piero Santacroce, il sindaco di Torbole.",
    "es": "«El puente aguanta», dijo Carlos Ventrera.\n\n«Lo pago yo», dijo Pedro Santacruz, el alcalde.",
    "de": "„Die Brücke hält“, sagte Karla Windrath.\n\n„Ich zahle“, sagte Peter Osterfeld, der Bürgermeister.",
    "ru": "«Мост выдержит», — сказала Анна Ветрова.\n\n«Плачу я», — сказал Пётр Остров, мэр города.",
    "fr": "« Le pont tient », a dit Carla Ventadour.\n\n« Je paie », a dit Pierre Sainte-Croix, le maire.",
    "en": "“The bridge holds,” said Karla Windrath.\n\n“I pay,” said Peter Osterfield, the mayor.",
}


def _library(language: str) -> Library:
    filled = Library(semantic=False)
    filled.add(Article("bridge", "", ARTICLES[language], language=language))
    return filled


@pytest.mark.parametrize(
    ("language", "question", "subject", "topic"),
    [
        ("it", "Ventresca teme altri crolli?", "Ventresca", "teme altri crolli"),
        ("it", "È vero che Carlo Ventresca vieta i camion?", "Carlo Ventresca", "vieta camion"),
        ("es", "¿Va a dimitir Ventrera en mayo?", "Ventrera", "dimitir mayo"),
        ("de", "Fährt Karla Windrath noch jeden Tag über die Brücke?", "Karla Windrath", "fährt Brücke"),
        ("ru", "Ветрова уходит из города?", "Ветрова", "уходит города"),
        ("fr", "Carla Ventadour est-elle opposée au péage ?", "Carla Ventadour", "opposée péage"),
        ("en", "Does Karla Windrath really still think lorries are too heavy?", "Karla Windrath", "lorries heavy"),
        ("en", "Is Osterfield paying for it all?", "Osterfield", "paying"),
    ],
)
def test_the_first_quoted_person_named_is_the_subject(language: str, question: str, subject: str, topic: str) -> None:
    parsed = understand(question, (), _library(language)).parsed
    assert parsed.kind == "did-say"
    assert parsed.subject == tuple(terms(subject, language))
    assert set(terms(topic, language)) <= set(parsed.topic)


@pytest.mark.parametrize(
    ("language", "question", "speaker"),
    [
        ("it", "Il sindaco vuole un ponte nuovo?", "Piero Santacroce"),
        ("fr", "Le maire veut payer ?", "Pierre Sainte-Croix"),
    ],
)
def test_the_holder_of_an_office_may_be_the_subject(language: str, question: str, speaker: str) -> None:
    person = understand(question, (), _library(language)).person
    assert person
    assert person.speakers == (speaker,)


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("it", "Quando apre il ponte di Carlo Ventresca?"),
        ("ru", "С какого года Анна Ветрова строит мосты?"),
        ("es", "¿Cuánto costará el puente de Ventrera?"),
        ("it", "Il ponte regge ancora?"),
        ("en", "and Karla Windrath?"),
        ("it", "e Carlo Ventresca?"),
        ("fr", "Combien Carla Ventadour a-t-elle de ponts ?"),
    ],
)
def test_what_asks_for_a_fact_or_names_nobody_quoted_stays_as_it_is(language: str, question: str) -> None:
    assert understand(question, (), _library(language)).parsed.kind != "did-say"


def test_what_is_called_after_somebody_is_a_subject_of_its_own() -> None:
    parsed = understand("Did the Windrath camp announce that lorries are too heavy?", (), _library("en")).parsed
    assert parsed.subject == tuple(terms("Windrath camp", "en"))


@pytest.mark.parametrize(
    "question", ["Is Karla Windrath's brother afraid of bridges?", "Is Karla Brankovich afraid of bridges?"]
)
def test_somebody_else_is_not_taken_for_the_person_whose_name_begins_alike(question: str) -> None:
    person = understand(question, (), _library("en")).person
    assert person is None or "Karla Windrath" not in person.speakers
