"""A pronoun means whoever was quoted last, in every language, or else nobody's words are shown."""

from __future__ import annotations

import pytest

from retrieval import Article, Library, pronoun_in
from tests.talker import Talker, page_of, said

TEXTS = {
    "en": """“The hens stay in until Friday,” said Mary Holt, a farmer.

“Feed costs twice as much,” said Mary Holt.

“I miss the eggs,” said Peter Cole, a baker.""",
    "de": """„Die Hühner bleiben bis Freitag im Stall“, sagte Maria Vogt. „Das Futter kostet das Doppelte“,
sagte Vogt.

„Mir fehlen die Eier“, sagte Peter Lenz.""",
    "es": """«Las gallinas se quedan dentro hasta el viernes», dijo María Soler. «El pienso cuesta el doble»,
dijo Soler.

«Echo de menos los huevos», dijo Pedro Rico.""",
    "fr": """« Les poules restent dedans jusqu'à vendredi », a dit Marie Soler. « Le grain coûte le double », a
dit Marie Soler.

« Les œufs me manquent », a dit Pierre Blanc.""",
    "it": """«Le galline restano dentro fino a venerdì», ha detto Maria Sala. «Il mangime costa il doppio», ha
detto Sala.

«Mi mancano le uova», ha detto Pietro Riva.""",
    "pt": """“As galinhas ficam dentro até sexta-feira”, disse Maria Prado. “A ração custa o dobro”, disse
Maria Prado.

“Sinto falta dos ovos”, disse Pedro Rocha.""",
    "uk": """«Кури лишаються всередині до п'ятниці», — сказала Марія Сова. «Корм коштує вдвічі дорожче», —
сказала Сова.

«Мені бракує яєць», — сказав Петро Дуб.""",
    "ru": """«Куры остаются внутри до пятницы», — сказала Мария Сова. «Корм стоит вдвое дороже», — сказала Сова.

«Мне не хватает яиц», — сказал Пётр Дуб.""",
    "zh": """“母鸡在星期五之前都留在里面。”农民王秀兰说。

“饲料价格涨了一倍。”王秀兰说。

“我想念鸡蛋。”面包师李国强说。""",
}
TALKS = {
    "en": ("What did Mary Holt say about the hens?", "and what does she say about the feed?", "Mary Holt"),
    "de": ("Was sagte Maria Vogt über die Hühner?", "und was sagt sie zum Futter?", "Maria Vogt"),
    "es": ("¿Qué dijo María Soler de las gallinas?", "¿y qué dice ella del pienso?", "María Soler"),
    "fr": ("Qu'a dit Marie Soler des poules ?", "et que dit-elle du grain ?", "Marie Soler"),
    "it": ("Cosa ha detto Maria Sala delle galline?", "e lei cosa dice del mangime?", "Maria Sala"),
    "pt": ("O que disse Maria Prado das galinhas?", "e o que ela diz da ração?", "Maria Prado"),
    "uk": ("Що сказала Марія Сова про курей?", "а що вона каже про корм?", "Марія Сова"),
    "ru": ("Что сказала Мария Сова про кур?", "а что она говорит про корм?", "Мария Сова"),
    "zh": ("王秀兰说了什么？", "她怎么说饲料？", "王秀兰"),
}


@pytest.mark.parametrize("language", TEXTS)
def test_she_is_who_was_quoted_last(language: str) -> None:
    library = Library()
    library.add(Article(id="hens", title="Hens", text=TEXTS[language], language=language))
    ann = Talker(library=library)
    first, then, name = TALKS[language]
    assert (speaker := page_of(ann.type(first)).evidence[0].speaker)
    assert speaker.name == name
    page = page_of(ann.type(then))
    assert page.evidence
    assert {one.speaker.name for one in page.evidence if one.speaker} == {name}


def test_a_pronoun_for_a_man_means_no_woman() -> None:
    library = Library()
    library.add(Article(id="hens", title="Hens", text=TEXTS["en"], language="en"))
    ann = Talker(library=library)
    ann.type("What did Mary Holt say about the feed?")
    assert (speaker := page_of(ann.type("and him?")).evidence[0].speaker)
    assert speaker.name == "Peter Cole"


SWANS = """The swans of Elm Lake were counted on Sunday. Lind, a retired teacher, counted 40 of them.

“It took four hours and my gloves are ruined,” said Vera Lind.

“Last year there were twice as many,” said Olga Brant, who sells boat tickets. “The reeds are gone.”

“Ask Vera Lind, for I can only count ducks,” said Peter Cole, a warden.
"""


@pytest.mark.parametrize(
    ("question", "then"),
    [
        ("How many swans did the teacher count on Sunday?", "and what did she say"),  # the article’s own words name her
        ("What did Peter Cole say about ducks?", "and what does she say"),  # a man’s words name her
        ("Was Peter Cole right about Lind and the ducks?", "and what did she answer"),
    ],
)
def test_she_is_the_only_woman_named_in_what_was_shown(question: str, then: str) -> None:
    library = Library(semantic=False)
    library.add(Article(id="swans", title="Swans", text=SWANS, language="en"))
    ann = Talker(library=library)
    ann.type(question)
    page = page_of(ann.type(then))
    assert {one.speaker.name for one in page.evidence if one.speaker} == {"Vera Lind"}


def test_without_anybody_quoted_before_a_name_is_asked_for() -> None:
    reply = Talker().type("What did she say about it?")
    assert reply.page is None
    assert "whom you mean" in said(reply)


@pytest.mark.parametrize(
    "question",
    [
        "What did the mayor say about her?",
        "Was hat Weber über sie gesagt?",
        "¿Qué dijo el alcalde de ella?",
        "Qu'est-ce qu'il a dit, le maire ?",
        "她的老师说了什么？",
        "Who criticised him?",
        "When was she born?",
        "¿Qué se dijo sobre el agua?",
    ],
)
def test_who_is_named_is_not_who_was_shown(question: str) -> None:
    assert pronoun_in(question) is None


def test_of_two_women_she_is_the_one_who_was_asked_about_by_name() -> None:
    text = (
        "“The kiln is cold,” said Edith Rowe, the potter.\n\n“It was warm at noon,” said Nora Marsh, a buyer.\n\n"
        "Everybody waited in the yard.\n\n“I have the key,” said Tom Birch, the caretaker."
    )
    library = Library(semantic=False)
    library.add(Article(id="kiln", title="Kiln", text=text, language="en"))
    ann = Talker(library=library)
    for asked, name in (
        ("what did Rowe say", "Edith Rowe"),
        ("and the caretaker?", "Tom Birch"),
        ("what does she say", "Edith Rowe"),
        ("what did Marsh say", "Nora Marsh"),
        ("and Birch?", "Tom Birch"),
        ("and what did she say", "Nora Marsh"),
    ):
        assert (speaker := page_of(ann.type(asked)).evidence[0].speaker)
        assert speaker.name == name
