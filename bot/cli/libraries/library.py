"""`onrecord library`: looking after a library."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import click

from bot.cli.bars import bar
from bot.cli.command import Command
from bot.cli.libraries.adding import add_all, counting_up, opened
from bot.cli.loading import is_due, is_empty
from bot.cli.options import json_option, uses_library
from bot.cli.outcome import ANSWERED, UNUSABLE, complain, say
from bot.cli.paths import named
from bot.cli.records import stats_line
from bot.talk.captions import counted
from bot.talk.catalogue import speakers_of
from config import address_of
from retrieval import Address, copy_library

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
def check(address: Address, *, repair: bool) -> int:
    """Look for damage. A search index that is damaged or out of date is rebuilt.

    \b
      onrecord library check --library work
      onrecord library check --repair

    With --repair, articles whose text can be read are analysed again where anything else about them is damaged, and all
    figures are counted again. Articles whose text cannot be read are taken out.

    Exit code 0: the library is whole now. 2: something is lost; what is printed says what to add again.
    """
    with opened(address) as store:
        repaired = store.repair() if repair else None
        checked = store.check()
        due = store.due
    for article_id in repaired.renewed if repaired else ():
        say(f"The article {article_id} was damaged; it has been analysed again.")
    for lost in repaired.lost if repaired else ():
        complain(f"the text of an article could not be read any more; add it again: {lost}")
    for mended in checked.mended:
        say(f"{mended}.")
    for damage in checked.damages:
        complain(damage)
    if due:
        complain(is_due(due))
    state = f"{counted(len(checked.damages), 'damage')} found" if checked.damages else "whole"
    say(f"{counted(checked.articles, 'article')}, {counted(checked.passages, 'passage')}: {state}.")
    return UNUSABLE if checked.damages or (repaired and repaired.lost) else ANSWERED


@library.command(cls=Command)
@uses_library
def renew(address: Address) -> int:
    """Analyse all articles again.

    \b
      onrecord library renew

    An update of On Record may find more quotes, or other speakers, than the version that added the articles, and other
    words where a search says that a renewal is due. What is damaged is mended, too, unless the text of an article
    cannot be read. After Ctrl-C or a crash, the same command goes on where it stopped.
    """
    with opened(address) as store:
        renewal = store.renewal()
        if done := renewal.total - len(renewal):
            say(f"Going on: {done:,} of {counted(renewal.total, 'article')} were renewed before.")
        code = add_all(store, renewal, anew=True, doing="Renewing")
        damaged = renewal.damaged
        renewal.end()
    if damaged:
        complain(
            f"the text of {counted(damaged, 'article')} cannot be read; `onrecord library check --repair` takes out "
            "what is damaged and says what to add again"
        )
        return UNUSABLE
    return code


@library.command(cls=Command)
@click.argument("original", callback=named, metavar="FROM")
@click.argument("copied", callback=named, metavar="TO")
def copy(original: str, copied: str) -> int:
    """Copy a library. FROM and TO are names of libraries, folders or buckets; nothing may be at TO.

    \b
      onrecord library copy default work
      onrecord library copy default /media/backup/news
      onrecord library copy default s3://bucket/news

    The copy is complete also while something is being added to FROM, which copying the folder is not.
    """
    source, target = address_of(original), address_of(copied)
    with counting_up("Copying") as advance:
        copy_library(source, target, advance)
    with opened(target) as store:  # which builds the search index
        size, feeds = store.size(), len(store.feeds.all())
        moved = (
            counted(size.articles, "article"),
            counted(size.passages, "passage"),
            counted(size.quotes, "quote"),
            *((counted(feeds, "feed"),) if feeds else ()),
        )
        say(f"Copied {', '.join(moved)}: {target}")
    with opened(source) as store:
        if lost := store.size().editions - size.editions:
            complain(f"{counted(lost, 'earlier edition')} of changed articles could not be taken along: {target}")
    return ANSWERED


@library.command(cls=Command)
@uses_library
def optimize(address: Address) -> int:
    """Keep a library for several machines fast: run this from a timer, every hour for example.

    \b
      onrecord library optimize --library s3://bucket/news

    It joins small files, brings the search indexes up to date and deletes files that nobody reads any more. Others may
    ask the library and add to it meanwhile, and it may be stopped at any time. Any other library keeps itself fast.
    """
    with opened(address) as store:
        done = store.optimize()
        say(f"{counted(done.commits, 'commit')} summed up: {store.folder}")
    for name in done.rebuilt:
        say(f"The search index of {name} was built anew, without what had been removed.")
    return ANSWERED


@library.command(cls=Command)
@json_option
@uses_library
def stats(address: Address, *, as_json: bool) -> int:
    """Show how much a library holds.

    \b
      onrecord library stats
      onrecord library stats --json

    Articles by month and language, the most quoted speakers, and the size on disk.
    """
    with opened(address) as store:
        size, months, languages = store.size(), store.months(), store.languages()
        most_quoted = speakers_of(store.library)[:MOST_BARS]
        is_filled = bool(store.library.shelf.articles)
    if as_json:
        click.echo(stats_line(address, size, months, languages, most_quoted))
        return ANSWERED
    say(address)
    for number, noun in (
        (size.articles, "article"),
        (size.passages, "passage"),
        (size.quotes, "quote"),
        (size.speakers, "speaker"),
    ):
        say(f"{number:>12,} {noun}{'' if number == 1 else 's'}")
    if size.editions:
        say(f"{size.editions:>12,} earlier edition{'' if size.editions == 1 else 's'}")
    say(f"{size.bytes / 1e6:>12,.1f} MB on disk, for {size.characters / 1e6:,.1f} million characters of text")
    # Charts show the last months only, and months that are known.
    _draw("Articles by month", sorted(one for one in months.items() if one[0])[-MOST_BARS:])
    _draw("Languages", Counter(languages).most_common())
    _draw("Most quoted", [(one.speaker.name, one.quotes) for one in most_quoted])
    if not is_filled:
        complain(is_empty(address))
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
