"""The read models: the list of an account and of a court, the sections of drafts, and what each court was told."""

from services.preservation.projections.fold import project
from services.preservation.projections.queries import Drafts, Lists, Numbers, told_after
from services.preservation.projections.tables import METADATA, applications, office_feed, sections

__all__ = [
    "METADATA",
    "Drafts",
    "Lists",
    "Numbers",
    "applications",
    "office_feed",
    "project",
    "sections",
    "told_after",
]
