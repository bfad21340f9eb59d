"""Which quotes of an article concern which watches."""

from __future__ import annotations

import pytest

from retrieval import Article, Library, Speaker, Watch, WatchIndex, evidence_of, settled

FUEL = Article(
    "fuel",
    "Chancellor freezes fuel duty",
    "“We will not raise fuel duty this year,” said Maria Keller, the chancellor, on Monday.\n\n"
    "“It is a relief for every driver,” said Tom Reed of the drivers’ club.\n\n"
    "“The duty on fuel hurts the poor, and we have waited long enough,” said Ada Stone.\n\n"
    "Asked about fuel, Jim Boyd said: “We pay too much duty as it is.”\n\n"
    "Duty, said Jim Boyd, is “a word of my father’s”.\n\n"
    "The officer on duty took the fuel away. “I saw nothing,” said Jack Hill, a guard.\n\n"
    "“The duties of a mayor are many,” said Lena Ortiz, the mayor.",
    language="en",
)


def library_of(*articles: Article) -> Library:
    library = Library(semantic=False)
    for article in articles:
        library.add(article)
    return library


def heard(watch: Watch, article: Article, library: Library | None = None) -> list[str]:
    """The beginnings of the quotes that a watch is given."""
    library = library or library_of(article)
    analysed = library.shelf.get(article.id)
    matches = WatchIndex({1: watch}).matches(analysed, library)
    found = (evidence_of(analysed, match.attribution) for match in matches)
    return [" ".join(one.text.split()[:3]) for one in found if one]


def test_a_topic_is_all_its_words_together_in_the_quote() -> None:
    assert heard(Watch(topic="fuel duty"), FUEL) == ["We will not", "The duty on"]
    assert heard(Watch(topic="waited fuel"), FUEL) == []
    assert heard(Watch(topic="duties"), FUEL) == ["We will not", "The duty on", "We pay too", "The duties of"]


def test_a_speaker_is_not_what_is_spoken_about() -> None:
    assert heard(Watch(topic="Keller"), FUEL) == []
    assert heard(Watch(topic="drivers"), FUEL) == ["It is a"]
    assert heard(Watch(topic="Boyd"), FUEL) == []


def test_a_phrase_must_be_quoted_word_for_word() -> None:
    assert heard(Watch(words="a RELIEF for every driver"), FUEL) == ["It is a"]
    assert heard(Watch(words="a relief for all drivers"), FUEL) == []
    assert heard(Watch(words="the officer on duty"), FUEL) == []


def test_a_person_with_a_topic_is_both() -> None:
    assert heard(Watch("Maria Keller", "fuel duty"), FUEL) == ["We will not"]
    assert heard(Watch("Tom Reed", "fuel duty"), FUEL) == []
    assert heard(Watch("Tom Reed", words="relief for every driver"), FUEL) == ["It is a"]


BROTHERS = Article(
    "brothers",
    "Two brothers",
    "“The barn burns,” said Simon Sutton, a farmer.\n\n“It does not,” said Peter Sutton, a teacher.",
    language="en",
)
LONE = Article("lone", "A farmer speaks", "“The roof is gone,” said Sutton on Friday, and went home.", language="en")


@pytest.mark.parametrize("name", ["Anna Sutton", "Peter", "Simon", "Simon Hill", "Sutton", "Simon Sutton Jr."])
def test_neither_a_first_name_nor_somebody_else_of_the_surname_matches(name: str) -> None:
    found = heard(Watch(name), BROTHERS)
    assert found == []


def test_a_full_name_matches_in_its_spellings() -> None:
    assert heard(Watch("Simon Sutton"), BROTHERS) == ["The barn burns,"]
    assert heard(Watch("Mr Simon Sutton"), BROTHERS) == ["The barn burns,"]
    assert heard(Watch("Саймон Саттон"), BROTHERS) == ["The barn burns,"]


def test_a_surname_alone_in_an_article_is_the_one_person_who_bears_it_in_the_library() -> None:
    one = Article("one", "One", "“The barn burns,” said Simon Sutton, a farmer.", language="en")
    assert heard(Watch("Simon Sutton"), LONE, library_of(one, LONE)) == ["The roof is"]
    assert heard(Watch("Simon Sutton"), LONE, library_of(BROTHERS, LONE)) == []
    assert heard(Watch("Simon Sutton"), LONE, library_of(LONE)) == []


def test_a_watch_for_a_surname_alone_is_for_the_first_who_bears_it() -> None:
    one = Article("one", "One", "“The barn burns,” said Simon Sutton, a farmer.", language="en")
    assert heard(Watch("Sutton"), one) == ["The barn burns,"]
    assert settled(Watch("Sutton", "barns"), Speaker("Simon Sutton")) == Watch("Simon Sutton", "barns")
    assert settled(Watch("Simon Sutton"), Speaker("S. Sutton")) == Watch("Simon Sutton")


def test_a_quote_without_a_speaker_concerns_no_watch_for_a_person() -> None:
    nobody = Article("nobody", "Noise", "Somebody shouted. “Get out of here now,” it said on a wall.", language="en")
    assert heard(Watch("Keller"), nobody) == []


def test_watches_are_added_and_taken_out() -> None:
    library = library_of(FUEL)
    analysed = library.shelf.get("fuel")
    index = WatchIndex({1: Watch(topic="fuel duty"), 2: Watch("Maria Keller")})
    assert [match.keys for match in index.matches(analysed, library)] == [(1, 2), (1,)]
    index.discard(1)
    index.add(3, Watch(topic="duty on fuel"))
    index.add(2, Watch("Nobody Else"))
    index.discard(9)
    assert [match.keys for match in index.matches(analysed, library)] == [(3,), (3,)]
    assert len(index) == 2
