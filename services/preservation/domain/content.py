"""What an application says, frozen: the sections as one value with a hash that names it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec

from services.preservation.domain.aid import AidClaim
from services.preservation.domain.sections import BasicInformation, Creation, File, Guarantees, Material


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """材料清单: how many files of how many bytes, and the SHA-256 over their hashes in order, each in a line."""

    count: int
    bytes: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Content:
    """Everything that an application says at one moment; the *files* are no part of what it says."""

    creation: Creation
    basic: BasicInformation = field(default_factory=BasicInformation)
    guarantees: Guarantees = field(default_factory=Guarantees)
    materials: tuple[Material, ...] = ()
    files: tuple[File, ...] = ()
    aid: AidClaim | None = None

    @property
    def is_urgent(self) -> bool:
        """Tell whether the court has 48 hours [民事诉讼法 arts 103(3), 104(2)]."""
        return self.creation.category == "PRE_LITIGATION" or bool(self.basic.urgent_because)

    @property
    def is_served_electronically(self) -> bool:
        """Tell whether papers are served here: unless an applicant does not agree to it [在线诉讼规则 art. 29]."""
        return not any(each.e_service_agreed is False for each in self.basic.applicants)

    def manifest(self) -> Manifest:
        """Return what was handed in, so that one missing or changed file shows."""
        listed = "".join(f"{each.sha256}\n" for each in self.materials)
        return Manifest(
            count=len(self.materials),
            bytes=sum(each.size for each in self.materials),
            sha256=hashlib.sha256(listed.encode()).hexdigest(),
        )

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
    *,
    aid: dict[str, Any] | None = None,
) -> Content:
    """Return the sections of the forms as one frozen value; raises ``msgspec.ValidationError`` for another shape."""
    sections = {
        "creation": creation,
        "basic": basic,
        "guarantees": guarantees,
        "materials": materials,
        "files": files or [],
        "aid": aid or None,
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
