"""A question how old somebody is wants an age, in each language that has patterns of questions."""

from __future__ import annotations

import pytest

from retrieval.answering.follow_ups import parse_question
from retrieval.answering.scoring.signs import shows
from retrieval.text.languages import languages_with

AGES = {
    "ar": ("كم عمر المدرب؟", "قال سامي حداد البالغ من العمر 41 عاما", "دفع النادي 41 ألف دينار"),
    "cs": ("Kolik je trenérovi let?", "Osmačtyřicetiletý Hynek Brož vede klub", "Klub zaplatil 41 tisíc korun"),
    "da": ("Hvor gammel er træneren?", "Den 41-årige Mads Holm leder klubben", "Klubben betalte 41.000 kroner"),
    "de": ("Wie alt ist die Trainerin?", "Die 41-jährige Ines Holm leitet den Verein", "Der Verein zahlte 41.000 Euro"),
    "en": ("how old is the coach", "Ines Holm, 41, has run the club since May", "The club paid 41,000 pounds"),
    "es": ("¿Cuántos años tiene la entrenadora?", "Inés Holm, de 41 años, dirige el club", "El club pagó 41.000 euros"),
    "fr": ("Quel âge a l'entraîneuse ?", "Inès Holm, 41 ans, dirige le club", "Le club a payé 41 000 euros"),
    "it": ("Quanti anni ha l'allenatrice?", "La 41enne Ines Holm guida il club", "Il club ha pagato 41.000 euro"),
    "ja": ("監督は何歳ですか", "堀イネスさん(41)が率いる", "クラブは41万円を払った"),
    "ko": ("감독은 몇 살이야?", "한이네 감독(41)이 이끈다", "구단은 41만 원을 냈다"),
    "nl": ("hoe oud is de trainer", "De 41-jarige Ines Holm leidt de club", "De club betaalde 41.000 euro"),
    "no": ("Hvor gammel er treneren?", "Ines Holm (41) leder klubben", "Klubben betalte 41 000 kroner"),
    "pl": ("Ile lat ma trenerka?", "41-letnia Ines Holm prowadzi klub", "Klub zapłacił 41 tysięcy złotych"),
    "pt": ("Quantos anos tem a treinadora?", "Inês Holm, de 41 anos, dirige o clube", "O clube pagou 41 mil euros"),
    "ro": (
        "Câți ani are antrenoarea?",
        "Ines Holm, în vârstă de 41 de ani, conduce clubul",
        "S-au plătit 41.000 de lei",
    ),
    "ru": ("сколько лет тренеру", "41-летняя Инес Хольм руководит клубом", "Клуб заплатил 41 тысячу рублей"),
    "sv": ("Hur gammal är tränaren?", "Ines Holm, 41, leder klubben", "Klubben betalade 41 000 kronor"),
    "tr": ("Antrenör kaç yaşında?", "41 yaşındaki İnci Holm kulübü yönetiyor", "Kulüp 41 bin lira ödedi"),
    "uk": ("скільки років тренерці", "41-річна Інес Гольм керує клубом", "Клуб заплатив 41 тисячу гривень"),
    "zh": ("教练今年几岁", "何伊内斯今年41岁", "俱乐部付了41万元"),
}
"""For each language a question, words that answer it, and words with the same figure that do not."""
NUMBERS = {
    "en": "how many years did the trial last",
    "pl": "ile lat trwał proces",
    "ru": "сколько лет строили мост",
    "uk": "скільки років будували міст",
    "es": "¿Cuántos años duró el juicio?",
    "it": "Quanti anni è durato il processo?",
    "cs": "Kolik let trval soud?",
}
"""Questions how many years something took, which ask for a number."""


def test_every_language_of_questions_is_here() -> None:
    assert set(AGES) == set(languages_with("questions"))


@pytest.mark.parametrize("language", AGES)
def test_an_age_is_wanted_and_known(language: str) -> None:
    question, telling, other = AGES[language]
    assert parse_question(question).wanted == "age"
    assert shows(telling, "age", language)
    assert not shows(other, "age", language)


@pytest.mark.parametrize("question", NUMBERS.values(), ids=list(NUMBERS))
def test_years_that_something_took_are_no_age(question: str) -> None:
    assert parse_question(question).wanted == "number"
