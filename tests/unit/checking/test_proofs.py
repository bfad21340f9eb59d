"""Proofing a draft: the verdict on each quotation, its place in the draft, and whose words they are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval import Article, Library, Proof, ProofVerdict, proof
from tests.newsroom import BUDGET, newsroom

NEWSROOM = newsroom()


def proofed(text: str, title: str = "", library: Library = NEWSROOM) -> Proof:
    return proof(Article("my-draft", title, text, language="en"), library)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("“We will not touch the fuel duty before the next budget,” said Maria Keller.", "verbatim"),
        ("“We will not touch the fuel duty before the next budget,” she said.", "verbatim"),
        ("“We will not touch the fuel duty before the next budget.”", "verbatim"),
        ("“We will not touch the fuel duty,” said Keller, “before the next budget.”", "verbatim"),
        ("Keller said the cabinet would “not touch the fuel duty before the next budget”.", "verbatim"),
        ("“We will not touch the fuel tax before the next budget,” said Maria Keller.", "altered"),
        ("“We will touch the fuel duty before the next budget,” said Maria Keller.", "altered"),
        ("“We will not touch the fuel duty in the next budget. Never,” said Keller.", "altered"),
        ("“We will not touch the fuel duty … the next budget,” said Maria Keller.", "verbatim"),
        ("“We will … touch the fuel duty before the next budget,” said Maria Keller.", "altered"),
        ("“We will not touch the fuel duty before the next budget,” said Lena Ortiz.", "misattributed"),
        ("“The deal on pensions is dead,” said Maria Keller.", "misattributed"),
        ("“The talks go on in Geneva,” said Maria Keller.", "unquoted"),
        ("“Nobody in my party wants a new airport,” said Maria Keller.", "absent"),
        ("“Nobody in my party wants a new airport.”", "absent"),
        ("Weber spoke of a “danger” to the valley.", "verbatim"),
        ("Critics call it a “deeply flawed” plan.", "short"),
        ("Keller calls it a “danger” to the valley.", "short"),
    ],
)
def test_the_verdict_on_a_quotation(text: str, verdict: ProofVerdict) -> None:
    (one,) = proofed(text).quotations
    assert one.verdict == verdict


def test_each_quotation_has_its_place_and_both_speakers() -> None:
    text = (
        "A week of talks\n\n"
        "“The deal on pensions is dead,” said Maria Keller.\n\n"
        "Nobody was surprised.\n\n"
        "“The dam is a danger and a shame,” said Paul Weber."
    )
    found = proofed(text)
    assert [(one.paragraph, one.speaker, one.verdict, one.published_speaker) for one in found.quotations] == [
        (2, "Maria Keller", "misattributed", "Lena Ortiz"),
        (4, "Paul Weber", "altered", "Paul Weber"),
    ]
    assert [one.contents[0].of(text) for one in found.quotations] == [
        "The deal on pensions is dead,",
        "The dam is a danger and a shame,",
    ]
    assert found.counts == {"misattributed": 1, "altered": 1}
    assert found.faults == found.quotations


def test_what_differs_is_told_word_by_word() -> None:
    (one,) = proofed("“We will not touch the fuel tax before the next budget,” said Maria Keller.").quotations
    assert one.finding
    assert [(each.claimed, each.published) for each in one.finding.differences if not each.is_same] == [("tax", "duty")]


def test_the_title_is_proofed_as_paragraph_0() -> None:
    (one,) = proofed(
        "Talks went on.", title="Keller: “We will not touch the fuel tax before the next budget”"
    ).quotations
    assert (one.paragraph, one.verdict) == (0, "altered")


def test_a_draft_is_no_evidence_for_itself() -> None:
    library = newsroom()
    draft = Article("mine", "", "“We will build the bridge twice,” said Maria Keller.", language="en")
    library.add(draft)
    library.add(Article("copy", "", draft.text, language="en"))
    assert [one.verdict for one in proof(draft, library).quotations] == ["absent"]


def test_an_article_without_quotations_has_an_empty_proof() -> None:
    assert proofed("Nothing was said.").quotations == ()
    assert proofed("").quotations == ()


def test_what_was_published_passes() -> None:
    found = proofed(f"{BUDGET.text}\n\nThat was all.")
    assert {one.verdict for one in found.quotations} == {"verbatim"}


@settings(deadline=None)
@given(st.text(alphabet="“”\"'«» ,.-\nWe will not touch the fuel duty said Keller:", max_size=120))
def test_nothing_that_is_typed_raises(text: str) -> None:
    for one in proofed(text, title=text[:30]).quotations:
        of = text[:30] if one.paragraph == 0 else text
        assert all(0 <= span.start < span.end <= len(of) for span in one.contents)


@pytest.mark.parametrize(("owed", "verdict"), [("six", "verbatim"), ("nine", "altered")])
def test_a_quotation_that_holds_another_is_looked_up_as_a_whole(owed: str, verdict: str) -> None:
    said = (
        "“We owe the miller {} sacks, and I always ask him, ‘Would you lend us a seventh?’” said the baker Olive Marsh."
    )
    library = Library(semantic=False)
    library.add(Article("mill", "The mill", f"It rained.\n\n{said.format('six')}", language="en"))
    (one,) = proof(Article("draft", "", said.format(owed), language="en"), library).quotations
    assert one.verdict == verdict
    assert one.words.startswith("We owe the miller")


def test_a_speaker_in_capitals_is_no_pronoun() -> None:
    (one,) = proofed("“We will not touch the fuel duty before the next budget,” the US said.").quotations
    assert one.verdict == "unconfirmed"


FERRY = """Ferry stays in port

“The engine is older than my mother,” said Callum. He has steered the ferry for ten years.

The council thanked {thanked} on Monday.
"""


@pytest.mark.parametrize(
    ("thanked", "claimed", "verdict"),
    [
        ("Callum Tennant", "Callum Tennant", "verbatim"),
        ("the crew", "Callum Tennant", "unconfirmed"),
        ("Callum Tennant", "Mhairi Tennant", "misattributed"),
    ],
)
def test_a_first_name_alone_is_nobody_elses_full_name(thanked: str, claimed: str, verdict: ProofVerdict) -> None:
    library = Library()
    library.add(Article("ferry", "Ferry stays in port", FERRY.format(thanked=thanked), language="en"))
    (one,) = proofed(f"“The engine is older than my mother,” said {claimed}.", library=library).quotations
    assert one.verdict == verdict


@pytest.mark.parametrize("title", ["Keller: “We will not touch the fuel duty …", "Keller: “We will not touch the fuel"])
def test_a_first_line_that_is_the_title_is_proofed_once(title: str) -> None:
    text = "Keller: “We will not touch the fuel duty before the next budget”\n\nTalks went on."
    assert [one.paragraph for one in proofed(text, title).quotations] == [1]
