"""The small stream that answers an office whose decision had no effect."""

from services.dossier import decision


class Decision(decision.Decision):
    """A court's decision that a rule refused."""

    TOPIC = "preservation.decision"

    class Refused(decision.Decision.Refused):
        TOPIC = "preservation.decision.refused"
