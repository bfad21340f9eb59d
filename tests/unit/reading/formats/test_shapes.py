"""JSON as others nest it, and text files whose lines say more than their words: heads, feet, hyphens, sounds."""

from __future__ import annotations

import json

from retrieval import Article, find_attributions
from retrieval.reading.drafts import Draft
from retrieval.reading.kinds import read_document
from tests.documents import pdf
from tests.unit.reading.formats.test_office import drafts

SAID = "“We paid twice for the same pipes,” said the mayor."


def the(name: str, value: object) -> Draft:
    (draft,) = drafts(name, (json.dumps(value) if not isinstance(value, str) else value).encode())
    return draft


def test_things_of_a_graph_are_found_by_their_ids() -> None:
    graph = [
        {"@type": "Organization", "@id": "#org", "name": "The Ledger"},
        {"@type": "Person", "@id": "#p", "name": "Ruth Lund"},
        {
            "@type": "NewsArticle",
            "headline": "Pipes",
            "articleBody": SAID,
            "author": {"@id": "#p"},
            "publisher": {"@id": "#org"},
        },
    ]
    for name in ("x.json", "x.jsonl"):
        draft = the(name, {"@graph": graph})
        assert (draft.title, draft.author, draft.publisher) == ("Pipes", "Ruth Lund", "The Ledger")


def test_a_list_may_hold_graphs_and_pages_of_results() -> None:
    graph = {
        "@graph": [{"@type": "WebSite", "name": "Ledger"}, {"@type": "Report", "headline": "One", "articleBody": SAID}]
    }
    results = {"status": "ok", "results": [{"title": "Two", "text": f"{SAID} Twice."}]}
    found = drafts("x.json", json.dumps([graph, results]).encode())
    assert [one.title for one in found] == ["One", "Two"]


def test_a_reference_that_leads_nowhere_is_no_name() -> None:
    assert the("x.json", {"headline": "Pipes", "articleBody": SAID, "publisher": {"@id": "#org"}}).publisher == ""


def test_several_articles_on_one_line_that_wraps_them() -> None:
    line = json.dumps({"articles": [{"title": "One", "text": SAID}, {"title": "Two", "text": f"{SAID} Twice."}]})
    assert [one.title for one in drafts("x.jsonl", f"{line}\n{line.replace('said', 'says')}\n".encode())] == [
        "One",
        "Two",
    ] * 2


def test_the_text_may_stand_in_blocks_and_the_author_in_an_embedded_list() -> None:
    blocks = {"body": [{"id": "1", "bodyHtml": f"<p>{SAID}</p>"}]}
    draft = the("x.json", {"response": {"status": "ok", "content": {"webTitle": "Pipes", "blocks": blocks}}})
    assert (draft.title, draft.text) == ("Pipes", SAID)
    post = {
        "title": "Pipes",
        "content": {"rendered": SAID},
        "author": 3,
        "_embedded": {"author": [{"name": "Ruth Lund"}]},
    }
    assert the("x.json", [post]).author == "Ruth Lund"


def test_a_title_may_stand_above_the_lines_of_a_header() -> None:
    draft = the("x.txt", f"Pipes bought back\nAuthor: Ruth Lund\nTags: water\nDate: 1 March 2024\n\n{SAID}\n")
    assert (draft.title, draft.author, draft.published, draft.text.strip()) == (
        "Pipes bought back", "Ruth Lund", "1 March 2024", SAID,
    )  # fmt: skip


def test_a_dialogue_below_a_sentence_is_no_header() -> None:
    text = "She asked him.\nAuthor: I wrote it.\nEditor: I cut it.\n"
    assert the("x.txt", text).text == text


def test_the_feet_of_pages_are_left_out_where_there_are_several() -> None:
    pages = [f"{SAID} Page by page.\n\nPage {number} of 2\n" for number in (1, 2)]
    assert "of 2" not in the("x.txt", "\f".join(pages)).text
    assert "Page 7" in the("x.txt", f"{SAID}\n\nPage 7\n").text


def test_a_word_that_has_its_hyphen_elsewhere_keeps_it_at_the_end_of_a_line() -> None:
    text = "A well-\nknown captain saw the ves-\nsel from the pier and the well-known\nmate did not see it at all.\n"
    assert "A well-known captain saw the vessel from" in the("x.txt", text).text


def test_what_is_heard_besides_words_is_left_out_and_its_voice_kept() -> None:
    cues = (
        "WEBVTT\n\n00:01.000 --> 00:03.000\n<v Lee Chan>(sighs)\nNobody asked us.\n\n"
        "00:03.000 --> 00:05.000\n[applause]\n"
    )
    assert the("x.vtt", cues).text == "\tLee Chan: Nobody asked us."


def test_whoever_speaks_once_among_others_is_named_where_all_paragraphs_are_turns() -> None:
    text = "Ann Lee: We will build it.\n\nBo Chan: I doubt it.\n\nAnn Lee: Then wait.\n\nCy Dunn: Both are right."
    found = {
        one.quote.contents[0].of(text): one.speaker and one.speaker.name
        for one in find_attributions(Article("a", "", text))
    }
    assert found["Both are right."] == "Cy Dunn"


def test_columns_within_one_run_of_letters_are_read_one_after_the_other() -> None:
    left = [
        "The harbour board met to",
        "settle the question of the",
        "pier, which was closed by",
        "the storms of January.",
    ]
    right = [
        "Fishermen say that they",
        "have lost a third of their",
        "takings since then, and",
        "some moved their boats.",
    ]
    lines = [
        (60, 700 - 14 * at, 10, f"{one:<60}{other}") for at, (one, other) in enumerate(zip(left, right, strict=True))
    ]
    (draft,) = [one for one in read_document("x.pdf", "x.pdf", pdf([lines])) if isinstance(one, Draft)]
    assert draft.text.replace("\n\n", " ") == " ".join([*left, *right])
