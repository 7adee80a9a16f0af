"""The table «Guarantee application» of the domain's handbook, 1.7, typed out by hand."""

from __future__ import annotations

from services.dossier.tests.state_table import event_of, table_of
from services.guarantee.domain.states import State

WRITTEN = """
DRAFT            | Submitted → SUBMITTED · Deleted → DELETED
SUBMITTED        | Returned → RETURNED · Declined → DECLINED · Approved → AWAITING_PAYMENT · Withdrawn → WITHDRAWN
RETURNED         | Submitted → SUBMITTED · Withdrawn → WITHDRAWN
AWAITING_PAYMENT | PremiumPaid → PAID · QuoteExpired → EXPIRED · Withdrawn → WITHDRAWN
PAID             | PolicyIssued → POLICY_ISSUED · IssuingFailed
POLICY_ISSUED    | LetterIssued → LETTER_ISSUED
LETTER_ISSUED    | Used → USED · Endorsed · Surrendered → SURRENDERED · Ended → DISCHARGED
USED             | Released → LETTER_ISSUED · Endorsed · Replaced → DISCHARGED · Discharged → DISCHARGED
                 | ClaimOpened → CLAIMED
CLAIMED          | ClaimSettled(in part) → USED · ClaimSettled(the rest) → DISCHARGED
                 | ClaimRefused(for now) → USED · ClaimRefused(for good) → DISCHARGED
DECLINED         |
EXPIRED          |
WITHDRAWN        |
SURRENDERED      |
DISCHARGED       |
DELETED          |
"""
BESIDE = """
SUBMITTED        | PapersRequested · PapersSupplied · ApprovedOnce
AWAITING_PAYMENT | PremiumBilled
"""
"""What is not in the handbook's table, and moves nothing: the insurer asks for papers, two people approve, a bill exists."""

COUNTED = """
to_submit | DRAFT · RETURNED
to_review | SUBMITTED
to_pay    | AWAITING_PAYMENT
issued    | LETTER_ISSUED · USED · CLAIMED · DISCHARGED · SURRENDERED
issuing   | PAID · POLICY_ISSUED
closed    | DECLINED · EXPIRED · WITHDRAWN
"""
"""担保申请: 待提交, 待审核, 待交费, 已出函; below them 出函中, 已结束."""

TABLE = {State(state): row | table_of(BESIDE).get(state, {}) for state, row in table_of(WRITTEN).items()}
"""What may be attempted in each state, and the state that it leads to, the same one if it stays."""
COUNTERS = {bucket: {State(each) for each in states} for bucket, states in table_of(COUNTED).items()}


def _steps() -> dict[State, dict[str, set[State]]]:
    steps: dict[State, dict[str, set[State]]] = {state: {} for state in TABLE}
    for state, row in TABLE.items():
        for attempt, target in row.items():
            steps[state].setdefault(event_of(attempt), set()).add(State(target))
    return steps


STEPS = _steps()
"""The same table event by event."""
