"""States and capitals that speak, asked for by their names in other languages."""

from __future__ import annotations

import pytest

from retrieval import Article, Library, answer

ENGLISH = (
    "Trade talks stall\n\n"
    "“The tariffs must go,” Beijing said on Tuesday.\n\n"
    "Moscow said that it would not take part in the talks.\n\n"
    "“We are ready to negotiate,” Kyiv said in a statement.\n\n"
    "Germany said that it would wait for the summer.\n\n"
    "The United States said that it would not sign. Britain said that it would sign. Turkey said that it was ready.\n\n"
    "Rome said that the harbour would stay open.\n\n"
    "“The market is calm,” said Jim London, a trader.\n\n"
    "A museum in Vienna is named after Michael Jordan."
)
GERMAN = (
    "Gespräche stocken\n\n"
    "„Die Zölle müssen weg“, sagte Peking am Dienstag.\n\n"
    "„Wir warten bis zum Sommer“, sagte Warschau.\n\n"
    "„Die Grenze bleibt offen“, sagte Jordanien."
)


def filled(text: str, language: str) -> Library:
    library = Library(semantic=False)
    library.add(Article("talks", text.split("\n")[0], text, language=language))
    return library


@pytest.fixture(scope="module")
def english() -> Library:
    return filled(ENGLISH, "en")


@pytest.fixture(scope="module")
def german() -> Library:
    return filled(GERMAN, "de")


def speakers(question: str, library: Library) -> list[str]:
    return [one.speaker.name for one in answer(question, library).evidence if one.speaker]


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("Was sagt Peking?", "Beijing"),
        ("was sagt peking?", "Beijing"),
        ("Que dit Pékin ?", "Beijing"),
        ("Pékin, qu’a-t-il dit ?", "Beijing"),
        ("Cosa dice Pechino?", "Beijing"),
        ("¿Qué dice Pekín?", "Beijing"),
        ("O que disse Pequim?", "Beijing"),
        ("Wat zegt Peking?", "Beijing"),
        ("Co powiedział Pekin?", "Beijing"),
        ("Что сказал Пекин?", "Beijing"),
        ("Що сказав Пекін?", "Beijing"),
        ("北京说了什么？", "Beijing"),
        ("Что сказала Москва?", "Moscow"),
        ("Was sagte Moskau?", "Moscow"),
        ("Qu’a dit Moscou ?", "Moscow"),
        ("Cosa ha detto Mosca?", "Moscow"),
        ("What did Kiev say?", "Kyiv"),
        ("Was sagt Kiew?", "Kyiv"),
        ("Was sagte Deutschland?", "Germany"),
        ("Que disait Moscou ?", "Moscow"),
        ("Qu’a dit l’Allemagne ?", "Germany"),
        ("¿Qué dijo Alemania?", "Germany"),
        ("Что сказала Германия?", "Germany"),
        ("Was sagt Rom?", "Rome"),
        ("Was sagen die USA?", "United States"),
        ("Que disent les États-Unis ?", "United States"),
        ("Co mówią Stany Zjednoczone?", "United States"),
        ("Что сказали США?", "United States"),
        ("Was sagt Großbritannien?", "Britain"),
        ("Que dit la Turquie ?", "Turkey"),
    ],
)
def test_a_place_is_found_by_its_name_in_another_language(english: Library, question: str, place: str) -> None:
    assert set(speakers(question, english)) == {place}


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("What did Beijing say?", "Peking"),
        ("Que dit Pékin ?", "Peking"),
        ("What did Warsaw say?", "Warschau"),
        ("Co powiedziała Warszawa?", "Warschau"),
        ("What did Jordan say?", "Jordanien"),
    ],
)
def test_german_articles_are_asked_in_other_languages(german: Library, question: str, place: str) -> None:
    assert set(speakers(question, german)) == {place}


@pytest.mark.parametrize(
    "question",
    [
        "What did Roma say?",  # a club, in English
        "Que dit Londres ?",  # not Jim London
        "What did Vienna say?",
        "Was sagt Frankreich?",
        "Was sagt Brüssel?",
        "Was sagt Pekingese?",
    ],
)
def test_no_place_speaks_for_another_or_for_a_person(english: Library, question: str) -> None:
    assert speakers(question, english) == []


def test_a_person_of_a_places_name_is_no_place() -> None:
    text = f"{GERMAN}\n\nDer Preis ging an Michael Jordan."
    assert speakers("What did Jordan say?", filled(text, "de")) == []
