"""What the integration tests stand on: a real broker and a real database, in containers where an engine answers, else our own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import psycopg2
import pytest
from sqlalchemy import create_engine
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

from deploy.local.installation import ROOT
from deploy.local.stack import Stack
from services.chassis import tables


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
