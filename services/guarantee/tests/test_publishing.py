"""What the others hear of applications for a guarantee, spelt as the contract says."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from contracts.generate import examples
from contracts.guarantee import events as wire
from services.chassis.testing import NOON
from services.guarantee.domain.application import GuaranteeApplication
from services.guarantee.domain.states import State
from services.guarantee.publishing import told


def an_application() -> GuaranteeApplication:
    return GuaranteeApplication.create(
        application_id=UUID(int=1),
        account_id=UUID(int=2),
        court="湘",
        amount=Decimal("20000.00"),
        category="PRE_LITIGATION",
        insurer="901",
        submitter="PARTY",
        at=NOON,
    )


def test_what_is_told_looks_like_the_contracts_examples() -> None:
    application = an_application()
    application.submit(at=NOON)
    application.state = State.PAID
    application.issue_policy(policy_no="DEMO-P-2026-000017", at=NOON)

    created, submitted, issued = map(told, application.collect_events())

    assert created is None
    assert submitted
    assert submitted.message.dump().keys() == examples.read("guarantee.application.submitted.v1").keys()
    assert isinstance(submitted.message, wire.GuaranteeSubmitted)
    assert issued
    assert issued.message.dump().keys() == examples.read("guarantee.application.policy_issued.v1").keys()
    assert isinstance(issued.message, wire.PolicyIssued)
