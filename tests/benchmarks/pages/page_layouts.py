"""Web pages in the layouts of real sites, with prose made up for them, and the text that is the article of each."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

PEOPLE = (
    "Ann Lee",
    "Bo Li",
    "Cy Roe",
    "Maria Keller",
    "Tom Ruiz",
    "Eva Stone",
    "Nora Finch",
    "Ada Weber",
    "Ivan Moss",
    "Lena Park",
)
ROLES = (
    "the mayor",
    "a spokesman for the port",
    "head of the union",
    "who runs the ferry",
    "a nurse",
    "the minister of transport",
)
THINGS = (
    "the bridge",
    "the new line",
    "the budget",
    "the school",
    "the mill",
    "the night bus",
    "the harbour",
    "the old market",
)
ACTS = ("will close for a year", "costs more than planned", "stays open until May", "needs forty more people",
        "has to be sold",
        "was built without a permit", "opens in two weeks", "will be paid for by the state")  # fmt: skip
TIMES = (
    "on Monday",
    "last week",
    "in the evening",
    "after the vote",
    "before the hearing",
    "in a letter",
    "at noon",
    "by phone",
)
ENDS = ("and nobody objected", "which few had expected", "as it had been planned", "although the costs are high",
        "to loud applause",
        "while others stayed silent", "for the third time", "with a smile")  # fmt: skip


class Prose:
    """Sentences that do not repeat, the same for each seed."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - made-up prose, not a secret
        self._number = 0

    def sentence(self) -> str:
        """A statement or a quotation of some person."""
        pick = self._chance.choice
        self._number += 1
        person, role, thing, act, when, end = map(pick, (PEOPLE, ROLES, THINGS, ACTS, TIMES, ENDS))
        if self._chance.random() < 0.5:
            return f"“{thing.capitalize()} {act},” said {person}, {role}, {when}, {end}."
        return f"{person}, {role}, told the {self._number + 20} members {when} that {thing} {act}, {end}."

    def paragraph(self) -> str:
        """One to three sentences."""
        return " ".join(self.sentence() for _ in range(self._chance.randint(1, 3)))

    def headline(self) -> str:
        """A title of another article."""
        return f"{self._chance.choice(THINGS).capitalize()} {self._chance.choice(ACTS)}"


@dataclass(frozen=True, slots=True)
class Layout:
    """A page and the paragraphs that are its article."""

    name: str
    markup: str
    text: str


def layouts() -> Iterator[Layout]:
    """Every layout, each with prose of its own."""
    for number, (name, body) in enumerate(BODIES.items()):
        prose = Prose(number)
        paragraphs = [prose.paragraph() for _ in range(3 if name in SHORT else 9)]
        title = prose.headline()
        article, whole = body(paragraphs, prose)
        yield Layout(name, _page(name, title, article, prose), "\n".join(whole or paragraphs))


def _p(paragraphs: list[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in paragraphs)


def _links(prose: Prose, count: int = 6) -> str:
    return "<ul>" + "".join(f'<li><a href="/{n}">{prose.headline()}</a></li>' for n in range(count)) + "</ul>"


def _page(name: str, title: str, article: str, prose: Prose) -> str:
    """A page with what sites put around an article: menus, banners, links, comments, a foot."""
    top = '<header><a href="/">The Ledger</a><nav><ul><li><a href="/w">World</a></ul></nav></header>'
    consent = (
        '<div id="cookie-consent"><p>We and our partners use cookies. You can change your choice at any time.</p></div>'
    )
    aside = f'<aside class="sidebar"><h3>Most read</h3>{_links(prose)}</aside>'
    comments = f'<section id="comments"><h3>Comments</h3><p>{prose.sentence()}</p><p>{prose.sentence()}</p></section>'
    foot = "<footer><p>© 2024 The Ledger Ltd. All rights reserved.</p><p>Published daily by its readers.</p></footer>"
    head = f'<meta charset="utf-8"><title>{title} - The Ledger</title>'
    around = f"{consent}{top}{{}}{aside}{comments}{foot}" if name not in BARE else f"{top}{{}}{foot}"
    return f'<!DOCTYPE html><html lang="en"><head>{head}</head><body>{around.replace("{}", article)}</body></html>'


def _blog(paragraphs: list[str], prose: Prose) -> tuple[str, list[str]]:
    share = '<div class="sharedaddy"><h3>Share this:</h3><ul><li><a href="#">Facebook</a></li></ul></div>'
    tags = '<div class="tags">Tagged <a href="/t">bridges</a>, <a href="/u">ports</a></div>'
    author = f'<div class="author-bio"><p>{prose.sentence()}</p></div>'
    inner = f'<h1 class="entry-title">X</h1><div class="entry-content">{_p(paragraphs)}{share}</div>{tags}{author}'
    return f'<div id="primary"><article class="post">{inner}</article></div>', []


def _split(paragraphs: list[str], _: Prose) -> tuple[str, list[str]]:
    parts = [paragraphs[:4], paragraphs[4:7], paragraphs[7:]]
    advert = '<div class="ad-slot"><p>Advertisement</p></div>'
    return "<main>" + advert.join(
        f'<div class="chunk"><div class="inner">{_p(part)}</div></div>' for part in parts
    ) + "</main>", []


def _live(paragraphs: list[str], _: Prose) -> tuple[str, list[str]]:
    posts = "".join(
        f'<article class="post" id="p{n}"><time datetime="2024-05-12T{n:02}:00">{n}:00</time><p>{text}</p></article>'
        for n, text in enumerate(paragraphs)
    )
    return f'<main><div class="live">{posts}</div></main>', []


def _interview(paragraphs: list[str], _: Prose) -> tuple[str, list[str]]:
    asked = [f"Will {text[:40].lower()}?" for text in paragraphs]
    talk = "".join(f"<p><strong>{q}</strong></p><p>{a}</p>" for q, a in zip(asked, paragraphs, strict=True))
    return f'<article><div itemprop="articleBody">{talk}</div></article>', [
        line for pair in zip(asked, paragraphs, strict=True) for line in pair
    ]


def _quoted(paragraphs: list[str], prose: Prose) -> tuple[str, list[str]]:
    said = [prose.sentence() for _ in range(2)]
    quotations = [f"<blockquote><p>{words}</p><footer>— <cite>Ada Weber</cite></footer></blockquote>" for words in said]
    whole = f"{_p(paragraphs[:3])}{quotations[0]}{_p(paragraphs[3:6])}{quotations[1]}{_p(paragraphs[6:])}"
    by = "— Ada Weber"
    return f"<article>{whole}</article>", [*paragraphs[:3], said[0], by, *paragraphs[3:6], said[1], by, *paragraphs[6:]]


def _posts(paragraphs: list[str], prose: Prose) -> tuple[str, list[str]]:
    said = prose.sentence()
    embed = f'<div class="embed"><blockquote class="twitter-tweet"><p>{said}</p>— Eva Stone (@eva)</blockquote></div>'
    return f"<article>{_p(paragraphs[:4])}{embed}{_p(paragraphs[4:])}</article>", [
        *paragraphs[:4],
        said,
        "— Eva Stone (@eva)",
        *paragraphs[4:],
    ]


def _boxes(paragraphs: list[str], prose: Prose) -> tuple[str, list[str]]:
    letter = (
        f'<div class="newsletter-box"><h3>The Morning</h3><p>{prose.sentence()}</p><p>Thanks for signing up!</p></div>'
    )
    related = f'<div class="related-inline"><h4>Read next</h4>{_links(prose, 2)}</div>'
    caption = f"<figure><img src='a.jpg'><figcaption>{prose.sentence()} Picture: Herald</figcaption></figure>"
    whole = (
        f"{_p(paragraphs[:2])}{letter}{_p(paragraphs[2:4])}{related}{_p(paragraphs[4:6])}{caption}{_p(paragraphs[6:])}"
    )
    return f'<div class="story"><div class="story-body">{whole}</div></div>', []


def _linked(paragraphs: list[str], prose: Prose) -> tuple[str, list[str]]:
    one = f'<p><a href="/whole">{paragraphs[4]}</a></p>'
    other = f'<p><a href="/x"><strong>{prose.headline().upper()}</strong></a></p>'
    return f"<article>{_p(paragraphs[:4])}{one}{other}{_p(paragraphs[5:])}</article>", []


def _table(paragraphs: list[str], prose: Prose) -> tuple[str, list[str]]:
    menu = f'<td width="150" valign="top">{_links(prose, 8)}</td>'
    return f"<table><tr>{menu}<td><font size=2>{_p(paragraphs)}</font></td>{menu}</tr></table>", []


def _lists(paragraphs: list[str], _: Prose) -> tuple[str, list[str]]:
    points = "".join(f"<li>{text}</li>" for text in paragraphs[3:6])
    return f"<article>{_p(paragraphs[:3])}<ul>{points}</ul>{_p(paragraphs[6:])}</article>", []


def _sections(paragraphs: list[str], _: Prose) -> tuple[str, list[str]]:
    heads = [f"Part {word}" for word in ("one", "two", "three")]
    parts = "".join(
        f"<section><h2>{head}</h2>{_p(paragraphs[3 * n : 3 * n + 3])}</section>" for n, head in enumerate(heads)
    )
    return f"<main><article>{parts}</article></main>", [
        line for n, head in enumerate(heads) for line in (head, *paragraphs[3 * n : 3 * n + 3])
    ]


def _json(paragraphs: list[str], _: Prose) -> tuple[str, list[str]]:
    told = {"@type": "NewsArticle", "headline": "X", "articleBody": "\n\n".join(paragraphs)}
    return f'<div id="root"></div><script type="application/ld+json">{json.dumps(told)}</script>', []


def _cards(paragraphs: list[str], _: Prose) -> tuple[str, list[str]]:
    card = '<span class="hovercard"><a href="/k">Ann Lee</a><span class="hovercard-body">Mayor since 2019</span></span>'
    return f"<article>{_p(paragraphs).replace('Ann Lee', card)}</article>", []


BROKEN = "sa\x08id"
BODIES: dict[str, Callable[[list[str], Prose], tuple[str, list[str]]]] = {
    "article element": lambda p, _: (f"<article><h1>X</h1>{_p(p)}</article>", []),
    "blog": _blog,
    "split body": _split,
    "live blog": _live,
    "interview": _interview,
    "quotations": _quoted,
    "posts of networks": _posts,
    "boxes in the text": _boxes,
    "linked paragraphs": _linked,
    "table layout": _table,
    "lists": _lists,
    "sections": _sections,
    "for search engines only": _json,
    "cards over names": _cards,
    "line breaks": lambda p, _: (f'<div id="story">{"<br><br>".join(p)}</div>', []),
    "divs for paragraphs": lambda p, _: (
        f'<div class="text">{"".join(f"<div>{one}</div>" for one in p)}</div>',
        [],
    ),
    "spans for paragraphs": lambda p, _: (
        f'<div class="a">{"".join(f"<p><span>{o}</span></p>" for o in p)}</div>',
        [],
    ),
    "shadow root": lambda p, _: (
        f"<x-story><template shadowrootmode=open><div>{_p(p)}</div></template></x-story>",
        [],
    ),
    "noscript": lambda p, _: (f"<noscript><img src=a.gif><article>{_p(p)}</article>", []),
    "details": lambda p, _: (
        f"<article>{_p(p[:5])}<details><summary>More</summary>{_p(p[5:])}</details></article>",
        [*p[:5], "More", *p[5:]],
    ),
    "amp": lambda p, _: (f"<article><amp-ad></amp-ad>{_p(p[:5])}<amp-img></amp-img>{_p(p[5:])}</article>", []),
    "main element": lambda p, _: (f'<main role="main"><h1>X</h1><div class="content">{_p(p)}</div></main>', []),
    "itemprop": lambda p, _: (f'<div><div itemprop="articleBody">{_p(p)}</div></div>', []),
    "no classes": lambda p, _: (f"<div><div><h1>X</h1>{_p(p)}</div></div>", []),
    "under a dialogue": lambda p, _: (
        f"<div aria-hidden=true><article>{_p(p)}</article></div><dialog><p>Hi.</p></dialog>",
        [],
    ),
    "control characters": lambda p, _: (f"<article>{_p(p).replace('said', BROKEN, 2)}</article>", []),
    "short": lambda p, _: (f"<article><h1>X</h1>{_p(p)}</article>", []),
    "short in divs": lambda p, _: (f'<div class="page"><div class="news">{_p(p)}</div></div>', []),
    "bare": lambda p, _: (_p(p), []),
    "old page": lambda p, _: (f"<center><font>{'<p>'.join(p)}</font></center>", []),
}
SHORT = frozenset({"short", "short in divs"})
BARE = frozenset({"bare", "old page", "for search engines only"})
