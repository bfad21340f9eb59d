"""Claims with a word that excludes one of the words that answer them: “open” where these say “closed”."""

from __future__ import annotations

import pytest

from retrieval import Article, Library, answer
from retrieval.checking.turning.exclusive import other_word
from retrieval.searching import terms

MILL = Article(
    "mill",
    "Mill of Orsett to be a museum",
    "Mill of Orsett to be a museum\n\n"
    "The mill of Orsett opens its doors to visitors every Tuesday. Half of the rooms are heated.\n\n"
    "“I hated the noise of the wheel,” said the miller's widow, Greta Holm. “We lost two cats to it.”\n\n"
    "Alderman Piet Rask voted against the museum. He was ill for nine months.\n\n"
    "“The mill made a loss of 900 euros, but they never stopped grinding,” said Olga Brandt, the accountant.\n\n"
    "“If there is another one up there, paint it in summer,” said Ron Tamm.",
    language="en",
)


@pytest.fixture(scope="module")
def library() -> Library:
    found = Library(semantic=False)
    found.add(MILL)
    return found


@pytest.mark.parametrize(
    ("claimed", "published", "word", "other"),
    [
        ("the pool is open", "The pool stays closed until autumn", "open", "closed"),
        ("prices will rise next year", "Prices are going to fall next year", "rise", "fall"),
        ("she lost the final", "She won the final in Bergen", "lost", "won"),
        ("the choir sings in June", "The choir will sing in May", "June", "May"),
        ("the fair is on a sunday", "The fair is held every Saturday", "sunday", "Saturday"),
        ("he left before the storm", "He left after the storm had passed", "before", "after"),
        ("she voted for the tunnel", "She voted against the tunnel", "for", "against"),
        ("all of the tickets are sold", "Half of the tickets are sold", "all", "Half"),
        ("he was away for six years", "He was away for six months", "years", "months"),
        ("it was the cheapest bike of all", "It was the most expensive bike in the shop", "cheapest", "expensive"),
    ],
)
def test_a_word_that_excludes_the_claimed_one_is_found(claimed: str, published: str, word: str, other: str) -> None:
    found = other_word(claimed, published, terms(claimed, "en"), "en")
    assert found
    assert (found.difference.claimed, found.difference.published, found.agrees) == (word, other, False)


@pytest.mark.parametrize(
    ("claimed", "published"),
    [
        ("the pool is open", "The pool is open, and the sauna is closed"),  # both words
        ("the pool is open", "The bakery was closed"),  # of something else
        ("he paid for the boat", "He warned against the storm"),  # nothing shared stands beside
        ("she stayed for two years", "She spoke two months ago"),
        ("it may rain", "It rained in June"),  # “may” is a verb
        ("he left after lunch", "He left before the match"),
    ],
)
def test_other_words_exclude_nothing(claimed: str, published: str) -> None:
    assert other_word(claimed, published, terms(claimed, "en"), "en") is None


def test_a_denied_word_says_the_same_as_the_one_that_excludes_it() -> None:
    claimed = "the ferry is still open"
    found = other_word(claimed, "The ferry will not be closed", terms(claimed, "en"), "en")
    assert found
    assert found.agrees


@pytest.mark.parametrize(
    ("language", "claimed", "published", "word", "other"),
    [
        ("de", "das Freibad ist geöffnet", "Das Freibad bleibt bis Herbst geschlossen", "geöffnet", "geschlossen"),
        ("de", "die Fähre fährt montags", "Die Fähre fährt nur dienstags", "montags", "dienstags"),
        ("de", "sie stimmte für den Tunnel", "Sie stimmte gegen den Tunnel", "für", "gegen"),
        ("fr", "la piscine rouvre en mai", "La piscine sera prête en juin", "mai", "juin"),
        ("fr", "les loyers vont augmenter", "Les loyers vont baisser l'an prochain", "augmenter", "baisser"),
        ("fr", "il a vendu le moulin", "Il a acheté le moulin en 1998", "vendu", "acheté"),
        ("es", "el puente está abierto", "El puente sigue cerrado", "abierto", "cerrado"),
        ("es", "el alcalde rechazó la oferta", "El alcalde aceptó la oferta", "rechazó", "aceptó"),
        ("it", "il ponte è chiuso", "Il ponte è aperto da ieri", "chiuso", "aperto"),
        ("it", "la squadra ha vinto a Orsara", "La squadra ha perso a Orsara", "vinto", "perso"),
        ("pt", "a escola vai fechar", "A escola vai abrir em setembro", "fechar", "abrir"),
        ("pt", "o museu chegou antes da chuva", "O museu chegou depois da chuva", "antes", "depois"),
        ("nl", "het zwembad gaat dicht", "Het zwembad gaat open", "dicht", "open"),
        ("nl", "zij verkoopt de molen", "Zij koopt de molen", "verkoopt", "koopt"),
        ("ru", "мост открыли для машин", "Мост закрыли для машин", "открыли", "закрыли"),
        ("ru", "цены на хлеб выросли", "Цены на хлеб упали", "выросли", "упали"),
        ("uk", "басейн зачинили", "Басейн відчинили", "зачинили", "відчинили"),
        ("uk", "команда виграла матч", "Команда програла матч", "виграла", "програла"),
        ("pl", "most jest otwarty", "Most jest zamknięty", "otwarty", "zamknięty"),
        ("pl", "burmistrz poparł budowę", "Burmistrz sprzeciwił się: budowę odłożono", "poparł", "sprzeciwił"),
    ],
)
def test_every_language_has_its_own(language: str, claimed: str, published: str, word: str, other: str) -> None:
    found = other_word(claimed, published, terms(claimed, language), language)
    assert found
    assert (found.difference.claimed, found.difference.published, found.agrees) == (word, other, False)


@pytest.mark.parametrize(
    ("language", "claimed", "published"),
    [
        ("de", "das Bad ist geöffnet", "Das Bad ist schließlich öffentlich"),  # only begins like a listed form
        ("de", "der Zug hält nicht mehr im Sommer", "Der Zug hält im Sommer und im Winter"),
        ("fr", "la ferme ouvre ses portes", "La ferme a été vendue et ses portes sont neuves"),
        ("it", "l'iniziativa finisce", "L'iniziativa continua"),
        ("pt", "o terminal começa a crescer", "O terminal vai crescer"),
        ("ru", "начальник уволил сторожа", "Начальник закончил разговор и ушёл"),
        ("uk", "програма виграла приз", "Програма сподобалася всім, приз чекає"),
        ("pl", "otwarto most przed świętami", "Most otwarto, powiedział po świętach prezes"),
    ],
)
def test_words_that_only_begin_alike_exclude_nothing(language: str, claimed: str, published: str) -> None:
    assert other_word(claimed, published, terms(claimed, language), language) is None


@pytest.mark.parametrize(
    ("question", "claimed", "published"),
    [
        ("Did Holm say she loved the noise of the wheel?", "loved", "hated"),
        ("did holm say they won two cats", "won", "lost"),
        ("did rask vote for the museum", "for", "against"),
        ("did tamm say paint it in winter", "winter", "summer"),
        ("the mill opens to visitors every friday, right?", "friday", "Tuesday"),
        ("all of the rooms are heated", "all", "Half"),
        ("alderman rask was ill for nine weeks??", "weeks", "months"),
    ],
)
def test_the_word_that_is_printed_is_told(question: str, claimed: str, published: str, library: Library) -> None:
    verdict = answer(question, library).verdict
    assert verdict
    assert verdict.figure
    assert (verdict.standing, verdict.figure.claimed, verdict.figure.published) == ("altered", claimed, published)


def test_a_not_behind_a_link_and_a_subject_denies_only_what_follows(library: Library) -> None:
    verdict = answer("Did Brandt say the mill made a loss?", library).verdict
    assert verdict
    assert verdict.standing != "opposite"


def test_whether_something_is_so_is_not_denied_by_a_not_about_something_else(library: Library) -> None:
    verdict = answer("is the mill loud", library).verdict
    assert verdict is None or verdict.standing != "opposite"
