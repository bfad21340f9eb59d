"""A chat's library on Telegram in the language of whoever fills it, over HTTP."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.documents import pdf
from tests.faces.botapi import PERSON, Call, Json, LoopbackBotApi, group
from tests.faces.site import Site
from tests.faces.telegram_html import read_html
from tests.faces.telegram_library import (
    CROSS,
    FORWARDED,
    HARBOUR_POST,
    MILL_TEXT,
    after_pressing,
    answer_to,
    outcome_after,
    shown,
    told_on_pressing,
    with_libraries,
)
from tests.servers.ports import free_port

GERMAN: Json = {**PERSON, "language_code": "de"}


async def outcome(api: LoopbackBotApi, text: str | None, **extra: object) -> str:
    return await outcome_after("Erhalten: ", api, text, None, **{"from": GERMAN, **extra})


async def add_mill(api: LoopbackBotApi) -> str:
    return await outcome(api, None, document=api.keep("mill.txt", MILL_TEXT.encode()))


async def library(api: LoopbackBotApi) -> Call:
    return await answer_to(api, "/library", None, **{"from": GERMAN})


def words(call: Call) -> str:
    return read_html(call.text)[0]


async def test_what_is_sent_is_received_and_told_in_german(api: LoopbackBotApi, site: Site) -> None:
    assert (await outcome(api, f"{site.address}/ferry")).startswith("Hinzugefügt (1 Zitat, 1 Person):\nFerry to stop")
    assert (await add_mill(api)).startswith("Hinzugefügt (2 Zitate, 2 Personen):\nMill to stay open")
    assert (await add_mill(api)).startswith("Schon vorhanden:\nMill to stay open")
    post = await outcome(api, HARBOUR_POST, forward_origin=FORWARDED)
    assert post.startswith("Hinzugefügt (1 Zitat, 1 Person):\nHarbour to close — Coast News, 14. November 2023")
    assert [words(call) for call in api.of("sendMessage") if "Erhalten" in call.text] == [
        f"Erhalten: {site.address.partition('://')[2]}/ferry",
        "Erhalten: mill.txt",
        "Erhalten: mill.txt",
        "Erhalten: die Nachricht",
    ]


async def test_the_steps_are_told_in_german(api: LoopbackBotApi, site: Site) -> None:
    site.pause = 2.0
    edited = len(api.of("editMessageText"))
    api.say(f"{site.address}/ferry", None, **{"from": GERMAN})
    (first, *_) = await asyncio.to_thread(api.wait_for, "editMessageText", edited + 1)
    assert words(first) == f"Ich lese {site.address.partition('://')[2]}/ferry …"
    last = (await asyncio.to_thread(api.wait_for, "editMessageText", edited + 2))[-1]
    assert words(last).startswith(("Hinzugefügt (", "Suche nach Zitaten: 1 von 1 Artikel …"))


async def test_the_library_removal_and_undo_are_in_german(api: LoopbackBotApi) -> None:
    assert words(await library(api)).startswith("Hier gibt es noch keine Artikel. Schicken Sie mir einen Link")
    await add_mill(api)
    held = await library(api)
    assert words(held).startswith("1 Artikel dieses Chats:\n1. Mill to stay open")
    assert "Außerdem steht allen 1 Artikel offen;" in words(held)
    question = await after_pressing(api, held, CROSS, GERMAN)
    assert words(question).startswith("Das aus der Bibliothek dieses Chats entfernen?")
    assert set(question.buttons) == {"Entfernen", "Behalten"}
    removed = await after_pressing(api, question, "Entfernen", GERMAN)
    assert words(removed).startswith("Entfernt: „Mill to stay open“.")
    back = await after_pressing(api, removed, "Rückgängig", GERMAN)
    assert words(back).startswith("„Mill to stay open“ ist wieder da.\n\n1 Artikel dieses Chats:")
    assert (await told_on_pressing(api, removed, "Rückgängig", GERMAN)).startswith("Dieser Knopf ist zu alt.")


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("scan.pdf", pdf([[]]), "scan.pdf: Das ist ein PDF ohne Text"),
        ("song.mp3", b"ID3", "song.mp3: Dateien dieser Art kann ich nicht lesen"),
        ("empty.txt", b"", "empty.txt: Das ist leer."),
        ("long.txt", b"Long story\n\n" + b"Some words. " * 100_000, "Long story: Das ist länger als 1.000.000 Zeichen"),
    ],
)
async def test_what_cannot_be_read_is_told_in_german(api: LoopbackBotApi, name: str, data: bytes, told: str) -> None:
    text = await outcome(api, None, document=api.keep(name, data))
    assert text.startswith(f"Das kann ich nicht lesen. {told}")


@pytest.mark.parametrize(
    ("path", "page", "told"),
    [
        ("/gone", None, "Der Link führt zu keiner Seite"),
        ("/paid", '{"isAccessibleForFree": false}', "Den ganzen Artikel gibt es nur mit Abo"),
        ("/bare", "{}", "Hier steht kein Artikel"),
        ("/film", "", "leads to video/mp4, not to an article."),
    ],
    ids=["gone", "paid", "bare", "seldom met"],
)
async def test_where_a_link_leads_to_no_article_is_told_in_german(
    api: LoopbackBotApi, site: Site, path: str, page: str | None, told: str
) -> None:
    if page is not None:
        text = (
            "<p>The mill stays open, its owner said on Monday, and the union was glad.</p>" if "false" in page else ""
        )
        head = f'<head><script type="application/ld+json">{page}</script></head>'
        media_type = "text/html" if page else "video/mp4"
        site.pages[path] = media_type, f"<html>{head}<body><article>{text}</article></body></html>"
    reply = await outcome(api, f"{site.address}{path}")
    assert reply.startswith("Das kann ich nicht lesen. ")
    assert f"{path}: {told}" in reply


async def test_a_site_that_does_not_answer_is_told_in_german(api: LoopbackBotApi) -> None:
    reply = await outcome(api, f"http://127.0.0.1:{free_port()}/ferry")
    assert "Die Website antwortet nicht; versuchen Sie es später noch einmal." in reply


async def test_a_link_into_a_private_network_is_refused_in_german(tmp_path: Path, site: Site) -> None:
    with LoopbackBotApi() as api:
        async with with_libraries(api, tmp_path, allow_private=False):
            for typed in ("", "/follow "):
                assert "Der Link führt in ein privates Netz" in await outcome(api, f"{typed}{site.address}/ferry")


async def test_a_feed_is_followed_and_left_in_german(api: LoopbackBotApi, site: Site) -> None:
    feed = f"{site.address}/feed"
    assert (await outcome(api, f"/follow {feed}")).startswith(f"Ich folge ab jetzt {feed} und füge hinzu")
    assert "Feeds, denen ich für diesen Chat folge:\n" in words(await library(api))
    assert (await shown(api, "/unfollow 1", None, **{"from": GERMAN})).startswith(f"Ich folge {feed} nicht mehr.")


async def test_who_may_not_change_a_groups_library_is_told_in_their_own_language(api: LoopbackBotApi) -> None:
    who: Json = {**PERSON, "id": 9, "language_code": "uk"}
    assert (await shown(api, "/add", group(), **{"from": who})).startswith(
        "Змінювати бібліотеку цього чату можуть лише"
    )
