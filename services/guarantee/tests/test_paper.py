"""Which papers a file brings, and what each must say."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest

from contracts.guarantee.rpc.words import ENDORSEMENTS, PAPERS
from contracts.guarantee.rpc.words import SEALED as SEALED_WORDS
from services.chassis.testing import NOON
from services.dossier.paper.sheet import DEMO, Heading, Line
from services.guarantee.domain import paper
from services.guarantee.domain.application import GuaranteeApplication as Application
from services.guarantee.domain.paper.afterwards import ENDORSED
from services.guarantee.tests import dockets


def test_every_kind_of_paper_is_written() -> None:
    kinds = {sheet.kind for application in dockets.one_of_each() for sheet in dockets.papers(application)}
    assert kinds == set(PAPERS)
    assert set(paper.SEALED) == set(SEALED_WORDS)
    assert set(ENDORSED) == set(ENDORSEMENTS)


def test_the_papers_of_a_file_follow_its_events() -> None:
    application = dockets.endorsed("CORRECTED")
    dockets.used(application).discharge(at=NOON)
    found = paper.lines(dockets.entries(application), dockets.REGISTERS)
    assert [(each.id, each.number) for each in found] == [
        ("proposal-2", "DB-2026-湘-000001-0"),
        ("policy", dockets.POLICY_NO),
        ("letter", dockets.LETTER_NO),
        ("endorsement-7", "YSPD-DEMO-INSURER-2026-000001"),
        ("discharge-9", dockets.LETTER_NO),
    ]


def test_a_paper_says_the_same_however_the_file_goes_on() -> None:
    for application in dockets.one_of_each():
        whole = dockets.entries(application)
        for each in paper.lines(whole, dockets.REGISTERS):
            if each.kind not in paper.SEALED:
                then = whole[: int(each.id.rpartition("-")[2])]
                assert paper.written(then, dockets.REGISTERS, each.id) == paper.written(
                    whole, dockets.REGISTERS, each.id
                )


def test_policy_and_letter_are_written_before_their_events_as_from_them() -> None:
    """What is sealed is printed before it happened, for its hash stands in what happens."""
    before, after = dockets.paid(), dockets.issued()
    docket = paper.Docket(dockets.entries(before), dockets.REGISTERS)
    issue = paper.Docket(dockets.entries(after), dockets.REGISTERS).issue
    assert paper.policy_paper(docket, issue) == dockets.paper(after, "POLICY")
    assert paper.letter_paper(docket, issue) == dockets.paper(after, "LETTER")


def test_a_draft_has_none_and_a_claim_that_leaves_cover_brings_none() -> None:
    assert paper.lines(dockets.entries(dockets.submitted())[:1], dockets.REGISTERS) == []
    application = dockets.used()
    application.open_claim(claim_no="1", claimant="李四", facts="错误保全", amount=None, at=NOON)
    application.refuse_claim(reasons="不属于保险责任", discharges=False, at=NOON)
    assert "DISCHARGE" not in {each.kind for each in dockets.papers(application)}


# --- what each says ---------------------------------------------------------------------------------------------------


def test_the_letter_undertakes_what_the_law_asks_of_it() -> None:
    sheet = dockets.paper(dockets.issued(), "LETTER")
    said = dockets.text(sheet)
    for wanted in (
        "诉讼财产保全责任保险保函", "致：湖南省高级人民法院", "公民身份号码430102199003072915", "统一社会信用代码91430100MA4L00001J",
        "案号：（2026）湘民初1号", "案由：买卖合同纠纷", "申请保全金额：人民币贰拾万元整（¥200,000.00）",
        "担保金额：人民币贰拾万元整（¥200,000.00）", "第七条", "第一百零三条",
        "如因申请人张三财产保全申请错误致使被申请人遭受损失，依法应由申请人承担赔偿责任的，由我公司在人民币贰拾万元整",
        "限额内向被申请人承担赔偿责任。",
        "不以申请人先行支付为条件", "本保函为不可撤销保函，未经贵院同意不得撤回或者变更", "至贵院解除我公司的担保责任", "诉讼时效期间届满",
        f"保险单号：{dockets.POLICY_NO}", "营业执照", "备案证明", "校验码：7K3MN-0PQR5",
    ):  # fmt: skip
        assert wanted in said
    assert sheet.issuer == "云帆演示财产保险股份有限公司演示分公司"
    assert sheet.verification.path == f"/verify?number={dockets.LETTER_NO}&code={dockets.CODE}"
    assert "保险期间" not in said  # the policy's term is no business of the court's


def test_a_letter_before_a_suit_names_no_case() -> None:
    content = dockets.example(
        creation__category="PRE_LITIGATION", creation__case_no=None, creation__case_type=None
    )
    said = dockets.text(dockets.paper(dockets.issued(dockets.signed(content)), "LETTER"))
    assert "案号：诉前保全，尚无案号" in said
    assert "诉前财产保全" in said
    assert "第一百零四条" in said


@pytest.mark.parametrize(
    ("category", "law"),
    [("ARBITRATION", "规定》第三条、第七条"), ("PRE_ENFORCEMENT", "第一百六十三条以及《最高人民法院")],
)
def test_a_letter_names_the_law_of_its_category(category: str, law: str) -> None:
    content = dockets.example(creation__category=category, creation__case_no=None)
    assert law in dockets.text(dockets.paper(dockets.issued(dockets.signed(content)), "LETTER"))


def test_the_policy_has_all_its_fields_and_the_clauses_behind_them() -> None:
    application = dockets.issued(special_terms="每次事故免赔额为零。")
    sheet = dockets.paper(application, "POLICY")
    said = dockets.text(sheet)
    for wanted in (
        dockets.POLICY_NO, dockets.LETTER_NO, "保险金额：人民币贰拾万元整（¥200,000.00）", "含税总保险费：人民币伍佰元整（¥500.00）",
        "自2026年3月2日零时起，至2028年3月1日二十四时止", "1｜演示贸易有限公司｜－｜统一社会信用代码｜91430100MA4L00001J",
        "2｜李四｜男｜－｜－", "演示银行长沙分行", "请求“冻结被申请人演示贸易有限公司、李四的银行存款200000.00元”",
        "产品备案编号演示备案-2026-A01", "每次事故免赔额为零。", "演示专线1",
    ):  # fmt: skip
        assert wanted in said
    chapters = [each.text for each in sheet.tail if isinstance(each, Heading)]
    assert [each.partition("　")[2] for each in chapters[1:]] == [
        "总则",
        "保险责任",
        "责任免除",
        "赔偿限额",
        "保险期间",
        "保险人义务",
        "投保人、被保险人义务",
        "赔偿处理",
        "争议处理",
        "其他",
    ]


def test_a_policy_that_ends_before_the_letter_warns_of_it_and_the_letter_does_not() -> None:
    warning = "届满前请办理延长保险期间的批改"
    application = dockets.issued()
    assert warning in dockets.text(dockets.paper(application, "POLICY"))
    assert warning not in dockets.text(dockets.paper(application, "LETTER"))
    follows = dockets.issued(dockets.signed(dockets.example(creation__insurer="qinghe-demo")))
    said = dockets.text(dockets.paper(follows, "POLICY"))
    assert warning not in said
    assert "至保函项下的担保责任解除之日止" in said


def test_a_suit_within_thirty_days_is_agreed_on_before_a_suit_only() -> None:
    agreed = "三十日内依法提起诉讼或者申请仲裁，且请求数额"
    content = dockets.example(creation__category="PRE_LITIGATION", creation__case_no=None)
    assert agreed in dockets.text(dockets.paper(dockets.issued(dockets.signed(content)), "POLICY"))
    assert agreed not in dockets.text(dockets.paper(dockets.issued(), "POLICY"))


def test_the_exclusions_strike_the_eye_in_proposal_and_policy() -> None:
    application = dockets.issued()
    clauses = dockets.REGISTERS.clauses(dockets.REGISTERS.insurer("demo-insurer"), "")
    for kind in ("PROPOSAL", "POLICY"):
        sheet = dockets.paper(application, kind)
        strong = [each.text for each in (*sheet.body, *sheet.tail) if isinstance(each, Line) and each.strong]
        assert "\n".join(strong) == "\n".join(clauses.articles(excluding=True))


def test_the_proposal_says_who_proposes_what_and_that_the_exclusions_were_explained() -> None:
    sheet = dockets.paper(dockets.submitted(), "PROPOSAL")
    said = dockets.text(sheet)
    for wanted in (
        "诉讼财产保全责任保险投保单", "申请人即投保人和被保险人", "保险金额（担保金额）：人民币贰拾万元整", "保险人报价：人民币伍佰元整（¥500.00）",
        "发票抬头：个人，张三", "作出明确说明", "单独确认", "2026年3月2日12时00分", "第一百零八条", "EVIDENCE.pdf",
    ):  # fmt: skip
        assert wanted in said
    assert sheet.signatures == (("投保人", "张三"), ("电子签署", "张三"))
    assert sheet.mark == ""


def test_a_proposal_that_is_not_signed_says_so() -> None:
    sheet = dockets.paper(dockets.submitted(dockets.example()), "PROPOSAL")
    assert "尚未签署" in sheet.mark
    assert "签署内容的哈希" not in dockets.text(sheet)


def test_an_endorsement_says_what_was_and_what_is_and_what_is_paid_back() -> None:
    lowered = dockets.endorsed(amount=Decimal("100000.00"), refund=Decimal("125.50"))
    said = dockets.text(dockets.paper(lowered, "ENDORSEMENT"))
    for wanted in (
        "由人民币贰拾万元整（¥200,000.00）变更为人民币壹拾万元整（¥100,000.00）",
        "保险期间终止日：2028年3月1日（不变）",
        "退还保险费：人民币壹佰贰拾伍元伍角整（¥125.50）",
    ):
        assert wanted in said
    dockets.endorse(lowered, "TERM_PROLONGED", until=date(2030, 1, 1), number="2")
    said = dockets.text(dockets.paper(lowered, "ENDORSEMENT"))
    assert "人民币壹拾万元整（¥100,000.00）（不变）" in said
    assert "由2028年3月1日变更为2030年1月1日" in said
    added = dockets.endorsed("RESPONDENT_ADDED", respondent=dockets.example().basic.respondents[1])
    assert "湖南省长沙市天心区演示路2号" in dockets.text(dockets.paper(added, "ENDORSEMENT"))


@pytest.mark.parametrize(
    ("application", "kind", "wanted"),
    [
        (dockets.surrendered(), "REVOCATION", "不再具有担保效力"),
        (dockets.surrendered(), "REVOCATION", "该保函未用于担保任何财产保全申请"),
        (dockets.ended(), "DISCHARGE", "解除事由：投保人书面声明不再申请财产保全。"),
        (dockets.discharged(), "DISCHARGE", "财产保全已经终结"),
        (dockets.replaced(), "DISCHARGE", "其他担保"),
        (dockets.claimed(settled=True), "DISCHARGE", "支付赔偿人民币壹仟元整"),
        (dockets.claimed(settled=False), "DISCHARGE", "不属于保险责任"),
    ],
)
def test_the_end_of_a_letter_is_told_to_the_court_with_its_reason(
    application: Application, kind: str, wanted: str
) -> None:
    said = dockets.text(dockets.paper(application, kind))
    assert wanted in said
    assert "致：湖南省高级人民法院" in said


def test_a_letter_that_was_released_before_it_was_revoked_says_so() -> None:
    application = dockets.used()
    application.release(at=NOON)
    application.surrender(refund=Decimal(0), agreed=Decimal(0), at=NOON)
    assert "其担保已于2026年3月2日解除" in dockets.text(dockets.paper(application, "REVOCATION"))


# --- the machine's form -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", paper.SEALED)
def test_the_machines_form_says_what_the_paper_says(kind: str) -> None:
    docket = paper.Docket(dockets.entries(dockets.issued()), dockets.REGISTERS)
    stated = paper.statement(docket, docket.issue, kind, sealed="1" * 64, unsealed="2" * 64, demo=DEMO)
    told = json.loads(stated)
    assert told["schema"] == f"baoquan.guarantee.{kind.lower()}/1"
    assert told["number"] == (dockets.POLICY_NO if kind == "POLICY" else dockets.LETTER_NO)
    assert (told["amount"], told["currency"]) == ("200000.00", "CNY")
    assert told["pdf"] == {"sha256": "1" * 64, "sha256_unsealed": "2" * 64}
    assert told["letter"]["irrevocable"] is True
    assert [each["name"] for each in told["respondents"]] == ["演示贸易有限公司", "李四"]
    assert told["case_no"] == "（2026）湘民初1号"
    assert ("premium" in told["policy"]) is (kind == "POLICY")
    assert told["demo"] == DEMO


def test_the_machines_form_is_canonical() -> None:
    """RFC 8785: members by name, no blanks, signs as they are, no floating numbers."""
    docket = paper.Docket(dockets.entries(dockets.issued()), dockets.REGISTERS)
    stated = paper.statement(docket, docket.issue, "LETTER", sealed="1", unsealed="2", demo=DEMO)
    again = json.dumps(json.loads(stated), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert stated == again.encode()
    assert not any(isinstance(each, float) for each in json.loads(stated).values())
