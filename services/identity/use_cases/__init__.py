"""What can be asked of identity; one method per use case, one decision each."""

from services.identity.use_cases.profiles import Profiles
from services.identity.use_cases.registering import Registering
from services.identity.use_cases.sessions import Sessions
from services.identity.use_cases.staffing import Staffing
from services.identity.use_cases.verifying import Verifying


class IdentityUseCases(Registering, Sessions, Profiles, Verifying, Staffing):
    """Every use case of identity."""
