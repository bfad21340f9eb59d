"""Quotations that are pasted with their speakers are checked, and verdicts are in the language of the claim."""

from __future__ import annotations

from contextvars import copy_context

import pytest

from bot.wording import speak, speaking
from tests.talker import FUEL, Talker, said

DEAL = "The deal on pensions is dead"


def test_a_pasted_quotation_is_checked(talker: Talker) -> None:
    assert said(talker.type(f"Keller: “{FUEL}”")).startswith("Yes, word for word, and by Keller:")
    assert said(talker.type(f"Ortiz: “{FUEL}”")).startswith("Word for word, but not by Ortiz:")
    assert said(talker.type("Keller: “We will touch the fuel duty before the next budget”")).startswith(
        "Rather the opposite"
    )


def test_several_lines_are_checked_one_by_one(talker: Talker) -> None:
    told = said(talker.type(f"Keller: “{FUEL}”\nWeber: “{DEAL}”"))
    assert "1 of 2 parts are word for word:" in told
    assert "Word for word, but not by Weber:" in told


def test_a_question_about_a_quotation_stays_a_question(talker: Talker) -> None:
    reply = talker.type(f"Why would Keller say “{FUEL}”?")
    assert reply.page
    assert "word for word" not in said(reply)


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        (f"Keller sagte: „{FUEL}“", "Ja, wörtlich, und von Keller:"),
        (f"Ha dicho Keller: «{FUEL}»", "Sí, son palabras textuales de Keller:"),
        (f"Selon Keller, « {FUEL} »", "Oui, mot pour mot, et l’auteur est bien Keller\N{NO-BREAK SPACE}:"),
    ],
)
def test_a_verdict_is_in_the_language_of_the_claim(talker: Talker, claim: str, verdict: str) -> None:
    reply = talker.type(f"/check {claim}")
    with speaking(reply.tongue):
        assert said(reply).startswith(verdict)


def test_a_verdict_is_in_the_language_that_was_chosen(talker: Talker) -> None:
    def check_in_chosen_language() -> str:
        speak("uk", chosen=True)
        return talker.type(f"/check Keller sagte: „{FUEL}“").tongue

    assert copy_context().run(check_in_chosen_language) == "uk"


@pytest.mark.parametrize(
    "asked",
    [
        "check:", "fact-check this:", "can you verify:", "prüf mal:", "Faktencheck:", "compruebe esto:", "vérifie ça :",
        "controlla questa frase:", "verifica isto:", "проверь:", "перевірте це:", "核实一下：",
    ],
)  # fmt: skip
def test_a_check_is_asked_for_without_a_slash(asked: str, talker: Talker) -> None:
    told = said(talker.type(f"{asked} Keller: “{FUEL}”"))
    assert told.split("\n")[1] == f"“{FUEL}”"
    assert talker.type(f"{asked} Keller: “{FUEL}”").page


def test_a_check_of_nothing_is_no_check(talker: Talker) -> None:
    assert "/check Keller" not in said(talker.type("check: ?"))
