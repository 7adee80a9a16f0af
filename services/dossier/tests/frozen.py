"""Histories as they were stored at some time, kept as files: later versions of the events must still read them."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

from eventsourcing.persistence import StoredEvent

from services.chassis.aggregate import Aggregate
from services.chassis.store import TypedMapper, replay
from services.chassis.store.keys import Keys
from services.chassis.testing import MemoryStore, a_cause
from services.chassis.vault import Vault


class Frozen(NamedTuple):
    """A history as it was stored: bytes, and the key of what is sealed in them."""

    of: UUID
    key: bytes | None
    stored: list[StoredEvent]

    @classmethod
    def read(cls, path: Path) -> Frozen:
        """Return what a file holds."""
        held = json.loads(path.read_text(encoding="utf-8"))
        of = UUID(held["of"])
        stored = [
            StoredEvent(of, each["version"], each["topic"], json.dumps(each["state"]).encode())
            for each in held["events"]
        ]
        return cls(of, b64decode(held["key"]) if held["key"] else None, stored)

    @property
    def versions(self) -> set[tuple[str, int]]:
        """Which events it holds, by topic and version."""
        return {(each.topic, json.loads(each.state).get("class_version", 1)) for each in self.stored}

    def events(self) -> list[Any]:
        """Return the events as the domain knows them today."""
        mapper = TypedMapper(Keys(Vault("a secret of tests"), lambda _: self.key))
        return [mapper.to_domain_event(each) for each in self.stored]

    def aggregate(self) -> Any:
        """Return the aggregate that they make."""
        return replay(self.events())


def freeze(it: Aggregate, path: Path) -> None:
    """Write the history of *it* to a file, as this version of its events stores it."""
    store = MemoryStore()
    store.save(it, cause=a_cause())
    keys = [row["wrapped"] for row in store.tables.get("keys", {}).values()]
    events = ",\n".join(
        json.dumps(
            {"topic": each.topic, "version": each.version, "state": json.loads(each.state)},
            ensure_ascii=False,
        )
        for each in store.log
    )
    key = json.dumps(b64encode(keys[0]).decode() if keys else None)
    path.write_text(f'{{"of": "{it.id}", "key": {key}, "events": [\n{events}\n]}}\n', encoding="utf-8")
