"""What the applicant did."""

from dataclasses import field
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from services.chassis import aggregate
from services.chassis.personal import Erased, Personal
from services.dossier.content import Manifest
from services.preservation.domain.aid import AidClaim
from services.preservation.domain.clocks import Clock
from services.preservation.domain.content import Content
from services.preservation.domain.events.step import Event, Step
from services.preservation.domain.objection import FeeObjection


class Created(aggregate.Opening, Event):
    """A draft was begun; what it says lies in rows until it is submitted."""

    TOPIC = "preservation.application.created"
    number: str
    account_id: UUID
    court: str
    category: str
    type: str
    amount: Decimal | None
    phase: str | None
    notice_version: str
    created_at: datetime
    organisation_id: UUID | None = field(default=None, kw_only=True)


class Deleted(Event):
    """A draft that no court had seen was thrown away."""

    TOPIC = "preservation.application.deleted"
    deleted_at: datetime


class Submitted(Step):
    """Beside the sealed content stands what may be told of it; a return for correction brings a second one."""

    TOPIC = "preservation.application.submitted"
    number: str
    content: Annotated[Content | Erased, Personal]
    content_hash: str
    submitted_at: datetime
    category: str
    type: str
    amount: Decimal | None
    manifest: Manifest | None = field(default=None, kw_only=True)
    urgent: bool = field(default=False, kw_only=True)
    e_served: bool = field(default=True, kw_only=True)
    letters: tuple[str, ...] = field(default=(), kw_only=True)
    """The numbers of the insurers' letters that the content names; older events tell of none."""
    class_version = 3

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        """Take out of the content what stands beside it since it is sealed."""
        creation = state["content"]["creation"]
        state |= {name: creation[name] for name in ("category", "type", "amount")}

    @staticmethod
    def upcast_v2_v3(state: dict[str, Any]) -> None:
        """Nobody counted the files or asked how papers are served; before a suit it was always urgent."""
        state |= {"manifest": None, "urgent": state["category"] == "PRE_LITIGATION", "e_served": True}


class Withdrawn(Step):
    """撤回 before the ruling."""

    TOPIC = "preservation.application.withdrawn"
    withdrawn_at: datetime
    reason: Annotated[str | Erased, Personal] = field(default="", kw_only=True)
    class_version = 2

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        """Nobody was asked why."""
        state["reason"] = ""


class GuaranteeProvided(Step):
    """The content with the guarantee that the court ordered, frozen anew."""

    TOPIC = "preservation.application.guarantee_provided"
    content: Annotated[Content | Erased, Personal]
    content_hash: str
    manifest: Manifest
    provided_at: datetime
    clock: Clock | None
    letters: tuple[str, ...] = field(default=(), kw_only=True)


class AidRequested(Step):
    """司法救助 was asked for after the fee was assessed: the content with claim and proof, frozen anew for the court to read."""

    TOPIC = "preservation.application.aid_requested"
    claim: Annotated[AidClaim | Erased, Personal]
    kind: str
    content: Annotated[Content | Erased, Personal]
    content_hash: str
    manifest: Manifest
    requested_at: datetime


class FeeObjected(Step):
    """The applicant thinks the fee is wrong; *clock* is the court's time to answer."""

    TOPIC = "preservation.application.fee_objected"
    objection: Annotated[FeeObjection | Erased, Personal]
    objected_at: datetime
    clock: Clock


class Watched(Step):
    """Somebody named as an applicant has an account by now."""

    TOPIC = "preservation.application.watched"
    number: str
    watcher: UUID
    watched_at: datetime
