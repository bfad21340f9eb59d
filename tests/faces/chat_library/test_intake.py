"""What people send in a private chat is read into its library, over HTTP: links, files, posts, and what cannot be."""

from __future__ import annotations

import asyncio
import json
import time
from pathlib import Path

import pytest

from tests.documents import epub, pdf, word, word_paragraph
from tests.faces.botapi import NOW, Fault, Json, LoopbackBotApi, private, refusal
from tests.faces.site import Site
from tests.faces.telegram_html import read_html
from tests.faces.telegram_library import (
    ASK_FERRY,
    ASK_HARBOUR,
    ASK_MILL,
    FERRY,
    FORWARDED,
    HARBOUR,
    HARBOUR_POST,
    MILL,
    MILL_TEXT,
    add_mill,
    answer_to,
    outcome_after_edits,
    outcome_of,
    shown,
    with_libraries,
)

LINES = [line for line in MILL_TEXT.split("\n") if line]
HTML = "".join(f"<p>{line}</p>" for line in LINES)
POST: Json = {"id": 5, "type": "message", "date": "2023-11-14T08:00:00", "text": MILL_TEXT}
EXPORT: Json = {"name": "Coast News", "type": "public_channel", "id": 9, "messages": [POST]}
"""What Telegram Desktop exports of a channel."""


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
        ("result.json", json.dumps(EXPORT).encode()),
        ("mill.pdf", pdf([[(60, 700 - 40 * number, 10, line) for number, line in enumerate(LINES)]])),
    ],
    ids=["html", "markdown", "no suffix", "docx", "epub", "export of a channel", "pdf"],
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


async def test_a_file_comes_from_telegram_whatever_path_it_gives(api: LoopbackBotApi, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    await asyncio.to_thread(secret.write_text, MILL_TEXT)
    for path in (str(secret), f"../{secret}", "a/../../b"):
        found = {"ok": True, "result": {"file_id": "x", "file_unique_id": "x", "file_path": path}}
        api.fail(Fault("getFile", code=200, body=json.dumps(found).encode()))
        told = await outcome_of(api, None, document=api.keep("notes.txt", b"Something else entirely."))
        assert told == "Telegram does not give me notes.txt. Please send it again."


async def test_links_into_private_networks_are_refused(tmp_path: Path, site: Site) -> None:
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path, allow_private=False):
            for link in (f"{site.address}/ferry", "http://10.0.0.1/", "http://[::1]/", "http://169.254.169.254/"):
                assert "leads into a private network" in await outcome_of(api, link)
            assert "leads into a private network" in await outcome_of(api, f"/follow {site.address}/feed")
    assert site.asked == []
    assert not (tmp_path / "chats").exists()


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
            assert "Ferry to stop" in (await outcome_after_edits(api)).text
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


async def test_no_word_of_a_file_reaches_a_log(api: LoopbackBotApi, caplog: pytest.LogCaptureFixture) -> None:
    for name in ("bot", "retrieval"):
        caplog.set_level("DEBUG", name)
    await add_mill(api)
    await shown(api, ASK_MILL)
    await outcome_of(api, HARBOUR_POST, forward_origin=FORWARDED)
    for record in caplog.records:
        assert "last order" not in record.getMessage()
        assert "close for a year" not in record.getMessage()
