"""Whom a question asks about: quoted, mentioned or unknown, whatever script and language the name is typed in."""

from __future__ import annotations

import pytest

from retrieval import Article, Library, answer

TEXT = (
    "The lighthouse\n\n"
    "“The lamp burns day and night,” said Vera Kovalenko, the keeper of the lighthouse.\n\n"
    "“I pay for the oil,” said Martin Osei, the mayor.\n\n"
    "“The steps are slippery,” said Clara Osei, a guide.\n\n"
    "The keeper’s brother, Pavel Kovalenko, carries the oil. Minister Hugo Brenner stayed away."
)


@pytest.fixture(scope="module")
def library() -> Library:
    filled = Library(semantic=False)
    filled.add(Article("lighthouse", "The lighthouse", TEXT, language="en"))
    return filled


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("What did Vera Kovalenko say?", "Vera Kovalenko"),
        ("kovalenko?", "Vera Kovalenko"),
        ("Clara Osei", "Clara Osei"),
        ("Що сказала Віра Коваленко?", "Vera Kovalenko"),
        ("Що сказала Вера Коваленко?", "Vera Kovalenko"),
        ("Коваленко", "Vera Kovalenko"),
        ("Was sagte Martin Osei?", "Martin Osei"),
        ("Che cosa ha detto Clara Osei?", "Clara Osei"),
        ("Qu’a dit Vera Kovalenko ?", "Vera Kovalenko"),
        ("¿Qué dijo Martin Osei?", "Martin Osei"),
        ("O que disse Clara Osei?", "Clara Osei"),
        ("Vera Kovalenko说了什么？", "Vera Kovalenko"),
        ("What did Vera Kovalneko say?", "Vera Kovalenko"),
    ],
)
def test_somebody_who_is_quoted(library: Library, question: str, speaker: str) -> None:
    names = [one.speaker.name for one in answer(question, library).evidence if one.speaker]
    assert names[:1] == [speaker]


INTRODUCED = (
    "The flood\n\n"
    "“The water fell at six,” said Station Commander Paul Ferrow.\n\n"
    "Ch Insp Nell Tarvin asked people to stay at home. “We have boats enough,” she said.\n\n"
    "“It has flooded before,” said Sir Roland Quist, the owner of the mill.\n\n"
    "Chief Superintendent Amy Ferrow was on holiday."
)


@pytest.mark.parametrize(
    ("question", "speakers"),
    [
        ("What did Commander Ferrow say?", ["Paul Ferrow"]),
        ("What did station commander Ferrow say about the water?", ["Paul Ferrow"]),
        ("What did Ch Insp Tarvin say about boats?", ["Nell Tarvin"]),
        ("What did Sir Roland say?", ["Roland Quist"]),
        ("What did Superintendent Amy Ferrow say?", []),
        ("What did Sir Hubert say?", []),
    ],
)
def test_somebody_who_is_called_by_what_the_articles_call_them(question: str, speakers: list[str]) -> None:
    filled = Library(semantic=False)
    filled.add(Article("flood", "The flood", INTRODUCED, language="en"))
    names = [one.speaker.name for one in answer(question, filled).evidence if one.speaker]
    assert names[:1] == speakers


@pytest.mark.parametrize(
    ("question", "missing", "near"),
    [
        ("What did Pavel Kovalenko say?", "unquoted", ("Vera Kovalenko",)),
        ("Was sagte Pavel Kovalenko?", "unquoted", ("Vera Kovalenko",)),
        ("What did Hugo Brenner say about the oil?", "unquoted", ()),
        ("What did Brenner say?", "unquoted", ()),
        ("What did Peter Osei say about the oil?", "nobody", ("Clara Osei", "Martin Osei")),
        ("What did Napoleon Bonaparte say?", "nobody", ()),
        ("What did Vera Kovalenko say about penguins?", "elsewhere", ()),
        ("Who won the football match?", "nothing", ()),
    ],
)
def test_what_is_missing(library: Library, question: str, missing: str, near: tuple[str, ...]) -> None:
    found = answer(question, library)
    assert found.evidence == ()
    assert found.refusal
    assert (found.refusal.missing, found.refusal.near) == (missing, near)


MENTIONED = {
    "en": (
        "Deputy mayor Ann Petrov opened the market. Her colleague David Marsh watched from the steps.\n\n"
        "“The stalls will stay until spring,” said Ann Petrov. “The butcher pays no rent.”\n\nMarsh left early."
    ),
    "de": (
        "Bürgermeisterin Anna Petrow eröffnete den Markt. Stadtrat David Marsch stand auf der Treppe.\n\n"
        "„Die Buden bleiben bis zum Frühling“, sagte Petrow. „Der Metzger zahlt keine Miete.“\n\nMarsch ging früh."
    ),
    "es": (
        "La alcaldesa Ana Petrov abrió el mercado. El concejal David Marsal miraba desde la escalera.\n\n"
        "«Los puestos seguirán hasta la primavera», dijo Petrov. «El carnicero no paga alquiler».\n\nMarsal se fue."
    ),
    "pl": (
        "Burmistrz Anna Petrow otworzyła targ. Radny Dawid Zych patrzył ze schodów.\n\n"
        "„Stragany zostaną do wiosny” – powiedziała Petrow. „Rzeźnik nie płaci czynszu”.\n\nZych wyszedł wcześniej."
    ),
}


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "what did marsh say about the stalls"),
        ("en", "what did david marsh say about the stalls"),
        ("en", "did marsh say the stalls will stay until spring"),
        ("de", "was hat marsch zu den buden gesagt"),
        ("de", "Was hat Marsch zu den Buden gesagt?"),
        ("es", "que dijo marsal de los puestos"),
        ("pl", "co powiedział zych o straganach"),
    ],
)
def test_somebody_who_is_mentioned_only_may_be_typed_in_small_letters(language: str, question: str) -> None:
    library = Library(semantic=False)
    library.add(Article("market", "The market", MENTIONED[language], language=language))
    found = answer(question, library)
    assert all(one.speaker is None for one in (*found.evidence, *found.closest))
    assert found.refusal
    assert found.refusal.missing == "unquoted"


@pytest.mark.parametrize(
    "question",
    ["what did people say about the marsh", "what did the hunter say about the ducks", "what did hunter say"],
)
def test_a_word_that_is_also_somebodys_name_may_mean_what_it_says(question: str) -> None:
    text = (
        "A hunter came to the marsh. Walter Marsh and Ted Hunter own the land.\n\n"
        "“People love the marsh,” said the hunter. “The ducks are mine.”"
    )
    library = Library(semantic=False)
    library.add(Article("marsh", "Ducks", text, language="en"))
    assert [one.speaker.name for one in answer(question, library).evidence[:1] if one.speaker] == ["the hunter"]


def test_the_closest_for_somebody_who_is_mentioned_only_is_the_articles_own_words_about_them(library: Library) -> None:
    closest = answer("What did Pavel Kovalenko say about the oil?", library).closest
    assert closest
    assert all(one.speaker is None and "Kovalenko" in one.text for one in closest)


def test_a_surname_that_two_people_bear_means_both(library: Library) -> None:
    found = answer("What did Osei say?", library).evidence
    assert {one.speaker.name for one in found if one.speaker} == {"Martin Osei", "Clara Osei"}


def test_a_role_names_no_person(library: Library) -> None:
    (best, *_) = answer("What did the mayor say?", library).evidence
    assert best.speaker
    assert best.speaker.name == "Martin Osei"


def test_who_else_leaves_out_who_is_named(library: Library) -> None:
    found = answer("Who else spoke about the oil?", library, ("Who spoke about the oil?",), ("Martin Osei",))
    assert all(one.speaker is None or one.speaker.name != "Martin Osei" for one in (*found.evidence, *found.closest))


@pytest.mark.parametrize("title", ["总干事", "快递员", "菜市场保洁员"])
def test_a_chinese_name_is_found_behind_a_title_that_nothing_parts_from_it(title: str) -> None:
    library = Library()
    text = f"柳桥菜市场明年搬迁。\n\n{title}周凤英说：“新大楼有空调。”\n\n区长陈立表示：“费用由区政府承担。”"
    library.add(Article(id="market", title="菜市场搬迁", text=text, language="zh"))
    found = answer("周凤英说了什么", library)
    assert [one.text for one in found.evidence] == ["新大楼有空调。"]
    other = answer("李凤英说了什么", library)
    assert (other.evidence, other.refusal and other.refusal.near) == ((), ("周凤英",))


@pytest.mark.parametrize("question", ["What did Zhang say?", "Что сказал Чжан?"])
def test_a_chinese_name_is_found_in_cyrillic_letters_whichever_way_it_is_typed(question: str) -> None:
    library = Library(semantic=False)
    text = "Мост закроют в мае.\n\n«Мост старый», — заявил Чжан Цзюнь, мэр города."
    library.add(Article("bridge", "Мост", text, language="ru"))
    assert [one.speaker.name for one in answer(question, library).evidence if one.speaker] == ["Чжан Цзюнь"]


@pytest.mark.parametrize(
    ("language", "question", "name"),
    [
        ("en", "what did lindqvist say about the oil", "Lindqvist"),
        ("en", "did lindqvist say that the steps are slippery", "Lindqvist"),
        ("de", "was sagt habicht zum öl", "Habicht"),
        ("fr", "et delmas il dit quoi", "Delmas"),
        ("it", "e il ministro sorrenti che ne pensa", "Ministro Sorrenti"),
        ("pl", "co powiedział zaremba o lampie", "Zaremba"),
        ("uk", "що каже заремба про лампу", "Заремба"),
    ],
)
def test_a_name_in_small_letters_that_no_article_knows_is_nobodys(language: str, question: str, name: str) -> None:
    texts = {
        "en": "The oil\n\n“The oil is dear,” said Martin Osei, the mayor. “The steps are slippery,” said Clara Osei.",
        "de": "Das Öl\n\n„Das Öl ist teuer“, sagte Martin Pohl, der Bürgermeister.",
        "fr": "L’huile\n\n« L’huile est chère », dit Martin Roche, le maire.",
        "it": "L’olio\n\n«L’olio è caro», dice Martino Brusco, il sindaco.",
        "pl": "Lampa\n\n„Lampa świeci” – powiedział Jan Wolny, burmistrz.",
        "uk": "Лампа\n\n«Лампа світить», — каже Петро Коваль, мер.",
    }
    filled = Library(semantic=False)
    filled.add(Article("oil", "", texts[language], language=language))
    found = answer(question, filled)
    assert (found.evidence, found.refusal and found.refusal.missing) == ((), "nobody")
    assert found.refusal
    assert found.refusal.name == name


@pytest.mark.parametrize("question", ["que dit delmas de l’huile ?", "cosa dice sorrenti", "qué dice olmedo del faro"])
def test_so_is_one_in_another_language_than_the_articles(library: Library, question: str) -> None:
    found = answer(question, library)
    assert (found.evidence, found.refusal and found.refusal.missing) == ((), "nobody")


@pytest.mark.parametrize(
    "question",
    [
        "are lanterns allowed on the steps?",
        "does smoking harm the oil?",
        "what do skeptics say about the oil",
        "what do people say about the steps",
    ],
)
def test_a_common_noun_that_no_article_holds_is_nobodys_name(library: Library, question: str) -> None:
    found = answer(question, library)
    assert found.refusal is None or found.refusal.missing != "nobody"
