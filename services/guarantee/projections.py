"""The read model of guarantee: the list of applications."""

from __future__ import annotations

from collections.abc import Mapping
from functools import singledispatch
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Column,
    DateTime,
    Index,
    Integer,
    MetaData,
    Numeric,
    Table,
    Text,
    Uuid,
    bindparam,
    func,
    select,
)

from services.chassis.rows import Patch, Put, RowOperation
from services.chassis.store import Store
from services.guarantee.domain.application import GuaranteeApplication, Step
from services.guarantee.domain.states import State

METADATA = MetaData()

APPLICATIONS = Table(
    "applications",
    METADATA,
    Column("application_id", Uuid, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("account_id", Uuid, nullable=False),
    Column("state", Text, nullable=False),
    Column("court", Text, nullable=False),
    Column("amount", Numeric(15, 2), nullable=False),
    Column("category", Text, nullable=False),
    Column("insurer", Text, nullable=False),
    Column("submitter", Text, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Index("ix_applications_account_id_state", "account_id", "state"),
)


@singledispatch
def project(event: object) -> list[RowOperation]:
    """Return what the event changes in the read model."""
    raise NotImplementedError(f"decide what {type(event).__qualname__} changes")


@project.register
def _(event: GuaranteeApplication.Created) -> list[RowOperation]:
    row = {
        "application_id": event.originator_id,
        "version": event.originator_version,
        "account_id": event.account_id,
        "state": State.DRAFT.value,
        "court": event.court,
        "amount": event.amount,
        "category": event.category,
        "insurer": event.insurer,
        "submitter": event.submitter,
        "created_at": event.created_at,
    }
    return [Put(APPLICATIONS, row)]


@project.register
def _(event: Step) -> list[RowOperation]:
    moved = {"state": event.leads_to.value} if event.leads_to else {}
    return [
        Patch(
            APPLICATIONS,
            {"application_id": event.originator_id},
            {"version": event.originator_version, **moved},
        )
    ]


class ApplicationRows:
    """The applications, read from their rows."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def count_by_state(self, account_id: UUID) -> Mapping[State, int]:
        """Return how many applications of the account stand in each state."""
        return {State(row["state"]): row["many"] for row in self._store.read(_COUNTED, owner=account_id)}

    def drafts_of(self, account_id: UUID) -> list[UUID]:
        """Return the account's drafts."""
        rows = self._store.rows(APPLICATIONS, account_id=account_id, state=State.DRAFT.value)
        return [row["application_id"] for row in rows]


# Built once: building costs more than asking.
_COUNTED: Any = (
    select(APPLICATIONS.c.state, func.count().label("many"))
    .where(APPLICATIONS.c.account_id == bindparam("owner"))
    .group_by(APPLICATIONS.c.state)
)
