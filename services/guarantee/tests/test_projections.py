"""The lists say what replay says, and every event is decided."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest

from services.chassis.rows import Put
from services.guarantee import projections
from services.guarantee.domain.application import GuaranteeApplication as Application
from services.guarantee.domain.quotation import Quotation
from services.guarantee.domain.register import Register
from services.guarantee.domain.states import LAWFUL
from services.guarantee.projections import fold
from services.guarantee.tests import applications as given
from services.guarantee.tests.desk import INSURER, Desk
from services.guarantee.tests.test_looking import FAR


@pytest.mark.parametrize("bring", FAR.values(), ids=FAR)
def test_the_list_says_what_replay_says(desk: Desk, bring: Callable[[Desk], UUID]) -> None:
    id_ = bring(desk)

    again, row = desk.application(id_), desk.row(id_)

    assert (row["state"], row["version"]) == (again.state, again.version)
    for name in ("court", "insurer", "amount", "answer_by", "premium", "due_on", "bill_id", "letter_no"):
        assert row[name] == getattr(again, name), name
    assert row["policy_no"] == (again.policy.policy_no if again.policy else "")
    assert row["preservation_id"] == again.preservation_id


def test_after_an_endorsement_the_list_names_what_is_guaranteed_now(desk: Desk) -> None:
    id_ = desk.used()
    application = desk.application(id_)
    given.endorse(application)
    desk.keep(application)

    assert desk.row(id_)["amount"] == desk.application(id_).amount


def test_every_event_is_decided() -> None:
    happened = {each for state in LAWFUL.values() for each in state} | {"Created", "Deleted"}
    kinds = {getattr(Application, each) for each in happened}
    kinds |= {Register.Opened, Register.Given, Quotation.Given}

    undecided = fold.project.dispatch(object)
    assert [each for each in kinds if fold.project.dispatch(each) is undecided] == []
    with pytest.raises(NotImplementedError):
        fold.project(object())


def test_an_insurer_hears_of_all_that_happens_before_it(desk: Desk) -> None:
    id_ = desk.paid()
    told = {each["position"] for each in desk.store.rows(projections.office_feed, office=INSURER)}

    heard = [type(each.event).__name__ for each in desk.store.history(id_) if each.position in told]

    assert heard == ["Submitted", "Approved", "PremiumPaid"]
    assert not desk.store.rows(projections.office_feed, office="qinghe-demo")


def test_what_happens_is_told_by_its_position(desk: Desk) -> None:
    rows = projections.project(desk.store.history(desk.submitted())[-1].event)

    assert [each.table.name for each in rows if isinstance(each, Put)] == ["office_feed"]
