"""投保单: nobody signs without having read the clauses, and the exclusions apart from them [保险法 art. 17]."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from contracts.guarantee import rpc
from services.chassis.testing import NOON
from services.guarantee.domain.quote import QuoteOutdated
from services.guarantee.tests.desk import Desk, on_the_wire
from services.guarantee.use_cases.proposing import ClausesNotRead


def test_the_clauses_are_shown_with_the_exclusions_apart(desk: Desk) -> None:
    clauses = desk.guarantee.view_clauses(by=desk.applicant, application_id=desk.created())

    on_the_wire(rpc.VIEW_CLAUSES, clauses)
    assert clauses["exclusions"]
    assert not set(clauses["exclusions"]) & set(clauses["clauses"])


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"clauses_read": False}, "clauses_read"),
        ({"exclusions_read": False}, "exclusions_read"),
        ({"clauses_version": "0"}, "clauses_version"),
    ],
)
def test_each_tick_counts_for_itself(desk: Desk, said: dict[str, Any], field: str) -> None:
    id_ = desk.filled()
    version = desk.guarantee.view_clauses(by=desk.applicant, application_id=id_)["version"]
    asked = {"clauses_version": version, "clauses_read": True, "exclusions_read": True, "name": "张三"}

    with pytest.raises(ClausesNotRead) as refused:
        desk.guarantee.sign_proposal(cause=desk.cause(), application_id=id_, **asked | said)

    assert [each["field"] for each in refused.value.fields] == [field]
    assert desk.guarantee.drafts.one(id_, "proposal").version == 0


def test_what_is_signed_is_kept_with_version_and_time(desk: Desk) -> None:
    id_ = desk.filled()

    answer = desk.signs(id_)

    on_the_wire(rpc.SIGN_PROPOSAL, answer)
    signed = desk.view(id_)["proposal"]
    assert signed == {
        "name": "张三",
        "clauses_version": desk.guarantee.view_clauses(by=desk.applicant, application_id=id_)["version"],
        "signed_at": NOON,
        "current": True,
    }
    (kept,) = desk.guarantee.documents.of(id_, "PROPOSAL")
    assert (kept.kept_at, kept.sha256) == (NOON, desk.guarantee.drafts.one(id_, "proposal").content["sha256"])


def test_each_signature_is_kept(desk: Desk) -> None:
    id_ = desk.signed()
    desk.guarantee.save_insurance(cause=desk.cause(), application_id=id_, content={}, if_version=1)

    desk.signs(id_, at=NOON + timedelta(minutes=1))

    assert desk.guarantee.drafts.one(id_, "proposal").version == 2
    assert desk.view(id_)["proposal"]["current"]


def test_nobody_signs_for_a_premium_that_is_offered_no_more(desk: Desk) -> None:
    id_ = desk.filled()

    with pytest.raises(QuoteOutdated):
        desk.signs(id_, at=NOON + timedelta(days=9))


def test_the_signed_content_goes_to_the_insurer_with_its_signature(desk: Desk) -> None:
    application = desk.application(desk.submitted())

    content: Any = application.content
    assert content.proposal.name == "张三"
    assert content.proposal.content_hash == content.proposed_hash()
