"""The read models: lists, drafts, papers, and what each insurer was told."""

from services.chassis.store import Store
from services.dossier.rows import Drafts, Numbers
from services.guarantee.projections.documents import Documents, documents, letters
from services.guarantee.projections.feeds import told_to_office
from services.guarantee.projections.fold import project
from services.guarantee.projections.queries import Lists
from services.guarantee.projections.tables import (
    METADATA,
    NEVER,
    application_number,
    applications,
    office_feed,
    sections,
)
from services.guarantee.use_cases.ports import SECTIONS

__all__ = [
    "METADATA",
    "NEVER",
    "Documents",
    "Lists",
    "applications",
    "documents",
    "drafts",
    "letters",
    "numbers",
    "office_feed",
    "project",
    "sections",
    "told_to_office",
]


def drafts(store: Store) -> Drafts:
    """Return what is typed into drafts."""
    return Drafts(store, sections, SECTIONS)


def numbers(store: Store) -> Numbers:
    """Return the numbers by which people call applications."""
    return Numbers(store, application_number)
