"""Articles as web pages: the main text of a page without its menus, adverts and comments.

A page is bytes here, saved or fetched. It is decoded, freed from what no browser shows (`cleaning`), its article chosen
among its paragraphs (`choosing`) or taken from what it gives to search engines (`structured`) or to its own program
(`application_data`), and the facts about it gathered (`facts`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from retrieval.errors import ArticleError
from retrieval.reading.drafts import Draft
from retrieval.reading.formats.browser_marks import show_marks
from retrieval.reading.formats.markup import blocks, parse, to_text
from retrieval.reading.page_encoding import decode_page
from retrieval.reading.web.pages.application_data import application_data, application_draft
from retrieval.reading.web.pages.choosing import choose
from retrieval.reading.web.pages.cleaning import clean
from retrieval.reading.web.pages.facts import Page, meta_values, page_language, page_title
from retrieval.reading.web.pages.paywalls import is_call_to_pay, is_walled
from retrieval.reading.web.pages.structured import Story, structured_story
from retrieval.text.sentences import holds_stop

MOST_ELEMENTS = 30_000
"""The most elements of a page. Finding the text of a larger one takes too long; a long article's page has 5,000."""
FULLER = 1.5
"""The text for search engines is read where it has this many times as many letters as the text that is shown."""
SHORT = 2_000
"""Letters of a short text. A page that shows no more is compared with the article in the data of its scripts."""
SPACE = re.compile(r"[^\S\n]+")
"""White space of all kinds: pages hold no-break spaces where their editors typed two spaces."""
UNSTOPPED = re.compile(r"[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u1980-\u19df\ua9e0-\ua9ff\uaa60-\uaa7f]")
"""Letters of scripts whose sentences end without a mark: Thai, Lao, Tibetan, Burmese, Khmer."""
FEWEST_UNSTOPPED = 60


def read_web_page(where: str, data: bytes) -> Iterator[Draft | ArticleError]:
    """The one article of a page, with what the page says of it: title, author, date, site, address, language."""
    tree = parse(decode_page(data))
    if tree is None:
        raise ArticleError(where, "holds no text", "no text")
    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        raise ArticleError(where, "is too large a page for an article; save the article's text and give that")
    language = page_language(tree)
    title = page_title(tree)
    story = structured_story(tree, title)
    page = Page(tree, story, meta_values(tree), title)
    program_data = application_data(tree)
    clean(tree, title)
    show_marks(tree, language or story.language)
    url = page.url()
    site = page.publisher(url)
    chosen = choose(tree, page.title("", site))
    author = page.author(chosen.below_headline)
    signed = {name.strip().casefold() for name in author.split(";")}
    shown = (
        replace(block, text=SPACE.sub(" ", block.text)).shown
        for block in chosen.blocks
        if block.text.strip().casefold() not in signed and not is_call_to_pay(block.text)
    )
    text = _fuller(to_text(shown), story)
    if is_walled(tuple(blocks(tree)), text, stated=story.stated_free):
        reason = "shows only the beginning of its article, to subscribers the rest; save it as a file"
        raise ArticleError(where, reason, "subscribers only")
    draft = application_draft(where, program_data, title) if program_data and len(text) < SHORT else None
    if draft is not None and len(draft.text) > FULLER * len(text):
        yield _completed(draft, url, site, language or story.language)
        return
    if not _is_prose(text):
        reason = "shows no article; if a browser does, save the page there and give the file"
        raise ArticleError(where, reason, "no article")
    yield Draft(
        where,
        text,
        title=page.title(text.split("\n", 1)[0], site),
        publisher=site,
        published=page.published(url, chosen.below_headline),
        url=url,
        language=language or story.language,
        author=author,
    )


def _completed(draft: Draft, url: str, site: str, language: str) -> Draft:
    """The draft from the page's program data, completed with facts that only the page itself states."""
    return replace(
        draft,
        url=url or draft.url,
        publisher=draft.publisher or site,
        language=draft.language or language,
        published=draft.published[:10],
    )


def _fuller(text: str, story: Story) -> str:
    """The text that the page shows, or its text for search engines where that is much longer and free to read."""
    return story.body if story.is_free and len(story.body) > FULLER * len(text) else text


def _is_prose(text: str) -> bool:
    return holds_stop(text) or len(UNSTOPPED.findall(text)) >= FEWEST_UNSTOPPED
