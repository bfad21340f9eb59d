"""What somebody is asked about, or supposes, is not what they say."""

from __future__ import annotations

import pytest

from retrieval import Article, Library, answer, check_quote

INQUIRY = (
    "Asked by the chair, Ada Holm, whether she had opened the note, Lena Fors replied: “I had not. It lay there.”\n\n"
    "Asked if the mill would be sold, Otto Brack said that it would not: his sons wanted it.\n\n"
    "Pressed on whether she regretted the tunnel, Ida Lunt says she does not.\n\n"
    "“Do I think that anybody stole the bell? No,” said Tom Reed. “It was sold.”\n\n"
    "“The mill does not, and never will, take water from the lake,” said Vera Lund, its keeper.\n\n"
    "Ines Marlow, who feeds the swans, said she had yet to see a cygnet this year.\n\n"
    "“If we were to close the school, the village would die,” said Peter Osei. “We will teach there next year.”\n\n"
    "“No. The lamp stays dark,” said Rolf Dahl.\n\n"
    "“Do I think that we can win the regatta? Yes, and I would not row otherwise,” said Ute Falk.\n\n"
    "Jon Berg spoke of the council’s refusal to repair the pier.\n\n"
    "Nora Finch confirmed that she had written to the owner but not to the insurance company.\n\n"
    "“We are not against the bridge. We are for a lower one,” said Gus Amory, of the sailors’ club.\n\n"
    "“I asked the owner three times for the key and got no answer,” said Moa Lind. “She spoke to the council.”"
)


def library() -> Library:
    made = Library(semantic=False)
    made.add(Article("a", "Inquiry", INQUIRY, language="en"))
    return made


@pytest.mark.parametrize(
    ("question", "standing"),
    [
        ("Did Lena Fors say she had opened the note?", "opposite"),
        ("Did Otto Brack say that the mill would be sold?", "opposite"),
        ("Did Ida Lunt say she regretted the tunnel?", "opposite"),
        ("Did Tom Reed say that somebody stole the bell?", "opposite"),
        ("Did Vera Lund say that the mill takes water from the lake?", "opposite"),
        ("Did Ines Marlow say she had seen a cygnet?", "opposite"),
        ("Did Peter Osei say they will be teaching there again?", "reworded"),
        ("Did Rolf Dahl say the lamp would not be lit?", "reworded"),
        ("Did Rolf Dahl say the lamp would be lit?", "opposite"),
        ("Did Ute Falk say that they can win the regatta?", "reworded"),
        ("did nora finch write to the insurance company", "opposite"),
        ("Did Gus Amory say he opposes the bridge?", "opposite"),
        ("Did Moa Lind ask the owner for the key three times?", "reworded"),
        ("Did Moa Lind say she got an answer?", "opposite"),
        ("Did Moa Lind speak to the council?", "reworded"),
        ("Did Jon Berg say that the council refuses to repair the pier?", "reworded"),
    ],
)
def test_what_is_asked_or_supposed_is_not_said(question: str, standing: str) -> None:
    verdict = answer(question, library()).verdict
    assert verdict
    assert verdict.standing == standing


def test_words_that_somebody_was_asked_about_are_not_theirs() -> None:
    assert not check_quote("Ida Lunt said she regretted the tunnel.", library()).stands
