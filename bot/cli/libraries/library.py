"""`onrecord library`: looking after a library."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from bot.cli.bars import bar
from bot.cli.command import Command
from bot.cli.libraries.adding import add_all, opened
from bot.cli.loading import is_empty
from bot.cli.options import json_option, uses_library
from bot.cli.outcome import ANSWERED, UNUSABLE, complain, say
from bot.cli.records import stats_line
from bot.talk.captions import counted
from bot.talk.catalogue import speakers_of
from config import folder_of
from retrieval import copy_library

MOST_BARS = 12


@click.group()
def library() -> None:
    """Look after a library: check it for damage, see how much it holds, copy it.

    \b
      onrecord library check
      onrecord library stats --json
      onrecord library copy default /media/backup/news
    """


@library.command(cls=Command)
@click.option("--repair", is_flag=True, help="Mend what can be mended, and take out articles that cannot be read.")
@uses_library
def check(folder: Path, *, repair: bool) -> int:
    """Look for damage. A search index that is damaged or out of date is rebuilt.

    \b
      onrecord library check --library work
      onrecord library check --repair

    With --repair, articles whose text can be read are analysed again where anything else about them is damaged, and all
    figures are counted again. Articles whose text cannot be read are taken out.

    Exit code 0: the library is whole now. 2: something is lost; what is printed says what to add again.
    """
    with opened(folder) as store:
        repaired = store.repair() if repair else None
        checked = store.check()
    for article_id in repaired.renewed if repaired else ():
        say(f"The article {article_id} was damaged; it has been analysed again.")
    for lost in repaired.lost if repaired else ():
        complain(f"the text of an article could not be read any more; add it again: {lost}")
    for mended in checked.mended:
        say(f"{mended}.")
    for damage in checked.damages:
        complain(damage)
    state = f"{counted(len(checked.damages), 'damage')} found" if checked.damages else "whole"
    say(f"{counted(checked.articles, 'article')}, {counted(checked.passages, 'passage')}: {state}.")
    return UNUSABLE if checked.damages or (repaired and repaired.lost) else ANSWERED


@library.command(cls=Command)
@uses_library
def renew(folder: Path) -> int:
    """Analyse all articles again.

    \b
      onrecord library renew

    An update of On Record may find more quotes, or other speakers, than the version that added the articles. What is
    damaged is mended, too, unless the text of an article cannot be read.
    """
    with opened(folder) as store:
        before = len(store.library.shelf.articles)
        articles = list(store.library.shelf.articles)
        code = add_all(store, articles, anew=True)
    if damaged := before - len(articles):
        complain(
            f"the text of {counted(damaged, 'article')} cannot be read; `onrecord library check --repair` takes out "
            "what is damaged and says what to add again"
        )
        return UNUSABLE
    return code


@library.command(cls=Command)
@click.argument("original", metavar="FROM")
@click.argument("copied", metavar="TO")
def copy(original: str, copied: str) -> int:
    """Copy a library. FROM and TO are names of libraries or folders; TO must be new or an empty folder.

    \b
      onrecord library copy default work
      onrecord library copy default /media/backup/news

    The copy is complete also while something is being added to FROM, which copying the folder is not.
    """
    source, target = folder_of(original), folder_of(copied)
    copy_library(source, target)
    with opened(target) as store:  # which builds the search index
        say(f"Copied {counted(len(store.library.shelf.articles), 'article')}: {target}")
    return ANSWERED


@library.command(cls=Command)
@json_option
@uses_library
def stats(folder: Path, *, as_json: bool) -> int:
    """Show how much a library holds.

    \b
      onrecord library stats
      onrecord library stats --json

    Articles by month and language, the most quoted speakers, and the size on disk.
    """
    with opened(folder) as store:
        size, months, languages = store.size(), store.months(), store.languages()
        most_quoted = speakers_of(store.library)[:MOST_BARS]
        is_filled = bool(store.library.shelf.articles)
    if as_json:
        click.echo(stats_line(folder, size, months, languages, most_quoted))
        return ANSWERED
    say(folder)
    for number, noun in (
        (size.articles, "article"),
        (size.passages, "passage"),
        (size.quotes, "quote"),
        (size.speakers, "speaker"),
    ):
        say(f"{number:>12,} {noun}{'' if number == 1 else 's'}")
    say(f"{size.bytes / 1e6:>12,.1f} MB on disk, for {size.characters / 1e6:,.1f} million characters of text")
    # Charts show the last months only, and months that are known.
    _draw("Articles by month", sorted(one for one in months.items() if one[0])[-MOST_BARS:])
    _draw("Languages", Counter(languages).most_common())
    _draw("Most quoted", [(one.speaker.name, one.quotes) for one in most_quoted])
    if not is_filled:
        complain(is_empty(folder))
    return ANSWERED


def _draw(heading: str, rows: Sequence[tuple[str, int]]) -> None:
    """Print a bar for each row, the longest of `bars.WIDEST` columns; nothing if there are no rows."""
    shown = rows[:MOST_BARS]
    if not shown:
        return
    most = max(number for _, number in shown)
    width = max(len(name) for name, _ in shown)
    say(f"\n{heading}")
    for name, number in shown:
        say(f"  {name:<{width}}  {bar(number, most)} {number:,}")
