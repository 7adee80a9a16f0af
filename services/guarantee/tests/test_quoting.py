"""Quotes are given side by side, and an application is bound to one that fits it."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest

from contracts.guarantee import rpc
from services.chassis.refusals import NotAllowed, Unknown
from services.chassis.testing import NOON, an_actor
from services.guarantee.domain.insurer import InsurerNotAtCourt
from services.guarantee.domain.quote import QuoteOutdated
from services.guarantee.tests.desk import AMOUNT, COURT, CREATION, OTHER_INSURER, Desk, on_the_wire
from services.guarantee.use_cases.quoting import CourtUnknown, OnlyForTests

NEXT_WEEK = NOON + timedelta(days=9)


def asks(desk: Desk, amount: Decimal = AMOUNT) -> UUID:
    answer = desk.guarantee.ask_quotes(
        cause=desk.cause(), court=COURT, amount=amount, category="PRE_LITIGATION"
    )
    on_the_wire(rpc.ASK_QUOTES, answer)
    id_: UUID = answer["id"]
    return id_


def bound_to(desk: Desk, id_: UUID) -> str:
    section = desk.guarantee.view_section(by=desk.applicant, application_id=id_, section="creation")
    return str(section["content"]["quote_id"])


def test_the_insurers_of_a_court_are_shown_and_the_test_court_s_only_to_who_tries_things_out(
    desk: Desk,
) -> None:
    found = desk.guarantee.list_insurers(by=desk.applicant, court="京")
    on_the_wire(rpc.LIST_INSURERS, found)
    assert [each["code"] for each in found["items"]] == ["demo-insurer", "songyue-demo"]

    everywhere = desk.guarantee.list_insurers(by=desk.applicant)["items"]
    trying = desk.guarantee.list_insurers(by=desk.trying().applicant)["items"]
    assert "test-insurer" not in {each["code"] for each in everywhere}
    assert [each["code"] for each in trying] == ["test-insurer"]


def test_every_insurer_of_the_court_is_asked_and_the_cheapest_comes_first(desk: Desk) -> None:
    found = desk.guarantee.view_quotes(by=desk.applicant, quote_id=asks(desk))

    on_the_wire(rpc.VIEW_QUOTES, found)
    premiums = [each["premium"] for each in found["offers"]]
    assert {each["insurer"] for each in found["offers"]} == {"demo-insurer", "qinghe-demo"}
    assert premiums == sorted(premiums)


def test_above_what_an_insurer_quotes_by_itself_a_person_does(desk: Desk) -> None:
    quotes = desk.guarantee.view_quotes(by=desk.applicant, quote_id=asks(desk, Decimal(60_000_000)))

    by_hand = {each["insurer"]: each["by_hand"] for each in quotes["offers"]}
    assert by_hand == {"demo-insurer": False, "qinghe-demo": True}


def test_quotes_are_known_to_nobody_but_whoever_asked(desk: Desk) -> None:
    quote_id = asks(desk)

    for by, id_ in ((an_actor("applicant"), quote_id), (desk.applicant, uuid4())):
        with pytest.raises(Unknown):
            desk.guarantee.view_quotes(by=by, quote_id=id_)


def test_quotes_are_for_courts_that_there_are_and_for_people_who_apply(desk: Desk) -> None:
    asked: dict[str, Any] = {"amount": AMOUNT, "category": "PRE_LITIGATION"}
    clerk = desk.of(an_actor("clerk", office=COURT))
    with pytest.raises(CourtUnknown):
        desk.guarantee.ask_quotes(cause=desk.cause(), court="火星", **asked)
    with pytest.raises(OnlyForTests):
        desk.guarantee.ask_quotes(cause=desk.cause(), court="测试", **asked)
    with pytest.raises(NotAllowed):
        desk.guarantee.ask_quotes(cause=clerk.cause(), court=COURT, **asked)
    assert desk.trying().guarantee.ask_quotes(cause=desk.trying().cause(), court="测试", **asked)["offers"]


def test_the_chosen_quote_is_bound_to_the_application(desk: Desk) -> None:
    quote_id = asks(desk)

    id_ = desk.created(quote_id=quote_id)

    assert bound_to(desk, id_) == str(quote_id)
    assert desk.view(id_)["quote"]["premium"] == Decimal("2970.00")


def test_without_a_choice_the_chosen_insurer_is_asked(desk: Desk) -> None:
    id_ = desk.created()

    quote = desk.view(id_)["quote"]
    assert (quote["insurer"], quote["expired"]) == ("demo-insurer", False)
    assert desk.guarantee.view_quotes(by=desk.applicant, quote_id=UUID(bound_to(desk, id_)))


def test_a_quote_for_something_else_is_replaced_by_one_that_fits(desk: Desk) -> None:
    quote_id = asks(desk, Decimal(1_000_000))

    id_ = desk.created(quote_id=quote_id)

    assert bound_to(desk, id_) != str(quote_id)


def test_another_s_quote_an_old_one_and_none_are_refused_alike(desk: Desk) -> None:
    hers = asks(desk.of(an_actor("applicant")))
    said = []
    for quote_id, at in ((hers, NOON), (uuid4(), NOON), (asks(desk), NEXT_WEEK)):
        with pytest.raises(QuoteOutdated) as refused:
            desk.guarantee.create_application(
                cause=desk.cause(at=at), creation={**CREATION, "quote_id": quote_id}
            )
        said.append(refused.value.fields)

    assert said[0] == said[1] == said[2]


def test_saving_the_form_again_keeps_the_quote_as_long_as_it_fits_and_also_when_it_is_old(
    desk: Desk,
) -> None:
    id_ = desk.created()
    first = bound_to(desk, id_)

    saved(desk, id_, 1, submitter="LAWYER")
    assert bound_to(desk, id_) == first
    desk.guarantee.save_creation(
        cause=desk.cause(at=NEXT_WEEK),
        application_id=id_,
        content={**CREATION, "quote_id": UUID(first)},
        if_version=2,
    )
    assert bound_to(desk, id_) == first

    saved(desk, id_, 3, amount=Decimal(3_000_000))
    assert bound_to(desk, id_) != first
    assert desk.view(id_)["quote"]["premium"] > Decimal("2970.00")


def test_an_expired_quote_is_made_anew_on_wish(desk: Desk) -> None:
    id_ = desk.signed()
    first = bound_to(desk, id_)

    answer = desk.guarantee.renew_quote(cause=desk.cause(at=NEXT_WEEK), application_id=id_)

    on_the_wire(rpc.RENEW_QUOTE, answer)
    assert (answer["version"], bound_to(desk, id_) != first) == (2, True)
    quote = desk.view(id_)["quote"]
    assert quote["quoted_at"] == NEXT_WEEK
    assert desk.view(id_)["proposal"]["current"], "what was signed says nothing of the quote"


def test_an_insurer_is_one_of_the_court_s(desk: Desk) -> None:
    for insurer in ("songyue-demo", "nobody", "test-insurer"):
        with pytest.raises(InsurerNotAtCourt):
            desk.created(insurer=insurer)
    assert desk.view(desk.created(insurer=OTHER_INSURER))["quote"]["insurer"] == OTHER_INSURER


def test_who_tries_things_out_meets_the_test_court_and_its_insurer(desk: Desk) -> None:
    trying = desk.trying()

    id_ = trying.created(court="测试", insurer="test-insurer")

    assert trying.view(id_)["quote"]["insurer"] == "test-insurer"
    with pytest.raises(Unknown):
        desk.view(id_)
    with pytest.raises(OnlyForTests):
        trying.created()
    with pytest.raises(OnlyForTests):
        desk.created(court="测试", insurer="test-insurer")


def saved(desk: Desk, id_: UUID, version: int, **creation: object) -> None:
    desk.guarantee.save_creation(
        cause=desk.cause(),
        application_id=id_,
        content={**CREATION, **creation},
        if_version=version,
    )
