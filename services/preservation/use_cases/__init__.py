"""What may be asked of preservation: one method per use case, one save per command."""

from services.preservation.use_cases.deciding import Deciding
from services.preservation.use_cases.filing import Filing
from services.preservation.use_cases.looking import Looking
from services.preservation.use_cases.ports import SECTIONS, Section

__all__ = ["SECTIONS", "Preservation", "Section"]


class Preservation(Filing, Deciding, Looking):
    """Every use case of preservation."""
