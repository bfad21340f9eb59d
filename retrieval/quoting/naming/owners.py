"""Names that only tell whose aide, lawyer or brother speaks: un proche de *Mme Borne*, doradca *Adama Zimy*.

Positions are those of a source's tokens.
"""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.declension import nominative_noun, out_of_genitive, stem
from retrieval.quoting.grammar.descriptions import age_in
from retrieval.quoting.grammar.first_names import every_first_name, gender_of_first_name
from retrieval.quoting.grammar.mentions import Mention, bare, find_mentions
from retrieval.quoting.grammar.phrases import POSSESSIVES, is_function
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.naming.bodies import body_in_nominative
from retrieval.quoting.naming.people import FULL_NAME, People
from retrieval.quoting.naming.person import Person
from retrieval.quoting.naming.standing import FIRST_LINES, is_author

_SHORTEST_SURNAME = 3
MOST_BEFORE_NOUN = 3
"""Words in which the noun of what somebody says is looked for, after whose it is."""


def author_of(tokens: Sequence[Token], people: People) -> Person | None:
    """The author of an article, whom “I” means outside marks; None where no line of its own names one."""
    first = tokens[:FIRST_LINES]
    by = next((one for one in find_mentions(first, people.words) if is_author(first, one, people.words)), None)
    return people.find(by.name, tokens[by.first].start) if by else None


def before_titles(core: Sequence[Token], mention: Mention) -> int:
    """The position before a mention and its titles: un proche *de* Mme Borne."""
    before = mention.first - 1
    while before >= 0 and (core[before].lower in mention.titles or core[before].text == "."):
        before -= 1
    return before


def owner_of_words(source: Sequence[Token], words: Lexicon) -> Sequence[Token]:
    """Whose words a source names, which speak for themselves: *Her mother*’s verdict, a letter from *the council*.

    After a pronoun that owns them, it is that pronoun: *her* letter said. Any other source is returned as it is.
    """
    if "inverts" not in words.habits and source[0].lower in words.her | words.his and len(source) > 1:
        pronouns = words.female if source[0].lower in words.her else words.male
        spoken = min(pronouns, key=len)
        if source[1].lower in words.utterances:
            return (source[0]._replace(text=spoken, lower=spoken),)
    if source[0].lower in words.its and source[1:] and source[1].lower in words.utterances:
        pronoun = min(words.neuter, key=len)
        return (source[0]._replace(text=pronoun, lower=pronoun),)
    if writer := _writer(source, words):
        return writer
    for at, token in enumerate(source[:-1]):
        if token.text in {",", "(", "—", "–"}:
            break
        if token.lower.endswith(POSSESSIVES) and _begins_utterance(source[at + 1 :], words):
            owner = bare(token.text)
            whole = token._replace(end=token.start + len(owner), text=owner, lower=owner.lower())
            return (*source[:at], whole)
        if (
            token.lower in words.sent_by
            and token.text.islower()
            and _begins_utterance(source[max(0, at - 1) : at], words)
        ):
            return source[at + 1 :]
    return source


def _writer(source: Sequence[Token], words: Lexicon) -> Sequence[Token]:
    """Whoever wrote the letter or statement that a source is: in einem Brief *des Klubs*, i ett brev från *klubben*.

    An article in the genitive is left out, and the noun after it gets its nominative. Where nothing tells whose it is
    (in *einem Brief*), a pronoun for the body told of before. Empty for any other source.
    """
    noun = next((at for at, token in enumerate(source[:MOST_BEFORE_NOUN]) if token.lower in words.letters), -1)
    ends = noun >= 0 and (noun == len(source) - 1 or source[noun + 1].lower in words.relatives - words.genitives)
    if ends and words.neuter and "inverts" in words.habits:
        pronoun = min(words.neuter)
        return (source[0]._replace(text=pronoun, lower=pronoun),)
    after = source[noun + 1 :] if noun >= 0 else ()
    if len(after) < 2 or not after[0].text.islower():
        return ()
    if after[0].lower in words.sent_by:
        return after[1:]
    return (_nominative(after[1], words), *after[2:]) if after[0].lower in words.genitives else ()


def _nominative(noun: Token, words: Lexicon) -> Token:
    """The noun without the ending of its genitive, where it then is an office or a body: *Klub* for Klubs."""
    for ending in words.genitive_endings:
        lower = noun.lower.removesuffix(ending)
        if lower != noun.lower and (words.is_role(lower) or lower in words.bodies):
            return noun._replace(text=noun.text[: len(lower)], lower=lower, end=noun.start + len(lower))
    return noun


def _begins_utterance(after: Sequence[Token], words: Lexicon) -> bool:
    """True for a noun of what somebody says, with a word or two before it at most: *first response*"""
    return any(token.lower in words.utterances for token in after[:MOST_BEFORE_NOUN])


def is_titled(token: Token, words: Lexicon) -> bool:
    """True for a title, with or without a capital: *pani* Krystyna."""
    return token.lower in words.honorifics


def introduces(token: Token, words: Lexicon) -> bool:
    """True for what may stand between a description and a name: Her lawyer, *Mr.* Tell; *barrister* Jo Tell; where
    nouns have no articles also an adjective: Сосед, *пожилой* Иван Кох; my teacher, *the late* Ann Tell."""
    described = words.is_role(token.lower) or words.is_epithet(token.lower) or token.lower in words.attributive
    described = described or token.lower in words.definite - words.relatives
    return is_titled(token, words) or token.text == "." or described or _tells_more(token, words)


def lead_to_name(between: Sequence[Token], core: Sequence[Token], words: Lexicon) -> bool:
    """True where the words between a description and a name only introduce its bearer, perhaps after an article and by
    an age: the guard, *barrister* Jo Tell; der Wirt, *der 61-jährige* Jo Tell; verten, *den 61 år gamle* Jo Tell.

    An age says nothing of the description where that names two people: a friend of the victim, *61-year-old* Jo Tell.
    """
    if all(introduces(token, words) for token in between):
        return True
    article = between[0].lower in words.definite and between[0].lower not in words.oblique
    told = between[article:]
    counted = len(told) > FULL_NAME and told[0].text.isdigit() and told[1].lower in words.years
    rest = told[FULL_NAME + 1 :] if counted else told
    people = sum(words.means_person(token.lower) for token in core)
    ages = [token for token in told if age_in(token, words)]
    if (counted or ages) and (people > 1 or any(one.lower.endswith(words.ends.oblique) for one in ages)):
        return False  # der Freund der Frau, *der 61-jährigen* Jo Tell
    return bool(told) and all(token in ages or introduces(token, words) for token in rest)


def _tells_more(token: Token, words: Lexicon) -> bool:
    """True for an adjective in small letters, or an age, before a name without an article: *45-letni* Jan Kos."""
    if "no-articles" not in words.habits or not token.text.islower() or len(token.text) <= _SHORTEST_SURNAME:
        return False
    acts = token.lower in words.verbal or token.lower.endswith(words.ends.acting)
    return not acts and not is_function(token, words) and token.lower not in words.relatives


def is_owned(core: Sequence[Token], before: int, words: Lexicon) -> bool:
    """True for a name after `before` that another office belongs to, un proche *du président* Borne, or that of the
    holder of an office to whom others belong: fans *of the singer* Marcus Vale."""
    last = before
    while before > 1 and core[before].text.islower() and words.is_role(core[before].lower):
        before -= 1
    if before > 1 and core[before].lower in words.definite:
        before -= 1
    owned = before > 0 and core[before].lower in words.inner
    return owned and (before < last or any(words.is_role(token.lower) for token in core[:before]))


def belongs_to(core: Sequence[Token], mention: Mention, people: People) -> bool:
    """True for an office in the nominative before a name in another case: *doradca* Adama Zimy is someone else."""
    words = people.words
    body = len(mention.name) == 1 and sum(map(str.isupper, mention.name[0])) > 1
    if body and any(words.is_role(token.lower) and token.text.islower() for token in core[: mention.first]):
        return True  # the office of a body: szef klubu PSL, la portavoz del sindicato CGT
    if "no-articles" not in words.habits or mention.first == 0:
        return False
    if core[mention.first - 1].lower in words.streets:
        return not _is_nominative(mention, words)
    if not words.is_role(core[mention.first - 1].lower):
        return False
    first, last = mention.name[0].lower(), mention.name[-1]
    if len(mention.name) == 1 and sum(map(str.isupper, last)) > 1:
        return True  # the office of a body: Polityk PSL
    known_as = {person.upright for person in people.persons if person.upright}
    in_another_case = any(name != last and _same_stem(name, last, words) for name in known_as)
    if len(mention.name) == 1:
        return in_another_case
    known = every_first_name()
    if first not in known:
        return people.first_name(first) in known
    is_mans = first[:-1] in known and gender_of_first_name(first[:-1]) != "female"
    is_mans = is_mans and not last.lower().endswith(tuple(words.female_surnames))
    if not is_mans or stem(last, words.case_endings) == last:
        return False
    # It may be a man's name in another case, too: Adwokat *Karola Lenca*.
    return in_another_case or core[mention.first - 1].lower in words.kin


def in_nominative(source: Sequence[Token], before: Sequence[Token], words: Lexicon) -> Sequence[Token]:
    """The source with its noun in the nominative where it is told as a place, owns a statement or follows words for
    "according to": *артистка* for по словам артистки; *мэрия* for в мэрии; *Klub* for nach Angaben des Klubs.

    `before` is the token before the source, empty at the start of an article.
    """
    if "noun-capitals" in words.habits:
        return _out_of_genitive(source, before, words)
    if "no-articles" not in words.habits:
        return source
    if source[0].lower in words.places and len(source) > 1:
        return body_in_nominative(source[1:], words)
    if any(token.lower in words.occasions for token in before):
        return body_in_nominative(source, words)
    told = words.according_last | words.utterances
    if not source[0].text.islower() or not any(token.lower in told for token in before):
        return source
    if any(one.is_capitalised for one in source):
        return without_office(source, words)
    noun = nominative_noun(source[0].lower, words)
    return (source[0]._replace(text=noun, lower=noun), *source[1:])


def _out_of_genitive(source: Sequence[Token], before: Sequence[Token], words: Lexicon) -> Sequence[Token]:
    """The source without the ending of its noun after an article in the genitive, where that leaves a body or office.

    The source keeps its article, which stands in the text.
    """
    article = source[-2] if len(source) > 1 else next(iter(before), None)
    if article is None or article.lower not in words.genitives:
        return source
    noun = out_of_genitive(source[-1].text, words)
    return (*source[:-1], source[-1]._replace(text=noun, lower=noun.lower()))


def without_office(source: Sequence[Token], words: Lexicon) -> Sequence[Token]:
    """The full name at the end of a source in the genitive, without the one word for an office before it.

    Some offices look the same in the genitive and would be somebody else's: podle *poslankyně* Evy Novákové.
    """
    mention = next(iter(find_mentions(source, words)), None)
    is_holder = mention is not None and mention.first == 1 and mention.last == len(source) - 1
    return source[1:] if is_holder and words.is_role(source[0].lower) else source


def _is_nominative(mention: Mention, words: Lexicon) -> bool:
    """True for a full name in the nominative: глава посёлка *Иван Котов* is no street of that name."""
    gender = gender_of_first_name(mention.name[0]) if len(mention.name) > 1 else ""
    return gender == "male" or (gender == "female" and mention.name[-1].endswith(words.ends.surnames_of_women))


def _same_stem(name: str, other: str, words: Lexicon) -> bool:
    """True for two cases of one surname, however short: Zima, Zimy."""
    if stem(name, words.case_endings) == stem(other, words.case_endings):
        return True
    return len(name) > _SHORTEST_SURNAME and name[:-1] == other[: len(name) - 1] and len(other) <= len(name) + 2
