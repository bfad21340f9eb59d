"""Two stamps are equal where a search finds the same words, so the code's part of it is raised with the code."""

from __future__ import annotations

from hashlib import blake2b

from retrieval import Article
from retrieval.library import stamp
from retrieval.library.passages import split_passages
from retrieval.library.stamp import stamp_of
from retrieval.searching import words

TEXT = (
    "“We won’t pay,” said Zoë O'Hara of the U.S. team. The 3,000 tons cost £1.5 million. “Never again!”\n\n"
    "Łódź, São Paulo and Ærø: naïve cafés don't co-operate, she said; «it’s not correctAnd stated» so.\n\n"
    "王丽说了什么？ 東京で会談した。 Привет, мир! Straße ﬁne.\n\n" + "A sentence that goes on and on for a while. " * 20
)
MADE_WITH = {1: "7a76"}
"""For each version of the code, a digest of what it makes of the text. Where it fails, terms or passages have become
others: raise `CHAIN` in retrieval/library/stamp.py, and write down the new digest beside the new number."""


def test_the_version_of_the_code_is_raised_where_it_makes_other_terms_or_passages() -> None:
    spans = [passage.span for passage in split_passages(Article("a", "", TEXT, language="en"))]
    made = repr((words.tokens(TEXT), [(span.start, span.end) for span in spans]))
    digest = blake2b(made.encode(), digest_size=2).hexdigest()
    assert {stamp.CHAIN: digest}.items() <= MADE_WITH.items()


def test_languages_are_stamped_apart_and_one_without_a_folder_too() -> None:
    assert len({stamp_of(language) for language in ("en", "de", "zh", "xx")}) == 4
    assert stamp_of("zh").endswith("stemmer none")
