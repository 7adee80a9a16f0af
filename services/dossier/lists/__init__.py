"""The lists that an application refers to: courts, causes of action, and the holidays of its periods."""

from services.dossier.lists.causes import CauseList, CauseOfAction
from services.dossier.lists.courts import TEST_COURT, Court, CourtList
from services.dossier.lists.editions import KINDS, AnyList, Changes, Edition, in_force
from services.dossier.lists.holidays import HolidayList
from services.dossier.lists.rows import Bad, Unfit

__all__ = [
    "KINDS",
    "TEST_COURT",
    "AnyList",
    "Bad",
    "CauseList",
    "CauseOfAction",
    "Changes",
    "Court",
    "CourtList",
    "Edition",
    "HolidayList",
    "Unfit",
    "in_force",
]
