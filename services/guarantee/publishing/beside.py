"""What is told beside the application itself: letters that were checked, decisions that had no effect."""

from __future__ import annotations

from contracts.guarantee import events as wire
from contracts.message import Told
from contracts.preservation.events import DecisionRefused
from contracts.refused import REFUSED
from services.guarantee.domain.decision import Decision
from services.guarantee.domain.securing import Securing
from services.guarantee.publishing.telling import told


@told.register
def _(event: Securing.Checked) -> Told:
    message = wire.LetterChecked(
        preservation_id=event.preservation_id,
        court=event.court,
        letter_no=event.letter_no,
        result=event.result,
        guarantee_id=event.guarantee_id,
        insurer=event.insurer,
        insurer_name=event.insurer_name,
        amount=event.amount,
        checked_at=event.checked_at,
    )
    return Told(message=message, subject=event.preservation_id)


@told.register
def _(event: Decision.Refused) -> Told:
    words = REFUSED[event.code]
    message = DecisionRefused(
        decision_id=event.decision_id,
        office=event.office,
        application_id=event.application_id,
        code=event.code,
        zh=words.zh,
        en=words.en,
        refused_at=event.refused_at,
    )
    return Told(message=message, subject=event.originator_id, offices=(event.office,))
