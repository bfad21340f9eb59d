"""A private chat's own library on Telegram, over HTTP: filled, looked at, asked, emptied, deleted."""

from __future__ import annotations

import asyncio
import dataclasses
import json
import sqlite3
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.documents import epub, pdf, word, word_paragraph
from tests.faces.botapi import NOW, Call, Json, LoopbackBotApi, private, refusal
from tests.faces.site import Site
from tests.faces.telegram_bot import answering
from tests.faces.telegram_html import read_html
from tests.faces.telegram_library import (
    ASK_FERRY,
    ASK_HARBOUR,
    ASK_MILL,
    BOB,
    FERRY,
    FORWARDED,
    HARBOUR,
    HARBOUR_POST,
    MILL,
    MILL_TEXT,
    after_pressing,
    answer_to,
    by,
    outcome_of,
    shown,
    told_on_pressing,
    with_libraries,
)
from tests.newsroom import BUDGET

LINES = [line for line in MILL_TEXT.split("\n") if line]
HTML = "".join(f"<p>{line}</p>" for line in LINES)
CROSS = "✕ Mill to stay open"


@pytest_asyncio.fixture
async def api(tmp_path: Path) -> AsyncIterator[LoopbackBotApi]:
    with LoopbackBotApi() as server:
        async with with_libraries(server, tmp_path):
            yield server


async def add_mill(api: LoopbackBotApi, chat: Json | None = None, **extra: object) -> str:
    return await outcome_of(api, None, chat, document=api.keep("mill.txt", MILL_TEXT.encode()), **extra)


async def test_a_link_is_read_and_asked(api: LoopbackBotApi, site: Site) -> None:
    text = await outcome_of(api, f"{site.address}/ferry")
    assert text.startswith("Added, with 1 quote by 1 person:\nFerry to stop")
    assert FERRY in await shown(api, ASK_FERRY)
    assert "fuel duty" in await shown(api, "What did Maria Keller say about the fuel duty?")


async def test_a_file_is_read_and_asked(api: LoopbackBotApi) -> None:
    assert (await add_mill(api)).startswith("Added, with 2 quotes by 2 people:\nMill to stay open")
    assert MILL in await shown(api, ASK_MILL)
    assert (await add_mill(api)).startswith("Here already:\nMill to stay open")


async def test_a_forwarded_post_is_read_and_cited_with_its_channel(api: LoopbackBotApi) -> None:
    text = await outcome_of(api, HARBOUR_POST, forward_origin=FORWARDED)
    assert text.startswith("Added, with 1 quote by 1 person:\nHarbour to close — Coast News, 14 November 2023")
    card, marks = read_html((await answer_to(api, ASK_HARBOUR)).text)
    assert HARBOUR in card
    assert "Coast News, 14 November 2023" in card
    assert any(mark.target.startswith("https://t.me/coastnews/42#:~:text=") for mark in marks)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (
            "mill.html",
            f"<html><head><title>Mill</title></head><body><article>{HTML * 3}</article></body></html>".encode(),
        ),
        ("mill.md", f"# Mill\n\n{MILL_TEXT}".encode()),
        ("mill", MILL_TEXT.encode()),
        ("mill.docx", word(*map(word_paragraph, LINES))),
        ("mill.epub", epub({"one.xhtml": HTML})),
        ("mill.pdf", pdf([[(60, 700 - 40 * number, 10, line) for number, line in enumerate(LINES)]])),
    ],
    ids=["html", "markdown", "no suffix", "docx", "epub", "pdf"],
)
async def test_files_of_several_kinds(api: LoopbackBotApi, name: str, data: bytes) -> None:
    assert (await outcome_of(api, None, document=api.keep(name, data))).startswith("Added, with ")
    assert MILL in await shown(api, ASK_MILL)


async def test_a_pdf_without_text_is_told(api: LoopbackBotApi) -> None:
    text = await outcome_of(api, None, document=api.keep("scan.pdf", pdf([[]])))
    assert text.startswith("I cannot read this. scan.pdf: is a PDF without text")


@pytest.mark.parametrize(
    ("text", "extra"),
    [
        ("Who will not back down, and what did he say?", {"forward_origin": FORWARDED}),
        ("Have you seen the mill at https://news.example/a?", {}),
        (MILL_TEXT, {}),
    ],
    ids=["short forward", "link in a question", "typed text"],
)
async def test_what_is_typed_or_short_is_a_question(api: LoopbackBotApi, text: str, extra: dict[str, Json]) -> None:
    assert not (await shown(api, text, None, **extra)).startswith("Received")
    assert "no articles here yet" in await shown(api, "/library")


async def test_add_takes_the_message_that_it_replies_to(api: LoopbackBotApi, site: Site) -> None:
    assert (await shown(api, "/add")).startswith("There is nothing to add.")
    given: tuple[Json, ...] = (
        {"text": MILL_TEXT},
        {"text": f"{site.address}/ferry"},
        {"caption": "see here", "document": api.keep("harbour.txt", HARBOUR_POST.encode())},
    )
    for one in given:
        replied = {"message_id": 3, "date": NOW, "chat": private(7), **one}
        assert (await outcome_of(api, "/add", reply_to_message=replied)).startswith("Added, with ")
    assert MILL in await shown(api, ASK_MILL)
    assert FERRY in await shown(api, ASK_FERRY)
    assert HARBOUR in await shown(api, ASK_HARBOUR)


async def test_several_links_are_read_in_one_go(api: LoopbackBotApi, site: Site) -> None:
    site.pages["/mill"] = "text/plain", MILL_TEXT
    text = await outcome_of(api, f"{site.address}/ferry\n{site.address}/mill")
    assert text.startswith("Added, with 3 quotes by 3 people:")


async def test_progress_is_told_by_editing_one_message(api: LoopbackBotApi, site: Site) -> None:
    site.pause = 2.0
    sent = await answer_to(api, f"/add {site.address}/ferry")
    place = site.address.partition("://")[2]
    assert sent.text == f"Received: {place}/ferry"
    edits = await asyncio.to_thread(api.wait_for, "editMessageText", 2)
    assert {edit.message_id for edit in edits} == {sent.message_id}
    assert read_html(edits[0].text)[0] == f"Reading {place}/ferry …"
    assert edits[1].text.startswith("<b>Added, with 1 quote by 1 person:</b>")
    assert len(api.of("sendMessage")) == 1


@pytest.mark.parametrize(
    ("path", "media_type", "page", "reason"),
    [
        ("/gone", "text/html", None, "leads to no page"),
        ("/empty", "text/plain", "", "is empty"),
        ("/film", "video/mp4", "x", "leads to video/mp4"),
        (
            "/paid",
            "text/html",
            '<html><head><script type="application/ld+json">{"isAccessibleForFree": false}</script></head><body>'
            "<article><p>The mill stays open, its owner said on Monday, and the union was glad.</p></article></body>",
            "subscribers",
        ),
    ],
)
async def test_what_cannot_be_read_is_told(
    api: LoopbackBotApi, site: Site, path: str, media_type: str, page: str | None, reason: str
) -> None:
    if page is not None:
        site.pages[path] = media_type, page
    text = await outcome_of(api, f"{site.address}{path}")
    assert text.startswith("I cannot read this. ")
    assert reason in text
    assert "no articles here yet" in await shown(api, "/library")


async def test_an_unknown_kind_of_file_is_told(api: LoopbackBotApi) -> None:
    text = await outcome_of(api, None, document=api.keep("song.mp3", b"ID3\x00\xff"))
    assert text.startswith("I cannot read this. song.mp3: is of a kind that cannot be read")


async def test_a_file_beyond_telegrams_limit_is_told(api: LoopbackBotApi) -> None:
    large = api.keep("large.pdf", b"", file_size=20 * 2**20 + 1)
    assert "larger than the 20 MB" in await shown(api, None, document=large)
    assert not api.of("getFile")
    api.fail(refusal("getFile", 400, "Bad Request: file is too big"))
    assert "odd.pdf is larger than the 20 MB" in await outcome_of(api, None, document=api.keep("odd.pdf", b"x"))


async def test_links_into_private_networks_are_refused(tmp_path: Path, site: Site) -> None:
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path, allow_private=False):
            for link in (f"{site.address}/ferry", "http://10.0.0.1/", "http://[::1]/", "http://169.254.169.254/"):
                assert "leads into a private network" in await outcome_of(api, link)
            assert "leads into a private network" in await outcome_of(api, f"/follow {site.address}/feed")
    assert site.asked == []
    assert not (tmp_path / "chats").exists()


async def test_the_library_is_listed_and_left_through(api: LoopbackBotApi) -> None:
    assert "no articles here yet. Send me a link" in await shown(api, "/library")
    stories = [
        {"id": str(n), "title": f"Story {n}", "text": f"“Story {n} is told,” said Ann Lee."} for n in range(1, 11)
    ]
    text = await outcome_of(api, None, document=api.keep("stories.json", json.dumps(stories).encode()))
    assert text.startswith("Added, with 10 quotes by 1 person:")
    first = await answer_to(api, "/library")
    listed = read_html(first.text)[0]
    assert "10 articles of this chat, page 1 of 2:" in listed
    assert "\n1. Story 1\n" in listed
    assert "Besides, everybody can ask 1 article" in listed
    second = await after_pressing(api, first, "›")
    assert "\n9. Story 9\n10. Story 10" in read_html(second.text)[0]
    assert list(second.buttons) == ["✕ Story 9", "✕ Story 10", "‹"]


async def test_an_article_is_removed_and_put_back(api: LoopbackBotApi) -> None:
    await add_mill(api)
    library = await answer_to(api, "/library")
    question = await after_pressing(api, library, CROSS)
    assert read_html(question.text)[0] == "Remove this from the library of this chat?\nMill to stay open"
    kept = await after_pressing(api, question, "Keep")
    assert CROSS in kept.buttons
    question = await after_pressing(api, kept, CROSS)
    removed = await after_pressing(api, question, "Remove")
    assert read_html(removed.text)[0].startswith("Removed: “Mill to stay open”.")
    assert MILL not in await shown(api, ASK_MILL)
    assert "too old" in await told_on_pressing(api, library, CROSS)
    assert "too old" in await told_on_pressing(api, question, "Remove")
    back = await after_pressing(api, removed, "Undo")
    assert read_html(back.text)[0].startswith("“Mill to stay open” is back.")
    assert MILL in await shown(api, ASK_MILL)
    assert "too old" in await told_on_pressing(api, removed, "Undo")


@pytest.mark.parametrize("typed", ["/forget 1", "/forget mill to stay"])
async def test_forget_asks_before_it_removes(api: LoopbackBotApi, typed: str) -> None:
    await add_mill(api)
    question = await answer_to(api, typed)
    assert read_html(question.text)[0].startswith("Remove this")
    assert MILL in await shown(api, ASK_MILL)
    removed = await after_pressing(api, question, "Remove")
    assert list(removed.buttons) == ["Undo"]
    assert MILL not in await shown(api, ASK_MILL)
    assert read_html((await after_pressing(api, removed, "Undo")).text)[0] == "“Mill to stay open” is back."
    assert MILL in await shown(api, ASK_MILL)


async def test_forget_finds_only_the_chats_own_articles(api: LoopbackBotApi) -> None:
    await add_mill(api)
    assert "No article of this chat" in await shown(api, f"/forget {BUDGET.title}")
    assert "No article of this chat" in await shown(api, "/forget 2")


async def test_only_the_last_removal_can_be_undone(api: LoopbackBotApi) -> None:
    await add_mill(api)
    await outcome_of(api, HARBOUR_POST, forward_origin=FORWARDED)
    first = await after_pressing(api, await answer_to(api, "/forget mill"), "Remove")
    second = await after_pressing(api, await answer_to(api, "/forget harbour"), "Remove")
    assert "too old" in await told_on_pressing(api, first, "Undo")
    assert "is back" in (await after_pressing(api, second, "Undo")).text


async def test_a_full_library_takes_no_more(tmp_path: Path) -> None:
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path, articles=1):
            await add_mill(api)
            text = await outcome_of(api, HARBOUR_POST, forward_origin=FORWARDED)
            assert text.startswith("The library of this chat is full: it holds 1 article at most.")
            assert (await add_mill(api)).startswith("Here already:")


async def test_an_article_of_the_base_is_not_added_again(api: LoopbackBotApi) -> None:
    budget = json.dumps(dataclasses.asdict(BUDGET))
    text = await outcome_of(api, None, document=api.keep("budget.json", budget.encode()))
    assert text.startswith("Here already:")
    assert "no articles here yet" in await shown(api, "/library")


async def test_everything_is_there_after_a_restart(tmp_path: Path) -> None:
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path):
            await add_mill(api)
            card = await answer_to(api, ASK_MILL)
            library = await answer_to(api, "/library")
        async with with_libraries(api, tmp_path):
            assert MILL in read_html((await after_pressing(api, card, "Context")).text)[0]
            assert "Remove this" in (await after_pressing(api, library, CROSS)).text
            assert MILL in await shown(api, ASK_MILL)


async def test_a_corrected_or_reported_link_is_not_read_twice(api: LoopbackBotApi, site: Site) -> None:
    sent = len(api.of("sendMessage"))
    number = api.say(f"{site.address}/ferry")
    await asyncio.to_thread(api.wait_for, "editMessageText", 1)
    api.edit(number, f"{site.address}/ferry")
    await answer_to(api, "/help")
    assert len(api.of("sendMessage")) == sent + 2


async def test_a_stop_waits_for_no_site_and_loses_no_link(tmp_path: Path, site: Site) -> None:
    site.pause = 3.0
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path, longest_stop=0.2):
            await answer_to(api, f"{site.address}/ferry")
            stopping = time.monotonic()
        assert time.monotonic() - stopping < 2.5
        site.pause = 0.0
        async with with_libraries(api, tmp_path):
            (told,) = await asyncio.to_thread(api.wait_for, "editMessageText", 1)
            assert "Ferry to stop" in told.text
            assert FERRY in await shown(api, ASK_FERRY)


async def test_a_long_name_is_told_shortly(api: LoopbackBotApi) -> None:
    text = await outcome_of(api, None, document=api.keep(f"{'x' * 5_000}.mp3", b"ID3"))
    assert len(text) < 500


async def test_what_a_file_claims_about_itself_is_cut_to_what_can_be_shown(api: LoopbackBotApi) -> None:
    claims = dict.fromkeys(("id", "title", "publisher", "date", "author"), "x" * 50_000)
    article = {**claims, "url": f"https://a.example/{'x' * 50_000}", "text": MILL_TEXT}
    text = await outcome_of(api, None, document=api.keep("odd.json", json.dumps(article).encode()))
    assert text.startswith("Added, with 2 quotes")
    assert len(text) < 600
    told = len(api.of("sendMessage"))
    assert len(await shown(api, "/library")) < 800
    assert MILL in await shown(api, ASK_MILL)
    assert len(api.of("sendMessage")) == told + 2


async def test_an_article_of_more_than_a_book_is_refused(api: LoopbackBotApi) -> None:
    text = await outcome_of(api, None, document=api.keep("long.txt", b"Some words. " * 100_000))
    assert "is longer than 1,000,000 characters" in text


async def test_a_library_that_cannot_be_written_is_an_apology(api: LoopbackBotApi, tmp_path: Path) -> None:
    await asyncio.to_thread((tmp_path / "chats").write_text, "in the way of the folder")
    assert (await add_mill(api)).startswith("Sorry, I cannot keep articles at the moment.")


async def test_forgetme_deletes_the_library_of_a_private_chat(api: LoopbackBotApi, tmp_path: Path) -> None:
    await add_mill(api)
    await add_mill(api, private(8), **by(BOB))
    card, removal = await answer_to(api, ASK_MILL), await answer_to(api, "/forget 1")
    removed = await after_pressing(api, removal, "Remove")
    await after_pressing(api, removed, "Undo")
    await after_pressing(api, await answer_to(api, "/forget 1"), "Remove")
    assert "deletes your articles and feeds" in await shown(api, "/privacy")
    assert "the articles and feeds of this chat" in await shown(api, "/forgetme")
    assert [one.name for one in (tmp_path / "chats").iterdir()] == ["8"]
    assert "too old" in await told_on_pressing(api, card, "Context")
    assert "too old" in await told_on_pressing(api, removed, "Undo")
    assert MILL not in await shown(api, ASK_MILL)
    assert MILL in await shown(api, ASK_MILL, private(8), **by(BOB))


async def test_without_a_folder_chats_have_no_libraries() -> None:
    with LoopbackBotApi() as api:
        async with answering(api):
            for command in ("/library", "/add https://news.example/a", "/forget 1", "/follow x", "/unfollow"):
                assert await shown(api, command) == "This bot keeps no articles for chats."
            assert (await shown(api, None, document=api.keep("a.txt", b"x"))).startswith("I can only read text.")


@pytest.mark.parametrize("data", ["library:drop::1", "library:remove:0123456789abcdef:1", "library:", "library:x:y:z"])
async def test_any_data_may_come_with_a_press(api: LoopbackBotApi, data: str) -> None:
    library: Call = await answer_to(api, "/library")
    assert "too old" in await told_on_pressing(api, library, "", data=data)


async def test_no_word_of_a_file_reaches_a_log(api: LoopbackBotApi, caplog: pytest.LogCaptureFixture) -> None:
    for name in ("bot", "retrieval"):
        caplog.set_level("DEBUG", name)
    await add_mill(api)
    await shown(api, ASK_MILL)
    await outcome_of(api, HARBOUR_POST, forward_origin=FORWARDED)
    for record in caplog.records:
        assert "last order" not in record.getMessage()
        assert "close for a year" not in record.getMessage()


async def test_a_damaged_library_is_an_apology_and_can_be_deleted(tmp_path: Path) -> None:
    folder = tmp_path / "chats" / "7"
    folder.mkdir(parents=True)
    with sqlite3.connect(folder / "library.sqlite3") as connection:
        connection.execute("CREATE TABLE other (x)")
    connection.close()
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path):
            assert "Sorry, something went wrong" in await shown(api, ASK_MILL)
            assert "fuel duty" in await shown(api, "fuel duty", private(8), **by(BOB))
            assert "Done" in await shown(api, "/forgetme")
            assert "fuel duty" in await shown(api, "fuel duty")
