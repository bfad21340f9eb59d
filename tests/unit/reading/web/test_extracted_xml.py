"""Articles that another program took from their pages: trafilatura's XML, and TEI."""

from __future__ import annotations

from retrieval import ArticleError
from retrieval.reading.drafts import Draft
from retrieval.reading.kinds import read_document

MAIN = (
    '<head rend="h1">The mill is sold</head><p>“We <hi rend="#b">never</hi> asked for it,” said '
    '<ref target="/lind">Peter Lind</ref>.</p><quote><p>“It is ours.”</p></quote><list><item>One wheel</item>'
    "<item>Two stones</item></list><table><row><cell>Year</cell><cell>Sacks</cell></row></table>"
    "<p>Nobody knows why.</p>"
)
TEXT = [
    "The mill is sold",
    "“We never asked for it,” said Peter Lind.",
    "“It is ours.”",
    "One wheel",
    "Two stones",
    "Year | Sacks",
    "Nobody knows why.",
]
DOC = (
    '<doc sitename="Mill Courier" title="The mill is sold" author="Clara Voss; Tom Berg" date="2023-05-09" '
    f'url="https://mill.example/sold" hostname="mill.example"><main>{MAIN}</main>'
    "<comments><p>What a shame this is.</p></comments></doc>"
)
HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>The mill is sold</title><author>Clara Voss</author></titleStmt>"
    "<publicationStmt><p/></publicationStmt><sourceDesc><biblFull><publicationStmt>"
    "<publisher>Mill Courier (mill.example)</publisher><ptr type='URL' target='https://mill.example/sold'/>"
    "<date>2023-05-09</date></publicationStmt></biblFull></sourceDesc></fileDesc>"
    "<profileDesc><creation><date type='download'>2026-01-01</date></creation></profileDesc></teiHeader>"
)
TEI = (
    f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">{HEADER}<text><body><div type="entry">'
    f"{MAIN.replace('<head rend=', '<ab type=').replace('</head>', '</ab>')}<note>A note of the editor.</note></div>"
    '<div type="comments"><p>What a shame this is.</p></div></body></text></TEI>'
)


def drafts(name: str, data: str) -> list[Draft]:
    found = list(read_document(name, name, data.encode()))
    assert not [one for one in found if isinstance(one, ArticleError)], found
    return [one for one in found if isinstance(one, Draft)]


def test_extracted_pages_keep_their_text_and_facts() -> None:
    (one,) = drafts("x.xml", f"<?xml version='1.0' encoding='utf-8'?>\n{DOC}")
    assert one.text.split("\n\n") == TEXT
    assert (one.title, one.author, one.published) == ("The mill is sold", "Clara Voss; Tom Berg", "2023-05-09")
    assert (one.publisher, one.url) == ("Mill Courier", "https://mill.example/sold")


def test_several_documents_may_follow_one_another() -> None:
    declared = f'<?xml version="1.0"?>\n{DOC}\n'
    assert [one.title for one in drafts("x.txt", declared * 2)] == ["The mill is sold"] * 2


def test_tei_is_read_below_its_header() -> None:
    (one,) = drafts("x", f'<?xml version="1.0"?>{TEI}')
    assert one.text.split("\n\n") == TEXT
    assert (one.title, one.author, one.published) == ("The mill is sold", "Clara Voss", "2023-05-09")
    assert (one.publisher, one.url, one.language) == ("Mill Courier", "https://mill.example/sold", "en")


def test_a_document_without_text_is_an_error() -> None:
    (error,) = read_document("x.xml", "x.xml", b'<doc title="Nothing" date="2023-05-09"><main/></doc>')
    assert isinstance(error, ArticleError)


def test_markdown_below_front_matter_is_read_so_whatever_its_name() -> None:
    facts = "title: The mill is sold\nsitename: Mill Courier\ndate: \"2023-05-09\"\ntags: ['mill']"
    written = f"---\n{facts}\n---\n# The mill\n\n**Peter** left.\n"
    (one,) = drafts("x.txt", written)
    assert (one.title, one.publisher, one.published) == ("The mill is sold", "Mill Courier", "2023-05-09")
    assert one.text == "The mill\n\nPeter left."
    (plain,) = drafts("x.txt", "---\n\nThe mill is sold.\n\n---\n\nNobody knows why.\n")
    assert "Nobody knows why." in plain.text


def test_links_within_the_text_of_a_record_are_their_words() -> None:
    (one,) = drafts(
        "x.json",
        r'{"text": "The head, [Ana Ruiz](https://mill.example/r), left [the hall](/h).'
        r'\n![A mill](m.png)\nIt [rained] (a lot)."}',
    )
    assert one.text == "The head, Ana Ruiz, left the hall.\n\nIt [rained] (a lot)."
