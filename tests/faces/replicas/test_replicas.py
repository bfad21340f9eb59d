"""Two bots on one token: each update has one reply, a talk goes on at the other when one is killed."""

from __future__ import annotations

import random
import signal
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http import HTTPStatus

import pytest

from retrieval import Article, open_store
from tests.faces.botapi import NOW, Call, Json, private
from tests.faces.replicas.conftest import Team

pytestmark = pytest.mark.long
ASK = "What about the fuel duty?"
UPDATES = 200
CHATS = 40


def replied(calls: list[Call]) -> Counter[int]:
    """How often each message was replied to."""
    return Counter(int(str(call.parameter("reply_parameters")["message_id"])) for call in calls)


def test_each_update_has_one_reply_in_the_order_of_its_chat_also_if_it_is_posted_to_both(team: Team) -> None:
    updates = [team.message("/help" if number % 2 else ASK, 100 + number % CHATS) for number in range(UPDATES)]
    drawn = random.Random(17)  # noqa: S311 - not for secrets
    posts = [(one, port) for one in updates for port in drawn.choice([(0,), (0,), team.ports, (0, 0, *team.ports)])]
    with ThreadPoolExecutor(8) as posting:
        statuses = list(posting.map(lambda post: team.post(*post), posts))
    assert set(statuses) == {HTTPStatus.OK}
    assert len(posts) > UPDATES
    calls = team.api.wait_for("sendMessage", UPDATES, patience=100.0)
    assert [team.post(one) for one in updates[:20]] == [HTTPStatus.OK] * 20
    last = team.answer_to("/help", 7)
    asked = {int(str(one["message"]["message_id"])) for one in updates}  # type: ignore[index]
    counted = replied([*calls, last])
    assert {number: times for number, times in counted.items() if times > 1} == {}
    assert asked <= set(counted)
    assert len(team.api.of("sendMessage")) == UPDATES + 1
    in_order = [one["message"]["message_id"] for one in updates if one["message"]["chat"]["id"] == 100]  # type: ignore[index]
    assert [number for number in counted if number in in_order] == in_order


def test_a_talk_and_its_buttons_go_on_when_the_replica_that_led_it_is_killed(team: Team) -> None:
    chats = range(20, 26)
    for chat in chats:
        team.answer_to("/open budget", chat)
        assert "fuel duty" in team.answer_to(ASK, chat).text
    shown = team.api.of("sendMessage")[-len(chats) * 2 :]
    time.sleep(0.5)  # what is killed while it answers is answered again by the other
    team.processes[0].kill()
    for chat in chats:
        around = team.answer_to("/context", chat).text
        assert "met the unions" in around
        assert "The dam" not in team.answer_to("What did Paul Weber say?", chat).text  # another article is open
    asked = [call for call in shown if "Context" in call.buttons]
    for number, call in enumerate(asked, 1):
        assert team.post(team.pressed(call, "Context")) == HTTPStatus.OK
        team.api.wait_for("editMessageText", number, patience=100.0)


def test_what_a_killed_replica_had_not_answered_the_other_answers(team: Team) -> None:
    updates = [team.message(ASK, chat) for chat in range(30, 40) for _ in range(2)]  # the second waits for the first
    for number, update in enumerate(updates):
        assert team.post(update, team.ports[number % 2]) == HTTPStatus.OK
    team.processes[1].kill()
    asked = {one["message"]["message_id"] for one in updates}  # type: ignore[index]
    until = time.monotonic() + 100
    while time.monotonic() < until and set(replied(team.api.of("sendMessage"))) != asked:
        time.sleep(0.1)  # one that was being sent may come twice, so that their number tells nothing
    assert set(replied(team.api.of("sendMessage"))) == asked


def test_what_a_replica_leaves_when_it_is_stopped_the_other_answers_once(team: Team) -> None:
    updates = [team.message("/help", chat) for chat in range(50, 60) for _ in range(3)]
    for number, update in enumerate(updates):
        assert team.post(update, team.ports[number % 2]) == HTTPStatus.OK
    team.processes[1].terminate()
    team.api.wait_for("sendMessage", len(updates), patience=100.0)
    team.processes[1].ended()
    assert team.processes[1].returncode == 0
    counted = replied(team.api.of("sendMessage"))
    assert counted == Counter({one["message"]["message_id"]: 1 for one in updates})  # type: ignore[index]


def test_a_replica_that_was_only_asleep_answers_nothing_again(team: Team) -> None:
    team.answer_to(ASK, 7)
    time.sleep(0.5)  # until that is struck out
    sleeper = team.processes[0]
    updates = [team.message(ASK, chat) for chat in range(60, 70) for _ in range(2)]
    sleeper.send_signal(signal.SIGSTOP)
    for update in updates:
        assert team.post(update, team.ports[1]) == HTTPStatus.OK
    team.api.wait_for("sendMessage", 1 + len(updates), patience=100.0)
    sleeper.send_signal(signal.SIGCONT)
    team.answer_to("/help", 7, team.ports[0])
    counted = replied(team.api.of("sendMessage")[1:-1])
    assert counted == Counter({one["message"]["message_id"]: 1 for one in updates})  # type: ignore[index]


def test_while_the_database_is_away_telegram_is_asked_to_post_again(team: Team) -> None:
    team.answer_to(ASK, 7)
    update = team.message(ASK, 8)
    team.database.kill()
    try:
        assert team.post(update) == HTTPStatus.SERVICE_UNAVAILABLE
    finally:
        team.database.start()
    later = team.message("/help", 8)
    assert is_taken(team, update)
    assert is_taken(team, later)
    answered: Counter[int] = Counter()
    for number in (3, 4):  # the first answer comes twice where the database was killed before it was struck out
        if not {10_002, 10_003} <= answered.keys():
            team.api.wait_for("sendMessage", number, patience=100.0)
            answered = replied(team.api.of("sendMessage"))
    assert (answered[10_002], answered[10_003]) == (1, 1)


def is_taken(team: Team, update: Json) -> bool:
    """Whether an update is taken in the end: Telegram posts it again while a replica has no database yet."""
    for _ in range(100):
        if team.post(update) == HTTPStatus.OK:
            return True
        time.sleep(0.2)
    return False


def test_what_is_watched_is_told_once_though_the_replica_that_told_is_killed(team: Team) -> None:
    assert "Lena Ortiz" in team.answer_to("/watch Lena Ortiz", 7).text
    for number, said in enumerate(("We will strike on Monday morning", "The strike will go on for weeks")):
        text = f"“{said},” said Lena Ortiz, the union leader, in Geneva, where the talks go on."
        with closing(open_store(team.library, semantic=False)) as store:
            store.library.add(Article(f"strike{number}", "A strike", text, language="en"))
        team.api.wait_for("sendMessage", 2 + number, patience=100.0)
        assert said in team.api.of("sendMessage")[-1].text
        time.sleep(0.5)  # until it is struck out
        team.processes[0].kill()
    time.sleep(6.0)  # another look
    assert len(team.api.of("sendMessage")) == 3


def test_what_a_chat_adds_goes_on_at_the_other_replica_with_nothing_shared_but_a_bucket(team_in_bucket: Team) -> None:
    team = team_in_bucket
    text = "“The mill must reopen before winter,” said Rosa Lindt, the miller, in the town hall. Nobody answered her."
    replied = {"message_id": 3, "date": NOW, "chat": private(7), "text": text}
    team.answer_to("/add", 7, reply_to_message=replied)
    team.wait_for_edit("Added, with")
    for _ in range(2):
        assert "must reopen" in team.answer_to("What did Rosa Lindt say about the mill?", 7).text
        assert "must reopen" not in team.answer_to("What did Rosa Lindt say about the mill?", 8).text
        assert "fuel duty" in team.answer_to(ASK, 8).text
        time.sleep(0.5)  # until it is struck out
        team.processes[0].kill()
