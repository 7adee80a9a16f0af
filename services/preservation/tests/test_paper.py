"""What a ruling says, and the draft of one."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from services.dossier.paper.spelling import in_words
from services.preservation.domain.content import Content
from services.preservation.domain.paper import Docket, Sheet, proposed_ruling, ruling_preview
from services.preservation.domain.ruling import Ruling
from services.preservation.domain.status import Result
from services.preservation.tests import applications as come
from services.preservation.tests import dockets
from services.preservation.tests.dockets import ORDER, PAPER
from services.preservation.tests.examples import COMPANY, LAWYER, example


def ruling(content: Content | None = None, **said: Any) -> Sheet:
    application = come.reviewed(content)
    docket = Docket(dockets.entries(application), dockets.REGISTERS)
    words = {"result": Result.GRANTED, "ruled_on": date(2026, 3, 23), "case_no": "(2026)湘财保1号", **PAPER}
    return ruling_preview(docket, Ruling(**{**words, **said}))


def paragraphs(sheet: Sheet) -> list[str]:
    return [block.text for block in sheet.body if block.block == "line"]  # type: ignore[union-attr]


def test_it_says_who_asked_what_and_what_the_court_ruled() -> None:
    paper = ruling()
    assert paragraphs(paper) == [
        "申请人：张三，男，1990年3月7日出生，汉族，住湖南省长沙市芙蓉区演示路1号，公民身份号码430102199003072915。",
        "被申请人：李四，住湖南省长沙市天心区演示路2号。",
        (
            "申请人张三于2026年3月2日向本院申请诉前财产保全，请求冻结被申请人李四的银行存款20000.00元。"
            "申请人以演示财产保险公司出具的诉讼财产保全责任保险保函（编号：YS-2026-0001，担保金额人民币20,000.00元）提供担保。"
        ),
        "本院经审查认为，申请人的申请符合法律规定，应予准许。依照《中华人民共和国民事诉讼法》第一百零四条、第一百零五条、第一百零六条第一款规定，裁定如下：",
        ORDER,
        "案件申请费220.00元，由申请人张三负担。",
        "本裁定立即开始执行。",
        "申请人在人民法院采取保全措施后三十日内不依法提起诉讼或者申请仲裁的，本院将依法解除保全。",
        "如不服本裁定，可以自收到裁定书之日起五日内向本院申请复议一次。复议期间不停止裁定的执行。",
    ]
    assert (paper.number, paper.date_in_words) == ("（2026）湘财保1号", "二〇二六年三月二十三日")
    assert (paper.signatures, paper.clerks) == (
        (("审　判　员", "演示法官"),),
        (("书　记　员", "演示书记员"),),
    )
    assert "尚未作出" in paper.mark


def test_what_the_judge_wrote_himself_is_not_said_twice() -> None:
    paper = ruling(
        reasons="本院经审查认为，应予准许。依照《中华人民共和国民事诉讼法》第一百零四条规定，裁定如下：",
        order=f"裁定如下：{ORDER}\n案件申请费220元，由申请人负担。\n本裁定立即开始执行。",
    )
    text = "".join(paragraphs(paper))
    assert all(text.count(each) == 1 for each in ("本院经审查认为", "依照", "裁定如下", "申请费", "立即"))


def test_a_dismissal_executes_nothing_and_may_be_reconsidered() -> None:
    text = "".join(paragraphs(ruling(result=Result.DISMISSED, order="驳回申请人张三的财产保全申请。")))
    assert "立即开始执行" not in text
    assert "三十日" not in text
    assert "第一百零五条" not in text
    assert "申请复议一次" in text


def test_a_partial_ruling_disposes_of_the_rest() -> None:
    assert "驳回申请人张三的其他保全请求。" in paragraphs(ruling(result=Result.PARTIAL))
    own = ruling(result=Result.PARTIAL, order=f"{ORDER}\n驳回申请人的其他请求。")
    assert "".join(paragraphs(own)).count("驳回") == 1


def test_in_litigation_the_case_is_named_and_no_suit_is_awaited() -> None:
    content = come.litigation(creation__case_no="(2026)湘民初12号", basic__requested_measures=None)
    said = paragraphs(ruling(content))
    assert said[2] == (
        "申请人张三在（2026）湘民初12号一案中，于2026年3月2日向本院申请诉讼财产保全，请求查封、扣押、冻结被申请人李四价值人民币20,000.00元的财产。"
    )
    assert "第一百零三条" in said[3]
    assert not any("三十日" in each for each in said)


def test_a_company_and_its_lawyer_are_named() -> None:
    content = example(basic__applicants=[COMPANY], basic__agents=[LAWYER])
    assert paragraphs(ruling(content))[:3] == [
        "申请人：演示贸易有限公司，住所地湖南省长沙市岳麓区演示路3号，统一社会信用代码91430100MA4L00001J。",
        "法定代表人：赵六。",
        "委托诉讼代理人：王五，演示律师事务所律师。",
    ]


@pytest.mark.parametrize("category", ["PRE_LITIGATION", "LITIGATION", "ARBITRATION", "PRE_ENFORCEMENT"])
@pytest.mark.parametrize("kind", ["PROPERTY", "CONDUCT", "EVIDENCE"])
@pytest.mark.parametrize("result", list(Result))
def test_there_is_a_law_for_every_ruling(category: str, kind: str, result: Result) -> None:
    content = example(
        creation__category=category,
        creation__type=kind,
        basic__conduct_items=[{"content": "停止销售"}],
        basic__evidence_items=[{"evidence": "账册"}],
    )
    assert "依照《" in paragraphs(ruling(content, result=result))[3]


def test_the_arbitration_law_is_cited_as_it_stood_on_the_day() -> None:
    content = example(creation__category="ARBITRATION")
    assert "《中华人民共和国仲裁法》第三十九条" in paragraphs(ruling(content))[3]
    assert "《中华人民共和国仲裁法》第二十八条" in paragraphs(ruling(content, ruled_on=date(2026, 2, 28)))[3]
    foreign = example(creation__category="ARBITRATION", creation__foreign_related=True)
    assert "第二百八十九条" in paragraphs(ruling(foreign))[3]


@pytest.mark.parametrize(
    ("outcome", "said", "wanted"),
    [
        ("REDUCED", {"percent": 40}, "准予减交88.00元，余款132.00元由申请人张三负担"),
        ("DEFERRED", {"due_on": date(2026, 6, 1)}, "准予缓交至2026年6月1日"),
        ("REFUSED", {}, "案件申请费220.00元，由申请人张三负担。"),
    ],
)
def test_the_aid_that_was_granted_stands_in_the_ruling(outcome: str, said: Any, wanted: str) -> None:
    application = dockets.aided(outcome, **said)
    docket = Docket(dockets.entries(application), dockets.REGISTERS)
    given = Ruling(result=Result.GRANTED, ruled_on=come.TODAY, case_no="（2026）湘财保1号", **PAPER)
    assert wanted in dockets.text(ruling_preview(docket, given))


def test_a_corrected_ruling_quotes_it_and_bears_a_number_of_its_own() -> None:
    paper = dockets.paper(dockets.preserved(), "RULING_CORRECTION")
    assert paper.number == "（2026）湘财保1号之一"
    assert "（2026）湘财保1号民事裁定书中“李四”补正为“李泗”。" in dockets.text(paper)
    assert "第一百五十七条第一款第七项" in dockets.text(paper)


# --- the draft --------------------------------------------------------------------------------------------------------


def test_a_ruling_is_drafted_point_by_point_with_number_amount_and_term() -> None:
    house = {
        "type": "REAL_ESTATE",
        "owner": 0,
        "province": "湖南省",
        "location": "长沙市演示路2号",
        "number": "湘（2020）1号",
        "waiting": True,
    }
    content = example(basic__property_clues=[example().basic.property_clues[0].__dict__, house])
    draft = proposed_ruling(content, case_no="（2026）湘财保1号", cause="买卖合同纠纷")
    assert draft["result"] == "GRANTED"
    assert draft["order"].splitlines() == [
        (
            "一、冻结被申请人李四的银行存款（开户行：演示银行长沙分行；账号：6222021000000000009；户名：李四），以人民币20,000.00元为限，期限为一年；"
        ),
        (
            "二、轮候查封被申请人李四的房产（不动产权证号：湘（2020）1号；坐落：湖南省长沙市演示路2号；轮候：已被其他法院保全，申请轮候），期限为三年；"
        ),
        "三、以上财产的保全总额以人民币20,000.00元为限。",
    ]
    assert [(each["clue"], each["action"], each["term"]) for each in draft["items"]] == [
        (0, "FREEZE", "一年"),
        (1, "SEAL", "三年"),
    ]
    assert "因买卖合同纠纷" in draft["reasons"]
    assert "情况紧急" in draft["reasons"]


def test_without_the_guarantee_a_dismissal_is_drafted() -> None:
    for content, said in (
        (example(guarantees__items=[]), {}),
        (come.litigation(), {"required": Decimal("6000.00")}),
    ):
        draft = proposed_ruling(content, **said)  # type: ignore[arg-type]
        assert (draft["result"], draft["items"]) == ("DISMISSED", [])
        assert draft["order"].startswith("驳回申请人张三的")
        assert "未按照本院通知提供担保" in draft["reasons"]
    assert proposed_ruling(come.litigation())["result"] == "GRANTED"


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("CONDUCT", "责令被申请人李四：停止销售，期限为六个月。"),
        ("EVIDENCE", "对账册（持有人：李四）予以保全。"),
    ],
)
def test_conduct_and_evidence_are_drafted_too(kind: str, wanted: str) -> None:
    content = example(
        creation__type=kind,
        basic__conduct_items=[{"content": "停止销售", "term": "六个月"}],
        basic__evidence_items=[{"evidence": "账册", "holder": "李四"}],
    )
    assert proposed_ruling(content)["order"] == wanted


def test_where_the_court_searches_the_terms_of_each_kind_are_drafted() -> None:
    order = proposed_ruling(come.litigation(basic__property_clues=[]))["order"]
    assert "不超过一年" in order
    assert "不超过三年" in order


def test_a_draft_keeps_within_its_form_however_much_there_is() -> None:
    long = replace(dockets.full().basic.property_clues[0], description="长" * 1900)
    full = dockets.full()
    content = replace(full, basic=replace(full.basic, property_clues=(long,) * 200))
    draft = proposed_ruling(content)
    assert len(draft["order"]) <= 8000
    assert len(draft["items"]) == 200
    assert max(len(each["description"]) for each in draft["items"]) <= 2000


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 1, 1), "二〇二六年一月一日"),
        (date(2030, 10, 20), "二〇三〇年十月二十日"),
        (date(2029, 12, 31), "二〇二九年十二月三十一日"),
    ],
)
def test_dates_are_signed_in_words(day: date, words: str) -> None:
    assert in_words(day) == words
