"""Whether any party or property lies in the area of the chosen court."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import msgspec
import pytest

from services.dossier.check.places import check
from services.dossier.jurisdiction import Place, elsewhere, place_of
from services.dossier.lists import Court
from services.dossier.sections import BasicInformation
from services.dossier.shelf import Courts

COURTS = Courts()


def court(code: str) -> Court:
    found = COURTS.get(code)
    assert found is not None
    return found


@dataclass(frozen=True, kw_only=True)
class Creation:
    """What a creation form says that jurisdiction may follow from."""

    category: str = "PRE_LITIGATION"
    type: str = "PROPERTY"
    case_no: str | None = None
    foreign_related: bool | None = None


class Application(NamedTuple):
    creation: Creation
    basic: BasicInformation


def against(*addresses: str, clues: tuple[dict[str, Any], ...] = (), **said: Any) -> Application:
    """Return an application against respondents of these addresses, with these property clues."""
    respondents = [{"kind": "NATURAL", "name": "李四", "address": each} for each in addresses]
    basic = {"respondents": respondents, "property_clues": list(clues)}
    for name in ("instrument", "evidence_items"):
        if name in said:
            basic[name] = said.pop(name)
    return Application(Creation(**said), msgspec.convert(basic, BasicInformation))


def codes(application: Application, code: str) -> list[str]:
    return [each.code for each in check(*application, court(code))]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("湖南省长沙市芙蓉区演示路1号", Place("湖南省", "长沙市", "芙蓉区")),
        ("湖南长沙市芙蓉区", Place("湖南省", "长沙市", "芙蓉区")),
        ("湖南省浏阳市关口街道", Place("湖南省", "浏阳市")),
        ("湖南省 长沙市 长沙县", Place("湖南省", "长沙市", "长沙县")),
        ("湖南省湘西土家族苗族自治州吉首市", Place("湖南省", "湘西土家族苗族自治州", "吉首市")),
        ("北京市海淀区中关村大街1号", Place("北京市", "", "海淀区")),
        ("北京朝阳区建国路", Place("北京市", "", "朝阳区")),
        ("上海市浦东新区演示路", Place("上海市", "", "浦东新区")),
        ("内蒙古呼和浩特市新城区", Place("内蒙古自治区", "呼和浩特市", "新城区")),
        ("广西壮族自治区南宁市青秀区", Place("广西壮族自治区", "南宁市", "青秀区")),
        ("中国广东省深圳市南山区", Place("广东省", "深圳市", "南山区")),
        ("长沙市五一大道123号阳光小区", Place("", "长沙市")),
        ("长沙市高新区麓谷", Place("", "长沙市")),
        ("长沙市高桥大市场", Place("", "长沙市")),
        ("北京路2号", Place()),
        ("上海南路2号", Place()),
        ("海南藏族自治州共和县", Place("", "海南藏族自治州", "共和县")),
        ("吉林省吉林市船营区", Place("吉林省", "吉林市", "船营区")),
        ("演示路2号", Place()),
        ("", Place()),
    ],
)
def test_an_address_says_as_much_as_it_says(text: str, place: Place) -> None:
    assert place_of(text) == place


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("湖南省长沙市芙蓉区演示路1号", "湘0102"),
        ("长沙市芙蓉区", "湘0102"),
        ("湖南长沙芙蓉区", "湘0102"),
        ("湖南省浏阳市关口街道", "湘0181"),
        ("湖南省浏阳市关口街道", "湘01"),
        ("湖南省长沙市天心区", "湘01"),
        ("湖南省长沙市天心区", "湘"),
        ("长沙市天心区", "湘"),
        ("北京市海淀区中关村大街1号", "京0108"),
        ("北京市海淀区中关村大街1号", "京01"),
        ("北京市朝阳区", "京"),
        ("广东省东莞市南城街道", "粤1972"),
        ("四川省成都市武侯区", "渝87"),
        ("广东省广州市越秀区", "粤0192"),
    ],
)
def test_a_court_of_the_place_is_taken_without_a_word(address: str, code: str) -> None:
    assert codes(against(address), code) == []


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("湖南省长沙市天心区演示路2号", "湘0102"),
        ("长沙市天心区演示路2号", "湘0102"),
        ("湖南省浏阳市", "湘0102"),
        ("湖南省株洲市天元区", "湘01"),
        ("广东省广州市天河区", "湘"),
        ("北京市朝阳区", "京01"),
        ("福建省福州市鼓楼区", "苏0106"),
        ("湖南省长沙市天心区", "渝87"),
    ],
)
def test_a_court_of_another_place_is_doubtful(address: str, code: str) -> None:
    (found,) = check(*against(address), court(code))
    assert (found.field, found.code, found.severity) == ("creation.court", "court-elsewhere", "warning")
    assert court(code).name in found.zh
    assert "被申请人住所地" in found.zh


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("湖南省", "湘0102"),
        ("湖南省长沙市", "湘0102"),
        ("演示路2号", "湘0102"),
        ("湖南省耒阳市五里牌街道", "湘04"),  # a city below 衡阳市, on no list of ours
        ("重庆市合川区", "渝01"),
        ("湖南省长沙市天心区", "津72"),  # ships lie where they lie
        ("湖南省长沙市天心区", "最高法"),
        ("湖南省长沙市天心区", "测试"),
    ],
)
def test_what_says_too_little_raises_no_doubt(address: str, code: str) -> None:
    assert codes(against(address), code) == []


def test_one_place_in_the_area_is_enough() -> None:
    house = {"type": "REAL_ESTATE", "province": "湖南省", "location": "长沙市芙蓉区演示路9号"}
    assert codes(against("广东省广州市天河区", clues=(house,)), "湘0102") == []
    assert codes(against("广东省广州市天河区", "长沙市芙蓉区"), "湘0102") == []


def test_every_kind_of_place_that_lies_elsewhere_is_named_once() -> None:
    house = {"type": "REAL_ESTATE", "province": "湖南省", "location": "长沙市天心区演示路9号"}
    application = against("广东省广州市天河区", "广东省深圳市南山区", clues=(house,))
    (found,) = check(*application, court("湘0102"))
    assert found.zh.startswith(
        "所填的被申请人住所地、财产所在地均不在所选法院（长沙市芙蓉区人民法院）的辖区内"
    )
    assert len(elsewhere(*application, court("湘0102"))) == 3


def test_evidence_is_secured_where_it_is() -> None:
    item = {"evidence": "账册", "place": "湖南省长沙市芙蓉区"}
    application = against("广东省广州市天河区", type="EVIDENCE", evidence_items=[item])
    assert codes(application, "湘0102") == []
    assert "证据所在地" in next(check(*application, court("湘0103"))).zh


def test_a_case_that_is_pending_stays_where_it_is() -> None:
    pending: dict[str, Any] = {"category": "LITIGATION", "case_no": "（2026）湘0102民初1号"}
    assert codes(against("广东省广州市天河区", **pending), "湘0102") == []


def test_the_court_that_gave_the_instrument_enforces_it() -> None:
    said: dict[str, Any] = {"category": "PRE_ENFORCEMENT"}
    own = {"issuer": "长沙市芙蓉区人民法院"}
    assert codes(against("广东省广州市天河区", instrument=own, **said), "湘0102") == []
    assert codes(against("广东省广州市天河区", instrument={"issuer": "演示公证处"}, **said), "湘0102") == [
        "court-elsewhere"
    ]


def test_foreign_related_arbitration_goes_to_an_intermediate_court() -> None:
    abroad: dict[str, Any] = {
        "category": "ARBITRATION",
        "foreign_related": True,
    }
    assert codes(against("长沙市芙蓉区", **abroad), "湘0102") == ["intermediate-court"]
    assert codes(against("长沙市芙蓉区", **abroad), "湘01") == []
    assert codes(against("长沙市芙蓉区", **abroad | {"foreign_related": None}), "湘0102") == []


def test_a_ship_is_arrested_before_suit_by_a_maritime_court() -> None:
    ship = {"type": "VESSEL", "name": "演示轮", "port": "福建省厦门市"}
    assert codes(against("福建省厦门市思明区", clues=(ship,)), "闽02") == ["maritime-court"]
    assert codes(against("福建省厦门市思明区", clues=(ship,)), "闽72") == []


def test_a_special_court_says_that_it_hears_special_cases() -> None:
    (found,) = check(*against("湖南省长沙市天心区"), court("粤73"))
    assert "跨区域管辖特定类型的案件" in found.zh


def test_an_unknown_court_is_told_elsewhere() -> None:
    assert list(check(*against("长沙市芙蓉区"), None)) == []
