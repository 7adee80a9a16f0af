"""The small stream that answers an office whose decision had no effect."""

from services.dossier import decision


class Decision(decision.Decision):
    """An insurer's decision that a rule refused."""

    TOPIC = "guarantee.decision"

    class Refused(decision.Decision.Refused):
        TOPIC = "guarantee.decision.refused"
