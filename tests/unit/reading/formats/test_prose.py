"""Headers of text files, front matter and template tags of Markdown, words broken at the ends of lines."""

from __future__ import annotations

import pytest

from retrieval import ArticleError
from retrieval.reading.drafts import Draft, to_article
from retrieval.reading.formats.prose.wrapping import unwrap
from retrieval.reading.kinds import read_document

SAID = "“We will not touch the duty,” said Maria Keller."


def the_draft(name: str, data: str) -> Draft:
    (draft,) = read_document(name, name, data.encode())
    assert isinstance(draft, Draft), draft
    return draft


def day_of(draft: Draft) -> str:
    article = to_article(draft, "x", {})
    assert not isinstance(article, ArticleError)
    return article.published[:10]


@pytest.mark.parametrize(
    "header",
    [
        "Headline: Duty stays\nByline: By Ann Lee\nDate: May 12, 2024\nSource: The Ledger",
        "Title: Duty stays\nTags: duty, budget\nAuthor: Ann Lee\nDate: 12 May 2024\n"
        "Publication: The Ledger\nSection: News",
        "From: Ann Lee <ann@ledger.example>\nTo: press@herald.example\nSubject: Duty stays\n"
        "Date: Sun, 12 May 2024 08:00:00 +0000\nPublisher: The Ledger",
        "Titel: Duty stays\nAutorin: Ann Lee\nDatum: 12. Mai 2024\nQuelle: The Ledger\nRessort: Politik",
        "Titre: Duty stays\nAuteur: Ann Lee\nDate: 12 mai 2024\nSource: The Ledger",
        "Título: Duty stays\nAutor: Ann Lee\nFecha: 12 de mayo de 2024\nFuente: The Ledger",
        "Заголовок: Duty stays\nАвтор: Ann Lee\nДата: 12 мая 2024\nИсточник: The Ledger",
        "title: Duty\n  stays\nauthor: Ann Lee\npublished: 2024-05-12\npublisher: The Ledger\nslug: duty-stays",
    ],
)
def test_a_header_is_read_whatever_its_keys(header: str) -> None:
    draft = the_draft("x.txt", f"{header}\n\n{SAID}\n")
    assert (draft.title, draft.author, draft.publisher, day_of(draft)) == (
        "Duty stays",
        "Ann Lee",
        "The Ledger",
        "2024-05-12",
    )
    assert draft.text.strip() == SAID


def test_a_header_may_end_at_a_line_of_its_own() -> None:
    for end in ("---", "Text:", "TEXT :", "======"):
        draft = the_draft("x.txt", f"Title: Duty stays\nDate: 2024-05-12\n{end}\n{SAID}\n")
        assert (draft.title, draft.text.strip()) == ("Duty stays", SAID)


@pytest.mark.parametrize(
    "talk",
    [
        "Keller: We will not touch it.\nRuiz: It is a bad plan.",
        "Date: none yet\nKeller: “We will not touch it”",
        "By: the way\nKeller: We will not touch it.",
        "Keller: yes\nRuiz: no",
    ],
)
def test_a_talk_is_no_header(talk: str) -> None:
    assert the_draft("x.txt", f"{talk}\n\n{SAID}").text.replace("\n", " ").startswith(talk.replace("\n", " "))


@pytest.mark.parametrize(
    ("front", "title", "author"),
    [
        ("---\ntitle: >\n  Duty\n  stays\nauthors:\n  - Ann Lee\n  - Bo Li\n---", "Duty stays", "Ann Lee; Bo Li"),
        ("---\ntitle: 'It''s a duty: \"stay\"'\nauthor: {name: Ann Lee}\n---", 'It\'s a duty: "stay"', "Ann Lee"),
        ('---\ntitle: She says "it stays"\nauthor: "By Ann Lee"\n---', 'She says "it stays"', "Ann Lee"),
        ("---\ntitle: Duty stays # a working title\nauthor: admin\n---", "Duty stays", ""),
        ("---\ntitle: Duty: it stays\nauthor: Ann Lee\n---", "Duty: it stays", "Ann Lee"),
        ("Title: Duty stays\nAuthor: Ann Lee\nDate: 12 May 2024", "Duty stays", "Ann Lee"),
        ("% Duty stays\n% Ann Lee; Bo Li\n% 12 May 2024", "Duty stays", "Ann Lee; Bo Li"),
        ('{"title": "Duty stays", "author": {"name": "Ann Lee"}}', "Duty stays", "Ann Lee"),
        (
            '+++\ntitle = "Duty stays"\ndate = 2024-05-12T08:00:00Z\nauthors = ["Ann Lee", "Bo Li"]\n+++',
            "Duty stays",
            "Ann Lee; Bo Li",
        ),
    ],
)
def test_front_matter_is_read_as_yaml_and_toml(front: str, title: str, author: str) -> None:
    draft = the_draft("x.md", f"{front}\n\n{SAID}\n")
    assert (draft.title, draft.author, draft.text) == (title, author, SAID)


@pytest.mark.parametrize("text", [f"---\n\n{SAID}\n\n---\n\nThe end.", f"+++\n{SAID}", f"---\n{SAID}"])
def test_a_rule_is_no_front_matter(text: str) -> None:
    assert SAID in the_draft("x.md", text).text


@pytest.mark.parametrize(
    "tag",
    ["{{< youtube abc >}}", "{{% note %}}", "{% include ad.html %}", "{{ page.title }}", "{: .lead}", "::: warning",
     "{# draft #}",
     "{% comment %}“No,” said nobody.{% endcomment %}", "<!-- “No,” said nobody. -->", '[gallery ids="1,2"]', "[^1]"],
)  # fmt: skip
def test_tags_of_templates_and_marks_of_footnotes_are_left_out(tag: str) -> None:
    assert the_draft("x.md", f"{SAID}\n\n{tag}\n\nNobody was convinced.").text == f"{SAID}\n\nNobody was convinced."


def test_what_stands_between_two_tags_and_in_a_footnote_is_text() -> None:
    marked = (
        '{{< quote author="x" >}}“No,” she said.{{< /quote >}} It stayed.[^a] See [[duty|the duty]].\n\n[^a]: In May.'
    )
    assert the_draft("x.md", marked).text == "“No,” she said. It stayed. See the duty.\n\nIn May."


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        ("“We will not touch the du-\nty,” said the minister, and she said it\ntwice.", "touch the duty,”"),
        ("the old and well known Franco-\nGerman pact was read out to everybody\nonce more.", "Franco-German pact"),
        (
            "es ging um die Ein- und Ausfuhr-\nund Zollregeln, sagte die Ministerin am\nMontag.",
            "Ausfuhr- und Zollregeln",
        ),
        ("it rose by a third – more than any-\nbody had thought, as the minister said\non Monday.", "than anybody had"),
    ],
)
def test_words_broken_at_a_lines_end_are_whole(lines: str, whole: str) -> None:
    assert whole in unwrap(lines)


def test_ligatures_are_the_letters_that_they_stand_for() -> None:
    assert (
        the_draft("x.txt", "“We will ﬁnd the oﬃce ﬂoor,” she said.").text
        == "“We will find the office floor,” she said."
    )


def test_a_few_nuls_in_a_text_are_left_out() -> None:
    said = "“We will not touch the duty before the next budget,” said Maria Keller, the minister of finance.\n\n"
    (draft,) = read_document("x.txt", "x.txt", (f"Duty\n\n{said}\0" + said * 3).encode())
    assert isinstance(draft, Draft)
    assert draft.text.count("Maria Keller") == 4
    assert "\0" not in draft.text
