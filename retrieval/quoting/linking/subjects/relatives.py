"""Who speaks of a relative with whom the sentence before opens: *Jo Marsh* sold it. His son knew. “He warned me.”"""

from __future__ import annotations

from retrieval.quoting.grammar.first_names import Gender
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.linking.place import Place
from retrieval.quoting.linking.said import NOBODY
from retrieval.quoting.linking.subjects.agreement import agrees

_QUOTES = "“”‘’«»„'\"… "


def owner_of_told(place: Place) -> tuple[Token, ...] | None:
    """The owner of the relative whom the words before the quotation are about, and its first pronoun means.

    It is the last subject or speaker before the relative's sentence whom the possessive fits, nobody if there is none.
    None where the quotation does not open with such a pronoun, so that the relative may speak.
    """
    floor, words = place.floor, place.words
    told = floor.sentences[-1].tokens if floor.sentences else ()
    if len(told) < 2 or told[0].lower not in words.owning or told[1].lower not in words.kin:
        return None
    opener = place.quoted.lower().split(maxsplit=1)[0].strip(_QUOTES)
    man, woman = opener in words.male, opener in words.female
    kin = told[1].lower
    if not (man or woman) or (man and kin in words.for_women) or (woman and kin in words.for_men):
        return None
    subjects = (floor.subject_of(sentence.tokens) for sentence in reversed(floor.sentences[:-1]))
    near = [*filter(None, subjects), floor.speaker, floor.reported, place.reporting, place.carried]
    gender: Gender = "female" if told[0].lower in words.her else "male" if told[0].lower in words.his else ""
    return next((one for one in near if one and one[0] not in told and agrees(one, gender, words)), NOBODY)
