"""What the papers of a court say."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from services.preservation.domain.paper import RulingPaper, date_in_words, ruling_paper
from services.preservation.tests.examples import COMPANY, LAWYER, example

ORDER = "冻结被申请人李四的银行存款20000.00元，期限为一年。"


def ruling(changes: dict[str, Any] | None = None, **words: Any) -> RulingPaper:
    said: dict[str, Any] = {
        "court_name": "湖南省高级人民法院",
        "application_number": "BQ-2026-湘-000123-7",
        "submitted_on": date(2026, 3, 20),
        "case_no": "(2026)湘财保1号",
        "result": "GRANTED",
        "ruled_on": date(2026, 3, 23),
        "reasons": "申请人的申请符合法律规定",
        "order": ORDER,
        "fee": Decimal("220.00"),
        "judge": "演示法官",
        "clerk": "演示书记员",
    }
    return ruling_paper(example(**changes or {}), **{**said, **words})


def test_it_says_who_asked_what_and_what_the_court_ruled() -> None:
    paper = ruling()
    assert paper.parties == (
        "申请人：张三，男，1990年3月7日出生，汉族，住湖南省长沙市芙蓉区演示路1号，公民身份号码430102199003072915。",
        "被申请人：李四，住湖南省长沙市天心区演示路2号。",
    )
    assert paper.paragraphs == (
        (
            "申请人张三于2026年3月20日向本院申请诉前财产保全，请求冻结被申请人李四的银行存款20000.00元。"
            "申请人以演示财产保险公司出具的诉讼财产保全责任保险保函（编号：YS-2026-0001，担保金额人民币20000.00元）提供担保。"
        ),
        "本院经审查认为，申请人的申请符合法律规定。依照《中华人民共和国民事诉讼法》第一百零四条、第一百零五条、第一百零六条第一款规定，裁定如下：",
        ORDER,
        "案件申请费220.00元，由申请人张三负担。",
        "本裁定立即开始执行。",
        "申请人在人民法院采取保全措施后三十日内不依法提起诉讼或者申请仲裁的，本院将依法解除保全。",
        "如不服本裁定，可以自收到裁定书之日起五日内向本院申请复议一次。复议期间不停止裁定的执行。",
    )
    assert (paper.case_no, paper.date_in_words) == ("（2026）湘财保1号", "二〇二六年三月二十三日")


def test_what_the_judge_wrote_himself_is_not_said_twice() -> None:
    paper = ruling(
        reasons="本院经审查认为，应予准许。依照《中华人民共和国民事诉讼法》第一百零四条规定，裁定如下：",
        order=f"裁定如下：{ORDER}\n案件申请费220元，由申请人负担。\n本裁定立即开始执行。",
    )
    text = "".join(paper.paragraphs)
    assert all(text.count(each) == 1 for each in ("本院经审查认为", "依照", "裁定如下", "申请费", "立即"))


def test_a_dismissal_executes_nothing_and_may_be_reconsidered() -> None:
    text = "".join(ruling(result="DISMISSED", order="驳回申请人张三的财产保全申请。").paragraphs)
    assert "立即开始执行" not in text
    assert "三十日" not in text
    assert "第一百零五条" not in text
    assert "申请复议一次" in text


def test_in_litigation_the_case_is_named_and_no_suit_is_awaited() -> None:
    paper = ruling(
        {
            "creation__category": "LITIGATION",
            "creation__case_no": "(2026)湘民初12号",
            "basic__requested_measures": None,
        }
    )
    assert paper.paragraphs[0].startswith(
        "申请人张三在（2026）湘民初12号一案中，于2026年3月20日向本院申请诉讼财产保全，请求查封、扣押、冻结被申请人李四价值人民币20000.00元的财产。"
    )
    assert "第一百零三条" in paper.paragraphs[1]
    assert not any("三十日" in each for each in paper.paragraphs)


def test_a_company_and_its_lawyer_are_named() -> None:
    assert ruling({"basic__applicants": [COMPANY], "basic__agents": [LAWYER]}).parties[:3] == (
        "申请人：演示贸易有限公司，住所地湖南省长沙市岳麓区演示路3号，统一社会信用代码91430100MA4L00001J。",
        "法定代表人：赵六。",
        "委托诉讼代理人：王五，演示律师事务所律师。",
    )


@pytest.mark.parametrize("category", ["PRE_LITIGATION", "LITIGATION", "ARBITRATION", "PRE_ENFORCEMENT"])
@pytest.mark.parametrize("kind", ["PROPERTY", "CONDUCT", "EVIDENCE"])
@pytest.mark.parametrize("result", ["GRANTED", "PARTIAL", "DISMISSED"])
def test_there_is_a_law_for_every_ruling(category: str, kind: str, result: str) -> None:
    changes = {
        "creation__category": category,
        "creation__type": kind,
        "basic__conduct_items": [{"content": "停止销售"}],
        "basic__evidence_items": [{"evidence": "账册"}],
    }
    assert "依照《" in ruling(changes, result=result).paragraphs[1]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 1, 1), "二〇二六年一月一日"),
        (date(2030, 10, 20), "二〇三〇年十月二十日"),
        (date(2029, 12, 31), "二〇二九年十二月三十一日"),
    ],
)
def test_dates_are_signed_in_words(day: date, words: str) -> None:
    assert date_in_words(day) == words
