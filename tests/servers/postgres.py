"""A PostgreSQL server on 127.0.0.1 for tests: Debian's package, run by a user who is not root.

It is made when a test first asks for it, holds a database for each test, and ends with the tests.
"""

from __future__ import annotations

import atexit
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from contextlib import suppress
from functools import cache
from itertools import count
from pathlib import Path

from tests.servers.ports import free_port

PACKAGED = Path("/usr/lib/postgresql")
LONGEST_START = 30.0
NUMBERS = count()
ENDS_WITH_US = ("setpriv", "--pdeathsig", "KILL") if shutil.which("setpriv") else ()
"""Before a command, so that it ends with this process however that ends."""


class Server:
    """A server of its own, in a folder of its own, which `stop` deletes."""

    def __init__(self, programs: Path) -> None:
        self._programs = programs
        self._home = Path(tempfile.mkdtemp(prefix="onrecord-postgres-"))
        somebody = None if os.getuid() else _somebody()
        self._user = somebody.pw_uid if somebody else None
        self._group = somebody.pw_gid if somebody else None
        if somebody:
            os.chown(self._home, somebody.pw_uid, somebody.pw_gid)
        self.port = free_port()
        self._data = self._home / "data"
        self._run(
            "initdb", "--pgdata", self._data, "--auth=trust", "--username=onrecord", "--no-sync", "--encoding=UTF8"
        )
        self._process = self._started()

    def url(self, database: str) -> str:
        return f"postgresql://onrecord@127.0.0.1:{self.port}/{database}"

    def new_database(self) -> str:
        """The address of an empty database."""
        name = f"test{next(NUMBERS)}"
        self._run("createdb", "--host=127.0.0.1", f"--port={self.port}", "--username=onrecord", name)
        return self.url(name)

    def kill(self) -> None:
        """End the server as a power failure does."""
        self._process.kill()
        self._process.wait()

    def start(self) -> None:
        self._process = self._started()

    def stop(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self.kill()
        shutil.rmtree(self._home, ignore_errors=True)

    def _started(self) -> subprocess.Popen[bytes]:
        """The server once it takes connections; begun again where it ends because those of a killed one still go."""
        process = self._begun()
        until = time.monotonic() + LONGEST_START
        while time.monotonic() < until:
            if process.poll() is not None:
                process = self._begun()
            with suppress(subprocess.CalledProcessError):
                self._run("pg_isready", "--host=127.0.0.1", f"--port={self.port}", "--quiet")
                return process
            time.sleep(0.05)
        raise TimeoutError((self._home / "log").read_text(encoding="utf-8", errors="replace"))

    def _begun(self) -> subprocess.Popen[bytes]:
        with (self._home / "log").open("ab") as log:
            return subprocess.Popen(
                [
                    *ENDS_WITH_US, self._programs / "postgres", "-D", self._data,
                    "-p", str(self.port), "-k", self._home,
                    "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off",
                ],
                stdout=log, stderr=log, cwd=self._home, user=self._user, group=self._group,
            )  # fmt: skip

    def _run(self, program: str, *arguments: object) -> None:
        done = [str(one) for one in (self._programs / program, *arguments)]
        subprocess.run(
            done, check=True, capture_output=True, cwd=self._home, timeout=60, user=self._user, group=self._group
        )


def _somebody() -> pwd.struct_passwd:
    """A user without rights, because PostgreSQL refuses to run as root."""
    for name in ("postgres", "nobody"):
        with suppress(KeyError):
            return pwd.getpwnam(name)
    return pwd.getpwuid(65_534)


def programs() -> Path | None:
    """The folder of PostgreSQL's programs; None where it is not installed."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    installed = sorted(PACKAGED.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return installed[-1].parent if installed else None


@cache
def server() -> Server | None:
    """The server of this process; None where PostgreSQL is not installed."""
    folder = programs()
    if folder is None:
        return None
    made = Server(folder)
    atexit.register(made.stop)
    return made
