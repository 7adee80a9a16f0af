"""What the services' databases say after a fault: the log unbroken, the rows as the log has them, each step once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from types import ModuleType
from typing import Any
from uuid import UUID

from sqlalchemy import Table, create_engine, select, text
from sqlalchemy.pool import NullPool

from services.chassis import tables
from services.chassis.rows import Put, fold, key_of, placed
from services.chassis.store import Recorded, replay
from services.chassis.store.statements import link
from services.chassis.vault import Sealed
from services.guarantee import projections as guarantee
from services.identity import projections as identity
from services.notification import projections as notification
from services.payment import projections as payment
from services.preservation import projections as preservation

PROJECTIONS: dict[str, ModuleType] = {
    "guarantee": guarantee,
    "identity": identity,
    "notification": notification,
    "payment": payment,
    "preservation": preservation,
}


LISTED = {"preservation": ("id", "status"), "guarantee": ("application_id", "state")}
"""Where the list of applications names each, and says how it stands."""

LOOKED_AT = {"clock_looks"}
"""What is dropped once it was looked at, by a clock and not by an event."""


@dataclass(frozen=True)
class Moment:
    """All that a service has stored at one moment."""

    service: str
    log: list[Recorded]
    links: list[bytes]
    rows: dict[str, list[dict[str, Any]]]

    def must_be_unbroken(self) -> None:
        """Every event is chained to all before it, and no position is missing."""
        previous = b""
        for position, (recorded, stored) in enumerate(zip(self.log, self.links, strict=True), start=1):
            previous = link(previous, position, recorded.stored, recorded.meta_bytes)
            assert (recorded.position, previous) == (position, stored), f"{self.service} breaks at {position}"

    def must_be_what_replay_says(self) -> None:
        """Rows are the fold of the log, none more and none less; an application stands as its own replay has it."""
        project = PROJECTIONS[self.service].project
        folded: defaultdict[Table, dict[Any, dict[str, Any]]] = defaultdict(dict)
        for each in fold(placed(row, event.position) for event in self.log for row in project(event.event)):
            if isinstance(each, Put):
                folded[each.table][key_of(each)] = dict(each.values)
        for table, wanted in folded.items():
            if table.name in LOOKED_AT:
                continue
            key = [column.name for column in table.primary_key.columns]
            live = {tuple(row[name] for name in key): row for row in self.rows[table.name]}
            # What is sealed opens with the service's secret only, which this reader does not have.
            plain = {column.name for column in table.columns if not isinstance(column.type, Sealed)}
            seen = {one: {name: row[name] for name in wanted.get(one, row)} for one, row in live.items()}
            assert _only(plain, seen) == _only(plain, wanted), (
                f"{self.service}: {table.name} is not what its log says"
            )
        if self.service in LISTED:
            streams = defaultdict(list)
            for event in self.log:
                streams[event.originator_id].append(event.event)
            id_, status = LISTED[self.service]
            for row in self.rows["applications"]:
                application = replay(streams[row[id_]])
                assert (row[status], row["version"]) == (application.status.value, application.version)


@dataclass(frozen=True)
class Record:
    """The database of one *service*, entered in its own role."""

    service: str
    url: str

    def ask(self, statement: Any, **given: Any) -> list[dict[str, Any]]:
        """Return what a statement finds, or change what it says."""
        engine = create_engine(self.url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            found = connection.execute(text(statement) if isinstance(statement, str) else statement, given)
            return [dict(each) for each in found.mappings()] if found.returns_rows else []

    def moment(self) -> Moment:
        """Return everything as it is at one moment."""
        engine = create_engine(self.url, poolclass=NullPool, isolation_level="REPEATABLE READ")
        with engine.connect() as connection:
            events = connection.execute(select(tables.EVENTS).order_by(tables.EVENTS.c.position)).all()
            rows = {
                name: [dict(each) for each in connection.execute(select(table)).mappings()]
                for name, table in PROJECTIONS[self.service].METADATA.tables.items()
            }
        return Moment(
            self.service, [_recorded(each) for each in events], [each.link for each in events], rows
        )

    def history(self, id_: UUID | str) -> list[Recorded]:
        """Return the events of one aggregate."""
        mine = tables.EVENTS.c.originator_id == UUID(str(id_))
        return [_recorded(each) for each in self._events(mine)]

    def after(self, position: int) -> list[Recorded]:
        """Return the events behind a position."""
        return [_recorded(each) for each in self._events(tables.EVENTS.c.position > position)]

    @property
    def head(self) -> int:
        """The last position."""
        return int(self.ask("select coalesce(max(position), 0) as head from events")[0]["head"])

    @property
    def waiting(self) -> list[dict[str, Any]]:
        """The messages that wait or are parked."""
        return self.ask(select(tables.WAITING).order_by(tables.WAITING.c.n))

    @property
    def left_over(self) -> set[str]:
        """What waits, is parked or could not be told."""
        untold = self.ask(select(tables.UNTOLD))
        return {f"waiting {row['n']}" for row in self.waiting} | {
            f"untold {row['position']}" for row in untold
        }

    def _events(self, condition: Any) -> list[Any]:
        engine = create_engine(self.url, poolclass=NullPool)
        with engine.connect() as connection:
            wanted = select(tables.EVENTS).where(condition).order_by(tables.EVENTS.c.position)
            return list(connection.execute(wanted).all())


def _only(names: set[str], rows: dict[Any, dict[str, Any]]) -> dict[Any, dict[str, Any]]:
    return {key: {name: value for name, value in row.items() if name in names} for key, row in rows.items()}


def steps(history: Iterable[Recorded]) -> Counter[str]:
    """Return how often each step was taken."""
    return Counter(type(each.event).__name__ for each in history)


def _recorded(row: Any) -> Recorded:
    return Recorded(
        row.position, row.originator_id, row.originator_version, row.topic, bytes(row.state), bytes(row.meta)
    )
