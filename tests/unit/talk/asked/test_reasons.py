"""A question why is answered from the article that the talk is about, where that tells of what is asked."""

from __future__ import annotations

import pytest

from bot.talk.requests import read_request
from retrieval import Article, Library
from tests.talker import over, page_of

POOLS = {
    "en": ("The pool at Aunby will close in May, because the roof leaks. “I learned to swim there,” Nils Aune said.",
           "The pool at Hove closes on Friday, because of a strike. “Nobody is paid in the pool,” said Rolf Beck."),
    "de": ("Das Bad in Aunby schließt im Mai, weil das Dach undicht ist. „Ich lernte dort schwimmen“, sagte Nils Aune.",
           "Das Bad in Hove schließt am Freitag wegen eines Streiks. „Im Bad wird niemand bezahlt“, sagte Rolf Beck."),
    "fr": ("La piscine d'Aunby ferme en mai, car le toit fuit. « J'y ai appris à nager », a dit Nils Aune.",
           "La piscine de Hove ferme vendredi à cause d'une grève. « Personne n'est payé », a dit Rolf Beck."),
    "es": ("La piscina de Aunby cierra en mayo porque el techo gotea. «Allí aprendí a nadar», dijo Nils Aune.",
           "La piscina de Hove cierra el viernes por una huelga. «A nadie le pagan», dijo Rolf Beck."),
}  # fmt: skip
"""Of each language two articles of which both tell that a pool closes."""


@pytest.mark.parametrize(
    ("language", "before", "why"),
    [
        ("en", "What did {} say?", "why does the pool close?"),
        ("de", "Was sagte {}?", "warum schließt das Bad?"),
        ("fr", "Qu'a dit {} ?", "pourquoi la piscine ferme ?"),
        ("es", "¿Qué dijo {}?", "¿por qué cierra la piscina?"),
    ],
)
@pytest.mark.parametrize(("speaker", "article"), [("Nils Aune", "aunby"), ("Rolf Beck", "hove")])
def test_why_is_answered_from_the_article_just_read(
    language: str, before: str, why: str, speaker: str, article: str
) -> None:
    library = Library(semantic=False)
    for name, text in zip(("aunby", "hove"), POOLS[language], strict=True):
        library.add(Article(name, "", text, language=language))
    conversation = over(library)
    conversation.respond(read_request(before.format(speaker), "here", "private"))
    reply = conversation.respond(read_request(why, "here", "private"))
    assert {one.article.id for one in page_of(reply).evidence} == {article}
