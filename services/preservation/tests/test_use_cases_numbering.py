"""案号: from the register or typed, once each, whoever is at it at the same time."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from services.chassis.store import Conflict, Taken
from services.chassis.testing import NOON, a_cause
from services.preservation.domain.application import PreservationApplication as Application
from services.preservation.domain.register import CaseNumberTaken, Register, Shelf
from services.preservation.domain.review import NotUnderReview
from services.preservation.tests import applications as given
from services.preservation.tests.court import ask, filed, lies, snapshot
from services.preservation.tests.desk import CLERK, COURT, Desk
from services.preservation.use_cases.filing import CaseNumberWrong


def numbered(desk: Desk, id_: UUID) -> str:
    application = desk.store.find(Application, id_)
    assert application is not None
    return application.case_no


# --- the number -------------------------------------------------------------------------------------------------------


def test_the_register_gives_numbers_without_a_gap(desk: Desk) -> None:
    ids = [desk.submitted() for _ in range(3)]

    for each in ids:
        ask(desk, "accept", each)

    assert [numbered(desk, each) for each in ids] == [f"（2026）{COURT}财保{i}号" for i in (1, 2, 3)]
    assert snapshot(desk, ids[0])["next_case_no"] == f"（2026）{COURT}财保4号"


def test_whoever_reviews_what_nobody_took_in_gives_it_a_number_too(desk: Desk) -> None:
    id_ = desk.submitted()
    assert snapshot(desk, id_)["next_case_no"] == f"（2026）{COURT}财保1号"

    ask(desk, "review", id_)

    assert numbered(desk, id_) == f"（2026）{COURT}财保1号"


def test_each_kind_and_each_year_has_a_register_of_its_own(desk: Desk) -> None:
    shelves = {Shelf(COURT, kind, year).id for kind in ("财保", "行保", "证保") for year in (2026, 2027)}
    first, second = desk.submitted(), desk.submitted()

    ask(desk, "accept", first)
    ask(desk, "accept", second, at=NOON + timedelta(days=366))

    assert len(shelves) == 6
    assert [numbered(desk, each) for each in (first, second)] == [
        f"（2026）{COURT}财保1号",
        f"（2027）{COURT}财保1号",
    ]


def test_a_number_that_a_clerk_types_is_given_once(desk: Desk) -> None:
    first, second = desk.submitted(), desk.submitted()
    ask(desk, "accept", first, case_no="(2026)湘 财保 7 号")

    with pytest.raises(CaseNumberTaken):
        ask(desk, "accept", second, case_no="（2026）湘财保7号")
    for wrong in ("7号", "（2026）湘0102财保8号"):
        with pytest.raises(CaseNumberWrong):
            ask(desk, "accept", second, case_no=wrong)
    assert numbered(desk, first) == "（2026）湘财保7号"


def test_a_suit_s_own_number_is_the_number_of_everything_asked_for_in_it(desk: Desk) -> None:
    ids = [desk.submitted() for _ in range(2)]

    for each in ids:
        ask(desk, "accept", each, case_no="（2026）湘民初12号")

    assert {numbered(desk, each) for each in ids} == {"（2026）湘民初12号"}


def test_a_ruling_bears_its_own_number_or_one_that_is_free(desk: Desk) -> None:
    other, id_ = desk.submitted(), desk.submitted()
    ask(desk, "accept", other)
    ask(desk, "accept", id_)

    with pytest.raises(CaseNumberTaken):
        ask(desk, "rule", id_, result="DISMISSED", items=[], case_no=numbered(desk, other))
    ask(desk, "rule", id_, result="DISMISSED", items=[], case_no=f"（2026）{COURT}财保9号")

    assert numbered(desk, id_) == f"（2026）{COURT}财保9号"


def test_the_register_passes_over_what_was_typed(desk: Desk) -> None:
    first, second = desk.submitted(), desk.submitted()
    ask(desk, "accept", first, case_no=f"（2026）{COURT}财保1号")

    ask(desk, "accept", second)

    assert numbered(desk, second) == f"（2026）{COURT}财保2号"


def test_what_comes_back_corrected_keeps_its_number(desk: Desk) -> None:
    id_ = desk.submitted()
    ask(desk, "accept", id_)
    ask(desk, "return", id_)
    desk.preservation.submit_application(cause=desk.cause(), application_id=id_)

    ask(desk, "accept", id_)

    assert numbered(desk, id_) == f"（2026）{COURT}财保1号"
    register = desk.store.find(Register, Shelf(COURT, "财保", 2026).id)
    assert register is not None
    assert register.last == 1


def test_of_two_clerks_at_once_one_takes_it_in_and_the_other_looks_again(desk: Desk) -> None:
    id_, other = desk.submitted(), desk.submitted()
    hash_, others = desk.hash_of(id_), desk.hash_of(other)
    seen = desk.store.log[:]

    ask(desk, "accept", id_)
    after, desk.store.log[:] = desk.store.log[:], seen  # the second read before the first had written
    late = _stale(desk, after)
    with pytest.raises((Conflict, Taken)):
        late.preservation.accept_application(cause=a_cause(CLERK), application_id=other, content_hash=others)
    desk.store.log[:] = after

    with pytest.raises(NotUnderReview):
        desk.preservation.accept_application(cause=a_cause(CLERK), application_id=id_, content_hash=hash_)
    ask(desk, "accept", other)
    assert numbered(desk, other) == f"（2026）{COURT}财保2号"


def _stale(desk: Desk, after: list[Any]) -> Desk:
    """Return a desk that reads what was, and writes to what is."""
    store = desk.store
    save = store.save

    def late(*args: Any, **kwargs: Any) -> dict[str, Any]:
        store.log[:] = after
        return save(*args, **kwargs)

    class Late:
        def __getattr__(self, name: str) -> Any:
            return late if name == "save" else getattr(store, name)

        def taken(self, mark: str) -> None:
            """Nothing was claimed when it was asked."""

    outdated: Any = Late()
    return desk._replace(preservation=replace(desk.preservation, store=outdated))


def test_what_was_taken_in_without_a_number_takes_none_out_of_the_register(desk: Desk) -> None:
    id_ = lies(desk, given.accepted(filed()))

    ask(desk, "review", id_)

    assert numbered(desk, id_) == ""
    assert desk.store.find(Register, Shelf(COURT, "财保", 2026).id) is None
