"""Web pages in the shapes of news sites, systems and scripts that `page_layouts` does not have, with made-up prose.

Each page has the furniture that its kind of site has: consent, menus, teasers, calls to subscribe, comments.
"""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Iterator

from tests.benchmarks.foreign_prose import FOREIGN, ForeignProse
from tests.benchmarks.page_layouts import Layout, Prose

Built = tuple[str, list[str]]
"""The body of a page, and the lines that are its article."""


def site_layouts() -> Iterator[Layout]:
    """Every layout, each with prose of its own."""
    for number, (name, build) in enumerate(SITES.items(), start=100):
        prose = Prose(number)
        body, lines = build(prose)
        yield _layout(name, body, lines, "en", prose.headline())
    for number, (language, shape) in enumerate(SCRIPTS.items(), start=200):
        foreign = ForeignProse(language, number)
        body, lines = shape(foreign)
        yield _layout(f"{language}, {shape.__name__.strip('_')}", body, lines, language, foreign.headline())


def _layout(name: str, body: str, lines: list[str], language: str, title: str) -> Layout:
    head = f'<meta charset="utf-8"><title>{title}</title><style>p{{margin:0}}</style>'
    return Layout(name, f'<!DOCTYPE html><html lang="{language}"><head>{head}</head><body>{body}</body></html>',
                  "\n".join(lines))  # fmt: skip


def _p(lines: list[str], attributes: str = "") -> str:
    return "".join(f"<p{attributes}>{line}</p>" for line in lines)


def _paragraphs(prose: Prose, count: int = 8) -> list[str]:
    return [prose.paragraph() for _ in range(count)]


def _teasers(prose: Prose, count: int = 6) -> str:
    """Cards of other articles, each with a line of its text."""
    cards = (f'<div class="card"><h3><a href="/a{n}">{prose.headline()}</a></h3><p>{prose.sentence()}</p></div>'
             for n in range(count))  # fmt: skip
    return "".join(cards)


def _consent(prose: Prose, count: int = 4) -> str:
    """A long notice about cookies before everything else."""
    text = "We value your privacy. We and our 842 partners store and access information on a device."
    purposes = "".join(f"<li>Purpose {n}: measure content performance. {prose.headline()}.</li>" for n in range(count))
    return f'<div id="onetrust-banner-sdk" role="dialog"><p>{text}</p><ul>{purposes}</ul><button>Accept all</button></div>'


def _agency(prose: Prose) -> Built:
    lines = _paragraphs(prose)
    slots = '<div class="Advertisement"><span>ADVERTISEMENT</span></div>'
    parts = "".join(f"<p>{line}</p>{slots if n % 3 == 1 else ''}" for n, line in enumerate(lines))
    hub = f'<div class="HubPeek"><h2>Related Stories</h2>{_teasers(prose, 3)}</div>'
    by = '<div class="Page-authors">BY <a href="/ann">ANN LEE</a></div><div>Updated 5:12 PM GMT, May 12, 2024</div>'
    body = f'<bsp-story-page>{by}<div class="RichTextStoryBody">{parts}<p>___</p></div>{hub}</bsp-story-page>'
    return f"<header>AP-like</header>{body}<footer>{prose.sentence()}</footer>", lines


def _blocks(prose: Prose) -> Built:
    lines = _paragraphs(prose, 9)
    block = '<div data-component="text-block"><p>{}</p></div>'.format
    links = f'<div data-component="links-block"><h2>More on this story</h2><ul><li>{prose.headline()}</li></ul></div>'
    image = f'<div data-component="image-block"><figure><img src="a"><figcaption>{prose.headline()}</figcaption></figure></div>'
    middle = "".join(map(block, lines[:4])) + image + "".join(map(block, lines[4:7])) + links
    after = f'<div data-component="tags"><a>Ports</a></div><section><h2>Top stories</h2>{_teasers(prose)}</section>'
    return f"<nav>Home News Sport</nav><main><article>{middle}{''.join(map(block, lines[7:]))}</article>{after}</main>", lines


def _pull_quotes(prose: Prose) -> Built:
    lines = _paragraphs(prose, 9)
    pulled = f'<aside data-spacefinder-role="supporting"><blockquote>{lines[2][:60]}</blockquote></aside>'
    rich = f'<aside data-spacefinder-role="richLink"><h3>{prose.headline()}</h3><a>Read more</a></aside>'
    letter = '<figure><p>Sign up to First Edition</p><p>Our morning email breaks down the key stories of the day.</p></figure>'
    whole = f"{_p(lines[:2])}{rich}{_p(lines[2:4])}{pulled}{_p(lines[4:6])}{letter}{_p(lines[6:])}"
    topics = "<div><h4>Explore more on these topics</h4><ul><li>Ports</li><li>news</li></ul></div>"
    return f'<main><div id="maincontent"><div class="article-body-viewer">{whole}</div></div>{topics}</main>', lines


def _companion(prose: Prose) -> Built:
    lines = _paragraphs(prose, 10)
    advert = '<div><p>Advertisement</p><a href="#after">SKIP ADVERTISEMENT</a></div>'
    column = '<div class="css-s99gbd StoryBodyCompanionColumn"><div class="css-53u6y8">{}</div></div>'.format
    parts = advert.join(column(_p(lines[start : start + 2])) for start in range(0, 10, 2))
    end = "<div><p>A version of this article appears in print on Page 3 with another headline. Order Reprints | Subscribe</p></div>"
    return f'<article id="story"><section name="articleBody">{parts}</section>{end}</article>{_teasers(prose, 4)}', lines


def _numbered(prose: Prose) -> Built:
    lines = _paragraphs(prose, 8)
    parts = "".join(f'<div data-testid="paragraph-{n}" class="text__text">{line}</div>' for n, line in enumerate(lines))
    ask = '<div data-testid="promo-box"><span>The Daily Briefing gives you all the news you need. Sign up here.</span></div>'
    read = f'<div data-testid="ReadNext"><h2>Read Next</h2>{_teasers(prose, 4)}</div>'
    return f'<main><article><div class="article-body__content">{parts}{ask}</div></article>{read}</main>', lines


def _placeholder(prose: Prose) -> Built:
    lines = _paragraphs(prose, 8)
    related = f'<div class="related-content"><div>Related article</div><span>{prose.headline()}</span></div>'
    video = f'<div class="video-resource"><div>Video Ad Feedback</div><div>{prose.headline()} 02:13 - Source: Wire</div></div>'
    whole = _p(lines[:3], ' class="paragraph inline-placeholder"') + related + _p(lines[3:6]) + video + _p(lines[6:])
    return f'<section class="layout__main">{video}<div class="article__content">{whole}</div></section>{_teasers(prose)}', lines


def _teaser_wall(prose: Prose) -> Built:
    lines = _paragraphs(prose, 3)
    plans = "".join(f"<li>{n} months for {n * 5} euros. Cancel at any time. All articles, the archive and the crossword.</li>"
                    for n in (1, 6, 12))  # fmt: skip
    wall = f"<section class='paywall'><h2>Subscribe to read on</h2><p>The rest of this article is for subscribers.</p><ul>{plans}</ul></section>"
    return f"{_consent(prose)}<article>{_p(lines)}{wall}</article>{_teasers(prose, 5)}", lines


def _long_comments(prose: Prose) -> Built:
    lines = _paragraphs(prose, 4)
    said = "".join(
        f'<li class="comment"><cite class="fn">reader{n}</cite><div class="comment-content"><p>{prose.paragraph()} '
        f"{prose.paragraph()}</p></div><a>Reply</a></li>" for n in range(20)
    )  # fmt: skip
    post = f'<article class="post"><div class="wp-block-post-content">{_p(lines)}</div></article>'
    return f'<main>{post}<div id="comments"><h2>20 thoughts</h2><ol class="comment-list">{said}</ol></div></main>', lines


def _block_theme(prose: Prose) -> Built:
    lines, said = _paragraphs(prose, 7), prose.sentence()
    quote = f'<blockquote class="wp-block-quote"><p>{said}</p></blockquote>'
    button = '<div class="wp-block-buttons"><a class="wp-block-button__link">Donate now</a></div>'
    image = f'<figure class="wp-block-image"><img src="a"><figcaption>{prose.headline()}</figcaption></figure>'
    whole = f"{_p(lines[:3])}{image}{quote}{_p(lines[3:])}{button}"
    more = f'<div class="jp-relatedposts"><h3>Related</h3>{_teasers(prose, 3)}</div>'
    return f'<main class="wp-block-group"><div class="entry-content wp-block-post-content">{whole}{more}</div></main>', [
        *lines[:3], said, *lines[3:]]  # fmt: skip


def _spans_and_breaks(prose: Prose) -> Built:
    lines = _paragraphs(prose, 7)
    text = "<br /><br />".join(f'<span style="font-family: georgia;">{line}</span>' for line in lines)
    archive = "".join(f"<li>{month} ({n})<ul><li>{prose.headline()}</li></ul></li>"
                      for n, month in enumerate(("May", "April", "March")))  # fmt: skip
    side = f'<div class="sidebar"><h2>Blog Archive</h2><ul>{archive}</ul><h2>About Me</h2><p>{prose.sentence()}</p></div>'
    return f'<div class="post hentry"><div class="post-body entry-content">{text}<div style="clear: both;"></div></div></div>{side}', lines


def _newsletter(prose: Prose) -> Built:
    lines = _paragraphs(prose, 8)
    widget = '<div class="subscription-widget-wrap"><p>The Harbour Letter is a reader-supported publication.</p><form><input><button>Subscribe</button></form></div>'
    whole = f"{_p(lines[:3])}{widget}{_p(lines[3:])}{widget}"
    likes = f"<div class='post-footer'>12 Likes</div><div id='discussion'><h4>Discussion</h4><p>{prose.sentence()}</p></div>"
    return f'<article><div class="available-content"><div class="body markup">{whole}</div></div>{likes}</article>', lines


def _headings(prose: Prose) -> Built:
    heads, lines = [prose.headline() for _ in range(3)], _paragraphs(prose, 9)
    gold = [one for n, head in enumerate(heads) for one in (head, *lines[3 * n : 3 * n + 3])]
    parts = "".join(f"<h2>{head}</h2>{_p(lines[3 * n : 3 * n + 3])}" for n, head in enumerate(heads))
    bio = f"<div><h2>Written by Ann Lee</h2><p>{prose.sentence()}</p></div><div><h2>More from Ann Lee</h2>{_teasers(prose, 4)}</div>"
    return f"<div id='root'><article><div><div><section><div>{parts}</div></section></div></div></article>{bio}</div>", gold


def _bookmarks(prose: Prose) -> Built:
    lines = _paragraphs(prose, 7)
    card = f'<figure class="kg-card kg-bookmark-card"><a><div class="kg-bookmark-title">{prose.headline()}</div><div class="kg-bookmark-description">{prose.sentence()}</div></a></figure>'
    return f'<main class="gh-main"><article><section class="gh-content">{_p(lines[:4])}{card}{_p(lines[4:])}</section></article>{_teasers(prose, 3)}</main>', lines


def _fields(prose: Prose) -> Built:
    lines = _paragraphs(prose, 7)
    body = f'<div class="field field--name-body field--type-text-with-summary"><div class="field__item">{_p(lines)}</div></div>'
    tags = '<div class="field field--name-field-tags"><div class="field__label">Tags</div><div class="field__item">Ports</div></div>'
    block = f'<div class="block block-views"><h2>Recent content</h2>{_teasers(prose, 5)}</div>'
    return f'<div class="region region-content"><div class="node node--type-article"><div class="node__content">{body}{tags}</div></div></div>{block}', lines


def _item_page(prose: Prose) -> Built:
    lines = _paragraphs(prose, 6)
    info = '<dl class="article-info"><dt>Details</dt><dd>Written by Super User</dd><dd>Hits: 1204</dd></dl>'
    pager = f'<ul class="pager"><li>Prev: {prose.headline()}</li><li>Next: {prose.headline()}</li></ul>'
    menu = "<ul class='nav menu'>" + "".join(f"<li>{prose.headline()}</li>" for _ in range(12)) + "</ul>"
    return f'{menu}<div class="item-page"><h2>X</h2>{info}<div itemprop="articleBody">{_p(lines)}</div>{pager}</div>', lines


def _deep_divs(prose: Prose) -> Built:
    lines = _paragraphs(prose, 8)
    inner = "".join(f'<div class="ce-bodytext"><div><div>{line}</div></div></div>' for line in lines)
    menu = "".join(f"<div><div><a>{prose.headline()}</a></div></div>" for _ in range(10))
    return f"<div><div><div>{menu}</div><div><div><div>{inner}</div></div></div><div>{_teasers(prose, 3)}</div></div></div>", lines


def _live_list(prose: Prose) -> Built:
    posts = [(f"{20 - n}.{n:02} BST", prose.headline(), prose.paragraph()) for n in range(9)]
    gold = [one for _, head, text in posts for one in (head, text)]
    items = "".join(f"<li><time>{clock}</time><h2>{head}</h2><p>{text}</p><button>Share</button></li>" for clock, head, text in posts)
    key = "".join(f"<li><a>{clock}</a> <a>{head}</a></li>" for clock, head, _ in posts[:3])
    return f"<main><aside><h2>Key events</h2><ul>{key}</ul></aside><ol class='liveblog'>{items}</ol></main>{_teasers(prose, 3)}", gold


def _slides(prose: Prose) -> Built:
    intro, slides = _paragraphs(prose, 2), [(prose.headline(), prose.paragraph()) for _ in range(6)]
    shown = "".join(f"<div class='slide'><figure><img src='{n}'></figure><h2>{head}</h2><p>{text}</p><span>{n + 1} of 6</span></div>"
                    for n, (head, text) in enumerate(slides))  # fmt: skip
    return f"<article><div class='intro'>{_p(intro)}</div><div class='gallery'>{shown}</div></article>{_teasers(prose)}", [
        *intro, *(one for slide in slides for one in slide)]  # fmt: skip


def _results(prose: Prose) -> Built:
    lines, rows = _paragraphs(prose, 6), [(f"Ward number {n}", f"{n * 37} votes for the bridge") for n in range(1, 8)]
    table = "".join(f"<tr><td>{ward}</td><td>{votes}</td></tr>" for ward, votes in rows)
    cells = [" ".join(row) for row in rows]
    return f"<article>{_p(lines[:3])}<table class='results'>{table}</table>{_p(lines[3:])}</article>{_teasers(prose)}", [
        *lines[:3], *cells, *lines[3:]]  # fmt: skip


def _graph(prose: Prose) -> Built:
    lines = _paragraphs(prose)
    told = {"@context": "https://schema.org", "@graph": [
        {"@type": "Organization", "name": "The Ledger", "description": prose.sentence()},
        {"@type": ["Article", "NewsArticle"], "headline": "X", "articleBody": "\n".join(lines)}]}  # fmt: skip
    return f'<div id="app">Please enable JavaScript.</div><script type="application/ld+json">{json.dumps(told)}</script>', lines


def _next_data(prose: Prose) -> Built:
    lines = _paragraphs(prose)
    data = {"props": {"pageProps": {"article": {"title": "X", "body": [{"type": "p", "text": one} for one in lines]},
                                    "related": [{"title": prose.headline()} for _ in range(4)]}}}  # fmt: skip
    return f'<div id="__next"></div><script id="__NEXT_DATA__" type="application/json">{json.dumps(data)}</script>', lines


def _press_release(prose: Prose) -> Built:
    lines = _paragraphs(prose, 6)
    contact = "<p>Media contact: Press Office, 020 7946 0000, press@port.example</p><p>###</p>"
    skip = '<a href="#main">Skip to main content</a><div class="gem-c-cookie-banner"><p>We use some essential cookies to make this service work.</p></div>'
    body = f'<div class="govspeak">{_p(lines)}</div>'
    helpful = "<div class='feedback'><h2>Is this page useful?</h2><p>Help us improve. Tell us what you were doing.</p></div>"
    return f"{skip}<main id='main'><div>{body}</div><div class='contact'>{contact}</div></main>{helpful}", lines


def _transcript(prose: Prose) -> Built:
    names = ("HOST", "ANN LEE", "BO LI")
    lines = [f"{names[n % 3]}: {prose.sentence()}" for n in range(14)]
    shown = "".join(f"<p><b>{line.partition(':')[0]}:</b>{line.partition(':')[2]}</p>" for line in lines)
    rights = "<p>Copyright © 2024. All rights reserved. Visit our website terms of use for further information.</p>"
    return f"<article><div class='audio-module'>Listen · 4:12</div><div class='transcript storytext'>{shown}{rights}</div></article>{_teasers(prose, 4)}", lines


def _nested_tables(prose: Prose) -> Built:
    lines = _paragraphs(prose, 7)
    menu = "".join(f"<tr><td><font size=1><a href=x{n}>{prose.headline()}</a></font></td></tr>" for n in range(14))
    cell = "".join(f"<font face=Arial size=2>{line}</font><br><br>" for line in lines)
    grid = f"<table><tr><td><table>{menu}</table></td><td><table><tr><td><b>X</b></td></tr><tr><td>{cell}</td></tr></table></td></tr></table>"
    return f"<center><table><tr><td>{grid}</td></tr></table><font size=1>Copyright 1999 The Ledger</font></center>", lines


def _consent_wall(prose: Prose) -> Built:
    lines = _paragraphs(prose, 5)
    notes = "".join(f"<p>{_NOTICE} ({n})</p>" for n in range(12))
    return f"<div class='cmp-container'><h2>Your privacy choices</h2>{notes}</div><div class='page'><div class='copy'>{_p(lines)}</div></div>", lines


_NOTICE = "With your consent we and our partners use cookies and personal data to show you content, and to measure it."


def _mega_menu(prose: Prose) -> Built:
    lines = _paragraphs(prose, 6)
    menu = "".join(f"<li><a>{prose.headline()}</a><p>{prose.sentence()}</p></li>" for _ in range(10))
    return f"<header><nav class='mega'><ul>{menu}</ul></nav></header><main><div class='c-article'>{_p(lines)}</div></main><footer>{menu}</footer>", lines


def _continues_below(prose: Prose) -> Built:
    lines = _paragraphs(prose, 8)
    note = "<p class='ad-note'>Story continues below advertisement</p>"
    return f"<article><div class='article-body'>{note.join(_p([line]) for line in lines)}</div></article>{_teasers(prose, 4)}", lines


def _web_form(prose: Prose) -> Built:
    lines = _paragraphs(prose, 7)
    state = '<input type="hidden" name="__VIEWSTATE" value="dDwtMTA4NzczMzUxODs7Ps">'
    inner = f'<div id="ctl00_MainContent_pnlBody">{_p(lines)}</div><div id="ctl00_right">{_teasers(prose, 4)}</div>'
    return f'<form method="post" id="aspnetForm">{state}<div id="ctl00_menu">{_teasers(prose, 2)}</div>{inner}</form>', lines


def _elements_of_its_own(prose: Prose) -> Built:
    lines = _paragraphs(prose, 7)
    parts = "".join(f"<story-paragraph><span>{line}</span></story-paragraph>" for line in lines)
    return f"<site-header>Menu</site-header><story-body>{parts}</story-body><site-teasers>{_teasers(prose, 4)}</site-teasers>", lines


def _disclaimer(prose: Prose) -> Built:
    lines = _paragraphs(prose, 3)
    legal = _p([f"This document may contain statements about the future ({n}) that are subject to risks which are hard to foresee, and nobody has a duty to bring them up to date." for n in range(8)])
    return f"<article><div class='body'>{_p(lines)}</div></article><footer class='legal'>{legal}</footer>", lines


SITES: dict[str, Callable[[Prose], Built]] = {
    "news agency": _agency, "blocks": _blocks, "pull quotes": _pull_quotes, "companion columns": _companion,
    "numbered paragraphs": _numbered, "placeholders": _placeholder, "teaser and wall": _teaser_wall,
    "long comments": _long_comments, "block theme": _block_theme, "spans and breaks": _spans_and_breaks,
    "newsletter": _newsletter, "headings": _headings, "bookmark cards": _bookmarks, "fields": _fields,
    "item page": _item_page, "deep divs": _deep_divs, "live list": _live_list, "slides": _slides, "results": _results,
    "graph only": _graph, "application data only": _next_data, "press release": _press_release,
    "transcript": _transcript, "nested tables": _nested_tables, "consent wall": _consent_wall,
    "mega menu": _mega_menu, "continues below": _continues_below, "web form": _web_form,
    "elements of its own": _elements_of_its_own, "disclaimer": _disclaimer,
}  # fmt: skip


def _portal(prose: ForeignProse) -> Built:
    lines = [prose.paragraph() for _ in range(7)]
    menu = "".join(f"<li><a>{prose.headline()}</a></li>" for _ in range(12))
    side = "".join(f"<div class='item'><a>{prose.headline()}</a><span>{prose.sentence()}</span></div>" for _ in range(5))
    return f"<ul class='menu'>{menu}</ul><div class='article'>{_p(lines)}</div><div class='side'>{side}</div>", lines


def _breaks(prose: ForeignProse) -> Built:
    lines = [prose.paragraph() for _ in range(7)]
    menu = "".join(f"<a>{prose.headline()}</a> | " for _ in range(10))
    return f"<div>{menu}</div><div id='dic_area'>{'<br><br>'.join(map(html.escape, lines))}</div><div>{menu}</div>", lines


SCRIPTS: dict[str, Callable[[ForeignProse], Built]] = {
    language: _breaks if number % 3 == 2 else _portal for number, language in enumerate(FOREIGN)
}
