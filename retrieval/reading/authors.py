"""Names of authors as pages, feeds and files give them: several in one line, with e-mail addresses, dates and roles.

What is no name ("See full bio", "admin", an address) is left out. Independent of where the words come from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

LONGEST = 80
"""In code points, of one name."""
LONGEST_LINE = 2_000
"""In code points, of a line that names are looked for in."""
MOST_WORDS = 6
MOST_NAMES = 20
BY = re.compile(
    r"\s*(?:(?:written|reported|posted|story|text|words|analysis|report)\s+)?by\b\s*:?\s*|"
    r"\s*(?:autor(?:in)?|author|auteur|autore|byline|text|texte|testo|автор|текст)\s*:\s*",
    re.IGNORECASE,
)
LEAD = re.compile(r"\s*(?:von|par|por|door|av|af|text|texte|texto|autor)\s+(?=\S+\s+\S)", re.IGNORECASE)
LOWER_LEAD = re.compile(r"\s*(?:di|de|da)\s+(?=\w+\s)")
PARTS = re.compile(r"\s*(?:[;|/\n•·]|,|\s(?:and|und|et|y|e|en|och|og|i|и|та|&|with|mit|avec|con)\s)\s*")
STRUCTURED_PARTS = re.compile(r"\s*(?:[;|\n]|,\s(?=[^,]*\s)|\s(?:and|und|&)\s)\s*")
PIECES = re.compile(r"[|\n•·]")
PARTICLES = frozenset(
    {"von", "van", "der", "den", "zu", "zum", "de", "del", "della", "di", "da", "dos", "das", "do", "du", "des",
     "la", "le", "el",
     "al", "bin", "ibn", "ben", "bint", "y", "e", "i", "und", "of", "the", "af", "av", "ten", "ter", "vom", "san",
     "st", "ap"}
)  # fmt: skip
"""Words of names that are written small."""
CUT = re.compile(
    r"\b(?:(?:last\s+)?(?:updated|modified)|published|posted|first published|aktualisiert|veröffentlicht|publié|"
    r"mis à jour|"
    r"actualizado|publicado|aggiornato|pubblicato|atualizado|bijgewerkt|gepubliceerd|opublikowano|обновлено|опубликовано|"
    r"for\s+(?:the\s+)?[A-Z]|in\s+[A-Z]).*",
    re.DOTALL,
)
MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
IN_BRACKETS = re.compile(r"\(([^()]*)\)|<([^<>]*)>")
ADDRESS = re.compile(r"(?:https?:|www\.)|\b[\w-]{1,63}\.(?:com|org|net|html?)\b", re.IGNORECASE)
LETTER = re.compile(r"[^\W\d_]")
NO_NAME_BEGINS = re.compile(
    r"(?:see|read|view|more|all|updated|published|posted|follow|about|share|contact|click|last|modified|subscribe|sign|log|"
    r"photo|image|video|here|show|meet|mehr|alle|zur|zum|voir|lire|ver|leer|vedi|leggi)\b",
    re.IGNORECASE,
)
ROLE = re.compile(
    r"\b(?:editor|reporter|correspondent|writer|contributor|columnist|journalist|bureau|desk|chief|staff|senior|redakteur(?:in)?|"
    r"korrespondent(?:in)?|redacteur|journaliste|rédaction|corresponsal|redactora?|giornalista|dziennikarz|корреспондент)\b",
    re.IGNORECASE,
)
NO_NAMES = frozenset(
    {"admin", "administrator", "anonymous", "author", "authors", "by", "default", "editor", "guest",
     "microsoft office user",
     "n/a", "nan", "none", "null", "office", "office user", "owner", "pc", "root", "staff", "staff writer", "system",
     "test",
     "undefined", "unknown", "unknown author", "user", "utente", "utilisateur", "usuario", "windows user", "webmaster",
     "word", "writer", "bio", "full bio", "profile", "home", "benutzer"}
)  # fmt: skip


def names_in(line: str) -> list[str]:
    """The names in a byline that people read, such as "By Ann Lee and Tom Ruiz, Berlin, Updated 5 May"."""
    bare = MAIL.sub(" ", _out_of_brackets(line[:LONGEST_LINE]))
    found = [name for piece in PIECES.split(bare) for name in _names_of_piece(CUT.sub("", piece))]
    has_whole = any(" " in name for name in found)
    # Beside whole names, a single word is the place or the paper, if it is no agency's.
    return [name for name in dict.fromkeys(found) if not has_whole or " " in name or name.isupper()][:MOST_NAMES]


def _names_of_piece(piece: str) -> list[str]:
    for lead in (BY, LEAD, LOWER_LEAD):
        if lead.match(piece):
            piece = lead.sub("", piece, count=1)
            break
    return [part for part in map(_trimmed, PARTS.split(piece)) if looks_like_a_name(part)]


def names_of(values: Iterable[str]) -> list[str]:
    """The names among values of a field for authors, each of one person or an agency, or of a few of them."""
    found = dict.fromkeys(name for value in values for name in _names_of_one(value))
    return list(found)[:MOST_NAMES]


def joined(names: Iterable[str]) -> str:
    """Several names as one field holds them."""
    return "; ".join(dict.fromkeys(names))


def looks_like_a_name(words: str) -> bool:
    """Whether `words` may be the name of a person or an agency: few words, no figures, one capital at least."""
    if not LETTER.search(words) or len(words) > LONGEST or len(words.split()) > MOST_WORDS:
        return False
    if words.casefold() in NO_NAMES or NO_NAME_BEGINS.match(words) or ADDRESS.search(words) or ROLE.search(words):
        return False
    has_case = words.lower() != words.upper()
    if has_case and any(word[:1].islower() and word.casefold() not in PARTICLES for word in words.split()):
        return False
    return not any(char.isdecimal() or char in "@:{}[]<>!?" for char in words) and (
        not has_case or words != words.lower()
    )


def _names_of_one(value: str) -> Iterator[str]:
    bare = CUT.sub("", MAIL.sub(" ", _out_of_brackets(value[:LONGEST_LINE])))
    if BY.match(bare):
        bare = BY.sub("", bare, count=1)
    for part in STRUCTURED_PARTS.split(bare):
        if looks_like_a_name(name := _trimmed(part)):
            yield name


def _out_of_brackets(value: str) -> str:
    """RSS writes `mail (name)`, e-mail `name <mail>`: the name stands inside or outside of the brackets."""
    inside = [one or two for one, two in IN_BRACKETS.findall(value)]
    outside = IN_BRACKETS.sub(" ", value)
    if inside and not LETTER.search(MAIL.sub(" ", outside)):
        return " ".join(inside)
    return outside


def _trimmed(name: str) -> str:
    return " ".join(name.split()).strip(" ,;:|-–—·•\"'*")
