"""What the sections of any application say: who asks, against whom, on which property or act, with which papers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID


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
    id_valid_from: date | None = None
    id_valid_to: date | None = None
    id_long_term: bool | None = None
    legal_rep_id_no: str | None = None


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
    gender: str | None = None
    authority_from: date | None = None
    authority_to: date | None = None


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
    share: str | None = None
    area: str | None = None
    encumbrance: str | None = None
    model: str | None = None
    vin: str | None = None
    engine_no: str | None = None
    port: str | None = None
    registered_mobile: str | None = None
    contract: str | None = None
    company_uscc: str | None = None
    ip_kind: str | None = None
    disputed: bool | None = None
    waiting: bool | None = None


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
    scan: str | None = None


@dataclass(frozen=True, kw_only=True)
class File:
    """Where the file of a material lies, and what opens it: for the gateway alone."""

    material_id: UUID
    address: str
    key: str
