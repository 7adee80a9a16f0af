"""What an application says, frozen: the sections as one value with a hash that names it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

import msgspec

from services.dossier.content import ERASED, Manifest, canonical, hash_of, manifest_of
from services.dossier.sections import BasicInformation, File, Material
from services.preservation.domain.aid import AidClaim
from services.preservation.domain.sections import Creation, Guarantees


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

    @property
    def letters(self) -> tuple[str, ...]:
        """The numbers of the insurers' letters that it names, as insurers write them, each once."""
        named = (each.letter_no or "" for each in self.guarantees.items if each.kind == "INSURER_LETTER")
        return tuple(dict.fromkeys(number for each in named if (number := each.strip().upper())))

    def manifest(self) -> Manifest:
        """Return what was handed in, so that one missing or changed file shows."""
        return manifest_of(self.materials)

    def canonical(self) -> bytes:
        """
        Return the content as canonical JSON.

        The keys of the files are left out, so a court can form the same bytes from the snapshot that it fetched.
        """
        return canonical(replace(self, files=()))

    def hash(self) -> str:
        """Return the name by which reviews and rulings call this content."""
        return hash_of(replace(self, files=()))


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
