"""What a message gives to be read: links as Telegram marks them, files, posts with their channel."""

from __future__ import annotations

import datetime as dt

import pytest
from telegram import Document, Message

from bot.talk.library.sources import MOST_LINKS, File, Link, Post, Source
from bot.telegram.messages.sources import FEWEST_WORDS, sources_for, sources_of
from tests.faces.botapi import BOT, NOW, Json, private

WHEN = dt.datetime.fromtimestamp(NOW, dt.UTC).isoformat()
LONG = " ".join(f"word{number}" for number in range(FEWEST_WORDS))
MANY = tuple(f"https://a.example/{number}" for number in range(30))
FILE: Json = {"file_id": "F", "file_unique_id": "U", "file_name": "a.txt", "file_size": 9}
ORIGINS: dict[str, Json] = {
    "channel": {
        "type": "channel",
        "chat": {"id": -1, "type": "channel", "title": "News", "username": "news"},
        "message_id": 5,
        "date": NOW,
    },
    "closed channel": {
        "type": "channel",
        "chat": {"id": -1001234, "type": "channel", "title": "Inner"},
        "message_id": 5,
        "date": NOW,
    },
    "group": {"type": "chat", "sender_chat": {"id": -2, "type": "supergroup", "title": "Desk"}, "date": NOW},
    "person": {"type": "user", "sender_user": {"id": 9, "is_bot": False, "first_name": "Eve"}, "date": NOW},
    "hidden": {"type": "hidden_user", "sender_user_name": "Eve", "date": NOW},
}


def as_file(document: Document) -> File:
    """A file whose bytes are its id."""
    return File(document.file_name or "document", document.file_id.encode)


A_TXT = File("a.txt", bytes)


def message(text: str | None = None, **extra: object) -> Message:
    given = {"message_id": 1, "date": NOW, "chat": private(7), **({} if text is None else {"text": text}), **extra}
    return Message.de_json(given, None)


def marked(kind: str, offset: int, length: int, **extra: str) -> Json:
    return {"type": kind, "offset": offset, "length": length, **extra}


@pytest.mark.parametrize(
    ("text", "entities", "urls"),
    [
        ("https://a.example/x", [], ["https://a.example/x"]),
        ("  https://a.example/x \n", [], ["https://a.example/x"]),
        (
            "https://a.example/x https://b.example/y https://a.example/x",
            [],
            ["https://a.example/x", "https://b.example/y"],
        ),
        ("a.example/x", [marked("url", 0, 11)], ["https://a.example/x"]),
        ("see this", [marked("text_link", 0, 8, url="https://a.example/x")], ["https://a.example/x"]),
        ("see this", [marked("text_link", 4, 4, url="https://a.example/x")], []),
        ("😀 a.example/x", [marked("url", 3, 11)], []),
        ("What is https://a.example/x?", [], []),
        ("tg://user?id=1", [marked("url", 0, 14)], []),
        ("a@a.example", [marked("email", 0, 11)], []),
        ("", [], []),
        (
            "\n".join(f"https://a.example/{n}" for n in range(30)),
            [],
            [f"https://a.example/{n}" for n in range(MOST_LINKS)],
        ),
    ],
)
def test_a_message_that_is_nothing_but_links(text: str, entities: list[Json], urls: list[str]) -> None:
    assert sources_of(message(text, entities=entities), as_file) == tuple(map(Link, urls))


def test_a_file_is_read_whatever_is_said_about_it() -> None:
    assert sources_of(message(document=FILE, caption="look"), as_file) == (A_TXT,)
    assert sources_of(message(document={"file_id": "F", "file_unique_id": "U"}), as_file) == (File("document", bytes),)


@pytest.mark.parametrize(
    ("origin", "post"),
    [
        ("channel", Post(LONG, "News", WHEN, "https://t.me/news/5")),
        ("closed channel", Post(LONG, "Inner", WHEN, "https://t.me/c/1234/5")),
        ("group", Post(LONG, "Desk", WHEN)),
        ("person", Post(LONG, "", WHEN)),
        ("hidden", Post(LONG, "", WHEN)),
    ],
)
def test_a_forwarded_post_names_its_channel_and_no_person(origin: str, post: Post) -> None:
    assert sources_of(message(LONG, forward_origin=ORIGINS[origin]), as_file) == (post,)
    assert sources_of(message(caption=LONG, photo=[], forward_origin=ORIGINS[origin]), as_file) == (post,)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Who said that?", ()),
        ("Rates rise: https://a.example/x", (Link("https://a.example/x"),)),
        (f"{LONG} https://a.example/x", (Post(f"{LONG} https://a.example/x", "News", WHEN, "https://t.me/news/5"),)),
    ],
    ids=["a question", "a headline with a link", "a post with a link"],
)
def test_a_short_forward_is_a_question_or_leads_to_an_article(text: str, found: tuple[Source, ...]) -> None:
    assert sources_of(message(text, forward_origin=ORIGINS["channel"]), as_file) == found


def test_what_is_typed_is_no_article() -> None:
    assert sources_of(message(LONG), as_file) == ()


REPLIED: Json = {"message_id": 2, "date": NOW, "chat": private(7)}


@pytest.mark.parametrize(
    ("text", "extra", "found"),
    [
        ("/add https://a.example/x", {}, (Link("https://a.example/x"),)),
        ("/add a.example/x", {"entities": [marked("url", 5, 11)]}, (Link("https://a.example/x"),)),
        ("/add", {}, ()),
        ("/add nonsense", {}, ()),
        (None, {"caption": "/add", "document": FILE}, (A_TXT,)),
        ("/add", {"reply_to_message": {**REPLIED, "document": FILE}}, (A_TXT,)),
        ("/add", {"reply_to_message": {**REPLIED, "text": "https://a.example/x"}}, (Link("https://a.example/x"),)),
        ("/add", {"reply_to_message": {**REPLIED, "text": "Short."}}, (Post("Short.", published=WHEN),)),
        (
            "/add",
            {"reply_to_message": {**REPLIED, "text": LONG, "forward_origin": ORIGINS["channel"]}},
            (Post(LONG, "News", WHEN, "https://t.me/news/5"),),
        ),
        (
            "/add https://a.example/x",
            {"reply_to_message": {**REPLIED, "document": FILE}},
            (Link("https://a.example/x"),),
        ),
        ("/add", {"reply_to_message": REPLIED}, ()),
        ("/add", {"reply_to_message": {**REPLIED, "text": LONG, "from": BOT}}, ()),
    ],
)
def test_add_takes_its_link_its_file_or_what_it_replies_to(
    text: str | None, extra: dict[str, object], found: tuple[Source, ...]
) -> None:
    assert sources_for(message(text, **extra), 123456, as_file) == found
