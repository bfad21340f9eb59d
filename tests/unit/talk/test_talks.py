"""What is remembered of a talk, and for how long."""

from __future__ import annotations

from bot.talk.talks import Talk, Talks


def test_the_talk_that_was_silent_longest_is_forgotten() -> None:
    talks = Talks(limit=2)
    for name in ("a", "b", "a", "c"):
        talks.keep(name, Talk((name,)))
    assert [talks.recall(name).questions for name in ("a", "b", "c")] == [("a",), (), ("c",)]
    assert len(talks) == 2


def test_a_talk_can_be_renamed() -> None:
    talks = Talks()
    talks.keep("old", Talk(("x",)))
    talks.rename("old", "new")
    talks.rename("unknown", "newer")
    assert talks.recall("new").questions == ("x",)
    assert talks.recall("old") == talks.recall("newer") == Talk()
