"""The verdict on a question whether somebody said something, in languages that build a “not” in their own ways."""

from __future__ import annotations

import pytest

from retrieval import Article, Library, answer


@pytest.mark.parametrize(
    ("language", "text", "question", "standing"),
    [
        (
            "sv",
            "”Färjan stannar inte vid ön i vinter”, säger Elsa Lindh.",
            "Har Elsa Lindh sagt att färjan stannar vid ön?",
            "opposite",
        ),
        (
            "sv",
            "”Nej, kiosken är öppen till klockan tio”, säger Elsa Lindh.",
            "Har Elsa Lindh sagt att kiosken är såld?",
            "opposite",
        ),
        (
            "sv",
            "”Färjan stannar vid ön hela vintern”, säger Elsa Lindh.",
            "Har Elsa Lindh sagt att färjan går till ön på vintern?",
            "reworded",
        ),
        (
            "da",
            "»Færgen har intet anløb på øen i vinter«, siger Bodil Krag.",
            "Har Bodil Krag sagt, at færgen har anløb på øen?",
            "opposite",
        ),
        (
            "no",
            "«Fergen får ingen ny brygge i år», sier Sigrid Aas.",
            "Har Sigrid Aas sagt at fergen får ny brygge i år?",
            "opposite",
        ),
        (
            "cs",
            "„Most přes řeku letos neopravíme,“ řekla Alena Dvorská.",
            "Řekla Alena Dvorská, že most přes řeku letos opraví?",
            "opposite",
        ),
        (
            "cs",
            "„Most přes řeku letos opravíme a nebude to dlouho,“ řekla Alena Dvorská.",
            "Řekla Alena Dvorská, že to bude dlouho?",
            "opposite",
        ),
        (
            "cs",
            "„Nemocnice i most přes řeku se letos opraví,“ řekla Alena Dvorská.",
            "Řekla Alena Dvorská, že se nemocnice letos opraví?",
            "reworded",
        ),
        (
            "cs",
            "„Bazén letos nechceme otevřít,“ řekla Alena Dvorská.",
            "Řekla Alena Dvorská, že bazén letos otevře?",
            "opposite",
        ),
        (
            "ja",
            "「橋は今年直さなければならない」と佐藤花子氏は述べた。",
            "佐藤花子は橋を今年直すと言ったか",
            "reworded",
        ),
        (
            "ro",
            "„Podul nu se repară anul acesta”, a spus Ioana Munteanu.",
            "A spus Ioana Munteanu că podul se repară anul acesta?",
            "opposite",
        ),
        (
            "tr",
            "“Köprü bu yıl onarılmayacak” dedi Ayşe Demir.",
            "Ayşe Demir köprünün bu yıl onarılacağını söyledi mi?",
            "opposite",
        ),
        (
            "tr",
            "“Köprü bu yıl onarılacak” dedi Ayşe Demir.",
            "Ayşe Demir köprünün bu yıl onarılacağını söyledi mi?",
            "reworded",
        ),
        (
            "ko",
            "“올해 다리 공사를 하지 않습니다”라고 김민서 시장이 말했다.",
            "김민서 시장은 올해 다리 공사를 한다고 말했나요?",
            "opposite",
        ),
        ("ja", "「橋は今年は直しません」と佐藤花子氏は述べた。", "佐藤花子は橋を今年直すと言ったか", "opposite"),
        ("ar", "قالت ليلى حداد: «لن يُفتح الجسر هذا العام».", "هل قالت ليلى حداد إن الجسر سيفتح هذا العام؟", "opposite"),
        (
            "de",
            "Gefragt, ob die Brücke gesperrt werde, sagte Ada Holm: „Das habe ich nicht vor.“",
            "Hat Ada Holm gesagt, dass die Brücke gesperrt wird?",
            "opposite",
        ),
        (
            "fr",
            "Interrogée pour savoir si le pont serait fermé, Ada Holm a répondu que non : « Il ne le sera jamais. »",
            "Ada Holm a-t-elle dit que le pont serait fermé ?",
            "opposite",
        ),
        (
            "es",
            "Preguntada si el puente se cerrará, Ada Holm respondió: «No se cerrará».",
            "¿Dijo Ada Holm que el puente se cerrará?",
            "opposite",
        ),
        (
            "pl",
            "Pytana, czy most zostanie zamknięty, Anna Kowalska odpowiedziała: „Nie mamy takich planów”.",
            "Czy Anna Kowalska powiedziała, że most zostanie zamknięty?",
            "opposite",
        ),
        (
            "ru",
            "На вопрос, закроют ли мост, Ада Хольм ответила: «Нет, таких планов нет».",
            "Ада Хольм сказала, что мост закроют?",
            "opposite",
        ),
    ],
)
def test_not_is_read_in_every_language_with_a_grammar(language: str, text: str, question: str, standing: str) -> None:
    library = Library(semantic=False)
    library.add(Article("local", "", text, language=language))
    verdict = answer(question, library).verdict
    assert verdict
    assert verdict.standing == standing
