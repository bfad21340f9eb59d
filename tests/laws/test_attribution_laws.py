"""Laws of attribution: whatever the text, every quote lies in it and nothing raises."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from retrieval import Article, find_attributions

PIECES = """
“ ” « » ‘ ’ " said Ana Ruiz she who , . : — told according to the mayor that and adding ( ) Ruizgave WEBER: called by
not й 明
"""
WORDS = st.sampled_from([*PIECES.split(), "\n"])
TEXTS = st.one_of(
    st.text(),
    st.lists(WORDS, max_size=60).map(" ".join),
    st.lists(WORDS, max_size=60).map("".join),
    st.binary().map(lambda raw: raw.decode("utf-8", errors="replace")),
    st.binary().map(lambda raw: raw.decode("cp1252", errors="replace")),
)
LANGUAGES = st.sampled_from(["", "en", "de", "fr", "ru", "xx", "../en"])


@given(TEXTS, LANGUAGES)
def test_quotes_lie_in_the_text_in_order_and_never_overlap_themselves(text: str, language: str) -> None:
    found = find_attributions(Article("law", "", text, language=language))
    starts = [attribution.quote.span.start for attribution in found]
    assert starts == sorted(starts)
    for attribution in found:
        contents = attribution.quote.contents
        assert all(0 <= content.start < content.end <= len(text) for content in contents)
        assert all(before.end <= after.start for before, after in pairwise(contents))
        assert 0 <= attribution.confidence <= 1


@given(TEXTS)
def test_a_speaker_always_has_a_source_in_the_text(text: str) -> None:
    for attribution in find_attributions(Article("law", "", text, language="en")):
        assert attribution.speaker is None or (attribution.speaker.name and attribution.source is not None)
        for span in (attribution.source, attribution.cue):
            assert span is None or 0 <= span.start < span.end <= len(text)


@given(TEXTS)
def test_a_paraphrase_is_attributed_or_not_shown(text: str) -> None:
    for attribution in find_attributions(Article("law", "", text, language="en")):
        assert attribution.quote.kind != "indirect" or attribution.speaker is not None
