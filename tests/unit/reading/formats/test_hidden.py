"""What a document hides is no text of it, whether the text itself or its style says so."""

from __future__ import annotations

import pytest

from retrieval.reading.formats.markup import html_to_text
from tests.documents import word, word_paragraph, zipped
from tests.unit.reading.formats.test_office import drafts

pytest.importorskip("mammoth", reason="the extra `readers` is not installed")

SHOWN = "The ferry leaves at nine."
UNSEEN = "“It is sold already,” wrote the editor."
STYLES = (
    '<w:style w:type="paragraph" w:styleId="Remark"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Note"><w:basedOn w:val="Remark"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Loud"><w:basedOn w:val="Note"/><w:rPr><w:vanish w:val="0"/></w:rPr>'
    "</w:style>"
    '<w:style w:type="character" w:styleId="Ghost"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
)
LAID_OUT = (
    '<office:document xmlns:office="o" xmlns:text="t" xmlns:style="s" xmlns:fo="f">'
    '<office:automatic-styles><style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="S"><style:text-properties fo:color="red"/></style:style></office:automatic-styles>'
    "<office:body><office:text>{}</office:text></office:body></office:document>"
)


def styled(style: str, text: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


@pytest.mark.parametrize("style", ["Remark", "Note"])
def test_a_paragraph_in_a_style_of_word_that_hides_is_not_read(style: str) -> None:
    document = word(
        word_paragraph(SHOWN), styled(style, UNSEEN), styled("Loud", SHOWN), styled("A", SHOWN), styles=STYLES
    )
    assert drafts("x.docx", document)[0].text == "\n\n".join([SHOWN] * 3)


def test_words_in_a_style_of_word_that_hides_are_not_read_unless_they_say_that_they_are_shown() -> None:
    ghost = '<w:rPr><w:rStyle w:val="Ghost"/>{}</w:rPr><w:t xml:space="preserve">{}</w:t>'
    runs = [ghost.format("", UNSEEN), ghost.format('<w:vanish w:val="false"/>', SHOWN)]
    document = word("<w:p>" + "".join(f"<w:r>{run}</w:r>" for run in runs) + "</w:p>", styles=STYLES)
    assert drafts("x.docx", document)[0].text == SHOWN


@pytest.mark.parametrize(
    "body",
    [
        f'<text:p>{SHOWN}</text:p><text:p text:style-name="H">{UNSEEN}</text:p>',
        f'<text:p text:style-name="S">The ferry <text:span text:style-name="H">{UNSEEN}</text:span>'
        "leaves at nine.</text:p>",
        f'<text:section text:style-name="H"><text:p>{UNSEEN}</text:p></text:section><text:p>{SHOWN}</text:p>',
    ],
)
def test_what_a_style_of_an_open_document_does_not_display_is_not_read(body: str) -> None:
    assert drafts("x.fodt", LAID_OUT.format(body).encode())[0].text == SHOWN


def test_a_style_of_an_open_document_may_hide_through_the_style_that_it_rests_on() -> None:
    names = 'xmlns:office="o" xmlns:text="t" xmlns:style="s"'
    hiding = '<style:style style:name="Unseen"><style:text-properties text:display="none"/></style:style>'
    resting = '<style:style style:name="P1" style:parent-style-name="Unseen"/>'
    body = f'<text:p text:style-name="P1">{UNSEEN}</text:p><text:p>{SHOWN}</text:p>'
    document = zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "styles.xml": f"<office:document-styles {names}>{hiding}</office:document-styles>",
            "content.xml": f"<office:document-content {names}>{resting}<office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
        }
    )
    assert drafts("x.odt", document)[0].text == SHOWN


@pytest.mark.parametrize(
    "hidden",
    [
        f'<div style="display:none;max-height:0">{UNSEEN}</div>',
        f'<span style="mso-hide:all">{UNSEEN}</span>',
        f"<p hidden>{UNSEEN}</p>",
        f'<p class="c-visually-hidden">{UNSEEN}</p>',
        f'<span class="sr-only">{UNSEEN}</span>',
        f'<i role="tooltip">{UNSEEN}</i>',
    ],
)
def test_what_a_mail_or_a_feed_hides_is_not_read(hidden: str) -> None:
    assert html_to_text(f"{hidden}<p>{SHOWN}</p>") == SHOWN


@pytest.mark.parametrize("name", ["not-sr-only", "overflow-hidden", "sr-only-focusable", "print-hide"])
def test_a_class_that_only_resembles_one_that_hides_does_not_hide(name: str) -> None:
    assert html_to_text(f'<p class="{name}">{SHOWN}</p>') == SHOWN
