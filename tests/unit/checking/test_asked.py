"""The verdict on a question whether somebody said something."""

from __future__ import annotations

import pytest

from bot.talk.verdicts import ruling_of
from retrieval import Answer, Article, AskedClaim, Library, answer

TEXT = (
    "The council met on Monday.\n\n"
    "“The plan for the harbour is dead,” Alastair Reid told the meeting. “We will not pay for it twice.”\n\n"
    "Colin Reid, the treasurer, walked out before the vote.\n\n"
    "“The ferry should run on Sundays,” said Nora Finch, the harbour master. Finch denied that the quay was unsafe for "
    "children.\n\n"
    "“The lighthouse lamp is far too weak,” read a note on the door."
)


def asked(question: str, text: str = TEXT) -> Answer:
    library = Library(semantic=False)
    library.add(Article("a", "Harbour vote", text, language="en"))
    return answer(question, library)


def verdict_on(question: str, text: str = TEXT) -> AskedClaim:
    verdict = asked(question, text).verdict
    assert verdict
    return verdict


@pytest.mark.parametrize(
    ("question", "standing", "shown"),
    [
        ("Did Alastair Reid say “The plan for the harbour is dead”?", "verbatim", "The plan for the harbour is dead"),
        ("Did Alastair Reid say “The plan for the harbour is gone”?", "altered", "The plan for the harbour is dead"),
        ("Did Nora Finch say the plan for the harbour is dead?", "another", "The plan for the harbour is dead"),
        ("Did Alastair Reid say that the harbour plan has died?", "reworded", "The plan for the harbour is dead"),
        ("Did Nora Finch say that the quay was unsafe for children?", "opposite", "Finch denied that the quay"),
        ("Did Nora Finch say that children are unsafe on the quay?", "opposite", "Finch denied that the quay"),
        ("Did Nora Finch say “The lighthouse lamp is far too weak”?", "unsure", "The lighthouse lamp is far too weak"),
        ("Did Alastair Reid say we will pay for it twice?", "opposite", "We will not pay for it twice."),
        ("Did Nora Finch say the school needs a new roof?", "unsaid", "The ferry should run on Sundays"),
    ],
)
def test_a_claim_stands_or_is_told_apart_from_what_was_said(question: str, standing: str, shown: str) -> None:
    verdict = verdict_on(question)
    assert verdict.standing == standing
    assert verdict.evidence
    assert shown in verdict.evidence.text


@pytest.mark.parametrize(
    "question",
    [
        "Did Alastair Reid say “The plan for the ferry is dead”?",
        "Did Nora Finch say the plan for the harbour is dead?",
        "Did Nora Finch say “the quay was unsafe for children”?",
        "Did Alastair Reid say “We will pay for it twice”?",
        "Did Colin Finch say “The ferry should run on Sundays”?",
    ],
)
def test_only_the_very_words_of_that_very_person_are_word_for_word(question: str) -> None:
    verdict = asked(question).verdict
    assert verdict is None or verdict.standing != "verbatim"


def test_words_in_another_mouth_are_said_to_be_so() -> None:
    assert verdict_on("Did Nora Finch say the plan for the harbour is dead?").part.agreement == "contradicted"


def test_nothing_is_judged_of_somebody_who_is_not_quoted() -> None:
    found = asked("Did Colin Reid say the plan for the harbour is dead?")
    assert found.verdict is None
    assert not found.evidence
    assert found.refusal
    assert found.refusal.missing == "unquoted"


def test_nothing_is_judged_where_nothing_is_claimed() -> None:
    assert asked("What did Nora Finch say about the ferry?").verdict is None


HEARING = Article(
    "hearing",
    "The hearing",
    "Carla Voss spoke at the hearing. Voss denied that there was any conflict of interest. “The election can wait "
    "until the harvest is in,” said Carla Voss. “I would call an early election,” said Tom Reed. Asked whether she "
    "had read the harbour report, she smiled. “Tired nurses were to blame,” said Reed.",
    language="en",
)


@pytest.mark.parametrize(
    ("question", "agreement", "is_negated"),
    [
        ("Did Carla Voss say there was a conflict of interest?", "confirmed", True),
        ("Did Carla Voss say she'd call an early election?", "", False),
        ("Did Carla Voss say nurses were to blame?", "", False),
    ],
)
def test_no_part_of_a_question_is_taken_for_all_that_it_claims(question: str, agreement: str, is_negated: bool) -> None:
    library = Library(semantic=False)
    library.add(HEARING)
    judged = answer(question, library).verdict
    assert judged
    best = judged.part.findings[0] if judged.is_found else None
    assert (best.agreement if best else "") in {agreement, "contradicted"}
    assert (best.is_negated if best else False) == is_negated
    assert not judged.part.stands
    if is_negated and judged.evidence:
        assert "denied" in judged.evidence.text


@pytest.mark.parametrize(
    ("question", "standing"),
    [
        ("Did the mayor say the bells will ring at noon?", "verbatim"),
        ("Did the mayor say the tower leans by a metre?", "another"),
        ("Did the mayor say “The tower leans by a metre”?", "another"),
    ],
)
def test_the_holder_of_an_office_is_asked_by_name(question: str, standing: str) -> None:
    text = (
        "“The bells will ring at noon,” said the mayor, Irma Stolz.\n\n"
        "“The tower leans by a metre,” said the mason Egon Pfahl."
    )
    verdict = verdict_on(question, text)
    assert verdict.standing == standing
    assert verdict.part.speaker == "Irma Stolz"


def test_of_many_holders_of_an_office_whoever_answers_is_looked_up_first() -> None:
    library = Library(semantic=False)
    for at, name in enumerate(("Ada Birk", "Bea Colm", "Cai Dorn", "Dot Egge", "Eva Farr", "Ida Gorm")):
        text = f"“The fountain in the {name} square stays dry,” said {name}, the mayor. “We have no money.”"
        library.add(Article(f"dry-{at}", "Dry", text, language="en"))
    text = "“The swans must leave the castle moat by Easter,” said Zoe Hamm, the mayor."
    library.add(Article("swans", "Swans", text, language="en"))
    verdict = answer("Did the mayor say the swans must leave the castle moat by Easter?", library).verdict
    assert verdict
    assert (verdict.standing, verdict.part.speaker) == ("verbatim", "Zoe Hamm")


@pytest.mark.parametrize(
    ("question", "standing"),
    [
        ("Did Orlux say the new tram is safe?", "reworded"),
        ("Did Orlux say the new tram is far too loud?", "another"),
        ("Did Orlux say the new tram costs too much?", "another"),
        ("Did Orlux say the new tram is a fine film?", "another"),
        ("Did Stramm say the old bridge will hold?", "another"),
    ],
)
def test_a_body_speaks_by_its_people_but_a_person_by_nobody(question: str, standing: str) -> None:
    text = (
        "“The new tram is safe,” said Olga Trent, an Orlux spokeswoman.\n\n"
        "“The new tram is far too loud,” said Finn Moor, an Orlux critic.\n\n"
        "“The new tram costs too much,” said Ida Falk, a former Orlux spokeswoman.\n\n"
        "“The new tram is a fine film,” said Ugo Bern, director of a film about Orlux.\n\n"
        "“The old bridge will hold,” said Rolf Bane, a spokesman for Stramm. “I am no engineer,” said Anke Stramm."
    )
    verdict = verdict_on(question, text)
    assert verdict.standing == standing


@pytest.mark.parametrize(
    ("question", "standing"),
    [
        ("Did Tom Reed say the “Seals” need no keeper?", "opposite"),
        ("Did Tom Reed say the “Seals” need another keeper?", "reworded"),
        ("Did Ines Marlow say she will retire from the “Seals”?", "unsaid"),
        ("Did Ines Marlow say “No”?", "verbatim"),
        ("Did Tom Reed call the match “very long”?", "verbatim"),
    ],
)
def test_a_name_in_marks_is_not_all_that_a_question_claims(question: str, standing: str) -> None:
    text = (
        "“Ask me at Easter,” said Ines Marlow, the captain of the Seals. “No,” she told fans who wanted her song.\n\n"
        "“The Seals need a new keeper soon,” said Tom Reed. “It was a very long match.”"
    )
    verdict = verdict_on(question, text)
    assert verdict.standing == standing


POOL = (
    "“The pool will not close before the harvest,” said Ines Marlow, who runs it. “There is no doubt that the slide is "
    "safe.” Marlow refused to name the builder.\n\n"
    "“Not only the showers are new,” said Peter Osei.\n\n"
    "“No. It stays with the family, and the kiosk opens at ten,” said Vera Lund.\n\n"
    "“We never asked for a second lifeguard,” said Tom Reed."
)


@pytest.mark.parametrize(
    ("question", "standing"),
    [
        ("Did Ines Marlow say the pool would be closing before harvest?", "opposite"),
        ("Did Ines Marlow say that the pool won't be closing before harvest?", "reworded"),
        ("Did Ines Marlow say the slide was really safe?", "reworded"),
        ("Did Ines Marlow give the builder's name?", "opposite"),
        ("Did Ines Marlow refuse to give the builder's name?", "reworded"),
        ("Did Peter Osei say the showers are all new ones?", "reworded"),
        ("Did Tom Reed say he asked for another lifeguard?", "opposite"),
        ("Did Vera Lund say that the kiosk was sold?", "opposite"),
        ("Did Vera Lund say it would be staying in the family?", "reworded"),
        ("Did Vera Lund say the kiosk will open by ten?", "reworded"),
    ],
)
def test_words_that_say_not_of_the_same_are_the_opposite(question: str, standing: str) -> None:
    assert verdict_on(question, POOL).standing == standing


@pytest.mark.parametrize(
    ("question", "standing", "speaker"),
    [
        ('did brodie say "the boats rot in the harbour"', "another", "Declan Brodie"),
        ("did declan brodie say the boats rot in the harbour", "another", "Declan Brodie"),
        ("did sandhu say the boats rot in the harbour", "verbatim", "Priya Sandhu"),
        ("did brodie say somebody has to pay", "verbatim", "Declan Brodie"),
    ],
)
def test_a_claim_may_name_somebody_in_small_letters(question: str, standing: str, speaker: str) -> None:
    text = (
        "“The boats rot in the harbour,” said Priya Sandhu, the owner.\n\n"
        "“We are patient, but somebody has to pay,” said Declan Brodie, the union's secretary."
    )
    verdict = verdict_on(question, text)
    assert (verdict.standing, verdict.part.speaker) == (standing, speaker)


@pytest.mark.parametrize(
    ("question", "standing"),
    [
        ("did marlow say she can't swim far?", "reworded"),
        ("Did Tom Reed say that many boats sank?", "reworded"),
        ("Did Tom Reed say that no boats sank at night?", "opposite"),
    ],
)
def test_a_not_elsewhere_or_of_a_number_is_not_the_opposite(question: str, standing: str) -> None:
    text = (
        "“I can't swim as far as the buoy,” Ines Marlow said. “I said so.”\n\n"
        "“No fewer than nine boats sank at night,” said Tom Reed."
    )
    assert verdict_on(question, text).standing == standing


FIGURES = (
    "“Foxes killed nine of my hens last winter and no one wrote about it,” said Otto Brack, a farmer.\n\n"
    "Ada Holm, who runs the museum, said that a collector from Malmö had offered 6,000 crowns for the sign.\n\n"
    "“The repair will take 14 months,” said Lena Fors, the engineer."
)


@pytest.mark.parametrize(
    ("question", "claimed", "published"),
    [
        ("Did Ada Holm say a collector offered 60,000 crowns for the sign?", "60,000 crowns", "6,000 crowns"),
        ("Did Lena Fors say that the repair takes 4 months?", "4 months", "14 months"),
    ],
)
def test_another_figure_is_told(question: str, claimed: str, published: str) -> None:
    verdict = asked(question, FIGURES).verdict
    assert verdict
    assert verdict.standing == "altered"
    assert verdict.figure
    assert (verdict.figure.claimed, verdict.figure.published) == (claimed, published)
    assert f"not “{claimed}” but “{published}”" in ruling_of(verdict)


@pytest.mark.parametrize(
    "question",
    [
        "Did Ada Holm say someone from Malmö offered 6000 crowns for the sign?",
        "Did Ada Holm say a collector offered money for the sign?",
        "Did Lena Fors say that the repair is going to take 14 months?",
    ],
)
def test_the_same_figure_or_none_alters_nothing(question: str) -> None:
    assert verdict_on(question, FIGURES).standing == "reworded"


def test_a_not_after_a_link_denies_what_follows_it() -> None:
    assert verdict_on("Did Otto Brack say foxes killed some of his hens last winter?", FIGURES).standing == "reworded"
    assert verdict_on("Did Otto Brack say someone wrote about it?", FIGURES).standing == "opposite"
