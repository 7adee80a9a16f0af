"""What may be asked of preservation: one method per use case, one save per command."""

from services.preservation.use_cases.deciding import Deciding
from services.preservation.use_cases.filing import Filing
from services.preservation.use_cases.looking import Looking


class PreservationUseCases(Filing, Deciding, Looking):
    """Every use case of preservation."""
