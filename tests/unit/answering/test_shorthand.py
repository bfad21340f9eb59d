"""Words typed in haste are read as what they stand for; names, links and what is quoted stay as they are."""

from __future__ import annotations

import pytest

from retrieval import asks_nothing, questions_in
from retrieval.answering.asked.shorthand import written_out


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("wat did Ann say abt the mill", "what did Ann say about the mill"),
        ("what do u think Ann said", "what do you think Ann said"),
        ("q dijo Ana del molino", "qué dijo Ana del molino"),
        ("что сказал Иван", "что сказал Иван"),
        ("чё сказал Иван", "что сказал Иван"),
        ("王伟说了啥", "王伟说了什么"),
        ("邮递员咋说", "邮递员怎么说"),
        ("What did Ann say about “u and wat”?", "What did Ann say about “u and wat”?"),
        ("What did U.S. officials say?", "What did U.S. officials say?"),
    ],
)
def test_haste_is_written_out(typed: str, meant: str) -> None:
    assert written_out(typed) == meant


@pytest.mark.parametrize(
    ("message", "number"),
    [
        ("What did Ann say and what did Bob say?", 2),
        ("1. What did Ann say? 2. What did Bob say? 3. Who was there?", 3),
        ("What did Ann say?\nWhat did Bob say?", 2),
        ("Wer sprach über das Dach? Was sagt sie zum Keller?", 2),
        ("What did Ann say about bread and butter?", 1),
        ("What did Ann say, and why?", 1),
        ("Really? What did Ann say?", 1),
        ("Did Ann say “Who am I? What am I?”", 1),
        ("Ann said that it was late. Bob agreed.", 1),
        ("what did weber say and when is the vote", 2),
        ("who wants the dam and who is against it", 2),
        ("how much does the roof cost and who pays for it", 2),
        ("Was hat Keller gesagt und wann wird abgestimmt?", 2),
        ("wo ist der hund und wer hat ihn gefunden", 2),
        ("qué dijo olmo y cuándo abre el puente", 2),
        ("qu'a dit Morel et combien coûte le stade ?", 2),
        ("cosa ha detto ferri e quando riapre la scuola?", 2),
        ("що сказала Бойко і коли відкриють порт?", 2),
        ("что сказал Громов и сколько стоит ремонт", 2),
        ("what did weber say about the vote and the budget", 1),
        ("who said the dam is old and when it rains it leaks?", 1),
        ("Did Weber say that the dam holds and what is missing is money?", 1),
        ("who told weber to stop and what he should do instead", 1),
        ("what did ann and bob say", 1),
        ("Was sagte Keller über Schule und Kita?", 1),
        ("Wer sagte, dass das Dach alt ist und wer zahlt, sei offen?", 1),
        ("qué dijo olmo sobre cuándo y cómo abre el puente", 1),
        ("що сказала Бойко про порт і мешканців?", 1),
        ("Wer sprach über die Brücke und über die neue Schule?", 1),
    ],
)
def test_a_message_is_taken_apart_only_into_questions(message: str, number: int) -> None:
    assert len(questions_in(message)) == number


def test_nothing_is_asked_without_a_word_to_look_for() -> None:
    assert asks_nothing("What did 😀 say?")
    assert asks_nothing("Was sagte 🦊?")
    assert not asks_nothing("What did Ann say?")
