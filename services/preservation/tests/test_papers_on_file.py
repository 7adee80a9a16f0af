"""Which papers a file brings, and what each must say."""

from datetime import date

import pytest

from contracts.preservation.rpc.words import PAPERS, REASONS
from services.chassis.testing import NOON
from services.dossier.paper.vocabulary import place
from services.preservation.domain.paper import Registers, lines, preview, written
from services.preservation.domain.paper.vocabulary import REASONS as REASON_WORDS
from services.preservation.tests import applications as come
from services.preservation.tests import dockets
from services.preservation.tests.examples import example


def test_every_kind_of_paper_is_written() -> None:
    kinds = {sheet.kind for application in dockets.one_of_each() for sheet in dockets.papers(application)}
    assert kinds == set(PAPERS)


def test_the_papers_of_a_file_follow_its_events() -> None:
    found = lines(dockets.entries(dockets.preserved()), dockets.REGISTERS)
    assert [each.id for each in found] == [
        "application-form-2",
        "filing-receipt-2",
        "acceptance-notice-3",
        "guarantee-notice-4",
        "filing-receipt-5",
        "review-notice-6",
        "fee-notice-7",
        "ruling-9",
        "ruling-correction-10",
        "nothing-found-notice-11",
        "measure-notice-12",
    ]
    assert found[0].number == "BQ-2026-湘-000001-0"
    assert {each.number for each in found[2:]} == {"（2026）湘财保1号", "（2026）湘财保1号之一"}


def test_a_paper_says_the_same_however_the_file_goes_on() -> None:
    whole = dockets.entries(dockets.preserved())
    for each in lines(whole, dockets.REGISTERS):
        then = whole[: int(each.id.rpartition("-")[2])]
        assert written(then, dockets.REGISTERS, each.id) == written(whole, dockets.REGISTERS, each.id)


def test_there_is_no_paper_of_another_name() -> None:
    assert written(dockets.entries(dockets.preserved()), dockets.REGISTERS, "ruling-8") is None


def test_a_draft_has_none() -> None:
    assert lines(dockets.entries(come.a_draft()), dockets.REGISTERS) == []


def test_there_are_words_for_every_reason() -> None:
    assert set(REASON_WORDS) == set(REASONS)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("basic.respondents.0.address", "被申请人1：住所地"),
        ("materials.EVIDENCE", "材料：证据材料"),
        ("guarantees.items.1.value", "担保信息2：担保价值"),
        ("creation.amount", "申请保全金额"),
        ("", ""),
    ],
)
def test_a_defect_says_where_in_the_form_it_is(path: str, said: str) -> None:
    assert place(path) == said


# --- what each says ---------------------------------------------------------------------------------------------------


def test_the_application_names_parties_request_reasons_property_guarantee_and_materials() -> None:
    said = dockets.text(dockets.paper(dockets.preserved(), "APPLICATION_FORM"))
    for wanted in (
        "财产保全申请书", "公民身份号码：430102199003072915", "送达地址：湖南省长沙市芙蓉区演示路1号", "联系方式：13800138000",
        "人民币贰万元整（¥20,000.00）", "情况紧急的理由", "账号：6222021000000000009", "保险公司保函", "保函编号：YS-2026-0001",
        "EVIDENCE.pdf", "第一百零四条", "第一百零八条", "内容哈希（SHA-256）",
    ):  # fmt: skip
        assert wanted in said
    assert "此致" in said


def test_a_preview_says_that_it_was_not_submitted() -> None:
    sheet = preview(example(), dockets.REGISTERS, application_id="x", number="BQ-1", on=date(2026, 3, 2))
    assert "尚未提交" in sheet.mark
    assert "内容哈希" not in dockets.text(sheet)


def test_the_application_of_each_category_says_what_it_rests_on() -> None:
    registers = Registers(court=lambda _: dockets.COURT, cause=lambda *_: dockets.CAUSE)
    arbitration = example(
        creation__category="ARBITRATION",
        basic__arbitration={
            "institution": "演示仲裁委员会",
            "case_no": "演仲1号",
            "accepted_on": "2026-02-01",
        },
        guarantees__items=[{"kind": "NONE", "exemption": "CLEAR_FACTS", "exemption_reason": "有对账单"}],
    )
    said = dockets.text(preview(arbitration, registers, application_id="x", number="1", on=date(2026, 3, 2)))
    assert "仲裁机构：演示仲裁委员会" in said
    assert "请求免予提供担保：案件事实清楚" in said
    enforcement = example(
        creation__category="PRE_ENFORCEMENT",
        basic__instrument={
            "issuer": "演示法院",
            "number": "（2025）湘民初1号",
            "performance_due": "2026-02-01",
        },
    )
    said = dockets.text(preview(enforcement, registers, application_id="x", number="1", on=date(2026, 3, 2)))
    assert "生效文书编号：（2025）湘民初1号" in said


def test_every_applicant_signs_above_the_date() -> None:
    both = example(basic__applicants=[_applicant(), {**_applicant(), "name": "王五"}])
    sheet = preview(both, dockets.REGISTERS, application_id="x", number="BQ-1", on=date(2026, 3, 2))
    assert [post for post, _ in sheet.signatures] == [
        "申请人（签名或者盖章）：张三",
        "申请人（签名或者盖章）：王五",
    ]


def test_the_receipt_proves_what_was_filed_when_and_by_whom() -> None:
    said = dockets.text(dockets.paper(dockets.preserved(), "FILING_RECEIPT"))
    manifest = example().manifest()
    for wanted in (
        "2026-03-02 12:00:00（北京时间，UTC+8）；2026-03-02T04:00:00Z（UTC）",
        dockets.ACCOUNT,
        "经实名认证的账户",
        example().hash(),
        manifest.sha256,
        "4个文件，共4,000字节",
        "EVIDENCE.pdf\n" + "0" * 64,
        "申请费待审核后核定",
    ):
        assert wanted in said


def test_acceptance_says_by_when_the_court_rules() -> None:
    assert "四十八小时内，即2026年3月4日13时00分前" in dockets.text(
        dockets.paper(come.accepted(), "ACCEPTANCE_NOTICE")
    )
    ordinary = dockets.text(dockets.paper(come.accepted(come.litigation()), "ACCEPTANCE_NOTICE"))
    assert "接受申请后五日内，即2026年3月7日24时" in ordinary
    assert "顺延至2026年3月9日24时" in ordinary
    assert "三十日" not in ordinary


def test_every_defect_is_named_at_once_with_the_day_and_the_consequence() -> None:
    said = dockets.text(dockets.paper(dockets.returned(), "CORRECTION_NOTICE"))
    for wanted in (
        "下列3项需要补正", "1｜材料不齐全｜材料：证据材料｜请补充买卖合同和对账单。", "身份信息与证明材料不一致｜申请人1：证件号码",
        "七日内，即2026年3月9日24时前补正", "不予受理", "次日起重新计算",
    ):  # fmt: skip
        assert wanted in said


def test_a_period_that_is_not_known_yet_is_counted_from_the_receipt() -> None:
    content = come.litigation(basic__applicants=[{**_applicant(), "e_service_agreed": False}])
    said = dockets.text(dockets.paper(come.returned(content), "CORRECTION_NOTICE"))
    assert "请于收到本通知书次日起七日内补正" in said


def _applicant() -> dict[str, object]:
    return dict(vars(example().basic.applicants[0]))


def test_the_order_for_a_guarantee_says_how_much_by_when_and_what_else_follows() -> None:
    said = dockets.text(dockets.paper(dockets.preserved(), "GUARANTEE_NOTICE"))
    for wanted in (
        "人民币贰万元整（¥20,000.00）", "相当于请求保全的数额", "第一百零四条第一款", "第一百五十二条", "裁定驳回申请",
        "四十八小时的裁定期限不因本通知而停止", "第六条至第八条",
    ):  # fmt: skip
        assert wanted in said


def test_a_change_of_the_order_is_a_paper_when_nothing_is_left_to_provide() -> None:
    found = [each for each in dockets.papers(dockets.relieved()) if each.kind == "GUARANTEE_NOTICE"]
    assert [each.title for each in found] == ["提供担保通知书", "变更提供担保通知书"]
    assert "无需另行提供" in dockets.text(found[1])
    assert "不超过请求保全数额的百分之三十" in dockets.text(found[0])


@pytest.mark.parametrize(("granted", "said"), [(True, "准予免予提供担保"), (False, "不予免除提供担保")])
def test_an_exemption_is_decided_with_ground_and_reason(granted: bool, said: str) -> None:  # noqa: FBT001 - the case
    text = dockets.text(dockets.paper(dockets.exempted(granted=granted), "EXEMPTION_NOTICE"))
    assert said in text
    assert "事实清楚" in text
    assert "双方签有对账单" in text
    assert "第九条第一款" in text


def test_the_fee_is_asked_for_in_the_words_of_the_form() -> None:
    said = dockets.text(dockets.paper(come.reviewed(come.litigation()), "FEE_NOTICE"))
    for wanted in (
        "你应当交纳案件受理费0.00元、申请费220.00元、其他诉讼费0.00元，合计220.00元。",
        "限你于收到本通知书次日起七日内向本院预交。期满仍未预交的，按撤回财产保全申请处理。",
        "诉讼费专户名称（财政汇缴专户）", "开户银行", "账号", "人民币贰佰贰拾元整", "2026年3月9日24时前",
        "超过1,000元至100,000元的部分｜19,000.00｜1.0%｜190.00",
    ):  # fmt: skip
        assert wanted in said


def test_no_fee_is_asked_for_where_none_is_due() -> None:
    assert "FEE_NOTICE" not in [each.kind for each in dockets.papers(come.reviewed(passed=False))]


def test_an_urgent_fee_has_the_shorter_period_of_its_clock() -> None:
    said = dockets.text(dockets.paper(come.reviewed(), "FEE_NOTICE"))
    assert "次日起一日内向本院预交" in said


@pytest.mark.parametrize(
    ("outcome", "wanted", "facts"),
    [
        ("REDUCED", "减交申请费的40%，即减交88.00元，应交纳人民币壹佰叁拾贰元整", {"percent": 40}),
        ("DEFERRED", "缓交至2026年6月1日", {"due_on": date(2026, 6, 1)}),
        ("WAIVED", "免交申请费人民币贰佰贰拾元整", {}),
        ("REFUSED", "不予准许", {}),
    ],
)
def test_aid_is_decided_with_reasons(outcome: str, wanted: str, facts: dict[str, object]) -> None:
    application = dockets.aided(outcome, **facts)
    said = dockets.text(dockets.paper(application, "AID_DECISION"))
    assert wanted in said
    assert "经核实" in said
    assert "第四十八条" in said
    fee_notices = [each for each in dockets.papers(application) if each.kind == "FEE_NOTICE"]
    assert len(fee_notices) == (2 if outcome in ("REDUCED", "REFUSED") else 1)


def test_a_fee_is_upheld_or_changed() -> None:
    assert "维持原决定" in dockets.text(dockets.paper(dockets.objected(), "FEE_VERDICT"))
    changed = dockets.text(dockets.paper(dockets.objected("200.00"), "FEE_VERDICT"))
    assert "变更为人民币贰佰元整" in changed
    assert "计费基数有误" in changed


def test_what_lapsed_is_told_with_the_day_that_was_missed() -> None:
    said = dockets.text(dockets.paper(come.lapsed(come.litigation()), "LAPSE_NOTICE"))
    assert "2026年3月9日24时前预交申请费" in said
    assert "按申请人张三撤回财产保全申请处理" in said


def test_a_refusal_at_review_says_why_and_what_now() -> None:
    application = come.submitted()
    come.review(application, passed=False, reasons=("WRONG_COURT",), remark="请向长沙市中级人民法院申请")
    said = dockets.text(dockets.paper(application, "REVIEW_NOTICE"))
    assert "审核结果：不通过" in said
    assert "不属于本院管辖" in said
    assert "请向长沙市中级人民法院申请" in said
    assert "有管辖权的人民法院" in said


def test_measures_are_told_with_their_end_and_how_to_renew() -> None:
    said = dockets.text(dockets.paper(dockets.preserved(), "MEASURE_NOTICE"))
    for wanted in (
        "冻结｜2026-03-02｜2027-03-01｜2027-02-22",
        "期限届满七日前",
        "第十八条",
        "即2026年4月1日24时前依法提起诉讼",
    ):
        assert wanted in said


def test_what_ended_is_on_no_later_notice_and_what_was_renewed_has_its_new_end() -> None:
    application = dockets.preserved()
    second = dockets.APPLICATION
    come.take(application, second, description="第二笔存款")
    application.lift_measure(come.MEASURE, reason="申请人申请", lifted_on=come.TODAY, at=NOON)
    application.renew_measure(second, renewed_on=come.TODAY, until=date(2028, 2, 1), at=NOON)
    said = dockets.text(dockets.paper(application, "MEASURE_NOTICE"))
    assert "第二笔存款" in said
    assert "2028-02-01｜2028-01-25" in said
    assert "银行存款20000.00元" not in said


def test_that_nothing_was_found_is_told_with_what_was_searched() -> None:
    said = dockets.text(dockets.paper(dockets.preserved(), "NOTHING_FOUND_NOTICE"))
    assert "人民法院网络执行查控系统" in said
    assert "第十一条" in said
