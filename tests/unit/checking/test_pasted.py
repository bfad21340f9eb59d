"""Quotations that are pasted with their speakers are told from questions about quotations."""

from __future__ import annotations

import pytest

from retrieval import Article, Library, check_quote, is_pasted_claim


@pytest.mark.parametrize(
    "text",
    [
        "Keller: “We will not touch the fuel duty”",
        'Keller: "We will not touch the fuel duty."',
        "Keller: “Will we pay?”",
        "Paul Weber, minister: “We will not touch the fuel duty”",
        "“We will pay,” said Keller.",
        "Weber said “we will pay the bill”",
        "“We will not touch the fuel duty” – Paul Weber",
        "Keller: “We will pay”\nWeber: “We will not”",
        'Keller: "We will pay"\n\nWeber: "We will not"\n\nOrtiz: "Nobody knows"',
        "Sander: „Die Brücke ist sicher“",
        "Ruiz: «No podemos ser un pueblo de persianas bajadas»",
        "Lescure : « Nous paierons demain »",
        "Rossi: «Il ponte è sicuro»",
        "Silva: “A ponte foi fechada ontem”",
        "Петров: «Мост закрыт навсегда»",
        "Коваль: «Міст закрито назавжди»",
        "Kowalski: „Most jest bezpieczny”",
        "王文斌：“大桥已经关闭”",
    ],
)
def test_quotations_with_their_speakers_are_claims(text: str) -> None:
    assert is_pasted_claim(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Keller",
        "Why would Keller say “we will pay”?",
        "Why would Keller say “we will pay”",
        "Why would X say ‘we will pay’?",
        "did keller say “we will pay the bill”",
        "who said “we will pay the bill”",
        "who: “we will pay”",
        "What did Keller mean by “deal”",
        "“we will pay the bill”",
        "Keller on the “fuel duty”",
        'tell me about "Keller"',
        "Hat Sander gesagt „Die Brücke ist sicher“",
        "Wer sagte: „Die Brücke ist sicher“",
        "Qui a dit « Nous paierons »",
        "Chi ha detto «Il ponte è sicuro»",
        "Quién dijo «No podemos»",
        "谁说“大桥已经关闭”",
    ],
)
def test_questions_and_bare_words_are_none(text: str) -> None:
    assert not is_pasted_claim(text)


KIOSK = Article(
    "kiosk",
    "The kiosk by the weir",
    "“It's been my mother's since the flood,” Oda Brekke said. “She painted it herself.”\n\n"
    "“We wanted a key for the old gate,” Nils Aune told the meeting on Friday.",
)


def test_a_sentence_pasted_with_its_quotations_gives_each_to_its_speaker_once() -> None:
    library = Library(semantic=False)
    library.add(KIOSK)
    check = check_quote(KIOSK.text.split("\n\n", maxsplit=1)[0], library)
    assert [(part.words, part.speaker) for part in check.parts] == [
        ("It's been my mother's since the flood", "Oda Brekke"),
        ("She painted it herself.", "Oda Brekke"),
    ]
    assert check.stands


def test_changed_words_that_run_on_are_shown_as_the_sentence_quoted() -> None:
    library = Library(semantic=False)
    library.add(KIOSK)
    (part,) = check_quote("Nils Aune said he wanted a key for the old gate and a lamp", library).parts
    assert part.verdict == "nearly"
    assert part.findings[0].evidence.text == "We wanted a key for the old gate,"
