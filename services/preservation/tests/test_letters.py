"""Insurers' letters: which ones an application names, and what the court is shown of each."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest

from contracts.guarantee.events import (
    GuaranteeDischarged,
    GuaranteeEndorsed,
    GuaranteeSurrendered,
    LetterChecked,
)
from contracts.payment.events import BillOpened, BillPaid
from contracts.preservation import events as wire
from contracts.preservation import rpc as calls
from contracts.preservation.rpc.words import LETTER_RESULTS
from services.chassis.causes import Cause
from services.chassis.store import Taken
from services.chassis.testing import NOON, a_cause, an_actor
from services.preservation.domain.content import Content
from services.preservation.publishing import told
from services.preservation.reactions import REACTIONS
from services.preservation.tests import applications as given
from services.preservation.tests import court
from services.preservation.tests.desk import JUDGE, Desk, on_the_wire
from services.preservation.tests.examples import example
from services.preservation.use_cases import words

ONE, OTHER = "YSBH-DEMO-INSURER-2026-000001", "YSBH-DEMO-INSURER-2026-000002"
OF: dict[str, Any] = {"application_id": uuid4(), "account_id": uuid4(), "insurer": "demo-insurer"}


def naming(*letters: str | None, kind: str = "INSURER_LETTER") -> Content:
    item = given.guaranteed("20000.00")[0]
    named = [{**item, "kind": kind, "letter_no": each} for each in letters]
    return court.filed(example(guarantees__items=named))


def filed(desk: Desk, *letters: str | None) -> UUID:
    return court.lies(desk, given.submitted(naming(*letters)))


def checked(about: UUID, result: str, *, after: int = 1, letter_no: str = ONE) -> LetterChecked:
    return LetterChecked(
        preservation_id=about,
        court="湘",
        letter_no=letter_no,
        result=result,
        insurer="demo-insurer",
        insurer_name="演示财产保险股份有限公司",
        amount=Decimal("20000.00"),
        checked_at=NOON + timedelta(minutes=after),
    )


def hear(desk: Desk, message: Any, cause: Cause | None = None) -> None:
    REACTIONS[type(message)](desk.preservation, message, cause or a_cause(an_actor("service")))


def shown(desk: Desk, id_: UUID) -> list[dict[str, Any]]:
    answer = desk.preservation.view_snapshot(by=JUDGE, application_id=id_)
    lines: list[dict[str, Any]] = on_the_wire(calls.VIEW_SNAPSHOT, answer)["letters"]
    return lines


def letters_told(application: Any, kind: type) -> list[tuple[str, ...]]:
    messages = [each.message for event in application.pending_events if (each := told(event))]
    return [each.letters for each in messages if isinstance(each, kind)]  # type: ignore[attr-defined]


# --- which letters it names -------------------------------------------------------------------------------------------


def test_a_submission_names_its_letters_as_insurers_write_them_each_once() -> None:
    application = given.submitted(naming(f" {ONE.lower()} ", ONE, "", None, OTHER))

    assert letters_told(application, wire.ApplicationSubmitted) == [(ONE, OTHER)]


def test_what_is_no_letter_of_an_insurer_is_not_named() -> None:
    assert letters_told(given.submitted(naming(ONE, kind="GUARANTOR")), wire.ApplicationSubmitted) == [()]


def test_a_guarantee_provided_names_its_letters() -> None:
    application = given.accepted(naming(ONE))
    given.order(application, "30000.00")
    items = given.guaranteed("30000.00", letter_no=OTHER)
    application.provide_guarantee(example(guarantees__items=items), at=NOON, calendar=given.CALENDAR)

    assert letters_told(application, wire.GuaranteeProvided) == [(OTHER,)]


def test_only_the_end_of_the_last_measure_says_that_none_is_in_force() -> None:
    application = given.in_force()
    other = uuid4()
    given.take(application, other)
    application.lift_measure(other, reason="超额", lifted_on=given.TODAY, at=NOON)
    application.expire_measure(given.MEASURE, at=given.AFTERWARDS)

    ends = [each.message for event in application.pending_events if (each := told(event))]
    assert [each.last for each in ends if isinstance(each, wire.MeasureEnded)] == [False, True]


# --- what the court is shown ------------------------------------------------------------------------------------------


def test_the_court_sees_that_a_letter_was_asked_for_until_an_answer_came(desk: Desk) -> None:
    id_ = filed(desk, ONE, OTHER)
    hear(desk, checked(id_, "VALID"))

    one, other = shown(desk, id_)
    assert (one["letter_no"], one["result"], one["insurer_name"], one["amount"]) == (
        ONE,
        "VALID",
        "演示财产保险股份有限公司",
        "20000.00",
    )
    assert (other["letter_no"], other["result"], other["insurer_name"], other["amount"]) == (
        OTHER,
        "ASKED",
        "",
        None,
    )


def test_an_application_without_a_letter_shows_none(desk: Desk) -> None:
    assert shown(desk, court.lies(desk, given.submitted(court.filed(given.litigation())))) == []


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_in_whatever_order_answers_come_the_newest_is_shown(desk: Desk, order: tuple[int, ...]) -> None:
    id_ = filed(desk, ONE)
    answers = [checked(id_, each, after=at) for at, each in enumerate(("UNKNOWN", "VALID", "TOO_SMALL"))]
    for each in order:
        hear(desk, answers[each])

    assert [each["result"] for each in shown(desk, id_)] == ["TOO_SMALL"]


def test_an_answer_heard_again_is_kept_once(desk: Desk) -> None:
    id_, cause = filed(desk, ONE), a_cause(an_actor("service"))
    hear(desk, checked(id_, "VALID"), cause)
    with pytest.raises(Taken):
        hear(desk, checked(id_, "VALID"), cause)

    assert desk.events(id_) == ["Created", "Submitted", "LetterChecked"]


def test_what_becomes_of_a_letter_is_laid_before_the_court(desk: Desk) -> None:
    id_ = filed(desk, ONE)
    hear(desk, checked(id_, "VALID"))
    endorsed = GuaranteeEndorsed(
        **OF,
        endorsement_no="YSPD-1",
        kind="AMOUNT_LOWERED",
        letter_no=ONE,
        amount=Decimal("15000.00"),
        refund=Decimal(0),
        endorsed_at=NOON + timedelta(days=1),
        preservation_id=id_,
    )
    hear(desk, endorsed)
    (line,) = shown(desk, id_)
    assert (line["result"], line["amount"], line["insurer_name"]) == (
        "AMENDED",
        "15000.00",
        "演示财产保险股份有限公司",
    )

    discharged = GuaranteeDischarged(
        **OF,
        letter_no=ONE,
        because="CLAIM",
        discharged_at=NOON + timedelta(days=2),
        preservation_id=id_,
    )
    hear(desk, discharged)
    assert shown(desk, id_)[0]["result"] == "DISCHARGED"

    surrendered = GuaranteeSurrendered(
        **OF,
        letter_no=ONE,
        refund=Decimal(0),
        surrendered_at=NOON + timedelta(days=3),
        preservation_id=id_,
    )
    hear(desk, surrendered)
    assert shown(desk, id_)[0]["result"] == "REVOKED"


def test_an_answer_of_tomorrow_is_shown_as_it_came(desk: Desk) -> None:
    id_ = filed(desk, ONE)
    hear(desk, checked(id_, "STAYED"))

    (line,) = desk.preservation.view_snapshot(by=JUDGE, application_id=id_)["letters"]
    assert line["result_text"] == "STAYED"


def test_a_letter_that_secures_nothing_is_none_of_our_business(desk: Desk) -> None:
    id_ = filed(desk, ONE)
    loose = GuaranteeDischarged(**OF, letter_no=ONE, because="CLAIM", discharged_at=NOON)
    hear(desk, loose)
    hear(desk, checked(uuid4(), "VALID"))
    hear(desk, checked(desk.filled(), "VALID"))

    assert "LetterChecked" not in desk.events(id_)
    assert not [each for each in desk.store.events() if type(each).__name__ == "LetterChecked"]


def test_a_letter_that_the_application_no_longer_names_is_not_shown(desk: Desk) -> None:
    application = given.returned(naming(ONE))
    application.submit(content=naming(OTHER), missing=[], at=NOON)
    id_ = court.lies(desk, application)
    hear(desk, checked(id_, "VALID"))

    assert [(each["letter_no"], each["result"]) for each in shown(desk, id_)] == [(OTHER, "ASKED")]


def test_nobody_but_the_court_is_told_what_a_letter_is_worth(desk: Desk) -> None:
    id_ = desk.submitted()
    lines = len(desk.preservation.view_timeline(by=desk.applicant, application_id=id_)["items"])
    hear(desk, checked(id_, "REVOKED"))
    (recorded,) = (each for each in desk.store.history(id_) if type(each.event).__name__ == "LetterChecked")

    message = told(recorded.event)
    assert message is not None
    assert (message.message.TYPE, message.offices) == ("preservation.application.letter_checked", ("湘",))
    feed = desk.preservation.list_events(by=desk.applicant, after=0, limit=100)["items"]
    assert "preservation.application.letter_checked" not in {each["headers"]["ce-type"] for each in feed}
    assert "letters" not in desk.view(id_)
    assert len(desk.preservation.view_timeline(by=desk.applicant, application_id=id_)["items"]) == lines


def test_a_doubtful_letter_does_not_bind_the_judge(desk: Desk) -> None:
    id_ = desk.paid()
    hear(desk, checked(id_, "REVOKED", letter_no="YS-2026-0001"))

    court.ask(desk, "rule", id_)

    assert desk.view(id_)["status"] == "RULED_GRANTED"


def test_every_result_has_its_words() -> None:
    assert set(words.LETTER) == set(LETTER_RESULTS)


# --- bills for something else -----------------------------------------------------------------------------------------


def test_a_premium_is_none_of_our_business(desk: Desk) -> None:
    reviewed = desk.reviewed()
    opened = BillOpened(
        bill_id=uuid4(),
        about_id=reviewed,
        account_id=desk.applicant.account,
        amount=Decimal("360.00"),
        opened_at=NOON,
        purpose="GUARANTEE_PREMIUM",
    )
    paid = BillPaid(
        bill_id=opened.bill_id,
        about_id=reviewed,
        account_id=desk.applicant.account,
        amount=Decimal("360.00"),
        channel="good",
        transaction="t-1",
        paid_at=NOON,
        purpose="GUARANTEE_PREMIUM",
    )
    before = desk.events(reviewed)
    for about in (reviewed, desk.submitted(), uuid4()):
        hear(desk, replace(opened, about_id=about))
        hear(desk, replace(paid, about_id=about))

    assert desk.events(reviewed) == before
