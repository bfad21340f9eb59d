"""What stands above a Markdown text: YAML between lines of `---`, TOML between lines of `+++`, JSON, or lines of
`Key: value` and of `% title` as MultiMarkdown and Pandoc have them.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping

from retrieval.reading.authors import joined, names_of
from retrieval.reading.formats.prose.headers import header_fields

YAML = re.compile(r"\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
TOML = re.compile(r"\s*\+\+\+[ \t]*\n(.*?)\n\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
PAIR = re.compile(r"([A-Za-z_-]+):[ \t]*(.*)")
FIELDS = {
    "id": "id", "title": "title", "headline": "title", "publisher": "publisher", "source": "publisher",
    "publication": "publisher",
    "site": "publisher",
    "sitename": "publisher", "site_name": "publisher",
    "date": "published", "published": "published", "pubdate": "published",
    "published_at": "published",
    "publishdate": "published", "publish_date": "published", "date_published": "published", "created": "published",
    "url": "url", "link": "url", "canonical_url": "url", "canonical": "url", "source_url": "url", "lang": "language",
    "language": "language", "locale": "language", "author": "author", "authors": "author", "byline": "author",
    "creator": "author",
}  # fmt: skip
"""The field of an article that each key names, keys in lower case."""


def split_front_matter(source: str) -> tuple[dict[str, str], str]:
    """The fields of a draft by name, and the text below them; no fields, and all of `source`, where it has none."""
    for pattern, parse in ((YAML, _yaml), (TOML, _toml)):
        if front := pattern.match(source):
            fields = _fields(parse(front[1]))
            return (fields, source[front.end() :]) if fields or parse is _toml else ({}, source)
    return _bare(source)


def _bare(source: str) -> tuple[dict[str, str], str]:
    """The same of front matter that stands between no lines: JSON, MultiMarkdown's or Pandoc's."""
    block, _, rest = source.lstrip().partition("\n\n")
    if block.startswith("{") and (fields := _fields(_json(block))):
        return fields, rest
    if block.startswith("% "):
        values = [" ".join(value.split()) for value in re.split(r"^% ?", block, flags=re.MULTILINE)[1:4]]
        return _fields(dict(zip(("title", "author", "date"), values, strict=False))), rest
    fields = header_fields(block) if "title:" in block.lower() else {}
    return (fields, rest) if fields else ({}, source)


def _json(block: str) -> Mapping[object, object]:
    try:
        found = json.loads(block)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _fields(values: Mapping[object, object]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in values.items():
        field = FIELDS.get(str(key).strip().lower().replace("-", "_"))
        shown = list(_strings(value))
        if field and shown:
            found.setdefault(field, joined(names_of(shown)) if field == "author" else " ".join(shown[0].split()))
    return {field: value for field, value in found.items() if value}


def _strings(value: object) -> Iterator[str]:
    """The texts of a value, which may be a list of them or an object with a name."""
    match value:
        case str():
            yield value
        case list():
            for one in value[:20]:
                if isinstance(one, (str, dict)):
                    yield from _strings(one)
        case dict():
            if isinstance(name := value.get("name"), str):
                yield name
        case None | bool():
            return
        case _:
            yield str(value)


def _yaml(block: str) -> Mapping[object, object]:
    """All scalars as texts. What is no YAML, as a title with a colon in it, is read line by line."""
    import yaml

    try:
        found = yaml.load(block, Loader=yaml.BaseLoader)  # noqa: S506 - this loader makes texts, lists and dicts only
    except (yaml.YAMLError, RecursionError, ValueError):
        found = None
    if isinstance(found, dict):
        return found
    pairs = (PAIR.fullmatch(line.rstrip()) for line in block.split("\n"))
    return {pair[1]: pair[2].strip("\"'") for pair in pairs if pair}


def _toml(block: str) -> Mapping[object, object]:
    try:
        return dict(tomllib.loads(block).items())
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return {}
