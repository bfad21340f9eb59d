"""What is known of a rule decides whether its speakers are named."""

from __future__ import annotations

from retrieval import Article, explain_attributions
from retrieval.quoting.explaining import RULES
from retrieval.quoting.naming.resolved import Naming
from retrieval.quoting.reliability import SHOWN, Reliability, measured, reliability


def test_every_measured_rule_is_a_rule() -> None:
    assert {rule for rule, _ in measured().given} <= RULES.keys()


def test_no_estimate_leaves_the_range_of_chances() -> None:
    assert all(0 < reliability(rule, naming) < 1 for rule in RULES for naming in Naming)


def test_a_pair_seen_twice_is_judged_by_its_way_of_naming_too() -> None:
    rows = [("often", Naming.NAMED, 1.0, 1.0)] * 50 + [("twice", Naming.NAMED, 0.0, 1.0)] * 2
    assert 0.5 < Reliability.of(rows).estimate("twice", Naming.NAMED) < 0.9


def test_a_pair_seen_once_is_judged_by_its_way_of_naming_alone() -> None:
    rows = [("often", Naming.NAMED, 1.0, 1.0)] * 50 + [("once", Naming.NAMED, 0.0, 1.0)]
    table = Reliability.of(rows)
    assert table.estimate("once", Naming.NAMED) == table.estimate("never", Naming.NAMED) > 0.9


def test_a_pair_seen_often_is_judged_by_itself() -> None:
    rows = [("good", Naming.NAMED, 1.0, 1.0)] * 90 + [("bad", Naming.NAMED, 0.0, 1.0)] * 90
    table = Reliability.of(rows)
    assert table.estimate("bad", Naming.NAMED) < 0.1
    assert table.estimate("good", Naming.NAMED) > 0.9


def test_a_speaker_who_is_too_often_wrong_is_withheld_and_told_as_such() -> None:
    text = "A crowd gathered at the gates of the works “and nobody at all went home before the evening”."
    found = [one for one in explain_attributions(Article("a", "", text, language="en")) if one.rule == "own_subject"]
    assert found
    assert found[0].attribution.speaker is None
    assert reliability(found[0].rule, Naming.DESCRIBED) < SHOWN
