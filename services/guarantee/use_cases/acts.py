"""What the people of an insurer may do with a file where it stands: what their page offers."""

from __future__ import annotations

from services.chassis.causes import Actor
from services.guarantee.domain import underwriting
from services.guarantee.domain.application import GuaranteeApplication
from services.guarantee.domain.insurer import Insurer
from services.guarantee.domain.states import is_lawful
from services.guarantee.use_cases.desk import ADMINISTERING, INSURER

ACTS = {
    "review": "Approved",
    "issue": "PolicyIssued",
    "endorse": "Endorsed",
    "open_claim": "ClaimOpened",
    "settle_claim": "ClaimSettled",
    "refuse_claim": "ClaimRefused",
    "discharge": "Ended",
}
"""What may be done, by the event that must be lawful for it."""
CHANGING = frozenset({"endorse", "open_claim", "settle_claim", "refuse_claim", "discharge"})
"""What changes that to which the insurer is bound: not for underwriters."""


def allowed(application: GuaranteeApplication, by: Actor) -> list[str]:
    """Return what *by* may do; who approved once does not confirm it."""
    if by.role not in INSURER:
        return []
    acts = [
        act
        for act, happened in ACTS.items()
        if is_lawful(application.state, happened) and (act not in CHANGING or by.role in ADMINISTERING)
    ]
    first = application.first_approval
    if "review" in acts and first is not None and first.by != by.id:
        acts.append("confirm")
    return acts


def needs_second(application: GuaranteeApplication, insurer: Insurer) -> bool:
    """Tell whether two people must approve: above the insurer's limit, and what is quoted by hand."""
    by_hand = application.quote is not None and application.quote.by_hand
    return by_hand or underwriting.needs_second(application.amount, insurer)
