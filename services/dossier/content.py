"""What an application says, frozen: one value with a hash that names it, and the list of its files."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec

from services.dossier.sections import Material

ERASED = "已删除"
"""What stands where something personal stood, once its key is destroyed."""


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """材料清单: how many files of how many bytes, and the SHA-256 over their hashes in order, each in a line."""

    count: int
    bytes: int
    sha256: str


def manifest_of(materials: Sequence[Material]) -> Manifest:
    """Return what was handed in, so that one missing or changed file shows."""
    listed = "".join(f"{each.sha256}\n" for each in materials)
    return Manifest(
        count=len(materials),
        bytes=sum(each.size for each in materials),
        sha256=hashlib.sha256(listed.encode()).hexdigest(),
    )


def canonical(content: Any) -> bytes:
    """
    Return a dataclass as canonical JSON [RFC 8785]: keys sorted, no blanks, amounts with two places.

    What was left open is left out, so a field added to the forms later does not change an old hash, and whoever fetched
    the content can form the same bytes.
    """
    return msgspec.json.encode(_plain(content), order="sorted")


def hash_of(content: Any) -> str:
    """Return the SHA-256 of the canonical JSON: the name by which decisions call this content."""
    return hashlib.sha256(canonical(content)).hexdigest()


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
