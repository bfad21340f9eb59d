"""Asked what somebody asked, the bot shows their questions, quoted or told, and nothing else that they said."""

from __future__ import annotations

import pytest

from retrieval import Article, Library, answer

TEXTS = {
    "en": (
        "“The roof will hold,” said alderman Peter Hask. “I have been up there,” Hask said.\n\n"
        "“Who pays for the slates?” Hask asked the clerk.\n\n"
        "Mayor Ana Ruiz asked how much had been spent. “We are a poor town,” Ruiz said."
    ),
    "de": (
        "„Das Dach hält“, sagte Stadtrat Peter Hask. „Ich war selbst oben“, sagte Hask.\n\n"
        "„Wer zahlt die Ziegel?“, fragte Hask den Schreiber.\n\n"
        "„Wir sind eine arme Stadt“, sagte Bürgermeisterin Anna Ruhs."
    ),
    "es": (
        "«El tejado aguantará», dijo el concejal Pedro Hasca. «He subido yo mismo», dijo Hasca.\n\n"
        "«¿Quién pagará las tejas?», preguntó Hasca al secretario.\n\n"
        "«Somos un pueblo pobre», dijo la alcaldesa Ana Ruiz."
    ),
}


@pytest.mark.parametrize(
    ("language", "question", "shown"),
    [
        ("en", "What did Hask ask?", "Who pays for the slates?"),
        ("en", "What did Hask want to know?", "Who pays for the slates?"),
        ("en", "What did the mayor ask?", "Ana Ruiz asked how much had been spent"),
        ("en", "What did Hask say about the roof?", "The roof will hold"),
        ("de", "Was hat Hask gefragt?", "Wer zahlt die Ziegel?"),
        ("de", "Wonach fragte Hask?", "Wer zahlt die Ziegel?"),
        ("es", "¿Qué preguntó Hasca?", "¿Quién pagará las tejas?"),
        ("es", "¿Qué quiso saber Hasca?", "¿Quién pagará las tejas?"),
    ],
)
def test_what_somebody_asked_is_their_questions(language: str, question: str, shown: str) -> None:
    library = Library(semantic=False)
    library.add(Article("bath", "", TEXTS[language], language=language))
    found = answer(question, library).evidence
    assert found
    assert shown in found[0].text


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("What did Oksana Prykhodko say?", "Оксана Приходько"),
        ("What did Prykhodko say?", "Оксана Приходько"),
        ("What did Halyna Stetsenko say?", "Галина Стеценко"),
        ("Was sagt Stezenko?", "Галина Стеценко"),
        ("Was sagt Merz?", None),
    ],
)
def test_names_are_found_in_articles_of_another_language(question: str, speaker: str | None) -> None:
    library = Library(semantic=False)
    texts = {
        "de": "„Wir üben jeden Tag“, sagte Rita Bohn, die Leiterin der Musikschule.",
        "uk": "«Автобус не ходить», — каже Оксана Приходько, мати двох дітей.\n\n"
        "«Діти нарешті чують одне одного», — розповіла директорка Галина Стеценко.\n\n"
        "«Спершу вони мовчать», — пояснила Тетяна Мороз.",
    }
    for language, text in texts.items():
        library.add(Article(language, "", text, language=language))
    found = answer(question, library).evidence
    assert [one.speaker.name for one in found[:1] if one.speaker] == ([speaker] if speaker else [])
