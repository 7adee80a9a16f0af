"""What preservation answers, hears and decides on: translate, call, answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from contracts.message import Message
from contracts.preservation import rpc as calls
from services.chassis.causes import Actor, Cause
from services.chassis.entrypoints import Assembled, decides, hears, rpc
from services.preservation import reactions


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

    @hears(reactions.REACTIONS)
    def react(self, reaction: Callable[..., None], message: Message, cause: Cause) -> None:
        """Do what another service's event makes us do."""
        reaction(self.preservation, message, cause)

    @decides(reactions.DECISIONS)
    def decide(self, decision: Callable[..., None], asked: dict[str, Any], cause: Cause) -> None:
        """Do as a court decided."""
        decision(self.preservation, asked, cause)
