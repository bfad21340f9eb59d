"""The language of a reply: the talk's, where a short message may be of several."""

from __future__ import annotations

import pytest

from bot.talk.earlier.tongue import tongue_of_question, tongue_of_wish


@pytest.mark.parametrize("laughter", ["HAHAHA", "hahahaha", "haha"])
def test_laughter_is_of_no_language(laughter: str) -> None:
    assert tongue_of_wish(laughter, ["what did the mayor say about the bridge?"]) == "en"


def test_a_short_question_is_of_the_language_asked_in_before() -> None:
    assert tongue_of_question("а учительница музыки", ["что говорит директор о крыше?"]) == "ru"
    assert tongue_of_question("und wer noch?", ["what did the mayor say about the bridge?"]) == "de"
