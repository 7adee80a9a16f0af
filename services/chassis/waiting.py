"""The waiting table: messages that could not be taken yet, and those that never can be, with the reason.

python -m services.chassis.waiting list                   what waits and what is parked
python -m services.chassis.waiting replay NUMBER...       give parked ones another chance (`all`: every one)

The database is that of DATABASE_URL.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, exc, func, select, update
from sqlalchemy.dialects.postgresql import insert

from services.chassis import clock
from services.chassis.envelope import Heard
from services.chassis.refusals import StoreUnavailable
from services.chassis.settings import Settings
from services.chassis.store.connections import reading
from services.chassis.tables import WAITING
from services.chassis.vault import Key

DELAYS = tuple(timedelta(seconds=each) for each in (1, 5, 30, 300, 3600, 21600))
"""How long a message waits after its first, second, … failure; after one more it is parked."""

PATIENCE = timedelta(days=1)
"""How long what a message builds on may stay unheard."""

CLAIMED_FOR = timedelta(minutes=1)
"""How long a program has for one attempt, before another one may try."""

SEALED = b"\x01"
"""What a sealed body begins with."""

LATER, NOT_YET, NEVER = "later", "not-yet", "never"


class Outcome(NamedTuple):
    """What came of an attempt, and why."""

    kind: str
    because: str = ""


DONE = Outcome("done")
"""Nothing is left to do."""


@dataclass(frozen=True)
class Row:
    """A message that waits."""

    n: int
    heard: Heard
    attempts: int
    next_at: datetime
    received_at: datetime
    because: str
    parked_because: str | None

    @property
    def is_not_yet(self) -> bool:
        """Tell whether it waits for something not heard yet, and has not failed."""
        return self.because.startswith(NOT_YET)


class WaitingRoom:
    """The rows of one *reaction*, which is the name of a queue; what the messages say lies sealed with *key*."""

    def __init__(self, url: str, reaction: str, key: Key) -> None:
        self._engine = reading(url, connections=1)
        self._reaction = reaction
        self._key = key
        self._mine = (WAITING.c.reaction == reaction) & WAITING.c.parked_because.is_(None)

    def subjects(self) -> dict[str, datetime]:
        """Return the subjects of which something waits, each with the time of its next chance."""
        found = (
            select(WAITING.c.subject, func.min(WAITING.c.next_at).label("next_at"))
            .where(self._mine)
            .group_by(WAITING.c.subject)
        )
        with self._connection() as connection:
            return {each.subject: each.next_at for each in connection.execute(found)}

    def of(self, subject: str) -> list[Row]:
        """Return what waits of one subject, oldest first."""
        found = select(WAITING).where(self._mine, WAITING.c.subject == subject).order_by(WAITING.c.n)
        with self._connection() as connection:
            return [_row(each, self._body(each)) for each in connection.execute(found)]

    def keep(
        self, heard: Heard, *, because: str, at: datetime, attempts: int = 0, parked: bool = False
    ) -> None:
        """Write the message down; it may be acked then. The second copy of a message is dropped."""
        message_id = heard.id or f"without-id-{clock.now().timestamp()}"
        if heard.user:
            message_id = f"{heard.user}/{heard.id}"
        row = insert(WAITING).values(
            reaction=self._reaction,
            message_id=message_id,
            type=heard.type,
            version=heard.version,
            subject=heard.subject,
            user_id=heard.user or None,
            headers={name: _plain(value) for name, value in heard.headers.items()},
            body=SEALED + self._key.seal(heard.body, self._place(message_id)),
            attempts=attempts,
            next_at=at,
            because=because,
            parked_because=because if parked else None,
            received_at=clock.now(),
        )
        with self._connection() as connection:
            connection.execute(row.on_conflict_do_nothing())

    def keep_failed(self, heard: Heard, outcome: Outcome, *, at: datetime) -> bool:
        """Write down a message that just failed; tell whether it waits, and is not parked."""
        parked = outcome.kind == NEVER
        self.keep(heard, because=_because(outcome), at=at + DELAYS[0], attempts=1, parked=parked)
        return not parked

    def claim(self, row: Row, *, at: datetime) -> bool:
        """Tell whether this program, and no other one, may try now."""
        mine = (
            update(WAITING)
            .where(WAITING.c.n == row.n, WAITING.c.next_at == row.next_at)
            .values(next_at=at + CLAIMED_FOR)
        )
        with self._connection() as connection:
            return connection.execute(mine).rowcount == 1

    def put_off(self, row: Row, outcome: Outcome, *, at: datetime) -> None:
        """Let it wait longer than before, or park it when its chances are used up."""
        attempts = row.attempts + 1
        waited_enough = at - row.received_at > PATIENCE if outcome.kind == NOT_YET else attempts > len(DELAYS)
        values: dict[str, Any] = {
            "attempts": attempts,
            "next_at": at + DELAYS[min(attempts, len(DELAYS)) - 1],
            "because": _because(outcome),
        }
        if outcome.kind == NEVER or waited_enough:
            values["parked_because"] = _because(outcome)
        with self._connection() as connection:
            connection.execute(update(WAITING).where(WAITING.c.n == row.n).values(values))

    def drop(self, row: Row) -> None:
        """Forget a message that had its effect."""
        with self._connection() as connection:
            connection.execute(delete(WAITING).where(WAITING.c.n == row.n))

    def hurry(self, subject: str, *, at: datetime) -> None:
        """Let those that wait for something not heard yet try at once: it may just have been heard."""
        waiting = self._mine & (WAITING.c.subject == subject) & WAITING.c.because.startswith(NOT_YET)
        with self._connection() as connection:
            connection.execute(update(WAITING).where(waiting).values(next_at=at))

    def _body(self, found: Any) -> bytes:
        """Return what a message says; what lay there in plain text before is JSON, which cannot begin as sealed does."""
        body = bytes(found.body)
        return self._key.open(body[1:], self._place(found.message_id)) if body.startswith(SEALED) else body

    def _place(self, message_id: str) -> bytes:
        return f"waiting/{self._reaction}/{message_id}".encode()

    @contextmanager
    def _connection(self) -> Iterator[Connection]:
        try:
            with self._engine.connect() as connection:
                yield connection
        except (exc.OperationalError, exc.InterfaceError, exc.TimeoutError, OSError) as error:
            raise StoreUnavailable from error


def _because(outcome: Outcome) -> str:
    return f"{outcome.kind}: {outcome.because}".replace("\0", "")


def _plain(value: Any) -> Any:
    return value if isinstance(value, str | int | float | bool | list | dict | None) else str(value)


def _row(found: Any, body: bytes = b"") -> Row:
    heard = Heard(
        id=found.message_id.removeprefix(f"{found.user_id}/") if found.user_id else found.message_id,
        type=found.type,
        version=found.version,
        subject=found.subject,
        user=found.user_id or "",
        headers=found.headers,
        body=body,
    )
    return Row(
        found.n,
        heard,
        found.attempts,
        found.next_at,
        found.received_at,
        found.because or "",
        found.parked_because,
    )


def listed(connection: Connection) -> list[Row]:
    """Return everything that waits or is parked, oldest first, but not what it says."""
    return [_row(each) for each in connection.execute(select(WAITING).order_by(WAITING.c.n))]


def replay(connection: Connection, numbers: Sequence[int] | None) -> int:
    """Give parked messages another chance, all of them without *numbers*; return how many."""
    parked = WAITING.c.parked_because.is_not(None)
    which = parked if numbers is None else parked & WAITING.c.n.in_(numbers)
    fresh = {"parked_because": None, "attempts": 0, "next_at": clock.now(), "received_at": clock.now()}
    return int(connection.execute(update(WAITING).where(which).values(fresh)).rowcount)


def main(arguments: list[str]) -> int:
    """Run the command."""
    say = sys.stdout.write
    with reading(Settings.from_environment().database_url, connections=1).connect() as connection:
        match arguments:
            case ["list"]:
                for row in listed(connection):
                    state = (
                        f"parked: {row.parked_because}"
                        if row.parked_because
                        else f"next {row.next_at:%F %T} {row.because}"
                    )
                    say(f"{row.n}\t{row.heard.type}\t{row.heard.subject}\t{row.attempts} attempts\t{state}\n")
            case ["replay", *numbers] if numbers:
                count = replay(connection, None if numbers == ["all"] else [int(each) for each in numbers])
                say(f"{count} will be tried again\n")
            case _:
                say(__doc__ or "")
                return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
