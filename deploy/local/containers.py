"""Database and broker of the tests in containers, where an engine answers (testcontainers)."""

from __future__ import annotations

import subprocess
from typing import Any, NamedTuple

from deploy.local import rights
from deploy.local.broker import OWNER, Given, last_line, uri
from deploy.local.installation import LOOPBACK, Installation
from deploy.local.steps import Stuck, remark, step


class Contained(Given):
    """A broker in a container of testcontainers, with our users in it."""

    way = "testcontainers"

    def __init__(self, installation: Installation, port: int) -> None:
        super().__init__(uri(OWNER, rights.password(installation, OWNER), port))
        self._installation, self._port = installation, port

    def uri(self, user: str) -> str:
        """Return the URI by which USER works."""
        return uri(user, rights.password(self._installation, user), self._port)


class Pair(NamedTuple):
    """The two containers."""

    broker: Contained
    database_url: str
    running: list[Any]

    def stop(self) -> None:
        """Remove them."""
        for container in self.running:
            container.stop()


def engine_answers() -> bool:
    """Tell whether docker's client finds an engine behind it."""
    try:
        done = subprocess.run(["docker", "info"], capture_output=True, timeout=15, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def find(installation: Installation) -> Pair | None:
    """Start both where an engine answers; say in one line which it is."""
    if not engine_answers():
        remark("tests stand on the local broker and database: no container engine answers")
        return None
    running: list[Any] = []
    try:
        with step("containers") as line:
            pair = _start(installation, running)
            line.says("tests stand on testcontainers")
            return pair
    except Exception as why:  # noqa: BLE001  (whatever an engine can come up with, there is the other way)
        for container in running:
            container.stop()
        remark(f"tests stand on the local broker and database: {last_line(str(why))}")
        return None


def _start(installation: Installation, running: list[Any]) -> Pair:
    from testcontainers.postgres import PostgresContainer  # noqa: PLC0415  (slow to import, and needed by tests only)
    from testcontainers.rabbitmq import RabbitMqContainer  # noqa: PLC0415

    rabbit = RabbitMqContainer("rabbitmq:4", username=OWNER, password=rights.password(installation, OWNER))
    postgres = PostgresContainer("postgres:18", driver=None, password=installation.secret("postgres"))
    postgres.with_command("postgres -c max_connections=200")
    # The same ports after a restart, which the tests of faults put them through.
    rabbit.with_bind_ports(5672, installation.port_again("broker"))
    postgres.with_bind_ports(5432, installation.port_again("database"))
    for container in (rabbit, postgres):
        running.append(container)
        container.start()
    script = "cat > /tmp/users.json <<'END'\n" + rights.definitions(installation, OWNER) + "\nEND\n"
    given = rabbit.exec(["sh", "-c", script + "rabbitmqctl import_definitions /tmp/users.json"])
    if given.exit_code:
        raise Stuck(last_line(given.output.decode()))
    url = postgres.get_connection_url(host=LOOPBACK)
    return Pair(Contained(installation, int(rabbit.get_exposed_port(5672))), url, running)
