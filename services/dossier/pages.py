"""Pages of lists: how many lines there are, and where the next page begins."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, Protocol
from uuid import UUID

from services.chassis.refusals import BadInput
from services.chassis.store import Store

_END = 2**63 - 1
"""A position beyond all."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(microseconds=1)
_BETWEEN = "-"


class Listing(Protocol):
    """The statements behind one list, built once: building one costs more than running it."""

    @property
    def counted(self) -> Any:
        """How many lines there are, as `total`."""

    @property
    def chosen(self) -> Any:
        """The lines behind where a page begins, `limit` at most."""

    def beyond(self, after: str | None) -> dict[str, Any]:
        """Return where a page begins."""

    def cursor(self, row: dict[str, Any]) -> str:
        """Return after which line the next page begins."""

    def shown(self, row: dict[str, Any]) -> dict[str, Any]:
        """Return a line as its reader sees it."""


class ByPosition:
    """Pages of what is listed newest first: the cursor is a position."""

    def beyond(self, after: str | None) -> dict[str, Any]:
        """Return where a page begins."""
        return {"beyond": position_at(after) if after else _END}

    def cursor(self, row: dict[str, Any]) -> str:
        """Return after which line the next page begins."""
        return str(row["cursor"])


def page(store: Store, listing: Listing, after: str | None, limit: int, **given: Any) -> dict[str, Any]:
    """Return a page by keyset: items, total, and the cursor of the next one."""
    beyond = listing.beyond(after)
    (counted,) = store.read(listing.counted, **given)
    rows = store.read(listing.chosen, **given, **beyond, limit=limit + 1)
    return {
        "items": [listing.shown(row) for row in rows[:limit]],
        "total": counted["total"],
        "next": listing.cursor(rows[limit - 1]) if len(rows) > limit else None,
    }


def position_at(cursor: str | None) -> int:
    """Return the number that a cursor is; without one that of the beginning."""
    if cursor and not cursor.isdecimal():
        raise _bad_cursor()
    return int(cursor or 0)


def moment_at(cursor: str | None) -> tuple[datetime, UUID]:
    """Return the moment and the id that a cursor is; without one those of the beginning."""
    moment, _, id_ = (cursor or f"0{_BETWEEN}0").partition(_BETWEEN)
    try:
        return _EPOCH + position_at(moment) * _TICK, UUID(int=int(id_, 16))
    except (ValueError, OverflowError):
        raise _bad_cursor() from None


def cursor_at(moment: datetime, id_: UUID) -> str:
    """Return the cursor that `moment_at` reads."""
    return f"{(moment - _EPOCH) // _TICK}{_BETWEEN}{id_.hex}"


def _bad_cursor() -> BadInput:
    zh, en = "应为上一页给出的游标", "must be the cursor of a page"
    return BadInput({"field": "after", "code": "format", "zh": zh, "en": en})
