"""Figures of the kind that is asked for in nine more languages: which question asks for which, and what shows one."""

from __future__ import annotations

import re

import pytest

from retrieval.answering.gains.measures import KINDS
from retrieval.searching.words import fold
from retrieval.text.question_patterns import search

ASKED = [
    ("de", "Wie viel kostet die neue Orgel?", "money", "Die Orgel kostet 40.000 Euro", "Die Orgel hat 40 Pfeifen"),
    ("de", "Wie lange dauert der Umbau?", "duration", "Er dauert drei Monate", "Er beginnt mit drei Maurern"),
    ("de", "Wie weit ist es bis Orsund?", "distance", "Es sind 12 Kilometer", "Es sind 12 Dörfer"),
    ("de", "Wie oft fährt die Fähre?", "frequency", "Sie fährt zweimal am Tag", "Zwei Fähren liegen im Hafen"),
    ("fr", "Combien coûte le billet ?", "money", "Le billet coûte 12 euros", "Le train a 12 voitures"),
    ("fr", "Combien de temps dure la traversée ?", "duration", "Elle dure deux heures", "Elle a deux capitaines"),
    ("fr", "À quelle distance est le phare ?", "distance", "Il est à 5 kilomètres", "Il a 5 lampes"),
    ("fr", "Combien pèse la cloche ?", "mass", "Elle pèse deux tonnes", "Elle sonne deux fois"),
    ("es", "¿Cuánto costó el puente?", "money", "Costó tres millones de euros", "Tiene tres arcos"),
    ("es", "¿Cuánto tiempo tardará la obra?", "duration", "Tardará seis meses", "Trabajan seis albañiles"),
    ("es", "¿Cuántas veces ha ganado?", "frequency", "Ha ganado cuatro veces", "Tiene cuatro barcas"),
    ("it", "Quanto costa il restauro?", "money", "Costa 90.000 euro", "Ha 90.000 tessere"),
    ("it", "Quanto tempo ci vuole?", "duration", "Ci vogliono due settimane", "Ci vogliono due operai"),
    ("it", "Quanto pesa la statua?", "mass", "Pesa 300 chili", "Ha 300 anni"),
    ("pt", "Quanto custou a ponte?", "money", "Custou 2 milhões de euros", "Tem 2 arcos"),
    ("pt", "Quanto tempo dura a viagem?", "duration", "Dura oito horas", "Tem oito paragens"),
    ("pt", "Qual é a altura da torre?", "distance", "Tem 40 metros", "Tem 40 janelas"),
    ("nl", "Hoeveel kost de brug?", "money", "De brug kost 3 miljoen euro", "De brug heeft 3 bogen"),
    ("nl", "Hoe lang duurt de reis?", "duration", "Ze duurt twee uur", "Ze heeft twee stops"),
    ("nl", "Hoe hard ging de trein?", "speed", "Hij reed 160 km/u", "Hij had 160 reizigers"),
    ("ru", "Сколько стоит билет?", "money", "Билет стоит 300 рублей", "В зале 300 мест"),
    ("ru", "Как долго идёт ремонт?", "duration", "Он идёт три месяца", "Его ведут три мастера"),
    ("ru", "Сколько раз он выигрывал?", "frequency", "Он выигрывал пять раз", "У него пять лодок"),
    ("uk", "Скільки коштує квиток?", "money", "Він коштує 200 гривень", "У залі 200 місць"),
    ("uk", "Як довго триває ремонт?", "duration", "Він триває два тижні", "Його роблять два майстри"),
    ("pl", "Ile kosztuje bilet?", "money", "Kosztuje 25 złotych", "Sala ma 25 miejsc"),
    ("pl", "Jak długo trwa podróż?", "duration", "Trwa cztery godziny", "Ma cztery przystanki"),
    ("pl", "Ile waży dzwon?", "mass", "Waży dwie tony", "Bije dwa razy"),
]


@pytest.mark.parametrize(("language", "question", "kind", "shown", "other"), ASKED)
def test_the_kind_of_figure_is_asked_for_and_shown(
    language: str, question: str, kind: str, shown: str, other: str
) -> None:
    assert next((one for one in KINDS if search("measures", one, fold(question), (language,))), "") == kind
    assert search("measured", kind, shown, (language,), re.IGNORECASE)
    assert not search("measured", kind, other, (language,), re.IGNORECASE)


@pytest.mark.parametrize(
    ("language", "question", "what"),
    [
        ("de", "Wie viele Bienen leben dort?", "bienen"),
        ("fr", "Combien de moutons a-t-il ?", "moutons"),
        ("es", "¿Cuántas cabras tiene?", "cabras"),
        ("it", "Quante api ci sono?", "api"),
        ("pt", "Quantos barcos voltaram?", "barcos"),
        ("nl", "Hoeveel schapen zijn er?", "schapen"),
        ("ru", "Сколько овец пропало?", "овец"),
        ("uk", "Скільки вуликів загинуло?", "вуликів"),
        ("pl", "Ile owiec zginęło?", "owiec"),
    ],
)
def test_what_is_counted_is_read(language: str, question: str, what: str) -> None:
    found = search("measures", "count", fold(question), (language,))
    assert found
    assert found["what"] == fold(what)
