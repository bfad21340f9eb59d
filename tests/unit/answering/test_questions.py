"""What is asked, by example: the kind of question, who is asked about, what about; follow-ups made whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.answering.follow_ups import asks_for_others, parse_question
from retrieval.answering.questions import QuestionKind, Wanted


@pytest.mark.parametrize(
    ("question", "kind", "subject", "topic"),
    [
        ("What did Maria Keller say about the bridge?", "said-about", "maria keller", "bridg"),
        ("what does the mayor of Lund think of tolls", "said-about", "mayor lund", "toll"),
        ("How did Keller respond to the strike?", "said-about", "keller", "strike"),
        ("keller on the strike??", "said-about", "keller", "strike"),
        ("Keller: why a toll?", "said-about", "keller", "toll"),
        ("keller, who runs the bridge", "said-about", "keller", "run bridg"),
        ("Keller's take on tolls", "said-about", "keller", "toll"),
        ("What is Norway's position on whaling?", "said-about", "norway", "whale"),
        ("Who pays, according to the minister?", "said-about", "minist", "pay"),
        ("Why was the bridge closed, in Keller's view?", "said-about", "keller", "bridg close"),
        ("What will not work, as Keller warned?", "said-about", "keller", "work warn"),
        ("Who said the bridge is unsafe?", "who-said", "", "bridg unsaf"),
        ("who called the toll a scandal", "who-said", "", "call toll scandal"),
        ("Which engineer warned about the bridge?", "who-said", "", "engin warn bridg"),
        ("Did Keller say that the bridge is safe?", "did-say", "keller", "bridg safe"),
        ("Has the mayor denied it?", "did-say", "mayor", "deni"),
        ("The mayor said he was sorry for the delay", "did-say", "mayor", "sorri delay"),
        ("so keller says tolls will go up?", "did-say", "keller", "toll go"),
        ("Keller claimed that the bridge is safe", "did-say", "keller", "claim bridg safe"),
        ("ok the engineer told us they had warned twice", "did-say", "engin", "ok warn twice"),
        ("Keller really promised there would be no toll, right?", "did-say", "keller", "realli vow toll right"),
        ("Keller said about the toll what", "said-about", "keller say", "toll"),
        ("Where does the river end?", "fact", "river end", "river end"),
        ("Where were people called to work?", "fact", "peopl call work", "peopl call work"),
        ("population of Lund", "fact", "", "popul lund"),
    ],
)
def test_reading_a_question(question: str, kind: QuestionKind, subject: str, topic: str) -> None:
    parsed = parse_question(question)
    assert parsed.kind == kind
    assert [word[:4] for word in parsed.subject] == [word[:4] for word in subject.replace("peopl", "pers").split()]
    assert [word[:4] for word in parsed.topic] == [word[:4] for word in topic.replace("peopl", "pers").split()]


@pytest.mark.parametrize(
    ("language", "question", "kind", "subject", "topic"),
    [
        ("de", "Was hat Maria Keller über die Brücke gesagt?", "said-about", "maria keller", "bruck"),
        ("de", "Was sagte die Ministerin zur Maut?", "said-about", "minist", "maut"),
        ("de", "Wer sagte, die Brücke sei sicher?", "who-said", "", "bruck sei sich"),
        ("fr", "Qu’a dit Maria Keller sur le pont ?", "said-about", "maria kell", "pont"),
        ("fr", "Que dit le ministre ?", "said-about", "ministr", ""),
        ("fr", "Qui a dit que le pont est dangereux ?", "who-said", "", "pont danger"),
        ("es", "¿Qué dijo Maria Keller sobre el puente?", "said-about", "mari kell", "puent"),
        ("es", "¿Quién dijo que el puente es seguro?", "who-said", "", "puent segur"),
        ("it", "Che cosa ha detto Maria Keller sul ponte?", "said-about", "mar keller", "pont"),
        ("it", "Chi ha detto che il ponte è sicuro?", "who-said", "", "pont sicur"),
        ("pt", "O que disse Maria Keller sobre a ponte?", "said-about", "mar kell", "pont"),
        ("pt", "Quem disse que a ponte é segura?", "who-said", "", "pont segur"),
        ("ru", "Что сказала Мария Келлер о мосте?", "said-about", "мар келлер", "мост"),
        ("ru", "Кто сказал, что мост безопасен?", "who-said", "", "мост безопас"),
        ("uk", "Що сказала Марія Келлер про міст?", "said-about", "мар келлер", "міст"),
        ("uk", "Хто сказав, що міст безпечний?", "who-said", "", "міст безпечн"),
        ("zh", "王丽关于大桥说了什么？", "said-about", "王丽", "大桥"),
        ("zh", "谁说大桥安全？", "who-said", "", "大桥 桥安 安全"),
        ("de", "Wann öffnet die Brücke?", "fact", "", "offnet bruck"),
        ("zh", "大桥什么时候开放？", "fact", "", "大桥 开放"),
    ],
)
def test_reading_a_question_in_another_language(
    language: str, question: str, kind: QuestionKind, subject: str, topic: str
) -> None:
    parsed = parse_question(question, language=language)
    assert parsed.kind == kind
    assert [word[:3] for word in parsed.subject] == [word[:3] for word in subject.split()]
    assert [word[:3] for word in parsed.topic] == [word[:3] for word in topic.split()]


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("How many people live in Lund?", "number"),
        ("When does the bridge open?", "date"),
        ("Who built the bridge?", "person"),
        ("Where is the bridge?", "place"),
        ("Why is the bridge closed?", "reason"),
        ("Is the bridge closed?", ""),
    ],
)
def test_what_an_answer_must_show(question: str, wanted: Wanted) -> None:
    assert parse_question(question).wanted == wanted


def test_words_of_saying_are_the_topic_only_where_there_is_no_other() -> None:
    assert "say" not in parse_question("What did she say about tolls?").topic
    assert parse_question("said?").topic == ("say",)


TALK = ("What did Maria Keller say about the bridge?",)


@pytest.mark.parametrize(
    ("question", "language", "names"),
    [
        ("What did the mayor say about Crimea and tolls?", "en", {"crimea"}),
        ("Crimea: what now?", "en", set()),
        ("What Did The Mayor Say About Crimea?", "en", set()),
        ("WHAT ABOUT THE BRIDGE IN GENEVA?", "en", set()),
        ("Was sagte die Ministerin über die Steuer?", "de", set()),
        ("what about crimea?", "en", set()),
    ],
)
def test_names_are_what_is_capitalised_inside_a_question(question: str, language: str, names: set[str]) -> None:
    assert parse_question(question, language=language).names == names


@pytest.mark.parametrize(
    ("language", "first", "then", "subject", "topic", "earlier"),
    [
        ("de", "Was hat Maria Keller über die Brücke gesagt?", "und Ortiz?", "ortiz", "", "bruck"),
        (
            "de",
            "Was hat Maria Keller über die Brücke gesagt?",
            "Was sagte sie zur Maut?",
            "maria kell",
            "maut",
            "bruck",
        ),
        (
            "fr",
            "Qu’a dit Maria Keller sur le pont ?",
            "Et qu’a-t-elle dit sur le péage ?",
            "maria kell",
            "peag",
            "pont",
        ),
        ("es", "¿Qué dijo Maria Keller sobre el puente?", "¿Y qué dijo sobre el peaje?", "mari kell", "peaj", "puent"),
        (
            "it",
            "Che cosa ha detto Maria Keller sul ponte?",
            "E che cosa ha detto sul pedaggio?",
            "mar kell",
            "ped",
            "pont",
        ),
        ("pt", "O que disse Maria Keller sobre a ponte?", "E Ortiz?", "ortiz", "", "pont"),
        ("ru", "Что сказала Мария Келлер о мосте?", "И что она говорит о сборе?", "мар келлер", "сбор", "мост"),
        ("uk", "Що сказала Марія Келлер про міст?", "А Бойко?", "боик", "", "міст"),
        ("uk", "Що сказала Марія Келлер про міст?", "Що вона каже про плату?", "мар келлер", "плат", "міст"),
        ("zh", "王丽关于大桥说了什么？", "她还说了什么？", "王丽", "说", "大桥"),
    ],
)
def test_a_follow_up_in_another_language(
    language: str, first: str, then: str, subject: str, topic: str, earlier: str
) -> None:
    parsed = parse_question(then, (first,), language)
    assert parsed.kind == "said-about"
    for found, expected in ((parsed.subject, subject), (parsed.topic, topic), (parsed.earlier, earlier)):
        assert [word[:3] for word in found] == [word[:3] for word in expected.split()]


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("de", "Was sagte Ortiz zum Hafen?"),
        ("es", "¿Qué dijo Ortiz sobre el puerto?"),
        ("fr", "Quand le pont ouvrira-t-il ?"),
        ("de", "Wann öffnet das Museum?"),
        ("zh", "张伟关于港口说了什么？"),
    ],
)
def test_a_whole_question_in_another_language_leaves_the_talk_alone(language: str, question: str) -> None:
    assert parse_question(question, ("Maria Keller?",), language).earlier == ()


def test_a_follow_up_takes_the_topic_from_the_talk() -> None:
    parsed = parse_question("and Ortiz?", TALK)
    assert parsed.kind == "said-about"
    assert parsed.subject == ("ortiz",)
    assert parsed.earlier == ("bridg",)


def test_who_is_named_after_a_question_for_whoever_it_was_is_asked_about() -> None:
    parsed = parse_question("And Ortiz?", ("Who spoke about the bridge?",))
    assert (parsed.kind, parsed.subject, parsed.earlier[:1]) == ("said-about", ("ortiz",), ("bridg",))


def test_a_pronoun_stands_for_who_was_asked_about() -> None:
    parsed = parse_question("and what did she say about tolls?", TALK)
    assert parsed.subject == ("maria", "keller")
    assert parsed.topic == ("toll",)


def test_a_whole_question_leaves_the_talk_alone() -> None:
    assert parse_question("What did Ortiz say about the harbour?", TALK).earlier == ()


@pytest.mark.parametrize("question", ["What did Ortiz say?", "Did Ortiz say anything?", "What does the mayor think?"])
def test_a_question_with_a_subject_of_its_own_leaves_the_talk_alone(question: str) -> None:
    assert parse_question(question, TALK).earlier == ()


@pytest.mark.parametrize(
    "question",
    [
        "What did Ortiz say about it?",
        "What did she say?",
        "And why?",
        "and Ortiz?",
        "When will it be mended?",
        "is she angry",
        "Would he do it again?",
    ],
)
def test_an_incomplete_question_leans_on_the_talk(question: str) -> None:
    assert parse_question(question, TALK).earlier


@pytest.mark.parametrize(
    ("question", "others"),
    [
        ("Who else spoke about it?", True),
        ("and the other trainer?", True),
        ("What did the other trainer say?", True),
        ("Wer noch?", True),
        ("Qui d’autre ?", True),
        ("¿Quién más?", True),
        ("Chi altro?", True),
        ("Quem mais?", True),
        ("А хто ще?", True),
        ("Кто ещё?", True),
        ("还有谁？", True),
        ("What did Keller say about the other bridge?", False),
        ("Who spoke about it?", False),
    ],
)
def test_a_question_asks_for_others(question: str, *, others: bool) -> None:
    assert asks_for_others(question) == others


def test_a_follow_up_of_a_follow_up_reaches_back() -> None:
    parsed = parse_question("and Weber?", (*TALK, "and Ortiz?"))
    assert parsed.subject == ("weber",)
    assert parsed.earlier == ("bridg",)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("and the lawyer, what did she say", "en"),
        ("e a parteira o que disse", "pt"),
        ("а мельник что сказал", "ru"),
        ("a młynarz co powiedział", "pl"),
    ],
)
def test_a_follow_up_that_asks_what_somebody_says_asks_no_fact(question: str, language: str) -> None:
    assert parse_question(question, ("When will it open?",), language).kind == "said-about"


@given(st.text(), st.lists(st.text(), max_size=3))
def test_anything_typed_is_read(question: str, talk: list[str]) -> None:
    parsed = parse_question(question, talk)
    assert len(set(parsed.terms)) == len(parsed.terms)
    assert not set(parsed.terms) & set(parsed.earlier)
