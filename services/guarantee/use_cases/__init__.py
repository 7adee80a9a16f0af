"""What may be asked of guarantee: one method per use case, one save per command."""

from services.guarantee.use_cases.applying import Applying
from services.guarantee.use_cases.carrying import Carrying
from services.guarantee.use_cases.covering import Covering
from services.guarantee.use_cases.expiring import Expiring
from services.guarantee.use_cases.hearing import Hearing
from services.guarantee.use_cases.issuing import Issuing
from services.guarantee.use_cases.looking import Looking
from services.guarantee.use_cases.papers import PapersOnFile
from services.guarantee.use_cases.underwriting import Underwriting
from services.guarantee.use_cases.verifying import Verifying


class GuaranteeUseCases(
    Applying,
    Looking,
    Carrying,
    Underwriting,
    Issuing,
    Covering,
    Hearing,
    Expiring,
    PapersOnFile,
    Verifying,
):
    """Every use case of guarantee."""
