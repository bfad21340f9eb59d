"""Posts of channels and groups in what Telegram Desktop exports as JSON."""

from __future__ import annotations

import json

import pytest

from retrieval import Article, ArticleError, read_bytes
from retrieval.reading.drafts import Draft
from retrieval.reading.kinds import read_document
from tests.documents import zipped

SAID = "“The bridge stays shut until June,” said harbour master Lena Voss."
MOMENT = {"date": "2026-03-04T01:30:00", "date_unixtime": "1772584200"}


def message(number: int, text: object, **more: object) -> dict[str, object]:
    return {"id": number, "type": "message", **MOMENT, "text": text, "text_entities": [], **more}


def chat(*messages: object, **more: object) -> dict[str, object]:
    return {"name": "Harbour News", "type": "public_channel", "id": 1234, "messages": list(messages), **more}


def group(*messages: object) -> dict[str, object]:
    return chat(*messages, name="Quay talk", type="private_supergroup", id=77)


def account(*chats: object) -> dict[str, object]:
    return {"about": "What you asked for.", "personal_information": {"user_id": 1}, "chats": {"list": list(chats)}}


def read(document: object, name: str = "result.json") -> list[Draft | ArticleError]:
    return list(read_document(name, name, json.dumps(document, indent=1).encode()))


def drafts(document: object) -> list[Draft]:
    found = read(document)
    assert not [one for one in found if isinstance(one, ArticleError)], found
    return [one for one in found if isinstance(one, Draft)]


def reason(document: object) -> str:
    (error,) = read(document)
    assert isinstance(error, ArticleError)
    return error.reason


def test_a_channels_post_is_an_article_that_the_channel_publishes() -> None:
    link = {"type": "text_link", "text": "the quay", "href": "https://harbour.example/quay"}
    text = [{"type": "bold", "text": "Bridge shut"}, "\n\n", SAID, " More on ", link, "."]
    (draft,) = drafts(chat(message(5, text, **{"from": "Harbour News", "from_id": "channel1234", "author": "Ann Lee"})))
    assert draft == Draft(
        "result.json, message 5",
        f"Bridge shut\n\n{SAID} More on the quay.",
        id="telegram/1234/5",
        title="Bridge shut",
        publisher="Harbour News",
        published="2026-03-04T00:30:00+00:00",
        author="Ann Lee",
    )


def test_the_same_export_gives_the_same_ids_and_dates_again() -> None:
    exported = json.dumps(chat(message(5, SAID), message(6, f"Later: {SAID}"))).encode()
    first, second = (list(read_bytes(name, exported)) for name in ("result.json", "result (2).json"))
    assert first == second
    assert [one.id for one in first if isinstance(one, Article)] == ["telegram/1234/5", "telegram/1234/6"]
    assert {one.published for one in first if isinstance(one, Article)} == {"2026-03-04T00:30:00+00:00"}


def test_a_post_has_an_address_only_where_the_export_names_the_channel() -> None:
    (draft,) = drafts(chat(message(5, SAID), username="@harbour_news"))
    assert (draft.url, draft.id) == ("https://t.me/harbour_news/5", "t.me/harbour_news/5")
    for told in (None, "", "no name/../x"):
        (draft,) = drafts(chat(message(5, SAID), username=told))
        assert (draft.url, draft.id) == ("", "telegram/1234/5")


def test_in_a_group_the_author_is_who_writes() -> None:
    ann, hidden, admin, deleted = drafts(
        group(
            message(1, SAID, **{"from": "Ann Lee", "from_id": "user9"}),
            message(2, SAID, **{"from": "Quay talk", "from_id": "channel77"}),
            message(3, SAID, **{"from": "Quay talk", "from_id": "channel77", "author": "Harbour watch"}),
            message(4, SAID, **{"from": None, "from_id": "user10"}),
        )
    )
    assert [one.author for one in (ann, hidden, admin, deleted)] == ["Ann Lee", "", "Harbour watch", ""]
    assert {one.publisher for one in (ann, hidden, admin, deleted)} == {"Quay talk"}


def test_who_forwards_a_post_is_not_its_author() -> None:
    forwarded = {"from": "Ann Lee", "from_id": "user9"}
    channel, person, hidden = drafts(
        group(
            message(1, SAID, **forwarded, forwarded_from="The Ledger", forwarded_from_id="channel5"),
            message(2, SAID, **forwarded, forwarded_from="Bo Li"),
            message(3, SAID, **forwarded, forwarded_from=None),
        )
    )
    assert (channel.publisher, channel.author) == ("The Ledger", "")
    assert (person.publisher, person.author) == ("Quay talk", "Bo Li")
    assert (hidden.publisher, hidden.author) == ("Quay talk", "")


def test_paragraphs_stay_as_written_and_the_title_is_the_first_line_with_words() -> None:
    (draft,) = drafts(chat(message(5, f"⚡️⚡️\r\nBridge shut\u2028\n{SAID}\n\nTo be continued\n")))
    assert draft.text == f"⚡️⚡️\nBridge shut\n\n{SAID}\n\nTo be continued"
    assert draft.title == "Bridge shut"
    (draft,) = drafts(chat(message(5, "Bridge shut.")))  # a headline alone is news, too
    assert (draft.text, draft.title) == ("Bridge shut.", "Bridge shut.")
    (draft,) = drafts(chat(message(5, "", text_entities=[{"type": "plain", "text": SAID}])))
    assert draft.text == SAID


def test_what_has_no_words_of_its_own_is_passed_over() -> None:
    link = {"type": "link", "text": "https://harbour.example/quay"}
    found = drafts(
        chat(
            {"id": 1, "type": "service", **MOMENT, "actor": "Harbour News", "action": "pin_message", "text": ""},
            {"id": 2, "type": "unsupported"},
            message(3, "", photo="photos/1.jpg"),
            message(4, "🔥🔥 👍🏽 ❤️"),
            message(5, ["", link, " 👆"]),
            message(6, "https://harbour.example/quay 12"),
            message(7, [{"type": "hashtag", "text": "#bridge"}, " ", {"type": "mention", "text": "@harbour"}]),
            message(8, SAID),
        )
    )
    assert [one.id for one in found] == ["telegram/1234/8"]


def test_of_a_whole_account_only_channels_and_groups_are_read() -> None:
    personal = chat(message(1, "Dinner at eight?"), name="Ann Lee", type="personal_chat", id=9)
    saved = {"type": "saved_messages", "id": 1, "messages": [message(1, SAID)]}
    found = drafts(account(personal, chat(message(5, SAID)), saved, group(message(6, SAID, **{"from": "Bo Li"}))))
    assert [(one.id, one.publisher) for one in found] == [
        ("telegram/1234/5", "Harbour News"),
        ("telegram/77/6", "Quay talk"),
    ]
    left = {**account(), "left_chats": {"list": [chat(message(5, SAID))]}}
    assert [one.id for one in drafts(left)] == ["telegram/1234/5"]


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (chat(name="Ann Lee", type="personal_chat"), "only channels and groups are read"),
        (chat(message(1, SAID), type="private_cave"), "unknown type 'private_cave'"),
        ({"messages": [message(1, SAID)]}, "Object missing required field `type`"),
        ({"messages": [message(1, SAID)]}, "`name`, `type`, `id` and a list of `messages`"),
        (chat() | {"messages": {"1": SAID}}, "Expected `array`, got `object` - at `$.messages`"),
        (chat(id="x"), "Expected `int`, got `str` - at `$.id`"),
        (chat(), "holds no post of a channel or group that has words"),
        (account(), "holds no post of a channel or group that has words"),
        (account({"type": "public_channel"}, chat(type="personal_chat")), "missing required field `id`"),
    ],
)
def test_another_shape_is_an_error_that_says_what_was_expected(document: object, expected: str) -> None:
    assert expected in reason(document)


@pytest.mark.parametrize("broken", [7, {"id": "x", "text": SAID}, message(1, 7), message(1, [7]), message(1, [{}])])
def test_a_damaged_message_costs_no_other(broken: object) -> None:
    error, draft = read(chat(broken, message(2, SAID)))
    assert isinstance(error, ArticleError)
    assert error.where == "result.json, message 1"
    assert "as Telegram Desktop exports it (" in error.reason
    assert isinstance(draft, Draft)
    assert draft.text == SAID


def test_control_characters_are_read_as_telegram_desktop_writes_them() -> None:
    exported = json.dumps(chat(message(5, f"{SAID}@ A path: C:\\x41."))).replace("@", "\\x0B").encode()
    (article,) = read_bytes("result.json", exported)
    assert isinstance(article, Article)
    assert article.text == f"{SAID} A path: C:\\x41."


def test_an_export_is_known_under_any_name_packed_and_read_apart() -> None:
    exported = json.dumps(chat(message(5, SAID)), indent=1).encode()
    for name in ("result", "export.data", "news.json"):
        (draft,) = read_document(name, name, exported)
        assert isinstance(draft, Draft)
        assert draft.publisher == "Harbour News"
    (packed,) = read_bytes("export.zip", zipped({"ChatExport/result.json": exported}), apart=True)
    assert isinstance(packed, Article)
    assert (packed.id, packed.publisher) == ("telegram/1234/5", "Harbour News")


def test_other_json_with_messages_is_read_as_before() -> None:
    article = {"title": "Duty stays", "text": SAID, "messages": [{"id": 1, "text": "x"}]}
    (draft,) = drafts(article)
    assert (draft.title, draft.text) == ("Duty stays", SAID)
