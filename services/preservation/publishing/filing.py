"""What the applicant did."""

from __future__ import annotations

from contracts.message import Told
from contracts.preservation import events as wire
from services.preservation.domain.application import PreservationApplication as Application
from services.preservation.publishing.telling import of, told


@told.register
def _(event: Application.Submitted) -> Told:
    return of(
        event,
        wire.ApplicationSubmitted,
        number=event.number,
        category=event.category,
        type=event.type,
        amount=event.amount,
        content_hash=event.content_hash,
        submitted_at=event.submitted_at,
        urgent=event.urgent,
        letters=event.letters,
    )


@told.register
def _(event: Application.GuaranteeProvided) -> Told:
    return of(
        event,
        wire.GuaranteeProvided,
        content_hash=event.content_hash,
        provided_at=event.provided_at,
        letters=event.letters,
    )


@told.register
def _(event: Application.AidRequested) -> Told:
    return of(
        event,
        wire.AidRequested,
        kind=event.kind,
        content_hash=event.content_hash,
        requested_at=event.requested_at,
    )


@told.register
def _(event: Application.FeeObjected) -> Told:
    return of(event, wire.FeeObjected, objected_at=event.objected_at)


@told.register
def _(event: Application.Withdrawn) -> Told:
    return of(event, wire.ApplicationWithdrawn, withdrawn_at=event.withdrawn_at)


@told.register
def _(event: Application.Watched) -> Told:
    return of(
        event,
        wire.ApplicationWatched,
        offices=(),  # a court knows whom a file names
        watcher=event.watcher,
        number=event.number,
        watched_at=event.watched_at,
    )
