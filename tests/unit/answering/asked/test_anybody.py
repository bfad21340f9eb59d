"""What people say about something is answered by whoever an article on it quotes, in their own words."""

from __future__ import annotations

import pytest

from retrieval import Article, Library, answer
from retrieval.answering.follow_ups import parse_question
from retrieval.answering.questions import asked_of_anybody
from retrieval.searching import terms

TOLL = Article(
    id="toll",
    title="Toll on the Harl bridge from June",
    language="en",
    text=(
        "A toll of three crowns will be taken on the Harl bridge from June, the council of Osterby decided.\n\n"
        "“Nobody asked the bakers,” said Signe Holm, who crosses the river twice a day.\n\n"
        "“Three crowns will not ruin anyone,” said passenger Ivo Brandt at the bus stop.\n\n"
        "The bridge was built in 1931 and carries nine thousand cars a day."
    ),
)
SEALS = Article(
    id="seals",
    title="Seals back at Norrwick",
    language="en",
    text=(
        "Two seals were seen off Norrwick on Monday.\n\n“They looked bored,” said Nils Aare, a retired pilot.\n\n"
        "“He counts whatever swims,” said Berta Lie of Nils Aare."
    ),
)


@pytest.fixture(scope="module")
def library() -> Library:
    filled = Library(semantic=False)
    filled.add(TOLL)
    filled.add(SEALS)
    return filled


@pytest.mark.parametrize(
    "question",
    [
        "what do people say about the toll on the bridge",
        "What is everyone saying about the Harl bridge toll?",
        "reactions to the toll on the Harl bridge",
        "How did people react to the bridge toll?",
        "what was said about the toll?",
    ],
)
def test_anybodys_words_answer_rather_than_what_the_article_tells(question: str, library: Library) -> None:
    first = answer(question, library).evidence[0]
    assert first.article.id == "toll"
    assert first.kind == "direct"
    assert first.speaker


def test_people_of_one_kind_come_first(library: Library) -> None:
    first = answer("what do passengers say about the toll on the bridge", library).evidence[0]
    assert first.speaker
    assert first.speaker.name == "Ivo Brandt"


def test_words_of_whom_the_question_is_about_are_not_what_people_say(library: Library) -> None:
    found = answer("what do people say about Nils Aare", library).evidence
    assert [one.speaker.name for one in found[:1] if one.speaker] == ["Berta Lie"]


def test_where_no_article_is_on_the_matter_nothing_is_said_about_it(library: Library) -> None:
    assert not answer("what do people say about the opera house in Malvik", library).evidence


@pytest.mark.parametrize(
    ("language", "question", "crowd", "topic"),
    [
        ("en", "what are commuters saying about the new timetable", "commuters", "new timetable"),
        ("en", "how did the speech go down with fans", "fans", "speech"),
        ("en", "How was the new timetable received?", "", "new timetable"),
        ("de", "Was sagen die Leute zum neuen Fahrplan?", "", "neuen Fahrplan"),
        ("de", "wie haben die Pendler auf den Fahrplan reagiert", "Pendler", "Fahrplan"),
        ("de", "Reaktionen auf das Urteil", "", "Urteil"),
        ("fr", "que disent les gens du nouveau pont ?", "", "nouveau pont"),
        ("fr", "Quelles ont été les réactions à la grève ?", "", "grève"),
        ("es", "¿Qué dicen los vecinos del ruido?", "vecinos", "ruido"),
        ("es", "qué se dice del puente nuevo", "", "puente nuevo"),
        ("it", "cosa dice la gente del nuovo ponte?", "", "nuovo ponte"),
        ("it", "reazioni alla multa", "", "multa"),
        ("pt", "o que dizem os moradores sobre o barulho", "moradores", "barulho"),
        ("nl", "wat vinden de bewoners van de brug?", "bewoners", "brug"),
        ("sv", "vad säger folk om bron", "", "bron"),
        ("da", "hvad siger folk om broen", "", "broen"),
        ("no", "hva sier naboene om støyen", "naboene", "støyen"),
        ("pl", "co mówią ludzie o moście", "", "moście"),
        ("cs", "co říkají lidé o mostu", "", "mostu"),
        ("ru", "что говорят люди о мосте", "", "мосте"),
        ("uk", "що кажуть люди про міст", "", "міст"),
        ("ro", "ce spun oamenii despre pod", "", "pod"),
        ("tr", "köprü hakkında insanlar ne diyor", "", "köprü"),
        ("ar", "ماذا يقول الناس عن الجسر", "", "جسر"),
        ("zh", "大家怎么看新桥？", "", "新桥"),
        ("ja", "新しい橋について住民はどう言っていますか", "住民", "新しい橋"),
        ("ko", "새 다리에 대한 주민들 반응은?", "주민", "새 다리"),
    ],
)
def test_what_people_say_is_asked_in_twenty_languages(language: str, question: str, crowd: str, topic: str) -> None:
    asked = asked_of_anybody(parse_question(question, language=language))
    assert asked
    assert (asked.subject, asked.topic) == (tuple(terms(crowd, language)), tuple(terms(topic, language)))


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "what does the people's party say about the toll"),
        ("en", "what did the mayor say about people on the bridge"),
        ("en", "What is Norway's reaction to the toll?"),
        ("en", "and what do people say?"),
        ("en", "how did the boat go down"),
        ("de", "was sagt der Bürgermeister zu den Leuten"),
        ("de", "Wie kam der Dieb an das Geld?"),
        ("fr", "que dit le maire des gens du port ?"),
        ("it", "cosa dice il sindaco della scuola?"),
        ("da", "hvordan har foreningen betalt for broen"),
        ("sv", "vad menar forskaren om bron"),
    ],
)
def test_whoever_is_asked_about_in_particular_is_not_anybody(language: str, question: str) -> None:
    assert asked_of_anybody(parse_question(question, language=language)) is None
