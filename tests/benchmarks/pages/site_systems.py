"""Pages in the shapes of systems that sites are run with: the body of each, and the lines that are its article."""

from __future__ import annotations

import json

from tests.benchmarks.pages.page_layouts import Prose
from tests.benchmarks.pages.parts import TITLE, Built, paragraphs, tags, teasers


def deep_divs(prose: Prose) -> Built:
    lines = paragraphs(prose, 8)
    inner = "".join(f'<div class="ce-bodytext"><div><div>{line}</div></div></div>' for line in lines)
    menu = "".join(f"<div><div><a>{prose.headline()}</a></div></div>" for _ in range(10))
    return (
        f"<div><div><div>{menu}</div><div><div><div>{inner}</div></div></div><div>"
        f"{teasers(prose, 3)}</div></div></div>",
        lines,
    )


def live_list(prose: Prose) -> Built:
    posts = [(f"{20 - n}.{n:02} BST", prose.headline(), prose.paragraph()) for n in range(9)]
    gold = [one for _, head, text in posts for one in (head, text)]
    items = "".join(
        f"<li><time>{clock}</time><h2>{head}</h2><p>{text}</p><button>Share</button></li>"
        for clock, head, text in posts
    )
    key = "".join(f"<li><a>{clock}</a> <a>{head}</a></li>" for clock, head, _ in posts[:3])
    return (
        f"<main><aside><h2>Key events</h2><ul>{key}</ul></aside><ol class='liveblog'>"
        f"{items}</ol></main>{teasers(prose, 3)}",
        gold,
    )


def slides(prose: Prose) -> Built:
    intro, slides = paragraphs(prose, 2), [(prose.headline(), prose.paragraph()) for _ in range(6)]
    shown = "".join(
        f"<div class='slide'><figure><img src='{n}'></figure><h2>{head}</h2><p>{text}</p>{n + 1} of 6</div>"
        for n, (head, text) in enumerate(slides)
    )
    gallery = f"<div class='gallery'>{shown}</div>"
    return f"<article><div class='intro'>{tags(intro)}</div>{gallery}</article>{teasers(prose)}", [
        *intro,
        *(one for slide in slides for one in slide),
    ]


def results(prose: Prose) -> Built:
    lines, rows = paragraphs(prose, 6), [(f"Ward number {n}", f"{n * 37} votes for the bridge") for n in range(1, 8)]
    table = "".join(f"<tr><td>{ward}</td><td>{votes}</td></tr>" for ward, votes in rows)
    cells = [" ".join(row) for row in rows]
    table = f"<table class='results'>{table}</table>"
    return f"<article>{tags(lines[:3])}{table}{tags(lines[3:])}</article>{teasers(prose)}", [
        *lines[:3],
        *cells,
        *lines[3:],
    ]


def graph(prose: Prose) -> Built:
    lines = paragraphs(prose)
    told = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "Organization", "name": "The Ledger", "description": prose.sentence()},
            {"@type": ["Article", "NewsArticle"], "headline": TITLE, "articleBody": "\n".join(lines)},
        ],
    }
    return (
        f'<div id="app">Please enable JavaScript.</div><script type="application/ld+json">{json.dumps(told)}</script>',
        lines,
    )


def next_data(prose: Prose) -> Built:
    lines = paragraphs(prose)
    data = {
        "props": {
            "pageProps": {
                "article": {"title": TITLE, "body": [{"type": "p", "text": one} for one in lines]},
                "related": [{"title": prose.headline()} for _ in range(4)],
            }
        }
    }
    return (
        f'<div id="__next"></div><script id="__NEXT_DATA__" type="application/json">{json.dumps(data)}</script>',
        lines,
    )


def press_release(prose: Prose) -> Built:
    lines = paragraphs(prose, 6)
    contact = "<p>Media contact: Press Office, 020 7946 0000, press@port.example</p><p>###</p>"
    skip = (
        '<a href="#main">Skip to main content</a><div class="gem-c-cookie-banner">'
        "<p>We use some essential cookies to make this service work.</p></div>"
    )
    body = f'<div class="govspeak">{tags(lines)}</div>'
    helpful = (
        "<div class='feedback'><h2>Is this page useful?</h2><p>Help us improve. Tell us what you were doing.</p></div>"
    )
    return f"{skip}<main id='main'><div>{body}</div><div class='contact'>{contact}</div></main>{helpful}", lines


def transcript(prose: Prose) -> Built:
    names = ("HOST", "ANN LEE", "BO LI")
    lines = [f"{names[n % 3]}: {prose.sentence()}" for n in range(14)]
    shown = "".join(f"<p><b>{line.partition(':')[0]}:</b>{line.partition(':')[2]}</p>" for line in lines)
    rights = "<p>Copyright © 2024. All rights reserved. Visit our website terms of use for further information.</p>"
    return (
        "<article><div class='audio-module'>Listen · 4:12</div><div class='transcript "
        f"storytext'>{shown}{rights}</div></article>{teasers(prose, 4)}",
        lines,
    )


def nested_tables(prose: Prose) -> Built:
    lines = paragraphs(prose, 7)
    menu = "".join(f"<tr><td><font size=1><a href=x{n}>{prose.headline()}</a></font></td></tr>" for n in range(14))
    cell = "".join(f"<font face=Arial size=2>{line}</font><br><br>" for line in lines)
    grid = (
        f"<table><tr><td><table>{menu}</table></td><td><table><tr><td><b>{TITLE}</b>"
        f"</td></tr><tr><td>{cell}</td></tr></table></td></tr></table>"
    )
    return (
        f"<center><table><tr><td>{grid}</td></tr></table><font size=1>Copyright 1999 The Ledger</font></center>",
        lines,
    )


def consent_wall(prose: Prose) -> Built:
    lines = paragraphs(prose, 5)
    notes = "".join(f"<p>{_NOTICE} ({n})</p>" for n in range(12))
    return (
        f"<div id='qc-cmp2-container'><h2>Your privacy choices</h2>{notes}</div><div "
        f"class='page'><div class='copy'>{tags(lines)}</div></div>",
        lines,
    )


_NOTICE = "With your consent we and our partners use cookies and personal data to show you content, and to measure it."


def mega_menu(prose: Prose) -> Built:
    lines = paragraphs(prose, 6)
    menu = "".join(f"<li><a>{prose.headline()}</a><p>{prose.sentence()}</p></li>" for _ in range(10))
    return (
        f"<header><nav class='mega'><ul>{menu}</ul></nav></header><main><div class='c-article'>"
        f"{tags(lines)}</div></main><footer>{menu}</footer>",
        lines,
    )


def continues_below(prose: Prose) -> Built:
    lines = paragraphs(prose, 8)
    note = "<p class='ad-note'>Story continues below advertisement</p>"
    return (
        f"<article><div class='article-body'>{note.join(tags([line]) for line in lines)}"
        f"</div></article>{teasers(prose, 4)}",
        lines,
    )


def web_form(prose: Prose) -> Built:
    lines = paragraphs(prose, 7)
    state = '<input type="hidden" name="__VIEWSTATE" value="dDwtMTA4NzczMzUxODs7Ps">'
    inner = f'<div id="ctl00_MainContent_pnlBody">{tags(lines)}</div><div id="ctl00_right">{teasers(prose, 4)}</div>'
    return (
        f'<form method="post" id="aspnetForm">{state}<div id="ctl00_menu">{teasers(prose, 2)}</div>{inner}</form>',
        lines,
    )


def elements_of_its_own(prose: Prose) -> Built:
    lines = paragraphs(prose, 7)
    parts = "".join(f"<story-paragraph><span>{line}</span></story-paragraph>" for line in lines)
    return (
        f"<site-header>Menu</site-header><story-body>{parts}</story-body><site-teasers>"
        f"{teasers(prose, 4)}</site-teasers>",
        lines,
    )


def disclaimer(prose: Prose) -> Built:
    lines = paragraphs(prose, 3)
    legal = tags(
        [
            f"This document may contain statements about the future ({n}) that are subject "
            "to risks which are hard to foresee, and nobody has a duty to bring them "
            "up to date."
            for n in range(8)
        ]
    )
    return f"<article><div class='body'>{tags(lines)}</div></article><footer class='legal'>{legal}</footer>", lines
