"""Whatever is tried in whatever order: there is no way outside the table."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from services.chassis.refusals import Refusal
from services.chassis.testing import NOON
from services.preservation.domain.application import PreservationApplication as Application
from services.preservation.domain.status import BUCKET_OF, Result, Status
from services.preservation.tests import desk as example
from services.preservation.tests.applications import ACCOUNT, BILL, a_draft, give, pay, review

S = Status
TABLE: dict[str, dict[Status, Status]] = {
    "delete": {S.DRAFT: S.DELETED},
    "submit": {S.DRAFT: S.SUBMITTED},
    "accept": {S.SUBMITTED: S.UNDER_REVIEW},
    "withdraw": {
        S.SUBMITTED: S.WITHDRAWN,
        S.UNDER_REVIEW: S.WITHDRAWN,
        S.AWAITING_PAYMENT: S.WITHDRAWN,
        S.AWAITING_RULING: S.WITHDRAWN,
    },
    "pass": {S.SUBMITTED: S.AWAITING_PAYMENT, S.UNDER_REVIEW: S.AWAITING_PAYMENT},
    "reject": {S.SUBMITTED: S.REJECTED, S.UNDER_REVIEW: S.REJECTED},
    "pay": {S.AWAITING_PAYMENT: S.AWAITING_RULING},
    "grant": {S.AWAITING_RULING: S.RULED_GRANTED},
    "grant a part": {S.AWAITING_RULING: S.RULED_PARTIAL},
    "dismiss": {
        S.UNDER_REVIEW: S.RULED_DISMISSED,
        S.AWAITING_PAYMENT: S.RULED_DISMISSED,
        S.AWAITING_RULING: S.RULED_DISMISSED,
    },
}
"""Every way from one state to another."""

WAYS: dict[str, Callable[[Application], None]] = {
    "delete": lambda it: it.delete(at=NOON),
    "submit": lambda it: it.submit(content=example.content(), missing=[], at=NOON),
    "accept": lambda it: it.accept(content_hash=it.content_hash, at=NOON),
    "withdraw": lambda it: it.withdraw(at=NOON),
    "pass": lambda it: review(it, passed=True),
    "reject": lambda it: review(it, passed=False, remark="理由"),
    "pay": pay,
    "grant": lambda it: give(it, Result.GRANTED),
    "grant a part": lambda it: give(it, Result.PARTIAL),
    "dismiss": lambda it: give(it, Result.DISMISSED),
}


class AnyOrder(RuleBasedStateMachine):
    """Whatever is tried in whatever order: only the table's transitions happen, and a refusal changes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.application = a_draft()
        self.expected = Status.DRAFT

    @rule(way=st.sampled_from(sorted(WAYS)))
    def attempt(self, way: str) -> None:
        before = self.application.version
        following = TABLE[way].get(self.expected)
        if following is None:
            with pytest.raises(Refusal):
                WAYS[way](self.application)
            assert self.application.version == before
        else:
            WAYS[way](self.application)
            self.expected = following

    @precondition(lambda self: self.application.fee is not None and self.application.bill_id is None)
    @rule()
    def bill(self) -> None:
        self.application.bill(BILL)

    @precondition(lambda self: self.expected not in (Status.DRAFT, Status.DELETED))
    @rule(judge=st.sampled_from([None, BILL]), watcher=st.sampled_from([ACCOUNT, BILL]))
    def assign_and_watch(self, judge: UUID | None, watcher: UUID) -> None:
        self.application.assign(judge, at=NOON)
        self.application.watch(watcher, at=NOON)
        assert self.application.judge_id == judge

    @invariant()
    def it_stands_where_the_table_says(self) -> None:
        assert self.application.status is self.expected

    @invariant()
    def it_is_counted_once_unless_deleted(self) -> None:
        assert (self.expected in BUCKET_OF) is (self.expected is not Status.DELETED)


TestAnyOrder = AnyOrder.TestCase
