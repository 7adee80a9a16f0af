"""Drafts come and go, and the column counts what is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.generate import examples
from contracts.guarantee import rpc as calls
from contracts.identity.events import AccountClosing
from services.chassis.causes import Actor
from services.chassis.refusals import NotAllowed, Unknown
from services.chassis.rows import Put
from services.chassis.store import Taken
from services.chassis.testing import NOON, MemoryStore, a_cause, an_actor
from services.guarantee.domain.application import GuaranteeApplication, OnlyDraftsAreDeleted
from services.guarantee.domain.states import State
from services.guarantee.projections import APPLICATIONS, ApplicationRows, project
from services.guarantee.reactions import REACTIONS
from services.guarantee.use_cases import GuaranteeUseCases

ASKED = {
    "court": "湘",
    "amount": Decimal("20000.00"),
    "category": "PRE_LITIGATION",
    "insurer": "901",
    "submitter": "PARTY",
}


class MemoryApplications(ApplicationRows):
    """Counts as the SQL does."""

    def count_by_state(self, account_id: UUID) -> Mapping[State, int]:
        return Counter(State(each["state"]) for each in self._store.rows(APPLICATIONS, account_id=account_id))


def guarantee() -> GuaranteeUseCases:
    store: Any = MemoryStore(project)
    return GuaranteeUseCases(store, MemoryApplications(store))


def create(use_cases: GuaranteeUseCases, actor: Actor) -> UUID:
    return UUID(use_cases.create_application(cause=a_cause(actor), **ASKED)["id"])  # type: ignore[arg-type]


def closes(use_cases: GuaranteeUseCases, account_id: UUID) -> None:
    heard = AccountClosing(account_id=account_id, closing_at=NOON)
    REACTIONS[AccountClosing](use_cases, heard, a_cause(an_actor("service")))


def test_a_closing_account_s_drafts_are_thrown_away_and_nobody_else_s() -> None:
    use_cases, she, he = guarantee(), an_actor(), an_actor()
    submitted, *_ = [create(use_cases, she) for _ in range(3)]
    create(use_cases, he)
    application = use_cases.store.find(GuaranteeApplication, submitted)
    assert application
    application.submit(at=NOON)
    use_cases.store.save(application, cause=a_cause(she))

    closes(use_cases, she.account)
    closes(use_cases, she.account)

    assert use_cases.view_column(by=she)["total"] == 1
    assert use_cases.view_column(by=he)["total"] == 1


def test_an_account_that_never_created_one_is_shown_the_way() -> None:
    column = guarantee().view_column(by=an_actor())

    assert column["first_use"]
    assert column["total"] == 0
    assert calls.VIEW_COLUMN.answer.dump(column) == column


def test_a_key_for_trying_things_out_touches_no_draft() -> None:
    use_cases, owner = guarantee(), an_actor()
    trying = replace(owner, test=True)
    draft = create(use_cases, owner)

    with pytest.raises(Unknown):
        use_cases.delete_application(cause=a_cause(trying), application_id=draft)
    with pytest.raises(NotAllowed):
        create(use_cases, trying)


def test_a_draft_is_counted_until_it_is_deleted() -> None:
    use_cases, she = guarantee(), an_actor()
    kept, thrown_away = create(use_cases, she), create(use_cases, she)
    assert use_cases.view_column(by=she)["counters"]["to_submit"] == 2

    answer = use_cases.delete_application(cause=a_cause(she), application_id=thrown_away)

    assert answer == {"id": str(thrown_away), "version": 2, "status": "DELETED"}
    column = use_cases.view_column(by=she)
    assert (column["counters"]["to_submit"], column["total"], column["first_use"]) == (1, 1, False)
    assert kept != thrown_away


def test_whoever_deleted_the_only_one_is_no_newcomer() -> None:
    use_cases, she = guarantee(), an_actor()
    use_cases.delete_application(cause=a_cause(she), application_id=create(use_cases, she))

    column = use_cases.view_column(by=she)

    assert (column["total"], column["first_use"]) == (0, False)


def test_the_same_command_creates_one() -> None:
    use_cases, cause = guarantee(), a_cause()
    use_cases.create_application(cause=cause, **ASKED)  # type: ignore[arg-type]

    with pytest.raises(Taken):
        use_cases.create_application(cause=cause, **ASKED)  # type: ignore[arg-type]

    assert use_cases.view_column(by=cause.actor)["total"] == 1


def test_what_is_gone_or_somebody_elses_is_unknown() -> None:
    use_cases, she = guarantee(), an_actor()
    hers, gone = create(use_cases, she), create(use_cases, she)
    use_cases.delete_application(cause=a_cause(she), application_id=gone)

    for actor, each in ((an_actor(), hers), (she, gone), (she, uuid4())):
        with pytest.raises(Unknown):
            use_cases.delete_application(cause=a_cause(actor), application_id=each)
    assert use_cases.view_column(by=an_actor())["first_use"]


def test_what_was_submitted_is_not_deleted() -> None:
    use_cases, she = guarantee(), an_actor()
    application_id = create(use_cases, she)
    application = use_cases.store.find(GuaranteeApplication, application_id)
    assert application
    application.submit(at=NOON)
    use_cases.store.save(application, cause=a_cause(she))

    with pytest.raises(OnlyDraftsAreDeleted):
        use_cases.delete_application(cause=a_cause(she), application_id=application_id)

    assert use_cases.view_column(by=she)["counters"]["to_review"] == 1


def test_an_office_has_no_column() -> None:
    with pytest.raises(NotAllowed):
        guarantee().view_column(by=an_actor("court_system", office="湘"))


@given(states=st.lists(st.sampled_from(State), max_size=30))
def test_everything_that_is_not_deleted_is_counted_exactly_once(states: list[State]) -> None:
    use_cases, she = guarantee(), an_actor()
    rows = [
        Put(APPLICATIONS, {"application_id": uuid4(), "account_id": she.account, "state": each.value})
        for each in states
    ]
    use_cases.store.save(cause=a_cause(), rows=rows)

    column = use_cases.view_column(by=she)

    assert (
        sum(column["counters"].values())
        == column["total"]
        == sum(each is not State.DELETED for each in states)
    )


def test_the_contracts_own_examples_are_taken() -> None:
    use_cases, she = guarantee(), an_actor()
    asked = calls.CREATE_APPLICATION.asked.load(examples.read("guarantee.create_application.asked"))

    answer = use_cases.create_application(cause=a_cause(she), **asked)

    assert calls.CREATE_APPLICATION.answer.load(answer)
