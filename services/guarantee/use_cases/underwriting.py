"""核保: what an insurer decides on an application."""

from __future__ import annotations

from typing import Any
from unicodedata import normalize
from uuid import UUID

from services.chassis.causes import Actor, Cause
from services.chassis.refusals import bad
from services.guarantee.domain import refusals, underwriting
from services.guarantee.domain.application import GuaranteeApplication
from services.guarantee.domain.commitments import Commitments
from services.guarantee.domain.states import State
from services.guarantee.domain.values import Opinion
from services.guarantee.use_cases import acts
from services.guarantee.use_cases.office import Office


class Underwriting(Office):
    """Ask for papers, return, decline, approve."""

    def review_application(
        self, *, cause: Cause, application_id: UUID, review: dict[str, Any]
    ) -> dict[str, Any]:
        """Decide on what was submitted, by the content that was looked at."""
        application = self._before_insurer(application_id, cause.actor)
        outcome, reasons = review["outcome"], tuple(review.get("reasons", ()))
        opinion = _opinion(review, cause.actor)
        if outcome == "APPROVED":
            return self._approve(cause, application, review, opinion)
        underwriting.must_be_founded(outcome, reasons, opinion.remark)
        decide = {
            "MORE_PAPERS": application.request_papers,
            "RETURNED": application.return_,
            "DECLINED": application.decline,
        }[outcome]
        decide(content_hash=review["content_hash"], codes=reasons, opinion=opinion, at=cause.at)
        return self._saved(cause, application)

    def _approve(
        self, cause: Cause, application: GuaranteeApplication, review: dict[str, Any], opinion: Opinion
    ) -> dict[str, Any]:
        """
        Approve it, if the insurer can carry it, too.

        Every approval of an insurer is a save of its one stream of commitments, read before what is carried is added up: of
        two at once, here or in another program, one runs again and sees the other.
        """
        insurer = self._insurer(application.insurer)
        needs_second = acts.needs_second(application, insurer)
        if needs_second:
            _must_be_somebody_else(application, opinion, cause.actor)
        id_ = Commitments.id_of(insurer.code)
        with self.turns(str(id_)):
            commitments = self.store.find(Commitments, id_) or Commitments.open(insurer.code)
            application.approve(
                content_hash=review["content_hash"],
                premium=review.get("premium"),
                days=review.get("days", 7),
                opinion=opinion,
                needs_second=needs_second,
                at=cause.at,
            )
            self._carried(insurer).must_hold(application.amount)
            if application.state is not State.AWAITING_PAYMENT:
                return self._saved(cause, application)
            commitments.enter(application.id, application.amount)
            return self._saved(cause, application, commitments)


def _opinion(review: dict[str, Any], by: Actor) -> Opinion:
    """Return what was said, and who said it: an account, or the person for whom the insurer's program vouches."""
    officer, officer_no = review.get("officer", "").strip(), review.get("officer_no", "").strip()
    person = _spelt(officer_no or officer)
    return Opinion(
        by=f"{by.id}#{person}" if _is_program(by) and person else by.id,
        remark=review.get("remark", ""),
        special_terms=review.get("special_terms", ""),
        officer=officer,
        officer_no=officer_no,
    )


def _must_be_somebody_else(application: GuaranteeApplication, opinion: Opinion, by: Actor) -> None:
    """Refuse a program that does not say for whom it decides, or names the same person once more."""
    if _is_program(by) and opinion.by == by.id:
        raise refusals.OfficerMissing(bad("officer_no", "required", "请写明核保人员", "say who approves"))
    first = application.first_approval
    if first is None:
        return
    underwriting.must_be_another(first.by, opinion.by)
    name, first_name = _spelt(opinion.officer), _spelt(first.officer)
    numbered = bool(opinion.officer_no) and not first.by.endswith(f"#{first_name}")
    if name and name == first_name and _is_program(by) and not numbered:
        raise refusals.SamePerson


def _spelt(person: str) -> str:
    """Return a name or staff number however it is written: width, case and what prints as nothing make nobody another."""
    return "".join(each for each in normalize("NFKC", person).upper() if each.isalnum())


def _is_program(by: Actor) -> bool:
    return by.role == "insurer_system"
