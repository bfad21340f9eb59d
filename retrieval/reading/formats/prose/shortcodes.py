"""What programs that publish put into texts for themselves: shortcodes, template tags, marks of footnotes."""

from __future__ import annotations

import re

COMMENT = re.compile(r"\{%-?\s*comment\s*-?%\}[^{}]{0,2000}\{%-?\s*endcomment\s*-?%\}|\{#[^{}#]{0,2000}#\}")
TEMPLATE_TAG = re.compile(
    r"\{\{[<%][^{}\n]{0,500}[>%]\}\}|\{%[^{}%\n]{0,500}%\}|\{\{[^{}\n<%]{0,500}\}\}|^\{:[^{}\n]{0,500}\}[ \t]*$|"
    r"^:::+.*$",
    re.MULTILINE,
)
"""Tags of Hugo, Jekyll and Liquid, attributes of kramdown, fences of Pandoc; what stands between two tags is text."""
FOOTNOTE = re.compile(r"^\[\^[\w-]{1,40}\]:[ \t]*", re.MULTILINE)
FOOTNOTE_MARK = re.compile(r"\[\^[\w-]{1,40}\]")
WIKI_LINK = re.compile(r"(?<!!)\[\[(?:[^\[\]|\n]{1,200}\|)?([^\[\]|\n]{1,200})\]\]")
PICTURE = re.compile(r"!\[[^\]\[\n]{0,300}\]\([^()\s]{1,2000}(?:[ \t]+\"[^\"\n]{0,300}\")?\)")
LINK = re.compile(r"\[([^\]\[\n]{1,300})\]\((?:https?:/|/|mailto:|#)[^()\s]{0,2000}(?:[ \t]+\"[^\"\n]{0,300}\")?\)")
BLOG_TAG = re.compile(
    r"\[/?(?:caption|gallery|embed|video|audio|playlist|youtube|tweet|twitter|instagram|facebook|vimeo|soundcloud|contact-form-7|"
    r"contact-form|newsletter|ad|ads|adsense|advert|sc|btn|button|dropcap|pullquote|vc_\w+|et_pb_\w+|fusion_\w+|wp_\w+|su_\w+|"
    r"av_\w+|blockquote|quote|toc|more|readmore|poll|rating|sharing)(?:\s[^\[\]\n]{0,400})?/?\]",
    re.IGNORECASE,
)
"""Shortcodes of WordPress."""


def without_template_tags(markdown: str) -> str:
    """Markdown without template tags and marks of footnotes; a footnote's own text stays, as a paragraph."""
    if "{%" in markdown or "{#" in markdown:
        markdown = COMMENT.sub("", markdown)
    if "{" in markdown or ":::" in markdown:
        markdown = TEMPLATE_TAG.sub("", markdown)
    if "[^" in markdown:
        markdown = FOOTNOTE_MARK.sub("", FOOTNOTE.sub("\n", markdown))
    return WIKI_LINK.sub(r"\1", markdown) if "[[" in markdown else markdown


def without_blog_tags(text: str) -> str:
    """A paragraph without WordPress's shortcodes; what stands between two of them is text."""
    return BLOG_TAG.sub("", text) if "[" in text else text


def without_link_targets(text: str) -> str:
    """A text without Markdown's pictures, its links as their words: "Ana Ruiz" for "[Ana Ruiz](https://…)"."""
    if "](" not in text:
        return text
    return LINK.sub(r"\1", PICTURE.sub("", text))
