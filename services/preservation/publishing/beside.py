"""What is told beside the application itself: clocks that ring, accounts that go, decisions that had no effect."""

from __future__ import annotations

from contracts.message import Told
from contracts.preservation import events as wire
from contracts.refused import REFUSED
from services.preservation.domain.decision import Decision
from services.preservation.domain.release import Release
from services.preservation.domain.ringing import Alarm
from services.preservation.publishing.telling import told


@told.register
def _(event: Alarm.Rang) -> Told:
    message = wire.ClockRang(
        application_id=event.application_id,
        account_id=event.account_id,
        court=event.court,
        number=event.number,
        rule=event.rule,
        rung=event.rung,
        whose=event.whose,
        last_on=event.last_on,
        rang_at=event.rang_at,
        organisation_id=event.organisation_id,
        watchers=event.watchers,
    )
    return Told(message=message, subject=event.application_id, offices=(event.court,))


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
