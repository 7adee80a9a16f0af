"""People who do not exist, each value of theirs found at a glance; and every place where it might lie."""

from __future__ import annotations

import io
import json
import secrets
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

import pikepdf
import psycopg2
from psycopg2 import sql

from deploy.local.stack import Stack
from tests.journey import resident_id

CHARACTERS = [chr(each) for each in range(0x4E00, 0x9FA6)]
GIVEN = CHARACTERS[-24:]


@dataclass(frozen=True)
class Person:
    """Somebody who does not exist."""

    name: str
    mobile: str
    id_no: str
    address: str
    account: str
    email: str
    file: str
    """What stands in a file of his."""

    @property
    def values(self) -> tuple[str, ...]:
        """Everything that is his."""
        return (self.name, self.mobile, self.id_no, self.address, self.account, self.email, self.file)

    def party(self, **more: Any) -> dict[str, Any]:
        """Return him as a party of an application."""
        return {
            "kind": "NATURAL",
            "name": self.name,
            "id_type": "RESIDENT_ID",
            "id_no": self.id_no,
            "gender": "FEMALE" if int(self.id_no[16]) % 2 == 0 else "MALE",
            "birth_date": f"{self.id_no[6:10]}-{self.id_no[10:12]}-{self.id_no[12:14]}",
            "mobile": self.mobile,
            "email": self.email,
            "address": self.address,
            "service_address": self.address,
            **more,
        }

    def clue(self, owner: int) -> dict[str, Any]:
        """Return his bank account as a clue."""
        return {
            "type": "BANK_ACCOUNT",
            "owner": owner,
            "value": "20000.00",
            "holder": "演示银行长沙分行",
            "number": self.account,
            "account_name": self.name,
            "measure": "FREEZE",
            "description": f"{self.name}的账户",
        }

    def paper(self) -> bytes:
        """Return a file that says who he is, in so many bytes."""
        paper = pikepdf.new()
        paper.add_blank_page()
        paper.docinfo["/Subject"] = self.file
        written = io.BytesIO()
        paper.save(written)
        assert self.file.encode() in written.getvalue()
        return written.getvalue()


class People:
    """So many people, new ones every time; each kind of value begins alike, so that one look finds all of them."""

    def __init__(self, count: int) -> None:
        family = "".join(secrets.choice(CHARACTERS) for _ in range(2))
        born = date(1950, 1, 1) + timedelta(days=secrets.randbelow(18_000))
        run = f"{secrets.randbelow(10**5):05d}"
        tag = secrets.token_hex(4)
        self._marks = (family, f"19{run}", f"430102{born:%Y%m%d}", f"6222{run}{run}", tag)
        self.all = [
            Person(
                name=f"{family}{GIVEN[number // len(GIVEN)]}{GIVEN[number % len(GIVEN)]}",
                mobile=f"19{run}{number:04d}",
                id_no=resident_id(number, born),
                address=f"长沙市{family}路{number + 1}号",
                account=f"6222{run}{run}{number:05d}",
                email=f"{tag}-{number}@example.cn",
                file=f"file-{tag}-{number}",
            )
            for number in range(count)
        ]

    @cached_property
    def forms(self) -> dict[bytes, set[bytes]]:
        """Every value as bytes, by how it begins: as UTF-8, and as JSON writes what is not ASCII."""
        found: dict[bytes, set[bytes]] = {}
        for mark in self._marks:
            begun = [
                value[value.index(mark) :] for each in self.all for value in each.values if mark in value
            ]
            for spelt in (str, _escaped, _escaped_in_capitals):
                found.setdefault(spelt(mark).encode(), set()).update(spelt(value).encode() for value in begun)
        return found

    def in_(self, content: bytes) -> list[str]:
        """Return what of them stands in some bytes."""
        found = []
        for mark, values in self.forms.items():
            at = content.find(mark)
            while at >= 0:
                found += [value.decode() for value in values if content.startswith(value, at)]
                at = content.find(mark, at + 1)
        return found


def _escaped(text: str) -> str:
    return json.dumps(text)[1:-1]


def _escaped_in_capitals(text: str) -> str:
    return "".join(each if each.isascii() else f"\\u{ord(each):04X}" for each in text)


# --- where something might lie ----------------------------------------------------------------------------------------

Found = Iterator[tuple[str, bytes]]
"""Names of places, each with what lies there."""


def logs(stack: Stack) -> Found:
    """Return what every program has written of what it did."""
    for path in sorted(stack.installation.folder("log").glob("*.log*")):
        yield f"log {path.name}", path.read_bytes()


def tables(stack: Stack) -> Found:
    """Return all rows of every table of every database, text and bytes as they are."""
    server = stack.ground.database.superuser_url
    for name in _column(server, "select datname from pg_database where datallowconn and not datistemplate"):
        with closing(psycopg2.connect(server, dbname=name)) as connection, connection.cursor() as cursor:
            cursor.execute("select tablename from pg_tables where schemaname = 'public'")
            for (table,) in cursor.fetchall():
                yield (
                    f"table {name}.{table}",
                    _copied(cursor, sql.SQL("table {}").format(sql.Identifier(table))),
                )


def disk_of_database(stack: Stack, since: float) -> Found:
    """Return what the database's files have come to hold since a moment: tables, indexes, WAL and its own log."""
    with closing(psycopg2.connect(stack.ground.database.superuser_url)) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("checkpoint")
            cursor.execute(_FILES, {"since": since})
            for (path,) in cursor.fetchall():
                read = sql.SQL("select pg_read_binary_file({}, 0, 1 << 29, true)").format(sql.Literal(path))
                yield f"database file {path}", _copied(cursor, read)


_FILES = """
with recursive files (path, isdir, modification) as (
    select name, stat.isdir, stat.modification
    from pg_ls_dir('.', true, false) name, pg_stat_file(name, true) stat
    union all
    select path || '/' || name, stat.isdir, stat.modification
    from files, pg_ls_dir(path, true, false) name, pg_stat_file(path || '/' || name, true) stat
    where files.isdir
)
select path from files where not isdir and modification >= to_timestamp(%(since)s)
"""


def disk_of_broker(stack: Stack) -> Found:
    """Return what lies in the folder of a broker of our own; into somebody else's one cannot look."""
    node = stack.ground.broker.ours
    for path in sorted((node.home / "db").rglob("*") if node else ()):
        with suppress(FileNotFoundError):  # the broker has thrown it away meanwhile
            if path.is_file():
                yield f"broker file {path.name}", path.read_bytes()


def blobs(folder: Path) -> Found:
    """Return the files of the materials."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield f"blob {path.name}", path.read_bytes()


def _column(server: str, query: str) -> list[str]:
    with closing(psycopg2.connect(server)) as connection, connection.cursor() as cursor:
        cursor.execute(query)
        return [row[0] for row in cursor.fetchall()]


def _copied(cursor: Any, query: sql.Composable) -> bytes:
    """Return what a query answers, in the database's own bytes."""
    answer = io.BytesIO()
    cursor.copy_expert(sql.SQL("copy ({}) to stdout (format binary)").format(query), answer)
    return answer.getvalue()


def leaks(people: People, places: Iterable[tuple[str, bytes]]) -> dict[str, list[str]]:
    """Return the places in which something of somebody lies, with what it is."""
    return {name: found[:5] for name, content in places if (found := people.in_(content))}
