"""Settings: four layers, each above the last, and errors that say where to look."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest

import config
from config import Settings, SettingsError, load_settings

TOKEN = "123456:a-secret-of-the-test"  # noqa: S105 - no token of any bot


def toml(path: Path, content: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def test_the_defaults_are_those_of_the_manual() -> None:
    settings = load_settings()
    assert settings.articles == ()
    assert settings.log_level == "info"
    assert settings.read_token() is None


def test_each_layer_stands_above_the_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = toml(tmp_path / "x.toml", 'log_level = "error"\ntelegram_api_url = "http://file"\n')
    assert load_settings(file).log_level == "error"
    monkeypatch.setenv("ONRECORD_LOG_LEVEL", "debug")
    monkeypatch.setenv("ONRECORD_TELEGRAM_API_URL", "")
    assert load_settings(file).log_level == "debug"
    assert load_settings(file).telegram_api_url == "http://file"
    assert load_settings(file, {"log_level": "warning"}).log_level == "warning"


def test_the_file_is_the_named_one_or_the_users_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    toml(tmp_path / "onrecord/settings.toml", 'log_level = "error"')
    assert load_settings().log_level == "error"
    monkeypatch.setenv("ONRECORD_CONFIG", str(toml(tmp_path / "x.toml", 'log_level = "debug"')))
    assert load_settings().log_level == "debug"
    assert load_settings(toml(tmp_path / "y.toml", 'log_level = "warning"')).log_level == "warning"


def test_paths_in_a_file_are_relative_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "own"))
    file = toml(tmp_path / "deep/x.toml", 'articles = ["news", "/news", "~/news"]\nhistory_file = "h"')
    settings = load_settings(file)
    assert settings.articles == (tmp_path / "deep/news", Path("/news"), tmp_path / "own/news")
    assert settings.history == tmp_path / "deep/h"


def test_paths_in_the_environment_are_separated_as_in_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_ARTICLES", f"a{os.pathsep}b/c")
    assert load_settings().articles == (Path("a"), Path("b/c"))


def test_ids_in_the_environment_are_separated_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_settings().telegram_allowed == frozenset()
    monkeypatch.setenv("ONRECORD_TELEGRAM_ALLOWED", "7, -1001")
    assert load_settings().telegram_allowed == {7, -1001}
    monkeypatch.setenv("ONRECORD_TELEGRAM_ALLOWED", "ann")
    with pytest.raises(SettingsError, match="the environment: telegram_allowed cannot be used"):
        load_settings()


def test_the_history_stands_in_the_state_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert load_settings().history == tmp_path / "state/onrecord/history"


def test_an_unknown_name_is_an_error_that_names_its_layer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = toml(tmp_path / "x.toml", "article = []")
    with pytest.raises(SettingsError, match=r"x\.toml: no setting is called article; did you mean articles\?"):
        load_settings(file)
    with pytest.raises(SettingsError, match=r"the flags: no setting is called telegram_token_fil; .*token_file\?"):
        load_settings(flags={"telegram_token_fil": "x"})
    monkeypatch.setenv("ONRECORD_LOGLEVEL", "info")
    with pytest.raises(
        SettingsError, match=r"the environment: .* ONRECORD_LOGLEVEL; did you mean ONRECORD_LOG_LEVEL\?"
    ):
        load_settings()


def test_no_name_is_suggested_where_none_is_near() -> None:
    with pytest.raises(SettingsError, match=r"no setting is called colour$"):
        load_settings(flags={"colour": "red"})


def test_a_value_that_does_not_fit_is_an_error_that_names_its_layer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(SettingsError, match=r"x\.toml: articles cannot be used"):
        load_settings(toml(tmp_path / "x.toml", "articles = 3"))
    with pytest.raises(SettingsError, match=r"the flags: telegram_api_url cannot be used: it must begin with http"):
        load_settings(flags={"telegram_api_url": "127.0.0.1:8081"})
    monkeypatch.setenv("ONRECORD_LOG_LEVEL", "loud")
    with pytest.raises(SettingsError, match="the environment: log_level cannot be used: it must be one of debug,"):
        load_settings()


def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"none\.toml cannot be read: No such file"):
        load_settings(tmp_path / "none.toml")
    with pytest.raises(SettingsError, match=r"x\.toml is not in TOML"):
        load_settings(toml(tmp_path / "x.toml", "log_level = loud"))
    (tmp_path / "y.toml").write_bytes(b"# caf\xe9")
    with pytest.raises(SettingsError, match="it is not in UTF-8"):
        load_settings(tmp_path / "y.toml")


def test_the_token_comes_from_the_environment_or_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = toml(tmp_path / "token", f"{TOKEN}\n")
    by_file = load_settings(flags={"telegram_token_file": file}).read_token()
    assert by_file is not None
    assert by_file.reveal() == TOKEN
    monkeypatch.setenv("ONRECORD_TELEGRAM_TOKEN", "of-the-environment")
    by_environment = load_settings(flags={"telegram_token_file": file}).read_token()
    assert by_environment is not None
    assert by_environment.reveal() == "of-the-environment"


@pytest.mark.parametrize("content", [None, " \n"])
def test_a_token_file_without_a_token_is_an_error(tmp_path: Path, content: str | None) -> None:
    file = tmp_path / "token"
    if content is not None:
        toml(file, content)
    with pytest.raises(SettingsError, match="token"):
        load_settings(flags={"telegram_token_file": file}).read_token()


def test_the_token_never_shows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ONRECORD_TELEGRAM_TOKEN", TOKEN)
    settings = load_settings()
    assert TOKEN not in f"{settings!r} {settings} {settings.telegram_token} {settings.read_token()}"
    with pytest.raises(SettingsError) as error:
        load_settings(toml(tmp_path / "x.toml", 'telegram_token = ["123456:in-a-list"]\nlog_level = "x"'))
    assert "123456" not in str(error.value)
    assert error.value.__suppress_context__


def test_the_manual_names_every_setting_and_says_what_it_means() -> None:
    manual = config.DEFAULTS.read_text(encoding="utf-8")
    assert tomllib.loads(manual).keys() == set(Settings.__struct_fields__)
    lines = manual.splitlines()
    for name in Settings.__struct_fields__:
        (at,) = [number for number, line in enumerate(lines) if line.startswith(f"{name} = ")]
        assert lines[at - 1].startswith("# ")
