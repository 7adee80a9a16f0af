"""What each event changes in the read models."""

from __future__ import annotations

from functools import singledispatch
from typing import Any

from services.chassis.rows import POSITION, Patch, Put, RowOperation
from services.guarantee.domain import events
from services.guarantee.domain.application import GuaranteeApplication as Application
from services.guarantee.domain.commitments import Commitments
from services.guarantee.domain.decision import Decision
from services.guarantee.domain.quotation import Quotation
from services.guarantee.domain.reading import Reading
from services.guarantee.domain.register import Register
from services.guarantee.domain.securing import Securing
from services.guarantee.domain.states import State
from services.guarantee.projections.tables import NEVER, applications, office_feed


@singledispatch
def project(event: object) -> list[RowOperation]:
    """Return what *event* changes in the read models; it reads nothing."""
    msg = f"decide what {type(event).__qualname__} changes in the read models"
    raise NotImplementedError(msg)


@project.register
def _(event: Application.Created) -> list[RowOperation]:
    facts = (
        "number", "account_id", "organisation_id", "court", "amount", "category", "insurer", "submitter", "created_at",
    )  # fmt: skip
    row = {name: getattr(event, name) for name in facts}
    return [
        Put(
            applications,
            {
                "application_id": event.originator_id,
                "version": event.originator_version,
                "position": POSITION,
                "submitted_position": None,
                "state": State.DRAFT.value,
                **row,
                "submitted_at": None,
                **_waits(None),
                "premium": None,
                "due_on": None,
                "bill_id": None,
                "policy_no": "",
                "letter_no": "",
                "preservation_id": None,
            },
        )
    ]


@project.register
def _(event: Application.Deleted) -> list[RowOperation]:
    changed = {"version": event.originator_version, "state": State.DELETED.value}
    return [Patch(applications, {"application_id": event.originator_id}, changed)]


@project.register
def _(event: events.Step) -> list[RowOperation]:
    """Of most steps the lists say where they led to, and the insurer's feed that they happened."""
    return [_stands(event), _told(event)]


@project.register(Application.Withdrawn)
@project.register(Application.Returned)
@project.register(Application.Declined)
@project.register(Application.PapersRequested)
def _(event: Any) -> list[RowOperation]:
    """Meanwhile, or for good, the insurer need not answer."""
    return [_stands(event, **_waits(None)), _told(event)]


@project.register
def _(event: Application.Submitted) -> list[RowOperation]:
    facts = ("court", "amount", "category", "insurer", "submitted_at")
    said = {name: getattr(event, name) for name in facts}
    placed = {"submitted_position": POSITION, **said, **_waits(event.answer_by)}
    return [_stands(event, **placed), _told(event)]


@project.register
def _(event: Application.PapersSupplied) -> list[RowOperation]:
    return [_stands(event, **_waits(event.answer_by)), _told(event)]


@project.register
def _(event: Application.ApprovedOnce) -> list[RowOperation]:
    return [_stands(event, awaits_second=True), _told(event)]


@project.register
def _(event: Application.Approved) -> list[RowOperation]:
    due = {"premium": event.premium, "due_on": event.due_on}
    return [_stands(event, **_waits(None), **due), _told(event)]


@project.register
def _(event: Application.PremiumBilled) -> list[RowOperation]:
    """Nobody is told."""
    return [_stands(event, bill_id=event.bill_id)]


@project.register
def _(event: Application.PremiumPaid) -> list[RowOperation]:
    return [_stands(event, bill_id=event.bill_id), _told(event)]


@project.register
def _(event: Application.PolicyIssued) -> list[RowOperation]:
    return [_stands(event, policy_no=event.policy.policy_no), _told(event)]


@project.register
def _(event: Application.LetterIssued) -> list[RowOperation]:
    return [_stands(event, letter_no=event.letter.letter_no), _told(event)]


@project.register
def _(event: Application.Used) -> list[RowOperation]:
    return [_stands(event, preservation_id=event.preservation_id), _told(event)]


@project.register
def _(event: Application.Released) -> list[RowOperation]:
    return [_stands(event, preservation_id=None), _told(event)]


@project.register
def _(event: Application.Endorsed) -> list[RowOperation]:
    return [_stands(event, amount=event.amount), _told(event)]


@project.register
def _(event: Decision.Refused) -> list[RowOperation]:
    return [_heard(event.office)]


@project.register(Register.Opened)
@project.register(Register.Given)
@project.register(Quotation.Given)
@project.register(Commitments.Opened)
@project.register(Commitments.Entered)
@project.register(Securing.Opened)
@project.register(Securing.Named)
@project.register(Securing.Turned)
@project.register(Securing.Checked)
@project.register(Reading.Opened)
def _(event: object) -> list[RowOperation]:  # noqa: ARG001 - each is its own history
    return []


def _stands(event: events.Step, **also: Any) -> RowOperation:
    state = {"state": event.leads_to.value} if event.leads_to else {}
    changed = {"version": event.originator_version, **state, **also}
    return Patch(applications, {"application_id": event.originator_id}, changed)


def _waits(answer_by: Any) -> dict[str, Any]:
    """Return what the queue says of the insurer's clock from now on."""
    return {"answer_by": answer_by, "queue_at": answer_by or NEVER, "awaits_second": False}


def _told(event: events.Step) -> RowOperation:
    return _heard(event.insurer)


def _heard(office: str) -> RowOperation:
    return Put(office_feed, {"office": office, "position": POSITION})
