"""The read models: lists, drafts, who is named in a file, who works for a court, who read what, and what each was told."""

from services.chassis.rows import RowOperation
from services.preservation.projections import alarms, fold
from services.preservation.projections.alarms import Alarms, clock_looks, tasks
from services.preservation.projections.drafts import Drafts
from services.preservation.projections.editions import Loaded
from services.preservation.projections.feeds import told_to_accounts, told_to_office
from services.preservation.projections.named import Named, Notes, Staff
from services.preservation.projections.queries import Lists, Numbers
from services.preservation.projections.tables import (
    METADATA,
    NEVER,
    account_feed,
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

__all__ = [
    "METADATA",
    "NEVER",
    "Alarms",
    "Drafts",
    "Lists",
    "Loaded",
    "Named",
    "Notes",
    "Numbers",
    "Staff",
    "account_feed",
    "applications",
    "clock_looks",
    "edition_files",
    "editions",
    "notes",
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
