"""Two bots on one token: each update has one reply, a talk goes on at the other when one is killed."""

from __future__ import annotations

import random
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus

from tests.faces.botapi import Call
from tests.faces.replicas.conftest import Team

ASK = "What did Josep Borrell say about the results?"
UPDATES = 200
CHATS = 40


def replied(calls: list[Call]) -> Counter[int]:
    """How often each message was replied to."""
    return Counter(int(str(call.parameter("reply_parameters")["message_id"])) for call in calls)


def test_each_update_has_one_reply_also_if_it_is_posted_to_both(team: Team) -> None:
    updates = [team.message("/help" if number % 2 else ASK, 100 + number % CHATS) for number in range(UPDATES)]
    drawn = random.Random(17)  # noqa: S311 - not for secrets
    posts = [(one, port) for one in updates for port in drawn.choice([(0,), (0,), team.ports, (0, 0, *team.ports)])]
    with ThreadPoolExecutor(8) as posting:
        statuses = list(posting.map(lambda post: team.post(*post), posts))
    assert set(statuses) == {HTTPStatus.OK}
    assert len(posts) > UPDATES
    calls = team.api.wait_for("sendMessage", UPDATES, patience=90.0)
    assert [team.post(one) for one in updates[:20]] == [HTTPStatus.OK] * 20
    last = team.answer_to("/help", 7)
    asked = {int(str(one["message"]["message_id"])) for one in updates}  # type: ignore[index]
    counted = replied([*calls, last])
    assert {number: times for number, times in counted.items() if times > 1} == {}
    assert asked <= set(counted)
    assert len(team.api.of("sendMessage")) == UPDATES + 1


def test_the_messages_of_a_chat_are_answered_in_their_order_whoever_they_are_posted_to(team: Team) -> None:
    updates = [team.message("/help", 11) for _ in range(6)]
    for number, update in enumerate(updates):
        team.post(update, team.ports[number % 2])
    calls = team.api.wait_for("sendMessage", 6, patience=40.0)
    assert list(replied(calls)) == [one["message"]["message_id"] for one in updates]  # type: ignore[index]


def test_a_talk_and_its_buttons_go_on_when_the_replica_that_led_it_is_killed(team: Team) -> None:
    chats = range(20, 26)
    for chat in chats:
        team.answer_to("/open", chat)
        assert "Borrell" in team.answer_to(ASK, chat).text
    shown = team.api.of("sendMessage")[-len(chats) * 2 :]
    time.sleep(0.5)  # what is killed while it answers is answered again by the other
    team.processes[0].kill()
    team.processes[0].wait()
    for chat in chats:
        assert "Borrell" in team.answer_to("And what else?", chat).text
    asked = [call for call in shown if "Context" in call.buttons]
    for number, call in enumerate(asked, 1):
        assert team.post(team.pressed(call, "Context")) == HTTPStatus.OK
        team.api.wait_for("editMessageText", number, patience=30.0)


def test_what_a_killed_replica_had_not_answered_the_other_answers(team: Team) -> None:
    updates = [team.message(ASK, chat) for chat in range(30, 40) for _ in range(2)]  # the second waits for the first
    for number, update in enumerate(updates):
        assert team.post(update, team.ports[number % 2]) == HTTPStatus.OK
    team.processes[1].kill()
    team.api.wait_for("sendMessage", len(updates), patience=60.0)
    counted = replied(team.api.of("sendMessage"))
    assert set(counted) == {one["message"]["message_id"] for one in updates}  # type: ignore[index]


def test_what_a_replica_leaves_when_it_is_stopped_the_other_answers_once(team: Team) -> None:
    updates = [team.message("/help", chat) for chat in range(50, 60) for _ in range(3)]
    for number, update in enumerate(updates):
        assert team.post(update, team.ports[number % 2]) == HTTPStatus.OK
    team.processes[1].terminate()
    team.api.wait_for("sendMessage", len(updates), patience=60.0)
    team.processes[1].communicate(timeout=20)
    assert team.processes[1].returncode == 0
    counted = replied(team.api.of("sendMessage"))
    assert counted == Counter({one["message"]["message_id"]: 1 for one in updates})  # type: ignore[index]
