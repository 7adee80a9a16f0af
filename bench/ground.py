"""What the measurements stand on: the stack, a database of their own, and what each process spends."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from typing import Any
from urllib.error import URLError

import psutil
import psycopg2
from kombu import Connection, Exchange, Queue, binding
from sqlalchemy import create_engine

from bench import cases
from contracts import topology
from deploy.local import supervision
from deploy.local.database import SERVICES, plain
from deploy.local.installation import LOOPBACK, ROOT
from deploy.local.programs import PROGRAMS
from deploy.local.stack import Stack
from services.chassis.migrate import migrate

NAME = "bench"
EVERY_PROGRAM = (*PROGRAMS, "database", "broker")


class Ground:
    """The stack as the measurements see it."""

    def __init__(self, stack: Stack) -> None:
        self.stack = stack
        self.address = stack.ground.address("gateway")
        self.sandbox = stack.ground.address("sandbox")
        # The measuring service's queues are nobody else's; of all users only the relay's may read them.
        self.amqp_uri = stack.environment("relay")["AMQP_URI"]

    # --- a database and queues of our own -----------------------------------------------------------------------------

    def database_url(self, name: str = NAME) -> str:
        """Return the superuser's way into a database."""
        start = self.stack.ground.database.superuser_url.rpartition("/")[0]
        return f"postgresql+psycopg2{start[start.index('://') :]}/{name}"

    def fresh_database(self) -> str:
        """Make an empty migrated store; return its URL."""
        with self.connection("postgres") as cursor:
            cursor.execute(f"drop database if exists {NAME} with (force)")
            cursor.execute(f"create database {NAME} template template0 encoding 'UTF8'")
        migrate(self.database_url(), "postgres")
        engine = create_engine(self.database_url())
        cases.METADATA.create_all(engine)
        engine.dispose()
        return self.database_url()

    @contextlib.contextmanager
    def connection(self, name: str = NAME) -> Iterator[Any]:
        """Return a cursor in autocommit."""
        connection = psycopg2.connect(plain(self.database_url(name)))
        connection.autocommit = True
        try:
            with connection.cursor() as cursor:
                yield cursor
        finally:
            connection.close()

    @contextlib.contextmanager
    def queues(self, count: int) -> Iterator[None]:
        """Bind *count* queues to the measuring service's exchange: one that it hears, one more, and an office's."""
        exchange = Exchange(topology.events_exchange(NAME), "topic", durable=True)
        quorum = {"x-queue-type": "quorum"}
        keys = (cases.CaseMoved.TYPE, cases.CaseMoved.TYPE, f"*.*.*.{cases.OFFICE}")
        names = (topology.events_queue(NAME), f"{NAME}.more", f"{NAME}.office")
        bound = [
            Queue(name, bindings=[binding(exchange, key)], durable=True, queue_arguments=quorum)
            for name, key in zip(names[:count], keys[:count], strict=True)
        ]
        bound.append(Queue(topology.replays_queue(NAME), durable=True, queue_arguments=quorum))
        with Connection(self.amqp_uri, connect_timeout=5) as connection:
            channel = connection.channel()
            for queue in bound:
                queue(channel).declare()
            try:
                yield
            finally:
                for queue in bound:
                    queue(channel).delete()
                exchange(channel).delete()

    # --- programs -----------------------------------------------------------------------------------------------------

    def told(self, **more: str) -> dict[str, str]:
        """Return the environment of the measuring service."""
        return supervision.inherited() | {
            "DATABASE_URL": self.database_url(),
            f"DATABASE_URL_{NAME.upper()}": self.database_url(),
            "AMQP_URI": self.amqp_uri,
            "SECRET_KEY": "of no consequence",
            "PYTHONWARNINGS": "ignore",
            **more,
        }

    def ask(self, *command: str) -> Any:
        """Run a module that prints JSON; return it."""
        done = subprocess.run(
            [sys.executable, "-m", *command], cwd=ROOT, env=self.told(), capture_output=True, text=True, check=False
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"python -m {' '.join(command)}: {done.stderr[-2000:]}")
        return json.loads(done.stdout.strip().splitlines()[-1])

    @contextlib.contextmanager
    def program(self, *command: str) -> Iterator[psutil.Process]:
        """Run a program beside the stack until it is no longer needed; it is ready when this begins."""
        port = str(self.stack.installation.port(f"health {NAME} {command[0]}"))
        log = self.stack.installation.log(f"{NAME}-{command[0]}")
        with log.open("ab") as out:
            child = subprocess.Popen(
                [sys.executable, "-m", *command], cwd=ROOT, env=self.told(HEALTH_PORT=port), stdin=subprocess.DEVNULL, stdout=out, stderr=out
            )  # fmt: skip
            try:
                wait_until(lambda: is_ready(f"http://{LOOPBACK}:{port}/readyz"), f"{command}, see {log}")
                yield psutil.Process(child.pid)
            finally:
                child.terminate()
                child.wait(20)

    # --- what processes spend -----------------------------------------------------------------------------------------

    def processes(self, name: str) -> list[psutil.Process]:
        """Return the process of a program of the stack with all below it."""
        pid = self.stack.pid(name)
        if not pid:
            return []
        first = psutil.Process(pid)
        return [first, *first.children(recursive=True)]

    def spent(self) -> dict[str, float]:
        """Return the processor seconds that each program of the stack has taken so far, and our own."""
        taken = {name: sum(cpu(each) for each in self.processes(name)) for name in EVERY_PROGRAM}
        return taken | {"load generator": cpu(psutil.Process(os.getpid()))}

    def memory(self, name: str) -> float:
        """Return the proportional set size of a program in MB."""
        return sum(pss(each) for each in self.processes(name)) / 2**20

    def settled(self) -> bool:
        """Tell whether every service has told everything, and heard everything it was told."""
        for service in SERVICES:
            with self.connection(service) as cursor:
                cursor.execute(
                    "select (select coalesce(max(position), 0) from events) - (select position from relay where name = 'relay'),"
                    " (select count(*) from waiting where parked_because is null)"
                )
                if cursor.fetchone() != (0, 0):
                    return False
        with Connection(self.amqp_uri, connect_timeout=5) as connection:
            channel = connection.channel()
            heard = (topology.events_queue(service) for service in topology.HEARD)
            return all(channel.queue_declare(name, passive=True).message_count == 0 for name in heard)


def cpu(process: psutil.Process) -> float:
    """Return the processor seconds of one process and of those below it that have ended; 0 when it has itself."""
    try:
        times = process.cpu_times()
    except psutil.NoSuchProcess:
        return 0.0
    return float(times.user + times.system + times.children_user + times.children_system)


def pss(process: psutil.Process) -> int:
    """Return the memory of one process, what it shares counted by its share."""
    try:
        return int(process.memory_full_info().pss)
    except psutil.NoSuchProcess:
        return 0
    except psutil.AccessDenied:
        return int(process.memory_info().rss)


def is_ready(address: str) -> bool:
    """Tell whether a health page says so."""
    try:
        with urllib.request.urlopen(address, timeout=2) as answer:  # noqa: S310  (our own http address)
            return bool(answer.status == 200)  # noqa: PLR2004
    except (OSError, URLError):
        return False


def wait_until(look: Callable[[], bool], what: str, within: float = 30.0, every: float = 0.01) -> float:
    """Return how long it took until *look* came true."""
    began = time.perf_counter()
    while not look():
        if time.perf_counter() - began > within:
            raise TimeoutError(f"not within {within} s: {what}")
        time.sleep(every)
    return time.perf_counter() - began
