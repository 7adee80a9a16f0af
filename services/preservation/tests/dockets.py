"""Files that brought every kind of paper, and one as full as a file may be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from services.chassis.testing import NOON
from services.preservation.domain.aid import AidClaim
from services.preservation.domain.application import PreservationApplication as Application
from services.preservation.domain.content import Content
from services.preservation.domain.correction import Correction, Defect
from services.preservation.domain.guarantee import Exemption
from services.preservation.domain.measure import Found
from services.preservation.domain.objection import FeeObjection, FeeVerdict
from services.preservation.domain.paper import Entry, Registers, Sheet, lines, proposed_ruling, written
from services.preservation.domain.ruling import Amendment
from services.preservation.domain.status import Result
from services.preservation.tests import applications as come
from services.preservation.tests.examples import COMPANY, LAWYER, SECTIONS, example

COURT, CAUSE = "湖南省高级人民法院", "买卖合同纠纷"
REGISTERS = Registers(court=lambda _: COURT, cause=lambda *_: CAUSE)
APPLICATION = UUID("00000000-0000-4000-8000-000000000001")
ACCOUNT = "00000000-0000-4000-8000-000000000002"
REASONS = "申请人的申请符合法律规定，应予准许"
ORDER = "冻结被申请人李四在演示银行长沙分行账号6222021000000000009账户内的存款20,000.00元，期限为一年。"
PAPER: dict[str, Any] = {"reasons": REASONS, "order": ORDER, "judge": "演示法官", "clerk": "演示书记员"}


def entries(application: Application) -> list[Entry]:
    """Return what happened to an application as papers quote it."""
    happened = application.pending_events
    return [
        Entry(version=i, event=each, at=_at(each), account=ACCOUNT, role="applicant")
        for i, each in enumerate(happened, 1)
    ]


def _at(event: Any) -> Any:
    moments = (each for name, each in vars(event).items() if name.endswith("_at"))
    return next(moments, NOON)


def papers(application: Application) -> Iterator[Sheet]:
    """Return every paper of an application."""
    happened = entries(application)
    for each in lines(happened, REGISTERS):
        sheet = written(happened, REGISTERS, each.id)
        assert sheet is not None
        yield sheet


def paper(application: Application, kind: str) -> Sheet:
    """Return the last paper of this kind."""
    return [each for each in papers(application) if each.kind == kind][-1]


def text(sheet: Sheet) -> str:
    """Return all that a paper says, block after block."""
    said: list[str] = [sheet.heading, sheet.number, sheet.addressee]
    for block in (*sheet.body, *sheet.tail):
        match block.block:
            case "facts":
                said += [f"{name}：{fact}" for name, fact in block.rows]  # type: ignore[union-attr]
            case "table":
                said += ["｜".join(row) for row in (block.head, *block.rows)]  # type: ignore[union-attr]
            case "code":
                said.append(block.caption)  # type: ignore[union-attr]
            case _:
                said.append(block.text)  # type: ignore[union-attr]
    return "\n".join(said)


# --- one of each kind -------------------------------------------------------------------------------------------------


def preserved() -> Application:
    """Accepted, guaranteed, paid, ruled, corrected, enforced."""
    application = come.submitted(example(guarantees__items=come.guaranteed("5000.00")))
    application.accept(
        content_hash=application.content_hash, at=NOON, calendar=come.CALENDAR, case_no="(2026)湘财保1号"
    )
    come.order(application, "20000.00")
    application.provide_guarantee(example(), at=NOON, calendar=come.CALENDAR)
    come.review(application, remark="材料齐全", officer="演示法官", officer_no="C001")
    come.pay(application)
    come.give(application, **PAPER)
    application.correct_ruling(
        Amendment(case_no="（2026）湘财保1号", wrong="李四", right="李泗", judge="演示法官"),
        corrected_on=come.TODAY,
        at=NOON,
    )
    application.find_nothing(
        Found(searched="人民法院网络执行查控系统：银行存款、不动产、车辆、证券", officer="演示执行员"),
        searched_on=come.TODAY,
        at=NOON,
    )
    come.take(application, amount=Decimal("20000.00"), keeper="演示银行长沙分行", officer="演示执行员")
    return application


def returned() -> Application:
    """Sent back with three defects."""
    application = come.accepted()
    correction = Correction(
        defects=(
            Defect(code="INCOMPLETE_MATERIAL", field="materials.EVIDENCE", text="请补充买卖合同和对账单。"),
            Defect(code="IDENTITY_MISMATCH", field="basic.applicants.0.id_no", text="与身份证复印件不一致。"),
            Defect(code="OTHER", field="", text="请说明被申请人转移财产的具体情形。"),
        ),
        remark="如有疑问请通过系统留言。",
        officer="演示书记员",
    )
    application.return_for_correction(
        correction, days=7, content_hash=application.content_hash, at=NOON, calendar=come.CALENDAR
    )
    return application


def relieved() -> Application:
    """Ordered to give more, then only what was offered already."""
    application = come.accepted(come.litigation(guarantees__items=come.guaranteed("5000.00")))
    come.order(application, "6000.00")
    come.order(application, "4000.00")
    return application


def exempted(*, granted: bool) -> Application:
    """Let off the guarantee, or not."""
    claimed = {"kind": "NONE", "exemption": "CLEAR_FACTS", "exemption_reason": "事实清楚"}
    application = come.accepted(come.litigation(guarantees__items=[claimed]))
    exemption = Exemption(
        ground="CLEAR_FACTS", reason="双方签有对账单，债权债务关系明确。", officer="演示法官"
    )
    application.decide_exemption(
        exemption,
        granted=granted,
        content_hash=application.content_hash,
        at=NOON,
        calendar=come.CALENDAR,
    )
    return application


def aided(outcome: str, **said: Any) -> Application:
    """Asked for aid after the fee was assessed, and was answered."""
    application = come.reviewed(come.litigation())
    claim = AidClaim(kind="REDUCE", ground="DISASTER", reason="因洪灾停产。")
    application.request_aid(claim, replace(come.litigation(), aid=claim), at=NOON)
    come.answer_aid(application, outcome, reasons="经核实，申请人所述情况属实。", officer="演示法官", **said)
    return application


def objected(amount: str | None = None) -> Application:
    """Objected to the fee, and was answered."""
    application = come.reviewed(come.litigation())
    application.object_to_fee(FeeObjection(reasons="计费基数有误。"), at=NOON, calendar=come.CALENDAR)
    verdict = FeeVerdict(reasons="经复核。", amount=Decimal(amount) if amount else None, officer="演示院长")
    application.decide_fee_objection(verdict, days=7, at=NOON, calendar=come.CALENDAR)
    return application


def one_of_each() -> list[Application]:
    """Return files that together brought every kind of paper."""
    dismissed = come.paid()
    come.give(dismissed, Result.DISMISSED, **PAPER | {"order": "驳回申请人张三的财产保全申请。"})
    return [
        preserved(),
        returned(),
        relieved(),
        exempted(granted=True),
        exempted(granted=False),
        come.reviewed(passed=False),
        aided("REDUCED", percent=40),
        aided("DEFERRED", due_on=date(2026, 6, 1)),
        aided("REFUSED"),
        objected(),
        objected("200.00"),
        come.lapsed(come.litigation()),
        dismissed,
    ]


# --- as full as can be ------------------------------------------------------------------------------------------------


def full() -> Content:
    """Return an application with ten respondents, forty clues and two hundred materials, all with long names."""
    long = "演示（湖南）国际供应链管理与跨境电子商务综合服务股份有限公司"
    respondents = [{**COMPANY, "name": f"{long}第{i}分公司"} for i in range(1, 11)]
    account = {
        "type": "BANK_ACCOUNT",
        "value": "1234567.89",
        "holder": "演示银行股份有限公司长沙分行营业部",
        "number": "62220210000000000091234567890",
    }
    house = {
        "type": "REAL_ESTATE",
        "value": "12345678901.23",
        "province": "湖南省",
        "location": "湖南省长沙市芙蓉区演示路一段100号演示国际金融中心三期A座写字楼第二十八层2801至2816室及地下停车位",
        "number": "湘（2020）长沙市不动产权第0012345号至第0012360号",
        "area": "2,345.67平方米",
        "encumbrance": "已抵押给演示银行，最高额抵押一亿元",
    }
    clues = [{**(house if i % 3 == 0 else account), "owner": i % 10} for i in range(40)]
    kinds = ("IDENTITY", "EVIDENCE", "GUARANTEE", "OTHER")
    materials = [
        {
            "kind": kinds[i % 4],
            "filename": f"{i:03}_买卖合同及补充协议_signed_scan_{'0123456789abcdef' * 3}.pdf",
            "media_type": "application/pdf",
            "size": 1000 + i,
            "sha256": f"{i:064x}",
            "owner_ref": f"respondents.{i % 10}",
            "pages": i + 1,
        }
        for i in range(200)
    ]
    return example(
        creation__amount="9999999999999.99",
        creation__cause="108",
        basic__applicants=[SECTIONS["basic"]["applicants"][0], COMPANY],
        basic__respondents=respondents,
        basic__agents=[LAWYER, {**LAWYER, "name": "赵七", "principals": [0, 1]}],
        basic__property_clues=clues,
        basic__requested_measures=None,
        basic__facts_and_reasons="\n".join(["被申请人拖欠货款，经多次催告仍未支付。" * 12] * 8),
        guarantees__items=[{**SECTIONS["guarantees"]["items"][0], "value": "9999999999999.99"}] * 3,
        materials=materials,
    )


def crowded() -> Application:
    """Return a file with that application, ruled on as proposed, and forty measures."""
    content = full()
    application = come.submitted(content)
    come.accept(application)
    come.review(application, remark="材料齐全")
    come.pay(application)
    draft = proposed_ruling(content, cause=CAUSE)
    come.give(
        application, reasons=draft["reasons"], order=draft["order"], judge="演示法官", clerk="演示书记员"
    )
    for i in range(40):
        come.take(
            application,
            uuid4(),
            respondent=i % 10,
            description=f"演示银行股份有限公司长沙分行营业部账号6222021000000000009{i:04}账户内存款",
            amount=Decimal("1234567.89"),
            waiting=i % 7 == 0,
            on=come.TODAY - timedelta(days=i % 2),
            until=date(2027, 2, 28),
        )
    return application
