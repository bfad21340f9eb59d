"""A proof as one page of HTML that needs nothing else: the draft with its quotations marked, and a card for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from bot.printable import printable
from bot.talk.captions import day_of
from bot.talk.proofing import SIGNS, counts_of, explained, place_of, summary_of, verdict_of
from bot.wording import _, language
from retrieval import Difference, Proof, Proofed, Span

_STYLE = """
:root { color-scheme: light dark; --ink: #1c1c1a; --paper: #fbfaf7; --card: #fff; --line: #dcd8ce; --dim: #68645b;
  --bad: #b3261e; --doubt: #8a5a00; --good: #2a6b35; }
@media (prefers-color-scheme: dark) { :root { --ink: #ebe8e1; --paper: #171715; --card: #21211e; --line: #3b3a35;
  --dim: #a39e92; --bad: #ff8a80; --doubt: #f0b84b; --good: #84cf90; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1.5rem 1rem 4rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.6 Georgia, "Times New Roman", serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .4rem; }
.told, .card, .head { font-family: system-ui, sans-serif; }
.told { margin: 0 0 1.5rem; color: var(--dim); font-size: .95rem; }
.sides { display: grid; gap: 1.5rem; }
@media (min-width: 60rem) { .sides { grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 2.5rem; } }
.draft p { margin: 0 0 1em; }
.draft a { color: inherit; text-decoration: none; border-bottom: .16em solid var(--of); }
.draft a:hover, .draft a:focus { background: color-mix(in srgb, var(--of) 18%, transparent); }
.card { background: var(--card); border: 1px solid var(--line); border-left: .3rem solid var(--of);
  border-radius: .4rem; padding: .7rem .9rem; margin: 0 0 .8rem; font-size: .92rem; line-height: 1.5; }
.card:target { outline: .15rem solid var(--of); }
.card p { margin: .35rem 0 0; }
.head { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .2rem 1rem; }
.head b { color: var(--of); }
.head a, .dim, .none .head b { color: var(--dim); }
del { color: var(--bad); } ins { color: var(--good); text-decoration-thickness: .12em; }
.bad { --of: var(--bad); } .doubt { --of: var(--doubt); } .good { --of: var(--good); } .none { --of: var(--line); }
@media print { .sides { display: block; } .card { break-inside: avoid; } }
"""
_CLASSES = {"verbatim": "good", "unconfirmed": "doubt", "absent": "doubt", "short": "none"}


def proof_page(proofs: Sequence[Proof]) -> str:
    """The page. It loads nothing, runs nothing, and links only to the articles' own addresses."""
    title = escape(printable(proofs[0].draft.title or proofs[0].draft.id)) if proofs else ""
    body = "\n".join(_section(proof, number) for number, proof in enumerate(proofs, start=1))
    return (
        f'<!doctype html>\n<html lang="{escape(language())}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _section(proof: Proof, number: int) -> str:
    lines = [_text(summary_of(proof))]
    lines += [_text(counts_of(proof))] if proof.quotations else []
    cards = "\n".join(_card(one, f"{number}-{at}") for at, one in enumerate(proof.quotations, start=1))
    in_title = [(at, one) for at, one in enumerate(proof.quotations, start=1) if not one.paragraph]
    in_text = [(at, one) for at, one in enumerate(proof.quotations, start=1) if one.paragraph]
    title = _marked(proof.draft.title, in_title, number) if proof.draft.title else _text(proof.draft.id)
    paragraphs = "\n".join(f"<p>{line}</p>" for line in _marked(proof.draft.text, in_text, number).split("\n") if line)
    return (
        f'<header><h1 class="draft">{title}</h1>\n<p class="told">{"<br>".join(lines)}</p></header>\n'
        f'<div class="sides">\n<main class="draft">\n{paragraphs}\n</main>\n<aside>\n{cards}\n</aside>\n</div>'
    )


def _marked(text: str, quotations: Sequence[tuple[int, Proofed]], number: int) -> str:
    """The text as HTML, each piece of a quotation a link to its card."""
    written: list[str] = []
    at = 0
    for span, position, one in _pieces(quotations):
        start = max(at, span.start)
        written.append(_text(text[at:start]))
        attributes = f'class="{_class(one)}" href="#q{number}-{position}" title="{_text(verdict_of(one))}"'
        anchor = f' id="t{number}-{position}"' if span == one.contents[0] else ""
        lines = _text(text[start : span.end]).split("\n")
        written.append(
            "\n".join(f"<a{anchor if not row else ''} {attributes}>{line}</a>" for row, line in enumerate(lines))
        )
        at = max(at, span.end)
    written.append(_text(text[at:]))
    return "".join(written)


def _pieces(quotations: Sequence[tuple[int, Proofed]]) -> list[tuple[Span, int, Proofed]]:
    return sorted(
        ((span, position, one) for position, one in quotations for span in one.contents), key=lambda piece: piece[:2]
    )


def _card(one: Proofed, key: str) -> str:
    return (
        f'<section class="card {_class(one)}" id="q{key}">\n'
        f'<div class="head"><b>{SIGNS[one.verdict]} {_text(verdict_of(one))}</b>'
        f'<a href="#t{key}">{_text(place_of(one))}</a></div>\n{"".join(_told(one))}</section>'
    )


def _told(one: Proofed) -> Iterator[str]:
    finding = one.finding
    if finding is not None and one.verdict == "altered" and any(not each.is_same for each in finding.differences):
        yield f"<p>“{' '.join(map(_compared, finding.differences))}”</p>\n"
    else:
        yield f"<p>“{_text(one.words)}”</p>\n"
    if one.speaker:
        in_draft = _("in the draft: {speaker}", speaker=one.speaker)
        yield f'<p class="dim">{_text(in_draft)}</p>\n'
    for line in explained(one):
        if not line.startswith("• not “") or finding is None or one.edits:
            yield f"<p>{_text(line.removeprefix('• '))}</p>\n"
    if finding is not None:
        article = finding.evidence.article
        named = " · ".join(filter(None, (article.publisher, day_of(article.published), article.title or article.id)))
        linked = (
            f'<a href="{escape(article.url)}" rel="noreferrer">{_text(named)}</a>'
            if article.url.startswith(("http://", "https://"))
            else _text(named)
        )
        speaker = f"{_text(one.published_speaker)} · " if one.published_speaker else ""
        yield f'<p class="dim">→ {speaker}{linked}</p>\n'


def _compared(one: Difference) -> str:
    if one.is_same:
        return _text(one.published)
    taken = f"<del>{_text(one.claimed)}</del>" if one.claimed else ""
    given = f"<ins>{_text(one.published)}</ins>" if one.published else ""
    return " ".join(filter(None, (taken, given)))


def _class(one: Proofed) -> str:
    return _CLASSES.get(one.verdict, "bad")


def _text(text: str) -> str:
    return escape(printable(text))
