"""Telegram's traps, one by one, and which test holds the bot out of each."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest

from tests.faces.botapi import PERSON, LoopbackBotApi, refusal
from tests.shared import SHARED, needs_shared

TESTS = Path(__file__).parents[2]
ASK_FUEL = "What did Maria Keller say about the fuel duty?"
TRAPS = {
    "verbatim is altered by Telegram": (
        "test_what_is_shown_is_composed_and_survives_telegram",
        "test_a_ring_above_is_kept_where_it_can_be_composed",
    ),
    "live words in quotes": (
        "test_words_that_telegram_would_bring_to_life_stay_dead",
        "test_nothing_comes_alive_outside_links_and_code",
        "test_live_words_are_set_as_code",
    ),
    "markup": ("test_the_html_parses_back_to_the_text_shown",),
    "length": ("test_every_piece_fits", "test_long_texts_are_cut_between_sentences"),
    "blockquotes": ("test_a_quote_that_is_cut_stays_a_quote_in_each_piece", "test_a_long_quote_is_folded"),
    "privacy mode (default on)": (
        "test_in_groups_it_answers_what_is_meant_for_it",
        "test_a_group_that_it_joins_is_told_how_to_ask",
    ),
    "supergroup migration": ("test_a_talk_moves_with_its_group", "test_a_question_is_answered_after_all"),
    "edited, channel posts": (
        "test_a_corrected_question_corrects_its_answer",
        "test_other_updates_are_ignored",
        "test_it_answers_no_channel_post",
    ),
    "anonymous admins": (
        "test_in_groups_it_answers_what_is_meant_for_it",
        "test_in_groups_it_keeps_out_of_what_is_not_its_own",
    ),
    "topics": ("test_an_answer_stays_in_its_topic", "test_a_thread_of_replies_is_no_topic"),
    "callback_data": ("test_a_press_is_carried_in_64_bytes", "test_buttons_and_replies_work_after_a_restart"),
    "expiry": (
        "test_the_spinner_is_stopped_before_the_work",
        "test_a_press_that_telegram_forgot_is_done_all_the_same",
        "test_an_inline_query_that_telegram_forgot_is_no_error",
    ),
    "inline": (
        "test_inline_results_name_the_speaker_and_send_the_card",
        "test_inline_without_words_leafs_through_quotes",
        "test_who_types_on_is_answered_the_last_words_only",
    ),
    "429": (
        "test_messages_to_one_chat_keep_their_distance_and_order",
        "test_a_group_gets_no_more_than_its_share_of_a_minute",
        "test_no_more_requests_than_allowed_arrive_within_a_second_however_long_each_takes",
        "test_a_chat_that_has_to_wait_keeps_no_other_waiting",
    ),
    "concurrent updates": ("test_the_order_of_a_chat_is_kept_while_chats_do_not_wait_for_each_other",),
    "409": (
        "test_a_second_program_that_polls_is_logged_once",
        "test_health_is_well_while_updates_arrive_and_says_what_keeps_them_away",
    ),
    "403": ("test_a_question_of_someone_who_blocked_the_bot_stops_nobody",),
    '"is not modified"': ("test_a_message_that_shows_it_already_is_no_error",),
    "getFile": ("test_what_cannot_be_read_is_told_in_private_and_ignored_in_groups",),
    "pickle persistence": ("test_forgetme_deletes_what_was_asked", "test_a_restart_forgets_nothing"),
}


@pytest.mark.parametrize("trap", TRAPS)
def test_the_tests_of_a_trap_exist(trap: str) -> None:
    written = "\n".join(path.read_text(encoding="utf-8") for path in TESTS.rglob("test_*.py"))
    assert [name for name in TRAPS[trap] if f"def {name}(" not in written] == []


@needs_shared
def test_no_trap_is_left_out() -> None:
    page = (SHARED / "design/TELEGRAM.md").read_text(encoding="utf-8")
    table = page.partition("## Traps")[2].partition("\n## ")[0]
    assert set(re.findall(r"^\| ([^|]+?) \|", table, re.MULTILINE)) - {"trap"} == set(TRAPS)


async def test_the_spinner_is_stopped_before_the_work(api: LoopbackBotApi) -> None:
    api.say(ASK_FUEL)
    (card,) = await asyncio.to_thread(api.wait_for, "sendMessage")
    api.press(card, "Context")
    await asyncio.to_thread(api.wait_for, "editMessageText")
    methods = [call.method for call in api.calls]
    assert methods.index("answerCallbackQuery") < methods.index("editMessageText")


async def test_an_inline_query_that_telegram_forgot_is_no_error(
    api: LoopbackBotApi, caplog: pytest.LogCaptureFixture
) -> None:
    api.fail(refusal("answerInlineQuery", 400, "Bad Request: query is too old and response timeout expired"))
    for number in range(2):
        api.push({"inline_query": {"id": f"q{number}", "from": {**PERSON, "id": number}, "query": "dam", "offset": ""}})
    await asyncio.to_thread(api.wait_for, "answerInlineQuery")
    assert not caplog.records


async def test_who_types_on_is_answered_the_last_words_only(api: LoopbackBotApi) -> None:
    for person in (7, 8):
        for end in range(1, len("fuel duty") + 1):
            asked = {"id": f"{person}-{end}", "from": {**PERSON, "id": person}, "query": "fuel duty"[:end]}
            api.push({"inline_query": {**asked, "offset": ""}})
    while not {"7-9", "8-9"} <= (
        answered := {call.arguments["inline_query_id"] for call in api.of("answerInlineQuery")}
    ):
        await asyncio.to_thread(api.wait_for, "answerInlineQuery", len(answered) + 1)
    assert len(answered) < 2 * len("fuel duty"), "on a busy machine some are answered before the next is typed, not all"


async def test_a_second_program_that_polls_is_logged_once(
    api: LoopbackBotApi, caplog: pytest.LogCaptureFixture
) -> None:
    conflict = refusal("getUpdates", 409, "Conflict: terminated by other getUpdates request")
    for times in (2, 1):
        api.fail(*[conflict] * times)
        api.say("/help")
    await asyncio.to_thread(api.wait_for, "sendMessage", 2)
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert "Another program polls" in caplog.text
