"""Settings, from four layers: defaults < file < environment < flags. Imported by bot/__main__ and nobody else.

`default.toml` beside this file is both the lowest layer and the manual.
"""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal

from platformdirs import user_config_path, user_data_path, user_state_path
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, ValidationError, field_validator

PREFIX = "ONRECORD_"
FILE_VARIABLE = PREFIX + "CONFIG"
DEFAULTS = Path(__file__).with_name("default.toml")
PATHS = ("articles", "telegram_token_file", "telegram_store_file", "telegram_chats_folder", "history_file")
DEFAULT_LIBRARY = "default"
LogLevel = Literal["debug", "info", "warning", "error"]


class SettingsError(Exception):
    """A setting that cannot be used; the message names the layer it stands in."""


def _path_or_none(value: object) -> object:
    return (value or None) if isinstance(value, str) else value


OptionalPath = Annotated[Path | None, BeforeValidator(_path_or_none)]


class Settings(BaseModel):
    """What can be set, merged and checked; `default.toml` says what each means. The token never shows in `repr`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    articles: tuple[Path, ...]
    library: str
    telegram_token: SecretStr
    telegram_token_file: OptionalPath
    telegram_api_url: str
    telegram_allowed: frozenset[int]
    telegram_developer_chat: int
    telegram_webhook_url: str
    telegram_webhook_host: str
    telegram_webhook_port: Annotated[int, Field(ge=1, le=65_535)]
    telegram_store_file: OptionalPath
    telegram_chats_folder: OptionalPath
    telegram_chat_articles: Annotated[int, Field(ge=0, le=100_000)]
    telegram_feeds_minutes: Annotated[float, Field(ge=0)]
    telegram_allow_private: bool
    history_file: OptionalPath
    log_level: LogLevel

    @field_validator("articles", mode="before")
    @classmethod
    def _split_paths(cls, value: object) -> object:
        return [path for path in value.split(os.pathsep) if path] if isinstance(value, str) else value

    @field_validator("telegram_allowed", mode="before")
    @classmethod
    def _split_ids(cls, value: object) -> object:
        return [number for number in value.split(",") if number.strip()] if isinstance(value, str) else value

    @field_validator("telegram_api_url", "telegram_webhook_url")
    @classmethod
    def _check_url(cls, value: str) -> str:
        if value and not value.startswith(("http://", "https://")):
            raise ValueError("it must begin with http:// or https://")
        return value.rstrip("/")

    @property
    def library_folder(self) -> Path:
        """Of the library that is named, or else of the one called "default"."""
        name = self.library or DEFAULT_LIBRARY
        return user_data_path("onrecord") / "libraries" / name if is_name(name) else Path(name).expanduser()

    @property
    def history(self) -> Path:
        return self.history_file or user_state_path("onrecord") / "history"

    @property
    def telegram_store(self) -> Path:
        return self.telegram_store_file or user_state_path("onrecord") / "telegram.sqlite3"

    @property
    def telegram_chats(self) -> Path:
        return self.telegram_chats_folder or user_data_path("onrecord") / "chats"

    def read_token(self) -> SecretStr | None:
        """The bot's token; None where neither the setting nor the token file is given.

        Raises SettingsError for a token file that cannot be read.
        """
        if self.telegram_token.get_secret_value() or self.telegram_token_file is None:
            return self.telegram_token if self.telegram_token.get_secret_value() else None
        token = _read(self.telegram_token_file).strip()
        if not token:
            raise SettingsError(f"{self.telegram_token_file} is empty; it should hold the bot's token")
        return SecretStr(token)


def load_settings(file: Path | None = None, flags: Mapping[str, object] | None = None) -> Settings:
    """The merged layers. Without `file`, the one that ONRECORD_CONFIG names, or the user's own where there is one.

    Raises SettingsError for a file that cannot be read, an unknown name, or a value that does not fit.
    """
    merged: dict[str, object] = {}
    origins: dict[str, str] = {}
    for layer, values in _layers(file, flags or {}):
        for name, value in values.items():
            if name not in Settings.model_fields:
                raise SettingsError(f"{layer}: no setting is called {name}{_suggestion(name)}")
            merged[name] = value
            origins[name] = layer
    try:
        return Settings.model_validate(merged)
    except ValidationError as error:
        wrong = error.errors(include_input=False, include_url=False)[0]
        name = str(wrong["loc"][0])
        reason = wrong["msg"].removeprefix("Value error, ")
        raise SettingsError(f"{origins[name]}: {name} cannot be used: {reason}") from None


def is_name(library: str) -> bool:
    """Whether that is a library's name and not a folder."""
    return not library.startswith((".", "~")) and not {"/", os.sep} & set(library)


def _suggestion(name: str) -> str:
    prefix = PREFIX if name.startswith(PREFIX) else ""
    near = difflib.get_close_matches(name.removeprefix(PREFIX).lower(), Settings.model_fields, n=1)
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
    """The settings of the environment; an empty variable says nothing. A name that none has keeps its prefix."""
    fields = {PREFIX + name.upper(): name for name in Settings.model_fields}
    return {
        fields.get(name, name): value
        for name, value in os.environ.items()
        if name.startswith(PREFIX) and name != FILE_VARIABLE and (value or name not in fields)
    }


def _read_toml(file: Path) -> dict[str, object]:
    """The file's settings, its relative paths made relative to where the file stands."""
    try:
        values: dict[str, object] = tomllib.loads(_read(file))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{file} is not in TOML: {error}") from None
    match values.get("library"):
        case str(library) if library and not is_name(library):
            values["library"] = str(file.parent / Path(library).expanduser())
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
