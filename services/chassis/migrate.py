"""Bring a service's database up to date: python -m services.chassis.migrate services.NAME.wiring.

DATABASE_OWNER_URL says who migrates; whoever DATABASE_URL names may work with the tables afterwards: add events and
read them, and everything with the others.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, inspect, make_url, text

HERE = Path(__file__).parent / "migrations"

LOCK = 4712
"""Two migrations of one database wait for each other."""


def migrate(owner_url: str, role: str, *, service_migrations: Path | None = None) -> None:
    """Run the chassis' and the service's migrations that are missing, and grant *role* its rights."""
    engine = create_engine(owner_url)
    with engine.begin() as connection:
        connection.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        config = Config()
        config.set_main_option("script_location", str(HERE))
        config.set_main_option("path_separator", "newline")
        places = [HERE / "versions", *([service_migrations / "versions"] if service_migrations else [])]
        config.set_main_option("version_locations", "\n".join(str(each) for each in places))
        config.attributes["connection"] = connection
        command.upgrade(config, "heads")
        grant(connection, role)
    engine.dispose()


def grant(connection: Connection, role: str) -> None:
    """Give *role* its rights: history is added to and read, never changed."""
    name = connection.dialect.identifier_preparer.quote(role)
    connection.exec_driver_sql(f"grant usage on schema public to {name}")
    for table in inspect(connection).get_table_names():
        if table != "alembic_version":
            rights = "select, insert" if table == "events" else "select, insert, update, delete"
            quoted = connection.dialect.identifier_preparer.quote(table)
            connection.exec_driver_sql(f"grant {rights} on {quoted} to {name}")
    connection.exec_driver_sql(f"grant usage on all sequences in schema public to {name}")


def migrations_of(wiring: str) -> Path:
    """Return the folder of migrations beside a service's *wiring*, which need not be imported for it."""
    found = importlib.util.find_spec(wiring)
    if found is None or found.origin is None:
        raise SystemExit(f"there is no {wiring}")
    return Path(found.origin).parent / "migrations"


def main(arguments: list[str], environment: Mapping[str, str]) -> int:
    """Run the command."""
    if len(arguments) != 1:
        sys.stdout.write(__doc__ or "")
        return 2
    role = make_url(environment["DATABASE_URL"]).username or ""
    migrate(environment["DATABASE_OWNER_URL"], role, service_migrations=migrations_of(arguments[0]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))
