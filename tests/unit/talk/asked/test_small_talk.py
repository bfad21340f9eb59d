"""Small talk and wishes are told from questions, in every language, and leave the talk as it was."""

from __future__ import annotations

import pytest

from bot.talk.commands import Place
from bot.talk.replies import Citation, Examples, Listing
from bot.talk.requests import Choice
from bot.talk.small_talk.wishes import Wish, read_message
from bot.wording import LANGUAGES, speaking
from retrieval import Article, Library
from tests.talker import ASK_FUEL, FUEL, Talker, page_of, said

MEANT: dict[Wish, tuple[str, ...]] = {
    "greeting": (
        "Hi!", "hellooo", "Good morning, everybody", "how are you?", "Hello, how are you today?", "hi 👋", "Guten Tag",
        "Grüß Gott", "Bonjour à tous", "¡Hola! ¿Qué tal?", "Buongiorno", "Olá, tudo bem?", "Добрий день", "Доброе утро",
        "Здравствуйте!", "你好！", "您好", "helloo", "привеет",
    ),
    "thanks": (
        "thx", "Thank you so much!!", "Vielen Dank", "Danke schön", "merci beaucoup", "Muchas gracias", "grazie mille",
        "muito obrigada", "Щиро дякую", "Спасибо большое", "谢谢！", "thankss",
    ),
    "farewell": (
        "bye", "exit", "Quit.", "Tschüss!", "Auf Wiedersehen", "au revoir", "adiós", "arrivederci", "Tchau", "Бувай",
        "До свидания", "再见",
    ),
    "itself": (
        "Who are you?", "what can you do", "Hi, who are you?", "Wer bist du?", "Was können Sie?", "Qui êtes-vous ?",
        "¿Qué puedes hacer?", "Chi sei?", "O que você pode fazer?", "Хто ви?", "Что ты умеешь?", "你是谁？",
        "你能做什么？",
    ),
    "nod": (
        "ok", "Yes", "great!", "lol", "test", "Alles klar", "d’accord", "vale", "va bene", "certo", "добре", "ладно",
        "好的", "that's so sad", "oh no, poor kids", "aww bless him", "i like her", "what a shame 😢", "they're right",
        "ach der arme Kerl", "haha die war lustig", "wie niedlich", "qué pena", "pobre gente", "c’est trop mignon",
        "quelle histoire", "poverina", "che vergogna", "coitadinha", "que triste", "яка краса", "бідні діти",
        "бедняжка", "это очень грустно", "太感人了", "可惜啊",
    ),
    "help": ("help", "Hilfe!", "aide", "ayuda por favor", "aiuto", "ajuda", "допоможіть", "помощь", "帮助"),
    "next": ("next", "more please", "weiter", "encore", "siguiente", "avanti", "próximo", "далі", "ещё", "下一个"),
    "back": ("back", "zurück", "retour", "anterior", "indietro", "voltar", "назад", "上一个"),
    "speakers": (
        "speakers", "who speaks here?", "Who is quoted in these articles?", "Wer wird zitiert?", "Qui parle ici ?",
        "¿Quién habla aquí?", "Chi viene citato?", "Quem é citado?", "Кого цитують?", "Кто здесь говорит?",
        "引用了谁？",
    ),
    "sources": ("articles", "which articles do you have?", "Welche Artikel gibt es?", "статті", "有哪些文章"),
    "quotes": ("quotes", "Zitate", "citations", "цитати"),
    "about": (
        "What is this about?", "What's it all about?", "summary", "summarize the article please", "Worum geht’s hier?",
        "De quoi s’agit-il ?", "¿De qué trata?", "Di cosa si tratta?", "Do que se trata?", "Про що йдеться?",
        "О чём эта статья?", "这篇文章讲什么？", "摘要",
    ),
    "new": (
        "what's new?", "latest news", "Was gibt’s Neues?", "Quoi de neuf ?", "¿Qué hay de nuevo?",
        "Che novità ci sono?",
        "O que há de novo?", "Що нового?", "Что нового?", "有什么新闻？",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("wish", "text"), [(wish, text) for wish, texts in MEANT.items() for text in texts])
def test_what_is_meant(wish: Wish, text: str) -> None:
    assert read_message(text).wish == wish


@pytest.mark.parametrize(
    "text",
    [
        "Who said thanks to the fans?",
        "what a mess did the storm leave",
        "was the poor man paid",
        "why is that terrible",
        "she's right about the dam",
        "was sagt die arme Frau",
        "pobre de quién habla",
        "quelle histoire raconte Keller",
        "какой ужас случился на дамбе",
        "What's new in the budget?",
        "What is the budget about?",
        "Who said hello to the rats?",
        "What help was promised?",
        "Who is quoted on the dam?",
        "Who speaks for the unions?",
        "Who are you going to believe, said whom?",
        "Next week's vote: who spoke?",
        "What can you tell me about the dam?",
        "Keller?",
        "Ok Go",
        "Wer sagt Danke?",
        "Was gibt es Neues im Streit um den Damm?",
        "Qui parle du barrage ?",
        "¿Quién habla de pensiones?",
        "Chi parla di pensioni?",
        "Quem fala de pensões?",
        "Хто говорить про дамбу?",
        "Кто говорит о дамбе?",
        "谁说大桥安全？",
        "test of the dam",
    ],
)
def test_a_question_is_never_swallowed(text: str) -> None:
    message = read_message(text)
    assert (message.wish, message.question) == (None, text)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Hello, what did Keller say?", "what did Keller say?"),
        ("Hi! Who spoke about it?", "Who spoke about it?"),
        ("What did Keller say, please?", "What did Keller say"),
        ("Hallo, was sagte Keller? Danke!", "was sagte Keller"),
        ("Thanks. And Ortiz?", "And Ortiz?"),
        ("Keller, please", "Keller"),
        ("sorry, one more: what did Keller say", "what did Keller say"),
        ("quick question what does Keller want", "what does Keller want"),
        ("now, what did Keller say", "what did Keller say"),
        ("my english is bad. what did Keller say", "what did Keller say"),
        ("kurze Frage: was sagt Keller", "was sagt Keller"),
        ("une dernière question, que dit Keller", "que dit Keller"),
        ("otra pregunta: qué dice Keller", "qué dice Keller"),
        ("a proposito, cosa dice Keller", "cosa dice Keller"),
        ("outra pergunta: o que diz Keller", "o que diz Keller"),
        ("кстати, что сказал Келлер", "что сказал Келлер"),
        ("ще питання: що каже Келлер", "що каже Келлер"),
        ("right wing parties say what", "right wing parties say what"),
        ("thanks to the strike what did Keller say", "thanks to the strike what did Keller say"),
        ("is the pool closing or not?", "is the pool closing"),
        ("Keller sieht das anders, oder?", "Keller sieht das anders"),
        ("noch was von Keller", "noch was von Keller"),
        ("what's the deal with the ferry", "ferry"),
        ("que história é essa do farol", "farol"),
    ],
)
def test_courtesies_around_a_question_are_left_out(text: str, question: str) -> None:
    message = read_message(text)
    assert (message.wish, message.question.rstrip("?")) == (None, question.rstrip("?"))


@pytest.mark.parametrize("text", ["Hi", "thanks!", "ok", "Who are you?", "What is this about?", "bye", "help"])
def test_small_talk_is_no_question_of_the_talk(talker: Talker, text: str) -> None:
    talker.type("What did Keller say about the fuel duty?")
    reply = talker.type(text)
    assert reply.page is None
    (evidence,) = page_of(talker.type("What did Weber say?")).evidence
    assert evidence.speaker
    assert evidence.speaker.name == "Paul Weber"
    talker.type(ASK_FUEL)
    talker.type(text)
    assert FUEL.rstrip(",") in said(talker.type("/context"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ["hi", "thanks", "ok"])
def test_a_friendly_reply_offers_two_questions_that_can_be_chosen(talker: Talker, text: str, language: str) -> None:
    with speaking(language):
        reply = talker.type(text)
    (examples,) = [block for block in reply.blocks if isinstance(block, Examples)]
    assert len(examples.questions) == 2
    asked = talker.conversation.choose(Choice("ask", reply.actions[1].key, "here"))
    assert asked
    assert page_of(asked).outcome == "answered"


@pytest.mark.parametrize(("place", "ends"), [("console", True), ("private", False), ("group", False)])
def test_a_goodbye_ends_the_talk_at_the_console_only(place: Place, *, ends: bool) -> None:
    assert Talker(place).type("bye").ends == ends


def test_wishes_do_what_commands_do(talker: Talker) -> None:
    for wish, command in (
        ("speakers", "/speakers"),
        ("articles", "/sources"),
        ("quotes", "/quotes"),
        ("help", "/help"),
    ):
        assert talker.type(wish) == talker.type(command)
    first = talker.type("What was said about the budget talks?")
    assert talker.type("next") != first
    assert said(talker.type("back")) == said(first)


def test_an_overview_shows_titles_opening_sentences_and_who_is_quoted(talker: Talker) -> None:
    blocks = talker.type("What is this about?").blocks
    opened = [block.evidence for block in blocks if isinstance(block, Citation)]
    assert [one.article.id for one in opened] == ["dam", "budget"]
    assert opened[1].text == "The finance minister, Maria Keller, met the unions on Sunday."
    assert all(one.text == one.span.of(one.article.text) for one in opened)
    (quoted,) = [block for block in blocks if isinstance(block, Listing)]
    assert "Maria Keller" in [row.text for row in quoted.rows]


def test_an_opened_article_is_what_an_overview_is_of(talker: Talker) -> None:
    talker.type("/open 1")
    opened = [block.evidence for block in talker.type("summary").blocks if isinstance(block, Citation)]
    assert [one.article.id for one in opened] == ["budget"]


def test_the_newest_articles_come_first(talker: Talker) -> None:
    (listing,) = talker.type("what's new?").blocks
    assert isinstance(listing, Listing)
    assert [row.detail for row in listing.rows] == ["Metro, 2 June 2024", "The Daily Ledger, 12 May 2024"]


@pytest.mark.parametrize("text", ["hi", "thanks", "who are you?", "what's new?", "summary", "help", "bye", "speakers"])
def test_an_empty_library_has_a_reply(text: str) -> None:
    assert said(Talker(library=Library()).type(text))


def test_an_article_without_any_sentence_has_an_overview() -> None:
    library = Library()
    library.add(Article("empty", "Nothing here", "Nothing here"))
    assert "Nothing here" in said(Talker(library=library).type("summary"))
