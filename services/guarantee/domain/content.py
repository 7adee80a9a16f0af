"""What an application for a guarantee says, frozen: the sections as one value with a hash that names it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec

from services.dossier.content import ERASED, Manifest, canonical, hash_of, manifest_of
from services.dossier.sections import BasicInformation, File, Material


@dataclass(frozen=True, kw_only=True)
class Creation:
    """申请担保, step 1: court, amount, category, insurer; for litigation the case [operating guide]."""

    court: str
    amount: Decimal
    category: str
    insurer: str
    submitter: str
    phase: str | None = None
    case_type: str | None = None
    case_no: str | None = None
    cause: str | None = None
    cause_version: str | None = None
    dispute_cause: str | None = None
    foreign_related: bool | None = None
    consultant_no: str | None = None
    quote_id: UUID | None = None
    linked_application_id: UUID | None = None

    @property
    def type(self) -> str:
        """An insurer stands for the losses of a wrong preservation of property."""
        return "PROPERTY"


@dataclass(frozen=True, kw_only=True)
class Insurance:
    """投保信息: whom the insurer asks, and for whom the invoice is made out."""

    contact_name: str | None = None
    contact_mobile: str | None = None
    invoice_kind: str | None = None
    invoice_title: str | None = None
    invoice_tax_no: str | None = None
    invoice_email: str | None = None
    special_agreement: str | None = None


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """
    投保单, signed: which clauses were read, the exclusions apart, under which content the name was put [保险法 art. 17].

    *sha256* is that of the PDF that was kept.
    """

    clauses_version: str
    name: str
    signed_at: datetime
    content_hash: str
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Content:
    """Everything that an application says at one moment; the *files* are no part of what it says."""

    creation: Creation
    basic: BasicInformation = field(default_factory=BasicInformation)
    insurance: Insurance = field(default_factory=Insurance)
    materials: tuple[Material, ...] = ()
    files: tuple[File, ...] = ()
    proposal: Proposal | None = None

    def adds_to(self, before: Content) -> bool:
        """Tell whether this says what *before* said, with no paper less."""
        papers = {each.sha256 for each in self.materials}
        said = replace(self, materials=before.materials, files=before.files)
        return said == before and all(each.sha256 in papers for each in before.materials)

    def manifest(self) -> Manifest:
        """Return what was handed in, so that one missing or changed file shows."""
        return manifest_of(self.materials)

    def canonical(self) -> bytes:
        """Return the content as canonical JSON [RFC 8785], without the keys of the files."""
        return canonical(replace(self, files=()))

    def hash(self) -> str:
        """Return the SHA-256 of the canonical JSON: the name by which an insurer's decisions call this content."""
        return hash_of(replace(self, files=()))

    def proposed_hash(self) -> str:
        """Return the hash of what the 投保单 is about: everything but its own signature, and the quote that may be renewed."""
        creation = replace(self.creation, quote_id=None)
        return hash_of(replace(self, creation=creation, files=(), proposal=None))


def content_of(
    creation: dict[str, Any],
    basic: dict[str, Any],
    insurance: dict[str, Any],
    materials: list[dict[str, Any]],
    files: list[dict[str, Any]] | None = None,
    *,
    proposal: dict[str, Any] | None = None,
) -> Content:
    """Return the sections of the forms as one frozen value; raises ``msgspec.ValidationError`` for another shape."""
    sections = {
        "creation": creation,
        "basic": basic,
        "insurance": insurance,
        "materials": materials,
        "files": files or [],
        "proposal": proposal or None,
    }
    return msgspec.convert(sections, Content)


def erased(court: str, category: str, insurer: str, amount: Decimal) -> Content:
    """Return what is left of a content whose key was destroyed: the facts that its event keeps beside it."""
    creation = Creation(court=court, category=category, insurer=insurer, amount=amount, submitter="")
    return Content(creation=creation, basic=BasicInformation(facts_and_reasons=ERASED))
