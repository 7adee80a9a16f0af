"""Whatever is tried in whatever order: no way leads outside the table, nothing is issued unpaid, and the read model is the replay."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, cast
from uuid import UUID

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from services.chassis.refusals import Refusal
from services.chassis.testing import NOON, MemoryStore, a_cause
from services.chassis.vault import destroyed
from services.guarantee import projections
from services.guarantee.domain import events
from services.guarantee.domain.application import GuaranteeApplication as Application
from services.guarantee.domain.register import Kind, Register
from services.guarantee.domain.states import OVER, State
from services.guarantee.tests import applications as acts
from services.guarantee.tests.always import AlwaysHolds
from services.guarantee.tests.handbook import STEPS

MISSING = {"field": "basic.applicants", "code": "required", "zh": "必填", "en": "is required"}
PRESERVATIONS = [UUID(int=each) for each in (11, 12)]
COME = [
    acts.a_draft,
    acts.submitted,
    acts.approved_once,
    acts.wanting,
    acts.returned,
    acts.approved,
    acts.paid,
    acts.issued,
    acts.used,
    acts.claimed,
]
"""How far it has come when the story begins; from the draft alone few would come to the end."""

contents = st.builds(
    lambda insurer, court, amount, category, more: acts.a_content(
        *[acts.a_material("材料", digit) for digit in more],
        insurer=insurer,
        court=court,
        amount=amount,
        category=category,
    ),
    st.sampled_from([acts.INSURER, acts.OTHER_INSURER]),
    st.sampled_from(["湘", "粤"]),
    st.sampled_from(["20000.00", acts.AMOUNT]),
    st.sampled_from(["PRE_LITIGATION", "LITIGATION"]),
    st.sampled_from(["", "b", "bc"]),
)
people = st.sampled_from([acts.UNDERWRITER, acts.COLLEAGUE])
premiums = st.sampled_from(["2700.00", "2700.01", "500.00", "1.00"])
amounts = st.sampled_from(["0.00", "8000.00", "20000.00", "1500000.00", acts.AMOUNT, "3000000.00"])
preservations = st.sampled_from(PRESERVATIONS)

Draw = Callable[[st.SearchStrategy[Any]], Any]
Verb = Callable[["AnyOrder", Draw], None]


class AnyOrder(AlwaysHolds):
    """A few applications to which anybody tries to do anything, while time goes by."""

    @initialize(come=st.lists(st.sampled_from(COME), min_size=1, max_size=3))
    def begin(self, come: list[Callable[[], Application]]) -> None:
        self.store, self.now = MemoryStore(projections.project), NOON
        self.erased: set[UUID] = set()
        for each in come:
            self.it = each()
            self.ids.append(self.it.id)
            self._save()

    # --- what is tried ------------------------------------------------------------------------------------------------

    def attempt(self, verb: Callable[..., object], *said: Any, **also: Any) -> None:
        """Either it happens as the table says, or a rule refuses it and nothing has changed."""
        before = self._facts(self.it)
        try:
            verb(*said, **also)
        except Refusal:
            assert (self._facts(self.it), acts.happened(self.it)) == (before, [])
        else:
            self._must_be_listed(before["state"])
            self._save()

    def _must_be_listed(self, stands: State) -> None:
        assert not self.it.pending_events or stands not in OVER
        for each in self.it.pending_events:
            led: State = getattr(each, "leads_to", self.it.state)
            assert led in STEPS[stands][type(each).__name__], (stands, each)
            stands = led
        assert stands is self.it.state

    def _save(self, *also: Register) -> None:
        self.store.save(self.it, *also, cause=a_cause(), answer={})

    @staticmethod
    def _facts(it: Application) -> dict[str, Any]:
        facts = {**vars(it), "_pending_events": None}
        return facts | {"amendments": [*it.amendments], "claims": {**it.claims}}

    def _pick(self, draw: Draw) -> None:
        self.it = self._found(draw(st.sampled_from(self.ids)))

    def _found(self, id_: UUID) -> Application:
        found = self.store.find(Application, id_)
        assert found is not None
        return found

    @rule(hours=st.sampled_from([1, 30, 24 * 8]))
    def wait(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule(data=st.data())
    def try_what_is_listed(self, data: st.DataObject) -> None:
        self._pick(data.draw)
        listed = sorted(STEPS[self.it.state].keys() - {"Deleted", "Withdrawn"})
        if listed:
            VERBS[data.draw(st.sampled_from(listed), label="listed")](self, data.draw)

    @rule(data=st.data())
    def try_anything(self, data: st.DataObject) -> None:
        self._pick(data.draw)
        VERBS[data.draw(st.sampled_from(sorted(VERBS)), label="anything")](self, data.draw)

    @precondition(lambda self: len(self.ids) > 1)
    @rule()
    def erase_the_first(self) -> None:
        """Destroy what is personal; whatever is tried afterwards goes on without it."""
        self.store.save(cause=a_cause(), rows=[destroyed(self.ids[0], at=self.now)])
        self.erased.add(self.ids[0])

    # --- the applicant ------------------------------------------------------------------------------------------------

    def delete(self, _: Draw) -> None:
        self.attempt(self.it.delete, at=self.now)

    def submit(self, draw: Draw) -> None:
        content = draw(contents)
        asked_for = draw(st.sampled_from([content, content, acts.a_content()]))
        self.attempt(
            self.it.submit,
            content=content,
            quote=acts.a_quote(asked_for, valid_until=self.now + timedelta(days=1)),
            missing=draw(st.sampled_from([[], [], [MISSING]])),
            answer_within=acts.ANSWER_WITHIN,
            at=self.now,
        )

    def supply(self, draw: Draw) -> None:
        said = self.it.content.creation if self.it.content else None
        same = {"insurer": said.insurer, "court": said.court, "amount": str(said.amount)} if said else {}
        same |= {"category": said.category} if said else {}
        more = [acts.a_material("材料", digit) for digit in draw(st.sampled_from(["b", "bc", "bcd"]))]
        content = draw(st.sampled_from([acts.a_content(*more, **same), acts.a_content(*more)]))
        self.attempt(self.it.supply_papers, content, answer_within=acts.ANSWER_WITHIN, at=self.now)

    def withdraw(self, _: Draw) -> None:
        self.attempt(self.it.withdraw, reason="已和解", at=self.now)

    def surrender(self, draw: Draw) -> None:
        refund = Decimal(draw(premiums))
        self.attempt(self.it.surrender, refund=refund, agreed=Decimal(draw(premiums)), at=self.now)

    # --- the insurer --------------------------------------------------------------------------------------------------

    def _decided(self, draw: Draw) -> dict[str, Any]:
        about = draw(st.sampled_from([self.it.content_hash, self.it.content_hash, "f" * 64]))
        return {"content_hash": about, "opinion": acts.an_opinion(draw(people)), "at": self.now}

    def _because(self, draw: Draw) -> dict[str, Any]:
        codes = draw(st.sampled_from([("IDENTITY_MISMATCH",), ("IDENTITY_MISMATCH",), (), ("OTHER",)]))
        return {**self._decided(draw), "codes": codes}

    def request_papers(self, draw: Draw) -> None:
        self.attempt(self.it.request_papers, **self._because(draw))

    def send_back(self, draw: Draw) -> None:
        self.attempt(self.it.return_, **self._because(draw))

    def decline(self, draw: Draw) -> None:
        self.attempt(self.it.decline, **self._because(draw))

    def approve(self, draw: Draw) -> None:
        self.attempt(
            self.it.approve,
            **self._decided(draw),
            premium=draw(st.none() | premiums.map(Decimal)),
            days=draw(st.integers(1, 7)),
            needs_second=draw(st.booleans()),
        )

    def bill(self, draw: Draw) -> None:
        self.attempt(self.it.bill, draw(preservations))

    def pay(self, draw: Draw) -> None:
        amount = draw(st.sampled_from([self.it.premium or Decimal(1), Decimal("0.01")]))
        self.attempt(self.it.record_premium, bill_id=acts.BILL, amount=amount, paid_at=self.now)

    def expire(self, _: Draw) -> None:
        self.attempt(self.it.expire, at=self.now)

    def issue(self, _: Draw) -> None:
        """Issue with the next numbers of the registers, which are saved in the same breath."""
        policies, letters = (self._register(kind) for kind in (Kind.POLICY, Kind.LETTER))
        before = acts.happened(self.it), self._facts(self.it)
        try:
            policy_no = policies.give(self.it.id)
            policy = self.it.policy_of(policy_no, since=self.now.date(), until=acts.UNTIL)
            letter = self.it.letter_of(letters.give(self.it.id), check_code="0123456789", policy_no=policy_no)
            self.it.issue(
                policy=policy, policy_sha256="a" * 64, letter=letter, letter_sha256="b" * 64, at=self.now
            )
        except Refusal:
            assert (acts.happened(self.it), self._facts(self.it)) == before
        else:
            self._must_be_listed(State.PAID)
            self._save(policies, letters)

    def _register(self, kind: Kind) -> Register:
        id_ = Register.id_of(self.it.insurer, kind, 2026)
        return self.store.find(Register, id_) or Register.open(self.it.insurer, kind, 2026)

    def fail_issuing(self, _: Draw) -> None:
        self.attempt(self.it.fail_issuing, "签章服务不可用", at=self.now)

    def end(self, _: Draw) -> None:
        self.attempt(self.it.end, reason="期限届满", at=self.now)

    def endorse(self, draw: Draw) -> None:
        self.attempt(
            self.it.endorse,
            number=f"YSPD-{len(self.it.amendments) + 1}",
            kind=draw(st.sampled_from(["AMOUNT_LOWERED", "TERM_PROLONGED", "RESPONDENT_ADDED", "CORRECTED"])),
            text="批改",
            amount=Decimal(draw(amounts)),
            until=draw(st.sampled_from([None, date(2027, 1, 1), date(2030, 1, 1), date(2031, 1, 1)])),
            respondent=draw(st.sampled_from([None, acts.RESPONDENT])),
            refund=Decimal(0),
            at=self.now,
        )

    def open_claim(self, _: Draw) -> None:
        number = f"YSLP-{len(self.it.claims) + 1}"
        self.attempt(
            self.it.open_claim, claim_no=number, claimant="李四", facts="…", amount=None, at=self.now
        )

    def settle(self, draw: Draw) -> None:
        amount, discharges = draw(st.none() | amounts.map(Decimal)), draw(st.booleans())
        self.attempt(self.it.settle_claim, amount=amount, reasons="理由", discharges=discharges, at=self.now)

    def refuse(self, draw: Draw) -> None:
        self.attempt(self.it.refuse_claim, reasons="理由", discharges=draw(st.booleans()), at=self.now)

    # --- the court ----------------------------------------------------------------------------------------------------

    def use(self, draw: Draw) -> None:
        self.attempt(self.it.use, draw(preservations), at=self.now)

    def release(self, _: Draw) -> None:
        self.attempt(self.it.release, at=self.now)

    def replace(self, _: Draw) -> None:
        self.attempt(self.it.replace, at=self.now)

    def discharge(self, _: Draw) -> None:
        self.attempt(self.it.discharge, at=self.now)

    def teardown(self) -> None:
        """Whoever was erased is nobody's content any more, and stands where it stood."""
        for id_ in self.erased & set(getattr(self, "ids", [])):
            assert not self._found(id_).content


VERBS: dict[str, Verb] = {
    "Deleted": AnyOrder.delete,
    "Submitted": AnyOrder.submit,
    "PapersSupplied": AnyOrder.supply,
    "Withdrawn": AnyOrder.withdraw,
    "Surrendered": AnyOrder.surrender,
    "PapersRequested": AnyOrder.request_papers,
    "Returned": AnyOrder.send_back,
    "Declined": AnyOrder.decline,
    "ApprovedOnce": AnyOrder.approve,
    "Approved": AnyOrder.approve,
    "PremiumBilled": AnyOrder.bill,
    "PremiumPaid": AnyOrder.pay,
    "QuoteExpired": AnyOrder.expire,
    "PolicyIssued": AnyOrder.issue,
    "LetterIssued": AnyOrder.issue,
    "IssuingFailed": AnyOrder.fail_issuing,
    "Used": AnyOrder.use,
    "Released": AnyOrder.release,
    "Replaced": AnyOrder.replace,
    "Discharged": AnyOrder.discharge,
    "Ended": AnyOrder.end,
    "Endorsed": AnyOrder.endorse,
    "ClaimOpened": AnyOrder.open_claim,
    "ClaimSettled": AnyOrder.settle,
    "ClaimRefused": AnyOrder.refuse,
}
"""By which verb each event comes about."""


def test_every_event_is_tried() -> None:
    assert set(VERBS) == set(events.__all__) - {"Event", "Step", "Created"}


class AnyOrderForLong(AnyOrder):
    """The same, in its long form."""


TestAnyOrder = cast("Any", AnyOrder).TestCase
TestAnyOrder.settings = settings(max_examples=30, stateful_step_count=30, deadline=None)
TestAnyOrderForLong = pytest.mark.full(cast("Any", AnyOrderForLong).TestCase)
TestAnyOrderForLong.settings = settings(max_examples=400, stateful_step_count=60, deadline=None)
