"""Why a quote was given to its speaker: every rule of the ladder, and how the name was found."""

from __future__ import annotations

import pytest

from retrieval import Article, explain_attributions, find_attributions
from retrieval.quoting.explaining import RULES
from retrieval.quoting.linking.ladder import LADDER

REASONS = [
    ("“It rained,” said Ana Ruiz.", "en", "cue_speech", "NAMED"),
    ("Ana Ruiz came home. “It rained,” she said.", "en", "cue_speech", "PRONOUN"),
    ("“It rained,” said a farmer.", "en", "cue_speech", "DESCRIBED"),
    ("“It rained,” he said.", "en", "cue_speech", "UNKNOWN"),
    ("Ana Ruiz, who said “it rained”, came home.", "en", "cue_speech", "RELATIVE"),
    ("According to Ana Ruiz, “it rained all day in the hills”.", "en", "cue_according", "NAMED"),
    ("“It rained all day,” Ana Ruiz harrumphed.", "en", "any_verb_after", "NAMED"),
    ("La ministra Ana Ruiz visitó la fábrica. «Aquí se trabaja bien», añadió.", "es", "missing_subject", "NAMED"),
    ("“Never again”: Ruiz's answer to the farmers.", "en", "owner_in_headline", "NAMED"),
    ("Ana Ruiz said: “It rained.” “All day, and all night.”", "en", "cue_speech", "NAMED"),
    ("The union: “It rained for a day.”", "en", "heading", "DESCRIBED"),
    ("ANA: It rained.\nTOM: It did not.\nANA: All day.", "en", "transcript_label", "NAMED"),
]


@pytest.mark.parametrize(("text", "language", "rule", "naming"), REASONS)
def test_the_first_quote_tells_its_rule_and_how_its_name_was_found(
    text: str, language: str, rule: str, naming: str
) -> None:
    first = explain_attributions(Article("a", "", text, language=language))[0]
    assert (first.rule, first.naming.name) == (rule, naming)


def test_every_rule_says_what_it_reads() -> None:
    assert {rule.__name__ for rule in LADDER} <= RULES.keys()
    assert all(reason.endswith((".", ":", ")")) for reason in RULES.values())
    assert all(rule.__doc__ for rule in LADDER)


def test_explaining_changes_no_attribution() -> None:
    for text, language, _, _ in REASONS:
        article = Article("a", "", text, language=language)
        assert tuple(one.attribution for one in explain_attributions(article)) == find_attributions(article)
