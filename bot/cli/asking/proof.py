"""`onrecord proof`: every quotation of a draft, looked up."""

from __future__ import annotations

from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from bot.cli.asking.proof_page import proof_page
from bot.cli.command import Command
from bot.cli.loading import load, read
from bot.cli.options import json_option, reads_articles
from bot.cli.outcome import ANSWERED, UNANSWERED, Failure
from bot.cli.paths import NamedPath
from bot.cli.records import proof_line
from bot.cli.sources import language_of, source_of
from bot.cli.tables import page
from bot.printable import printable
from bot.talk.captions import day_of
from bot.talk.proofing import SIGNS, counts_of, explained, shortened, summary_of, verdict_of
from bot.wording import speaking
from config import Settings
from retrieval import Proof, Proofed, ProofVerdict, proof

_COLOURS = {
    "altered": "bold red",
    "misattributed": "bold red",
    "unquoted": "bold red",
    "unconfirmed": "yellow",
    "absent": "yellow",
    "verbatim": "green",
    "short": "dim",
}
_DOUBTS: tuple[ProofVerdict, ...] = ("absent", "unconfirmed")
_STANDARD_OUTPUT = "-"
_LONGEST_WORDS = 400
_LONGEST_TITLE = 70


@click.command("proof", cls=Command)
@click.argument("draft", type=NamedPath(allow_dash=True), metavar="FILE")
@click.option(
    "--html",
    "page_file",
    type=NamedPath(),
    metavar="FILE",
    help="Write a page to FILE, too; for - to standard output alone.",
)
@click.option(
    "--strict", is_flag=True, help="Exit with 1 also where a quotation is not found or its speaker is unclear."
)
@reads_articles()
@json_option
def proof_draft(settings: Settings, *, draft: Path, page_file: Path | None, strict: bool, as_json: bool) -> int:
    """Look up every quotation of the draft in FILE, and say which are altered or somebody else's.

    \b
      onrecord proof draft.docx
      onrecord proof draft.md --html proof.html
      onrecord proof - --articles news/ --json < draft.txt

    FILE is of any format that `onrecord add` reads; - is standard input. Each quotation gets a verdict: word for word;
    altered; somebody else's; not quoted there (the words are the article's own, not a quotation); speaker unclear; not
    found; or too short to tell, as a few words in marks may be nobody's.

    A quotation that is not found is no fault, because a draft has quotations of its own; with --strict it is.

    Exit code 0: nothing is wrong. 1: a quotation is altered, somebody else's or not quoted there. 2: bad usage, or no
    article to read.
    """
    if str(draft) == "-" and any(str(path) == "-" for path in settings.articles):
        raise Failure("standard input cannot be both the draft and the articles")
    drafts = read([draft])
    library = load(source_of(settings))
    proofs = [proof(one, library) for one in drafts]
    with speaking(language_of(settings)):
        if page_file:
            _write(page_file, proof_page(proofs))
        if str(page_file) != _STANDARD_OUTPUT:
            for one in proofs:
                if as_json:
                    click.echo(proof_line(one))
                else:
                    _print(one)
    doubts = strict and any(one.counts[verdict] for one in proofs for verdict in _DOUBTS)
    return UNANSWERED if doubts or any(one.faults for one in proofs) else ANSWERED


def _write(file: Path, text: str) -> None:
    if str(file) == _STANDARD_OUTPUT:
        click.echo(text, nl=False)
        return
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise Failure(f"{file} cannot be written: {error.strerror}") from None


def _print(found: Proof) -> None:
    table = Table(title=Text(printable(found.draft.title or found.draft.id), "bold"), title_justify="left", expand=True)
    table.add_column("¶", justify="right", no_wrap=True, style="dim")
    table.add_column("Quotation", ratio=3, overflow="fold")
    table.add_column("Speaker", ratio=1, overflow="fold", style="cyan")
    table.add_column("Verdict", ratio=3, overflow="fold")
    for one in found.quotations:
        table.add_row(
            str(one.paragraph),
            Text(printable(shortened(one.words, _LONGEST_WORDS))),
            Text(printable(one.speaker or "–")),
            _verdict(one),
        )
    if found.quotations:
        page().print(table)
    for line in filter(None, (summary_of(found), counts_of(found))):
        page().print(Text(printable(line)))
    if not found.is_whole:
        page().print(Text("The draft is too long; only its beginning was read.", "yellow"))


def _verdict(one: Proofed) -> Text:
    told = Text(f"{SIGNS[one.verdict]} {verdict_of(one)}", _COLOURS[one.verdict])
    for line in explained(one):
        told.append(f"\n{printable(line)}", "default")
    if one.finding and one.verdict != "short":
        article = one.finding.evidence.article
        source = " · ".join(filter(None, (one.published_speaker, article.publisher, day_of(article.published))))
        title = shortened(article.title or article.id, _LONGEST_TITLE)
        told.append(f"\n{printable(' · '.join(filter(None, (source, title))))}", "dim")
    return told
