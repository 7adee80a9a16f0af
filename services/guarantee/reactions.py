"""What other services' events and the insurers' decisions make guarantee do."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from contracts.guarantee import rpc as calls
from contracts.identity.events import AccountClosing, PersonErased
from contracts.message import Message
from contracts.payment.events import BillOpened, BillPaid
from contracts.preservation.events import (
    ApplicationLifted,
    ApplicationReconsidered,
    ApplicationReinstated,
    ApplicationReviewed,
    ApplicationRuled,
    ApplicationSubmitted,
    ApplicationWithdrawn,
    FeeLapsed,
    GuaranteeChanged,
    GuaranteeProvided,
    MeasureEnded,
    OfApplication,
)
from services.chassis.causes import Cause
from services.chassis.deciding import decisions
from services.dossier import refusing
from services.guarantee.domain.securing import Course
from services.guarantee.use_cases import GuaranteeUseCases

PREMIUM = "GUARANTEE_PREMIUM"


def record_bill_on_bill_opened(guarantee: GuaranteeUseCases, heard: BillOpened, cause: Cause) -> None:
    """Note by which bill the premium is to be paid."""
    if heard.purpose == PREMIUM:
        guarantee.record_bill(cause=cause, application_id=heard.about_id, bill_id=heard.bill_id)


def record_premium_on_bill_paid(guarantee: GuaranteeUseCases, heard: BillPaid, cause: Cause) -> None:
    """Let policy and letter be issued."""
    if heard.purpose == PREMIUM:
        guarantee.record_premium(
            cause=cause,
            application_id=heard.about_id,
            bill_id=heard.bill_id,
            amount=heard.amount,
            paid_at=heard.paid_at,
        )


def check_letters_on_application_submitted(
    guarantee: GuaranteeUseCases, heard: ApplicationSubmitted, cause: Cause
) -> None:
    """Bind the letters that it names; before a suit they have to come to all that is asked for [民事诉讼法 art. 104(1)]."""
    needs_all = (heard.type, heard.category) == ("PROPERTY", "PRE_LITIGATION")
    guarantee.record_letters(
        cause=cause,
        preservation_id=heard.application_id,
        letters=heard.letters,
        court=heard.court,
        holders=_holders(heard),
        needed=heard.amount if needs_all else None,
    )


def check_letters_on_guarantee_provided(
    guarantee: GuaranteeUseCases, heard: GuaranteeProvided, cause: Cause
) -> None:
    """Bind the letters that it names by now; whether they come to what was ordered the court knows."""
    guarantee.record_letters(
        cause=cause,
        preservation_id=heard.application_id,
        letters=heard.letters,
        court=heard.court,
        holders=_holders(heard),
    )


def release_letters_on_application_reviewed(
    guarantee: GuaranteeUseCases, heard: ApplicationReviewed, cause: Cause
) -> None:
    """Free the letters of what did not pass."""
    if not heard.passed:
        _turn(guarantee, heard, cause, Course.FREED)


def release_letters_on_application_ruled(
    guarantee: GuaranteeUseCases, heard: ApplicationRuled, cause: Cause
) -> None:
    """Free the letters of what was dismissed."""
    if heard.result == "DISMISSED":
        _turn(guarantee, heard, cause, Course.FREED)


def release_letters_on_application_withdrawn(
    guarantee: GuaranteeUseCases, heard: ApplicationWithdrawn, cause: Cause
) -> None:
    """Free the letters of what was taken back."""
    _turn(guarantee, heard, cause, Course.FREED)


def release_letters_on_fee_lapsed(guarantee: GuaranteeUseCases, heard: FeeLapsed, cause: Cause) -> None:
    """Free the letters of what is treated as taken back."""
    _turn(guarantee, heard, cause, Course.FREED)


def check_letters_on_application_reinstated(
    guarantee: GuaranteeUseCases, heard: ApplicationReinstated, cause: Cause
) -> None:
    """Bind the letters again that are still free."""
    _turn(guarantee, heard, cause, Course.OPEN)


def follow_on_application_reconsidered(
    guarantee: GuaranteeUseCases, heard: ApplicationReconsidered, cause: Cause
) -> None:
    """Bind the letters of a dismissal that became a grant again; end the cover of a grant that was revoked."""
    if heard.outcome == "REVOKED":
        _turn(guarantee, heard, cause, Course.OPEN if heard.granted else Course.ENDED)


def replace_letters_on_guarantee_changed(
    guarantee: GuaranteeUseCases, heard: GuaranteeChanged, cause: Cause
) -> None:
    """End the cover of the letters in whose place the court accepted another guarantee."""
    if heard.how == "REPLACED":
        _turn(guarantee, heard, cause, Course.REPLACED)


def discharge_letters_on_measure_ended(
    guarantee: GuaranteeUseCases, heard: MeasureEnded, cause: Cause
) -> None:
    """End the cover with the last measure."""
    if heard.last:
        _turn(guarantee, heard, cause, Course.ENDED)


def discharge_letters_on_application_lifted(
    guarantee: GuaranteeUseCases, heard: ApplicationLifted, cause: Cause
) -> None:
    """End the cover of what was lifted before any measure."""
    _turn(guarantee, heard, cause, Course.ENDED)


def release_account_on_account_closing(
    guarantee: GuaranteeUseCases, heard: AccountClosing, cause: Cause
) -> None:
    """Throw the account's drafts away."""
    guarantee.release_account(cause=cause, account_id=heard.account_id)


def forget_person_on_person_erased(guarantee: GuaranteeUseCases, heard: PersonErased, cause: Cause) -> None:
    """Destroy what he had told insurers in vain [个人信息保护法 art. 47]."""
    guarantee.forget_person(cause=cause, account_id=heard.account_id)


def _turn(guarantee: GuaranteeUseCases, heard: OfApplication, cause: Cause, course: Course) -> None:
    guarantee.turn_preservation(cause=cause, preservation_id=heard.application_id, course=course)


def _holders(heard: OfApplication) -> list[UUID]:
    """Return whose letters it may name: of who files it, and of those for whom he does."""
    return [each for each in (heard.account_id, heard.organisation_id, *heard.watchers) if each]


REACTIONS: dict[type[Message], Callable[..., None]] = {
    BillOpened: record_bill_on_bill_opened,
    BillPaid: record_premium_on_bill_paid,
    ApplicationSubmitted: check_letters_on_application_submitted,
    GuaranteeProvided: check_letters_on_guarantee_provided,
    ApplicationReviewed: release_letters_on_application_reviewed,
    ApplicationRuled: release_letters_on_application_ruled,
    ApplicationWithdrawn: release_letters_on_application_withdrawn,
    FeeLapsed: release_letters_on_fee_lapsed,
    ApplicationReinstated: check_letters_on_application_reinstated,
    ApplicationReconsidered: follow_on_application_reconsidered,
    GuaranteeChanged: replace_letters_on_guarantee_changed,
    MeasureEnded: discharge_letters_on_measure_ended,
    ApplicationLifted: discharge_letters_on_application_lifted,
    AccountClosing: release_account_on_account_closing,
    PersonErased: forget_person_on_person_erased,
}
DECISIONS = decisions(calls.DECISIONS, refusing.refuse)
