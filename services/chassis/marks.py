"""Marks that have served their time.

python -m services.chassis.marks purge commands DAYS   remove those of commands, whose answers nobody repeats any more
python -m services.chassis.marks purge PREFIX: DAYS    remove those that begin so

DATABASE_URL says whose. Inbox marks and claims are never purged: a message may come again whenever it likes.
"""

from __future__ import annotations

import sys
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, select

from services.chassis import clock
from services.chassis.settings import Settings
from services.chassis.store.connections import reading
from services.chassis.tables import MARKS

COMMANDS = "commands"
AT_ONCE = 5_000
"""Marks that one statement removes; more would not end within its time."""

# Only a command's mark carries the digest of what was asked.
_OF_A_COMMAND = func.convert_from(MARKS.c.answer, "UTF8").regexp_match(r'^\{"digest":"[0-9a-f]')


def purge(connection: Connection, kind: str, *, before: datetime) -> int:
    """Remove the marks of commands, or of a prefix, that were made before a moment; return how many."""
    of_kind = _OF_A_COMMAND if kind == COMMANDS else MARKS.c.mark.startswith(kind, autoescape=True)
    some = select(MARKS.c.mark).where(of_kind, MARKS.c.marked_at < before).limit(AT_ONCE)
    removed = 0
    while count := connection.execute(MARKS.delete().where(MARKS.c.mark.in_(some))).rowcount:
        removed += count
    return removed


def main(arguments: list[str]) -> int:
    """Run the command."""
    match arguments:
        case ["purge", kind, days] if days.isdecimal() and (kind == COMMANDS or kind.endswith(":")):
            with reading(Settings.from_environment().database_url, connections=1).connect() as connection:
                count = purge(connection, kind, before=clock.now() - timedelta(days=int(days)))
            sys.stdout.write(f"{count} marks were purged\n")
            return 0
        case _:
            sys.stdout.write(__doc__ or "")
            return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
