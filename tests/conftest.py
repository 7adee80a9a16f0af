"""What the tests of the whole stand on: a real broker and a real database, in containers where an engine answers, else our own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import uuid4

import psycopg2
import pytest
from sqlalchemy import create_engine
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

from deploy.local import containers
from deploy.local.installation import ROOT
from deploy.local.stack import Stack
from services.chassis import tables
from tests.journey import A_CROWD, PASSWORD, Visitor

SLOWEST_FIRST = ("web", "integration", "faults")
"""The folders whose tests need a running system."""


def pytest_report_header() -> str:
    """Say in the first lines of the run what the tests of the whole stand on."""
    if containers.engine_answers():
        return "system: testcontainers"
    return "system: the local broker and database, no container engine answers"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Two processes, each with a system of its own, take one test after the other: first what takes longest."""
    for item in items:
        # schemathesis calls its tests of all operations the same; of those that are called the same only one would be run.
        if label := getattr(item, "operation_label", None):
            turn = getattr(getattr(item, "callspec", None), "id", "")
            item._id = replace(item.id, params=f"{label} {turn}".strip())
    folders = {name: rank for rank, name in enumerate(SLOWEST_FIRST)}

    def place(item: pytest.Item) -> tuple[int, bool]:
        # Who waits for the minute to be over does so last in his folder, when it long is.
        waits = "a_minute_later" in getattr(item, "fixturenames", ())
        return folders.get(item.path.parent.name, len(folders)), waits

    items.sort(key=place)


@pytest.fixture(scope="session")
def stack() -> Iterator[Stack]:
    """Database and broker, migrated and declared; no program runs yet."""
    state = Path(os.environ.get("TEST_STATE_DIR") or ROOT / ".local" / "tests")
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    told = {"identity": A_CROWD["identity"] | QUICK}
    with Stack(state / worker, in_containers=True, told=told) as standing:
        yield standing


@pytest.fixture
def scratch(stack: Stack) -> Iterator[str]:
    """The URL of an empty database with the chassis' tables, dropped afterwards."""
    name = f"scratch_{uuid4().hex[:12]}"
    server = stack.ground.database.superuser_url
    url = make_url(server).set(drivername="postgresql+psycopg2", database=name)
    with closing(psycopg2.connect(server)) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(f"create database {name}")
            tables.METADATA.create_all(create_engine(url, poolclass=NullPool))
            yield url.render_as_string(hide_password=False)
            cursor.execute(f"drop database {name} with (force)")


JUDGE, COLLEAGUE, CLERK = "judge-of-tests", "second-judge-of-tests", "clerk-of-tests"
STAFF = (
    *((JUDGE, "judge", "湘0102"), (COLLEAGUE, "judge", "湘0102"), (CLERK, "clerk", "湘0102")),
    ("administrator-of-tests", "court_admin", "湘0102"),
    ("finance-of-tests", "finance", "湘0102"),
    ("operator-of-tests", "operator", ""),
)
"""Staff of 湘0102, a court that no program decides for, and an operator."""

QUICK = {"ARGON2_ROUNDS": "1", "ARGON2_MEMORY_KIB": "64"}
"""What identity is told where a password is worth nothing, and hundreds of people log in."""


@dataclass(frozen=True)
class System:
    """All programs, running."""

    stack: Stack
    hired: set[str] = field(default_factory=set)
    tokens: dict[str, str] = field(default_factory=dict)
    """Of staff who are logged in: a code of their second factor is good once in half a minute."""

    @property
    def address(self) -> str:
        """Where the gateway is."""
        return self.stack.ground.address("gateway")

    @property
    def sandbox(self) -> str:
        """Where the sandbox is."""
        return self.stack.ground.address("sandbox")

    def visitor(self, patience: float = 60) -> Visitor:
        """Return somebody whom nobody knows yet."""
        return Visitor(self.address, self.sandbox, patience)

    def add_staff(self, name: str, role: str, office: str = "") -> None:
        """Let somebody of an office in; an operator is of none."""
        self.hire((name, role, office))

    def hire(self, *staff: tuple[str, str, str]) -> None:
        """Let everybody in who is not there yet: name, role and office of each."""
        new = [word for each in staff if each[0] not in self.hired for word in each]
        if new:
            self.stack.run("identity", "tests.integration.authorisation.hiring", PASSWORD, *new)
        self.hired.update(each[0] for each in staff)

    def staff(self, name: str, password: str = PASSWORD) -> Visitor:
        """Return somebody of an office, logged in."""
        who = self.visitor()
        who.token = self.tokens.get(name, "")
        if not who.token or not who.call("GET", "sessions/current", expect=(200, 401)).ok:
            self.tokens[name] = who.log_in_staff(name, password).token
        return who


@pytest.fixture(scope="session")
def system(stack: Stack) -> System:
    """The whole system; whoever stops a program of it starts it again."""
    whole = System(stack)
    with ThreadPoolExecutor() as meanwhile:
        seeded = meanwhile.submit(stack.run, "identity", "services.identity.staff", "seed-demo")
        hired = meanwhile.submit(whole.hire, *STAFF)
        stack.start()
        seeded.result()
        hired.result()
    return whole


@pytest.fixture(scope="session")
def applicant(system: System) -> Visitor:
    """A verified person; tests share one where it does not matter who it is."""
    return system.visitor().newcomer()
