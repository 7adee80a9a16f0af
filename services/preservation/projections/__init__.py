"""The read models: lists, drafts, who is named in a file, who works for a court, who read what, and what each was told."""

from services.preservation.projections.drafts import Drafts
from services.preservation.projections.feeds import told_to_accounts, told_to_office
from services.preservation.projections.fold import project
from services.preservation.projections.named import Named, Staff
from services.preservation.projections.queries import Lists, Numbers
from services.preservation.projections.tables import (
    METADATA,
    account_feed,
    applications,
    office_feed,
    parties,
    people,
    readings,
    sections,
    staff,
)

__all__ = [
    "METADATA",
    "Drafts",
    "Lists",
    "Named",
    "Numbers",
    "Staff",
    "account_feed",
    "applications",
    "office_feed",
    "parties",
    "people",
    "project",
    "readings",
    "sections",
    "staff",
    "told_to_accounts",
    "told_to_office",
]
