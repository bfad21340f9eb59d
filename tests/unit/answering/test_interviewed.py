"""In an interview, the answer behind the question that is asked again is the answer."""

from __future__ import annotations

import pytest

from retrieval import Article, Library, answer

ENGLISH = """The potter's year

Ivo Brandt has made cups for forty years.

Do you still fire your kiln with wood?

“No. I stopped in 2019, because of the neighbours,” said Ivo Brandt.

Would you sell the workshop?

“Never. My daughter would not forgive me,” said Brandt.

What do you tell your apprentices?

“That cups break, and that nobody sells a kiln twice,” said Brandt.
"""
GERMAN = """Das Jahr des Töpfers

Ivo Brandt macht seit vierzig Jahren Tassen.

Heizen Sie den Ofen noch mit Holz?

„Nein. Ich habe 2019 damit aufgehört, wegen der Nachbarn“, sagte Ivo Brandt.

Würden Sie die Werkstatt verkaufen?

„Niemals. Meine Tochter würde mir das nicht verzeihen“, sagte Brandt.
"""


@pytest.mark.parametrize(
    ("text", "language", "question", "words"),
    [
        (ENGLISH, "en", "Did Brandt say that he would sell the workshop?", "Never."),
        (ENGLISH, "en", "Did Ivo Brandt say he still fires the kiln with wood?", "No. I stopped"),
        (ENGLISH, "en", "What does Brandt tell his apprentices?", "That cups break"),
        (GERMAN, "de", "Hat Brandt gesagt, dass er die Werkstatt verkaufen würde?", "Niemals."),
        (GERMAN, "de", "Sagt Brandt, dass er den Ofen noch mit Holz heizt?", "Nein. Ich habe 2019"),
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
