"""The people of a court, and everything that they ask of preservation, as it comes over the wire."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from contracts.call import Call
from contracts.identity.events import StaffAdded
from contracts.preservation import rpc as calls
from services.chassis.causes import Actor
from services.chassis.testing import NOON, a_cause, an_actor
from services.preservation.domain.application import PreservationApplication as Application
from services.preservation.domain.content import Content
from services.preservation.domain.status import Status
from services.preservation.reactions import REACTIONS
from services.preservation.tests.desk import (
    ADMINISTRATOR,
    CLERK,
    COURT,
    JUDGE,
    REVIEW,
    RULING,
    Desk,
    on_the_wire,
)
from services.preservation.tests.examples import example

OFFICE = an_actor("court_system", office=COURT)
ENFORCEMENT = an_actor("enforcement", office=COURT)


class Act(NamedTuple):
    """Something that a court asks: by whom at first, in which part of the form, and what it says."""

    call: Call
    by: Actor
    part: str
    said: dict[str, Any]
    about: bool = False
    """It names the content that it is about."""


ITEM = {
    "respondent": 0,
    "clue": 0,
    "action": "FREEZE",
    "description": "银行存款",
    "amount": "20000.00",
    "term": "一年",
}
ACTS = {
    "release": Act(calls.RELEASE_APPLICATION, CLERK, "", {}),
    "note": Act(calls.WRITE_NOTE, CLERK, "", {"text": "已电话联系申请人。"}),
    "accept": Act(calls.ACCEPT_APPLICATION, CLERK, "", {}, about=True),
    "return": Act(
        calls.RETURN_APPLICATION,
        CLERK,
        "correction",
        {"defects": [{"code": "ILLEGIBLE_MATERIAL", "field": "materials.0", "text": "不清晰"}]},
        about=True,
    ),
    "serve": Act(calls.RECORD_SERVICE, CLERK, "", {"paper": "D6", "served_on": "2026-03-02"}),
    "order": Act(
        calls.ORDER_GUARANTEE, JUDGE, "order", {"amount": "30000.00", "reason": "风险较大"}, about=True
    ),
    "exempt": Act(
        calls.DECIDE_EXEMPTION,
        JUDGE,
        "exemption",
        {"granted": False, "ground": "CLEAR_FACTS", "reason": "不符合法定情形"},
        about=True,
    ),
    "review": Act(calls.REVIEW_APPLICATION, JUDGE, "review", {**REVIEW, "reviewed_on": None}, about=True),
    "aid": Act(
        calls.DECIDE_AID, JUDGE, "decision", {"outcome": "REDUCED", "percent": 50, "reasons": "经济确有困难"}
    ),
    "verdict": Act(
        calls.DECIDE_FEE_OBJECTION, ADMINISTRATOR, "verdict", {"amount": "100.00", "reasons": "基数有误"}
    ),
    "lapse": Act(calls.LAPSE_APPLICATION, JUDGE, "", {}),
    "reinstate": Act(calls.REINSTATE_APPLICATION, JUDGE, "reinstatement", {"reason": "期限内已交费"}),
    "draft": Act(calls.SAVE_RULING_DRAFT, JUDGE, "", {"content": {"reasons": "……"}, "if_version": 0}),
    "sign": Act(
        calls.KEEP_SIGNED_PAPER,
        JUDGE,
        "",
        {
            "paper": {"filename": "裁定书（签章）.pdf", "size": 1000, "sha256": "ab" * 32, "pages": 2},
            "file": {"address": "0" * 64, "key": "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="},
        },
    ),
    "rule": Act(calls.RULE_ON_APPLICATION, JUDGE, "ruling", {**RULING, "ruled_on": None}, about=True),
    "correct": Act(
        calls.CORRECT_RULING,
        JUDGE,
        "amendment",
        {"wrong": "李四", "right": "李肆", "judge": "王五", "corrected_on": "2026-03-02"},
    ),
    "measure": Act(
        calls.TAKE_MEASURE,
        ENFORCEMENT,
        "measure",
        {
            "respondent": 0,
            "action": "FREEZE",
            "property_type": "BANK_ACCOUNT",
            "description": "冻结存款20000元",
            "taken_on": "2026-03-02",
            "until": "2027-03-01",
        },
    ),
    "nothing": Act(
        calls.RECORD_NOTHING_FOUND,
        ENFORCEMENT,
        "found",
        {"searched": "网络查控系统", "searched_on": "2026-03-02"},
    ),
    "follow": Act(
        calls.RECORD_FOLLOW_UP,
        JUDGE,
        "follow_up",
        {"kind": "LIFTED", "on": "2026-03-02", "reason": "申请人申请解除"},
    ),
    "claim": Act(calls.CLAIM_APPLICATION, an_actor("clerk", office=COURT, account=uuid4()), "", {}),
}
"""What a court may ask about an application."""


def ask(
    desk: Desk, name: str, id_: UUID, *, by: Actor | None = None, at: datetime = NOON, **said: Any
) -> dict[str, Any]:
    """Ask it as the wire would, and return the answer as the contract says."""
    act = ACTS[name]
    about = {"content_hash": desk.hash_of(id_)} if act.about else {}
    if name == "rule" and (its_own := desk.case_no_of(id_)):
        about["case_no"] = its_own
    whole = {**act.said, **about, **said}
    body = {"application_id": str(id_), **({act.part: whole} if act.part else whole)}
    asked = act.call.asked.load(body)
    use_case = getattr(desk.preservation, act.call.name)
    return on_the_wire(act.call, use_case(cause=a_cause(by or act.by, at=at), **asked))


def joins(desk: Desk, *, role: str = "judge", office: str = COURT) -> Actor:
    """Return somebody who works for a court, as identity tells."""
    who = an_actor(role, office=office, account=uuid4())
    heard = StaffAdded(account_id=who.account, role=role, office=office, added_at=NOON)
    REACTIONS[StaffAdded](desk.preservation, heard, a_cause(an_actor("service")))
    return who


def filed(content: Content | None = None) -> Content:
    """Return a content whose files were uploaded."""
    content = content or example()
    files = tuple(replace(each, id=uuid4(), uploaded_at=NOON) for each in content.materials)
    return replace(content, materials=files)


def lies(desk: Desk, application: Application) -> UUID:
    """Lay an application before the court that has come so far already."""
    desk.store.save(application, cause=desk.cause())
    return UUID(str(application.id))


def snapshot(desk: Desk, id_: UUID, by: Actor = JUDGE) -> dict[str, Any]:
    """Return the file as the court reads it."""
    return on_the_wire(calls.VIEW_SNAPSHOT, desk.preservation.view_snapshot(by=by, application_id=id_))


LATE = NOON + timedelta(days=30)
"""When the period to pay has run out."""
TERM_OVER = NOON + timedelta(days=400)
"""When the measure's term has run out."""


def brought_to(desk: Desk, status: Status) -> UUID:
    """Bring an application of the desk's applicant to where it stands so."""
    id_ = _before_it_counts(desk, status)
    steps: dict[Status, Callable[[], Any]] = {
        Status.RETURNED: lambda: ask(desk, "return", id_),
        Status.UNDER_REVIEW: lambda: ask(desk, "accept", id_),
        Status.GUARANTEE_REQUIRED: lambda: (ask(desk, "accept", id_), ask(desk, "order", id_)),
        Status.REJECTED: lambda: ask(desk, "review", id_, passed=False, reasons=["WRONG_COURT"]),
        Status.LAPSED: lambda: ask(desk, "lapse", id_, at=LATE),
        Status.WITHDRAWN: lambda: desk.preservation.withdraw_application(
            cause=desk.cause(), application_id=id_
        ),
        Status.RULED_PARTIAL: lambda: ask(desk, "rule", id_, result="PARTIAL"),
        Status.RULED_DISMISSED: lambda: ask(desk, "rule", id_, result="DISMISSED"),
        Status.LIFTED: lambda: ask(desk, "follow", id_),
        Status.IN_FORCE: lambda: ask(desk, "measure", id_),
        Status.CONVERTED: lambda: (
            ask(desk, "measure", id_),
            ask(desk, "follow", id_, kind="SUIT_FILED", case_no="（2026）湘民初1号"),
        ),
        Status.EXPIRED: lambda: (
            ask(desk, "measure", id_),
            desk.preservation.ring(cause=replace(a_cause(an_actor("service"), at=TERM_OVER), mark="")),
        ),
    }
    steps.get(status, lambda: None)()
    return id_


def _before_it_counts(desk: Desk, status: Status) -> UUID:
    """Bring it to where the court's last act begins."""
    if status in (Status.DRAFT, Status.DELETED):
        id_ = desk.created()
        if status is Status.DELETED:
            desk.preservation.delete_application(cause=desk.cause(), application_id=id_)
        return id_
    if status in (Status.AWAITING_PAYMENT, Status.LAPSED):
        return desk.reviewed()
    if status in (Status.AWAITING_RULING, Status.RULED_PARTIAL, Status.RULED_DISMISSED):
        return desk.paid()
    if status in (Status.RULED_GRANTED, Status.LIFTED, Status.IN_FORCE, Status.CONVERTED, Status.EXPIRED):
        return desk.ruled()
    return desk.submitted()
