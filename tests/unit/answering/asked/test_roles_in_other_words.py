"""People are asked for by other words than the articles': short forms, wider words, a trade in another language."""

from __future__ import annotations

import pytest

from retrieval import Answer, Article, Library, answer
from retrieval.answering.questions import parse_alone

WELL = """Village well runs dry

“I carried two buckets a day as a girl,” said Grandmother Olga Prinz, who lives by the church.

Sergeant Ravi Dunn closed the lane on Friday. “Nobody is to climb down there,” he said.

Tessa Holt, a geologist from the coast, measured the water. “It sank by four metres in a month,” she said.

The mayor, Bo Lindqvist, voted against a new well. “A pipe from the lake is half the price,” he said.

Farmer Cora Lamb lost nine sheep. “They drank from the ditch,” she said.

The council voted on Monday. The mayor voted last.
"""
HOSPITAL = """Kreißsaal bleibt zu

„Wir fahren die Frauen jetzt über den Pass“, sagte die Hebamme Vera Kunz.

Pfarrer Emil Roth läutete die Glocken. „Hier wird niemand mehr geboren“, sagte er.
"""
COURT = """Harbour trial opens

The prosecutor, Nils Farr, questioned the night watchman. “Did you ever open the north gate?” he asked.

“Twice, and both times I was told to,” said the watchman, Abel Moro.
"""


@pytest.fixture(scope="module")
def library() -> Library:
    library = Library(semantic=False)
    library.add(Article(id="well", title="Village well runs dry", text=WELL, language="en"))
    library.add(Article(id="hospital", title="Kreißsaal bleibt zu", text=HOSPITAL, language="de"))
    library.add(Article(id="court", title="Harbour trial opens", text=COURT, language="en"))
    return library


def first_speaker(found: Answer) -> str:
    return next((one.speaker.name for one in found.evidence if one.speaker), "")


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("whats the gran say", "Olga Prinz"),
        ("and the granny?", "Olga Prinz"),
        ("what does the cop say", "Ravi Dunn"),
        ("what did the expert who measured the water say", "Tessa Holt"),
        ("what does the scientist say", "Tessa Holt"),
        ("what does the midwife say", "Vera Kunz"),
        ("was sagt der geistliche", "Emil Roth"),
        ("¿Qué dice la comadrona?", "Vera Kunz"),
        ("the farmer's excuse?", "Cora Lamb"),
        ("the mayor voted against the well because of money or what", "Bo Lindqvist"),
        ("why did the mayor vote against the well", "Bo Lindqvist"),
    ],
)
def test_people_are_found_by_other_words_for_what_they_are(question: str, speaker: str, library: Library) -> None:
    assert first_speaker(answer(question, library)) == speaker


def test_nobody_is_refused_for_lack_of_such_a_word(library: Library) -> None:
    found = answer("what did the lifeguard say about the sheep", library)
    assert found.refusal is None or found.refusal.missing != "role"


def test_a_narrower_word_asks_for_nobody_else(library: Library) -> None:
    assert first_speaker(answer("what does the economist say", library)) != "Tessa Holt"


def test_a_question_that_is_quoted_answers_no_question(library: Library) -> None:
    found = answer("did the watchman open the north gate", library)
    assert "Did you ever open the north gate?" not in [one.text for one in found.evidence]


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("managers excuse?", ("manag",)),
        ("the union's reply", ("union",)),
        ("what's the keeper's side of the story?", ("keeper",)),
    ],
)
def test_a_word_for_what_is_said_is_no_topic(question: str, subject: tuple[str, ...]) -> None:
    parsed = parse_alone(question)
    assert (parsed.kind, parsed.subject, parsed.topic) == ("said-about", subject, ())


def test_whoever_comes_closest_is_named_if_they_are_whom_the_question_calls_so(library: Library) -> None:
    found = answer("what did the mayor say about parking fines in zurich", library)
    assert found.evidence == ()
    assert found.refusal is not None
    assert (found.refusal.missing, found.refusal.name) == ("elsewhere", "Bo Lindqvist")
