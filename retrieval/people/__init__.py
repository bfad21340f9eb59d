"""People: which names stand for one person, within a library and in what somebody types.

Checks, answers, timelines and lists of speakers ask here. Only names and the languages' lists of titles and
particles are read.

`compare` looks at two names alone. `People` looks at all names of a library together, because "Biden" is Joe Biden only
where nobody else of that name is quoted. `Corrections` are what a person decided by hand, and come before every rule.
"""

from __future__ import annotations

from retrieval.people.corrections import (
    NO_CORRECTIONS,
    PEOPLE_FILE,
    Corrections,
    CorrectionsError,
    corrections_in,
    read_corrections,
    write_corrections,
    written_corrections,
)
from retrieval.people.likeness import Likeness, compare, is_same_surname
from retrieval.people.names import Gender, Name, gender_of_titles, read_name
from retrieval.people.people import Identity, People

__all__ = [
    "NO_CORRECTIONS",
    "PEOPLE_FILE",
    "Corrections",
    "CorrectionsError",
    "Gender",
    "Identity",
    "Likeness",
    "Name",
    "People",
    "compare",
    "corrections_in",
    "gender_of_titles",
    "is_same_surname",
    "read_corrections",
    "read_name",
    "write_corrections",
    "written_corrections",
]
