"""The files that put the bot into service name only what there is, ask for few rights and hold no secret."""

from __future__ import annotations

import configparser
import json
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from bot.__main__ import main
from bot.cli.outcome import ANSWERED, UNUSABLE
from bot.cli.root import ROWS
from config import FILE_VARIABLE, PREFIX, Settings

ROOT = Path(__file__).parent.parent
DEPLOY = ROOT / "config/deploy"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
REPLICAS = "replicas.yaml"
LONGEST_STOP = 10
"""Seconds that the bot takes to stop at most; whoever stops it has to wait for longer."""


def instructions() -> list[tuple[str, str]]:
    """The Dockerfile's instructions in order, each with what stands behind it on all its lines."""
    lines = (DEPLOY / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    parted = [line.partition(" ") for line in lines if line and not line.startswith("#")]
    return [(name, " ".join(rest.split())) for name, _, rest in parted]


def of(name: str) -> list[str]:
    return [rest for instruction, rest in instructions() if instruction == name]


def environment_of_the_image() -> dict[str, str]:
    return dict(pair.split("=", 1) for line in of("ENV") for pair in shlex.split(line))


def compose(file: str = "compose.yaml") -> dict[str, dict[str, object]]:
    services = yaml.safe_load((DEPLOY / file).read_text(encoding="utf-8"))
    assert isinstance(services, dict)
    return services


def unit() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(DEPLOY / "onrecord.service")
    return parser["Service"]


def check_command(words: list[str]) -> None:
    """That `onrecord` has that command, and the command these options."""
    command = ROWS[words[0]].load()
    known = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in words if word.startswith("-")} <= known


def is_setting(variable: str) -> bool:
    return variable == FILE_VARIABLE or variable.removeprefix(PREFIX).lower() in Settings.__struct_fields__


def test_the_settings_that_they_name_exist() -> None:
    for file in DEPLOY.iterdir():
        named = re.findall(rf"\b{PREFIX}[A-Z_]+", file.read_text(encoding="utf-8"))
        assert [variable for variable in named if not is_setting(variable)] == []


def test_no_file_holds_a_token() -> None:
    for file in DEPLOY.iterdir():
        assert not re.search(r"\d{6,}:[\w-]{20,}", file.read_text(encoding="utf-8"))
    assert "ONRECORD_TELEGRAM_TOKEN" not in environment_of_the_image()
    environment = compose()["services"]["bot"]["environment"]  # type: ignore[index]
    assert environment["ONRECORD_TELEGRAM_TOKEN"].startswith("${ONRECORD_TELEGRAM_TOKEN:?")


def test_the_image_is_built_of_files_and_extras_that_there_are(tmp_path: Path) -> None:
    (ignored,) = DEPLOY.glob("*.dockerignore")
    kept = {line[1:] for line in ignored.read_text(encoding="utf-8").splitlines() if line.startswith("!")}
    for line in of("COPY"):
        *sources, target = line.split()
        if not line.startswith("--from"):
            assert set(sources) <= kept
            for source in sources:
                copy = shutil.copytree if (ROOT / source).is_dir() else shutil.copy
                copy(ROOT / source, tmp_path / target / (source if copy is shutil.copy else ""))
    assert '".[$EXTRAS]"' in " ".join(of("RUN"))
    (given,) = of("ARG")
    replicas = compose(REPLICAS)["services"]["bot-1"]["build"]["args"]["EXTRAS"]  # type: ignore[index]
    for installed in (given.removeprefix("EXTRAS="), replicas):
        assert {"metrics", "webhook"} <= set(installed.split(",")) <= set(PROJECT["optional-dependencies"])
    assert {"postgres", "shared"} <= set(replicas.split(","))
    done = subprocess.run(
        [sys.executable, "-m", "bot", "bot", "--help"], cwd=tmp_path, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr


def test_the_image_starts_the_bot_as_nobody_special_and_looks_whether_it_is_well() -> None:
    names = [name for name, _ in instructions()]
    assert of("USER") == ["onrecord"]
    assert names.index("USER") < names.index("ENTRYPOINT")
    assert "useradd --uid 10001" in " ".join(of("RUN"))
    (entry,), (command,) = json.loads(of("ENTRYPOINT")[0]), json.loads(of("CMD")[0])
    assert entry in PROJECT["scripts"]
    check_command([command])
    port = environment_of_the_image()["ONRECORD_METRICS_PORT"]
    assert f"http://127.0.0.1:{port}/health" in of("HEALTHCHECK")[0]
    base, last = of("FROM")[-1].partition(":")[::2]
    assert base == "python"
    assert last.partition("-")[0] == PROJECT["requires-python"].removeprefix(">=")


def test_the_image_keeps_the_library_and_the_store_in_its_volume() -> None:
    environment = environment_of_the_image()
    assert of("VOLUME") == [environment["XDG_DATA_HOME"]] == [environment["XDG_STATE_HOME"]]


@pytest.mark.parametrize(("file", "name"), [("compose.yaml", "bot"), (REPLICAS, "bot-1"), (REPLICAS, "bot-2")])
def test_compose_runs_that_image_without_rights_and_gives_it_time_to_stop(file: str, name: str) -> None:
    bot = compose(file)["services"][name]
    assert isinstance(bot, dict)
    built = (DEPLOY / bot["build"]["context"]).resolve()
    assert built == ROOT
    assert (built / bot["build"]["dockerfile"]) == DEPLOY / "Dockerfile"
    (volume,) = bot["volumes"]
    assert volume.split(":") == [next(iter(compose(file)["volumes"])), *of("VOLUME")]
    assert int(bot["stop_grace_period"].removesuffix("s")) > LONGEST_STOP
    assert bot["read_only"] is True
    assert bot["cap_drop"] == ["ALL"]
    assert "ports" not in bot


def test_the_unit_starts_the_bot_and_leaves_a_refused_token_alone() -> None:
    service = unit()
    program, *arguments = shlex.split(service["ExecStart"])
    assert Path(program).name in PROJECT["scripts"]
    check_command(arguments)
    credential = service["LoadCredential"].partition(":")[0]
    assert f"${{CREDENTIALS_DIRECTORY}}/{credential}" in arguments
    assert service["Restart"] == "on-failure"
    assert int(service["RestartPreventExitStatus"]) == UNUSABLE
    assert int(service["TimeoutStopSec"]) > LONGEST_STOP
    assert service["DynamicUser"] == "yes"
    assert service["StateDirectory"] == PROJECT["name"]
    variables = dict(pair.split("=") for pair in service["Environment"].split())
    assert variables["XDG_DATA_HOME"] == variables["XDG_STATE_HOME"] == "%S"


def test_replicas_differ_in_nothing_and_the_proxy_knows_them_all() -> None:
    services, configs = compose(REPLICAS)["services"], compose(REPLICAS)["configs"]
    bots = {name: bot for name, bot in services.items() if name.startswith("bot-")}
    assert len(bots) == 2
    one, two = bots.values()
    assert one == two
    assert isinstance(one, dict)
    proxy = configs["proxy"]["content"]  # type: ignore[index]
    port = one["environment"]["ONRECORD_TELEGRAM_WEBHOOK_PORT"]
    assert re.search(r"reverse_proxy (.*) \{", proxy)[1].split() == [f"{name}:{port}" for name in bots]  # type: ignore[index]
    settings = Settings.__struct_fields__
    named = {key.removeprefix(PREFIX).lower() for key in one["environment"] if key.startswith(PREFIX)}
    assert {"library", "telegram_database", "telegram_chats_folder", "telegram_webhook_url"} <= named <= set(settings)


def test_replicas_wait_for_what_they_need() -> None:
    services = compose(REPLICAS)["services"]
    needed = services["bot-1"]["depends_on"]  # type: ignore[index]
    assert {name: one["condition"] for name, one in needed.items()} == {
        "database": "service_healthy",
        "bucket": "service_completed_successfully",
    }
    assert "healthcheck" in services["database"]  # type: ignore[operator]


@pytest.mark.parametrize("file", ["compose.yaml", REPLICAS])
def test_compose_is_of_its_schema(file: str) -> None:
    check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec"]
    done = subprocess.run([*check, str(DEPLOY / file)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout


def test_a_backup_is_restored_as_the_readme_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    told = re.findall(r"`onrecord (library copy [^`]*/backup/[^`]*)`", readme)
    backup, restore = (shlex.split(words.replace("/backup", str(tmp_path))) for words in told)
    assert main(["add", "--example"]) == ANSWERED
    assert main(backup) == ANSWERED
    folder = tmp_path / "onrecord" / "libraries" / "default"
    (folder / "library.sqlite3").write_bytes(b"damaged")
    assert main(["list"]) == UNUSABLE
    folder.rename(tmp_path / "away")
    assert main(restore) == ANSWERED
    assert main(["library", "check"]) == ANSWERED
    assert main(["ask", "What did Borrell call the results?"]) == ANSWERED
    assert "falsified" in capsys.readouterr().out


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not installed")
def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    text = (DEPLOY / "onrecord.service").read_text(encoding="utf-8")
    service = tmp_path / "onrecord.service"
    service.write_text(text.replace("/opt/onrecord/bin/onrecord", sys.executable), encoding="utf-8")
    done = subprocess.run(["systemd-analyze", "verify", service], capture_output=True, text=True, timeout=60)  # noqa: S607
    assert (done.returncode, done.stderr) == (0, "")


def test_what_their_comments_and_the_readme_tell_to_type_exists() -> None:
    told = "\n".join(path.read_text(encoding="utf-8") for path in (*DEPLOY.iterdir(), ROOT / "README.md"))
    for words in re.findall(r"(?:exec bot(?:-1)? |/opt/onrecord/bin/)onrecord ([a-z]+)", told):
        assert words in ROWS
    for name in re.findall(r"config/deploy/[\w.]+", told):
        assert (ROOT / name).is_file()
    assert {f"config/deploy/{name}" for name in ("Dockerfile", "compose.yaml", "onrecord.service")} <= set(
        re.findall(r"config/deploy/[\w.]+", (ROOT / "README.md").read_text(encoding="utf-8"))
    )
