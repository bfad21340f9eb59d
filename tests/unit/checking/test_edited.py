"""What a writer may do to a quotation: leave something out with an ellipsis, explain something in brackets."""

from __future__ import annotations

import pytest

from retrieval import Article, Library, Proofed, ProofVerdict, proof

PLANT = Article(
    "plant",
    "Plant to close",
    "Plant to close\n\n"
    "“We will close the plant in March, which hurts all of us, and pay everybody until June,” said Rosa Lind. "
    "“It was not my wish. Nobody asked me for another plan.”\n\n"
    "“They will not be forgotten by this town, and we stand by them,” said the mayor, Karl Ott.\n\n"
    "“I have never promised that the jobs are safe for ever, but I have tried,” Lind said.\n\n"
    "“He told me about it on Monday,” said Ott. “Then everything went fast.”",
    language="en",
)


@pytest.fixture(scope="module")
def library() -> Library:
    library = Library(semantic=False)
    library.add(PLANT)
    return library


def only(text: str, library: Library) -> Proofed:
    (one,) = proof(Article("draft", "", text, language="en"), library).quotations
    return one


@pytest.mark.parametrize(
    "text",
    [
        "“We will close the plant in March … and pay everybody until June,” said Rosa Lind.",
        "“We will close the plant in March ... and pay everybody until June,” said Rosa Lind.",
        "“We will close the plant in March [...] and pay everybody until June,” said Rosa Lind.",
        "“We will close the plant in March (…) and pay everybody until June,” said Lind.",
        "“We will close the plant … and pay everybody until June.”",
        "“It was not my wish … another plan,” said Lind.",
    ],
)
def test_an_ellipsis_within_a_quotation_shortens_it(text: str, library: Library) -> None:
    one = only(text, library)
    assert (one.verdict, one.edits) == ("verbatim", ("shortened",))
    assert one.finding is not None
    assert any(each.published and not each.claimed for each in one.finding.differences)


@pytest.mark.parametrize(
    "text",
    [
        "“We will close the plant [in Norden] in March, which hurts all of us,” said Rosa Lind.",
        "“He told me about [the closure] on Monday,” said Ott.",
        "“[The owner] told me about it on Monday,” said Karl Ott.",
        "“They [the workers] will not be forgotten by this town,” said Ott.",
    ],
)
def test_brackets_hold_the_editors_words(text: str, library: Library) -> None:
    one = only(text, library)
    assert (one.verdict, one.edits) == ("verbatim", ("explained",))


@pytest.mark.parametrize(
    ("text", "edits"),
    [
        ("“[W]e stand by them,” said Karl Ott.", ()),
        ("“We will close the plant in March, which hurts all of us [sic], and pay everybody,” said Lind.", ()),
        (
            "“We will close the plant [in Norden] … and pay everybody until June,” said Lind.",
            ("explained", "shortened"),
        ),
        ("“We will close the plant in March, which hurts all of us …,” said Rosa Lind.", ()),
        ("“… which hurts all of us, and pay everybody until June,” said Rosa Lind.", ()),
    ],
)
def test_other_marks_of_the_trade(text: str, edits: tuple[str, ...], library: Library) -> None:
    one = only(text, library)
    assert (one.verdict, one.edits) == ("verbatim", edits)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        # a word altered on either side of the mark
        ("“We will shut the plant in March … and pay everybody until June,” said Rosa Lind.", "altered"),
        ("“We will close the plant in March … and pay everybody until July,” said Rosa Lind.", "altered"),
        # out of order
        ("“We will pay everybody until June … and close the plant in March,” said Rosa Lind.", "altered"),
        # what is left out turns the words round
        ("“They will … be forgotten by this town,” said Ott.", "altered"),
        ("“I have … promised that the jobs are safe for ever,” said Lind.", "altered"),
        ("“They will [always] be forgotten by this town,” said Ott.", "altered"),
        ("“We will [not] close the plant in March,” said Lind.", "altered"),
        ("“We will [never] close the plant in March,” said Lind.", "altered"),
        # words of two quotations, or of two people
        ("“We will close the plant in March … I have tried,” said Lind.", "altered"),
        ("“We will close the plant in March … and we stand by them,” said Lind.", "altered"),
        ("“We will close the plant in March, which hurts all of us … we stand by them.”", "altered"),
        ("“Nobody asked me for another plan. … He told me about it on Monday.”", "altered"),
        ("“Promised that the jobs are safe … and I have tried,” said Lind.", "altered"),
        # brackets that swallow more than a word or two
        ("“We will close the plant [this year] and pay everybody until June,” said Rosa Lind.", "absent"),
    ],
)
def test_a_mark_hides_nothing(text: str, verdict: ProofVerdict, library: Library) -> None:
    assert only(text, library).verdict == verdict


def test_the_speaker_is_still_held_to_account(library: Library) -> None:
    text = "“We will close the plant in March … and pay everybody until June,” said Karl Ott."
    assert only(text, library).verdict == "misattributed"


def test_an_ellipsis_of_the_article_itself_hides_no_missing_word() -> None:
    library = Library(semantic=False)
    words = "“We were tired … and very cold, but nobody on board ever thought of turning back,” said Rosa Lind."
    library.add(Article("crew", "The crew", f"The crew is back.\n\n{words}", language="en"))
    assert only(words, library).verdict == "verbatim"
    assert only(words.replace("tired … and very", "tired … very"), library).verdict == "altered"
    assert only(words.replace("tired … and", "… and"), library).verdict == "altered"
    assert only(words.replace("on board ever", "…"), library).verdict == "verbatim"
