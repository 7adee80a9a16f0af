"""The read models: lists, drafts, who is named in a file, who works for a court, who read what, and what each was told."""

from services.chassis.rows import RowOperation
from services.chassis.store import Store
from services.dossier.rows import Drafts, Numbers
from services.preservation.projections import alarms, fold
from services.preservation.projections.alarms import Alarms, clock_looks, tasks
from services.preservation.projections.editions import Loaded
from services.preservation.projections.feeds import told_to_accounts, told_to_office
from services.preservation.projections.named import Named, Notes, Staff
from services.preservation.projections.queries import Lists
from services.preservation.projections.tables import (
    METADATA,
    NEVER,
    account_feed,
    application_number,
    applications,
    edition_files,
    editions,
    notes,
    office_feed,
    parties,
    people,
    readings,
    sections,
    staff,
)
from services.preservation.use_cases.ports import SECTIONS

__all__ = [
    "METADATA",
    "NEVER",
    "Alarms",
    "Lists",
    "Loaded",
    "Named",
    "Notes",
    "Staff",
    "account_feed",
    "applications",
    "clock_looks",
    "drafts",
    "edition_files",
    "editions",
    "notes",
    "numbers",
    "office_feed",
    "parties",
    "people",
    "project",
    "readings",
    "sections",
    "staff",
    "tasks",
    "told_to_accounts",
    "told_to_office",
]


def project(event: object) -> list[RowOperation]:
    """Return what *event* changes in the read models; it reads nothing."""
    return [*fold.project(event), *alarms.follow(event)]


def drafts(store: Store) -> Drafts:
    """Return what is typed into drafts."""
    return Drafts(store, sections, SECTIONS)


def numbers(store: Store) -> Numbers:
    """Return the numbers by which people call applications."""
    return Numbers(store, application_number)
