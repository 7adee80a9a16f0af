"""A guarantee from the quotes to the letter that a court relies on, as applicant, insurer, court and passers-by see it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import requests

from tests.conftest import CLERK, JUDGE, System
from tests.courtroom import Desk
from tests.demo import insured
from tests.insuring import INSURER, Cover, approve, verify, verify_file
from tests.journey import DEMO_PASSWORD, NOTICE, Visitor

UNDERWRITER = "underwriter-demo"


@pytest.fixture
def applicant(system: System) -> Visitor:
    return system.visitor().newcomer()


@pytest.fixture
def underwriter(system: System) -> Visitor:
    return system.staff(UNDERWRITER, DEMO_PASSWORD)


def said(value: Any) -> Any:
    """Return what was typed in: a field that was left out says as little as one that says null."""
    if isinstance(value, dict):
        return {name: said(inner) for name, inner in value.items() if inner not in (None, [], "")}
    return [said(each) for each in value] if isinstance(value, list) else value


def told(answer: requests.Response) -> tuple[bytes, dict[str, str]]:
    """Return body and headers of an answer without the trace id and the date, which are others each time."""
    headers = {name: each for name, each in answer.headers.items() if name not in {"x-trace-id", "date"}}
    return answer.content.replace(answer.headers["X-Trace-Id"].encode(), b""), headers


def test_from_the_quotes_to_the_ruling_over_the_broker(system: System) -> None:
    used = insured.play(system.visitor(patience=20).newcomer(), system.staff("judge-hunan", DEMO_PASSWORD))

    assert used["status"] == "USED"


def test_an_insurers_people_issue_what_everybody_can_verify_and_a_court_relies_on(
    system: System, applicant: Visitor, underwriter: Visitor
) -> None:
    cover = Cover.create(applicant, court="湘0102")
    cover.fill()
    insurer = approve(cover, underwriter)
    with ThreadPoolExecutor(4) as crowd:
        asked = [
            crowd.submit(underwriter.call, "POST", f"{insurer.path}/issue", {}, expect=(201, 409))
            for _ in range(4)
        ]
    assert sorted(each.result().status_code for each in asked) == [201, 409, 409, 409]
    seen = cover.until_status("LETTER_ISSUED")
    assert sorted(each["kind"] for each in seen["papers"] if each["sealed"]) == ["LETTER", "POLICY"]
    issued = seen["issued"]
    letter, passer_by = cover.paper("letter"), system.visitor()

    assert verify(passer_by, issued["letter_no"], issued["check_code"]).json()["state"] == "VALID"
    unlike = [
        (number, code) for number in (issued["letter_no"], "DEMO-0") for code in (None, "", "ABCDEFGHJK")
    ]
    answers = [told(verify(passer_by, number, code, expect=404)) for number, code in unlike]
    assert all(each == answers[0] for each in answers)
    page = passer_by.http.get(
        f"{system.address}/verify",
        params={"number": issued["letter_no"], "code": issued["check_code"]},
        timeout=30,
    )
    assert (page.status_code, page.headers["Content-Type"].partition(";")[0]) == (200, "text/html")
    assert verify_file(passer_by, letter)["letter"]["number"] == issued["letter_no"]
    flipped = bytearray(letter)
    flipped[len(letter) // 3] ^= 1
    assert verify_file(passer_by, bytes(flipped))["verdict"] != "GENUINE"

    draft = cover.apply_for_preservation(NOTICE, key="one-draft")
    assert cover.apply_for_preservation(NOTICE, key="one-draft") == draft
    application = str(draft["id"])
    path = f"preservation-applications/{application}"
    of_guarantee, of_preservation = (applicant.get(f"{of}/basic-information") for of in (cover.path, path))
    assert said(of_guarantee) == said(of_preservation)
    (listed,) = applicant.get(f"{path}/guarantees")["items"]
    assert (listed["kind"], listed["letter_no"]) == ("INSURER_LETTER", issued["letter_no"])
    carried = {each["sha256"]: each for each in applicant.get(f"{path}/materials")["items"]}
    own = {each["sha256"] for each in applicant.get(f"{cover.path}/materials")["items"]}
    assert own | {issued["policy_sha256"], issued["letter_sha256"]} == set(carried)
    copy = carried[issued["letter_sha256"]]
    assert applicant.call("GET", f"{path}/materials/{copy['id']}").content == letter

    applicant.upload(application, "APPLICATION", "保全申请书.pdf")
    applicant.submit(application)
    desk = Desk(system.staff(CLERK), application)
    seen = applicant.until(
        lambda: [each for each in desk.file()["letters"] if each["result"] != "ASKED"],
        "what the court is told of the letter",
    )
    assert [(each["letter_no"], each["result"]) for each in seen] == [(issued["letter_no"], "VALID")]
    cover.until_status("USED")
    assert verify(passer_by, issued["letter_no"], issued["check_code"]).json()["state"] == "USED"

    desk.act("acceptance")
    Desk(system.staff(JUDGE), application).review(
        passed=False, reasons=["OUT_OF_SCOPE"], remark="不属于本院受理范围。"
    )
    cover.until_status("LETTER_ISSUED")


def test_a_guarantee_begins_with_what_a_preservation_draft_says(applicant: Visitor) -> None:
    application = str(applicant.create(court="湘0102", guarantee_situation="NOT_PROVIDED")["id"])
    applicant.fill(application)
    path = f"preservation-applications/{application}"

    opened = [
        applicant.post(f"{path}/guarantee-application", {"insurer": INSURER}, key="one-guarantee")
        for _ in range(2)
    ]

    assert opened[0] == opened[1]
    cover = Cover(applicant, str(opened[0]["id"]))
    assert applicant.get(f"{cover.path}/creation")["amount"] == "20000.00"
    of_guarantee, of_preservation = (applicant.get(f"{of}/basic-information") for of in (cover.path, path))
    assert said(of_guarantee) == said(of_preservation)
    theirs, ours = (
        {each["sha256"] for each in applicant.get(f"{of}/materials")["items"]} for of in (path, cover.path)
    )
    assert ours
    assert ours <= theirs
