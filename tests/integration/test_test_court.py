"""A program tries everything out at the test court with a test key, and nobody is bothered."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from contracts.topology import TEST_COURT
from tests.conftest import System
from tests.journey import Visitor, creation

SCOPES = ["applications:read", "applications:write", "applications:submit", "payments:write", "events:read"]


@dataclass
class Trial:
    """A person, and the program that he lets try things out."""

    owner: Visitor
    program: Visitor

    def apply(self, amount: str) -> str:
        application = str(self.program.create(court=TEST_COURT, amount=amount)["id"])
        self.program.fill(application, amount)
        self.program.submit(application)
        return application

    def events(self, application: str) -> list[str]:
        feed = self.program.get("events", params={"limit": 500})["items"]
        mine = [each for each in feed if each["headers"]["ce-subject"] == application]
        return [each["headers"]["ce-type"].rpartition(".")[2] for each in mine]


@pytest.fixture(scope="module")
def trial(system: System) -> Trial:
    owner = system.visitor().newcomer()
    key = owner.post("api-keys", {"name": "试用", "scopes": SCOPES, "test": True})["key"]
    program = system.visitor()
    program.token, program.person = key, owner.person
    return Trial(owner, program)


def test_the_test_court_does_not_pass_an_amount_that_ends_in_01(trial: Trial) -> None:
    application = trial.apply("20000.01")

    seen = trial.program.until_status(application, "REJECTED")

    assert seen["review"]["reasons"] == ["OTHER"]
    assert trial.events(application) == ["submitted", "accepted", "reviewed"]


@pytest.mark.parametrize(
    ("amount", "status"),
    [
        ("20000.00", "RULED_GRANTED"),
        ("20000.02", "RULED_DISMISSED"),
        ("20000.03", "RULED_PARTIAL"),
    ],
)
def test_the_test_court_rules_by_the_last_digits(trial: Trial, amount: str, status: str) -> None:
    application = trial.apply(amount)
    trial.program.until_status(application, "AWAITING_PAYMENT")
    trial.program.pay(application)

    seen = trial.program.until_status(application, status)

    assert "演示测试" in seen["ruling"]["case_no"]
    assert trial.events(application) == [
        "submitted",
        "accepted",
        "reviewed",
        "fee_assessed",
        "fee_paid",
        "ruled",
    ]


def test_the_test_court_goes_on_to_measures_and_lifts_them_again(trial: Trial) -> None:
    application = trial.apply("20000.17")
    trial.program.until_status(application, "AWAITING_PAYMENT")
    trial.program.pay(application)

    trial.program.until_status(application, "LIFTED")

    assert trial.events(application)[-3:] == ["ruled", "measure_taken", "measure_ended"]


def test_nothing_of_what_is_tried_out_is_seen_in_earnest(trial: Trial) -> None:
    application = trial.apply("20000.04")

    for path in ("", "/timeline", "/bill"):
        trial.owner.call("GET", f"preservation-applications/{application}{path}", expect=404)
    assert trial.owner.get("preservation-applications")["total"] == 0
    assert trial.owner.get("events")["items"] == []
    assert trial.owner.get("notifications")["items"] == []
    assert trial.program.view(application)["status"] == "SUBMITTED"


def test_a_test_key_meets_no_court(trial: Trial) -> None:
    for who, court in ((trial.program, "湘0102"), (trial.owner, TEST_COURT)):
        refused = who.call("POST", "preservation-applications", creation(court=court), expect=409).json()
        assert refused["code"] == "preservation.test-court-only"
    assert trial.owner.get("courts", params={"q": "测试"})["items"] == []
