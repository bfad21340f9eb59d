"""Pages in the shapes of news agencies, papers and blogs: the body of each, and the lines that are its article."""

from __future__ import annotations

from tests.benchmarks.pages.page_layouts import Prose
from tests.benchmarks.pages.parts import TITLE, Built, consent, paragraphs, tags, teasers


def agency(prose: Prose) -> Built:
    lines = paragraphs(prose)
    slots = '<div class="Advertisement"><span>ADVERTISEMENT</span></div>'
    parts = "".join(f"<p>{line}</p>{slots if n % 3 == 1 else ''}" for n, line in enumerate(lines))
    hub = f'<div class="HubPeek"><h2>Related Stories</h2>{teasers(prose, 3)}</div>'
    by = '<div class="Page-authors">BY <a href="/ann">ANN LEE</a></div><div>Updated 5:12 PM GMT, May 12, 2024</div>'
    body = f'<bsp-story-page>{by}<div class="RichTextStoryBody">{parts}<p>___</p></div>{hub}</bsp-story-page>'
    return f"<header>AP-like</header>{body}<footer>{prose.sentence()}</footer>", lines


def blocks(prose: Prose) -> Built:
    lines = paragraphs(prose, 9)
    block = '<div data-component="text-block"><p>{}</p></div>'.format
    links = (
        '<div data-component="links-block"><h2>More on this story</h2><ul><li><a '
        f'href="/m">{prose.headline()}</a></li></ul></div>'
    )
    image = (
        f'<div data-component="image-block"><figure><img src="a"><figcaption>{prose.headline()}'
        "</figcaption></figure></div>"
    )
    middle = "".join(map(block, lines[:4])) + image + "".join(map(block, lines[4:7])) + links
    after = f'<div data-component="tags"><a>Ports</a></div><section><h2>Top stories</h2>{teasers(prose)}</section>'
    return (
        f"<nav>Home News Sport</nav><main><article>{middle}{''.join(map(block, lines[7:]))}</article>{after}</main>",
        lines,
    )


def pull_quotes(prose: Prose) -> Built:
    lines = paragraphs(prose, 9)
    pulled = f'<aside data-spacefinder-role="supporting"><blockquote>{lines[2][:60]}</blockquote></aside>'
    rich = f'<aside data-spacefinder-role="richLink"><h3>{prose.headline()}</h3><a>Read more</a></aside>'
    letter = (
        "<figure><p>Sign up to First Edition</p><p>Our morning email breaks down "
        "the key stories of the day.</p></figure>"
    )
    whole = f"{tags(lines[:2])}{rich}{tags(lines[2:4])}{pulled}{tags(lines[4:6])}{letter}{tags(lines[6:])}"
    topics = "<div><h4>Explore more on these topics</h4><ul><li>Ports</li><li>news</li></ul></div>"
    return f'<main><div id="maincontent"><div class="article-body-viewer">{whole}</div></div>{topics}</main>', lines


def companion(prose: Prose) -> Built:
    lines = paragraphs(prose, 10)
    advert = '<div><p>Advertisement</p><a href="#after">SKIP ADVERTISEMENT</a></div>'
    column = '<div class="css-s99gbd StoryBodyCompanionColumn"><div class="css-53u6y8">{}</div></div>'.format
    parts = advert.join(column(tags(lines[start : start + 2])) for start in range(0, 10, 2))
    end = (
        "<div><p>A version of this article appears in print on Page 3 with another "
        "headline. Order Reprints | Subscribe</p></div>"
    )
    return (
        f'<article id="story"><section name="articleBody">{parts}</section>{end}</article>{teasers(prose, 4)}',
        lines,
    )


def numbered(prose: Prose) -> Built:
    lines = paragraphs(prose, 8)
    parts = "".join(f'<div data-testid="paragraph-{n}" class="text__text">{line}</div>' for n, line in enumerate(lines))
    ask = (
        '<div data-testid="promo-box"><span>The Daily Briefing gives you all the '
        "news you need. Sign up here.</span></div>"
    )
    read = f'<div data-testid="ReadNext"><h2>Read Next</h2>{teasers(prose, 4)}</div>'
    return f'<main><article><div class="article-body__content">{parts}{ask}</div></article>{read}</main>', lines


def placeholder(prose: Prose) -> Built:
    lines = paragraphs(prose, 8)
    related = f'<div class="related-content"><div>Related article</div><span>{prose.headline()}</span></div>'
    video = (
        f'<div class="video-resource"><div>Video Ad Feedback</div><div>{prose.headline()} '
        "02:13 - Source: Wire</div></div>"
    )
    whole = (
        tags(lines[:3], ' class="paragraph inline-placeholder"') + related + tags(lines[3:6]) + video + tags(lines[6:])
    )
    return (
        f'<section class="layout__main">{video}<div class="article__content">{whole}</div></section>{teasers(prose)}',
        lines,
    )


def teaser_wall(prose: Prose) -> Built:
    lines = paragraphs(prose, 3)
    offer = "Cancel at any time. All articles, the archive and the crossword."
    plans = "".join(f"<li>{n} months for {n * 5} euros. {offer}</li>" for n in (1, 6, 12))
    wall = (
        "<section class='paywall'><h2>Subscribe to read on</h2><p>The rest of this "
        f"article is for subscribers.</p><ul>{plans}</ul></section>"
    )
    return f"{consent(prose)}<article>{tags(lines)}{wall}</article>{teasers(prose, 5)}", lines


def long_comments(prose: Prose) -> Built:
    lines = paragraphs(prose, 4)
    said = "".join(
        f'<li class="comment"><cite class="fn">reader{n}</cite><div class="comment-content"><p>{prose.paragraph()} '
        f"{prose.paragraph()}</p></div><a>Reply</a></li>"
        for n in range(20)
    )
    post = f'<article class="post"><div class="wp-block-post-content">{tags(lines)}</div></article>'
    return (
        f'<main>{post}<div id="comments"><h2>20 thoughts</h2><ol class="comment-list">{said}</ol></div></main>',
        lines,
    )


def block_theme(prose: Prose) -> Built:
    lines, said = paragraphs(prose, 7), prose.sentence()
    quote = f'<blockquote class="wp-block-quote"><p>{said}</p></blockquote>'
    button = '<div class="wp-block-buttons"><a class="wp-block-button__link">Donate now</a></div>'
    image = f'<figure class="wp-block-image"><img src="a"><figcaption>{prose.headline()}</figcaption></figure>'
    whole = f"{tags(lines[:3])}{image}{quote}{tags(lines[3:])}{button}"
    more = f'<div class="jp-relatedposts"><h3>Related</h3>{teasers(prose, 3)}</div>'
    content = f'<div class="entry-content wp-block-post-content">{whole}{more}</div>'
    return f'<main class="wp-block-group">{content}</main>', [*lines[:3], said, *lines[3:]]


def spans_and_breaks(prose: Prose) -> Built:
    lines = paragraphs(prose, 7)
    text = "<br /><br />".join(f'<span style="font-family: georgia;">{line}</span>' for line in lines)
    archive = "".join(
        f"<li>{month} ({n})<ul><li>{prose.headline()}</li></ul></li>"
        for n, month in enumerate(("May", "April", "March"))
    )
    side = (
        f'<div class="sidebar"><h2>Blog Archive</h2><ul>{archive}</ul><h2>About Me</h2><p>{prose.sentence()}</p></div>'
    )
    return (
        f'<div class="post hentry"><div class="post-body entry-content">{text}<div '
        f'style="clear: both;"></div></div></div>{side}',
        lines,
    )


def newsletter(prose: Prose) -> Built:
    lines = paragraphs(prose, 8)
    widget = (
        '<div class="subscription-widget-wrap"><p>The Harbour Letter is a reader-supported '
        "publication.</p><form><input><button>Subscribe</button></form></div>"
    )
    whole = f"{tags(lines[:3])}{widget}{tags(lines[3:])}{widget}"
    likes = (
        "<div class='post-footer'>12 Likes</div><div id='discussion'><h4>Discussion</h4>"
        f"<p>{prose.sentence()}</p></div>"
    )
    return (
        f'<article><div class="available-content"><div class="body markup">{whole}</div></div>{likes}</article>',
        lines,
    )


def headings(prose: Prose) -> Built:
    heads, lines = [prose.headline() for _ in range(3)], paragraphs(prose, 9)
    gold = [one for n, head in enumerate(heads) for one in (head, *lines[3 * n : 3 * n + 3])]
    parts = "".join(f"<h2>{head}</h2>{tags(lines[3 * n : 3 * n + 3])}" for n, head in enumerate(heads))
    bio = (
        f"<div><h2>Written by Ann Lee</h2><p>{prose.sentence()}</p></div><div><h2>More "
        f"from Ann Lee</h2>{teasers(prose, 4)}</div>"
    )
    return (
        f"<div id='root'><article><div><div><section><div>{parts}</div></section></div></div></article>{bio}</div>",
        gold,
    )


def bookmarks(prose: Prose) -> Built:
    lines = paragraphs(prose, 7)
    card = (
        '<figure class="kg-card kg-bookmark-card"><a><div class="kg-bookmark-title">'
        f'{prose.headline()}</div><div class="kg-bookmark-description">{prose.sentence()}'
        "</div></a></figure>"
    )
    return (
        f'<main class="gh-main"><article><section class="gh-content">{tags(lines[:4])}{card}{tags(lines[4:])}'
        f"</section></article>{teasers(prose, 3)}</main>",
        lines,
    )


def fields(prose: Prose) -> Built:
    lines = paragraphs(prose, 7)
    body = (
        '<div class="field field--name-body field--type-text-with-summary"><div '
        f'class="field__item">{tags(lines)}</div></div>'
    )
    labels = (
        '<div class="field field--name-field-tags"><div class="field__label">Tags</div>'
        '<div class="field__item">Ports</div></div>'
    )
    block = f'<div class="block block-views"><h2>Recent content</h2>{teasers(prose, 5)}</div>'
    return (
        '<div class="region region-content"><div class="node node--type-article">'
        f'<div class="node__content">{body}{labels}</div></div></div>{block}',
        lines,
    )


def item_page(prose: Prose) -> Built:
    lines = paragraphs(prose, 6)
    info = '<dl class="article-info"><dt>Details</dt><dd>Written by Super User</dd><dd>Hits: 1204</dd></dl>'
    pager = f'<ul class="pager"><li>Prev: {prose.headline()}</li><li>Next: {prose.headline()}</li></ul>'
    menu = "<ul class='nav menu'>" + "".join(f"<li>{prose.headline()}</li>" for _ in range(12)) + "</ul>"
    return (
        f'{menu}<div class="item-page"><h2>{TITLE}</h2>{info}<div itemprop="articleBody">'
        f"{tags(lines)}</div>{pager}</div>",
        lines,
    )
