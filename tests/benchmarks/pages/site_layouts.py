"""Web pages in the shapes of news sites, systems and scripts that `page_layouts` does not have, with made-up prose.

Each page has the furniture that its kind of site has: consent, menus, teasers, calls to subscribe, comments.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator

from tests.benchmarks.pages import news_sites, site_systems
from tests.benchmarks.pages.foreign_prose import FOREIGN, ForeignProse
from tests.benchmarks.pages.page_layouts import Layout, Prose
from tests.benchmarks.pages.parts import TITLE, Built, tags


def site_layouts() -> Iterator[Layout]:
    """Every layout, each with prose of its own."""
    for number, (name, build) in enumerate(SITES.items(), start=100):
        prose = Prose(number)
        body, lines = build(prose)
        yield _layout(name, body, lines, "en", TITLE)
    for number, (language, shape) in enumerate(SCRIPTS.items(), start=200):
        foreign = ForeignProse(language, number)
        body, lines = shape(foreign)
        yield _layout(f"{language}, {shape.__name__.strip('_')}", body, lines, language, foreign.headline())


def _layout(name: str, body: str, lines: list[str], language: str, title: str) -> Layout:
    head = f'<meta charset="utf-8"><title>{title}</title><style>p{{margin:0}}</style>'
    return Layout(
        name, f'<!DOCTYPE html><html lang="{language}"><head>{head}</head><body>{body}</body></html>', "\n".join(lines)
    )


SITES: dict[str, Callable[[Prose], Built]] = {
    "news agency": news_sites.agency,
    "blocks": news_sites.blocks,
    "pull quotes": news_sites.pull_quotes,
    "companion columns": news_sites.companion,
    "numbered paragraphs": news_sites.numbered,
    "placeholders": news_sites.placeholder,
    "teaser and wall": news_sites.teaser_wall,
    "long comments": news_sites.long_comments,
    "block theme": news_sites.block_theme,
    "spans and breaks": news_sites.spans_and_breaks,
    "newsletter": news_sites.newsletter,
    "headings": news_sites.headings,
    "bookmark cards": news_sites.bookmarks,
    "fields": news_sites.fields,
    "item page": news_sites.item_page,
    "deep divs": site_systems.deep_divs,
    "live list": site_systems.live_list,
    "slides": site_systems.slides,
    "results": site_systems.results,
    "graph only": site_systems.graph,
    "application data only": site_systems.next_data,
    "press release": site_systems.press_release,
    "transcript": site_systems.transcript,
    "nested tables": site_systems.nested_tables,
    "consent wall": site_systems.consent_wall,
    "mega menu": site_systems.mega_menu,
    "continues below": site_systems.continues_below,
    "web form": site_systems.web_form,
    "elements of its own": site_systems.elements_of_its_own,
    "disclaimer": site_systems.disclaimer,
}


def _portal(prose: ForeignProse) -> Built:
    lines = [prose.paragraph() for _ in range(7)]
    menu = "".join(f"<li><a>{prose.headline()}</a></li>" for _ in range(12))
    side = "".join(
        f"<div class='item'><a>{prose.headline()}</a><span>{prose.sentence()}</span></div>" for _ in range(5)
    )
    return f"<ul class='menu'>{menu}</ul><div class='article'>{tags(lines)}</div><div class='side'>{side}</div>", lines


def _breaks(prose: ForeignProse) -> Built:
    lines = [prose.paragraph() for _ in range(7)]
    menu = "".join(f"<a>{prose.headline()}</a> | " for _ in range(10))
    return (
        f"<div>{menu}</div><div id='dic_area'>{'<br><br>'.join(map(html.escape, lines))}</div><div>{menu}</div>",
        lines,
    )


SCRIPTS: dict[str, Callable[[ForeignProse], Built]] = {
    language: _breaks if number % 3 == 2 else _portal for number, language in enumerate(FOREIGN)
}
