"""A body that is asked about is answered for by whoever speaks for it; another body's spokespeople are not."""

from __future__ import annotations

import pytest

from retrieval import Article, Library, answer

LINE = """The bus company will cut the 14. “Nobody rides after nine,” said Jana Fell, a spokeswoman for Tern Lines.

The school is worried. “Half of my pupils take the 14,” said Omar Price, the head teacher.

“They never asked us,” said Ida Lund, a pensioner. A police spokesman, Rolf Beck, said the road was safe."""
ABROAD = [
    ("de", "Das Busunternehmen streicht die Linie. „Nach neun fährt niemand“, sagte Jana Feller, Sprecherin der "
     "Ternlinien. „Uns hat keiner gefragt“, sagte die Rentnerin Ida Lund.",
     "das Busunternehmen?", "Jana Feller"),
    ("fr", "L'entreprise ferme la ligne. « Personne ne monte après neuf heures », a dit Jeanne Fabre, porte-parole de "
     "Ternelignes. « On ne nous a rien demandé », a dit Ida Lunel, retraitée.",
     "que dit l'entreprise ?", "Jeanne Fabre"),
    ("es", "La empresa cierra la línea. «Nadie sube después de las nueve», dijo Juana Feliu, portavoz de Ternalíneas. "
     "«A nosotros no nos preguntaron», dijo Ida Luna, jubilada.",
     "¿qué dice la empresa?", "Juana Feliu"),
    ("it", "L'azienda chiude la linea. «Nessuno sale dopo le nove», ha detto Gianna Feltri, portavoce di Ternalinee. "
     "«A noi nessuno ha chiesto», ha detto Ida Lunari, pensionata.",
     "cosa dice l'azienda?", "Gianna Feltri"),
    ("pt", "A empresa fecha a linha. «Ninguém entra depois das nove», disse Joana Feliz, porta-voz da Ternalinhas. "
     "«Ninguém nos perguntou», disse Ida Luna, reformada.",
     "o que diz a empresa?", "Joana Feliz"),
    ("ru", "Компания закрывает маршрут. «После девяти никто не ездит», — сказала Яна Федина, представительница "
     "«Тернлайна». «Нас не спросили», — сказала пенсионерка Ида Лунина.",
     "что говорит компания?", "Яна Федина"),
    ("uk", "Компанія закриває маршрут. «Після дев’ятої ніхто не їздить», — сказала Яна Федина, речниця «Тернлайну». "
     "«Нас не питали», — сказала пенсіонерка Іда Луніна.",
     "що каже компанія?", "Яна Федина"),
    ("zh", "公司将取消14路车。公司发言人李明说：“九点以后没有人坐车。”退休工人王芳说：“没有人问过我们。”",
     "公司说了什么？", "李明"),
]  # fmt: skip
"""Of each language an article, a question and who speaks for the body."""


def _library(text: str, language: str) -> Library:
    library = Library(semantic=False)
    library.add(Article("line", "", text, language=language))
    return library


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("what does the bus company say", "Jana Fell"),
        ("the bus company?", "Jana Fell"),
        ("and the school?", "Omar Price"),
        ("what did the school say about pupils", "Omar Price"),
    ],
)
def test_whoever_speaks_for_a_body_answers_for_it(question: str, speaker: str) -> None:
    found = answer(question, _library(LINE, "en")).evidence
    assert found
    assert found[0].speaker
    assert found[0].speaker.name == speaker


@pytest.mark.parametrize(("language", "text", "question", "speaker"), ABROAD)
def test_a_body_is_asked_for_in_other_languages(language: str, text: str, question: str, speaker: str) -> None:
    found = answer(question, _library(text, language)).evidence
    assert found
    assert found[0].speaker
    assert found[0].speaker.name == speaker


def test_a_word_for_a_body_is_nobodys_surname() -> None:
    text = (
        "The Weir Safety Agency said on Monday that the gate holds. “Please bring back our boat,” said Ida Lund, the "
        "agency's coordinator."
    )
    found = answer("what does the agency want back", _library(text, "en"))
    assert (found.evidence or found.closest)[0].text.startswith("Please bring back our boat")
