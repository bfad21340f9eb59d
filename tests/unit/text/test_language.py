"""The language of a text by its commonest words or own letters: sentences, questions of a few words, texts of none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.text.language import common_words, identify_language

SENTENCES = [
    ("en", "The mayor said that the bridge will not open before March, but she did not say why."),
    ("de", "Die Bürgermeisterin sagte, dass die Brücke nicht vor dem März öffnet und das Geld fehlt."),
    ("fr", "La maire a dit que le pont ne serait pas ouvert avant le mois de mars et que les fonds manquent."),
    ("es", "La alcaldesa dijo que el puente no se abrirá hasta marzo y que los fondos no alcanzan."),
    ("it", "La sindaca ha detto che il ponte non aprirà prima di marzo e che i soldi non bastano."),
    ("pt", "A prefeita disse que a ponte não vai abrir antes de março e que o dinheiro não chega para as obras."),
    ("nl", "De burgemeester zei dat de brug niet voor maart opengaat en dat er geen geld is."),
    ("pl", "Burmistrz powiedziała, że most nie zostanie otwarty przed marcem i że nie ma na to pieniędzy."),
    ("uk", "Мерка сказала, що міст не відкриють до березня і що на це немає грошей."),
    ("ru", "Мэр сказала, что мост не откроют до марта и что на это нет денег."),
    ("sv", "Borgmästaren sade att bron inte öppnas före mars och att det inte finns pengar för den."),
    ("zh", "市长表示，大桥在三月之前不会开放，但她没有说明原因。"),
    ("ja", "市長は、橋は三月まで開通しないと述べたが、理由は明らかにしなかった。"),
    ("ja", "最低賃金、時給千百円への引き上げ決定。「当然の結果」と労組幹部。"),
    ("ko", "시장은 다리가 삼월 전에는 열리지 않을 것이라고 밝혔지만 이유는 설명하지 않았다."),
    ("ar", "أعلنت رئيسة البلدية تأجيل افتتاح الجسر الجديد بسبب نقص الأموال اللازمة لإتمام الأشغال."),
    ("tr", "Köprünün açılışını erteleyen belediye başkanı, ödenek yetersizliğini gerekçe gösterdi."),
    ("cs", "Starostka města otevření mostu odložila kvůli nedostatku peněz, důvody ale nezveřejnila."),
    ("ro", "Primărița orașului amână deschiderea podului, invocând lipsa fondurilor necesare lucrărilor."),
    ("bg", "Кметът каза, че мостът няма да се отвори преди март и че за това не са останали пари."),
]
QUESTIONS = [
    ("de", "Was hat Weber gesagt?"),
    ("fr", "Qui a dit que la guerre est finie ?"),
    ("es", "¿Qué dijo Salas sobre el paro?"),
    ("pl", "Co powiedział Kowalski?"),
    ("uk", "Що сказав Бойко?"),
    ("zh", "王丽关于港口说了什么？"),
]
SPOKEN = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "uk", "ru", "zh")


@pytest.mark.parametrize(("language", "text"), SENTENCES)
def test_a_sentence_tells_its_language(language: str, text: str) -> None:
    assert identify_language(text) == language


@pytest.mark.parametrize(("language", "text"), QUESTIONS)
def test_a_question_tells_its_language_among_some(language: str, text: str) -> None:
    assert identify_language(text, SPOKEN) == language


@pytest.mark.parametrize(
    "text", ["", "1234 — 5678", "Lorem ipsum dolor sit amet, consectetur adipiscing elit.", "สวัสดีครับ ยินดีต้อนรับ"]
)
def test_a_text_of_no_known_language_has_none(text: str) -> None:
    assert identify_language(text) == ""


@given(st.text(max_size=400))
def test_any_text_is_of_a_known_language_or_of_none(text: str) -> None:
    known = {language for languages in common_words().values() for language in languages}
    assert identify_language(text) in known | {""}
