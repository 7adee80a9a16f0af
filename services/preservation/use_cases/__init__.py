"""What may be asked of preservation: one method per use case, one save per command."""

from services.preservation.use_cases.applying import Applying
from services.preservation.use_cases.carrying import Carrying
from services.preservation.use_cases.charging import Charging
from services.preservation.use_cases.clocks import Clocks
from services.preservation.use_cases.deciding import Deciding
from services.preservation.use_cases.examining import Examining
from services.preservation.use_cases.executing import Executing
from services.preservation.use_cases.letters import Letters
from services.preservation.use_cases.papers import PapersOnFile
from services.preservation.use_cases.people import People


class PreservationUseCases(
    People, Applying, Carrying, Examining, Letters, Charging, Deciding, Executing, Clocks, PapersOnFile
):
    """Every use case of preservation."""
