"""The inbox over a store in memory: what the rows say, without SQL."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from services.chassis.testing import MemoryStore
from services.notification.projections import NOTICES, InboxRows
from services.notification.use_cases import Count


class MemoryInbox(InboxRows):
    """Pages and counts as the SQL does."""

    _store: MemoryStore  # type: ignore[assignment]

    def page(
        self, owners: Sequence[UUID], *, before: int | None, limit: int, unread: bool
    ) -> list[dict[str, Any]]:
        rows = sorted(self._owned(owners), key=lambda each: -each["position"])
        fitting = [
            each
            for each in rows
            if (before is None or each["position"] < before) and not (unread and each["opened_at"])
        ]
        return fitting[:limit]

    def count(self, owners: Sequence[UUID]) -> Count:
        rows = self._owned(owners)
        return Count(all=len(rows), unread=sum(each["opened_at"] is None for each in rows))

    def _owned(self, owners: Sequence[UUID]) -> list[dict[str, Any]]:
        return [row for owner in set(owners) for row in self._store.rows(NOTICES, account_id=owner)]
