"""Sentences with which people doubt what they read, or want it checked, are told from questions."""

from __future__ import annotations

import pytest

from bot.talk.small_talk.wishes import is_doubt

DOUBTS = {
    "en": (
        "Is that true?", "is this really true", "Is that what she said?", "Did he really say that?",
        "did they say this?", "Fact check", "fact-check this please", "Can you check this?", "True or false?",
        "Is this fake?",
        "is that a real quote?", "please verify", "true?", "Really? Is that true?", "That's not true!",
    ),
    "de": (
        "Stimmt das?", "Stimmt das so?", "Ist das wahr?", "Hat er das wirklich gesagt?", "Hat sie das so gesagt?",
        "Faktencheck bitte", "Prüf das mal", "Kannst du das prüfen?", "Können Sie das bitte bestätigen?",
        "Wahr oder falsch?", "Ist das ein echtes Zitat?", "Ist das fake?", "Das stimmt nicht.",
    ),
    "es": (
        "¿Es verdad?", "¿Eso es cierto?", "¿De verdad dijo eso?", "¿Ha dicho eso?", "¿Lo dijo de verdad?",
        "Verifica esto", "¿Puedes comprobarlo?", "¿Verdadero o falso?", "¿Esto es verdad?", "¿Es real esta cita?",
    ),
    "fr": (
        "C'est vrai ?", "Est-ce vrai ?", "Est-ce que c’est vrai ?", "C'est vrai, ça ?", "Il a vraiment dit ça ?",
        "A-t-elle dit ça ?", "Tu peux vérifier ?", "Vérifie ça", "Vrai ou faux ?", "C'est une vraie citation ?",
    ),
    "it": (
        "È vero?", "È vero questo?", "L'ha detto davvero?", "Ha detto davvero così?", "Puoi verificare?", "Verifica",
        "Vero o falso?", "È una bufala?", "È una citazione vera?",
    ),
    "pt": (
        "É verdade?", "Isso é verdade?", "Isto é verdade?", "Ele disse mesmo isso?", "Ela disse isso?",
        "Podes verificar?", "Verifica isto", "Pode confirmar?", "Verdadeiro ou falso?", "É fake?",
    ),
    "ru": (
        "Это правда?", "Правда ли это?", "Он правда это сказал?", "Она действительно так сказала?", "Он это говорил?",
        "Проверь", "Проверь это", "Можешь проверить?", "Правда или ложь?", "Это фейк?",
    ),
    "uk": (
        "Це правда?", "Чи це правда?", "Він справді це сказав?", "Вона так сказала?", "Перевір", "Перевір це",
        "Можеш перевірити?", "Правда чи неправда?", "Це фейк?",
    ),
    "zh": (
        "这是真的吗？", "是真的吗", "他真的这么说过吗？", "她说过这话吗", "这话是真的吗", "核实一下", "查一下",
        "真的还是假的？", "这是谣言吗", "這是真的嗎？",
    ),
}  # fmt: skip

QUESTIONS = (
    "Is it true that Keller will raise the fuel duty?", "Did Keller really say that she will resign?",
    "Who checked this?", "What did he say about that?", "Did she say anything about pensions?", "Hello", "Thanks!",
    "Stimmt das Parlament im Mai ab?", "Hat er etwas zu den Renten gesagt?", "¿Qué dijo él de eso?", "¿Qué ha dicho?",
    "Qu'est-ce qu'il a dit ?", "Che cosa ha detto?", "O que ela disse?", "Что он сказал?", "Що він сказав?",
    "他说了什么？", "What is true?", "",
)  # fmt: skip


@pytest.mark.parametrize(("language", "sentence"), [(one, said) for one in DOUBTS for said in DOUBTS[one]])
def test_a_doubt_is_told_in_every_language(language: str, sentence: str) -> None:
    assert is_doubt(sentence), language


@pytest.mark.parametrize("sentence", QUESTIONS)
def test_a_question_and_a_courtesy_are_no_doubt(sentence: str) -> None:
    assert not is_doubt(sentence)
