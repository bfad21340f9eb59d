"""JSON, JSON lines and tables as programs and publishers write them: each becomes the same article."""

from __future__ import annotations

import json

import pytest

from retrieval import ArticleError
from retrieval.reading.drafts import Draft, to_article
from retrieval.reading.kinds import read_document

SAID = "“We will not touch the duty,” said Maria Keller."


def drafts(name: str, data: str | bytes) -> list[Draft]:
    found = list(read_document(name, name, data.encode() if isinstance(data, str) else data))
    assert not [one for one in found if isinstance(one, ArticleError)], found
    return [one for one in found if isinstance(one, Draft)]


def day_of(draft: Draft) -> str:
    article = to_article(draft, "x", {})
    assert not isinstance(article, ArticleError)
    return article.published[:10]


FULL = ("Duty stays", SAID, "The Ledger", "2024-05-12", "https://ledger.example/duty", "Ann Lee; Bo Li")
WRITTEN = {
    "schema.org": {"@type": "NewsArticle", "headline": "Duty stays", "articleBody": SAID,
    "datePublished": "2024-05-12T08:00:00Z",
                   "publisher": {"name": "The Ledger"}, "mainEntityOfPage": {"@id": "https://ledger.example/duty"},
                   "author": [{"name": "Ann Lee"}, {"name": "Bo Li"}]},
    "news-please": {"title": "Duty stays", "maintext": SAID, "date_publish": "2024-05-12 08:00:00",
    "date_download": "2025-01-01",
                    "source": "The Ledger", "url": "https://ledger.example/duty", "authors": ["Ann Lee", "Bo Li"]},
    "trafilatura": {"title": "Duty stays", "text": SAID, "date": "2024-05-12", "source": "https://ledger.example/duty",
                    "source-hostname": "The Ledger", "hostname": "ledger.example", "author": "Ann Lee; Bo Li",
                    "id": None},
    "newspaper": {"title": "Duty stays", "text": SAID, "publish_date": "2024-05-12T08:00:00", "source": "The Ledger",
                  "url": "https://ledger.example/duty", "authors": ["Ann Lee", "Bo Li"]},
    "guardian": {"webTitle": "Duty stays", "webUrl": "https://ledger.example/duty",
    "webPublicationDate": "2024-05-12T08:00:00Z",
                 "fields": {"bodyText": SAID, "byline": "Ann Lee and Bo Li", "publication": "The Ledger"}},
    "wordpress": {"title": {"rendered": "Duty <em>stays</em>"}, "content": {"rendered": f"<p>{SAID}</p>\n"},
    "date": "2024-05-12T08:00:00",
                  "link": "https://ledger.example/duty", "site_name": "The Ledger", "author_name": "Ann Lee, Bo Li"},
    "reader": {"title": "Duty stays", "summary": {"content": f"<p>{SAID}</p>"}, "published": 1715500800,
               "canonical": [{"href": "https://ledger.example/duty"}], "origin": {"title": "The Ledger"},
               "author": "Ann Lee, Bo Li"},
    "database": {"_id": {"$oid": "5f"}, "_source": {"title": "Duty stays", "body": SAID,
    "published": {"$date": "2024-05-12T08:00:00Z"},
                 "source": "The Ledger", "url": "https://ledger.example/duty", "author": ["Ann Lee", "Bo Li"]}},
    "milliseconds": {"Title": "Duty stays", "Content": SAID, "timestamp": 1715500800000, "Publication": "The Ledger",
                     "URL": "https://ledger.example/duty", "Author": "['Ann Lee', 'Bo Li']"},
}  # fmt: skip


@pytest.mark.parametrize("written", WRITTEN.values(), ids=WRITTEN)
def test_an_article_is_read_whatever_its_fields_are_called(written: dict[str, object]) -> None:
    for document in (written, [written], {"status": "ok", "articles": [written]}, {"response": {"results": [written]}}):
        (draft,) = drafts("x.json", json.dumps(document))
        read = (draft.title, draft.text, draft.publisher, day_of(draft), draft.url, draft.author)
        assert read == FULL
    (line,) = drafts("x.jsonl", json.dumps(written))
    assert line.text == SAID


@pytest.mark.parametrize(
    "document",
    [
        {"response": {"docs": [{"headline": {"main": "Duty stays"}, "lead_paragraph": SAID, "web_url": "https://ledger.example/duty"}]}},
        {"value": [{"name": "Duty stays", "url": "https://ledger.example/duty", "description": SAID}]},
        {"articles": {"results": [{"title": "Duty stays", "body": SAID, "url": "https://ledger.example/duty"}]}},
        {"hits": {"hits": [{"_id": "7", "_source": {"title": "Duty stays", "content": SAID, "url": "https://ledger.example/duty"}}]}},
        {"posts": [{"title": "Duty stays", "html": f"<p>{SAID}</p>", "url": "https://ledger.example/duty"}]},
        {"7": {"title": "Duty stays", "text": SAID, "url": "https://ledger.example/duty"}},
        {"title": "Duty stays", "paragraphs": [SAID], "url": "https://ledger.example/duty"},
        {"title": "Duty stays", "body": [{"type": "p", "text": SAID}], "url": "https://ledger.example/duty"},
        {"document": SAID, "meta": {"title": "Duty stays", "url": "https://ledger.example/duty"}},
        [{"item": {"title": "Duty stays", "text": SAID, "url": "https://ledger.example/duty"}}],
    ],
)  # fmt: skip
def test_articles_are_found_wherever_an_answer_of_a_service_has_them(document: object) -> None:
    (draft,) = drafts("x.json", json.dumps(document))
    assert (draft.title, draft.text, draft.url) == ("Duty stays", SAID, "https://ledger.example/duty")


@pytest.mark.parametrize(
    ("written", "code"), [("eng", "en"), ("ger", "de"), ("en_GB", "en"), ("pt-BR", "pt"), ("xx", "xx")]
)
def test_a_language_is_its_code_of_two_letters(written: str, code: str) -> None:
    article = to_article(Draft("x", SAID, language=written), "x", {})
    assert not isinstance(article, ArticleError)
    assert article.language == code


@pytest.mark.parametrize("date", [float("nan"), None, "soon", {"odd": 1}, [], True, "2024-99-99"])
def test_an_unknown_date_costs_no_article(date: object) -> None:
    (draft,) = drafts("x.json", json.dumps([{"title": "x", "text": SAID, "date": date, "author": date}]))
    assert (draft.text, day_of(draft)) == (SAID, "")


def test_a_graph_gives_its_articles_only_and_a_feed_names_their_publisher() -> None:
    graph = {
        "@graph": [
            {"@type": "WebSite", "name": "x"},
            {"@type": "NewsArticle", "headline": "Duty stays", "articleBody": SAID},
        ]
    }
    assert [draft.title for draft in drafts("x.json", json.dumps(graph))] == ["Duty stays"]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Ledger",
        "items": [{"id": "1", "content_html": f"<p>{SAID}"}],
    }
    assert [(draft.publisher, draft.text) for draft in drafts("x.json", json.dumps(feed))] == [("The Ledger", SAID)]


def test_a_text_is_freed_from_tags_and_from_what_an_api_puts_behind_its_beginning() -> None:
    markup = {"title": "x", "text": "<p>She said <q>no</q>.</p><p>Never.</p>", "lang": "en"}
    cut = {"title": "x", "text": f"{SAID} Nobody was conv… [+1234 chars]"}
    kept = {"title": "x", "text": "The value of x < y and a > b."}
    texts = [draft.text for draft in drafts("x.json", json.dumps([markup, cut, kept]))]
    assert texts == ["She said “no”.\n\nNever.", f"{SAID} Nobody was conv…", "The value of x < y and a > b."]


@pytest.mark.parametrize("name", ["x.json", "x.jsonl", "x.txt", "x"])
def test_objects_may_follow_each_other_on_one_line(name: str) -> None:
    one, two = ({"title": title, "text": "She said it."} for title in ("One", "Two"))
    found = drafts(name, f"{json.dumps(one)}{json.dumps(two)}\n" if name != "x.txt" else json.dumps([one, two]))
    assert [draft.title for draft in found] == ["One", "Two"]


def test_lines_without_ids_and_laid_out_over_several_lines_are_read() -> None:
    lines = json.dumps({"text": SAID}) + "\n" + json.dumps({"text": "No."}) + "\n"
    assert [draft.id for draft in drafts("x.jsonl", lines)] == ["", ""]
    laid_out = "\n".join(json.dumps({"id": name, "text": SAID}, indent=2) for name in "ab")
    assert [draft.id for draft in drafts("x.jsonl", laid_out)] == ["a", "b"]
    assert [draft.id for draft in drafts("x.json", laid_out)] == ["a", "b"]


@pytest.mark.parametrize(
    "table",
    [
        f"sep=;\r\ntitle;text\r\nDuty stays;{SAID}\r\n",
        f'"sep=|"\ntitle|text\nDuty stays|{SAID}\n',
        f"Headline,Article\rDuty stays,\"{SAID}\"\r",
        f"title,maintext,extra\nDuty stays,\"{SAID}\",x,y,z\n",
        f"title,full text\nDuty stays,\"{SAID}\"\n",
        f"title,text\nDuty\x00 stays,\"{SAID}\x00\"\n",
        f"\n\ntitle\ttext\nDuty stays\t{SAID}\n",
    ],
)  # fmt: skip
def test_a_table_is_read_however_it_was_saved(table: str) -> None:
    (draft,) = drafts("x.csv", table)
    assert (draft.title, draft.text) == ("Duty stays", SAID)


@pytest.mark.parametrize(
    "header",
    ["Заголовок;Текст;Дата", "Überschrift;Inhalt;Datum", "Titre;Texte;Date", "Título;Texto;Fecha", "标题;正文;日期"],
)
def test_the_columns_of_a_table_may_have_names_of_other_languages(header: str) -> None:
    (draft,) = drafts("x.csv", f"{header}\nDuty;“No,” she said.;2024-05-12\n")
    assert (draft.title, draft.text, draft.published) == ("Duty", "“No,” she said.", "2024-05-12")


def test_marks_in_a_table_may_be_doubled_or_stand_behind_a_backslash() -> None:
    doubled = 'title,text\nx,"She said ""no"", and left."\n'
    escaped = 'title,text\nx,"She said \\"no\\", and left."\n'
    for table in (doubled, escaped):
        assert [draft.text for draft in drafts("x.csv", table)] == ['She said "no", and left.']
    assert drafts("x.csv", "title,text\nx,\"One.\\n\\nTwo.\"\n")[0].text == "One.\n\nTwo."  # fmt: skip


def test_control_characters_reach_no_field() -> None:
    article = to_article(Draft("x", "One.\x0cTwo\x00.\x1b[31m", id="a\x00b", title="T\x07"), "x", {})
    assert not isinstance(article, ArticleError)
    assert (article.id, article.title, article.text) == ("ab", "T", "One.\n\nTwo.[31m")
