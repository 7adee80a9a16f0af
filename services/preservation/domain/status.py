"""Where an application stands, and which counter of «我的申请» that is."""

from enum import StrEnum


class Status(StrEnum):
    """Where an application stands; derived by replay, never stored by hand."""

    DRAFT = "DRAFT"
    SUBMITTED = "SUBMITTED"
    UNDER_REVIEW = "UNDER_REVIEW"
    REJECTED = "REJECTED"
    AWAITING_PAYMENT = "AWAITING_PAYMENT"
    AWAITING_RULING = "AWAITING_RULING"
    RULED_GRANTED = "RULED_GRANTED"
    RULED_PARTIAL = "RULED_PARTIAL"
    RULED_DISMISSED = "RULED_DISMISSED"
    WITHDRAWN = "WITHDRAWN"
    DELETED = "DELETED"


class Result(StrEnum):
    """裁定结果."""

    GRANTED = "GRANTED"
    PARTIAL = "PARTIAL"
    DISMISSED = "DISMISSED"

    @property
    def status(self) -> Status:
        """Where the application stands after a ruling with this result."""
        return Status[f"RULED_{self.name}"]


REVIEWABLE = frozenset({Status.SUBMITTED, Status.UNDER_REVIEW})
DISMISSABLE = frozenset({Status.UNDER_REVIEW, Status.AWAITING_PAYMENT, Status.AWAITING_RULING})
WITHDRAWABLE = REVIEWABLE | DISMISSABLE
OPEN = REVIEWABLE | DISMISSABLE
"""What a court still has to decide."""
RULED = frozenset(result.status for result in Result)

BUCKETS: dict[str, frozenset[Status]] = {
    "to_submit": frozenset({Status.DRAFT}),
    "to_review": REVIEWABLE,
    "to_pay": frozenset({Status.AWAITING_PAYMENT}),
    "ruled": RULED,
    "to_rule": frozenset({Status.AWAITING_RULING}),
    "closed": frozenset({Status.REJECTED, Status.WITHDRAWN}),
}
"""The counters of «我的申请»; every application that is not deleted is in exactly one."""
BUCKET_OF = {status: bucket for bucket, statuses in BUCKETS.items() for status in statuses}
