"""Replicas of a bot on one database: whose an update is, what becomes of what a dead one leaves, what others see."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, closing, contextmanager

import pytest
from telegram import Bot, Update

from bot.talk.requests import Bookmark, Question
from bot.talk.talks import Talk
from bot.talk.watching.book import KeptWatch
from bot.telegram.options import SharedDatabase
from bot.telegram.storing.engines.engine import StoreError
from bot.telegram.storing.engines.postgres import LONGEST_PAUSE, PostgresEngine, opened
from bot.telegram.storing.sharing.replicas import BEAT, LEASE
from bot.telegram.storing.store import BotStore
from retrieval import Watch
from tests.faces.botapi import NOW, PERSON, TOKEN, private

BOT = Bot(TOKEN)
PATIENCE = 4 * LEASE
CHATS = 16
"""Chats that two replicas share; fewer might all fall to one of them."""
WHO = Question("Who spoke?")


class Living:
    """A replica that answers nothing: it notes what it is given and what it has to give up."""

    def __init__(self, store: BotStore) -> None:
        self.store = store
        self.taken: list[int] = []
        self.lost: set[int] = set()

    @property
    def known(self) -> int:
        """How many replicas this one knows to live, itself among them."""
        return self.store.replica.number if self.store.replica else 0

    async def enter(self) -> None:
        if self.store.replica:
            await self.store.replica.enter(BOT, lambda one: self.taken.append(one.update_id), self.lost.update)

    async def leave(self) -> None:
        if self.store.replica:
            await self.store.replica.leave()

    async def die(self) -> None:
        """Give no sign of life any more, as if the process had been killed."""
        if self.store.replica and self.store.replica._living:
            self.store.replica._living.cancel()


@asynccontextmanager
async def living(database: SharedDatabase) -> AsyncIterator[Living]:
    with closing(BotStore(database, 1)) as store:
        replica = Living(store)
        await replica.enter()
        yield replica
        await replica.leave()


@contextmanager
def closing_engine(database: SharedDatabase) -> Iterator[PostgresEngine]:
    engine = opened(database.url, lambda _: None)
    try:
        yield engine
    finally:
        engine.close()


async def until(is_so: Callable[[], bool], patience: float = PATIENCE) -> None:
    async with asyncio.timeout(patience):
        while not is_so():  # noqa: ASYNC110 - another replica makes it so
            await asyncio.sleep(0.02)


def message(update_id: int, chat: int = 7) -> Update:
    body = {"message_id": update_id, "date": NOW, "chat": private(chat), "from": PERSON, "text": "Who spoke?"}
    return Update.de_json({"update_id": update_id, "message": body}, BOT)


async def test_each_update_is_one_replicas_and_all_of_a_chat_are_the_same_ones(database: SharedDatabase) -> None:
    async with living(database) as one, living(database) as two:
        await until(lambda: one.known == two.known == 2)
        numbers = range(1, 41)
        here = [await one.store.journal.admit(message(number, number % 8)) for number in numbers]
        there = [await two.store.journal.admit(message(number, number % 8)) for number in numbers]
        given = {number for number, is_here in zip(numbers, here, strict=True) if is_here}
        arrived = {number for number, is_there in zip(numbers, there, strict=True) if is_there}
        await until(lambda: len(arrived) + len(two.taken) == 40 - len(given))
        others = arrived.union(two.taken)  # the second one is called for them, unless they arrive there before that
        assert len(others) == 40 - len(given)
        assert given | others == set(numbers)
        assert {number % 8 for number in given}.isdisjoint(number % 8 for number in others)
        assert 0 < len(given) < 40
        assert one.taken == []


async def test_what_a_dead_replica_owned_the_other_takes_over_once_and_in_order(database: SharedDatabase) -> None:
    async with living(database) as two, living(database) as one:
        await until(lambda: one.known == two.known == 2)
        numbers = range(1, CHATS + 1)
        admitted = [number for number in numbers if await one.store.journal.admit(message(number, number))]
        answered = admitted[0]
        assert await one.store.journal.begin(message(answered, answered))
        one.store.journal.strike(answered)
        await one.die()
        await until(lambda: len(two.taken) == CHATS - 1)
        assert sorted(two.taken) == [number for number in numbers if number != answered]
        for number in admitted[1:]:
            assert not await one.store.journal.begin(message(number, number))
            assert await two.store.journal.begin(message(number, number))


def test_whoever_is_suspended_within_a_transaction_gives_up_its_locks(database: SharedDatabase) -> None:
    with closing_engine(database) as engine, engine.reading() as connection:
        ((longest,),) = connection.execute("SHOW idle_in_transaction_session_timeout")
    assert longest == f"{LONGEST_PAUSE // 1000}s"


async def test_a_message_waits_until_the_one_before_it_is_answered_by_whichever_replica(
    database: SharedDatabase,
) -> None:
    async with living(database) as one:
        await one.store.journal.admit(message(1))
        await one.store.journal.admit(message(2))
        assert await one.store.journal.begin(message(1))
        async with living(database) as two:
            second = asyncio.create_task(one.store.journal.begin(message(2)))
            await asyncio.sleep(0.5)
            assert not second.done()
            two.store.journal.strike(1)
            async with asyncio.timeout(PATIENCE):
                assert await second


async def test_one_replica_leads_and_another_one_when_it_ends(database: SharedDatabase) -> None:
    async with living(database) as two, living(database) as one:
        await until(lambda: one.known == two.known == 2)
        await until(lambda: [one.store.is_leading, two.store.is_leading] == [False, True])
        await two.die()
        await until(lambda: one.store.is_leading)
        assert not two.store.is_leading


async def test_a_replica_that_is_called_as_it_leaves_leaves(database: SharedDatabase) -> None:
    async with living(database) as one:
        assert one.store.replica
        await asyncio.sleep(BEAT / 2)
        one.store.replica._called.set()
        done, _ = await asyncio.wait([asyncio.create_task(one.leave())], timeout=PATIENCE)
        assert done


async def test_what_one_replica_stores_the_other_knows(database: SharedDatabase) -> None:
    async with living(database) as one, living(database) as two:
        one.store.keep_words(7, 7, WHO)
        one.store.talks.keep("7", Talk((WHO.text,), Bookmark(WHO)))
        one.store.keep_talk("7", 7)
        card = one.store.cards.add(7, 7, 10, Bookmark(WHO))
        one.store.cards.answered(card, 11)
        kept = one.store.watches.add(KeptWatch(0, 7, 0, 7, "Keller", Watch("Keller")))
        one.store.languages.choose(7, "de")
        await until(lambda: bool(two.store.watches.of(7)) and two.store.languages.of(7) == "de")
        assert two.store.watches.of(7) == (kept,)
        assert two.store.talks.recall("7") == Talk((WHO.text,), Bookmark(WHO))
        two.store.cards.turn(card, Bookmark(WHO, 2))
        async with asyncio.timeout(PATIENCE):
            while (found := await one.store.cards.find(card.id, 7)) is None or found.bookmark != Bookmark(WHO, 2):  # noqa: ASYNC110
                await asyncio.sleep(0.02)


async def test_what_a_person_has_forgotten_no_replica_remembers(database: SharedDatabase) -> None:
    async with living(database) as one, living(database) as two:
        for store in (one.store, two.store):
            store.keep_words(7, 7, WHO)
            store.talks.keep("7", Talk((WHO.text,), Bookmark(WHO)))
            store.keep_talk("7", 7)
        card = two.store.cards.add(7, 7, 10, Bookmark(WHO))
        two.store.cards.answered(card, 11)
        two.store.watches.add(KeptWatch(0, 7, 0, 7, "Keller", Watch("Keller")))
        await until(lambda: bool(one.store.watches.of(7)))  # what was changed before it is stored as well
        assert await one.store.forget(7, 1)
        await until(lambda: not two.store.watches.of(7))
        await until(lambda: two.store.talks.recall("7") == Talk())
        assert await two.store.cards.find(card.id, 7) is None


def test_a_database_is_for_one_bot(database: SharedDatabase) -> None:
    BotStore(database, 1).close()
    with pytest.raises(StoreError, match="a database of its own"):
        BotStore(database, 2)


def test_a_database_that_is_not_there_is_told_without_its_password() -> None:
    with pytest.raises(StoreError) as told:
        BotStore(SharedDatabase("postgresql://onrecord:very-secret@127.0.0.1:9/none"), 1)
    assert "refused" in str(told.value)
    assert "very-secret" not in f"{told.value} {SharedDatabase('very-secret')!r}"
