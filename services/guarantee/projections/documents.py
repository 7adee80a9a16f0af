"""What was sealed or signed, as it was handed out, and by what it is found; written with the save that issues it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Column, DateTime, Index, Table, Text, Uuid

from services.chassis.rows import Delete, Put, RowOperation
from services.chassis.store import Store
from services.chassis.vault import Sealed
from services.guarantee.projections.tables import METADATA
from services.guarantee.use_cases.sealing import Document

documents = Table(
    "documents",
    METADATA,
    Column("application_id", Uuid, primary_key=True),
    Column("sha256", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("content", Sealed(bytes, key="application_id"), nullable=False),
    Column("statement", Sealed(str, key="application_id")),
    Column("signature", Sealed(key="application_id")),
    Column("kept_at", DateTime(timezone=True), nullable=False),
    Index("documents_by_sha256", "sha256"),
)
"""The bytes of policies, letters and signed 投保单, with the machine's form of what is sealed."""

letters = Table(
    "letters",
    METADATA,
    Column("index", Text, primary_key=True),
    Column("application_id", Uuid, nullable=False),
)
"""Letters by the keyed hash of number and check code together."""


class Documents:
    """The documents, and the letters by what is printed on them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, application_id: UUID, kind: str) -> list[Document]:
        """Return the documents of this kind, oldest first."""
        found = self._store.rows(documents, application_id=application_id, kind=kind)
        return sorted((_document(each) for each in found), key=lambda each: each.kept_at)

    def with_digest(self, sha256: str) -> Document | None:
        """Return the document whose bytes have this SHA-256."""
        found = self._store.rows(documents, sha256=sha256)
        return _document(found[0]) if found else None

    def lettered(self, index: str) -> UUID | None:
        """Return the application whose letter is found by *index*."""
        found = self._store.row(letters, index=index)
        return found["application_id"] if found else None

    def kept(self, document: Document) -> RowOperation:
        """Return the row operation that keeps a document."""
        return Put(documents, {name: getattr(document, name) for name in documents.columns.keys()})  # noqa: SIM118 - of a collection, whose own items are columns

    def dropped(self, document: Document) -> RowOperation:
        """Return the row operation that throws a document away."""
        key = {"application_id": document.application_id, "sha256": document.sha256}
        return Delete(documents, key)

    def indexed(self, index: str, application_id: UUID) -> RowOperation:
        """Return the row operation after which the letter is found by *index*."""
        return Put(letters, {"index": index, "application_id": application_id})


def _document(row: Mapping[str, Any]) -> Document:
    return Document(**row)
