"""Where an application for a guarantee may stand, and which counter of «我的申请» that is."""

from __future__ import annotations

from enum import Enum


class State(Enum):
    """Where the application stands."""

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


BUCKETS: dict[str, frozenset[State]] = {
    "to_submit": frozenset({State.DRAFT, State.RETURNED}),
    "to_review": frozenset({State.SUBMITTED}),
    "to_pay": frozenset({State.AWAITING_PAYMENT}),
    "issued": frozenset(
        {State.LETTER_ISSUED, State.USED, State.CLAIMED, State.DISCHARGED, State.SURRENDERED}
    ),
    "issuing": frozenset({State.PAID, State.POLICY_ISSUED}),
    "closed": frozenset({State.DECLINED, State.EXPIRED, State.WITHDRAWN}),
}
"""待提交, 待审核, 待交费, 已出函; below them 出函中, 已结束. What is not deleted is counted exactly once."""
