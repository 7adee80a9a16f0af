"""What other services' events and the offices' decisions make preservation do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any
from uuid import UUID

from marshmallow import ValidationError

from contracts.call import Call
from contracts.identity.events import (
    AccountClosing,
    AccountVerified,
    PersonErased,
    StaffAdded,
    StaffRemoved,
)
from contracts.message import Message
from contracts.payment.events import BillOpened, BillPaid
from contracts.preservation import rpc as calls
from contracts.problems import problems
from services.chassis.causes import Cause
from services.chassis.refusals import BadInput, Busy, Refusal, StoreUnavailable
from services.preservation.use_cases import PreservationUseCases


def record_bill_on_bill_opened(preservation: PreservationUseCases, heard: BillOpened, cause: Cause) -> None:
    """Note by which bill the fee is to be paid."""
    preservation.record_bill(cause=cause, application_id=heard.about_id, bill_id=heard.bill_id)


def record_fee_on_bill_paid(preservation: PreservationUseCases, heard: BillPaid, cause: Cause) -> None:
    """Let the application go on to the ruling."""
    preservation.record_fee(
        cause=cause,
        application_id=heard.about_id,
        bill_id=heard.bill_id,
        amount=heard.amount,
        paid_at=heard.paid_at,
    )


def watch_applications_on_account_verified(
    preservation: PreservationUseCases, heard: AccountVerified, cause: Cause
) -> None:
    """Tell a person from now on of what was filed for him; what is filed against him is never looked at."""
    preservation.record_person(cause=cause, account_id=heard.account_id, alias=heard.alias)


def release_account_on_account_closing(
    preservation: PreservationUseCases, heard: AccountClosing, cause: Cause
) -> None:
    """Throw the account's drafts away, and say what must stay."""
    preservation.release_account(cause=cause, account_id=heard.account_id)


def forget_person_on_person_erased(
    preservation: PreservationUseCases, heard: PersonErased, cause: Cause
) -> None:
    """Know no more whose account it was, and tell it of nothing that is filed for him later [个人信息保护法 art. 47]."""
    preservation.forget_person(cause=cause, account_id=heard.account_id)


def record_staff_on_staff_added(preservation: PreservationUseCases, heard: StaffAdded, cause: Cause) -> None:
    """Know to whom a court can assign."""
    preservation.record_staff(cause=cause, account_id=heard.account_id, role=heard.role, office=heard.office)


def forget_staff_on_staff_removed(
    preservation: PreservationUseCases, heard: StaffRemoved, cause: Cause
) -> None:
    """Assign nothing more to who has left; what was assigned to him waits for the court's administrator."""
    preservation.forget_staff(cause=cause, account_id=heard.account_id)


def _decide(call: Call, preservation: PreservationUseCases, decided: Mapping[str, Any], cause: Cause) -> None:
    """Do as a court decided over the broker, or answer it by the rule that forbids it; a decision is never met with silence."""
    use_case: Callable[..., Any] = getattr(preservation, call.key.partition(".")[2])
    try:
        use_case(cause=cause, **_asked(call, decided))
    except (Busy, StoreUnavailable):
        raise
    except Refusal as refusal:
        preservation.refuse_decision(cause=cause, application_id=_about(decided), code=refusal.CODE)


def _asked(call: Call, decided: Mapping[str, Any]) -> dict[str, Any]:
    try:
        return dict(call.asked.load(decided))
    except ValidationError as error:
        raise BadInput(*problems(error)) from error


def _about(decided: Mapping[str, Any]) -> UUID | None:
    try:
        return UUID(decided["application_id"])
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


REACTIONS: dict[type[Message], Callable[..., None]] = {
    BillOpened: record_bill_on_bill_opened,
    BillPaid: record_fee_on_bill_paid,
    AccountVerified: watch_applications_on_account_verified,
    AccountClosing: release_account_on_account_closing,
    PersonErased: forget_person_on_person_erased,
    StaffAdded: record_staff_on_staff_added,
    StaffRemoved: forget_staff_on_staff_removed,
}
DECISIONS: dict[str, Callable[..., None]] = {
    name: partial(_decide, call) for name, call in calls.DECISIONS.items()
}
