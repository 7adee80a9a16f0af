"""The whole system on this machine: what it stands on, and its programs under one supervisor."""

from __future__ import annotations

import hashlib
import itertools
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from deploy.local import broker as brokers
from deploy.local import containers, supervision
from deploy.local.broker import Broker, last_line
from deploy.local.database import SERVICES, Database, Server
from deploy.local.installation import ROOT, Installation
from deploy.local.programs import PROGRAMS, WIRINGS, Ground, environment
from deploy.local.steps import Stuck, remark, step
from deploy.local.supervision import Supervisor

READY_LIMIT = 180.0


class Stack:
    """Database, broker and, when asked, the programs; everything it makes is in its STATE folder.

    with Stack(folder) as stack:
        stack.start("payment", "relay")
        stack.environment("payment")["DATABASE_URL"]
    """

    def __init__(
        self,
        state: Path | None = None,
        *,
        in_containers: bool = False,
        told: Mapping[str, Mapping[str, str]] | None = None,
    ) -> None:
        self._told = told or {}
        self.installation = Installation(state)
        self.supervisor = Supervisor(self.installation)
        self._in_containers = in_containers
        self._ground: Ground | None = None
        self._containers: containers.Pair | None = None

    def __enter__(self) -> Self:
        return self.up()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.down()

    @property
    def ground(self) -> Ground:
        """Return what the programs stand on."""
        if self._ground is None:
            raise Stuck("the stack is not up")
        return self._ground

    @property
    def running(self) -> int | None:
        """Return the process to end if this system runs already."""
        return self.supervisor.pid

    def up(self) -> Self:
        """Start database and broker, migrate, declare the topology."""
        if self.running:
            raise Stuck(f"{self.installation.state} is in use; to stop it: kill {self.running}")
        try:
            self._stand()
        except BaseException:
            self.down()
            raise
        return self

    def _stand(self) -> None:
        with step("fonts") as fonts_step:
            fonts = find_fonts(self.installation)
            fonts_step.says(fonts)
        if self._in_containers:
            self._containers = containers.find(self.installation)
        server = None
        database = Database(self.installation, os.environ.get("DATABASE_URL") or None)
        if self._containers:
            database = Database(self.installation, self._containers.database_url)
        if not database.given:
            with step("database files") as files:
                server = Server(self.installation)
                server.prepare()
                files.says(f"PostgreSQL {server.version} in {server.data}")
        with step("broker files") as files:
            contained: list[Broker] = [self._containers.broker] if self._containers else []
            ways = iter(contained) if contained else brokers.ways(self.installation)
            broker = _next(ways)
            files.says(broker.way)
        self._ground = Ground(self.installation, database, broker, fonts)
        with step("supervisor"):
            commands = {
                name: supervision.Program(command, self.environment(name))
                for name, command in PROGRAMS.items()
            }
            self.supervisor.start(commands)
            self.supervisor.launch(*["database"] * bool(server), *["broker"] * bool(broker.ours))
        with step("database") as databases:
            _wait(
                database.answers,
                READY_LIMIT,
                f"the database does not answer, see {self.installation.log('database')}",
            )
            database.make_databases()
            databases.says(database.superuser_url.rpartition("@")[2].partition("/")[0])
        with step("migrations") as migrations:
            migrations.says(", ".join(self._migrate()) or "nothing new")
        with step("broker") as waiting:
            broker = self._booted(broker, ways)
            self._ground = self._ground._replace(broker=broker)
            waiting.says(f"{broker.way}, {broker.uri('relay').rpartition('@')[2].rstrip('/')}")
        with step("topology"):
            self.run("relay", "services.chassis.topology", "declare")

    def environment(self, program: str) -> dict[str, str]:
        """Return what PROGRAM is told: what all of them need, and what this stack was made with."""
        return environment(self.ground, program) | dict(self._told.get(program, {}))

    def owner_environment(self, service: str) -> dict[str, str]:
        """Return what a migration of SERVICE is told."""
        return self.environment(service) | {"DATABASE_OWNER_URL": self.ground.database.owner_url(service)}

    def run(self, program: str, *command: str) -> str:
        """Run a command of the project as PROGRAM; return what it prints."""
        return self._finish(command, self._begin(self.environment(program), command))

    def start(self, *names: str) -> None:
        """Start the programs named, or all, and wait until they say that they are ready."""
        wanted = names or tuple(PROGRAMS)
        self.supervisor.launch(*wanted)
        waiting = set(wanted)
        until = time.monotonic() + READY_LIMIT
        while waiting := {name for name in waiting if not answers(self.ground.readiness(name))}:
            if time.monotonic() > until:
                raise Stuck(
                    f"not ready after {READY_LIMIT:.0f} s:{''.join(map(self._last_words, sorted(waiting)))}"
                )
            time.sleep(0.1)

    def _last_words(self, name: str) -> str:
        log = self.installation.log(name)
        said = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
        return f"\n    {name}: {last_line(said)[:200]}\n        see {log}"

    def stop(self, *names: str) -> None:
        """Stop the programs named, and leave them stopped."""
        self.supervisor.end(*names)

    def watch(self) -> None:
        """Return when the supervisor ends."""
        self.supervisor.wait()

    def pid(self, name: str) -> int:
        """Return the process of a program, of `database` or of `broker`; 0 when it has none."""
        return self.supervisor.state(name)[1]

    def down(self) -> None:
        """Stop everything; the data stay."""
        self.supervisor.shut_down()
        if self._ground:
            self._ground.broker.stop()
        if self._containers:
            self._containers.stop()
        self._ground = self._containers = None

    def _migrate(self) -> list[str]:
        """Bring the databases whose sources have changed up to date, side by side; return whose they are."""
        database = self.ground.database
        now = {service: sources_of("chassis", "dossier", service) for service in SERVICES}
        begun = {}
        for service, sources in now.items():
            if database.migrated_from(service) != sources:
                command = ("services.chassis.migrate", WIRINGS[service])
                begun[service] = command, self._begin(self.owner_environment(service), command)
        for service, (command, process) in begun.items():
            self._finish(command, process)
            database.note_migrated(service, now[service])
        return list(begun)

    def _begin(self, told: dict[str, str], command: tuple[str, ...]) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", *command], cwd=ROOT, env=supervision.inherited() | told, text=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip

    def _finish(self, command: tuple[str, ...], process: subprocess.Popen[str]) -> str:
        told, complaint = process.communicate()
        if process.returncode:
            log = self.installation.log("setup")
            name = " ".join(command[:2])  # what follows may be a password
            log.write_text(f"python -m {name}\n{told}{complaint}", encoding="utf-8")
            raise Stuck(f"python -m {name} failed: {last_line(complaint or told)}\n    see {log}")
        return told

    def _booted(self, broker: Broker, others: Iterator[Broker]) -> Broker:
        """Wait until the broker greets; a node that does not start makes room for the next way."""
        for candidate in itertools.chain([broker], others):
            if candidate is not broker and candidate.ours:
                candidate.ours.prepare()
                self.supervisor.launch("broker")
            if not candidate.ours or self._boots(candidate):
                return candidate
            self.supervisor.end("broker")
            remark(f"broker: {candidate.way} did not start, see {self.installation.log('broker')}")
        raise brokers.NOWHERE

    def _boots(self, candidate: Broker) -> bool:
        until, first = time.monotonic() + brokers.BOOT_LIMIT, 0
        while time.monotonic() < until:
            if candidate.answers():
                return True
            state, pid = self.supervisor.state("broker")
            first = first or pid
            if state in ("BACKOFF", "FATAL", "EXITED") or pid != first:
                return False
            time.sleep(0.1)
        return False


def answers(address: str) -> bool:
    """Tell whether ADDRESS answers 200."""
    try:
        with urllib.request.urlopen(address, timeout=2) as answer:  # noqa: S310  (our own http address)
            return bool(answer.status == 200)  # noqa: PLR2004
    except (OSError, urllib.error.URLError):
        return False


def sources_of(*folders: str) -> str:
    """Return a digest of the Python files of services."""
    digest = hashlib.sha256()
    for file in sorted(file for folder in folders for file in (ROOT / "services" / folder).rglob("*.py")):
        digest.update(f"{file.relative_to(ROOT)}\0".encode() + file.read_bytes())
    return digest.hexdigest()


def find_fonts(installation: Installation) -> str:
    """Return the folder with the Noto CJK fonts, fetched the first time where the system has none."""
    script = Path(__file__).with_name("fonts.sh")
    done = subprocess.run(
        ["sh", script, installation.state / "fonts"], capture_output=True, text=True, check=False
    )
    if done.returncode:
        reason = last_line(done.stderr)
        raise Stuck(
            f"no Chinese fonts: {reason}\n    as root: apt-get install --no-install-recommends fonts-noto-cjk"
        )
    return done.stdout.strip()


def _next(ways: Iterator[Broker]) -> Broker:
    broker = next(ways, None)
    if broker is None:
        raise brokers.NOWHERE
    if broker.ours:
        broker.ours.prepare()
    return broker


def _wait(until_true: Callable[[], bool], limit: float, otherwise: str) -> None:
    until = time.monotonic() + limit
    while not until_true():
        if time.monotonic() > until:
            raise Stuck(otherwise)
        time.sleep(0.05)
