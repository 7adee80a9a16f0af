"""What guarantee answers, hears and decides on: translate, call, answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nameko.timer import timer

from contracts.guarantee import rpc as calls
from contracts.message import Message
from services.chassis import clock, logs
from services.chassis.causes import Actor, Cause
from services.chassis.entrypoints import Assembled, decides, hears, rpc
from services.guarantee import reactions

EXPIRE_EVERY = 5
"""Seconds."""

log = logs.get(__name__)


class GuaranteeService:
    """Guarantee, as the broker sees it."""

    name = "guarantee"
    guarantee = Assembled()

    @rpc(calls.LIST_INSURERS)
    def list_insurers(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return the insurers of a court."""
        return self.guarantee.list_insurers(by=by, **asked)

    @rpc(calls.ASK_QUOTES)
    def ask_quotes(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Return what the insurers of a court ask, side by side."""
        return self.guarantee.ask_quotes(cause=cause, **asked)

    @rpc(calls.VIEW_QUOTES)
    def view_quotes(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return quotes that were given to the asker."""
        return self.guarantee.view_quotes(by=by, **asked)

    @rpc(calls.CREATE_APPLICATION)
    def create_application(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Open a draft."""
        creation = {name: each for name, each in asked.items() if name != "organisation_id"}
        return self.guarantee.create_application(
            cause=cause, creation=creation, organisation_id=asked["organisation_id"]
        )

    @rpc(calls.OPEN_FROM_PRESERVATION)
    def open_from_preservation(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Open a draft that says what a preservation draft says."""
        return self.guarantee.open_from_preservation(cause=cause, **asked)

    @rpc(calls.LIST_APPLICATIONS)
    def list_applications(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return one page of one's own applications."""
        return self.guarantee.list_applications(by=by, **asked)

    @rpc(calls.VIEW_APPLICATION)
    def view_application(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return 办理进度 of one's own application."""
        return self.guarantee.view_application(by=by, **asked)

    @rpc(calls.VIEW_SECTION)
    def view_section(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return a section as it was saved."""
        return self.guarantee.view_section(by=by, **asked)

    @rpc(calls.SAVE_CREATION)
    def save_creation(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Save the creation form again."""
        return self.guarantee.save_creation(cause=cause, **asked)

    @rpc(calls.SAVE_BASIC_INFORMATION)
    def save_basic_information(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Save parties, agents and clues (暂存)."""
        return self.guarantee.save_basic_information(cause=cause, **asked)

    @rpc(calls.SAVE_INSURANCE)
    def save_insurance(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Save the insurance information."""
        return self.guarantee.save_insurance(cause=cause, **asked)

    @rpc(calls.RENEW_QUOTE)
    def renew_quote(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Bind the draft to a new quote."""
        return self.guarantee.renew_quote(cause=cause, **asked)

    @rpc(calls.ADD_MATERIAL)
    def add_material(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Add a file."""
        return self.guarantee.add_material(cause=cause, **asked)

    @rpc(calls.REMOVE_MATERIAL)
    def remove_material(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Take a file out."""
        return self.guarantee.remove_material(cause=cause, **asked)

    @rpc(calls.ORDER_MATERIALS)
    def order_materials(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Put the materials in order."""
        return self.guarantee.order_materials(cause=cause, **asked)

    @rpc(calls.VIEW_MATERIAL)
    def view_material(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return a material of one's own."""
        return self.guarantee.view_material(by=by, **asked)

    @rpc(calls.CHECK_APPLICATION)
    def check_application(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return everything that is missing or doubtful."""
        return self.guarantee.check_application(by=by, **asked)

    @rpc(calls.VIEW_CLAUSES)
    def view_clauses(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return the clauses, the exclusions apart."""
        return self.guarantee.view_clauses(by=by, **asked)

    @rpc(calls.PRINT_PROPOSAL)
    def print_proposal(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return the 投保单 as it stands."""
        return self.guarantee.print_proposal(by=by, **asked)

    @rpc(calls.SIGN_PROPOSAL)
    def sign_proposal(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Sign the 投保单."""
        return self.guarantee.sign_proposal(cause=cause, **asked)

    @rpc(calls.SUBMIT_APPLICATION)
    def submit_application(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Lay the application before the insurer."""
        return self.guarantee.submit_application(cause=cause, **asked)

    @rpc(calls.DELETE_APPLICATION)
    def delete_application(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Throw a draft away."""
        return self.guarantee.delete_application(cause=cause, **asked)

    @rpc(calls.SUPPLY_MATERIALS)
    def supply_materials(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Hand in the papers that the insurer asked for."""
        return self.guarantee.supply_materials(cause=cause, **asked)

    @rpc(calls.WITHDRAW_APPLICATION)
    def withdraw_application(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Take the application back."""
        return self.guarantee.withdraw_application(cause=cause, **asked)

    @rpc(calls.SURRENDER)
    def surrender(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Give the policy back (退保)."""
        return self.guarantee.surrender(cause=cause, **asked)

    @rpc(calls.VIEW_TIMELINE)
    def view_timeline(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return the history."""
        return self.guarantee.view_timeline(by=by, **asked)

    @rpc(calls.PRINT_PAPER)
    def print_paper(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return a paper of one's own file."""
        return self.guarantee.print_paper(by=by, **asked)

    @rpc(calls.VIEW_STATEMENT)
    def view_statement(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return the machine's form of a sealed paper."""
        return self.guarantee.view_statement(by=by, **asked)

    @rpc(calls.CARRY_OVER)
    def carry_over(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return what a preservation draft takes over."""
        return self.guarantee.carry_over(by=by, **asked)

    @rpc(calls.VIEW_COLUMN)
    def view_column(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Show the column 担保申请 of «我的申请»."""
        return self.guarantee.view_column(by=by, **asked)

    @rpc(calls.LIST_OFFICE_APPLICATIONS)
    def list_office_applications(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return one page of the insurer's queue."""
        return self.guarantee.list_office_applications(by=by, **asked)

    @rpc(calls.VIEW_SNAPSHOT)
    def view_snapshot(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return the file as it was submitted."""
        return self.guarantee.view_snapshot(by=by, **asked)

    @rpc(calls.VIEW_OFFICE_MATERIAL)
    def view_office_material(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return a material of a file before the insurer."""
        return self.guarantee.view_office_material(by=by, **asked)

    @rpc(calls.PRINT_OFFICE_PAPER)
    def print_office_paper(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return a paper of a file before the insurer."""
        return self.guarantee.print_office_paper(by=by, **asked)

    @rpc(calls.REVIEW_APPLICATION)
    def review_application(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Ask for papers, return, decline or approve."""
        return self.guarantee.review_application(cause=cause, **asked)

    @rpc(calls.ISSUE)
    def issue(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Issue policy and letter."""
        return self.guarantee.issue(cause=cause, **asked)

    @rpc(calls.ENDORSE)
    def endorse(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Issue an endorsement (批单)."""
        return self.guarantee.endorse(cause=cause, **asked)

    @rpc(calls.OPEN_CLAIM)
    def open_claim(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Enter a claim."""
        return self.guarantee.open_claim(cause=cause, **asked)

    @rpc(calls.DECIDE_CLAIM)
    def decide_claim(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Answer a claim."""
        return self.guarantee.decide_claim(cause=cause, **asked)

    @rpc(calls.DISCHARGE)
    def discharge(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """End the cover."""
        return self.guarantee.discharge(cause=cause, **asked)

    @rpc(calls.VIEW_EXPOSURE)
    def view_exposure(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return what the insurer carries."""
        return self.guarantee.view_exposure(by=by, **asked)

    @rpc(calls.LIST_OFFICE_EVENTS)
    def list_office_events(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return the insurer's feed."""
        return self.guarantee.list_office_events(by=by, **asked)

    @rpc(calls.VERIFY_LETTER)
    def verify_letter(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Tell how a letter stands, to whoever holds it."""
        return self.guarantee.verify_letter(by=by, **asked)

    @rpc(calls.VERIFY_FILE)
    def verify_file(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Tell whether a file is one that was issued here."""
        return self.guarantee.verify_file(by=by, **asked)

    @rpc(calls.LIST_CERTIFICATES)
    def list_certificates(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return the certificate that every seal leads up to."""
        return self.guarantee.list_certificates(by=by, **asked)

    @timer(interval=EXPIRE_EVERY)
    def expire(self) -> None:
        """Let approvals lapse whose premium was not paid in time."""
        at = clock.now()
        actor = Actor(id="service:guarantee", role="service")
        expired = self.guarantee.expire(
            cause=Cause(mark="", id=f"expire:{at.isoformat()}", actor=actor, at=at)
        )
        if expired:
            log.info("approvals expired", expired=expired)

    @hears(reactions.REACTIONS)
    def react(self, reaction: Callable[..., None], message: Message, cause: Cause) -> None:
        """Do what another service's event makes us do."""
        reaction(self.guarantee, message, cause)

    @decides(reactions.DECISIONS)
    def decide(self, decision: Callable[..., None], asked: dict[str, Any], cause: Cause) -> None:
        """Do as an insurer decided."""
        decision(self.guarantee, asked, cause)
