"""The names of months are those of CLDR; `python -m tests.golden.test_months` writes them anew."""

from __future__ import annotations

import json
from importlib.metadata import version

import pytest
from babel import Locale

from retrieval.text.months import LANGUAGES
from tests.shared import ROOT

TABLE = ROOT / "retrieval/text/months.json"
WRITTEN_WITH = "2.19.0"
"""The version of Babel whose CLDR the table holds; changed with the table."""
LOCALES = {"en": ("en", "en_GB")}
"""The locales of a language that abbreviate months in different ways: “Sep” in one, “Sept” in the other."""


def as_cldr_has_them() -> dict[str, dict[str, list[str]]]:
    """By language and number of the month, its names in lower case and without the stop of an abbreviation."""
    return {language: _months(language) for language in LANGUAGES}


def _months(language: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for locale in map(Locale.parse, LOCALES.get(language, (language,))):
        for context in ("format", "stand-alone"):
            for width in ("abbreviated", "wide"):
                for number, written in locale.months[context][width].items():
                    name = written.casefold().strip(". ")
                    names = found.setdefault(str(number), [])
                    if not name.isdecimal() and name not in names:
                        names.append(name)
    return found


def test_the_months_are_those_of_cldr() -> None:
    if version("babel") != WRITTEN_WITH:
        pytest.skip(f"the table was written with Babel {WRITTEN_WITH}, and CLDR renames a month now and then")
    assert json.loads(TABLE.read_text(encoding="utf-8")) == as_cldr_has_them()


if __name__ == "__main__":
    found = as_cldr_has_them().items()
    lines = (f'"{language}": {json.dumps(months, ensure_ascii=False)}' for language, months in found)
    TABLE.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
