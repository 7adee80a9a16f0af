"""What preservation answers, hears and decides on: translate, call, answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nameko.timer import timer

from contracts.message import Message
from contracts.preservation import rpc as calls
from services.chassis import clock, logs
from services.chassis.causes import Actor, Cause
from services.chassis.entrypoints import Assembled, decides, hears, rpc
from services.preservation import reactions

RING_EVERY = 5
"""Seconds."""

log = logs.get(__name__)


class PreservationService:
    """Preservation, as the broker sees it."""

    name = "preservation"
    preservation = Assembled()

    @rpc(calls.LIST_COURTS)
    def list_courts(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return the courts that match."""
        return self.preservation.list_courts(by=by, **asked)

    @rpc(calls.LIST_CAUSES)
    def list_causes(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return the causes of action that match."""
        return self.preservation.list_causes(by=by, **asked)

    @rpc(calls.ASSESS_FEE)
    def assess_fee(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return the fee for an amount."""
        return self.preservation.assess_fee(by=by, **asked)

    @rpc(calls.CREATE_APPLICATION)
    def create_application(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Open a draft."""
        creation = {name: each for name, each in asked.items() if name != "organisation_id"}
        return self.preservation.create_application(
            cause=cause, creation=creation, organisation_id=asked["organisation_id"]
        )

    @rpc(calls.LIST_APPLICATIONS)
    def list_applications(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return one page of one's own applications."""
        return self.preservation.list_applications(by=by, **asked)

    @rpc(calls.VIEW_APPLICATION)
    def view_application(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return 办理进度 of one's own application."""
        return self.preservation.view_application(by=by, **asked)

    @rpc(calls.VIEW_SECTION)
    def view_section(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return one section of a draft."""
        return self.preservation.view_section(by=by, **asked)

    @rpc(calls.SAVE_CREATION)
    def save_creation(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Save the creation form."""
        return self.preservation.save_creation(cause=cause, **asked)

    @rpc(calls.SAVE_BASIC_INFORMATION)
    def save_basic_information(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Save the parties, agents and clues."""
        return self.preservation.save_basic_information(cause=cause, **asked)

    @rpc(calls.SAVE_GUARANTEES)
    def save_guarantees(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Save the guarantee information."""
        return self.preservation.save_guarantees(cause=cause, **asked)

    @rpc(calls.ADD_MATERIAL)
    def add_material(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Add an uploaded file."""
        return self.preservation.add_material(cause=cause, **asked)

    @rpc(calls.REMOVE_MATERIAL)
    def remove_material(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Take a file out."""
        return self.preservation.remove_material(cause=cause, **asked)

    @rpc(calls.VIEW_MATERIAL)
    def view_material(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return what is known of one's own file."""
        return self.preservation.view_material(by=by, **asked)

    @rpc(calls.CHECK_APPLICATION)
    def check_application(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return what is missing or doubtful."""
        return self.preservation.check_application(by=by, **asked)

    @rpc(calls.SUBMIT_APPLICATION)
    def submit_application(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Lay the draft before the court."""
        return self.preservation.submit_application(cause=cause, **asked)

    @rpc(calls.DELETE_APPLICATION)
    def delete_application(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Throw a draft away."""
        return self.preservation.delete_application(cause=cause, **asked)

    @rpc(calls.VIEW_TIMELINE)
    def view_timeline(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return the history in words."""
        return self.preservation.view_timeline(by=by, **asked)

    @rpc(calls.VIEW_COLUMN)
    def view_column(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return the column 保全申请 of «我的申请»."""
        return self.preservation.view_column(by=by, **asked)

    @rpc(calls.PRINT_RULING)
    def print_ruling(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return the 民事裁定书."""
        return self.preservation.print_ruling(by=by, **asked)

    @rpc(calls.LIST_OFFICE_APPLICATIONS)
    def list_office_applications(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return one page of what lies before the court."""
        return self.preservation.list_office_applications(by=by, **asked)

    @rpc(calls.VIEW_SNAPSHOT)
    def view_snapshot(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return the frozen file."""
        return self.preservation.view_snapshot(by=by, **asked)

    @rpc(calls.VIEW_OFFICE_MATERIAL)
    def view_office_material(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return what is known of a file before the court."""
        return self.preservation.view_office_material(by=by, **asked)

    @rpc(calls.LIST_READINGS)
    def list_readings(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return one page of who opened which file of the court."""
        return self.preservation.list_readings(by=by, **asked)

    @rpc(calls.LIST_LOADS)
    def list_loads(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return how much lies before whom at the court."""
        return self.preservation.list_loads(by=by, **asked)

    @rpc(calls.ACCEPT_APPLICATION)
    def accept_application(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Record that the court takes the papers in."""
        return self.preservation.accept_application(cause=cause, **asked)

    @rpc(calls.ASSIGN_APPLICATION)
    def assign_application(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Give the application to a judge."""
        return self.preservation.assign_application(cause=cause, **asked)

    @rpc(calls.REVIEW_APPLICATION)
    def review_application(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Record the court's review."""
        return self.preservation.review_application(cause=cause, **asked)

    @rpc(calls.RULE_ON_APPLICATION)
    def rule_on_application(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Record the court's ruling."""
        return self.preservation.rule_on_application(cause=cause, **asked)

    @rpc(calls.LIST_OFFICE_EVENTS)
    def list_office_events(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return what the court was told."""
        return self.preservation.list_office_events(by=by, **asked)

    @rpc(calls.LIST_EVENTS)
    def list_events(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return what the account and its organisations were told."""
        return self.preservation.list_events(by=by, **asked)

    @rpc(calls.SAVE_AID)
    def save_aid(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Save what aid is asked for."""
        return self.preservation.save_aid(cause=cause, **asked)

    @rpc(calls.ORDER_MATERIALS)
    def order_materials(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Put the materials in order."""
        return self.preservation.order_materials(cause=cause, **asked)

    @rpc(calls.COPY_APPLICATION)
    def copy_application(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Open a draft that says the same."""
        return self.preservation.copy_application(cause=cause, **asked)

    @rpc(calls.CARRY_OVER)
    def carry_over(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return what a guarantee takes over from an own application; the gateway copies the files."""
        return self.preservation.carry_over(by=by, **asked)

    @rpc(calls.OPEN_FROM_GUARANTEE)
    def open_from_guarantee(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Open a draft that says what a guarantee says."""
        return self.preservation.open_from_guarantee(cause=cause, **asked)

    @rpc(calls.WITHDRAW_APPLICATION)
    def withdraw_application(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Take an application back."""
        return self.preservation.withdraw_application(cause=cause, **asked)

    @rpc(calls.PROVIDE_GUARANTEE)
    def provide_guarantee(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Provide what the court ordered."""
        return self.preservation.provide_guarantee(cause=cause, **asked)

    @rpc(calls.REQUEST_AID)
    def request_aid(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Ask for judicial aid."""
        return self.preservation.request_aid(cause=cause, **asked)

    @rpc(calls.OBJECT_TO_FEE)
    def object_to_fee(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Object to the fee."""
        return self.preservation.object_to_fee(cause=cause, **asked)

    @rpc(calls.CLAIM_APPLICATION)
    def claim_application(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Work on an application, or hand it over."""
        return self.preservation.claim_application(cause=cause, **asked)

    @rpc(calls.RELEASE_APPLICATION)
    def release_application(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Put it back."""
        return self.preservation.release_application(cause=cause, **asked)

    @rpc(calls.WRITE_NOTE)
    def write_note(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Write a note for colleagues."""
        return self.preservation.write_note(cause=cause, **asked)

    @rpc(calls.RETURN_APPLICATION)
    def return_application(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Return it for correction."""
        return self.preservation.return_application(cause=cause, **asked)

    @rpc(calls.ORDER_GUARANTEE)
    def order_guarantee(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Order a guarantee."""
        return self.preservation.order_guarantee(cause=cause, **asked)

    @rpc(calls.DECIDE_EXEMPTION)
    def decide_exemption(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Decide on an exemption."""
        return self.preservation.decide_exemption(cause=cause, **asked)

    @rpc(calls.DECIDE_AID)
    def decide_aid(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Decide on judicial aid."""
        return self.preservation.decide_aid(cause=cause, **asked)

    @rpc(calls.DECIDE_FEE_OBJECTION)
    def decide_fee_objection(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Answer an objection to the fee."""
        return self.preservation.decide_fee_objection(cause=cause, **asked)

    @rpc(calls.LAPSE_APPLICATION)
    def lapse_application(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Treat it as withdrawn."""
        return self.preservation.lapse_application(cause=cause, **asked)

    @rpc(calls.REINSTATE_APPLICATION)
    def reinstate_application(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Take it up again."""
        return self.preservation.reinstate_application(cause=cause, **asked)

    @rpc(calls.RECORD_SERVICE)
    def record_service(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Record that a paper was served."""
        return self.preservation.record_service(cause=cause, **asked)

    @rpc(calls.SAVE_RULING_DRAFT)
    def save_ruling_draft(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Save the draft of a ruling."""
        return self.preservation.save_ruling_draft(cause=cause, **asked)

    @rpc(calls.KEEP_SIGNED_PAPER)
    def keep_signed_paper(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Keep the signed paper."""
        return self.preservation.keep_signed_paper(cause=cause, **asked)

    @rpc(calls.CORRECT_RULING)
    def correct_ruling(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Put a ruling right."""
        return self.preservation.correct_ruling(cause=cause, **asked)

    @rpc(calls.TAKE_MEASURE)
    def take_measure(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Record a measure."""
        return self.preservation.take_measure(cause=cause, **asked)

    @rpc(calls.RECORD_NOTHING_FOUND)
    def record_nothing_found(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Record that nothing was found."""
        return self.preservation.record_nothing_found(cause=cause, **asked)

    @rpc(calls.RECORD_FOLLOW_UP)
    def record_follow_up(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Record what became of it."""
        return self.preservation.record_follow_up(cause=cause, **asked)

    @rpc(calls.SETTLE_TASK)
    def settle_task(self, cause: Cause, asked: dict[str, Any]) -> dict[str, Any]:
        """Settle a task."""
        return self.preservation.settle_task(cause=cause, **asked)

    @rpc(calls.LIST_PAPERS)
    def list_papers(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return the papers of one's own file."""
        return self.preservation.list_papers(by=by, **asked)

    @rpc(calls.PRINT_PAPER)
    def print_paper(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return one of them."""
        return self.preservation.print_paper(by=by, **asked)

    @rpc(calls.PRINT_PREVIEW)
    def print_preview(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return the 保全申请书 as it would be."""
        return self.preservation.print_preview(by=by, **asked)

    @rpc(calls.LIST_NOTES)
    def list_notes(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return the notes on an application."""
        return self.preservation.list_notes(by=by, **asked)

    @rpc(calls.VIEW_RULING_DRAFT)
    def view_ruling_draft(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return the draft of a ruling."""
        return self.preservation.view_ruling_draft(by=by, **asked)

    @rpc(calls.PREVIEW_RULING)
    def preview_ruling(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return the ruling as it would be printed."""
        return self.preservation.preview_ruling(by=by, **asked)

    @rpc(calls.LIST_TASKS)
    def list_tasks(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return one page of the court's tasks."""
        return self.preservation.list_tasks(by=by, **asked)

    @rpc(calls.LIST_OFFICE_PAPERS)
    def list_office_papers(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return the papers of a file before the court."""
        return self.preservation.list_office_papers(by=by, **asked)

    @rpc(calls.PRINT_OFFICE_PAPER)
    def print_office_paper(self, by: Actor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return one of them."""
        return self.preservation.print_office_paper(by=by, **asked)

    @timer(interval=RING_EVERY)
    def ring(self) -> None:
        """Look at the clocks whose time has come."""
        at = clock.now()
        actor = Actor(id="service:preservation", role="service")
        looked_at = self.preservation.ring(
            cause=Cause(mark="", id=f"ring:{at.isoformat()}", actor=actor, at=at)
        )
        if looked_at:
            log.info("clocks were looked at", looked_at=looked_at)

    @hears(reactions.REACTIONS)
    def react(self, reaction: Callable[..., None], message: Message, cause: Cause) -> None:
        """Do what another service's event makes us do."""
        reaction(self.preservation, message, cause)

    @decides(reactions.DECISIONS)
    def decide(self, decision: Callable[..., None], asked: dict[str, Any], cause: Cause) -> None:
        """Do as a court decided."""
        decision(self.preservation, asked, cause)
