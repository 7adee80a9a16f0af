"""Which events of preservation the others hear of, in what words, and which court besides."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from contracts.message import Told
from contracts.preservation import (
    errors,  # noqa: F401 - so that the words of every refusal are known
)
from contracts.preservation import events as wire
from contracts.refused import REFUSED
from services.chassis import envelope, tables
from services.chassis.store import Store
from services.chassis.translation import translator
from services.preservation import projections
from services.preservation.domain.application import PreservationApplication as Application
from services.preservation.domain.decision import Decision

KEPT_INSIDE = {
    Application.Created,  # a draft is nobody's business but its author's
    Application.Deleted,
    Application.Accepted,  # the review, at the same moment, says so
    Application.FeeBilled,  # payment told it
}
"""Events that nobody outside may build on."""

told = translator(KEPT_INSIDE)
"""What is told of an event to the others, or None if it stays inside."""


@told.register
def _(event: Application.Submitted) -> Told:
    creation = event.content.creation
    return _of(
        event,
        wire.ApplicationSubmitted,
        number=event.number,
        category=creation.category,
        type=creation.type,
        amount=creation.amount,
        content_hash=event.content_hash,
        submitted_at=event.submitted_at,
    )


@told.register
def _(event: Application.Reviewed) -> Told:
    review = event.review
    return _of(
        event,
        wire.ApplicationReviewed,
        passed=review.passed,
        reviewed_on=review.reviewed_on,
        remark=review.remark,
        reasons=review.reasons,
    )


@told.register
def _(event: Application.FeeAssessed) -> Told:
    return _of(
        event, wire.FeeAssessed, amount=event.amount, due_on=event.due_on, assessed_at=event.assessed_at
    )


@told.register
def _(event: Application.FeePaid) -> Told:
    return _of(event, wire.FeePaid, bill_id=event.bill_id, amount=event.amount, paid_at=event.paid_at)


@told.register
def _(event: Application.Ruled) -> Told:
    ruling = event.ruling
    return _of(
        event, wire.ApplicationRuled, result=ruling.result, ruled_on=ruling.ruled_on, case_no=ruling.case_no
    )


@told.register
def _(event: Application.Withdrawn) -> Told:
    return _of(event, wire.ApplicationWithdrawn, withdrawn_at=event.withdrawn_at)


@told.register
def _(event: Decision.Refused) -> Told:
    words = REFUSED[event.code]
    message = wire.DecisionRefused(
        decision_id=event.decision_id,
        office=event.office,
        application_id=event.application_id,
        code=event.code,
        zh=words.zh,
        en=words.en,
        refused_at=event.refused_at,
    )
    return Told(message=message, subject=event.originator_id, offices=(event.office,))


def _of(event: Application.Step, message: type[Any], **facts: Any) -> Told:
    whose = {"application_id": event.originator_id, "account_id": event.account_id, "court": event.court}
    return Told(message=message(**whose, **facts), subject=event.originator_id, offices=(event.court,))


class OfficeFeed:
    """What a court was told, from the history, in the order and the bytes first sent."""

    def __init__(self, store: Store, *, source: str) -> None:
        self._store = store
        self._source = source

    def after(self, office: str, position: int, limit: int) -> list[dict[str, Any]]:
        """Return the events told to *office* after *position*: position, headers, body."""
        positions = projections.told_after(self._store, office, position, limit)
        generation: UUID = self._store.read(tables.GENERATION.select())[0]["id"] if positions else UUID(int=0)
        return [self._sent(each, generation) for each in self._store.recorded.at(positions)]

    def _sent(self, recorded: Any, generation: UUID) -> dict[str, Any]:
        message = told(recorded.event)
        if message is None:
            raise LookupError(recorded.topic)
        sent = envelope.write(
            message,
            source=self._source,
            generation=generation,
            position=recorded.position,
            version=recorded.version,
            meta=recorded.meta,
        )
        # The broker takes the blind copies off before an office sees the event.
        headers = {name: value for name, value in sent.headers.items() if name != "BCC"}
        return {"position": recorded.position, "headers": headers, "body": sent.body.decode()}
