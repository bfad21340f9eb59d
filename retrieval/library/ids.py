"""Ids of articles that are unique by construction, also where two libraries are asked as one.

A library that is asked together with a shared one (see joint.py) gives each of its articles an id that begins with
`OWN`, and a library that is not gives no such id. So an article has the same id in both views, nothing is translated
when it is looked up, and an article that is added to the shared library later cannot take an id that is in use.
"""

from __future__ import annotations

import re

OWN = "own/"
"""What ids begin with in a library that is asked together with a shared one."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def own_id(article_id: str) -> str:
    """The id of an article in a library that is asked together with a shared one."""
    return OWN + shared_id(article_id)


def shared_id(article_id: str) -> str:
    """The id of an article in any other library. Control characters, which no id may hold, become spaces."""
    bare = _CONTROL.sub(" ", article_id)
    while bare.startswith(OWN):
        bare = bare.removeprefix(OWN)
    return bare
