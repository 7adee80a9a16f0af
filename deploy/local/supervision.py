"""The supervisor: one process that starts everything, and starts again what dies."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from http.client import HTTPException
from pathlib import Path
from typing import Any, NamedTuple, cast
from xmlrpc.client import Fault, ProtocolError, ServerProxy

from deploy.local import processes
from deploy.local.installation import LOOPBACK, ROOT, Installation, write_private
from deploy.local.steps import Stuck

_HEAD = """\
[supervisord]
nodaemon = true
silent = true
logfile = {log}
logfile_maxbytes = 10MB
logfile_backups = 1
pidfile = {pid}
{user}

[inet_http_server]
port = {address}
username = supervisor
password = {password}

[rpcinterface:supervisor]
supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface

[group:ground]
programs = {ground}
priority = 10

[group:programs]
programs = {programs}
priority = 20
"""

# It is a program's own business to wait for broker and database; should it end all the same, it is tried for ever,
# each time a second later than before.
_PROGRAM = """
[program:{name}]
command = {command}
directory = {directory}
environment = {environment}
autostart = false
autorestart = true
startsecs = 1
startretries = 1000000
stopsignal = {stopsignal}
stopwaitsecs = {patience}
redirect_stderr = true
stdout_logfile = {log}
stdout_logfile_maxbytes = 20MB
stdout_logfile_backups = 1
"""


class Program(NamedTuple):
    """What `python -m` is given, and what the program is told."""

    command: tuple[str, ...]
    environment: dict[str, str]


_ON_THE_GROUND = {
    "database": Program(("deploy.local.database", "serve"), {}),
    "broker": Program(("deploy.local.broker", "serve"), {}),
}


class Supervisor:
    """The supervisor of one installation, spoken to over loopback with a password."""

    def __init__(self, installation: Installation) -> None:
        self.installation = installation
        self._child: subprocess.Popen[bytes] | None = None

    def _ask(self, verb: str, *arguments: object) -> Any:
        word, port = self.installation.secret("supervisor"), self.installation.port("supervisor")
        with ServerProxy(f"http://supervisor:{word}@{LOOPBACK}:{port}/RPC2") as proxy:
            return getattr(proxy.supervisor, verb)(*arguments)

    @property
    def pid(self) -> int | None:
        """Return its process, if it runs."""
        try:
            return cast("int", self._ask("getPID"))
        except (OSError, Fault, ProtocolError, HTTPException):
            return None

    def start(self, programs: dict[str, Program]) -> None:
        """Start it; it knows database, broker and PROGRAMS, and starts none of them by itself."""
        # Whatever ran under a supervisor that was killed would meet its successor on ports and data.
        state = str(self.installation.state)
        processes.end(lambda: processes.carrying(STATE_DIR=state, SUPERVISED="yes"), signal.SIGTERM)
        self.installation.port_again("supervisor")
        conf = self.installation.state / "supervisor.conf"
        write_private(conf, self.configuration(programs))
        console = self.installation.log("supervisor-console")
        with console.open("ab") as out:
            self._child = subprocess.Popen(
                [sys.executable, "-m", "supervisor.supervisord", "-n", "-c", conf],
                cwd=ROOT, env=inherited(), stdin=subprocess.DEVNULL, stdout=out, stderr=out,
                start_new_session=True,  # Ctrl-C reaches the one who asked for the system; he stops it in order
            )  # fmt: skip
        until = time.monotonic() + 60
        while not self.pid:
            if self._child.poll() is not None or time.monotonic() > until:
                raise Stuck(f"the supervisor did not start, see {console}")
            time.sleep(0.05)

    def launch(self, *names: str) -> None:
        """Start programs that are not running."""
        for name in names:
            if self.state(name)[0] not in ("STARTING", "RUNNING", "BACKOFF"):
                self._ask("startProcess", _full(name), False)  # noqa: FBT003  (wait, by position in XML-RPC)

    def end(self, *names: str) -> None:
        """Stop programs, and leave them stopped."""
        for name in names:
            if self.state(name)[0] not in ("STOPPED", "EXITED", "FATAL"):
                self._ask("stopProcess", _full(name))

    def state(self, name: str) -> tuple[str, int]:
        """Return the state of a program in supervisor's words, and its process (0 when it has none)."""
        told = self._ask("getProcessInfo", _full(name))
        return told["statename"], told["pid"]

    def wait(self) -> None:
        """Return when it ends."""
        if self._child:
            self._child.wait()

    def shut_down(self) -> None:
        """Stop everything in order, the programs first, and wait until all is gone."""
        pid = self.pid or (self._child and self._child.pid)
        if not pid:
            return
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGTERM)
        if self._child and self._child.pid == pid:
            self._child.wait()
        while Path(f"/proc/{pid}").exists() and not self._child:
            time.sleep(0.05)

    def configuration(self, programs: dict[str, Program]) -> str:
        """Return its configuration file: database and broker, then PROGRAMS."""
        pieces = [
            _HEAD.format(
                log=_plain(self.installation.log("supervisor")),
                pid=_plain(self.installation.state / "supervisor.pid"),
                user="user = root" if os.geteuid() == 0 else "",
                address=f"{LOOPBACK}:{self.installation.port('supervisor')}",
                password=self.installation.secret("supervisor"),
                ground=",".join(_ON_THE_GROUND),
                programs=",".join(programs),
            )
        ]
        for name, program in (_ON_THE_GROUND | programs).items():
            told = program.environment | {"STATE_DIR": str(self.installation.state), "SUPERVISED": "yes"}
            pieces.append(
                _PROGRAM.format(
                    name=name,
                    command=_plain(" ".join([f'"{sys.executable}"', "-m", *program.command])),
                    directory=_plain(ROOT),
                    environment=_plain(",".join(f"{key}={_quoted(value)}" for key, value in told.items())),
                    # PostgreSQL: INT closes connections and ends; TERM would wait for its clients to go.
                    stopsignal="INT" if name == "database" else "TERM",
                    patience=30 if name in _ON_THE_GROUND else 10,
                    log=_plain(self.installation.log(name)),
                )
            )
        return "".join(pieces)


def _full(name: str) -> str:
    return f"{'ground' if name in _ON_THE_GROUND else 'programs'}:{name}"


def _quoted(text: str) -> str:
    """Return TEXT in the quotes that it does not contain; supervisor knows no escapes."""
    return f"'{text}'" if '"' in text else f'"{text}"'


def _plain(text: object) -> str:
    """Return TEXT for a value: supervisor expands `%`."""
    return str(text).replace("%", "%%")


def inherited() -> dict[str, str]:
    """Return our environment less what is meant for us alone, or would change the interpreter's manners."""
    private = ("PYTHON", "RABBITMQ_", "ERL_", "PG", "DATABASE_URL", "AMQP_URI")
    ours = {name: value for name, value in os.environ.items() if not name.startswith(private)}
    # The same letters everywhere, whatever the terminal's language: a court's code is Chinese.
    return ours | {"PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}
