"""Which events of preservation the others hear of, in what words, and which court besides."""

from __future__ import annotations

from collections.abc import Sequence
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
from services.preservation.domain.reading import Reading
from services.preservation.domain.release import Release

KEPT_INSIDE = {
    Application.Created,  # a draft is nobody's business but its author's
    Application.Deleted,
    Application.Accepted,  # the review, at the same moment, says so
    Application.Assigned,  # who works on it is the court's own affair
    Application.FeeBilled,  # payment told it
    Reading.Opened,  # the court's administrator lists them
}
"""Events that nobody outside may build on."""

told = translator(KEPT_INSIDE)
"""What is told of an event to the others, or None if it stays inside."""


@told.register
def _(event: Application.Submitted) -> Told:
    return _of(
        event,
        wire.ApplicationSubmitted,
        number=event.number,
        category=event.category,
        type=event.type,
        amount=event.amount,
        content_hash=event.content_hash,
        submitted_at=event.submitted_at,
    )


@told.register
def _(event: Application.Reviewed) -> Told:
    return _of(
        event,
        wire.ApplicationReviewed,
        passed=event.passed,
        reviewed_on=event.reviewed_on,
        reasons=event.reasons,
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
    return _of(
        event, wire.ApplicationRuled, result=event.result, ruled_on=event.ruled_on, case_no=event.case_no
    )


@told.register
def _(event: Application.Withdrawn) -> Told:
    return _of(event, wire.ApplicationWithdrawn, withdrawn_at=event.withdrawn_at)


@told.register
def _(event: Application.Watched) -> Told:
    return _of(
        event,
        wire.ApplicationWatched,
        offices=(),  # a court knows whom a file names
        watcher=event.watcher,
        number=event.number,
        watched_at=event.watched_at,
    )


@told.register
def _(event: Release.Released) -> Told:
    message = wire.AccountReleased(
        account_id=event.account_id, submitted=event.submitted, released_at=event.released_at
    )
    return Told(message=message, subject=event.account_id)


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


def _of(
    event: Application.Step, message: type[Any], *, offices: tuple[str, ...] | None = None, **facts: Any
) -> Told:
    offices = (event.court,) if offices is None else offices
    whose = {
        "application_id": event.originator_id,
        "account_id": event.account_id,
        "court": event.court,
        "organisation_id": event.organisation_id,
        "watchers": event.watchers,
    }
    return Told(message=message(**whose, **facts), subject=event.originator_id, offices=offices)


class Feeds:
    """What a court or an account was told, from the history, in the order and the bytes first sent."""

    def __init__(self, store: Store, *, source: str) -> None:
        self._store = store
        self._source = source

    def of_office(self, office: str, *, after: int, limit: int) -> list[dict[str, Any]]:
        """Return the events told to *office* after a position: position, headers, body."""
        return self._at(projections.told_to_office(self._store, office, after, limit))

    def of_accounts(
        self, owners: Sequence[UUID], *, test: bool, after: int, limit: int
    ) -> list[dict[str, Any]]:
        """Return the events told to any of the *owners*, of the test court or of the others, after a position."""
        return self._at(projections.told_to_accounts(self._store, owners, after, limit, test=test))

    def _at(self, positions: list[int]) -> list[dict[str, Any]]:
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
