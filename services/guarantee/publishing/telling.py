"""Which events stay inside, and how the others are addressed."""

from __future__ import annotations

from typing import Any

from contracts.guarantee import (
    errors,  # noqa: F401 - so that the words of every refusal are known
)
from contracts.guarantee.events import OfGuarantee
from contracts.message import Told
from contracts.topology import TEST_COURT
from services.chassis.translation import translator
from services.guarantee.domain.application import GuaranteeApplication as Application
from services.guarantee.domain.commitments import Commitments
from services.guarantee.domain.quotation import Quotation
from services.guarantee.domain.reading import Reading
from services.guarantee.domain.register import Register
from services.guarantee.domain.securing import Securing

KEPT_INSIDE = {
    Application.Created,  # a draft is nobody's business but its author's
    Application.Deleted,
    Application.PremiumBilled,  # payment told it
    Quotation.Given,  # what was offered is its asker's business
    Register.Opened,  # policy and letter, at the same moment, say the number
    Register.Given,
    Commitments.Opened,  # the approval, at the same moment, says it
    Commitments.Entered,
    Securing.Opened,  # the preservation itself told it
    Securing.Named,
    Securing.Turned,
    Reading.Opened,  # the insurer's own affair
}
"""Events that nobody outside may build on."""

told = translator(KEPT_INSIDE)
"""What is told of an event to the others, or None if it stays inside."""


def of(event: Application.Step, message: type[OfGuarantee], **facts: Any) -> Told:
    """Return a message about a step, to the application's insurer; what a court relies on, preservation tells it."""
    whose: dict[str, Any] = {
        "application_id": event.originator_id,
        "account_id": event.account_id,
        "insurer": event.insurer,
        "organisation_id": event.organisation_id,
        "test": event.court == TEST_COURT,
    }
    return Told(message=message(**whose, **facts), subject=event.originator_id, offices=(event.insurer,))
