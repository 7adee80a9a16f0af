"""An applicant, an insurer and the use cases between them, over the store in memory."""

from __future__ import annotations

import copy
import itertools
from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID, uuid4

import orjson

from contracts.call import Call
from services.chassis.causes import Actor, Cause
from services.chassis.testing import NOON, MemoryStore, a_cause, an_actor
from services.dossier.pages import position_at
from services.dossier.shelf import Causes, Courts
from services.guarantee import projections
from services.guarantee.clients.clauses import ClauseBook
from services.guarantee.clients.codes import CheckCodes
from services.guarantee.clients.insurers import Insurers
from services.guarantee.domain.application import GuaranteeApplication as Application
from services.guarantee.domain.register import Kind, Register
from services.guarantee.domain.states import BUCKET_OF, BUCKETS, CARRIED, State
from services.guarantee.domain.surrender import term
from services.guarantee.domain.values import Opinion
from services.guarantee.projections.listings import LISTED, QUEUED
from services.guarantee.projections.queries import OPEN_TO_INSURER
from services.guarantee.use_cases import GuaranteeUseCases

COURT, INSURER, OTHER_INSURER = "湘", "demo-insurer", "qinghe-demo"
AMOUNT, PREMIUM = Decimal("2000000.00"), Decimal("2970.00")
CREATION: dict[str, Any] = {
    "court": COURT,
    "amount": AMOUNT,
    "category": "PRE_LITIGATION",
    "insurer": INSURER,
    "submitter": "PARTY",
    "phase": "BEFORE_SUIT_OR_ARBITRATION",
}
BASIC: dict[str, Any] = {
    "applicants": [
        {
            "kind": "NATURAL",
            "name": "张三",
            "id_type": "RESIDENT_ID",
            "id_no": "430102199003072915",
            "gender": "MALE",
            "birth_date": date(1990, 3, 7),
            "mobile": "13800138000",
            "address": "湖南省长沙市芙蓉区演示路1号",
            "service_address": "湖南省长沙市芙蓉区演示路1号",
            "e_service_agreed": True,
        }
    ],
    "respondents": [{"kind": "NATURAL", "name": "李四", "address": "湖南省长沙市天心区演示路2号"}],
    "property_clues": [
        {
            "type": "BANK_ACCOUNT",
            "owner": 0,
            "value": AMOUNT,
            "holder": "演示银行长沙分行",
            "number": "6222021000000000009",
            "account_name": "李四",
        }
    ],
    "requested_measures": "冻结被申请人李四的银行存款2000000.00元",
    "facts_and_reasons": "被申请人拖欠货款2000000.00元。",
    "urgent_because": "被申请人正在转移财产。",
}
INSURANCE: dict[str, Any] = {
    "contact_name": "张三",
    "contact_mobile": "13800138000",
    "invoice_kind": "PERSONAL",
    "invoice_title": "张三",
}
MATERIALS: list[dict[str, Any]] = [
    {
        "kind": kind,
        "filename": f"{kind}.pdf",
        "media_type": "application/pdf",
        "size": 1000,
        "sha256": f"{i}" * 64,
    }
    for i, kind in enumerate(("APPLICATION", "IDENTITY", "EVIDENCE"))
]
MATERIAL = MATERIALS[2]
FILE = {"address": "0" * 64, "key": "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="}
UNDERWRITER = an_actor("underwriter", office=INSURER, account=UUID(int=4))
COLLEAGUE = an_actor("underwriter", office=INSURER, account=UUID(int=5))
ADMINISTRATOR = an_actor("insurer_admin", office=INSURER, account=UUID(int=6))
PROGRAM = an_actor("insurer_system", office=INSURER)
STRANGER = an_actor("underwriter", office=OTHER_INSURER, account=UUID(int=7))
SECRET = "a secret of tests"
COURTS, CAUSES, INSURERS, CLAUSES = Courts(), Causes(), Insurers.read(), ClauseBook.read()


class Printed(NamedTuple):
    filename: str = "投保单.pdf"
    media_type: str = "application/pdf"
    content: bytes = b"%PDF"


class Signature(NamedTuple):
    algorithm: str = "ES256"
    value: str = "c2lnbmVk"
    chain: tuple[str, ...] = ("-----BEGIN CERTIFICATE-----",)


class Outside:
    """A feed, a printer and a seal that answer with next to nothing."""

    root = "-----BEGIN CERTIFICATE-----"

    def of_office(self, *_: Any, **__: Any) -> list[dict[str, Any]]:
        return []

    def printed(self, sheet: Any) -> Printed:
        return Printed(content=f"%PDF {sheet.title} {sheet.number}".encode())

    def signer(self, *_: Any) -> Outside:
        return self

    def seal(self, pdf: bytes, **_: Any) -> bytes:
        return pdf + b" sealed"

    def sign(self, data: bytes) -> Signature:  # noqa: ARG002 - a port's signature
        return Signature()


class MemoryLists(projections.Lists):
    """The lists, without SQL."""

    def page(self, by: Actor, *, bucket: str | None, after: str | None, limit: int) -> dict[str, Any]:
        wanted = BUCKETS[bucket] if bucket else frozenset(BUCKET_OF)
        mine = [each for each in self._mine(by) if each["state"] in wanted]
        return self._paged(mine, "position", after, limit)

    def office_page(
        self, insurer: str, *, sort: str, status: str | None, after: str | None, limit: int
    ) -> dict[str, Any]:
        found = [
            each
            for each in self._store.rows(projections.applications, insurer=insurer)
            if each["submitted_position"] is not None
            and each["state"] in OPEN_TO_INSURER
            and status in (None, each["state"])
        ]
        page = self._paged(found, "submitted_position", after, limit, also=QUEUED)
        if sort == "clock":
            found.sort(key=lambda each: (each["queue_at"], each["application_id"]))
            page["items"] = [_line(each, QUEUED) for each in found]
        return page

    def counters(self, by: Actor) -> dict[str, int]:
        mine = self._mine(by)
        counted = Counter(BUCKET_OF.get(State(each["state"])) for each in mine)
        return {name: counted[name] for name in BUCKETS} | {"created": len(mine)}

    def unpaid(self, *, due_before: date, besides: Collection[UUID], limit: int) -> list[UUID]:
        rows = self._store.rows(projections.applications, state=State.AWAITING_PAYMENT.value)
        late = sorted(
            (each["due_on"], each["application_id"]) for each in rows if each["due_on"] < due_before
        )
        return [each for _, each in late if each not in besides][:limit]

    def carried(self, insurer: str) -> list[tuple[State, int, Decimal]]:
        rows = self._store.rows(projections.applications, insurer=insurer)
        standing: dict[State, list[Decimal]] = {}
        for each in rows:
            if each["state"] in CARRIED:
                standing.setdefault(State(each["state"]), []).append(each["amount"])
        return [(state, len(amounts), sum(amounts, Decimal(0))) for state, amounts in standing.items()]

    def _mine(self, by: Actor) -> list[dict[str, Any]]:
        account = by.account
        return [
            each
            for each in self._store.rows(projections.applications)
            if (
                each["organisation_id"] in by.acts_for
                if each["organisation_id"]
                else each["account_id"] == account
            )
            and (each["court"] == "测试") == by.test
        ]

    def _paged(
        self,
        rows: list[dict[str, Any]],
        position: str,
        after: str | None,
        limit: int,
        also: tuple[str, ...] = (),
    ) -> dict[str, Any]:
        rows = sorted(rows, key=lambda each: -each[position])
        beyond = [each for each in rows if not after or each[position] < position_at(after)]
        more = len(beyond) > limit
        return {
            "items": [_line(self._as_drafted(each), also) for each in beyond[:limit]],
            "total": len(rows),
            "next": str(beyond[limit - 1][position]) if more else None,
        }

    def _as_drafted(self, row: dict[str, Any]) -> dict[str, Any]:
        form = self._store.row(projections.sections, application_id=row["application_id"], section="creation")
        says = form["content"] if form and row["state"] == State.DRAFT else {}
        return row | {name: says[name] for name in LISTED if name in says}


def _line(row: dict[str, Any], also: tuple[str, ...]) -> dict[str, Any]:
    return {name: row[name] for name in (*LISTED, *also)}


class Desk(NamedTuple):
    """An applicant at the use cases; he brings an application as far as a test wants it."""

    guarantee: GuaranteeUseCases
    store: MemoryStore
    applicant: Actor

    def cause(self, **said: Any) -> Cause:
        return a_cause(self.applicant, **said)

    # --- the applicant ------------------------------------------------------------------------------------------------

    def created(self, *, organisation_id: UUID | None = None, **creation: Any) -> UUID:
        answer = self.guarantee.create_application(
            cause=self.cause(), creation={**CREATION, **creation}, organisation_id=organisation_id
        )
        id_: UUID = answer["id"]
        return id_

    def filled(self, **creation: Any) -> UUID:
        id_ = self.created(**creation)
        self.guarantee.save_basic_information(
            cause=self.cause(), application_id=id_, content=copy.deepcopy(BASIC), if_version=0
        )
        self.guarantee.save_insurance(cause=self.cause(), application_id=id_, content=INSURANCE, if_version=0)
        for material in MATERIALS:
            self.guarantee.add_material(cause=self.cause(), application_id=id_, material=material, file=FILE)
        return id_

    def signs(self, id_: UUID, *, name: str = "张三", at: datetime = NOON) -> dict[str, Any]:
        clauses = self.guarantee.view_clauses(by=self.applicant, application_id=id_)
        return self.guarantee.sign_proposal(
            cause=self.cause(at=at),
            application_id=id_,
            clauses_version=clauses["version"],
            clauses_read=True,
            exclusions_read=True,
            name=name,
        )

    def signed(self, **creation: Any) -> UUID:
        id_ = self.filled(**creation)
        self.signs(id_)
        return id_

    def submitted(self, **creation: Any) -> UUID:
        id_ = self.signed(**creation)
        self.guarantee.submit_application(cause=self.cause(), application_id=id_)
        return id_

    # --- the insurer --------------------------------------------------------------------------------------------------

    def asked_for_papers(self, **creation: Any) -> UUID:
        id_ = self.submitted(**creation)
        application = self.application(id_)
        application.request_papers(**self._judged(id_), at=NOON)
        return self.keep(application)

    def returned(self, **creation: Any) -> UUID:
        id_ = self.submitted(**creation)
        application = self.application(id_)
        application.return_(**self._judged(id_), at=NOON)
        return self.keep(application)

    def declined(self, **creation: Any) -> UUID:
        id_ = self.submitted(**creation)
        application = self.application(id_)
        application.decline(**self._judged(id_), at=NOON)
        return self.keep(application)

    def approved(self, *, premium: Decimal = PREMIUM, **creation: Any) -> UUID:
        """Return an application whose premium is due, and billed."""
        id_ = self.submitted(**creation)
        application = self.application(id_)
        application.approve(
            content_hash=application.content_hash,
            premium=premium,
            days=7,
            opinion=an_opinion(),
            needs_second=False,
            at=NOON,
        )
        application.bill(uuid4())
        return self.keep(application)

    def paid(self, **creation: Any) -> UUID:
        id_ = self.approved(**creation)
        application = self.application(id_)
        assert application.bill_id is not None
        assert application.premium is not None
        application.record_premium(bill_id=application.bill_id, amount=application.premium, paid_at=NOON)
        return self.keep(application)

    def issued(self, **creation: Any) -> UUID:
        """Return an application whose letter exists; its papers are sealed by nobody."""
        id_ = self.paid(**creation)
        application = self.application(id_)
        insurer = INSURERS.at(application.court, application.insurer)
        lasting = term(insurer, NOON.date())
        registers = [self._register(application.insurer, kind) for kind in (Kind.POLICY, Kind.LETTER)]
        policy_no, letter_no = (each.give(id_) for each in registers)
        policy = application.policy_of(policy_no, since=lasting.since, until=lasting.until)
        letter = application.letter_of(
            letter_no, check_code=self.guarantee.codes.code(letter_no), policy_no=policy_no
        )
        application.issue(
            policy=policy, policy_sha256="1" * 64, letter=letter, letter_sha256="2" * 64, at=NOON
        )
        return self.keep(application, *registers)

    def used(self, preservation_id: UUID | None = None, **creation: Any) -> UUID:
        id_ = self.issued(**creation)
        application = self.application(id_)
        application.use(preservation_id or uuid4(), at=NOON)
        return self.keep(application)

    # --- what is there ------------------------------------------------------------------------------------------------

    def application(self, id_: UUID) -> Application:
        application = self.store.find(Application, id_)
        assert application is not None
        return application

    def keep(self, application: Application, *also: Any, by: Actor = UNDERWRITER) -> UUID:
        """Save what somebody else than the applicant did."""
        self.store.save(application, *also, cause=a_cause(by))
        return UUID(str(application.id))

    def view(self, id_: UUID) -> dict[str, Any]:
        return self.guarantee.view_application(by=self.applicant, application_id=id_)

    def row(self, id_: UUID) -> dict[str, Any]:
        row = self.store.row(projections.applications, application_id=id_)
        assert row is not None
        return row

    def events(self, id_: UUID) -> list[str]:
        return [type(each.event).__name__ for each in self.store.history(id_)]

    def of(self, applicant: Actor) -> Desk:
        """Return somebody else at the same desk."""
        return self._replace(applicant=applicant)

    def trying(self) -> Desk:
        """Return who tries things out, at the test court."""
        return self.of(replace(self.applicant, test=True))

    def _judged(self, id_: UUID) -> dict[str, Any]:
        return {
            "content_hash": self.application(id_).content_hash,
            "codes": ("INCOMPLETE_MATERIAL",),
            "opinion": an_opinion("缺少合同"),
        }

    def _register(self, insurer: str, kind: Kind) -> Register:
        found = self.store.find(Register, Register.id_of(insurer, kind, NOON.year))
        return found or Register.open(insurer, kind, NOON.year)


def real_time() -> datetime:
    return datetime.now(UTC)


def an_opinion(remark: str = "", *, by: Actor = UNDERWRITER) -> Opinion:
    return Opinion(by=by.id, remark=remark, officer="钱七")


def a_day_later(cause: Cause, days: int = 1) -> Cause:
    return replace(cause, at=cause.at + timedelta(days=days))


def a_desk(store: Any = None) -> Desk:
    """Return a desk that nobody has come to yet; over a store in memory unless another is there."""
    lists = projections.Lists if store else MemoryLists
    store = store or MemoryStore(projections.project)
    outside: Any = Outside()
    guarantee = GuaranteeUseCases(
        store=store,
        drafts=projections.drafts(store),
        lists=lists(store),
        feed=outside,
        insurers=INSURERS,
        courts=COURTS,
        causes=CAUSES,
        papers=outside,
        signers=outside,
        codes=CheckCodes(SECRET),
        clauses=CLAUSES,
        documents=projections.Documents(store),
        next_number=itertools.count(123).__next__,
    )
    return Desk(guarantee, store, an_actor("applicant"))


def on_the_wire(call: Call, answer: Any) -> dict[str, Any]:
    """Return the answer as JSON, which must be spelt as the contract says, without a field more."""
    spelt = orjson.loads(
        orjson.dumps(answer, default=lambda it: f"{it:.2f}" if isinstance(it, Decimal) else str(it))
    )
    assert call.answer.validate(spelt) == {}
    return dict(spelt)
