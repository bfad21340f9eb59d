"""Questions who is for something and who is against it."""

from __future__ import annotations

import pytest

from retrieval import Article, Library, answer
from retrieval.answering.sides.standing import side_asked, side_of

MILL = Article(
    "mill",
    "Old mill in Tarnow to become a hotel",
    """The old mill in Tarnow is to become a hotel with ninety beds.

“I am proud of this hotel,” said the mayor, Lars Oken. “It brings work.”

“A hotel in the mill is madness,” said the miller’s daughter, Greta Sol. “My father would weep.”

“The hotel will have ninety beds and one lift,” said the architect, Nuno Faria.

The baker Ada Klint supports the hotel. “People who sleep also eat,” Klint said.
""",
    language="en",
)
WORKS = Article(
    "works",
    "Neue Brücke über die Lahr",
    """Die Gemeinde baut eine Brücke über die Lahr.

„Die Brücke wird vierzig Meter lang“, sagte der Ingenieur Udo Kranz.
""",
    language="de",
)


@pytest.fixture(scope="module")
def library() -> Library:
    found = Library(semantic=False)
    found.add(MILL)
    found.add(WORKS)
    return found


AGAINST = (
    "Who is against the hotel?", "Who opposes the hotel?", "critics of the hotel?", "Who doesn't want the hotel?",
    "Who's against the hotel?", "Wer spricht sich gegen das Hotel aus?",
    "Wer ist gegen das Hotel?", "Wer lehnt das Hotel ab?", "Qui est contre l'hôtel ?", "Qui s'oppose à l'hôtel ?",
    "¿Quién está en contra del hotel?", "Chi è contrario all'hotel?", "Chi critica l'hotel?",
    "Quem está contra o hotel?", "Кто против отеля?", "Хто проти готелю?", "谁反对酒店？", "and whos against it",
    "any critics?", "who is against?", "Gibt es Kritiker?", "Et qui est contre ?", "¿Y quién está en contra?",
    "Ci sono critici?", "Quem é contra?", "А кто против?", "А хто проти?", "谁反对？",
    "wer regt sich über das hotel auf", "wer schimpft auf das hotel", "ist da jemand dagegen",
    "wem gefällt das hotel nicht", "qui râle contre l'hôtel", "à qui ça ne plaît pas",
    "qui n'est pas content de l'hôtel", "a quién no le hace gracia el hotel", "quién protesta por el hotel",
    "chi ce l'ha con l'albergo", "a qualcuno non piace?", "quem está chateado com o hotel", "alguém não gosta?",
    "а кто ругает отель", "кому мешает отель", "хто лає готель", "кому заважає готель", "kto jest przeciw hotelowi",
    "kto narzeka na hotel", "komu się nie podoba hotel", "są jacyś przeciwnicy?", "wie is er tegen het hotel",
    "wie klaagt over het hotel", "is er iemand tegen?", "谁讨厌酒店", "谁觉得酒店不好", "有人反对吗",
)  # fmt: skip
IN_FAVOUR = (
    "Who is for the hotel?", "Who supports the hotel?", "Wer ist für das Hotel?", "Wer befürwortet das Hotel?",
    "Qui est pour l'hôtel ?", "¿Quién apoya el hotel?", "Chi è a favore dell'hotel?", "Quem apoia o hotel?",
    "Кто за отель?", "Хто підтримує готель?", "谁支持酒店？", "and whos for it", "Und wer ist dafür?", "Und dafür?",
    "Qui est pour ?", "¿Quién está a favor?", "Chi è a favore?", "А кто за?", "谁支持？",
    "wer freut sich über das hotel", "wer findets gut", "wem gefällt das hotel", "qui se réjouit de l'hôtel",
    "quién está contento con el hotel", "a chi piace l'albergo", "quem gosta do hotel", "кто рад отелю",
    "кому нравится отель", "хто радий готелю", "kto popiera hotel", "kto się cieszy", "wie is voor het hotel",
    "wie is er blij met het hotel", "谁喜欢酒店", "谁觉得酒店好",
)  # fmt: skip
NEITHER = (
    "Who is the mayor?", "What did Oken say against the hotel?", "Who said the hotel is madness?", "Wer ist Oken?",
    "Кто за рулём?", "Who wants to run the hotel?", "Who is for dinner?", "Wer will Wirt werden?",
    "Wer ist für das Hotel verantwortlich?", "Qui est pour l'instant en tête ?", "¿Quién quiere ser alcalde?",
    "wer passt auf die kinder auf", "kto to mówi o hotelu", "kto za kierownicą", "wie wil burgemeester worden",
    "谁说酒店好",
)  # fmt: skip


@pytest.mark.parametrize("question", AGAINST)
def test_who_is_against_something_is_asked_in_every_language(question: str) -> None:
    asked = side_asked(question)
    assert asked is not None
    assert asked.side == "against"


@pytest.mark.parametrize("question", IN_FAVOUR)
def test_who_is_for_something_is_asked_in_every_language(question: str) -> None:
    asked = side_asked(question)
    assert asked is not None
    assert asked.side == "for"


@pytest.mark.parametrize("question", NEITHER)
def test_other_questions_ask_for_no_side(question: str) -> None:
    assert side_asked(question) is None


@pytest.mark.parametrize(
    ("sentence", "language", "side"),
    [
        ("The fishermen oppose the harbour.", "en", "against"),
        ("The fishermen do not oppose the harbour.", "en", "for"),
        ("Nobody here supports the harbour.", "en", "against"),
        ("She welcomed the harbour but called its price madness.", "en", None),
        ("Der Hafen ist vierzig Meter lang.", "de", None),
        ("Die Fischer lehnen den Hafen ab.", "de", "against"),
        ("Die Wirtin begrüßte den Hafen.", "de", "for"),
        ("Les pêcheurs sont contre le port.", "fr", "against"),
        ("Los pescadores apoyan el puerto.", "es", "for"),
        ("I pescatori non sono favorevoli al porto.", "it", "against"),
        ("Os pescadores rejeitam o porto.", "pt", "against"),
        ("Рыбаки выступают против порта.", "ru", "against"),
        ("Рибалки підтримують порт.", "uk", "for"),
        ("渔民反对建港口。", "zh", "against"),
        ("渔民不反对建港口。", "zh", "for"),
        ("Die Wirtin freute sich über den Hafen.", "de", "for"),
        ("Rybacy sprzeciwiają się budowie portu.", "pl", "against"),
        ("Rybacy nie popierają portu.", "pl", "against"),
        ("De vissers zijn blij met de haven.", "nl", "for"),
        ("De vissers verzetten zich tegen de haven.", "nl", "against"),
        ("De haven is veertig meter lang.", "nl", None),
    ],
)
def test_a_sentence_takes_the_side_that_its_words_tell(sentence: str, language: str, side: str | None) -> None:
    assert side_of(sentence, language) == side


def test_people_of_the_side_asked_about_are_shown_and_nobody_of_the_other(library: Library) -> None:
    against = answer("Who is against the hotel?", library)
    assert [one.speaker.name for one in against.evidence if one.speaker] == ["Greta Sol"]
    assert not against.is_untold
    shown = [one.text for one in answer("Who supports the hotel?", library).evidence]
    assert any("proud of this hotel" in text for text in shown)
    assert any("Ada Klint supports the hotel" in text for text in shown)
    assert not any("madness" in text or "weep" in text for text in shown)


def test_where_no_words_tell_a_side_those_are_shown_who_speak_about_it(library: Library) -> None:
    found = answer("Wer ist gegen die Brücke?", library)
    assert [one.speaker.name for one in found.evidence if one.speaker] == ["Udo Kranz"]
    assert found.is_untold


def test_critics_without_more_are_those_of_what_was_just_shown(library: Library) -> None:
    shown = answer("What did Lars Oken say?", library).evidence[0]
    found = answer("any critics?", library, ("What did Lars Oken say?",), home="mill", shown=shown.span)
    assert [one.speaker.name for one in found.evidence if one.speaker] == ["Greta Sol"]


ORCHARD = Article(
    "orchard",
    "Orchard in Selm to make way for a car park",
    """The orchard in Selm will make way for a car park.

“Nobody picks these apples any more,” said the mayor, Doris Kamp. “Cars need a place.”

“The soil is sandy there,” said the surveyor, Emil Roth.

The beekeeper, Lotte Brandis, sees it differently. “My bees pick them every spring,” she said.
""",
    language="en",
)
DISSENT = (
    "Who disagrees with Doris Kamp?", "who doesnt believe doris kamp", "Wer widerspricht Doris Kamp?",
    "Wer glaubt Doris Kamp nicht?", "Qui n'est pas d'accord avec Doris Kamp ?", "¿Quién no le cree a Doris Kamp?",
    "Chi non è d'accordo con Doris Kamp?", "Quem discorda de Doris Kamp?", "Кто не согласен с Doris Kamp?",
    "Хто не згоден з Doris Kamp?", "谁不同意Doris Kamp的说法？",
)  # fmt: skip


@pytest.mark.parametrize("question", DISSENT)
def test_who_disagrees_with_somebody_is_asked_in_every_language(question: str) -> None:
    asked = side_asked(question)
    assert asked is not None
    assert asked.is_dissent
    assert "doris kamp" in asked.topic


@pytest.fixture(scope="module")
def orchard() -> Library:
    found = Library(semantic=False)
    found.add(ORCHARD)
    return found


@pytest.mark.parametrize("question", ["Who disagrees with Doris Kamp?", "who criticised Doris Kamp"])
def test_who_disagrees_with_somebody_is_never_told_by_their_own_words(question: str, orchard: Library) -> None:
    found = answer(question, orchard)
    assert [one.speaker.name for one in found.evidence if one.speaker] == ["Lotte Brandis"]
    assert not found.is_untold


def test_who_disagrees_with_what_was_shown_is_somebody_else(orchard: Library) -> None:
    shown = answer("What did Doris Kamp say?", orchard).evidence[0]
    found = answer("who disagrees?", orchard, ("What did Doris Kamp say?",), home="orchard", shown=shown.span)
    assert "My bees" in found.evidence[0].text


def test_where_nobody_is_told_to_disagree_others_are_shown_as_untold(orchard: Library) -> None:
    found = answer("Who disagrees with Lotte Brandis?", orchard)
    assert "Lotte Brandis" not in [one.speaker.name for one in found.evidence if one.speaker]
    assert found.is_untold
