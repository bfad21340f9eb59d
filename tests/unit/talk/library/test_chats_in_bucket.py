"""The chats' own libraries in a bucket: two replicas on two machines see, change, move and erase the same ones."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.talk.conversation import Conversation
from bot.talk.library.chats import ChatLibraries
from bot.talk.requests import read_request
from bot.telegram.drawing.markup import to_html
from retrieval import Library, LibraryError
from retrieval.storing.shared.lance.place import Place
from tests.engines import object_store
from tests.newsroom import BUDGET, DAM
from tests.unit.talk.library.chats import ANN, ASK_DAM, ASK_FUEL, BOB, GROUP, SUPERGROUP, add

pytestmark = [object_store, pytest.mark.usefixtures("objects")]
DANGER = "The dam is a danger"


@pytest.fixture
def address(tmp_path: Path) -> str:
    return f"s3://news/{tmp_path.name}"


@pytest.fixture
def one(base: Library, address: str) -> Iterator[ChatLibraries]:
    with closing(ChatLibraries(base, address)) as libraries:
        yield libraries


@pytest.fixture
def two(base: Library, address: str) -> Iterator[ChatLibraries]:
    with closing(ChatLibraries(base, address)) as libraries:
        yield libraries


def asked(libraries: ChatLibraries, chat_id: int, text: str = ASK_DAM) -> str:
    request = read_request(text, str(chat_id), "private", chat_id)
    return "\n".join(to_html(Conversation(libraries).respond(request)))


def test_what_a_chat_adds_at_one_replica_it_and_no_other_chat_is_answered_by_both(
    one: ChatLibraries, two: ChatLibraries
) -> None:
    assert one.chats == []
    assert DANGER not in asked(two, ANN)
    add(one, ANN, DAM)
    assert DANGER in asked(one, ANN)
    assert DANGER in asked(two, ANN)
    assert "fuel duty" in asked(two, ANN, ASK_FUEL)
    assert DANGER not in asked(two, BOB)
    before = two.state(ANN)
    with two.keeping(ANN) as store:
        assert store is not None
        store.library.remove("own/dam")
    assert one.state(ANN) != before
    assert DANGER not in asked(one, ANN)
    assert one.state(BOB) is None


def test_what_one_replica_erases_is_gone_for_both_and_from_the_bucket(
    one: ChatLibraries, two: ChatLibraries, address: str
) -> None:
    for chat in (ANN, BOB):
        add(one, chat, DAM)
    assert DANGER in asked(two, ANN)
    assert one.erase(ANN)
    assert not two.erase(ANN)
    assert {name.partition("/")[0] for name in Place(address).names("")} == {str(BOB)}
    assert one.chats == two.chats == [BOB]
    assert DANGER not in asked(two, ANN)
    add(two, ANN, DAM)
    assert DANGER in asked(one, ANN)


def test_a_library_moves_with_its_chat(one: ChatLibraries, two: ChatLibraries) -> None:
    add(one, GROUP, DAM)
    for libraries in (one, two):  # both replicas are told
        libraries.move(GROUP, SUPERGROUP)
        assert libraries.chats == [SUPERGROUP]
    assert DANGER in asked(two, SUPERGROUP)
    assert DANGER not in asked(two, GROUP)
    add(one, GROUP, BUDGET)
    two.move(GROUP, SUPERGROUP)
    with one.keeping(SUPERGROUP) as store:
        assert store is not None
        assert list(store.library.shelf.ids) == ["own/dam", "own/budget"]


def test_who_follows_feeds_is_known(one: ChatLibraries, two: ChatLibraries) -> None:
    add(one, ANN, DAM)
    with one.making(BOB) as store:
        store.store.feeds.note("https://a.example/feed")
    assert two.followers == [BOB]


def test_where_the_store_is_away_chats_ask_the_base(
    one: ChatLibraries, address: str, base: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(one, ANN, DAM)
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    with closing(ChatLibraries(base, address)) as away:
        assert asked(away, ANN, ASK_FUEL).startswith("The articles of this chat cannot be read now")
        with pytest.raises(LibraryError, match="does not answer in time"), away.making(ANN):
            pass
