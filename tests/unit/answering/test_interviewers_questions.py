"""What an interviewer asks is no answer to whoever asks the same; the answer behind it is."""

from __future__ import annotations

import pytest

from retrieval import Article, Library, answer

INTERVIEW = (
    "The baker of Corran\n\n"
    "Rosa Lind has run the bakery for ten years. We met her at four in the morning.\n\n"
    "Will she sell the bakery?\n\n"
    "“I have two children who hate bread, so somebody will buy it,” said Rosa Lind.\n\n"
    "And the old oven?\n\n"
    "“The oven stays where it is until it falls apart,” Lind said."
)


@pytest.fixture(scope="module")
def library() -> Library:
    filled = Library(semantic=False)
    filled.add(Article("baker", "The baker of Corran", INTERVIEW, language="en"))
    return filled


@pytest.mark.parametrize(
    ("question", "talk"),
    [
        ("Will she sell the bakery?", ("What did Rosa Lind say about the oven?",)),
        ("Will Rosa Lind sell the bakery?", ()),
        ("And the old oven?", ("What did Rosa Lind say?",)),
        ("the old oven?", ()),
        ("Who will sell the bakery?", ()),
    ],
)
def test_a_question_of_the_article_answers_nothing(question: str, talk: tuple[str, ...], library: Library) -> None:
    found = answer(question, library, talk)
    shown = [one.text for one in (*found.evidence, *found.closest)]
    assert not any(text.endswith("?") for text in shown)


POTTER = """The potter's year

Ivo Brandt has made cups for forty years.

Do you still fire your kiln with wood?

“No. I stopped in 2019, because of the neighbours,” said Ivo Brandt.

Would you sell the workshop?

“Never. My daughter would not forgive me,” said Brandt.

What do you tell your apprentices?

“That cups break, and that nobody sells a kiln twice,” said Brandt.
"""
TOEPFER = """Das Jahr des Töpfers

Ivo Brandt macht seit vierzig Jahren Tassen.

Heizen Sie den Ofen noch mit Holz?

„Nein. Ich habe 2019 damit aufgehört, wegen der Nachbarn“, sagte Ivo Brandt.

Würden Sie die Werkstatt verkaufen?

„Niemals. Meine Tochter würde mir das nicht verzeihen“, sagte Brandt.
"""


@pytest.mark.parametrize(
    ("text", "language", "question", "words"),
    [
        (POTTER, "en", "Did Brandt say that he would sell the workshop?", "Never."),
        (POTTER, "en", "Did Ivo Brandt say he still fires the kiln with wood?", "No. I stopped"),
        (POTTER, "en", "What does Brandt tell his apprentices?", "That cups break"),
        (TOEPFER, "de", "Hat Brandt gesagt, dass er die Werkstatt verkaufen würde?", "Niemals."),
        (TOEPFER, "de", "Sagt Brandt, dass er den Ofen noch mit Holz heizt?", "Nein. Ich habe 2019"),
    ],
)
def test_the_question_before_an_answer_tells_what_it_is_about(
    text: str, language: str, question: str, words: str
) -> None:
    library = Library(semantic=False)
    library.add(Article("potter", "The potter's year", text, language=language))
    found = answer(question, library)
    best = (found.evidence or found.closest)[0]
    assert words in best.text


KEEPER = """The last keeper of Orsund

Hedwig Tamm has kept the lighthouse of Orsund for twelve years.

Do you miss the storm?

Every night. My colleague Jens Boll used to say: “The storm is the only one who is on time.”

How long will the repairs take?

Three months, and they cost 40,000 pounds.

Is the tower still open?

No, it has been closed since May.

Interview by Tom Hask
"""


@pytest.fixture(scope="module")
def keeper() -> Library:
    filled = Library(semantic=False)
    filled.add(Article("keeper", "The last keeper of Orsund", KEEPER, language="en"))
    return filled


@pytest.mark.parametrize("question", ["How long will the repairs take?", "how much do the repairs cost", "is it open"])
def test_what_a_named_interviewer_asks_answers_nothing(question: str, keeper: Library) -> None:
    found = answer(question, keeper)
    assert not any(one.text.endswith("?") for one in (*found.evidence, *found.closest))


def test_what_a_named_interviewer_asked_is_shown_to_whoever_asks_that(keeper: Library) -> None:
    found = answer("What did Tom Hask ask about the storm?", keeper)
    assert (*found.evidence, *found.closest)[0].text == "Do you miss the storm?"
