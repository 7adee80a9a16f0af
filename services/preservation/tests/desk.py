"""An applicant, a court and the use cases between them, over the store in memory."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID, uuid4

import orjson

from contracts.call import Call
from services.chassis.causes import Actor, Cause
from services.chassis.testing import NOON, MemoryStore, a_cause, an_actor
from services.dossier.shelf import Causes, Courts, Holidays
from services.preservation import clients, projections
from services.preservation.domain.application import PreservationApplication as Application
from services.preservation.domain.content import Content, content_of
from services.preservation.projections.repeats import ALIVE
from services.preservation.tests.alarms import MemoryAlarms
from services.preservation.tests.examples import SECTIONS
from services.preservation.use_cases import PreservationUseCases

COURT = "湘"
CREATION: dict[str, Any] = SECTIONS["creation"] | {"amount": Decimal("20000.00")}
BASIC: dict[str, Any] = SECTIONS["basic"]
GUARANTEES: dict[str, Any] = SECTIONS["guarantees"]
MATERIALS: list[dict[str, Any]] = SECTIONS["materials"]
MATERIAL = MATERIALS[0]
FILE = {"address": "0" * 64, "key": "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="}
REVIEW: dict[str, Any] = {"passed": True, "remark": "材料齐全"}

RULING: dict[str, Any] = {
    "result": "GRANTED",
    "case_no": "（2026）湘财保1号",
    "paper": {
        "reasons": "申请符合法律规定。",
        "order": "冻结被申请人李四的银行存款20000.00元。",
        "judge": "王五",
        "clerk": "赵六",
    },
}


def content(
    *, guaranteed: str | None = "20000.00", basic: dict[str, Any] | None = None, **creation: Any
) -> Content:
    """Return the example with another guarantee, other words, or another creation form."""
    items = [] if guaranteed is None else [{**GUARANTEES["items"][0], "value": guaranteed}]
    return content_of({**CREATION, **creation}, BASIC | (basic or {}), {"items": items}, [])


JUDGE = an_actor("judge", office=COURT)
CLERK = an_actor("clerk", office=COURT)
ADMINISTRATOR = an_actor("court_admin", office=COURT)
SECRET = "a secret of tests"
COURTS, CAUSES, CALENDAR = Courts(), Causes(), Holidays().calendar


class Printed(NamedTuple):
    filename: str = "裁定书.pdf"
    media_type: str = "application/pdf"
    content: bytes = b"%PDF"


class NoSql(projections.Lists):
    """Lists that are empty where they would be selected by SQL."""

    def page(self, *_: Any, **__: Any) -> dict[str, Any]:
        return {"items": [], "total": 0, "next": None}

    office_page = readings = page

    def counters(self, by: Actor) -> dict[str, int]:  # noqa: ARG002 - a port's signature
        return dict.fromkeys(("to_submit", "to_review", "to_pay", "ruled", "to_rule", "closed"), 0) | {
            "created": 0
        }

    def similar(self, *_: Any, **__: Any) -> list[dict[str, Any]]:
        return []

    def loads(self, office: str) -> list[dict[str, Any]]:  # noqa: ARG002 - a port's signature
        return []


class NoJoin(projections.Named):
    """Whom files name, without SQL."""

    def filed_against(self, indexes: Iterable[str], *, by: Actor, besides: UUID) -> list[tuple[str, str]]:
        mine = [
            each
            for each in self._store.rows(projections.applications)
            if each["id"] != besides
            and each["status"] in ALIVE
            and (
                each["organisation_id"] in by.acts_for
                if each["organisation_id"]
                else each["account_id"] == by.account
            )
        ]
        return [
            (row["index"], each["number"])
            for each in mine
            for row in self._store.rows(projections.parties, application_id=each["id"], side="RESPONDENT")
            if row["index"] in set(indexes)
        ]


class Outside:
    """A feed and a printer that answer with nothing."""

    def of_office(self, *_: Any, **__: Any) -> list[dict[str, Any]]:
        return []

    of_accounts = of_office

    def printed(self, sheet: Any) -> Printed:  # noqa: ARG002 - a port's signature
        return Printed()


class Desk(NamedTuple):
    """An applicant at the use cases."""

    preservation: PreservationUseCases
    store: MemoryStore
    applicant: Actor

    def cause(self, **said: Any) -> Cause:
        return a_cause(self.applicant, **said)

    def created(self, **creation: Any) -> UUID:
        answer = self.preservation.create_application(cause=self.cause(), creation={**CREATION, **creation})
        id_: UUID = answer["id"]
        return id_

    def filled(self) -> UUID:
        id_ = self.created()
        self.preservation.save_basic_information(
            cause=self.cause(), application_id=id_, content=BASIC, if_version=0
        )
        self.preservation.save_guarantees(
            cause=self.cause(), application_id=id_, content=GUARANTEES, if_version=0
        )
        for material in MATERIALS:
            self.preservation.add_material(
                cause=self.cause(), application_id=id_, material=material, file=FILE
            )
        return id_

    def submitted(self) -> UUID:
        id_ = self.filled()
        self.preservation.submit_application(cause=self.cause(), application_id=id_)
        return id_

    def reviewed(self, **review: Any) -> UUID:
        id_ = self.submitted()
        why = {} if review.get("passed", True) else {"reasons": ["OUT_OF_SCOPE"]}
        said = {**REVIEW, "content_hash": self.hash_of(id_), **why, **review}
        self.preservation.review_application(cause=a_cause(JUDGE), application_id=id_, review=said)
        return id_

    def paid(self) -> UUID:
        id_ = self.reviewed()
        self.hears_of_payment(id_)
        return id_

    def ruled(self) -> UUID:
        id_ = self.paid()
        said = {**RULING, "case_no": self.case_no_of(id_), "content_hash": self.hash_of(id_)}
        self.preservation.rule_on_application(cause=a_cause(JUDGE), application_id=id_, ruling=said)
        return id_

    def hears_of_payment(self, id_: UUID, bill_id: UUID | None = None) -> dict[str, Any]:
        return self.preservation.record_fee(
            cause=a_cause(an_actor("service")),
            application_id=id_,
            bill_id=bill_id or uuid4(),
            amount=Decimal("220.00"),
            paid_at=NOON,
        )

    def case_no_of(self, id_: UUID) -> str:
        application = self.store.find(Application, id_)
        assert application is not None
        return application.case_no

    def hash_of(self, id_: UUID) -> str:
        application = self.store.find(Application, id_)
        assert application is not None
        return application.content_hash

    def view(self, id_: UUID) -> dict[str, Any]:
        return self.preservation.view_application(by=self.applicant, application_id=id_)

    def events(self, id_: UUID) -> list[str]:
        return [type(each.event).__name__ for each in self.store.history(id_)]


def a_desk() -> Desk:
    """Return a desk that nobody has come to yet."""
    store: Any = MemoryStore(projections.project)
    outside: Any = Outside()
    preservation = PreservationUseCases(
        store=store,
        drafts=projections.drafts(store),
        lists=NoSql(store),
        named=NoJoin(store),
        staff=projections.Staff(store),
        notes=projections.Notes(store),
        alarms=MemoryAlarms(store),
        indexes=clients.indexes(SECRET),
        feed=outside,
        courts=COURTS,
        causes=CAUSES,
        calendar=CALENDAR,
        papers=outside,
        next_number=itertools.count(123).__next__,
    )
    return Desk(preservation, store, an_actor("applicant"))


def on_the_wire(call: Call, answer: Any) -> dict[str, Any]:
    """Return the answer as JSON, which must be spelt as the contract says, without a field more."""
    spelt = orjson.loads(
        orjson.dumps(answer, default=lambda it: f"{it:.2f}" if isinstance(it, Decimal) else str(it))
    )
    assert call.answer.validate(spelt) == {}
    return dict(spelt)
