"""Settings, merged from four layers: defaults < file < environment < flags. Only the command line imports them.

`default.toml` beside this file is the lowest layer and the manual at once.
"""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

import msgspec
from platformdirs import user_cache_path, user_config_path, user_data_path, user_state_path

PREFIX = "ONRECORD_"
FILE_VARIABLE = PREFIX + "CONFIG"
DEFAULTS = Path(__file__).with_name("default.toml")
PATHS = (
    "articles",
    "telegram_token_file",
    "telegram_store_file",
    "mirror_folder",
    "history_file",
)
DEFAULT_LIBRARY = "default"
BUCKET = "s3://"
SHARED_FOLDER = "lance:"
BUILTIN = "builtin"
"""The reader that comes with On Record."""
Language = Literal["auto", "en", "uk", "ru", "it", "de", "fr", "es", "pt", "zh"]
LogLevel = Literal["debug", "info", "warning", "error"]
LogFormat = Literal["text", "json"]


class SettingsError(Exception):
    """A setting that cannot be used. The message names the layer that it comes from."""


class Url(str):
    """The address of a server, without a slash at its end; empty if none is given."""

    __slots__ = ()

    def __new__(cls, address: str) -> Url:
        if address and not address.startswith(("http://", "https://")):
            raise ValueError("it must begin with http:// or https://")
        return super().__new__(cls, address.rstrip("/"))


class Zone(str):
    """The IANA name of a time zone that this machine knows."""

    __slots__ = ()

    def __new__(cls, name: str) -> Zone:
        if name == "UTC":
            return super().__new__(cls, name)
        from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # 3 ms, which no other command has to spend

        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise ValueError(f"this machine knows no time zone {name!r}; give one such as Europe/Kyiv") from None
        return super().__new__(cls, name)


class Secret:
    """A text that is shown only by `reveal`, never by `repr` or a log."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def __repr__(self) -> str:
        return f"Secret({'***' if self._text else ''})"

    def reveal(self) -> str:
        """The text itself."""
        return self._text


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """All settings, merged and checked. `default.toml` says what each of them means."""

    articles: tuple[Path, ...]
    library: str
    models: bool
    reader: str
    mirror_folder: Path | None
    mirror_gigabytes: Annotated[float, msgspec.Meta(ge=0, le=1_000_000)]
    telegram_token: Secret
    telegram_token_file: Path | None
    telegram_api_url: Url
    telegram_allowed: frozenset[int]
    telegram_admins: frozenset[int]
    telegram_leave_unknown: bool
    telegram_developer_chat: int
    telegram_describe: bool
    telegram_webhook_url: Url
    telegram_webhook_host: str
    telegram_webhook_port: Annotated[int, msgspec.Meta(ge=1, le=65_535)]
    telegram_store_file: Path | None
    telegram_database: Secret
    telegram_chats_folder: str
    telegram_chat_articles: Annotated[int, msgspec.Meta(ge=0, le=100_000)]
    telegram_feeds_minutes: Annotated[float, msgspec.Meta(ge=0, le=525_600)]
    telegram_chat_watches: Annotated[int, msgspec.Meta(ge=0, le=10_000)]
    telegram_time_zone: Zone
    telegram_allow_private: bool
    history_file: Path | None
    language: Language
    metrics_host: str
    metrics_port: Annotated[int, msgspec.Meta(ge=0, le=65_535)]
    log_level: LogLevel
    log_format: LogFormat

    @property
    def library_address(self) -> Path | str:
        """The address of the library that is named, or else of the one called "default"."""
        return address_of(self.library or DEFAULT_LIBRARY)

    @property
    def reader_folder(self) -> Path | None:
        """The folder of the reader; None for the one that comes with On Record."""
        return None if self.reader in {"", BUILTIN} else Path(self.reader).expanduser()

    @property
    def mirrors(self) -> Path:
        """The folder of the copies of libraries in buckets."""
        return self.mirror_folder or user_cache_path("onrecord") / "mirrors"

    @property
    def history(self) -> Path:
        """The file in which the console keeps what was typed."""
        return self.history_file or user_state_path("onrecord") / "history"

    @property
    def telegram_store(self) -> Path:
        """The database in which the bot keeps what its answers show."""
        return self.telegram_store_file or user_state_path("onrecord") / "telegram.sqlite3"

    @property
    def telegram_chats(self) -> Path | str | None:
        """The folder or the address in a bucket of the chats' own libraries; None if bots on other machines need it."""
        if self.telegram_chats_folder.startswith(BUCKET):
            return self.telegram_chats_folder
        if self.telegram_chats_folder:
            return Path(self.telegram_chats_folder).expanduser()
        return None if self.telegram_database.reveal() else user_data_path("onrecord") / "chats"

    def read_token(self) -> Secret | None:
        """The bot's token, or None if neither the token nor a token file is set.

        Raises SettingsError for a token file that is empty or cannot be read.
        """
        if self.telegram_token.reveal() or self.telegram_token_file is None:
            return self.telegram_token if self.telegram_token.reveal() else None
        token = _read(self.telegram_token_file).strip()
        if not token:
            raise SettingsError(f"{self.telegram_token_file} is empty; it should hold the bot's token")
        return Secret(token)


TYPES = {field.name: field.type for field in msgspec.structs.fields(Settings)}


def load_settings(file: Path | None = None, flags: Mapping[str, object] | None = None) -> Settings:
    """Read and merge the layers. `file` defaults to the one that ONRECORD_CONFIG names, or else the user's own.

    Raises SettingsError for a file that cannot be read, an unknown name, or a value that does not fit.
    """
    merged: dict[str, tuple[str, object]] = {}
    for layer, values in _layers(file, flags or {}):
        for name, value in values.items():
            if name not in TYPES:
                raise SettingsError(f"{layer}: no setting is called {name}{_suggestion(name)}")
            merged[name] = layer, value
    return Settings(**{name: _checked(name, value, layer) for name, (layer, value) in merged.items()})


def _checked(name: str, value: object, layer: str) -> Any:
    """The value, converted to the type of the setting. A list may be given as one text, as in the environment."""
    kind = TYPES[name]
    if isinstance(value, str):
        if get_origin(kind) is tuple:
            value = [path for path in value.split(os.pathsep) if path]
        elif get_origin(kind) is frozenset:
            value = [number.strip() for number in value.split(",") if number.strip()]
        elif kind == Path | None:
            value = value or None
    try:
        return msgspec.convert(value, kind, strict=False, dec_hook=_made)
    except msgspec.ValidationError as error:
        reason = f"it must be one of {', '.join(get_args(kind))}" if get_origin(kind) is Literal else str(error)
        raise SettingsError(f"{layer}: {name} cannot be used: {reason.partition(' - at ')[0]}") from None


def _made(kind: Any, value: object) -> object:
    if isinstance(value, kind):
        return value
    if not isinstance(value, str):
        raise TypeError("it must be a text")
    return kind(value)


def is_name(library: str) -> bool:
    """Whether this is the name of a library and not a folder or a bucket."""
    return not library.startswith((".", "~")) and not {"/", os.sep} & set(library)


def address_of(library: str) -> Path | str:
    """The address of a library: a bucket as it is given, or a folder, given as such or by the library's name.

    A folder that is to hold a library for several machines begins with `lance:`.
    """
    if library.startswith(BUCKET):
        return library
    if library.startswith(SHARED_FOLDER):
        return f"{SHARED_FOLDER}{_folder_of(library.removeprefix(SHARED_FOLDER))}"
    return _folder_of(library)


def _folder_of(library: str) -> Path:
    if is_name(library):
        return user_data_path("onrecord") / "libraries" / library
    return Path(library).expanduser()


def _beside(file: Path, library: str) -> str:
    """The address of a library that a settings file names, from the folder of the file if it is a relative one."""
    if library.startswith(BUCKET):
        return library
    kind = SHARED_FOLDER if library.startswith(SHARED_FOLDER) else ""
    bare = library.removeprefix(kind)
    return library if is_name(bare) else f"{kind}{file.parent / Path(bare).expanduser()}"


def _suggestion(name: str) -> str:
    prefix = PREFIX if name.startswith(PREFIX) else ""
    near = difflib.get_close_matches(name.removeprefix(PREFIX).lower(), TYPES, n=1)
    return f"; did you mean {prefix}{near[0].upper() if prefix else near[0]}?" if near else ""


def _layers(file: Path | None, flags: Mapping[str, object]) -> Iterator[tuple[str, Mapping[str, object]]]:
    yield "the defaults", _read_toml(DEFAULTS)
    named = file or (Path(os.environ[FILE_VARIABLE]) if os.environ.get(FILE_VARIABLE) else None)
    own = user_config_path("onrecord") / "settings.toml"
    if named or own.is_file():
        yield str(named or own), _read_toml(named or own)
    yield "the environment", _environment()
    yield "the flags", flags


def _environment() -> dict[str, object]:
    """The settings in the environment. Empty variables are left out; an unknown name keeps its prefix."""
    fields = {PREFIX + name.upper(): name for name in TYPES}
    return {
        fields.get(name, name): value
        for name, value in os.environ.items()
        if name.startswith(PREFIX) and name != FILE_VARIABLE and (value or name not in fields)
    }


def _read_toml(file: Path) -> dict[str, object]:
    """The settings in the file. Relative paths in it are taken from the folder of the file."""
    try:
        values: dict[str, object] = tomllib.loads(_read(file))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{file} is not in TOML: {error}") from None
    match values.get("library"):
        case str(library) if library and not is_name(library):
            values["library"] = _beside(file, library)
    match values.get("reader"):
        case str(reader) if reader not in {"", BUILTIN}:
            values["reader"] = str(file.parent / Path(reader).expanduser())
    match values.get("telegram_chats_folder"):
        case str(place) if place and not place.startswith(BUCKET):
            values["telegram_chats_folder"] = str(file.parent / Path(place).expanduser())
    for name in PATHS:
        match values.get(name):
            case str(path) if path:
                values[name] = str(file.parent / Path(path).expanduser())
            case list(paths):
                values[name] = [str(file.parent / Path(path).expanduser()) for path in map(str, paths)]
    return values


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise SettingsError(f"{file} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{file} cannot be read: it is not in UTF-8") from None
