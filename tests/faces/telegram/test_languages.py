"""Each person in their own language on Telegram: replies, buttons, inline results and menus, over HTTP."""

from __future__ import annotations

import asyncio
import dataclasses
import json
from pathlib import Path

import pytest

from bot.wording import LANGUAGES, speaking
from tests.faces.botapi import BOT, PERSON, Call, Json, LoopbackBotApi, group, private
from tests.faces.telegram_bot import QUICK, answering
from tests.faces.telegram_html import read_html

ASK_FUEL = "What did Maria Keller say about the fuel duty?"
CHOSEN = {"de": "Ab jetzt spreche ich Deutsch mit Ihnen.", "zh": "从现在起，我用中文与您交流。"}


def person(language: str, number: int = 7) -> Json:
    return {**PERSON, "id": number, "language_code": language}


async def answer_to(
    api: LoopbackBotApi, text: str | None, who: Json, chat: Json | None = None, **extra: object
) -> Call:
    earlier = len(api.of("sendMessage"))
    api.say(text, chat or private(int(str(who["id"]))), **{"from": who, **extra})
    return (await asyncio.to_thread(api.wait_for, "sendMessage", earlier + 1))[-1]


def shown(call: Call) -> str:
    return read_html(call.text)[0]


def menus(api: LoopbackBotApi) -> dict[tuple[str, str], dict[str, str]]:
    """The description of each command, by scope and language."""
    return {
        (str(call.parameter("scope")["type"]), call.arguments.get("language_code", "")): {
            entry["command"]: entry["description"] for entry in json.loads(call.arguments["commands"])
        }
        for call in api.of("setMyCommands")
    }


async def test_somebody_whose_app_speaks_ukrainian_is_answered_in_ukrainian(api: LoopbackBotApi) -> None:
    ann = person("uk")
    assert shown(await answer_to(api, "/start", ann)).startswith("Вітаю! Запитуйте про новини")
    assert "\n/ask ЗАПИТАННЯ — Поставити запитання про статті\n" in shown(await answer_to(api, "/help", ann))
    card = await answer_to(api, "/ask Що сказала Maria Keller про fuel duty?", ann)
    assert "“We will not touch the fuel duty before the next budget”" in shown(card)
    assert "12 травня 2024" in shown(card)
    assert {"Контекст", "Відкрити статтю", "Ще: Maria Keller"} <= card.buttons.keys()
    api.press(card, "👍", person=ann)
    (toast,) = await asyncio.to_thread(api.wait_for, "answerCallbackQuery")
    assert toast.text == "Дякую, враховано."
    assert shown(await answer_to(api, None, ann, photo=[])).startswith("Я вмію читати лише текст.")
    assert "ваші 👍 і 👎" in shown(await answer_to(api, "/privacy", ann))


async def test_menus_are_set_in_each_language_and_in_english_for_all_others(described_api: LoopbackBotApi) -> None:
    published = menus(described_api)
    scopes = {"all_private_chats", "all_group_chats"}
    assert published.keys() == {(scope, language) for scope in scopes for language in ("", *LANGUAGES)}
    for scope in scopes:
        assert published[scope, ""] == published[scope, "en"]
        assert published[scope, "uk"]["quotes"] == "Показати цитати — усі або однієї особи"
        names = {tuple(menu) for (of, _), menu in published.items() if of == scope}
        assert len(names) == 1


@pytest.mark.parametrize(
    ("code", "beginning"),
    [
        ("pt-br", "Olá!"),
        ("zh-hans", "您好！"),
        ("de", "Guten Tag!"),
        ("nl", "Hello."),
        ("", "Hello."),
        ("{x}", "Hello."),
    ],
)
async def test_the_language_of_the_app_counts_without_its_region(
    api: LoopbackBotApi, code: str, beginning: str
) -> None:
    assert (await answer_to(api, "/start", person(code))).text.startswith(beginning)


@pytest.mark.parametrize("typed", ["/language de", "/language Deutsch", "/language deutsch", "/language німецька"])
async def test_a_chosen_language_holds_after_a_restart(tmp_path: Path, typed: str) -> None:
    options = dataclasses.replace(QUICK, store=tmp_path / "store.sqlite")
    ann = person("uk")
    with LoopbackBotApi() as api:
        async with answering(api, options=options):
            assert (await answer_to(api, typed, ann)).text == CHOSEN["de"]
            assert (await answer_to(api, "/start", ann)).text.startswith("Guten Tag!")
            assert (await answer_to(api, "/start", person("uk", 8))).text.startswith("Вітаю!")
        async with answering(api, options=options):
            assert (await answer_to(api, "/start", ann)).text.startswith("Guten Tag!")
            own = await asyncio.to_thread(api.wait_for, "setMyCommands", 2)
    assert [call.parameter("scope") for call in own] == [{"type": "chat", "chat_id": 7}] * 2
    assert all("Eine Frage zu den Artikeln stellen" in call.arguments["commands"] for call in own)


async def test_an_unknown_language_is_told_in_the_old_one(api: LoopbackBotApi) -> None:
    assert "„Klingon“" in (await answer_to(api, "/language Klingon", person("de"))).text
    assert not api.of("deleteMyCommands")


async def test_a_language_is_chosen_with_a_button(api: LoopbackBotApi) -> None:
    ann = person("en")
    offer = await answer_to(api, "/language", ann)
    assert list(offer.buttons) == list(LANGUAGES.values())
    api.press(offer, "中文", person=ann)
    (toast,) = await asyncio.to_thread(api.wait_for, "answerCallbackQuery")
    (edit,) = await asyncio.to_thread(api.wait_for, "editMessageText")
    assert toast.text == edit.text == CHOSEN["zh"]
    assert not edit.buttons
    assert (await answer_to(api, "/start", ann)).text.startswith("您好！")


async def test_in_a_group_everybody_chooses_for_themselves(api: LoopbackBotApi) -> None:
    ann, bob = person("en"), person("en", 8)
    offer = await answer_to(api, "/language", ann, group())
    api.press(offer, "Deutsch", person=bob)
    (toast,) = await asyncio.to_thread(api.wait_for, "answerCallbackQuery")
    assert toast.text == CHOSEN["de"]
    assert (await answer_to(api, "/start", ann, group())).text.startswith("Hello.")
    assert (await answer_to(api, "/start", bob, group())).text.startswith("Guten Tag!")
    assert not api.of("editMessageText")
    assert not [call for call in api.of("setMyCommands") if "chat_id" in call.parameter("scope")]


async def test_a_card_turns_to_the_language_of_whoever_presses(api: LoopbackBotApi) -> None:
    card = await answer_to(api, f"/ask {ASK_FUEL}", person("en"), group())
    for number, (language, back) in enumerate({"de": "Zurück", "fr": "Retour", "nl": "Back"}.items(), 1):
        api.press(card, "Context", person=person(language, 8))
        edit = (await asyncio.to_thread(api.wait_for, "editMessageText", number))[-1]
        assert back in edit.buttons


@pytest.mark.parametrize("data", ["language:", "language:xx", "language:de:1", "language:../de"])
async def test_a_forged_choice_chooses_nothing(api: LoopbackBotApi, data: str) -> None:
    ann = person("en")
    offer = await answer_to(api, "/language", ann)
    api.press(offer, "", data, person=ann)
    assert (await answer_to(api, "/start", ann)).text.startswith("Hello.")
    assert (await asyncio.to_thread(api.wait_for, "answerCallbackQuery"))[0].text == (
        "This button is too old. Please ask again."
    )


async def test_who_forgets_is_spoken_to_in_the_language_of_the_app_again(api: LoopbackBotApi) -> None:
    ann = person("fr")
    await answer_to(api, "/language de", ann)
    assert (await answer_to(api, "/forgetme", ann)).text.startswith("Erledigt:")
    (deleted,) = await asyncio.to_thread(api.wait_for, "deleteMyCommands")
    assert deleted.parameter("scope") == {"type": "chat", "chat_id": 7}
    assert (await answer_to(api, "/start", ann)).text.startswith("Bonjour")


async def test_an_anonymous_admin_chooses_for_the_group_they_speak_as(api: LoopbackBotApi) -> None:
    service: Json = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    assert (await answer_to(api, "/language de", service, group(), sender_chat=group())).text == CHOSEN["de"]
    assert (await answer_to(api, "/start", service, group(), sender_chat=group())).text.startswith("Guten Tag!")
    other = group(-1002)
    assert (await answer_to(api, "/start", service, other, sender_chat=other)).text.startswith("Hello.")


async def test_inline_results_and_strangers_are_spoken_to_in_their_language() -> None:
    options = dataclasses.replace(QUICK, allowed=frozenset({7}))
    with LoopbackBotApi() as api:
        async with answering(api, options=options):
            for number, words in enumerate(("fuel duty", "xyzzy"), 1):
                api.push({"inline_query": {"id": words, "from": person("it"), "query": words, "offset": ""}})
                answers = await asyncio.to_thread(api.wait_for, "answerInlineQuery", number)
            by_query = {call.arguments["inline_query_id"]: call for call in answers}
            assert "12 maggio 2024" in by_query["fuel duty"].arguments["results"]
            assert by_query["xyzzy"].parameter("button")["text"] == "Nessun risultato. Chiedimi in chat"
            assert "il tuo id è 8" in (await answer_to(api, "/start", person("it", 8))).text


async def test_a_group_is_greeted_in_the_language_of_who_adds_the_bot(api: LoopbackBotApi) -> None:
    old, new = ({"user": BOT, "status": status, "until_date": 0} for status in ("left", "member"))
    change = {"chat": group(), "from": person("es"), "date": 1, "old_chat_member": old, "new_chat_member": new}
    api.push({"my_chat_member": change})
    (greeting,) = await asyncio.to_thread(api.wait_for, "sendMessage")
    assert greeting.text.startswith("¡Hola! Respondo a preguntas")


async def test_the_language_that_is_set_is_for_those_whose_language_is_not_known() -> None:
    with LoopbackBotApi() as api, speaking("it"):
        async with answering(api, options=dataclasses.replace(QUICK, describes=True)):
            assert (await answer_to(api, "/start", person("nl"))).text.startswith("Ciao!")
            assert (await answer_to(api, "/start", person("en"))).text.startswith("Hello.")
            await asyncio.to_thread(api.wait_for, "setMyCommands")
            assert menus(api)["all_private_chats", ""]["help"].startswith("Che cosa fa")


async def test_people_who_write_at_once_get_their_own_languages(api: LoopbackBotApi) -> None:
    beginnings = {"en": "Hello.", "de": "Guten Tag!", "it": "Ciao!", "es": "¡Hola!", "zh": "您好！"}
    for number, language in enumerate([*beginnings] * 4, 100):
        api.say("/start", private(number), **{"from": person(language, number)})
    calls = await asyncio.to_thread(api.wait_for, "sendMessage", 4 * len(beginnings))
    for call in calls:
        language = [*beginnings][(int(call.arguments["chat_id"]) - 100) % len(beginnings)]
        assert call.text.startswith(beginnings[language])
