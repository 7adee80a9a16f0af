"""What can be asked of identity; one method per use case, one decision each."""

from services.identity.use_cases.closing import Closing
from services.identity.use_cases.keys import Keys
from services.identity.use_cases.passwords import ChangingPasswords
from services.identity.use_cases.profiles import Profiles
from services.identity.use_cases.registering import Registering
from services.identity.use_cases.staff_sessions import StaffSessions
from services.identity.use_cases.staffing import Staffing
from services.identity.use_cases.sweeping import Sweeping
from services.identity.use_cases.verifying import Verifying


class IdentityUseCases(
    Registering, StaffSessions, ChangingPasswords, Verifying, Profiles, Keys, Closing, Staffing, Sweeping
):
    """Every use case of identity."""
