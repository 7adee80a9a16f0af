"""Where an application for a guarantee may stand, what may happen there, and which counter of «我的申请» that is."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """Where the application stands; derived by replay, never stored by hand."""

    DRAFT = "DRAFT"
    SUBMITTED = "SUBMITTED"
    RETURNED = "RETURNED"
    AWAITING_PAYMENT = "AWAITING_PAYMENT"
    PAID = "PAID"
    POLICY_ISSUED = "POLICY_ISSUED"
    LETTER_ISSUED = "LETTER_ISSUED"
    USED = "USED"
    CLAIMED = "CLAIMED"
    DECLINED = "DECLINED"
    EXPIRED = "EXPIRED"
    WITHDRAWN = "WITHDRAWN"
    SURRENDERED = "SURRENDERED"
    DISCHARGED = "DISCHARGED"
    DELETED = "DELETED"


S = State
OVER = frozenset({S.DECLINED, S.EXPIRED, S.WITHDRAWN, S.SURRENDERED, S.DISCHARGED, S.DELETED})
"""Nothing more happens."""
EDITABLE = frozenset({S.DRAFT, S.RETURNED})
CARRIED = frozenset({S.AWAITING_PAYMENT, S.PAID, S.POLICY_ISSUED, S.LETTER_ISSUED, S.USED, S.CLAIMED})
"""Where an insurer is bound, or has promised to be: what counts against its capacity."""

_HERE: frozenset[State] = frozenset()
"""The state stays as it is."""


def _to(*states: State) -> frozenset[State]:
    return frozenset(states)


_AWAY = {"Withdrawn": _to(S.WITHDRAWN)}

LAWFUL: dict[State, dict[str, frozenset[State]]] = {
    S.DRAFT: {"Submitted": _to(S.SUBMITTED), "Deleted": _to(S.DELETED)},
    S.SUBMITTED: {
        "PapersRequested": _HERE,
        "PapersSupplied": _HERE,
        "ApprovedOnce": _HERE,
        "Returned": _to(S.RETURNED),
        "Declined": _to(S.DECLINED),
        "Approved": _to(S.AWAITING_PAYMENT),
        **_AWAY,
    },
    S.RETURNED: {"Submitted": _to(S.SUBMITTED), **_AWAY},
    S.AWAITING_PAYMENT: {
        "PremiumBilled": _HERE,
        "PremiumPaid": _to(S.PAID),
        "QuoteExpired": _to(S.EXPIRED),
        **_AWAY,
    },
    S.PAID: {"PolicyIssued": _to(S.POLICY_ISSUED), "IssuingFailed": _HERE},
    S.POLICY_ISSUED: {"LetterIssued": _to(S.LETTER_ISSUED)},
    S.LETTER_ISSUED: {
        "Used": _to(S.USED),
        "Endorsed": _HERE,
        "Surrendered": _to(S.SURRENDERED),
        "Ended": _to(S.DISCHARGED),
    },
    S.USED: {
        "Released": _to(S.LETTER_ISSUED),
        "Endorsed": _HERE,
        "Replaced": _to(S.DISCHARGED),
        "Discharged": _to(S.DISCHARGED),
        "ClaimOpened": _to(S.CLAIMED),
    },
    S.CLAIMED: {
        "ClaimSettled": _to(S.USED, S.DISCHARGED),
        "ClaimRefused": _to(S.USED, S.DISCHARGED),
    },
    **{over: {} for over in OVER},
}
"""
What may happen where, and where it may lead beside staying: the table of the domain's handbook, 1.7.

What is not listed is refused. Beside it stand, moving nothing, our own `PapersRequested`, `PapersSupplied`,
`ApprovedOnce` and `PremiumBilled`.
"""


def is_lawful(state: State, happened: str) -> bool:
    """Tell whether an event of this name may happen to an application that stands there."""
    return happened in LAWFUL[state]


BUCKETS: dict[str, frozenset[State]] = {
    "to_submit": EDITABLE,
    "to_review": frozenset({State.SUBMITTED}),
    "to_pay": frozenset({State.AWAITING_PAYMENT}),
    "issued": frozenset(
        {State.LETTER_ISSUED, State.USED, State.CLAIMED, State.DISCHARGED, State.SURRENDERED}
    ),
    "issuing": frozenset({State.PAID, State.POLICY_ISSUED}),
    "closed": frozenset({State.DECLINED, State.EXPIRED, State.WITHDRAWN}),
}
"""待提交, 待审核, 待交费, 已出函; below them 出函中, 已结束. What is not deleted is counted exactly once."""
BUCKET_OF = {state: bucket for bucket, states in BUCKETS.items() for state in states}
