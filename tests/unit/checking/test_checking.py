"""Checking a quote by example: verbatim, with changes, in other words or not at all; and in whose mouth."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval import Article, Library, check_quote
from retrieval.checking.alignment import Words, align, shared
from retrieval.checking.claims import read_claims
from retrieval.records import Agreement, Verdict
from retrieval.searching import guess_language
from tests.newsroom import newsroom

NEWSROOM = newsroom()


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("Keller said “We will not touch the fuel duty.”", "We will not touch the fuel duty.", "Keller"),
        ("“The deal is dead,” said Lena Ortiz, who leads", "The deal is dead", "Lena Ortiz"),
        ('"The deal is dead" - Lena Ortiz', "The deal is dead", "Lena Ortiz"),
        ("Lena Ortiz: “The deal is dead”", "The deal is dead", "Lena Ortiz"),
        ("“The deal is dead” Lena Ortiz", "The deal is dead", "Lena Ortiz"),
        ('"The deal is dead" Dr. Lena de Souza', "The deal is dead", "Dr. Lena de Souza"),
        ("« Le contrat est mort » Emmanuel Macron", "Le contrat est mort", "Emmanuel Macron"),
        ("«Договор мёртв» Петров", "Договор мёртв", "Петров"),
        ("“The deal is dead” yesterday", "“The deal is dead” yesterday", ""),
        ("Did Keller say “The deal is dead”?", "The deal is dead", "Keller"),
        ("Did Keller say that the deal is dead?", "the deal is dead", "Keller"),
        ("Is it true that Keller said “The deal is dead”?", "The deal is dead", "Keller"),
        ("Is it true that Keller said the deal is dead?", "the deal is dead", "Keller"),
        ("Keller said that the deal is dead", "the deal is dead", "Keller"),
        ("Keller said Dad says that every day", "Dad says that every day", "Keller"),
        ("Ortiz: the deal is dead", "the deal is dead", "Ortiz"),
        ("Lena Ortiz said the deal is dead.", "the deal is dead", "Lena Ortiz"),
        ("Hat Scholz gesagt: „Der Vertrag ist tot“?", "Der Vertrag ist tot", "Scholz"),
        ("Macron a dit : « Le contrat est mort »", "Le contrat est mort", "Macron"),
        ("«Договор мёртв», — сказал Иван Петров", "Договор мёртв", "Иван Петров"),
        ("The talks were said to be over", "The talks were said to be over", ""),
        ("Nobody said", "Nobody said", ""),
        ("the deal is dead", "the deal is dead", ""),
        ("“the deal is dead”", "the deal is dead", ""),
        ("", "", ""),
    ],
)
def test_reading_a_claim(text: str, words: str, speaker: str) -> None:
    (claim,) = read_claims(text, guess_language(text))
    assert (claim.words, claim.speaker) == (words, speaker)


@pytest.mark.parametrize(
    "text",
    [
        "Keller: “We will not pay.”\n\nWeber: “You always say that.”",
        "Keller: “We will not pay”\nWeber: “You always say that”",
        "Keller: We will not pay.\nWeber: You always say that.",
        "“We will not pay.” – Keller\n\n“You always say that.” – Weber",
    ],
)
def test_each_pasted_line_is_its_own_speakers(text: str) -> None:
    claims = read_claims(text, "en")
    assert [claim.speaker for claim in claims] == ["Keller", "Weber"]


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        ("Colin Ware denied that he had said “burn it all down”.", "Ware said “burn it all down”"),
        ("Colin Ware never said “sell the school”.", "Ware said “sell the school”"),
        ("Colin Ware did not say “sell the school”.", "Ware: “sell the school”"),
        ("Ware insisted that he had never said “sell the school”.", "Ware said “sell the school”"),
        ("Colin Ware denied calling the bridge “a long goodbye”.", "Ware called the bridge “a long goodbye”"),
        ("Colin Ware denied that the bridge was “a death trap”.", "Ware said “the bridge was a death trap”"),
    ],
)
def test_what_somebody_denies_is_never_theirs(article: str, claim: str) -> None:
    library = Library()
    library.add(Article("a", "", article, language="en"))
    check = check_quote(claim, library)
    assert not any(part.verdict == "verbatim" and part.agreement == "confirmed" for part in check.parts)


@pytest.mark.parametrize(
    ("text", "verdict", "speaker", "agreement"),
    [
        ("We will not touch the fuel duty before the next budget", "verbatim", "Maria Keller", ""),
        ("WE WILL NOT TOUCH THE FUEL DUTY", "verbatim", "Maria Keller", ""),
        ("Keller said “The deal on pensions is dead”", "verbatim", "Lena Ortiz", "contradicted"),
        ("Ortiz said “The deal on pensions is dead”", "verbatim", "Lena Ortiz", "confirmed"),
        ("the union leader said “The deal on pensions is dead”", "verbatim", "Lena Ortiz", "confirmed"),
        ("Keller: we will never touch the fuel duty before the next budget", "nearly", "Maria Keller", "confirmed"),
        ("The talks go on in Geneva", "verbatim", None, ""),
        ("Keller said “The talks go on in Geneva”", "verbatim", None, "unknown"),
        ("will not", "verbatim", "Maria Keller", ""),
    ],
)
def test_what_is_found(text: str, verdict: Verdict, speaker: str | None, agreement: Agreement) -> None:
    check = check_quote(text, NEWSROOM)
    best = check.findings[0]
    assert check.verdict == verdict
    assert (best.evidence.speaker.name if best.evidence.speaker else None) == speaker
    assert best.agreement == agreement


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?",
        "😀",
        "ask not what your country can do for you",
        "“The moon is made of cheese,” said Keller",
        "x " * 50_000,
    ],
)
def test_what_is_not_there(text: str) -> None:
    check = check_quote(text, NEWSROOM)
    assert (check.verdict, check.findings) == ("absent", ())


def test_changes_are_told_word_by_word() -> None:
    found = check_quote("We will never touch the fuel duty in the next budget", NEWSROOM).findings[0]
    changes = [(one.claimed, one.published) for one in found.differences if not one.is_same]
    assert changes == [("never", "not"), ("in", "before")]
    assert found.evidence.text == "We will not touch the fuel duty before the next budget"


def test_a_few_words_are_not_nearly_others() -> None:
    assert check_quote("fuel is dead", NEWSROOM).verdict != "nearly"


def test_words_in_other_words_are_a_paraphrase() -> None:
    library = Library(semantic=False)
    library.add(Article("a", "Tolls", "Tolls\n\n“I never wanted a toll on this bridge,” said Maria Keller."))
    check = check_quote("Maria Keller said that a bridge toll was nothing she had wanted", library)
    assert check.verdict == "paraphrase"
    assert check.findings[0].agreement == "confirmed"
    assert check.findings[0].differences == ()


def test_an_empty_library_has_nothing() -> None:
    assert check_quote("Keller said “Tolls!”", Library(semantic=False)).verdict == "absent"


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_run_of_published_words_is_verbatim(data: st.DataObject) -> None:
    article = data.draw(st.sampled_from(list(NEWSROOM.shelf.articles)))
    words = article.text.split()
    start = data.draw(st.integers(0, len(words) - 4))
    claimed = " ".join(words[start : start + data.draw(st.integers(4, 12))]).replace("“", "").replace("”", "")
    check = check_quote(claimed, NEWSROOM)
    if check.words == claimed:
        assert check.verdict == "verbatim"


@given(
    st.lists(st.sampled_from(["the", "bridge", "will", "be", "closed", "in", "May"]), min_size=1),
    st.text("the bridge closed May. "),
)
def test_no_run_agrees_in_more_words_than_both_texts_share(claimed: list[str], published: str) -> None:
    one, two = Words.of(" ".join(claimed)), Words.of(published)
    assert align(one, two).closeness * len(one.spans) <= shared(one, two) + 1e-9


@settings(max_examples=60, deadline=None)
@given(st.text())
def test_anything_typed_is_checked(text: str) -> None:
    for finding in check_quote(text, NEWSROOM).findings:
        evidence = finding.evidence
        assert evidence.text == evidence.span.of(evidence.article.text)
        assert 0 <= finding.closeness <= 1


def test_the_claimed_mouth_is_found_among_others_with_the_same_words() -> None:
    library = Library(semantic=False)
    library.add(
        Article("one", "", "“This is illegal,” said Paul Weber, the mayor.\n\n“Illegal,” said Ada Lind, a lawyer.")
    )
    for number in range(20):
        library.add(Article(f"more-{number}", "", f"“It was illegal,” said Tom Reed, who met {number} others."))
    for speaker in ("Weber", "Lind", "Reed"):
        check = check_quote(f"{speaker} said “illegal”", library)
        assert (check.verdict, check.findings[0].agreement) == ("verbatim", "confirmed")
        assert check.findings[0].evidence.speaker
        assert speaker in check.findings[0].evidence.speaker.name


HARBOUR = Article(
    "harbour",
    "Harbour talks",
    "The mayor: “We will stay at the table”\n\n"
    "Fishermen want more money\n\n"
    "“The quay is ours and nobody else's,” said Ann Lee, a fisher.\n\n"
    "“It was built by our fathers. It will be kept by our sons,” said Bob Ray.\n\n"
    "“We signed the paper in the morning.\n\n“We tore it up at night,” said Cleo Park.",
)


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ("We will stay at the table Weber", "We will stay at the table"),
        ("will stay at the table with fishermen", "will stay at the table"),
        ("nobody else's, it was built by our fathers", "It was built by our fathers"),
        ("It will be kept by our sons we signed", "It will be kept by our sons"),
    ],
)
def test_an_alignment_ends_where_the_paragraph_does(claim: str, found: str) -> None:
    library = Library(semantic=False)
    library.add(HARBOUR)
    part = check_quote(claim, library).parts[0]
    spans = [finding.evidence.text for finding in part.findings]
    assert part.verdict == "nearly"
    assert all("\n" not in words for words in spans)
    assert found in spans[0] or found.casefold() == spans[0].casefold()


def test_an_alignment_runs_over_paragraphs_where_the_claim_does() -> None:
    library = Library(semantic=False)
    library.add(HARBOUR)
    part = check_quote("We signed a paper in the morning we tore it up at night", library).parts[0]
    assert part.verdict == "nearly"
    assert part.findings[0].evidence.text.startswith("We signed the paper")
    assert part.findings[0].evidence.text.endswith("at night")
    assert part.findings[0].agreement == ""


def test_a_name_behind_the_marks_says_whose_words_they_are_claimed_to_be() -> None:
    library = Library(semantic=False)
    library.add(HARBOUR)
    for name, agreement in (("Ann Lee", "confirmed"), ("Bob Ray", "contradicted"), ("Lee", "confirmed")):
        part = check_quote(f"“The quay is ours” {name}", library).parts[0]
        assert (part.verdict, part.speaker, part.findings[0].agreement) == ("verbatim", name, agreement)


CUT = Article(
    "cut",
    "",
    "Hannah Keller, the mayor, said: “It is not true that we will sell the old school to the bank.”\n\n"
    "“I am not tired, and we will finish the new bridge in May,” said Tom Ruiz.\n\n"
    "„Es stimmt nicht, dass wir die alte Schule verkaufen wollen“, sagte Anke Vogt.",
)


@pytest.mark.parametrize(
    ("claim", "language", "stands"),
    [
        ("“We will sell the old school to the bank,” said Hannah Keller.", "en", False),
        ("Hannah Keller said that we will sell the old school to the bank.", "en", False),
        ("“It is not true that we will sell the old school to the bank,” said Hannah Keller.", "en", True),
        ("“We will finish the new bridge in May,” said Tom Ruiz.", "en", True),
        ("„Wir die alte Schule verkaufen wollen“, sagte Anke Vogt.", "de", False),
    ],
)
def test_words_without_the_not_before_them_are_the_opposite(claim: str, language: str, stands: bool) -> None:
    library = Library(semantic=False)
    library.add(replace(CUT, language=language))
    part = check_quote(claim, library).decisive
    assert part.stands == stands
    assert part.verdict == ("verbatim" if stands else "nearly")
    if not stands:
        assert part.findings[0].is_negated
        assert part.findings[0].differences[0].claimed == ""


def test_a_pronoun_right_after_the_verb_of_saying_begins_what_is_claimed() -> None:
    library = Library(semantic=False)
    said = "“We cannot sell bread that has lost its crust,” said the baker Olive Marsh."
    library.add(Article("bread", "Bread", said, language="en"))
    assert check_quote("Marsh said we cannot sell bread that has lost its crust", library).stands
    wrong = check_quote("Marsh said we can sell bread that has lost its crust", library)
    assert not wrong.stands
    assert wrong.decisive.findings[0].is_negated
    assert "cannot" in wrong.decisive.findings[0].evidence.text


def test_words_that_deny_the_claim_are_shown_with_their_not() -> None:
    library = Library(semantic=False)
    library.add(Article("oven", "Oven", "“I have never burnt a loaf in my life,” said Olive Marsh.", language="en"))
    found = check_quote("Olive Marsh said she has burnt a loaf", library).decisive.findings[0]
    assert found.is_negated
    assert found.evidence.text.startswith("I have never burnt a loaf")


@pytest.mark.parametrize(
    "claim", ["The US: “The bridge will hold for ten years”", "US said “The bridge will hold for ten years”"]
)
def test_a_name_in_capitals_is_no_pronoun(claim: str) -> None:
    library = Library(semantic=False)
    library.add(Article("bridge", "Bridge", "“The bridge will hold for ten years,” Carl Dunn said.", language="en"))
    part = check_quote(claim, library).decisive
    assert not part.stands
    assert part.speaker.endswith("US")
