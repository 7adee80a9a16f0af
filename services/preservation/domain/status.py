"""Where an application stands, what may happen there, and which counter of «我的申请» that is."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """Where an application stands; derived by replay, never stored by hand."""

    DRAFT = "DRAFT"
    SUBMITTED = "SUBMITTED"
    RETURNED = "RETURNED"
    UNDER_REVIEW = "UNDER_REVIEW"
    GUARANTEE_REQUIRED = "GUARANTEE_REQUIRED"
    REJECTED = "REJECTED"
    AWAITING_PAYMENT = "AWAITING_PAYMENT"
    AWAITING_RULING = "AWAITING_RULING"
    RULED_GRANTED = "RULED_GRANTED"
    RULED_PARTIAL = "RULED_PARTIAL"
    RULED_DISMISSED = "RULED_DISMISSED"
    IN_FORCE = "IN_FORCE"
    CONVERTED = "CONVERTED"
    LAPSED = "LAPSED"
    LIFTED = "LIFTED"
    EXPIRED = "EXPIRED"
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


S = Status
RULED = frozenset(result.status for result in Result)
PRESERVED = frozenset({S.IN_FORCE, S.CONVERTED})
"""A measure is in force."""
AFTER_RULING = RULED | PRESERVED | {S.LIFTED, S.EXPIRED}
OVER = frozenset({S.REJECTED, S.LIFTED, S.EXPIRED, S.WITHDRAWN, S.DELETED})
"""Nothing more happens."""

_HERE: frozenset[Status] = frozenset()
"""The state stays as it is."""


def _to(*states: Status) -> frozenset[Status]:
    return frozenset(states)


_AWAY = {"Withdrawn": _to(S.WITHDRAWN)}
_HELD = {"Claimed": _HERE, "Released": _HERE}
_ANY_RULING = _to(*RULED)
_GUARANTEED_AGAIN = _to(S.UNDER_REVIEW, S.AWAITING_PAYMENT, S.AWAITING_RULING)
_AFTER_A_MEASURE = {
    "MeasureTaken": _HERE,
    "MeasureRenewed": _HERE,
    "MeasureLifted": _to(S.LIFTED),  # with the last of them
    "MeasureExpired": _to(S.EXPIRED),
    "ObjectSwapped": _HERE,
    "GuaranteeReplaced": _HERE,
    "GuaranteeSupplemented": _HERE,
    "RulingCorrected": _HERE,
    "Reconsidered": _to(S.LIFTED),
    "Transferred": _HERE,
    "SuitFiled": _to(S.CONVERTED),
    "ArbitrationFiled": _to(S.CONVERTED),
    "EnforcementFiled": _to(S.CONVERTED),
    "FeePaid": _HERE,  # a deferred one
}
_AFTER_A_GRANT = {
    "MeasureTaken": _to(S.IN_FORCE),
    "NothingFound": _HERE,
    "RulingCorrected": _HERE,
    "Reconsidered": _to(S.LIFTED),
    "Lifted": _to(S.LIFTED),
    "FeePaid": _HERE,
}

LAWFUL: dict[Status, dict[str, frozenset[Status]]] = {
    S.DRAFT: {"Submitted": _to(S.SUBMITTED), "Deleted": _to(S.DELETED)},
    S.SUBMITTED: {
        **_HELD,
        "Accepted": _to(S.UNDER_REVIEW),
        "ReturnedForCorrection": _to(S.RETURNED),
        **_AWAY,
    },
    S.RETURNED: {"Submitted": _to(S.SUBMITTED), "Reviewed": _to(S.REJECTED), **_AWAY},
    S.UNDER_REVIEW: {
        **_HELD,
        "ReturnedForCorrection": _to(S.RETURNED),
        "GuaranteeOrdered": _to(S.GUARANTEE_REQUIRED),
        "ExemptionGranted": _HERE,
        "ExemptionRefused": _HERE,
        "Reviewed": _to(S.AWAITING_RULING, S.REJECTED),
        "Ruled": _ANY_RULING,
        **_AWAY,
    },
    S.GUARANTEE_REQUIRED: {
        "GuaranteeProvided": _GUARANTEED_AGAIN,
        "GuaranteeOrderChanged": _GUARANTEED_AGAIN,
        "ExemptionGranted": _GUARANTEED_AGAIN,
        "Ruled": _to(S.RULED_DISMISSED),
        **_AWAY,
    },
    S.AWAITING_PAYMENT: {
        "FeePaid": _to(S.AWAITING_RULING),
        "FeeWaived": _to(S.AWAITING_RULING),
        "FeeDeferred": _to(S.AWAITING_RULING),
        "FeeReduced": _HERE,
        "AidRequested": _HERE,
        "AidRefused": _HERE,
        "FeeObjected": _HERE,
        "FeeObjectionDecided": _HERE,
        "GuaranteeOrdered": _to(S.GUARANTEE_REQUIRED),
        "Ruled": _ANY_RULING,
        "FeeLapsed": _to(S.LAPSED),
        **_AWAY,
    },
    S.AWAITING_RULING: {
        "FeeAssessed": _to(S.AWAITING_PAYMENT),  # in one breath with the review that passed
        "GuaranteeOrdered": _to(S.GUARANTEE_REQUIRED),
        "FeePaid": _HERE,  # a deferred one
        "Ruled": _ANY_RULING,
        **_AWAY,
    },
    S.RULED_GRANTED: _AFTER_A_GRANT,
    S.RULED_PARTIAL: _AFTER_A_GRANT,
    S.RULED_DISMISSED: {"Reconsidered": _to(S.RULED_GRANTED)},
    S.IN_FORCE: _AFTER_A_MEASURE,
    S.CONVERTED: _AFTER_A_MEASURE,  # a suit that followed may itself go on to enforcement
    S.LAPSED: {"Reinstated": _to(S.AWAITING_RULING, S.AWAITING_PAYMENT)},
    **{over: {} for over in OVER},
}
"""
What may happen where, and where it may lead beside staying: the table of the domain's handbook, 1.7.

What is not listed is refused. `ASIDE` is allowed beside it and moves nothing.
"""

ASIDE = frozenset({"Assigned", "Watched", "FeeBilled", "Served", "LetterChecked"})
"""Who works on it, who is told, by which bill it is paid, when a paper arrived, what a letter is worth: no state depends on it."""


def is_lawful(status: Status, happened: str) -> bool:
    """Tell whether an event of this name may happen to an application that stands there."""
    if happened in ASIDE:
        return status not in (S.DRAFT, S.DELETED)
    return happened in LAWFUL[status]


EDITABLE = frozenset({S.DRAFT, S.RETURNED})
REVIEWABLE = frozenset({S.SUBMITTED, S.UNDER_REVIEW})
OPEN = REVIEWABLE | {S.GUARANTEE_REQUIRED, S.AWAITING_PAYMENT, S.AWAITING_RULING}
"""What a court still has to decide."""

BUCKETS: dict[str, frozenset[Status]] = {
    "to_submit": EDITABLE,
    "to_review": REVIEWABLE | {S.GUARANTEE_REQUIRED},
    "to_pay": frozenset({S.AWAITING_PAYMENT}),
    "ruled": AFTER_RULING,
    "to_rule": frozenset({S.AWAITING_RULING}),
    "closed": frozenset({S.REJECTED, S.WITHDRAWN, S.LAPSED}),
}
"""The counters of «我的申请»; every application that is not deleted is in exactly one."""
BUCKET_OF = {status: bucket for bucket, statuses in BUCKETS.items() for status in statuses}
