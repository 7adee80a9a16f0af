"""What the applicant did."""

from dataclasses import field
from datetime import datetime
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from services.chassis import aggregate
from services.chassis.personal import Erased, Personal
from services.dossier.content import Manifest
from services.guarantee.domain.content import Content
from services.guarantee.domain.events.step import Event, Step
from services.guarantee.domain.quote import Quote


class Created(aggregate.Opening, Event):
    """A draft was begun; what it says lies in rows until it is submitted."""

    TOPIC = "guarantee.application.created"
    account_id: UUID
    court: str
    amount: Decimal
    category: str
    insurer: str
    submitter: str
    created_at: datetime
    number: str = field(default="", kw_only=True)
    organisation_id: UUID | None = field(default=None, kw_only=True)


class Deleted(Event):
    """A draft that no insurer had seen was thrown away."""

    TOPIC = "guarantee.application.deleted"
    deleted_at: datetime


class Submitted(Step):
    """Beside the sealed content stands what may be told of it; *quote* is what the insurer offered."""

    TOPIC = "guarantee.application.submitted"
    number: str
    amount: Decimal
    category: str
    content: Annotated[Content | Erased, Personal]
    content_hash: str
    manifest: Manifest
    quote: Quote
    submitted_at: datetime
    answer_by: datetime


class PapersSupplied(Step):
    """The content with the papers that the insurer asked for, frozen anew."""

    TOPIC = "guarantee.application.papers_supplied"
    content: Annotated[Content | Erased, Personal]
    content_hash: str
    manifest: Manifest
    supplied_at: datetime
    answer_by: datetime


class Withdrawn(Step):
    """撤回 before policy and letter."""

    TOPIC = "guarantee.application.withdrawn"
    withdrawn_at: datetime
    reason: Annotated[str | Erased, Personal] = field(default="", kw_only=True)


class Surrendered(Step):
    """退保: the policy is given back and the letter revoked; a used one must be released by the court first."""

    TOPIC = "guarantee.application.surrendered"
    letter_no: str
    refund: Decimal
    surrendered_at: datetime
    reason: Annotated[str | Erased, Personal] = field(default="", kw_only=True)
