"""Articles in Markdown, perhaps below front matter in YAML or TOML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retrieval.errors import ArticleError
from retrieval.reading.drafts import Draft
from retrieval.reading.encoding import decode
from retrieval.reading.formats.markup import html_to_text
from retrieval.reading.formats.prose.front_matter import split_front_matter
from retrieval.reading.formats.prose.shortcodes import without_template_tags
from retrieval.reading.titles import title_of

HEADING = re.compile(r"<h1>(.*?)</h1>", re.DOTALL)


def read_markdown(where: str, data: bytes) -> Iterator[Draft | ArticleError]:
    """The one article of a Markdown file: CommonMark with tables, its quotation marks as they are typed.

    The title is the front matter's, or the first top heading, or the first line. Template tags are left out.
    """
    from markdown_it import MarkdownIt

    source = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    fields, body = split_front_matter(source)
    rendered = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(without_template_tags(body))
    text = html_to_text(rendered, fields.get("language", ""))
    if not text:
        yield ArticleError(where, "holds no text" + (" below its front matter" if fields else ""))
        return
    heading = HEADING.search(rendered)
    title = fields.pop("title", "") or title_of(text, html_to_text(heading[1]) if heading else "")
    yield Draft(where, text, title=title, **fields)
