"""The clocks' looks and the court's tasks over a store in memory: what the rows say, without SQL."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from services.chassis.testing import MemoryStore
from services.dossier.pages import position_at
from services.preservation import projections
from services.preservation.domain.alarm import DUTIES


class MemoryAlarms(projections.Alarms):
    """Looks and pages as the SQL does."""

    _store: MemoryStore  # type: ignore[assignment]

    def due(self, *, at: datetime, limit: int) -> list[dict[str, Any]]:
        rows = [each for each in self._store.rows(projections.clock_looks) if each["look_at"] <= at]
        return sorted(rows, key=lambda each: each["look_at"])[:limit]

    def page(
        self, office: str, *, application_id: UUID | None, done: bool, after: str | None, limit: int
    ) -> dict[str, Any]:
        found = []
        for each in self._store.rows(projections.tasks):
            application = self._store.row(projections.applications, id=each["application_id"])
            if application is None or application["court"] != office:
                continue
            still = application["status"] in DUTIES[each["kind"]].states
            shown = each["done_at"] is not None if done else each["done_at"] is None and still
            if shown and application_id in (None, each["application_id"]):
                found.append({**each, "number": application["number"]})
        beyond = position_at(after)
        page = sorted((each for each in found if each["position"] > beyond), key=lambda it: it["position"])
        more = str(page[limit - 1]["position"]) if len(page) > limit else None
        return {"items": page[:limit], "total": len(found), "next": more}
