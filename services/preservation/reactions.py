"""What other services' events and the offices' decisions make preservation do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

from contracts.guarantee.events import (
    ClaimDecided,
    GuaranteeDischarged,
    GuaranteeEndorsed,
    GuaranteeSurrendered,
    LetterChecked,
)
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
from services.chassis.causes import Cause
from services.chassis.deciding import decisions
from services.dossier import refusing
from services.preservation.use_cases import PreservationUseCases

FEE = "PRESERVATION_FEE"
"""What those bills are for that concern preservation."""


def record_bill_on_bill_opened(preservation: PreservationUseCases, heard: BillOpened, cause: Cause) -> None:
    """Note by which bill the fee is to be paid; an insurer's premium is none of our business."""
    if heard.purpose == FEE:
        preservation.record_bill(cause=cause, application_id=heard.about_id, bill_id=heard.bill_id)


def record_fee_on_bill_paid(preservation: PreservationUseCases, heard: BillPaid, cause: Cause) -> None:
    """Let the application go on to the ruling; an insurer's premium is none of our business."""
    if heard.purpose == FEE:
        preservation.record_fee(
            cause=cause,
            application_id=heard.about_id,
            bill_id=heard.bill_id,
            amount=heard.amount,
            paid_at=heard.paid_at,
        )


def record_letter_on_letter_checked(
    preservation: PreservationUseCases, heard: LetterChecked, cause: Cause
) -> None:
    """Lay before the court whether a letter secures the application that names it."""
    preservation.record_letter_check(
        cause=cause,
        application_id=heard.preservation_id,
        letter_no=heard.letter_no,
        result=heard.result,
        insurer=heard.insurer,
        amount=heard.amount,
        checked_at=heard.checked_at,
        insurer_name=heard.insurer_name,
    )


def record_letter_on_guarantee_endorsed(
    preservation: PreservationUseCases, heard: GuaranteeEndorsed, cause: Cause
) -> None:
    """Tell the court that a letter before it says something else from now on."""
    _record_letter(preservation, heard, cause, "AMENDED", at=heard.endorsed_at, amount=heard.amount)


def record_letter_on_guarantee_surrendered(
    preservation: PreservationUseCases, heard: GuaranteeSurrendered, cause: Cause
) -> None:
    """Tell the court that a letter before it was revoked."""
    _record_letter(preservation, heard, cause, "REVOKED", at=heard.surrendered_at)


def record_letter_on_guarantee_discharged(
    preservation: PreservationUseCases, heard: GuaranteeDischarged, cause: Cause
) -> None:
    """Tell the court that the insurer of a letter before it answers for nothing more."""
    _record_letter(preservation, heard, cause, "DISCHARGED", at=heard.discharged_at)


def record_letter_on_claim_decided(
    preservation: PreservationUseCases, heard: ClaimDecided, cause: Cause
) -> None:
    """Tell the court that a claim has used up the letter before it."""
    if heard.discharges:
        _record_letter(preservation, heard, cause, "DISCHARGED", at=heard.decided_at)


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


def _record_letter(
    preservation: PreservationUseCases,
    heard: GuaranteeEndorsed | GuaranteeSurrendered | GuaranteeDischarged | ClaimDecided,
    cause: Cause,
    result: str,
    *,
    at: datetime,
    amount: Decimal | None = None,
) -> None:
    if heard.preservation_id is not None:
        preservation.record_letter_check(
            cause=cause,
            application_id=heard.preservation_id,
            letter_no=heard.letter_no,
            result=result,
            insurer=heard.insurer,
            amount=amount,
            checked_at=at,
        )


REACTIONS: dict[type[Message], Callable[..., None]] = {
    BillOpened: record_bill_on_bill_opened,
    BillPaid: record_fee_on_bill_paid,
    LetterChecked: record_letter_on_letter_checked,
    GuaranteeEndorsed: record_letter_on_guarantee_endorsed,
    GuaranteeSurrendered: record_letter_on_guarantee_surrendered,
    GuaranteeDischarged: record_letter_on_guarantee_discharged,
    ClaimDecided: record_letter_on_claim_decided,
    AccountVerified: watch_applications_on_account_verified,
    AccountClosing: release_account_on_account_closing,
    PersonErased: forget_person_on_person_erased,
    StaffAdded: record_staff_on_staff_added,
    StaffRemoved: forget_staff_on_staff_removed,
}
DECISIONS = decisions(calls.DECISIONS, refusing.refuse)
