"""A question in one of the bot's nine languages finds the article of that language, and who it quotes, among nine."""

from __future__ import annotations

import pytest

from retrieval import Article, Library, answer

TEXTS = {
    "en": "“We will close the old harbour in March,” said Anna Berg, the port director.\n\n"
    "Fishermen protested on Monday.\n\n“The harbour is our life,” said Tom Hale, a fisherman.",
    "de": "„Wir schließen den alten Hafen im März“, sagte Greta Lang, die Hafendirektorin.\n\n"
    "Fischer protestierten am Montag.\n\n„Der Hafen ist unser Leben“, sagte Jens Krüger, ein Fischer.",
    "fr": "« Nous fermerons le vieux port en mars », a déclaré Claire Morel, directrice du port.\n\n"
    "Des pêcheurs ont protesté lundi.\n\n« Le port est notre vie », a dit Luc Petit, un pêcheur.",
    "es": "«Cerraremos el viejo puerto en marzo», dijo Marta Salas, directora del puerto.\n\n"
    "Los pescadores protestaron el lunes.\n\n«El puerto es nuestra vida», afirmó Pablo Ríos, un pescador.",
    "it": "«Chiuderemo il vecchio porto a marzo», ha detto Giulia Conti, direttrice del porto.\n\n"
    "I pescatori hanno protestato lunedì.\n\n«Il porto è la nostra vita», ha dichiarato Marco Villa, un pescatore.",
    "pt": "“Vamos fechar o velho porto em março”, disse Rita Campos, diretora do porto.\n\n"
    "Os pescadores protestaram na segunda-feira.\n\n“O porto é a nossa vida”, afirmou João Lima, um pescador.",
    "ru": "«Мы закроем старый порт в марте», — сказала Анна Белова, директор порта.\n\n"
    "Рыбаки протестовали в понедельник.\n\n«Этот порт — наша жизнь», — заявил Иван Громов, рыбак.",
    "uk": "«Ми закриємо старий порт у березні», — сказала Оксана Бойко, директорка порту.\n\n"
    "Рибалки протестували в понеділок.\n\n«Цей порт — наше життя», — заявив Тарас Мельник, рибалка.",
    "zh": "港务局局长王丽说：“我们将在三月关闭旧港口。”\n\n"
    "渔民星期一举行了抗议。\n\n渔民张伟表示：“港口就是我们的生命。”",
}
NAMES = {
    "en": ("Anna Berg", "Tom Hale"),
    "de": ("Greta Lang", "Jens Krüger"),
    "fr": ("Claire Morel", "Luc Petit"),
    "es": ("Marta Salas", "Pablo Ríos"),
    "it": ("Giulia Conti", "Marco Villa"),
    "pt": ("Rita Campos", "João Lima"),
    "ru": ("Анна Белова", "Иван Громов"),
    "uk": ("Оксана Бойко", "Тарас Мельник"),
    "zh": ("王丽", "张伟"),
}
ABOUT_THE_FIRST = {
    "en": ("What did Anna Berg say about the harbour?", "When will the old harbour be closed?"),
    "de": ("Was hat Greta Lang über den Hafen gesagt?", "Wann wird der alte Hafen geschlossen?"),
    "fr": ("Qu’a dit Claire Morel sur le port ?", "Quand le vieux port fermera-t-il ?"),
    "es": ("¿Qué dijo Marta Salas sobre el puerto?", "¿Cuándo cerrará el viejo puerto?"),
    "it": ("Che cosa ha detto Giulia Conti sul porto?", "Quando chiuderà il vecchio porto?"),
    "pt": ("O que disse Rita Campos sobre o porto?", "Quando vai fechar o velho porto?"),
    "ru": ("Что сказала Анна Белова о порте?", "Когда закроют старый порт?"),
    "uk": ("Що сказала Оксана Бойко про порт?", "Коли закриють старий порт?"),
    "zh": ("王丽关于港口说了什么？", "旧港口什么时候关闭？"),
}
ABOUT_THE_SECOND = {
    "en": ("What did Tom Hale say?", "Who said the harbour is our life?"),
    "de": ("Was hat Jens Krüger gesagt?", "Wer sagte, der Hafen sei unser Leben?"),
    "fr": ("Qu’a dit Luc Petit ?", "Qui a dit que le port est notre vie ?"),
    "es": ("¿Qué dijo Pablo Ríos?", "¿Quién dijo que el puerto es nuestra vida?"),
    "it": ("Che cosa ha detto Marco Villa?", "Chi ha detto che il porto è la nostra vita?"),
    "pt": ("O que disse João Lima?", "Quem disse que o porto é a nossa vida?"),
    "ru": ("Что говорит Иван Громов?", "Кто сказал, что порт — наша жизнь?"),
    "uk": ("Що каже Тарас Мельник?", "Хто сказав, що порт — наше життя?"),
    "zh": ("张伟说了什么？", "谁说港口就是我们的生命？"),
}
CASES = [
    (language, NAMES[language][place], question)
    for place, asked in enumerate((ABOUT_THE_FIRST, ABOUT_THE_SECOND))
    for language, questions in asked.items()
    for question in questions
]


@pytest.fixture(scope="module", params=[False, True], ids=["plain", "semantic"])
def library(request: pytest.FixtureRequest) -> Library:
    library = Library(semantic=request.param)
    for language, text in TEXTS.items():
        library.add(Article(language, "", text))
    return library


@pytest.mark.parametrize(("language", "name", "question"), CASES)
def test_a_question_finds_the_quote_of_its_language(library: Library, language: str, name: str, question: str) -> None:
    best = answer(question, library).evidence[0]
    assert (best.article.id, best.speaker.name if best.speaker else "") == (language, name)


@pytest.mark.parametrize("language", TEXTS)
def test_the_language_of_an_article_is_known(library: Library, language: str) -> None:
    assert library.shelf.get(language).language == language


@pytest.mark.parametrize("language", TEXTS)
def test_who_is_not_quoted_has_no_answer_of_another_language(library: Library, language: str) -> None:
    unknown = {"ru": "Пётр Зайцев", "uk": "Петро Заєць", "zh": "陈静"}.get(language, "Zoe Quist")
    question = ABOUT_THE_SECOND[language][0].replace(NAMES[language][1], unknown)
    assert not answer(question, library).evidence
