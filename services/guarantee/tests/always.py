"""What holds of guarantee whatever happens: nothing is issued unpaid or twice, and the read model is the replay."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple
from uuid import UUID

from hypothesis.stateful import RuleBasedStateMachine, invariant

from services.chassis.store import replay
from services.chassis.testing import MemoryStore
from services.guarantee import projections
from services.guarantee.domain.application import GuaranteeApplication as Application
from services.guarantee.domain.insurer import Insurer
from services.guarantee.domain.states import BUCKETS, CARRIED, State
from services.guarantee.domain.underwriting import exposure
from services.guarantee.tests.applications import INSURERS


def rows_of(rows: list[dict[str, Any]], insurer: Insurer) -> list[dict[str, Any]]:
    return [each for each in rows if each["insurer"] == insurer.code]


SHOWN: dict[str, Callable[[Application], Any]] = {
    "version": lambda it: it.version,
    "state": lambda it: it.state,
    "number": lambda it: it.number,
    "account_id": lambda it: it.account_id,
    "organisation_id": lambda it: it.organisation_id,
    "court": lambda it: it.court,
    "amount": lambda it: it.amount,
    "category": lambda it: it.category,
    "insurer": lambda it: it.insurer,
    "submitted_at": lambda it: it.submitted_at,
    "answer_by": lambda it: it.answer_by,
    "awaits_second": lambda it: it.first_approval is not None,
    "premium": lambda it: it.premium,
    "due_on": lambda it: it.due_on,
    "bill_id": lambda it: it.bill_id,
    "policy_no": lambda it: it.policy.policy_no if it.policy else "",
    "letter_no": lambda it: it.letter_no,
    "preservation_id": lambda it: it.preservation_id,
}
"""What a row of the lists shows of an application."""


class Seen(NamedTuple):
    """An application as it was read, and how it came there."""

    it: Application
    story: list[Any]


class AlwaysHolds(RuleBasedStateMachine):
    """A few applications in a store in memory; who derives from this tries to break what is asserted here."""

    store: MemoryStore

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[UUID] = []
        self.read, self.replayed = 0, dict[UUID, Seen]()

    @property
    def seen(self) -> dict[UUID, Seen]:
        """What a replay says of each now, with its history."""
        if self.read != len(self.store.log):
            self.read = len(self.store.log)
            stories = {id_: [each.event for each in self.store.history(id_)] for id_ in self.ids}
            self.replayed = {id_: Seen(replay(story), story) for id_, story in stories.items()}
        return self.replayed

    @invariant()
    def a_policy_exists_only_after_approval_and_payment_and_once(self) -> None:
        for _, story in self.seen.values():
            names = [type(each).__name__ for each in story]
            latest = dict(zip(names, story, strict=True))
            assert names.count("PolicyIssued") == names.count("LetterIssued") <= 1
            if "PremiumPaid" in names:
                assert names.index("Approved") < names.index("PremiumPaid")
                assert latest["PremiumPaid"].amount == latest["Approved"].premium
            if "PolicyIssued" in names:
                assert names.index("PremiumPaid") < names.index("PolicyIssued")
                issued = latest["PolicyIssued"].policy
                assert issued.premium == latest["PremiumPaid"].amount
                assert issued.amount == latest["Submitted"].amount

    @invariant()
    def the_letter_keeps_its_number_and_covers_no_more_than_was_approved(self) -> None:
        for it, story in self.seen.values():
            for letter, policy in zip(
                (each.letter for each in story if isinstance(each, Application.LetterIssued)),
                (each.policy for each in story if isinstance(each, Application.PolicyIssued)),
                strict=True,
            ):
                assert it.letter == letter
                assert it.policy is not None
                assert it.policy.policy_no == policy.policy_no == letter.policy_no
                assert it.amount == it.policy.amount <= letter.amount == policy.amount
                assert 0 <= it.left <= it.amount
                lowered = [each.amount for each in story if isinstance(each, Application.Endorsed)]
                assert [*lowered] == sorted(lowered, reverse=True)

    @invariant()
    def the_numbers_of_a_year_have_no_gap(self) -> None:
        given = [
            number
            for it, _ in self.seen.values()
            if it.policy and it.letter
            for number in (it.policy.policy_no, it.letter.letter_no)
            if "-2026-" in number  # of a register
        ]
        for start in {each.rpartition("-")[0] for each in given}:
            of_one = sorted(each for each in given if each.startswith(start))
            assert of_one == [f"{start}-{place:06}" for place in range(1, len(of_one) + 1)]

    @invariant()
    def it_secures_one_preservation_at_a_time(self) -> None:
        for _, story in self.seen.values():
            secured: UUID | None = None
            for each in story:
                if isinstance(each, Application.Used):
                    assert secured is None
                    secured = each.preservation_id
                elif isinstance(each, Application.Released | Application.Replaced | Application.Discharged):
                    assert each.preservation_id == secured
                    secured = None

    @invariant()
    def the_read_model_is_what_replay_says(self) -> None:
        for id_, (it, _) in self.seen.items():
            row = self.store.row(projections.applications, application_id=id_)
            assert row is not None
            assert {name: row[name] for name in SHOWN} == {name: shown(it) for name, shown in SHOWN.items()}

    @invariant()
    def every_application_is_counted_once_unless_deleted(self) -> None:
        rows = self.store.rows(projections.applications)
        counters = {name: sum(row["state"] in states for row in rows) for name, states in BUCKETS.items()}
        assert sum(counters.values()) == sum(row["state"] != State.DELETED for row in rows)

    @invariant()
    def an_insurer_carries_what_is_open(self) -> None:
        rows = self.store.rows(projections.applications)
        for insurer in INSURERS.all():
            shown = exposure(insurer, [(row["state"], row["amount"]) for row in rows_of(rows, insurer)])
            replayed = [it for it, _ in self.seen.values() if it.insurer == insurer.code]
            assert shown.open == sum(each.amount for each in replayed if each.state in CARRIED)
