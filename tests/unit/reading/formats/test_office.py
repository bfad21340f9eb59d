"""Word, OpenDocument, Rich Text and e-books: what their programs show is read, what they hide is not."""

from __future__ import annotations

import pytest

from retrieval import ArticleError
from retrieval.reading.drafts import Draft
from retrieval.reading.kinds import read_document
from tests.documents import epub, word, word_paragraph, zipped

pytest.importorskip("mammoth", reason="the extra `readers` is not installed")

SAID = "“We will not touch the duty,” said Maria Keller."
FIRST, LAST = "The minister spoke on Monday.", "Nobody was convinced."
SHAPES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
)


def drafts(name: str, data: bytes) -> list[Draft]:
    found = list(read_document(name, name, data))
    assert not [one for one in found if isinstance(one, ArticleError)], found
    return [one for one in found if isinstance(one, Draft)]


def boxed(text: str) -> str:
    return f"<w:txbxContent>{word_paragraph(text)}</w:txbxContent>"


CHOICE = f"<mc:Choice><w:drawing>{boxed(SAID)}</w:drawing></mc:Choice>"


@pytest.mark.parametrize(
    "box",
    [
        f"<w:drawing>{boxed(SAID)}</w:drawing>",
        f"<w:pict><v:shape {SHAPES}><v:textbox>{boxed(SAID)}</v:textbox></v:shape></w:pict>",
        f"<mc:AlternateContent {SHAPES}>{CHOICE}</mc:AlternateContent>",
        f"<mc:AlternateContent {SHAPES}>{CHOICE}<mc:Fallback><w:pict>{boxed(SAID)}</w:pict></mc:Fallback>"
        "</mc:AlternateContent>",
    ],
)
def test_a_text_box_of_word_is_read_once(box: str) -> None:
    document = word(word_paragraph(FIRST), f"<w:p><w:r>{box}</w:r></w:p>", word_paragraph(LAST))
    assert drafts("x.docx", document)[0].text.split("\n\n") == [FIRST, SAID, LAST]


def test_text_that_word_hides_or_deleted_is_not_read() -> None:
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>“No,” said a ghost.</w:t></w:r></w:p>"
    shown = f'<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>{LAST}</w:t></w:r></w:p>'
    deleted = "<w:p><w:del><w:r><w:delText>“No,” said a ghost.</w:delText></w:r></w:del></w:p>"
    assert drafts("x.docx", word(word_paragraph(SAID), hidden, shown, deleted))[0].text == f"{SAID}\n\n{LAST}"


def test_cells_of_a_table_that_hold_paragraphs_are_paragraphs() -> None:
    cells = "".join(f"<w:tc>{word_paragraph(text)}</w:tc>" for text in ("Maria Keller", SAID))
    assert drafts("x.docx", word(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"))[0].text == f"Maria Keller\n\n{SAID}"


def test_a_template_names_no_title_and_no_author() -> None:
    properties = "<dc:title>Untitled</dc:title><dc:creator>Microsoft Office User</dc:creator>"
    (draft,) = drafts("x.docm", word(word_paragraph("Duty stays"), word_paragraph(SAID), properties=properties))
    assert (draft.title, draft.author) == ("Duty stays", "")


OPEN = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = f'xmlns:office="{OPEN}:office:1.0" xmlns:text="{OPEN}:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
CONTENT = (
    "<text:h>Duty stays</text:h><text:p>“We will<text:s/>not <text:span>touch</text:span> the duty,”<text:line-break/>"
    "said Maria Keller.<text:note><text:note-citation>1</text:note-citation>"
    "<text:note-body><text:p>In May.</text:p></text:note-body>"
    "</text:note><office:annotation><text:p>Is that so?</text:p></office:annotation></text:p>"
    "<text:tracked-changes><text:p>Deleted.</text:p></text:tracked-changes><text:list><text:list-item><text:p>One</text:p>"
    "</text:list-item></text:list>"
)


def test_an_open_document_is_read_packed_and_flat() -> None:
    body = f"<office:body><office:text>{CONTENT}</office:text></office:body>"
    about = "<office:meta><dc:title>Untitled</dc:title><dc:creator>Ann Lee</dc:creator></office:meta>"
    packed = zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {NAMES}>{body}</office:document-content>",
            "meta.xml": f"<office:document-meta {NAMES}>{about}</office:document-meta>",
        }
    )
    flat = f"<office:document {NAMES}>{about}{body}</office:document>".encode()
    for name, data in (("x.odt", packed), ("x.zip", packed), ("x.fodt", flat), ("x.xml", flat)):
        (draft,) = drafts(name, data)
        assert draft.text == "Duty stays\n\n“We will not touch the duty,” said Maria Keller.\n\nOne\n\nIn May."
        assert (draft.title, draft.author) == ("Duty stays", "Ann Lee")


def test_rich_text_is_read_with_its_letters() -> None:
    pytest.importorskip("striprtf", reason="the extra `readers` is not installed")
    rich = (
        rb"{\rtf1\ansi\ansicpg1252{\info{\title Duty stays}{\author Ann Lee}}{\fonttbl{\f0 Arial;}}"
        rb"\f0 \'84Nein\'93, sagte sie.\par "
        rb"\ldblquote No,\rdblquote  she said \u8212? twice.{\v hidden}\par}"
    )
    for name in ("x.rtf", "x.txt", "x"):
        (draft,) = drafts(name, rich)
        assert draft.text.split("\n\n") == ["„Nein“, sagte sie.", "“No,” she said — twice."]
        assert (draft.title, draft.author) == ("Duty stays", "Ann Lee")


@pytest.mark.parametrize(
    ("data", "advice"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "save it as .docx"),
        (zipped({"xl/workbook.xml": "<x/>"}), "save its table as CSV"),
        (zipped({"ppt/presentation.xml": "<x/>"}), "save it as PDF"),
    ],
)
def test_a_kind_that_is_not_read_says_what_to_do(data: bytes, advice: str) -> None:
    (error,) = read_document("x.doc", "x.doc", data)
    assert isinstance(error, ArticleError)
    assert advice in error.reason


CHAPTER = f"<p>{SAID}</p><p>{LAST}</p>"


def test_what_is_struck_out_of_rich_text_is_not_read() -> None:
    source = rb"{\rtf1\ansi She said it.{\deleted  Twice, in fact.} {\deleted Never.\deleted0 And again.}\par}"
    (draft,) = drafts("x.rtf", source)
    assert draft.text == "She said it. And again."


@pytest.mark.parametrize(
    "body",
    [
        f"<section><h1>One</h1>{CHAPTER}</section><section><h1>Two</h1>{CHAPTER}</section>",
        f"<h1>One</h1>{CHAPTER}<h1>Two</h1><h2>In parts</h2>{CHAPTER}",
        f"<article><h2>One</h2>{CHAPTER}</article><article><h2>Two</h2>{CHAPTER}</article>",
    ],
)
def test_a_document_of_a_book_with_several_stories_is_several_articles(body: str) -> None:
    found = drafts("x.epub", epub({"all.xhtml": body}, "<dc:title>The Weekly</dc:title>"))
    assert [(draft.title, draft.publisher) for draft in found] == [("One", "The Weekly"), ("Two", "The Weekly")]
    assert all(draft.text.startswith(draft.title) and draft.text.endswith(LAST) for draft in found)


def test_a_chapter_with_parts_and_one_with_a_heading_of_two_lines_are_one_article() -> None:
    parts = f"<h1>One</h1>{CHAPTER}<h2>A</h2>{CHAPTER}<h2>B</h2>{CHAPTER}"
    lines = f"<h1>Chapter 1</h1><h1>The duty</h1>{CHAPTER}"
    for body in (parts, lines):
        assert len(drafts("x.epub", epub({"a.xhtml": body}))) == 1


def test_a_book_of_several_authors_and_with_a_table_of_contents_of_links() -> None:
    contents = '<h1>Contents</h1><ul><li><a href="a.xhtml">One</a></li><li><a href="b.xhtml">Two</a></li></ul>'
    metadata = "<dc:creator>Ann Lee</dc:creator><dc:creator>Bo Li</dc:creator><dc:date>2024-05-12</dc:date>"
    book = epub(
        {"toc.xhtml": contents, "a.xhtml": f"<h1>One</h1>{CHAPTER}", "b.xhtml": f"<h1>Two</h1>{CHAPTER}"}, metadata
    )
    found = drafts("x.epub", book)
    assert [draft.title for draft in found] == ["One", "Two"]
    assert found[0].author == "Ann Lee; Bo Li"


def test_title_pages_and_dividers_of_a_book_are_no_articles() -> None:
    book = epub(
        {
            "title.xhtml": '<section xmlns:epub="http://www.idpf.org/2007/ops" epub:type="titlepage">'
            "<h1>The Weekly</h1><p>Edited by Bo Li. All rights reserved.</p></section>",
            "part.xhtml": "<h1>Part One</h1>",
            "story.xhtml": f"<h1>The duty</h1><p>{SAID}</p><p>{LAST}</p>",
        },
        "<dc:title>The Weekly</dc:title>",
    )
    assert [one.title for one in drafts("x.epub", book)] == ["The duty"]
    assert [one.text for one in drafts("x.epub", epub({"part.xhtml": "<h1>Part One</h1>"}))] == ["Part One"]
