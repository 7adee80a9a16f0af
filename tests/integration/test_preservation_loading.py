"""An operator loads a list over a real database, by the program that he types."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import psycopg2
import pytest
from sqlalchemy import create_engine, insert
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool
from typer.testing import CliRunner, Result

from deploy.local.stack import Stack
from services.chassis.migrate import migrate, migrations_of
from services.chassis.store import Store
from services.chassis.testing import NOON
from services.dossier.shelf import Courts, Shelf
from services.preservation import lists, projections

NEW = "湘0113,长沙市演示区人民法院,BASIC,湘01,湖南省,普通,chang sha shi yan shi qu ren min fa yuan,\n"

Typed = Callable[..., Result]


@pytest.fixture
def database(stack: Stack) -> Iterator[str]:
    """The URL of a database of its own, migrated as the service's is."""
    server = stack.ground.database.superuser_url
    url = make_url(server).set(drivername="postgresql+psycopg2", database=f"loading_{uuid4().hex[:12]}")
    whole = url.render_as_string(hide_password=False)
    with closing(psycopg2.connect(server)) as connection:
        connection.autocommit = True
        connection.cursor().execute(f"create database {url.database}")
        try:
            migrate(
                whole, url.username or "", service_migrations=migrations_of("services.preservation.wiring")
            )
            yield whole
        finally:
            connection.cursor().execute(f"drop database {url.database} with (force)")


@pytest.fixture
def typed(database: str, monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Type a command as an operator does."""
    for name, value in (
        ("DATABASE_URL", database),
        ("AMQP_URI", "amqp://nowhere"),
        ("SECRET_KEY", "of tests"),
    ):
        monkeypatch.setenv(name, value)
    return lambda *words: CliRunner().invoke(lists.app, list(words))


def test_a_list_is_exported_changed_checked_and_loaded(typed: Typed, database: str, tmp_path: Path) -> None:
    file = tmp_path / "courts.csv"
    file.write_text(typed("export", "courts").stdout + NEW, encoding="utf-8-sig")

    dry = typed("load", "courts", str(file), "--version", "2026-12", "--dry-run")
    assert (dry.exit_code, dry.stdout.splitlines()[0]) == (
        0,
        "against courts 2026-11: 1 added, 0 removed, 0 changed",
    )
    assert "+ 湘0113" in dry.stdout
    assert "2026-12" not in typed("show").stdout

    loaded = typed("load", "courts", str(file), "--version", "2026-12")
    assert (loaded.exit_code, loaded.stdout.splitlines()[-1][:20]) == (0, "courts 2026-12 count")
    assert "2026-12" in typed("show").stdout
    with closing(Store(url=database)) as store:
        courts = Courts(Shelf(projections.Loaded(store)))
        assert courts.version == "2026-12"
        assert courts.get("湘0113") is not None

    again = typed("load", "courts", str(file), "--version", "2026-12")
    assert (again.exit_code, again.stderr) == (
        1,
        "courts 2026-12 is there already; a version is written once\n",
    )


def test_every_bad_row_is_named_with_its_line(typed: Typed, tmp_path: Path) -> None:
    file = tmp_path / "holidays.csv"
    file.write_text("date,kind,name\n2027-01-01,放假,元旦\n2027-01-04,上班,元旦\n2027-02-30,放假,春节\n")
    refused = typed("load", "holidays", str(file), "--version", "2027", "--from", "2027-01-01")
    assert refused.exit_code == 1
    assert [each.partition(":")[0] for each in refused.stderr.splitlines()] == ["line 3", "line 4"]


def test_a_court_stays_on_the_list_while_an_application_lies_before_it(
    typed: Typed, database: str, tmp_path: Path
) -> None:
    before = typed("export", "courts").stdout
    file = tmp_path / "courts.csv"
    file.write_text("".join(row for row in before.splitlines(keepends=True) if not row.startswith("湘0102,")))
    engine = create_engine(database, poolclass=NullPool)
    application = {
        "id": uuid4(),
        "version": 3,
        "position": 3,
        "number": "BQ",
        "account_id": uuid4(),
        "court": "湘0102",
    }
    form = {"category": "LITIGATION", "type": "EVIDENCE", "created_at": NOON}
    with engine.begin() as connection:
        connection.execute(
            insert(projections.applications), [application | form | {"status": "UNDER_REVIEW"}]
        )
    refused = typed("load", "courts", str(file), "--version", "2026-12")
    assert (refused.exit_code, refused.stderr) == (1, "applications that are not over lie before 湘0102\n")

    with engine.begin() as connection:
        connection.execute(projections.applications.update().values(status="WITHDRAWN"))
    assert typed("load", "courts", str(file), "--version", "2026-12").exit_code == 0
