"""案号: the court's own number for a case, or the next of its register."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from contracts.identifiers import case_number
from services.chassis import clock
from services.chassis.causes import Cause
from services.chassis.refusals import bad
from services.chassis.store import Conflict, Taken
from services.preservation.domain.application import PreservationApplication
from services.preservation.domain.content import Content
from services.preservation.domain.register import KINDS, CaseNumberTaken, Register, Shelf
from services.preservation.use_cases.desk import Desk
from services.preservation.use_cases.filing import CaseNumberWrong


@dataclass(frozen=True, kw_only=True)
class Given:
    """A number for a case: new to it or not, from the register or typed."""

    case_no: str
    new: bool = False
    register: Register | None = None


class Numbering(Desk):
    """Numbers are given once: the register's in unbroken sequence, those that a clerk types as they come."""

    def _turn(
        self, application: PreservationApplication, cause: Cause, typed: str = ""
    ) -> AbstractContextManager[None]:
        """Wait for the register, if it is to give the number; until the save, for the next number follows from it."""
        if typed or application.case_no or not application.content:
            return nullcontext()
        return self.turns(str(_shelf(application, cause.at).id))

    def _number(self, application: PreservationApplication, cause: Cause, typed: str = "") -> Given:
        """Return the number under which an application is taken in; one that was returned keeps its own."""
        if typed:
            spelt = case_number(typed)
            if spelt is None:
                raise CaseNumberWrong(
                    bad("case_no", "format", "案号格式不正确", "is not a well-formed case number")
                )
            registered = spelt.type in KINDS.values()
            if registered and spelt.court != application.court:
                zh, en = "案号不是本院的案号", "is a number of another court"
                raise CaseNumberWrong(bad("case_no", "choice", zh, en))
            # A suit's own number is the number of everything that is asked for in it.
            return Given(case_no=str(spelt), new=registered and str(spelt) != application.case_no)
        if application.case_no or not application.content:
            return Given(case_no=application.case_no)
        shelf = _shelf(application, cause.at)
        register = self.store.find(Register, shelf.id) or Register.open(shelf)
        while self.store.taken(_mark(register.next_case_no)):
            register.pass_over()
        return Given(case_no=register.give(application.id), new=True, register=register)

    def _next_case_no(self, application: PreservationApplication, at: datetime) -> str:
        """Return the number that the register would give now."""
        if not application.content:
            return ""
        shelf = _shelf(application, at)
        register = self.store.find(Register, shelf.id)
        return register.next_case_no if register else shelf.case_no(1)

    def _saved_numbered(
        self, cause: Cause, application: PreservationApplication, given: Given
    ) -> dict[str, Any]:
        """Save the application together with the number that it was given."""
        mark = _mark(given.case_no)
        registers = [given.register] if given.register else []
        try:
            return self._saved(cause, application, *registers, marks={mark: None} if given.new else {})
        except Taken as taken:
            if taken.mark != mark:
                raise
            if given.register:
                raise Conflict(mark) from taken  # somebody typed it just now: the register passes it over
            zh, en = "该案号已被使用", "is taken"
            raise CaseNumberTaken(bad("case_no", "taken", zh, en)) from taken


def _shelf(application: PreservationApplication, at: datetime) -> Shelf:
    assert isinstance(application.content, Content)  # noqa: S101 - what lies before a court was submitted
    return Shelf(application.court, KINDS[application.content.creation.type], clock.day(at).year)


def _mark(case_no: str) -> str:
    return f"case-number:{case_no}"
