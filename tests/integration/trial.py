"""What the chassis' tests try a program with: a client, a process, and a wire that can be cut."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Self
from uuid import uuid4

import orjson
import pika
import psycopg2
from sqlalchemy.engine import make_url

from deploy.local.installation import ROOT, free_port
from services.chassis.testing import eventually

APPLICANT = {"actor": "a1", "role": "applicant", "office": "", "command": "", "trace": "t1"}


class Program:
    """A program of ours as a process; its lines are read."""

    def __init__(self, *arguments: str, environment: Mapping[str, str], log: Path) -> None:
        self.port = free_port()
        self.log = log
        told = {**os.environ, **environment, "HEALTH_PORT": str(self.port), "PYTHONUNBUFFERED": "1"}
        with log.open("ab") as lines:
            self.process = subprocess.Popen(
                [sys.executable, "-m", *arguments], cwd=ROOT, env=told, stdout=lines, stderr=lines
            )

    def __enter__(self) -> Self:
        try:
            eventually(lambda: self.is_ready() or self.process.poll() is not None, what="ready")
            assert self.process.poll() is None, "it ended"
        except AssertionError as error:
            self.__exit__()
            error.add_note(self.lines[-3000:])
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()

    @property
    def lines(self) -> str:
        """What it has written so far."""
        return self.log.read_text()

    def _ended(self) -> list[str]:
        """Return the lines of the log that are written to their end."""
        return [each for each in self.lines.split("\n")[:-1] if each.startswith("{")]

    def line(self, event: str) -> dict[str, Any]:
        """Wait for the first line that says *event*: it may come after what it tells of."""
        return eventually(
            lambda: next((each for each in map(orjson.loads, self._ended()) if each["event"] == event), {}),
            what=f"the line {event!r}",
        )

    def is_ready(self) -> bool:
        """Tell whether it says that it is ready."""
        return self.page("readyz")[0] == 200

    def page(self, name: str) -> tuple[int, Any]:
        """Return status and content of one of its pages."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{name}", timeout=30) as answer:
                return answer.status, orjson.loads(answer.read())
        except urllib.error.HTTPError as error:
            return error.code, orjson.loads(error.read())
        except OSError:
            return 0, None


class Desk:
    """A client of the broker that waits for each step."""

    def __init__(self, uri: str) -> None:
        self.connection = pika.BlockingConnection(pika.URLParameters(uri))
        self.channel = self.connection.channel()
        self.channel.confirm_delivery()
        self.answers: dict[str, tuple[Any, Any]] = {}
        self.replies = str(self.channel.queue_declare("", exclusive=True).method.queue)
        self._bound = False
        self.channel.basic_consume(self.replies, self._hear, auto_ack=True)

    def quorum(self, name: str, *bindings: tuple[str, str]) -> None:
        """Make an empty queue."""
        self.channel.queue_delete(name)
        self.channel.queue_declare(name, durable=True, arguments={"x-queue-type": "quorum"})
        for exchange, key in bindings:
            self.channel.exchange_declare(exchange, "topic", durable=True)
            self.channel.queue_bind(name, exchange, key)

    def tell(
        self,
        key: str,
        body: Any,
        *,
        subject: str,
        id_: str = "",
        user: str | None = None,
        exchange: str = "tests",
        more: Mapping[str, str] | None = None,
    ) -> str:
        """Send an event or a decision; return its id."""
        id_ = id_ or uuid4().hex
        headers = {"ce-id": id_, "ce-subject": subject, "ce-source": "tests", **(more or {})}
        given = pika.BasicProperties(message_id=id_, headers=headers, user_id=user, delivery_mode=2)
        self.channel.basic_publish(
            exchange, key, body if isinstance(body, bytes) else orjson.dumps(body), given
        )
        return id_

    def ask(self, key: str, asked: Any, command: str = "") -> str:
        """Send a request; return what to look for among the answers."""
        body = {"args": [], "kwargs": {"caller": {**APPLICANT, "command": command}, "asked": asked}}
        return self.ask_raw(key, orjson.dumps(body))

    def ask_raw(self, key: str, body: bytes) -> str:
        """Send any bytes as a request."""
        if not self._bound:
            self.channel.queue_bind(self.replies, "nameko-rpc", self.replies)
            self._bound = True
        id_ = uuid4().hex
        given = pika.BasicProperties(
            reply_to=self.replies, correlation_id=id_, content_type="application/json"
        )
        self.channel.basic_publish("nameko-rpc", key, body, given)
        return id_

    def answer(self, id_: str, within: float = 60) -> Any:
        """Wait for the answer to a request."""
        until = time.monotonic() + within
        while id_ not in self.answers:
            self.connection.process_data_events(time_limit=0.05)
            assert time.monotonic() < until, "no answer came"
        return self.answers[id_][1]

    def call(self, key: str, asked: Any, command: str = "", within: float = 60) -> Any:
        """Ask, and return the result."""
        return self.answer(self.ask(key, asked, command), within)["result"]

    def left(self, queue: str) -> int:
        """Return how many messages lie ready in a queue."""
        return int(self.channel.queue_declare(queue, passive=True).method.message_count)

    def take(self, queue: str, count: int, within: float = 60) -> list[tuple[Any, Any, bytes]]:
        """Wait for messages of a queue and take them."""
        taken: list[Any] = []

        def took_all() -> bool:
            while len(taken) < count:
                message = self.channel.basic_get(queue, auto_ack=True)
                if message[0] is None:
                    return False
                taken.append(message)
            return True

        eventually(took_all, within=within, what=f"{count} messages in {queue}")
        return taken

    def close(self) -> None:
        """Leave."""
        self.connection.close()

    def _hear(self, _: Any, __: Any, given: Any, body: bytes) -> None:
        self.answers[given.correlation_id] = (given, orjson.loads(body))


class Wire:
    """A way to a server that can be cut and mended."""

    def __init__(self, host: str, port: int) -> None:
        self._to = (host, port)
        self._open: list[socket.socket] = []
        self._ear = socket.create_server(("127.0.0.1", 0))
        self.port = self._ear.getsockname()[1]
        self._whole = True
        threading.Thread(target=self._listen, daemon=True).start()

    def cut(self) -> None:
        """End all connections and take no new one."""
        self._whole = False
        for each in self._open:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()
        self._open.clear()

    def mend(self) -> None:
        """Take connections again."""
        self._whole = True

    def _listen(self) -> None:
        while True:
            near, _ = self._ear.accept()
            if not self._whole:
                near.close()
                continue
            far = socket.create_connection(self._to)
            self._open += [near, far]
            threading.Thread(target=self._carry, args=(near, far), daemon=True).start()
            threading.Thread(target=self._carry, args=(far, near), daemon=True).start()

    @staticmethod
    def _carry(source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while piece := source.recv(65536):
                target.sendall(piece)
        for each in (source, target):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)


def ask_database(url: str, sql: str, *arguments: Any) -> list[Any]:
    """Run a statement and return its rows."""
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    with closing(psycopg2.connect(plain)) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(sql, arguments)
            return list(cursor.fetchall()) if cursor.description else []
