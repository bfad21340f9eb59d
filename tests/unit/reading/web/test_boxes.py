"""Boxes, lines and marks within an article's page that are none of its text, and facts that pages state badly."""

from __future__ import annotations

import json

import pytest

from retrieval.reading.drafts import Draft
from tests.unit.reading.web.test_page_cleaning import PROSE, P, blocks, page, read

FORM = '<input type="email"><button>Send</button>'


@pytest.mark.parametrize(
    "box",
    [
        f"<div class='b'><h4>The paper at six</h4><p>The best of the day, sent every morning.</p>{FORM}</div>",
        "<div class='b'><p>All that matters, at six.</p><label><input type='checkbox'>I agree to this.</label></div>",
        "<div class='poll'><h3>Will you pay?</h3><label><input type='radio'>Yes.</label><button>Vote</button></div>",
        "<section><h2>Contact</h2><p>Press desk, Quay Street 9. Open from nine to five on weekdays.</p></section>",
        "<div class='k'><h3>Kommentare</h3><div><b>Olli</b><p>Dann fahre ich eben mit dem Rad, und zwar jeden Tag."
        "</p></div></div>",
        "<p><img src='a.jpg'><br>The hall of the ministry on Monday</p>",
    ],
)
def test_forms_and_boxes_under_a_telling_heading_are_no_text(box: str) -> None:
    assert blocks(page(f"{P[0]}{P[1]}{box}{P[2]}{P[3]}{P[4]}")) == PROSE


def test_a_paragraph_beside_a_form_stays_where_all_parts_are_boxes_of_one_class() -> None:
    parts = [f"<div class='slice'>{one}</div>" for one in P]
    parts[1] = f"<div class='slice'>{P[1]}<form>{FORM}</form></div>"
    assert blocks(page("".join(parts))) == PROSE


@pytest.mark.parametrize(
    "mark",
    [
        '<sup><a href="#fn1">1</a></sup>',
        '<a class="footnote-anchor" href="#footnote-1">1</a>',
        '<sup id="r"><a href="#cite_note-2">[2]</a></sup>',
        '<a href="#n1">[1]</a>',
    ],
)
def test_marks_of_footnotes_are_no_letters_of_the_text(mark: str) -> None:
    assert blocks(page("".join([P[0].replace("</p>", f"{mark}</p>"), *P[1:]]))) == PROSE


def test_a_link_that_is_a_year_or_leads_to_a_heading_is_text() -> None:
    said = PROSE[0].replace("June", '<a href="#june">June</a>').replace("first", '<a href="/q/1">1</a>')
    assert blocks(page("".join([f"<p>{said}</p>", *P[1:]])))[0] == PROSE[0].replace("first", "1")


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("延伸阅读：燃油税第三次上调", "zh"),
        ("編集：田中", "ja"),
        ("関連記事：燃料税の行方", "ja"),
        ("اقرأ أيضا: الضريبة ترتفع مرة أخرى", "ar"),
        ("Ayrıca okuyun: Vergi yine artıyor", "tr"),
        ("Läs också: Skatten höjs igen", "sv"),
        ("관련기사: 유류세 다시 오른다", "ko"),
        ("责任编辑：李梅", "zh"),
    ],
)
def test_lines_around_an_article_are_known_in_further_languages(line: str, language: str) -> None:
    assert blocks(page(f"{''.join(P[:2])}<p>{line}</p>{''.join(P[2:])}")) == PROSE, language


def test_an_article_that_is_stated_to_be_free_is_read_below_a_request_to_subscribe() -> None:
    told = json.dumps({"@type": "NewsArticle", "headline": "Duty stays in June", "isAccessibleForFree": True})
    head = f'<script type="application/ld+json">{told}</script>'
    wall = "<p>Already a subscriber? Log in to continue reading.</p>"
    assert isinstance(read(page(f"{wall}{''.join(P)}", head=head)), Draft)
    assert not isinstance(read(page(f"{wall}{''.join(P)}")), Draft)


@pytest.mark.parametrize(
    "box",
    [
        "<section class='end'><h2>Subscribe to our paper</h2><p>The rest is for subscribers only.</p></section>",
        f"<div class='end'><h3>One more step</h3><p>Log in to continue reading.</p><form>{FORM}</form></div>",
    ],
)
def test_a_box_that_sells_the_rest_of_the_article_still_tells_that_it_is_for_sale(box: str) -> None:
    assert not isinstance(read(page(f"{P[0]}{P[1]}{box}")), Draft)


def test_a_title_that_is_the_name_of_the_site_is_none() -> None:
    head = '<meta property="og:site_name" content="The Ledger"><meta property="og:title" content="The Ledger">'
    markup = page(f"<h1>Fuel duty stays</h1>{''.join(P)}", head=head)
    draft = read(markup.replace("<title>Duty stays in June</title>", "<title>The Ledger</title>"))
    assert isinstance(draft, Draft)
    assert draft.title == "Fuel duty stays"


def test_a_paragraph_that_is_the_author_s_name_is_none() -> None:
    head = '<meta name="author" content="Nell Arkwright">'
    assert blocks(page(f"{''.join(P)}<p class='who'>Nell Arkwright</p>", head=head)) == PROSE


KOREAN = [
    "정부는 6월에 결정하기로 했다. 1분기 수치가 나온 뒤에 모두가 알게 될 것이라고 관계자가 말했다.",
    "야당은 “봄에도 같은 약속을 들었다”고 비판했다. 그 뒤에 세금이 올랐다는 것이다.",
    "운전자 노조는 청문회를 요구했고 위원회는 7월 휴가 전에 열기로 했다.",
]


def test_the_line_of_a_day_above_a_short_korean_article_is_no_text() -> None:
    lines = "<br><br>".join(KOREAN)
    markup = f"<h1>Duty stays in June</h1><div>입력 2024.09.12 10:20 | 수정 2024.09.12 11:02</div><div>{lines}</div>"
    assert blocks(page(markup, around="<div>{}</div>")) == KOREAN


@pytest.mark.parametrize("line", ["홍길동 기자 hong@ledger.example", "Got a story? Write to news@ledger.example."])
def test_a_short_line_that_ends_with_a_mailbox_is_no_text(line: str) -> None:
    assert blocks(page(f"{''.join(P)}<p>{line}</p>")) == PROSE


@pytest.mark.parametrize("source", ["<cite>Tom Ruiz</cite>", "<cite>— Tom Ruiz</cite>"])
def test_the_source_of_a_quotation_stands_behind_a_dash(source: str) -> None:
    figure = f"<figure><blockquote>“It is a bad plan.”</blockquote><figcaption>{source}</figcaption></figure>"
    assert "— Tom Ruiz" in blocks(page(f"{''.join(P[:4])}{figure}{P[4]}"))


@pytest.mark.parametrize(
    "above",
    [
        '<div class="tools"><button>Save</button><p>This article is for subscribers to save.</p></div>',
        '<div class="modal"><div><p>Accept all cookies, or subscribe to continue reading.</p></div></div>',
    ],
)
def test_a_tool_for_subscribers_above_the_whole_article_hides_nothing(above: str) -> None:
    assert blocks(page(f"{above}<div class='story'>{''.join(P)}</div>")) == PROSE
    assert not isinstance(read(page(f"{above}<div class='story'>{P[0]}</div>")), Draft)


def test_a_line_that_leads_to_a_papers_channels_is_no_text() -> None:
    line = '<p>Read The Ledger on <a href="https://t.me/ledger">Telegram</a></p>'
    post = '<p>The minister wrote it <a href="https://x.com/keller/status/1">on X</a> and nowhere else.</p>'
    assert blocks(page(f"{''.join(P[:2])}{line}{''.join(P[2:])}")) == PROSE
    assert "The minister wrote it on X and nowhere else." in blocks(page(f"{''.join(P)}{post}{P[0]}"))
