"""What the tests of the whole stand on: a real broker and a real database, in containers where an engine answers, else our own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg2
import pytest
from sqlalchemy import create_engine
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

from deploy.local.installation import ROOT
from deploy.local.stack import Stack
from deploy.local.steps import Stuck
from services.chassis import tables
from tests.journey import PASSWORD, Visitor


@pytest.fixture(scope="session")
def stack() -> Iterator[Stack]:
    """Database and broker, migrated and declared; no program runs yet."""
    state = os.environ.get("TEST_STATE_DIR") or ROOT / ".local" / "tests"
    with Stack(Path(state), in_containers=True) as standing:
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


JUDGE, CLERK = "judge-of-tests", "clerk-of-tests"
"""Staff of 湘0102, a court that no program decides for."""


@dataclass(frozen=True)
class System:
    """All programs, running."""

    stack: Stack

    @property
    def address(self) -> str:
        """Where the gateway is."""
        return self.stack.ground.address("gateway")

    @property
    def sandbox(self) -> str:
        """Where the sandbox is."""
        return self.stack.ground.address("sandbox")

    def visitor(self, patience: float = 10) -> Visitor:
        """Return somebody whom nobody knows yet."""
        return Visitor(self.address, self.sandbox, patience)

    def staff(self, name: str, password: str = PASSWORD) -> Visitor:
        """Return a judge or a clerk, logged in."""
        return self.visitor().log_in(name, password)


@pytest.fixture(scope="session")
def system(stack: Stack) -> System:
    """The whole system; whoever stops a program of it starts it again."""
    stack.run("identity", "services.identity.staff", "seed-demo")
    for verb, name in (("add-judge", JUDGE), ("add-clerk", CLERK)):
        with suppress(Stuck):  # there since the last run
            stack.run(
                "identity",
                "services.identity.staff",
                verb,
                name,
                "--office",
                "湘0102",
                "--password",
                PASSWORD,
            )
    stack.start()
    return System(stack)


@pytest.fixture(scope="session")
def applicant(system: System) -> Visitor:
    """A verified person; tests share one where it does not matter who it is."""
    return system.visitor().newcomer()
