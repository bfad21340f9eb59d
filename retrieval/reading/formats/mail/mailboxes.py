"""Many e-mails in one file (mbox, RFC 4155)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retrieval.errors import ArticleError
from retrieval.reading.budget import Budget
from retrieval.reading.drafts import Draft, ReadFile
from retrieval.reading.formats.mail.messages import read_message

BEGINS = re.compile(rb"^From \S+.*\d{4}[^\n]*\n", re.MULTILINE)
ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)


def read_mailbox(where: str, data: bytes, budget: Budget, read: ReadFile) -> Iterator[Draft | ArticleError]:
    """The articles of each mail, in the order of the file; one that cannot be read stops no other."""
    starts = [found.end() for found in BEGINS.finditer(data)]
    ends = [*(found.start() for found in BEGINS.finditer(data)), len(data)][1:]
    if not starts:
        raise ArticleError(where, "is no mailbox; each of its mails must begin with a line “From …”")
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), start=1):
        place = f"{where}, mail {number}"
        try:
            budget.open(where)
            yield from read_message(place, ESCAPED.sub(rb"\1", data[start:end]), budget, read)
        except ArticleError as error:
            yield error
            if error.where == where:  # the budget of the whole is spent
                return
        except (ValueError, LookupError, AttributeError, TypeError) as error:
            yield ArticleError(place, f"is no mail that can be read ({type(error).__name__})")
