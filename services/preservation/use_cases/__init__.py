"""What may be asked of preservation: one method per use case, one save per command."""

from services.preservation.use_cases.deciding import Deciding
from services.preservation.use_cases.looking import Looking
from services.preservation.use_cases.office import Office
from services.preservation.use_cases.people import People


class PreservationUseCases(People, Deciding, Looking, Office):
    """Every use case of preservation."""
