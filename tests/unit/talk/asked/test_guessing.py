"""What a message wishes for is guessed where no phrase foresees it, and questions stay questions."""

from __future__ import annotations

from bot.talk.small_talk.guessing import QUESTION, guess
from bot.talk.small_talk.wishes import LIKELY, SURE, likely_wish
from tests.talker import FUEL, Talker, page_of, said
from tests.training.wishes import read_messages

WISHES = {
    "heyyy good to see u": {"greeting"},
    "schönen guten Abend zusammen": {"greeting"},
    "salut, ça roule aujourd'hui ?": {"greeting"},
    "ok brilliant, that saved my afternoon": {"thanks", "nod"},
    "mille grazie, sei stato prezioso": {"thanks"},
    "ну спасибо огромное, выручил": {"thanks"},
    "right im off to bed then": {"farewell", "nod"},
    "tchüss bis die tage": {"farewell"},
    "so are you some kind of robot or what": {"itself"},
    "wer hat dich eigentlich gebaut": {"itself"},
    "what sort of stuff can i ask you about": {"help"},
    "no entiendo cómo va esto, ayuda": {"help"},
    "gimme one more of those please": {"next"},
    "zeig mir bitte noch eins davon": {"next"},
    "hang on, whose words were those": {"whose"},
    "c'était dans quel journal ça": {"origin"},
    "which newspaper printed that": {"origin"},
    "let me see the sentences around it": {"context"},
    "kann ich den ganzen Abschnitt dazu lesen": {"context"},
    "покажи цілий абзац будь ласка": {"context"},
    "who are all the people talking in here": {"speakers"},
    "welche Leute kommen bei dir zu Wort": {"speakers"},
    "list every article you have got": {"sources"},
    "quais artigos você tem aí": {"sources"},
    "so what is this stuff about overall": {"about"},
    "kurzer überblick worum es hier geht": {"about"},
    "could you put that into german for me": {"translation"},
    "and what do you personally reckon": {"opinion"},
    "fais-moi un petit poème": {"unable"},
    "wie wird das wetter am wochenende": {"unable"},
    "nah that wasnt my question at all": {"objection"},
    "das ist doch völlig falsch": {"objection", "doubt"},
    "no way, is that for real?": {"doubt"},
}
QUESTIONS = (
    "what did the harbour master want",
    "ferry repair cost?",
    "why is the school shutting",
    "who paid for the new roof",
    "does the baker regret it",
    "and the bus drivers?",
    "was sagt der förster zum wolf",
    "wann fährt die fähre wieder",
    "ist der bürgermeister dagegen",
    "pourquoi le maire a démissionné",
    "que pense la directrice du projet",
    "cuánto cuesta arreglar el puente",
    "quién se opone al parque",
    "cosa dice il sindaco della strada",
    "quanto perdeu o clube",
    "почему закрывают библиотеку",
    "хто заплатить за дах",
    "co powiedział trener po meczu",
    "市长怎么看这座桥",
    "anything about the wind farm",
    "the surgeon, did she say sorry to the family",
    "thank-you note from the king, what was in it",
)


def test_most_wishes_that_nobody_foresaw_are_guessed() -> None:
    right = [text for text, wishes in WISHES.items() if guess(text).wish in wishes and guess(text).chance >= LIKELY]
    assert len(right) >= 0.85 * len(WISHES), set(WISHES) - set(right)


def test_a_question_is_hardly_ever_taken_for_a_wish() -> None:
    misread = [text for text in QUESTIONS if guess(text).chance >= LIKELY]
    assert len(misread) <= 0.1 * len(QUESTIONS), misread
    assert not [text for text in misread if guess(text).chance >= SURE]


def test_the_language_of_a_wish_is_guessed() -> None:
    assert guess("schönen guten Abend zusammen").language == "de"
    assert guess("покажи цілий абзац будь ласка").language == "uk"
    assert guess("quais artigos você tem aí").language == "pt"


def test_these_messages_are_none_of_those_it_learned_from() -> None:
    learned = {one.text.casefold() for one in read_messages()}
    assert learned.isdisjoint(text.casefold() for text in (*WISHES, *QUESTIONS))
    assert QUESTION in {one.wish for one in read_messages()}


def test_an_unknown_word_beside_a_wish_about_the_articles_is_a_topic() -> None:
    assert not guess("what's new on Skarnholm").is_known
    assert likely_wish("what's new on Skarnholm", LIKELY) is None


def test_who_else_and_quotations_are_no_wishes() -> None:
    assert likely_wish("who else?", 0.0) is None
    assert likely_wish("“thanks”", 0.0) is None


def test_a_message_that_names_somebody_who_is_quoted_is_a_question() -> None:
    talker = Talker()
    assert page_of(talker.type("some quotes from keller")).subject != page_of(talker.type("some quotes")).subject


def test_words_around_an_answer_are_shown_when_they_are_asked_for_in_other_words() -> None:
    talker = Talker()
    talker.type("What did Maria Keller say about the fuel duty?")
    assert FUEL in said(talker.type("let me see the sentences around it"))
    assert page_of(talker.type("What did Maria Keller say about the fuel duty?")).outcome == "answered"


def test_what_no_such_bot_can_do_is_said_so() -> None:
    assert "That I cannot do" in said(Talker().type("please compose a song about my cat"))
    assert "je ne sais pas le faire" in said(Talker().type("fais-moi un petit poème"))
    assert "Das kann ich nicht" in said(Talker().type("wie wird das wetter am wochenende"))


def test_words_in_a_language_that_the_bot_does_not_speak_do_not_end_the_talk() -> None:
    assert guess("muhtar ne dedi").wish == "farewell"
    assert likely_wish("muhtar ne dedi", LIKELY) is None
    talker = Talker(place="console")
    assert not talker.type("muhtar ne dedi").ends
    assert talker.type("na dann tschüssi").ends


def test_who_goes_on_with_somebody_makes_no_wish_that_is_merely_likely() -> None:
    assert guess("et sa femme ?").chance >= LIKELY
    assert likely_wish("et sa femme ?", LIKELY) is None
    assert "Interrogez-moi" not in said(Talker().type("et sa femme ?"))
