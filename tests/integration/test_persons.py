"""Persons over HTTP: the counter instead of the camera, organisations, keys of programs, leaving for good."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
import requests

from services.chassis.testing import eventually
from tests.conftest import CLERK, System
from tests.journey import Visitor, a_mobile

OFFICE = "湘0102"
WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@pytest.fixture
def clerk(system: System) -> Visitor:
    return system.staff(CLERK)


def a_credit_code() -> str:
    """Return a well-formed code that no other test has (GB 32100-2015)."""
    digits = f"{uuid4().int % 10**9:09d}"
    body = f"91430100{digits}"
    return (
        body
        + LETTERS[
            (31 - sum(LETTERS.index(each) * weight for each, weight in zip(body, WEIGHTS, strict=True)) % 31)
            % 31
        ]
    )


def decide(clerk: Visitor, check_id: str, *, passed: bool = True, remark: str = "") -> None:
    clerk.post(f"office/checks/{check_id}/decision", {"passed": passed, "remark": remark})


def open_checks(clerk: Visitor) -> list[dict[str, Any]]:
    """Return what waits at the counter, page by page: other tests leave theirs there, the oldest first."""
    page = clerk.get("office/checks", params={"limit": 100})
    found = list(page["items"])
    while page["next"]:
        page = clerk.get("office/checks", params={"limit": 100, "after": page["next"]})
        found += page["items"]
    return found


def found(person: Visitor, clerk: Visitor) -> dict[str, Any]:
    """Enter a company and have its licence looked at."""
    code = a_credit_code()
    person.post("organisations", {"name": "演示有限公司", "uscc": code, "kind": "COMPANY", "office": OFFICE})
    (check,) = [each for each in open_checks(clerk) if each["id_no"] == code]
    decide(clerk, check["id"])
    (organisation,) = person.get("organisations")["items"]
    return dict(organisation)


def is_let_in(visitor: Visitor) -> bool:
    answer = visitor.call("GET", "sessions/current", expect=(200, 401))
    return answer.status_code == requests.codes.ok


def test_who_declines_the_face_shows_the_document_at_a_counter(system: System, clerk: Visitor) -> None:
    mobile = a_mobile()
    person = system.visitor().register(mobile).log_in(mobile).fill_in_profile("赵六一")
    refused = person.call("POST", "account/verifications", {}, expect=403).json()
    assert refused["code"] == "identity.consent-missing"
    check = person.post("account/checks", {"office": OFFICE})
    assert (check["state"], check["name"]) == ("OPEN", "赵六一")

    assert [each["name"] for each in open_checks(clerk) if each["id"] == check["id"]] == ["赵**"]
    assert clerk.get(f"office/checks/{check['id']}")["id_no"] == person.person[1]
    decide(clerk, check["id"])
    eventually(lambda: not is_let_in(person), what="the session ended")
    account = person.log_in(mobile).get("account")

    assert (account["verification"], account["method"]) == ("PASSED", "STAFF")
    assert person.get("preservation-applications")["total"] == 0


def test_members_come_by_a_code_and_go_at_once(system: System, clerk: Visitor) -> None:
    admin, member = system.visitor().newcomer(), system.visitor().newcomer()
    organisation = found(admin, clerk)
    assert organisation["status"] == "VERIFIED"
    invitations = f"organisations/{organisation['id']}/invitations"
    key = uuid4().hex
    invited = admin.post(invitations, {}, key=key)
    assert admin.post(invitations, {}, key=key)["code"] == invited["code"]
    member.post("memberships", {"code": invited["code"]})
    member_id = member.get("account")["id"]
    again = member.call("POST", "memberships", {"code": invited["code"]}, expect=409).json()
    assert again["code"] == "identity.invitation-over"
    own_id = admin.get("account")["id"]
    refused = admin.call("DELETE", f"organisations/{organisation['id']}/members/{own_id}", expect=409)
    assert refused.json()["code"] == "identity.last-admin"
    admin.call("DELETE", f"organisations/{organisation['id']}/members/{member_id}")

    assert member.get("organisations")["items"] == []


def test_a_key_opens_what_its_scopes_say_until_it_is_taken_away(system: System) -> None:
    person = system.visitor().newcomer()
    asked = {"name": "律所案件系统", "scopes": ["applications:read"]}
    command = uuid4().hex
    key = person.post("api-keys", asked, key=command)
    assert person.post("api-keys", asked, key=command)["key"] == key["key"]
    program = system.visitor()
    program.token = key["key"]
    assert program.get("preservation-applications")["total"] == 0
    assert program.call("POST", "preservation-applications", {}, expect=403).json()["code"] == "scope-missing"
    person.call("DELETE", f"api-keys/{key['id']}")

    eventually(
        lambda: (
            program.call("GET", "preservation-applications", expect=(200, 401)).status_code
            == requests.codes.unauthorized
        ),
        what="a key that was taken away is refused",
    )


def test_a_firm_s_key_acts_as_the_firm_and_sees_nothing_of_its_maker_s_own(
    system: System, clerk: Visitor
) -> None:
    maker = system.visitor().newcomer()
    firm = found(maker, clerk)
    private = maker.create()["id"]
    asked = {
        "name": "律所案件系统",
        "scopes": ["applications:read", "applications:write"],
        "organisation_id": firm["id"],
    }
    program = system.visitor()
    program.token = maker.post("api-keys", asked)["key"]
    filed = program.create()["id"]

    listed = program.get("preservation-applications")["items"]

    assert [(each["id"], each["organisation_id"]) for each in listed] == [(filed, firm["id"])]
    program.call("GET", f"preservation-applications/{private}", expect=404)
    seen = {each["id"]: each["mine"] for each in maker.get("preservation-applications")["items"]}
    assert seen == {private: "SUBMITTER", filed: "ORGANISATION"}


def test_who_submitted_nothing_leaves_nothing_behind(system: System) -> None:
    mobile = a_mobile()
    person = system.visitor().newcomer(mobile)
    person.create()
    closing = person.call("DELETE", "account", expect=202).json()
    assert closing["status"] == "CLOSING"
    assert "销毁" in closing["zh"]
    eventually(lambda: not is_let_in(person), what="log-in ended")
    eventually(lambda: "已销毁" in person.messages(mobile)[0], what="the news on the phone")

    system.visitor().call("POST", "sessions", {"username": mobile, "password": "Zuixin-2026"}, expect=401)


def test_a_submitted_application_keeps_the_profile_locked(system: System) -> None:
    mobile = a_mobile()
    person = system.visitor().newcomer(mobile)
    application = person.create(court=OFFICE)["id"]
    person.fill(application)
    person.submit(application)
    person.call("DELETE", "account", expect=202)

    eventually(lambda: "1件已提交的申请" in person.messages(mobile)[0], what="the news on the phone")
