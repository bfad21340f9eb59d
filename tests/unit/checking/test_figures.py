"""A figure of a claim against that of the published words."""

from __future__ import annotations

import pytest

from bot.talk.verdicts import ruling_of
from retrieval import Answer, Article, Library, answer, check_quote
from retrieval.checking.figures import other_figure


@pytest.mark.parametrize(
    ("language", "claimed", "published", "told"),
    [
        (
            "en",
            "it costs 2.7 million crowns",
            "It will cost 7.2 million crowns.",
            "2.7 million crowns|7.2 million crowns",
        ),
        ("de", "der Umbau kostet 25.000 Euro", "Der Umbau koste 250.000 Euro.", "25.000 Euro|250.000 Euro"),
        ("ru", "восемь и 14 дней", "ремонт займёт 40 дней", "14 дней|40 дней"),
        ("en", "they cut 15% of it", "We cut 50% of the budget.", "15%|50%"),
        ("en", "he offered £500 for it", "He had offered £5,000 for the boat.", "£500|£5,000"),
        ("en", "the pump lasts six years", "It lasts sixteen years and costs 200 crowns.", "six years|sixteen years"),
        ("en", "they lost twenty-two hens", "We lost 12 hens.", "twenty-two hens|12 hens"),
        ("en", "the port gets 1.5 million for it", "A grant of 150,000 crowns.", "1.5 million|150,000 crowns"),
        ("en", "they wait a day, then 9 days", "After 3 days we gave up.", "9 days|3 days"),
        ("de", "die Brücke sperrt man vier Wochen", "Gesperrt sei sie vierzehn Wochen.", "vier Wochen|vierzehn Wochen"),
        ("es", "pidió tres camiones", "Pidió trece camiones.", "tres camiones|trece camiones"),
        ("fr", "elle dure dix-sept jours", "Elle durera sept jours.", "dix-sept jours|sept jours"),
        ("it", "servono sei barche", "Servono sedici barche.", "sei barche|sedici barche"),
        ("pt", "perdeu dois barcos", "Perdeu doze barcos.", "dois barcos|doze barcos"),
        ("uk", "чекали п'ять років", "Ми чекали п’ятнадцять років.", "п'ять років|п’ятнадцять років"),
        ("ru", "прошло четыре недели", "Прошло четырнадцать недель.", "четыре недели|четырнадцать недель"),
    ],
)
def test_another_figure_of_the_same(language: str, claimed: str, published: str, told: str) -> None:
    found = other_figure(claimed, published, language, language)
    assert found
    assert f"{found.claimed}|{found.published}" == told


@pytest.mark.parametrize(
    ("claimed", "published"),
    [
        ("it costs 6,000 crowns", "It costs 6000 crowns."),
        ("it costs 6 thousand crowns", "It costs 6000 crowns."),
        ("it lasts four weeks", "It lasts 4 weeks."),
        ("he sold 40 boats", "The yard is 60 years old."),
        ("in 2021 he sold 40 boats and 2 cars", "He sold 30 boats."),
        ("he sold many boats", "He sold 30 boats."),
        ("he sold 30", "He sold 40."),
        ("that was in 2021", "The yard opened in 1950 and sold 12,000."),
        ("he sold 40 boats", "He sold 30 boats in May and 20 boats in June."),
        ("two of them left", "The three of them stayed."),
    ],
)
def test_nothing_to_tell(claimed: str, published: str) -> None:
    assert other_figure(claimed, published, "en", "en") is None


def test_figures_in_two_languages() -> None:
    assert other_figure("it costs 2.5 million", "Es kostet 2,5 Millionen.", "en", "de") is None
    assert other_figure("it lasts 2 months", "Es dauert zwei Monate.", "en", "de") is None


BAKERY = (
    "“The new oven costs 18,000 crowns and takes three weeks to build,” said the baker, Ulla Stroem. Her shop sold 900 "
    "loaves on Friday."
)


def bakery() -> Library:
    library = Library(semantic=False)
    library.add(Article("bakery", "A new oven", BAKERY, language="en"))
    return library


def asked(typed: str) -> Answer:
    return answer(typed, bakery())


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("did Ulla Stroem say the oven takes thirteen weeks", ("thirteen weeks", "three weeks")),
        ("the new oven costs 81,000 crowns", ("81,000 crowns", "18,000 crowns")),
        ("Ulla Stroem builds the new oven in five weeks", ("five weeks", "three weeks")),
        ("her shop sold 90 loaves", ("90 loaves", "900 loaves")),
    ],
)
def test_another_figure_of_a_statement_is_told(typed: str, told: tuple[str, str]) -> None:
    verdict = asked(typed).verdict
    assert verdict
    assert verdict.standing == "altered"
    assert verdict.figure
    assert (verdict.figure.claimed, verdict.figure.published) == told
    assert f"“{told[1]}”" in ruling_of(verdict)


@pytest.mark.parametrize(
    "typed",
    [
        "the new oven costs 18,000 crowns",
        "who has 81,000 crowns for the new oven?",
        "new oven",
        "which shop sold 90 loaves",
        "the king had 81,000 crowns stolen by a thief at night",
    ],
)
def test_figures_of_questions_and_the_same_ones_are_not_held_against_anybody(typed: str) -> None:
    found = asked(typed)
    assert found.verdict is None or found.verdict.figure is None


def test_a_paraphrase_differs_in_its_figure_only() -> None:
    part = check_quote("Ulla Stroem said building that oven would take eight weeks.", bakery()).decisive
    assert part.verdict == "paraphrase"
    assert [(one.claimed, one.published) for one in part.findings[0].differences] == [("eight weeks", "three weeks")]
