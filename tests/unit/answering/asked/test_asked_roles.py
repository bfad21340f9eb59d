"""A question for the holder of a role gets that person's words, or is told that nobody of the role is quoted."""

from __future__ import annotations

import pytest

from retrieval import Answer, Article, Library, Refusal, answer
from retrieval.answering.asked.understanding import understand

MATCH = """Harbour Rovers lose at home

“We were asleep for an hour,” said Ivo Maas, the coach of Harbour Rovers. The visitors’ coach, Dana Petrov, was \
happier. “They gave us the midfield as a present,” she said.

Rovers complained about the referee. “He needs new glasses,” said Pia Sund, the captain. Maas said that the referee \
had apologised to him in the tunnel.

“I sold eleven scarves,” said Otto Brill, a friend of the mayor. The mayor’s son, Kai Lund, watched from the stand. “I \
came for the sausages,” he said.

The transport minister, Ruth Aske, promised a new stop at the ground. “Nobody should walk two miles to be \
disappointed,” she said.
"""
SEAWALL = """Sea wall to be rebuilt

“Concrete can be mended,” said Priya Moss, who looked tired. “The rock below it cannot,” the city engineer said.

Nora Vale, who works as a nurse, lives behind the wall. “I sleep with my boots on,” she said. Her tenant Leo Fink, who \
was treated by a doctor, disagreed. “It has held for ninety years,” he said.
"""
RATHAUS = """Neues Dach für die Halle

„Das Dach hat mehr Löcher als ein Sieb“, sagte Bürgermeisterin Greta Wolff. Der Trainer der Volleyballer, Jan Pohl, \
freute sich. „Wir spielen seit Jahren mit Eimern“, sagte er.

„Das Land zahlt die Hälfte“, sagte Bauministerin Elke Rahn am Montag.
"""
PARTIDO = """El Marina empata

“Me tiré al lado bueno por una vez”, dijo Lucas Ferrer, portero del Marina, tras el partido. El árbitro pitó dos \
penaltis.
"""


@pytest.fixture(scope="module")
def library() -> Library:
    library = Library()
    library.add(Article(id="match", title="Harbour Rovers lose at home", text=MATCH, language="en"))
    library.add(Article(id="seawall", title="Sea wall to be rebuilt", text=SEAWALL, language="en"))
    library.add(Article(id="rathaus", title="Neues Dach für die Halle", text=RATHAUS, language="de"))
    library.add(Article(id="partido", title="El Marina empata", text=PARTIDO, language="es"))
    return library


def speakers(found: Answer) -> set[str]:
    return {one.speaker.name for one in found.evidence if one.speaker}


@pytest.mark.parametrize(
    ("question", "holders"),
    [
        ("What did the coach say?", {"Ivo Maas", "Dana Petrov"}),
        ("what did the coach of harbour rovers say", {"Ivo Maas"}),
        ("What does the captain think of the referee?", {"Pia Sund"}),
        ("What did the transport minister say?", {"Ruth Aske"}),
        ("What did the city engineer say?", {"Priya Moss"}),
        ("what does the nurse say", {"Nora Vale"}),
        ("Was sagt die Bürgermeisterin?", {"Greta Wolff"}),
        ("was hat der trainer gesagt", {"Jan Pohl"}),
        ("Was sagt die Ministerin?", {"Elke Rahn"}),
        ("¿Qué dijo el portero?", {"Lucas Ferrer"}),
        ("¿Qué dijo el guardameta?", {"Lucas Ferrer"}),
    ],
)
def test_only_holders_of_a_role_are_cited_those_of_the_questions_language_first(
    question: str, holders: set[str], library: Library
) -> None:
    found = speakers(answer(question, library))
    assert found
    assert found <= holders


@pytest.mark.parametrize(
    "question",
    [
        "What did the referee say?",
        "¿Qué dijo el árbitro?",
        "What did the pilot say?",
        "What did the doctor say?",
        "Was sagt der Papst?",
        "裁判说了什么",
    ],
)
def test_nobody_is_cited_for_a_role_that_nobody_quoted_holds(question: str, library: Library) -> None:
    found = answer(question, library)
    assert not found.evidence
    assert found.refusal
    assert found.refusal.missing == "role"


def test_a_role_is_found_in_articles_of_another_language_where_none_of_its_own_names_it(library: Library) -> None:
    assert speakers(answer("What did the goalkeeper say?", library)) == {"Lucas Ferrer"}
    assert answer("What did the mayor say?", library).refusal == Refusal("role", "mayor")


def test_neither_a_friend_of_the_mayor_nor_a_son_is_the_mayor(library: Library) -> None:
    assert not speakers(answer("What did the mayor say about the scarves?", library)) & {"Otto Brill", "Kai Lund"}


def test_a_minister_of_something_else_is_not_the_one_asked_for(library: Library) -> None:
    assert not answer("What did the fisheries minister say?", library).evidence


def test_a_surname_that_may_be_a_role_is_a_name() -> None:
    library = Library()
    text = "“The bells are flat,” said Anna Bishop, a ringer, on Sunday.\n\nA bishop was there, too."
    library.add(Article(id="bells", title="Bells", text=text, language="en"))
    assert speakers(answer("What did Bishop say?", library)) == {"Anna Bishop"}
    assert speakers(answer("what did bishop say", library)) == {"Anna Bishop"}


def test_whoever_is_called_so_where_the_words_stand_is_meant() -> None:
    library = Library()
    text = (
        "Tessa Marsh, who has sold vegetables in the hall for years, read the letter aloud.\n\n"
        "“I have savings for four months,” said the grocer. “A roof is a roof,” said Gareth Pugh, a councillor."
    )
    library.add(Article(id="market", title="Rents double", text=text, language="en"))
    found = answer("what does the grocer say", library)
    assert speakers(found) == {"Tessa Marsh"}
    assert answer("what does the florist say", library).evidence == ()


@pytest.mark.parametrize("question", ["aaaaaaaaaaaaaaaaaaaa", "啊啊啊啊啊啊啊啊", "  ооооооооо!!! "])
def test_one_letter_held_down_asks_nothing(question: str, library: Library) -> None:
    found = answer(question, library)
    assert (found.evidence, found.closest, found.refusal) == ((), (), Refusal("nothing"))


@pytest.mark.parametrize("question", ["und wer zahlt das?", "а хто платить?", "and who pays?", "et qui paie ?"])
def test_who_behind_and_is_nobodys_name(question: str, library: Library) -> None:
    assert understand(question, ("what is it about?",), library).person is None
    assert "zahlt" not in understand(question, (), library).parsed.subject


VILLAGE = """The well is dry

“We carry water at night,” said Ben Oduya, a fisherman. His sister, Ruth Oduya, was less patient. “Let them come and \
say it to my face,” she said.

Beekeeper Tom Lark said the pump would kill his hives. “They do not fly in a quarrel,” he added. “It is a good plan,” \
said Anna Feld, the town's treasurer.
"""


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("what does the fisherman say", "Ben Oduya"),
        ("what do fishermen say?", "Ben Oduya"),
        ("what does his sister want", "Ruth Oduya"),
        ("what does the beekeeper think of the pump", "Tom Lark"),
        ("does the fisherman like the plan?", "Ben Oduya"),
        ("does the treasurer like the pump?", "Anna Feld"),
    ],
)
def test_trades_and_relatives_that_no_list_of_roles_has(question: str, speaker: str) -> None:
    library = Library(semantic=False)
    library.add(Article(id="well", title="The well is dry", text=VILLAGE, language="en"))
    found = answer(question, library)
    assert {one.speaker.name for one in (*found.evidence, *found.closest) if one.speaker} == {speaker}


def test_a_trade_that_nobody_here_has_is_looked_for_by_the_words(library: Library) -> None:
    asked = understand("what does the fisherman say about the referee", (), library).person
    assert asked is None or asked.role is None


CLINIC = """Ward to close

“I sent him home,” said Dr. Helen Sato on Friday. “Nobody asked me,” said Rev. Liam Egan, who prays there.
"""
CLINICA = """Cierra la planta

«Quedan veinte camas», dijo la Dra. Marta Gil. «Es una broma», dijo el Dr. Pablo Ortiz.
"""


@pytest.mark.parametrize(
    ("question", "holders"),
    [
        ("What did the doctor say?", {"Helen Sato"}),
        ("what does the priest say", {"Liam Egan"}),
        ("¿Qué dijo la doctora?", {"Marta Gil"}),
        ("que dijo el doctor", {"Marta Gil", "Pablo Ortiz"}),
    ],
)
def test_a_title_before_a_name_tells_a_role_and_a_form_for_women_no_man(question: str, holders: set[str]) -> None:
    library = Library(semantic=False)
    library.add(Article(id="clinic", title="Ward to close", text=CLINIC, language="en"))
    library.add(Article(id="clinica", title="Cierra la planta", text=CLINICA, language="es"))
    assert speakers(answer(question, library)) == holders
