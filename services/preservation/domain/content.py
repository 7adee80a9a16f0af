"""What an application says, frozen: the four sections as one value with a hash that names it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec


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


@dataclass(frozen=True, kw_only=True)
class Party:
    """申请人 or 被申请人."""

    kind: str
    name: str
    id_type: str | None = None
    id_no: str | None = None
    gender: str | None = None
    birth_date: date | None = None
    ethnicity: str | None = None
    unit_nature: str | None = None
    legal_rep: str | None = None
    legal_rep_title: str | None = None
    mobile: str | None = None
    landline: str | None = None
    address: str | None = None
    service_address: str | None = None
    email: str | None = None
    e_service_agreed: bool | None = None
    guardian: str | None = None


@dataclass(frozen=True, kw_only=True)
class Agent:
    """原告代理人; *principals* are positions in the list of applicants."""

    agent_type: str
    name: str
    principals: tuple[int, ...] = ()
    id_type: str | None = None
    id_no: str | None = None
    mobile: str | None = None
    landline: str | None = None
    firm: str | None = None
    licence_no: str | None = None
    authority: str | None = None
    authority_items: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PropertyClue:
    """财产线索; *owner* is a position in the list of respondents."""

    type: str
    owner: int | None = None
    value: Decimal | None = None
    description: str | None = None
    province: str | None = None
    location: str | None = None
    measure: str | None = None
    holder: str | None = None
    number: str | None = None
    account_name: str | None = None
    name: str | None = None
    quantity: str | None = None
    due_on: date | None = None
    unclear_because: str | None = None


@dataclass(frozen=True, kw_only=True)
class ConductItem:
    """An act to be ordered or forbidden, its term, and the harm feared."""

    content: str
    term: str | None = None
    harm: str | None = None


@dataclass(frozen=True, kw_only=True)
class EvidenceItem:
    """Evidence to be secured: who holds it, where, and why."""

    evidence: str
    holder: str | None = None
    place: str | None = None
    reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class Instrument:
    """The effective instrument behind pre-enforcement preservation."""

    issuer: str | None = None
    number: str | None = None
    content: str | None = None
    performance_due: date | None = None


@dataclass(frozen=True, kw_only=True)
class Arbitration:
    """The arbitration that preservation goes along with."""

    institution: str | None = None
    case_no: str | None = None
    accepted_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class BasicInformation:
    """保全基本信息: who against whom, on which property, act or evidence."""

    applicants: tuple[Party, ...] = ()
    respondents: tuple[Party, ...] = ()
    agents: tuple[Agent, ...] = ()
    property_clues: tuple[PropertyClue, ...] = ()
    conduct_items: tuple[ConductItem, ...] = ()
    evidence_items: tuple[EvidenceItem, ...] = ()
    requested_measures: str | None = None
    facts_and_reasons: str | None = None
    urgent_because: str | None = None
    instrument: Instrument | None = None
    arbitration: Arbitration | None = None


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


@dataclass(frozen=True, kw_only=True)
class Guarantees:
    """担保信息: the whole list."""

    items: tuple[GuaranteeItem, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Material:
    """An uploaded file; *owner_ref* says whom it concerns, such as ``applicants.0``."""

    kind: str
    filename: str
    media_type: str
    size: int
    sha256: str
    owner_ref: str | None = None
    pages: int | None = None
    id: UUID | None = None
    uploaded_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class File:
    """Where the file of a material lies, and what opens it: for the gateway alone."""

    material_id: UUID
    address: str
    key: str


@dataclass(frozen=True, kw_only=True)
class Content:
    """Everything that an application says at one moment; the *files* are no part of what it says."""

    creation: Creation
    basic: BasicInformation = BasicInformation()
    guarantees: Guarantees = Guarantees()
    materials: tuple[Material, ...] = ()
    files: tuple[File, ...] = ()

    def canonical(self) -> bytes:
        """
        Return the content as canonical JSON [RFC 8785]: keys sorted, no blanks, amounts with two places.

        What was left open is left out, as are the keys of the files, so a field added to the forms later does not change an old hash, and
        a court can form the same bytes from the snapshot that it fetched.
        """
        return msgspec.json.encode(_plain(replace(self, files=())), order="sorted")

    def hash(self) -> str:
        """Return the SHA-256 of the canonical JSON: the name by which reviews and rulings call this content."""
        return hashlib.sha256(self.canonical()).hexdigest()


def content_of(
    creation: dict[str, Any],
    basic: dict[str, Any],
    guarantees: dict[str, Any],
    materials: list[dict[str, Any]],
    files: list[dict[str, Any]] | None = None,
) -> Content:
    """Return the sections of the forms as one frozen value; raises ``msgspec.ValidationError`` for another shape."""
    sections = {
        "creation": creation,
        "basic": basic,
        "guarantees": guarantees,
        "materials": materials,
        "files": files or [],
    }
    return msgspec.convert(sections, Content)


ERASED = "已删除"
"""What stands where something personal stood, once its key is destroyed."""


def erased(court: str, category: str, type_: str, amount: Decimal | None) -> Content:
    """Return what is left of a content whose key was destroyed: the facts that its event keeps beside it."""
    creation = Creation(
        court=court,
        category=category,
        type=type_,
        amount=amount,
        guarantee_situation="",
        submitter="",
        notice_version="",
        cause_text=ERASED,
    )
    return Content(creation=creation, basic=BasicInformation(facts_and_reasons=ERASED))


def _plain(value: Any) -> Any:
    """Return *value* as JSON knows it, without the members that were left open."""
    if is_dataclass(value):
        members = {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
        return {name: member for name, member in members.items() if member not in (None, "", [], {})}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    if isinstance(value, date):  # a moment is a date, too
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value
