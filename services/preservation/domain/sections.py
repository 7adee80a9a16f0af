"""What only an application for preservation says: for what it asks which court, and on which guarantee."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Creation:
    """创建保全申请: court, amount, category, type; for litigation the case [operating guide, step 1]."""

    court: str
    category: str
    type: str
    guarantee_situation: str
    submitter: str
    notice_version: str
    amount: Decimal | None = None
    phase: str | None = None
    case_type: str | None = None
    case_no: str | None = None
    cause: str | None = None
    cause_text: str | None = None
    linked_guarantee_id: UUID | None = None
    cause_version: str | None = None
    dispute_cause: str | None = None
    foreign_related: bool | None = None


@dataclass(frozen=True, kw_only=True)
class GuaranteeItem:
    """One entry of 担保信息."""

    kind: str
    guarantor: str | None = None
    value: Decimal | None = None
    letter_no: str | None = None
    policy_no: str | None = None
    valid_until: date | None = None
    property_name: str | None = None
    owner: str | None = None
    receipt_no: str | None = None
    description: str | None = None
    exemption: str | None = None
    exemption_reason: str | None = None
    licence_no: str | None = None
    on_demand: bool | None = None
    payer: str | None = None
    property_type: str | None = None
    property_no: str | None = None
    encumbered: bool | None = None
    co_owners_agree: bool | None = None
    terms: str | None = None


@dataclass(frozen=True, kw_only=True)
class Guarantees:
    """担保信息: the whole list."""

    items: tuple[GuaranteeItem, ...] = ()
