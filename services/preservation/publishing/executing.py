"""The measures, and what became of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from contracts.message import Told
from contracts.preservation import events as wire
from services.preservation.domain.application import PreservationApplication as Application
from services.preservation.domain.status import OVER
from services.preservation.publishing.telling import last_day, of, told


@told.register
def _(event: Application.MeasureTaken) -> Told:
    return of(
        event,
        wire.MeasureTaken,
        measure_id=event.measure_id,
        kind=event.kind,
        taken_on=event.taken_on,
        until=event.until,
        sue_by=last_day(event.sue_by),
    )


@told.register
def _(event: Application.NothingFound) -> Told:
    return of(event, wire.NothingFound, searched_on=event.searched_on)


@told.register
def _(event: Application.MeasureRenewed) -> Told:
    return of(
        event,
        wire.MeasureChanged,
        measure_id=event.measure_id,
        how="RENEWED",
        on=event.renewed_on,
        until=event.until,
    )


@told.register
def _(event: Application.ObjectSwapped) -> Told:
    return of(event, wire.MeasureChanged, measure_id=event.measure_id, how="SWAPPED", on=event.swapped_on)


@told.register
def _(event: Application.MeasureLifted) -> Told:
    return _ended(event, "LIFTED", event.lifted_on)


@told.register
def _(event: Application.MeasureExpired) -> Told:
    return _ended(event, "EXPIRED", event.expired_on)


@told.register
def _(event: Application.GuaranteeReplaced) -> Told:
    return of(event, wire.GuaranteeChanged, how="REPLACED", on=event.replaced_on)


@told.register
def _(event: Application.GuaranteeSupplemented) -> Told:
    return of(event, wire.GuaranteeChanged, how="SUPPLEMENTED", on=event.supplemented_on)


@told.register
def _(event: Application.Transferred) -> Told:
    return of(
        event,
        wire.ApplicationTransferred,
        offices=(event.court, event.to_court),
        to_court=event.to_court,
        transferred_on=event.transferred_on,
    )


@told.register(Application.SuitFiled)
@told.register(Application.ArbitrationFiled)
@told.register(Application.EnforcementFiled)
def _(event: Any) -> Told:
    by = {
        Application.SuitFiled: "SUIT",
        Application.ArbitrationFiled: "ARBITRATION",
        Application.EnforcementFiled: "ENFORCEMENT",
    }[type(event)]
    return of(event, wire.ApplicationConverted, by=by, case_no=event.case_no, filed_on=event.filed_on)


@told.register
def _(event: Application.Lifted) -> Told:
    return of(event, wire.ApplicationLifted, lifted_on=event.lifted_on)


def _ended(event: Application.MeasureLifted | Application.MeasureExpired, how: str, on: date) -> Told:
    last = event.leads_to in OVER
    return of(event, wire.MeasureEnded, measure_id=event.measure_id, how=how, ended_on=on, last=last)
