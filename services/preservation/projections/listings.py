"""The statements behind lists, and where a page of each begins; built once: building one costs more than running it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ColumnElement, DateTime, Integer, Uuid, bindparam, func, select, tuple_

from services.dossier.pages import ByPosition, cursor_at, moment_at
from services.preservation.domain.status import Status
from services.preservation.projections.tables import applications, readings, sections

_LISTED = (
    "id", "number", "status", "court", "category", "type", "amount", "created_at", "submitted_at", "account_id",
    "organisation_id", "assigned_to",
)  # fmt: skip


class Listing(ByPosition):
    """The statements behind one list of applications: its lines, newest first, and how many there are."""

    def __init__(self, condition: ColumnElement[bool], position: Column[int]) -> None:
        self.counted = select(func.count().label("total")).select_from(applications).where(condition)
        self.chosen = (
            _lines(position.label("cursor"))
            .where(condition, position < bindparam("beyond"))
            .order_by(position.desc())
            .limit(bindparam("limit", type_=Integer))
        )

    def shown(self, row: dict[str, Any]) -> dict[str, Any]:
        """Return the line of an application; what a draft says lies in its creation form."""
        form = row["form"] if row["status"] == Status.DRAFT else None
        return {name: form[name] if form and name in form else row[name] for name in _LISTED}


class Queue(Listing):
    """The lines of a court's list with who works on each, and the court's clock; whose time runs out first, on wish."""

    def __init__(self, condition: ColumnElement[bool], *, by_clock: bool) -> None:
        super().__init__(condition, applications.c.submitted_position)
        self._by_clock = by_clock
        also = [applications.c[name] for name in (*_QUEUED, "due_at")]
        self.chosen = self.chosen.add_columns(*also)
        if by_clock:
            place = tuple_(applications.c.due_at, applications.c.id)
            beyond = tuple_(bindparam("due", type_=DateTime(timezone=True)), bindparam("last", type_=Uuid))
            self.chosen = (
                _lines(*also)
                .where(condition, place > beyond)
                .order_by(applications.c.due_at, applications.c.id)
                .limit(bindparam("limit", type_=Integer))
            )

    def beyond(self, after: str | None) -> dict[str, Any]:
        """Return where a page begins: a moment and an id where it goes by the clock."""
        if not self._by_clock:
            return super().beyond(after)
        due, last = moment_at(after)
        return {"due": due, "last": last}

    def cursor(self, row: dict[str, Any]) -> str:
        """Return after which line the next page begins."""
        if not self._by_clock:
            return super().cursor(row)
        return cursor_at(row["due_at"], row["id"])

    def shown(self, row: dict[str, Any]) -> dict[str, Any]:
        """Return the line as the court sees it."""
        return {**super().shown(row), **{name: row[name] for name in _QUEUED}}


_QUEUED = ("holder_id", "urgent", "clock", "clock_at")


def _lines(*more: ColumnElement[Any]) -> Any:
    """Return what lists of applications are selected from; a draft's line needs its creation form."""
    form = (sections.c.application_id == applications.c.id) & (sections.c.section == "creation")
    columns = [applications.c[name] for name in _LISTED]
    return select(*columns, sections.c.content.label("form"), *more).select_from(
        applications.outerjoin(sections, form)
    )


class ReadingsListing(ByPosition):
    """The statements behind the list of readings."""

    def __init__(self, condition: ColumnElement[bool]) -> None:
        self.counted: Any = select(func.count().label("total")).select_from(readings).where(condition)
        self.chosen = (
            select(readings, readings.c.position.label("cursor"))
            .where(condition, readings.c.position < bindparam("beyond"))
            .order_by(readings.c.position.desc())
            .limit(bindparam("limit", type_=Integer))
        )

    def shown(self, row: dict[str, Any]) -> dict[str, Any]:
        """Return a line as the court's administrator sees it."""
        return {name: value for name, value in row.items() if name not in ("position", "office", "cursor")}
