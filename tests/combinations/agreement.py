"""Whether the read model says of every application what replaying its history says."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import closing
from uuid import UUID

from services.chassis.store import Store
from services.preservation import projections
from services.preservation.domain.application import PreservationApplication as Application


def compared(url: str, secret: str, of: Collection[UUID] = ()) -> tuple[int, list[str]]:
    """Return how many applications there are, all or those named, and in which the two differ, and how."""
    with closing(Store(url=url, project=projections.project, secret=secret)) as store:
        rows = [row for row in store.rows(projections.applications) if not of or row["id"] in of]
        wrong = []
        for row in rows:
            application = store.find(Application, row["id"])
            told = application and (application.status.value, application.version)
            if told != (there := (row["status"], row["version"])):
                wrong.append(f"{row['id']}: the read model says {there}, its history {told}")
    return len(rows), wrong
