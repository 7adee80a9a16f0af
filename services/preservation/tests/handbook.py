"""The state table of the domain's handbook, 1.7, typed out by hand: what is attempted where, and where it leads."""

from __future__ import annotations

from services.dossier.tests.state_table import event_of, table_of
from services.preservation.domain.status import Status

WRITTEN = """
DRAFT              | Submitted → SUBMITTED · Deleted → DELETED
SUBMITTED          | Claimed · Released · Accepted → UNDER_REVIEW · ReturnedForCorrection → RETURNED
                   | Reviewed(通过) → AWAITING_PAYMENT · Reviewed(不通过) → REJECTED · Withdrawn → WITHDRAWN
RETURNED           | Submitted → SUBMITTED · Withdrawn → WITHDRAWN · Reviewed(不通过) → REJECTED
UNDER_REVIEW       | Claimed · Released · ReturnedForCorrection → RETURNED · GuaranteeOrdered → GUARANTEE_REQUIRED
                   | ExemptionGranted · ExemptionRefused · Reviewed(通过) → AWAITING_PAYMENT · Reviewed(不通过) → REJECTED
                   | Ruled(驳回) → RULED_DISMISSED · Ruled(保全,紧急) → RULED_GRANTED · Ruled(部分,紧急) → RULED_PARTIAL
                   | Withdrawn → WITHDRAWN
GUARANTEE_REQUIRED | GuaranteeProvided → BACK · GuaranteeOrderChanged → BACK · ExemptionGranted → BACK
                   | Ruled(驳回) → RULED_DISMISSED · Withdrawn → WITHDRAWN
REJECTED           |
AWAITING_PAYMENT   | FeePaid → AWAITING_RULING · FeeWaived → AWAITING_RULING · FeeDeferred → AWAITING_RULING · FeeReduced
                   | AidRequested · AidRefused · FeeObjected · FeeObjectionDecided
                   | GuaranteeOrdered → GUARANTEE_REQUIRED · FeeLapsed → LAPSED · Withdrawn → WITHDRAWN
                   | Ruled(驳回) → RULED_DISMISSED · Ruled(保全,紧急) → RULED_GRANTED · Ruled(部分,紧急) → RULED_PARTIAL
AWAITING_RULING    | GuaranteeOrdered → GUARANTEE_REQUIRED · FeePaid · Withdrawn → WITHDRAWN
                   | Ruled(保全) → RULED_GRANTED · Ruled(部分) → RULED_PARTIAL · Ruled(驳回) → RULED_DISMISSED
                   | Ruled(保全,紧急) → RULED_GRANTED · Ruled(部分,紧急) → RULED_PARTIAL
RULED_GRANTED      | MeasureTaken → IN_FORCE · NothingFound · RulingCorrected · Reconsidered(维持) · Reconsidered(变更)
                   | Reconsidered(撤销) → LIFTED · Lifted → LIFTED · FeePaid
RULED_PARTIAL      | MeasureTaken → IN_FORCE · NothingFound · RulingCorrected · Reconsidered(维持) · Reconsidered(变更)
                   | Reconsidered(撤销) → LIFTED · Lifted → LIFTED · FeePaid
RULED_DISMISSED    | Reconsidered(维持) · Reconsidered(撤销) → RULED_GRANTED
IN_FORCE           | MeasureTaken · MeasureRenewed · MeasureLifted(one of two) · MeasureLifted → LIFTED
                   | MeasureExpired(one of two) · MeasureExpired → EXPIRED · ObjectSwapped · GuaranteeReplaced
                   | GuaranteeSupplemented · RulingCorrected · Reconsidered(维持) · Reconsidered(变更)
                   | Reconsidered(撤销) → LIFTED · Transferred · FeePaid
                   | SuitFiled → CONVERTED · ArbitrationFiled → CONVERTED · EnforcementFiled → CONVERTED
CONVERTED          | MeasureTaken · MeasureRenewed · MeasureLifted(one of two) · MeasureLifted → LIFTED
                   | MeasureExpired(one of two) · MeasureExpired → EXPIRED · ObjectSwapped · GuaranteeReplaced
                   | GuaranteeSupplemented · RulingCorrected · Reconsidered(维持) · Reconsidered(变更)
                   | Reconsidered(撤销) → LIFTED · Transferred · FeePaid
                   | SuitFiled · ArbitrationFiled · EnforcementFiled
LAPSED             | Reinstated(交费) → AWAITING_RULING · Reinstated(救助) → AWAITING_PAYMENT
LIFTED             |
EXPIRED            |
WITHDRAWN          |
DELETED            |
"""
"""BACK is where the guarantee was ordered. FeePaid after a ruling is that of a deferred fee, or after an urgent one."""

BACK = "BACK"

TABLE = {Status(state): row for state, row in table_of(WRITTEN).items()}
"""What may be attempted in each state, and the state that it leads to, the same one if it stays."""


def _steps() -> dict[Status, dict[str, set[Status]]]:
    steps: dict[Status, dict[str, set[Status]]] = {state: {} for state in TABLE}
    for state, row in TABLE.items():
        for attempt, target in row.items():
            targets = ORDERED_IN if target == BACK else {Status(target)}
            steps[state].setdefault(event_of(attempt), set()).update(targets)
    # In one breath: a review accepts first, and its fee leads from the ruling, where it would go, to the payment before it.
    del steps[Status.SUBMITTED]["Reviewed"]
    steps[Status.UNDER_REVIEW]["Reviewed"] = {Status.AWAITING_RULING, Status.REJECTED}
    steps[Status.AWAITING_RULING]["FeeAssessed"] = {Status.AWAITING_PAYMENT}
    return steps


ORDERED_IN = {Status.UNDER_REVIEW, Status.AWAITING_PAYMENT, Status.AWAITING_RULING}
STEPS = _steps()
"""The same table event by event."""
BESIDE = {"Assigned", "Watched", "FeeBilled", "Served", "LetterChecked"}
"""What may happen beside it, after the draft: who works on it, who is told, which bill, when a paper arrived, what a letter is worth."""
