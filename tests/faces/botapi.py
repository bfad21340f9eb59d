"""A Bot API server on the loopback interface: hands updates to a bot and keeps what the bot calls. Checks no rules."""

from __future__ import annotations

import itertools
import json
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Literal
from urllib.parse import unquote

from tests.faces.forms import arguments_of

Json = dict[str, object]
TOKEN = "123456:loopback"  # noqa: S105 - of this server, which lets nobody else in
MAY = dict.fromkeys(("can_join_groups", "supports_inline_queries"), True)
BOT: Json = {"id": 123456, "is_bot": True, "first_name": "On Record", "username": "onrecord_bot", **MAY}
MOST_AT_ONCE = 100
"""Updates that are handed out in one answer."""
NOW = int(time.time())
"""When the tests were started: by then nothing that people write in them is late."""
PERSON: Json = {"id": 7, "is_bot": False, "first_name": "Ann"}

GIFTS = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
)
FULL: Json = {"accent_color_id": 0, "max_reaction_count": 1, "accepted_gift_types": GIFTS}
"""What getChat has to say of any chat."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What happens to the next call of `method`: it is answered with `code` and `body`, or the connection is reset, or
    kept open and nothing is ever answered.
    """

    method: str
    kind: Literal["reset", "answer", "silence"] = "answer"
    code: int = 502
    body: bytes = b"<html>Bad Gateway</html>"


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the bot's, with its arguments as sent; `message_id` is the one that it sends or edits."""

    method: str
    arguments: dict[str, str]
    message_id: int = 0
    moment: float = field(default_factory=time.monotonic)

    @property
    def text(self) -> str:
        return self.arguments.get("text", "")

    @property
    def buttons(self) -> dict[str, str]:
        """The labels of its inline buttons, with their data or address, or what they copy or share."""
        markup = json.loads(self.arguments.get("reply_markup", '{"inline_keyboard": []}'))
        rows = markup["inline_keyboard"]
        return {button["text"]: _says(button) for row in rows for button in row}

    def parameter(self, name: str) -> Json:
        """An argument that is a JSON object."""
        value: Json = json.loads(self.arguments[name])
        return value


def _says(button: Json) -> str:
    match button:
        case {"callback_data": str(says)} | {"url": str(says)} | {"copy_text": {"text": str(says)}}:
            return says
        case {"switch_inline_query_chosen_chat": {"query": str(says)}}:
            return says
        case _:
            raise ValueError(f"a button that does nothing: {button}")


def refusal(method: str, code: int, description: str, **parameters: object) -> Fault:
    answer = {"ok": False, "error_code": code, "description": description, "parameters": parameters}
    return Fault(method, "answer", code, json.dumps(answer).encode())


class LoopbackBotApi:
    """Runs within `with`; `url` is what the bot takes for Telegram. Safe to use from threads."""

    def __init__(self, *, keeps_alive: bool = False) -> None:
        self.keeps_alive = keeps_alive
        self.calls: list[Call] = []
        self.webhook_info: Json = {}
        """What getWebhookInfo tells besides the address that setWebhook was given."""
        self.admins: dict[int, list[int]] = {}
        """By group, the people who are its admins."""
        self.linked: dict[int, int] = {}
        """By channel, the group that discusses it."""
        self.files: dict[str, bytes] = {}
        """What Telegram keeps, by file id."""
        self.is_new = False
        """Whether it knows ephemeral messages, and so speaks Bot API 10.3."""
        self._changed = threading.Condition()
        self._updates: list[Json] = []
        self._faults: list[Fault] = []
        self._numbers = itertools.count(1)
        self._closed = False
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = False
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> LoopbackBotApi:
        threading.Thread(target=self._server.serve_forever, args=(0.01,)).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        self._server.shutdown()
        self._server.server_close()

    def say(self, text: str | None, chat: Json | None = None, **extra: object) -> int:
        """A person writes; returns the message's id. `extra` replaces or adds fields of the message."""
        number = next(self._numbers)
        message = {
            "message_id": number,
            "date": NOW,
            "chat": chat or private(7),
            "from": PERSON,
            **({} if text is None else {"text": text}),
            **extra,
        }
        self.push({"message": message})
        return number

    def edit(self, message_id: int, text: str, chat: Json | None = None, seconds: int = 5) -> None:
        """A person corrects a message, so many seconds after it was written."""
        message = {"message_id": message_id, "date": NOW, "edit_date": NOW + seconds, "chat": chat or private(7)}
        self.push({"edited_message": {**message, "from": PERSON, "text": text}})

    def keep(self, name: str, data: bytes, **extra: object) -> Json:
        """A document of a message, its bytes kept for who asks for them."""
        file_id = f"file{next(self._numbers)}"
        self.files[file_id] = data
        return {"file_id": file_id, "file_unique_id": file_id, "file_name": name, "file_size": len(data), **extra}

    def press(
        self, call: Call, label: str, data: str | None = None, person: Json = PERSON, chat: int | None = None
    ) -> None:
        """A person presses a button under the message that `call` sent, or sends other `data` in its name.

        Another `chat` is one where that button never was.
        """
        chat = int(call.arguments["chat_id"]) if chat is None else chat
        where = private(chat) if chat > 0 else group(chat)
        message = {"message_id": call.message_id, "date": NOW, "chat": where, "from": BOT, "text": "sent"}
        query = {"id": str(next(self._numbers)), "from": person, "chat_instance": "1", "message": message}
        self.push({"callback_query": {**query, "data": call.buttons[label] if data is None else data}})

    def push(self, update: Json) -> None:
        with self._changed:
            self._updates.append({"update_id": next(self._numbers), **update})
            self._changed.notify_all()

    def fail(self, *faults: Fault) -> None:
        with self._changed:
            self._faults.extend(faults)

    def wait_for(self, method: str, count: int = 1, *, patience: float = 60.0) -> list[Call]:
        """The calls of `method` once there are `count`; raises TimeoutError where they do not come."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or len(self.of(method)) >= count, patience)
            if len(self.of(method)) < count:
                raise TimeoutError(f"{len(self.of(method))} of {count} calls of {method}: {self.calls}")
            return self.of(method)

    def wait_for_end(self) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._closed)

    def of(self, method: str) -> list[Call]:
        return [call for call in self.calls if call.method == method]

    def answer(self, method: str, arguments: dict[str, str]) -> object:
        """What Telegram would return for that call."""
        number = int(arguments.get("message_id", 0)) or next(self._numbers)
        with self._changed:
            self.calls.append(Call(method, arguments, number))
            self._changed.notify_all()
        match method:
            case "getUpdates":
                return self._poll(int(arguments.get("offset", 0)), float(arguments.get("timeout", 0)))
            case "getMe":
                return BOT
            case "getMyDescription" | "getMyShortDescription":
                return {"description": "", "short_description": ""}
            case "getWebhookInfo":
                return self._webhook()
            case "sendMessage" | "editMessageText" | "sendPhoto":
                chat = int(arguments["chat_id"])
                where = private(chat) if chat > 0 else group(chat)
                is_ephemeral = self.is_new and "ephemeral_message_parameters" in arguments
                ids = {"message_id": 0, "ephemeral_message_id": number} if is_ephemeral else {"message_id": number}
                return {**ids, "date": NOW, "chat": where, "from": BOT, "text": "sent"}
            case "answerGuestQuery":
                return {"inline_message_id": str(number)}
            case "getFile":
                return {"file_id": arguments["file_id"], "file_unique_id": "u", "file_path": arguments["file_id"]}
            case "getChat" | "getChatAdministrators" | "getChatMember":
                return self._of_chat(method, int(arguments["chat_id"]))
            case _:
                return True

    def _of_chat(self, method: str, chat: int) -> object:
        match method:
            case "getChatAdministrators":
                people = self.admins.get(chat, [])
                return [{"status": "creator", "is_anonymous": False, "user": {**PERSON, "id": one}} for one in people]
            case "getChatMember":
                return {"status": "member" if chat in self.linked.values() else "left", "user": BOT}
            case _:
                linked = {"linked_chat_id": self.linked[chat]} if chat in self.linked else {}
                return {"id": chat, "type": "private" if chat > 0 else "supergroup", **FULL, **linked}

    def take_fault(self, method: str) -> Fault | None:
        with self._changed:
            for fault in self._faults:
                if fault.method == method:
                    self._faults.remove(fault)
                    return fault
        if method == "deleteEphemeralMessage" and not self.is_new:
            return refusal(method, 404, "Not Found: method not found")
        return None

    def _webhook(self) -> Json:
        url = "".join(call.arguments["url"] for call in self.of("setWebhook")[-1:])
        return {"url": url, "has_custom_certificate": False, "pending_update_count": 0, **self.webhook_info}

    def _poll(self, offset: int, seconds: float) -> list[Json]:
        with self._changed:
            self._updates = [update for update in self._updates if int(str(update["update_id"])) >= offset]
            self._changed.wait_for(lambda: self._closed or bool(self._updates), seconds)
            return self._updates[:MOST_AT_ONCE]


def private(number: int) -> Json:
    return {"id": number, "type": "private", "first_name": "Ann"}


def group(number: int = -1001, **extra: object) -> Json:
    return {"id": number, "type": "supergroup", "title": "Newsroom", **extra}


def _handler(api: LoopbackBotApi) -> Callable[..., BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 5

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            token, _, method = self.path.removeprefix("/bot").partition("/")
            fault = api.take_fault(method)
            with suppress(ConnectionError):
                if token != TOKEN:
                    self._send(401, refusal(method, 401, "Unauthorized: invalid token specified").body)
                elif fault is None:
                    result = api.answer(method, arguments_of(self.headers.get("Content-Type", ""), body))
                    self._send(200, json.dumps({"ok": True, "result": result}).encode())
                elif fault.kind == "reset":
                    self.close_connection = True
                elif fault.kind == "silence":
                    api.wait_for_end()
                    self.close_connection = True
                else:
                    self._send(fault.code, fault.body)

        def do_GET(self) -> None:
            token, _, file_id = unquote(self.path).removeprefix("/file/bot").partition("/")
            with suppress(ConnectionError):
                is_kept = token == TOKEN and file_id in api.files
                self._send(200 if is_kept else 404, api.files[file_id] if is_kept else b"")

        def _send(self, code: int, body: bytes) -> None:
            self.send_response(code)
            self.send_header("Content-Length", str(len(body)))
            if not api.keeps_alive:
                self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.write(body)
            self.close_connection = not api.keeps_alive

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler
