"""The journey of one application, as applicant, judge and office see it."""

from __future__ import annotations

import random
from uuid import uuid4

import pytest

from services.chassis import clock
from tests.conftest import CLERK, JUDGE, System
from tests.demo import guides, long_way
from tests.journey import (
    DEMO_PASSWORD,
    Visitor,
    basic_information,
    creation,
    guarantees,
    resident_id,
    review,
    ruling,
)


@pytest.fixture
def judge(system: System) -> Visitor:
    return system.staff(JUDGE)


def submitted(applicant: Visitor, court: str = "湘0102") -> str:
    """Return the id of an application that lies before the court."""
    application = str(applicant.create(court=court)["id"])
    applicant.fill(application)
    applicant.submit(application)
    return application


def content_hash(judge: Visitor, application: str) -> str:
    return str(judge.get(f"office/preservation-applications/{application}/snapshot")["content_hash"])


def test_from_registration_to_ruling_over_the_broker(system: System) -> None:
    ruled = guides.play(system.visitor(patience=20))

    titles = [title for title, _ in guides.blocks(ruled)]
    assert titles == ["裁定信息", "交费信息", "保全审核信息", "基本信息"]
    assert dict(guides.blocks(ruled))["基本信息"][0] == ("申请法院", "湖南省高级人民法院")
    assert ruled["flow"][-1]["state"] == "DONE"


def test_the_long_way_with_two_respondents_from_the_return_to_the_measures(system: System) -> None:
    me = system.visitor(patience=20).newcomer()
    people = (system.staff(name, DEMO_PASSWORD) for name in long_way.PEOPLE.values())

    kept = long_way.play(me, long_way.People(*people))

    assert kept["status"] == "IN_FORCE"
    assert {each["respondent"] for each in kept["measures"]} == {0, 1}
    assert {"CORRECTION_NOTICE", "GUARANTEE_NOTICE", "AID_DECISION", "RULING", "MEASURE_NOTICE"} <= {
        each["kind"] for each in kept["papers"]
    }


def test_the_same_decisions_over_http(applicant: Visitor, judge: Visitor) -> None:
    today = clock.day(clock.now()).isoformat()
    application = submitted(applicant)
    path = f"office/preservation-applications/{application}"
    judge.post(f"{path}/review", review(content_hash(judge, application), reviewed_on=today))
    applicant.pay(application)
    applicant.until_status(application, "AWAITING_RULING")
    judge.post(f"{path}/ruling", ruling(content_hash(judge, application), ruled_on=today))

    seen = applicant.view(application)

    assert seen["status"] == "RULED_GRANTED"
    assert (seen["review"]["reviewed_on"], seen["ruling"]["ruled_on"]) == (today, today)
    assert applicant.call("GET", f"preservation-applications/{application}/papers/ruling").content.startswith(
        b"%PDF"
    )


def test_a_refused_review_says_why_and_ends_it(applicant: Visitor, judge: Visitor) -> None:
    application = submitted(applicant)
    no = review(
        content_hash(judge, application), passed=False, remark="不属本院管辖。", reasons=["WRONG_COURT"]
    )

    judge.post(f"office/preservation-applications/{application}/review", no)

    seen = applicant.view(application)
    assert seen["status"] == "REJECTED"
    assert seen["review"]["remark"] == "不属本院管辖。"
    assert "REFUSED" in [box["state"] for box in seen["flow"]]


def test_a_clerk_may_not_rule(system: System, applicant: Visitor, judge: Visitor) -> None:
    application = submitted(applicant)
    clerk = system.staff(CLERK)

    refused = clerk.call(
        "POST",
        f"office/preservation-applications/{application}/ruling",
        ruling(content_hash(judge, application)),
        expect=403,
    )

    assert refused.json()["code"] == "not-allowed"


def test_a_ruling_before_the_fee_is_refused_by_the_name_of_the_rule(
    applicant: Visitor, judge: Visitor
) -> None:
    application = submitted(applicant)
    digest = content_hash(judge, application)
    judge.post(f"office/preservation-applications/{application}/review", review(digest))

    refused = judge.call(
        "POST", f"office/preservation-applications/{application}/ruling", ruling(digest), expect=409
    )

    assert refused.json()["code"] == "preservation.not-awaiting-ruling"


def test_another_court_does_not_see_the_file(system: System, applicant: Visitor) -> None:
    application = submitted(applicant)
    elsewhere = system.staff("judge-hunan", "Baoquan2026")

    elsewhere.call("GET", f"office/preservation-applications/{application}/snapshot", expect=404)
    assert application not in [
        row["id"] for row in elsewhere.get("office/preservation-applications")["items"]
    ]


def test_a_repeated_command_has_one_effect_and_the_same_answer(applicant: Visitor) -> None:
    key, before = uuid4().hex, applicant.get("preservation-applications")["total"]

    first = applicant.post("preservation-applications", creation(), key=key)
    again = applicant.post("preservation-applications", creation(), key=key)
    other = applicant.call("POST", "preservation-applications", creation(amount="1.00"), key=key, expect=422)

    assert first == again
    assert other.json()["code"] == "command-id-reused"
    assert applicant.get("preservation-applications")["total"] == before + 1


def test_a_submission_repeated_after_the_review_still_answers_as_the_first(
    applicant: Visitor, judge: Visitor
) -> None:
    application, key = str(applicant.create(court="湘0102")["id"]), uuid4().hex
    applicant.fill(application)
    first = applicant.post(f"preservation-applications/{application}/submission", key=key)
    judge.post(
        f"office/preservation-applications/{application}/review", review(content_hash(judge, application))
    )

    assert first == applicant.post(f"preservation-applications/{application}/submission", key=key)


def test_a_command_without_its_id_is_refused(applicant: Visitor) -> None:
    refused = applicant.call(
        "POST", "preservation-applications", creation(), headers={"Idempotency-Key": None}, expect=422
    )

    assert refused.json()["code"] == "command-id-missing"


def test_bad_input_names_every_bad_field_in_both_languages(applicant: Visitor) -> None:
    bad = creation(amount=20000, category="诉前", surprise=1)
    del bad["submitter"]

    problem = applicant.call("POST", "preservation-applications", bad, expect=422)

    assert problem.headers["content-type"] == "application/problem+json"
    errors = problem.json()["errors"]
    assert {each["field"] for each in errors} == {"amount", "category", "submitter", "surprise"}
    assert all(each["zh"] and each["en"] and each["code"] for each in errors)


@pytest.mark.parametrize(
    ("method", "rest"),
    [
        ("GET", ""), ("DELETE", ""), ("GET", "/basic-information"), ("GET", "/guarantees"), ("GET", "/materials"),
        ("GET", "/check"), ("POST", "/submission"), ("GET", "/timeline"), ("GET", "/bill"), ("GET", "/papers/ruling"),
    ],
)  # fmt: skip
def test_someone_elses_application_is_unknown(
    system: System, applicant: Visitor, method: str, rest: str
) -> None:
    application = str(applicant.create()["id"])
    stranger = system.visitor().newcomer()

    answers = [
        stranger.call(
            method, f"preservation-applications/{each}{rest}", {} if method == "POST" else None, expect=404
        ).json()
        for each in (application, uuid4())
    ]

    assert answers[0]["code"] == answers[1]["code"] == "unknown"
    assert answers[0]["zh"] == answers[1]["zh"]


def test_nothing_tells_the_respondent(system: System, applicant: Visitor) -> None:
    respondent = system.visitor().newcomer(name="李演示", id_no=resident_id(2))
    submitted(applicant)

    assert respondent.get("preservation-applications")["total"] == 0
    assert respondent.get("dashboard")["preservation"]["first_use"]
    assert respondent.get("notifications")["total"] == 0


def test_before_verification_business_does_not_begin(system: System) -> None:
    newcomer, mobile = system.visitor(), f"137{random.randrange(10**8):08d}"
    newcomer.register(mobile).log_in(mobile)

    for path in ("dashboard", "preservation-applications", "notifications"):
        assert newcomer.call("GET", path, expect=403).json()["code"] == "identity.not-verified"


def test_two_editors_never_overwrite_each_other(applicant: Visitor) -> None:
    path = f"preservation-applications/{applicant.create()['id']}/basic-information"
    read = applicant.call("GET", path).headers["ETag"]
    applicant.call("PUT", path, basic_information(), headers={"If-Match": read})

    stale = applicant.call("PUT", path, basic_information(), headers={"If-Match": read}, expect=412)

    assert stale.json()["code"] == "stale-version"
    applicant.call("PUT", path, basic_information(), expect=428)


def test_a_submitted_application_is_neither_edited_nor_deleted(applicant: Visitor) -> None:
    application = submitted(applicant)
    path = f"preservation-applications/{application}"
    tag = applicant.call("GET", f"{path}/guarantees").headers["ETag"]

    edited = applicant.call("PUT", f"{path}/guarantees", guarantees(), headers={"If-Match": tag}, expect=409)
    deleted = applicant.call("DELETE", path, expect=409)

    assert edited.json()["code"] == "preservation.not-editable"
    assert deleted.json()["code"] == "preservation.only-drafts-are-deleted"


def test_a_deleted_draft_is_gone(applicant: Visitor) -> None:
    application = applicant.create()["id"]

    applicant.call("DELETE", f"preservation-applications/{application}")

    applicant.call("GET", f"preservation-applications/{application}", expect=404)


def test_an_incomplete_application_is_told_everything_at_once(applicant: Visitor) -> None:
    application = applicant.create()["id"]

    refused = applicant.call("POST", f"preservation-applications/{application}/submission", {}, expect=409)

    problem = refused.json()
    assert problem["code"] == "preservation.not-complete"
    assert len(problem["errors"]) >= 4
    assert problem["errors"]
    assert {each["field"] for each in problem["errors"]} == {
        each["field"] for each in applicant.get(f"preservation-applications/{application}/check")["errors"]
    }


@pytest.mark.parametrize(
    ("amount", "fee"),
    [("0", "30.00"), ("1000.00", "30.00"), ("1000.50", "30.01"), ("20000.00", "220.00"), ("99999.99", "1020.00"),
     ("100001", "1020.01"), ("895999.99", "5000.00"), ("896000.00", "5000.00"), ("9999999999999.99", "5000.00")],
)  # fmt: skip
def test_the_fee_of_any_amount_is_public(system: System, amount: str, fee: str) -> None:
    answer = system.visitor().get(f"fees/preservation?amount={amount}")

    assert answer["fee"] == fee
    assert "第十四条" in answer["source"]
    assert set(answer["tiers"][0]) == {"from", "to", "rate", "basis", "fee"}


def test_without_an_amount_the_fee_is_thirty_yuan(system: System) -> None:
    assert system.visitor().get("fees/preservation")["fee"] == "30.00"


@pytest.mark.parametrize("amount", ["-1", "1.234", "1e5", "NaN", "１００", "", "abc"])
def test_an_amount_that_is_none_is_refused(system: System, amount: str) -> None:
    problem = system.visitor().call("GET", f"fees/preservation?amount={amount}", expect=422).json()

    assert [each["field"] for each in problem["errors"]] == ["amount"]


def test_the_counters_add_up_to_the_list(system: System, judge: Visitor) -> None:
    me = system.visitor().newcomer()
    me.create()
    me.call("DELETE", f"preservation-applications/{me.create()['id']}")
    reviewed, waiting = submitted(me), submitted(me)
    judge.post(f"office/preservation-applications/{reviewed}/review", review(content_hash(judge, reviewed)))

    column = me.get("dashboard")["preservation"]

    assert waiting
    assert column["counters"] == {
        "to_submit": 1,
        "to_review": 1,
        "to_pay": 1,
        "ruled": 0,
        "to_rule": 0,
        "closed": 0,
    }
    assert column["total"] == me.get("preservation-applications")["total"] == 3
    assert not column["first_use"]
    assert [row["id"] for row in me.get("preservation-applications?bucket=to_pay")["items"]] == [reviewed]


def test_a_resident_id_of_the_journey_is_well_formed() -> None:
    assert len({resident_id(serial) for serial in range(5)}) == 5
