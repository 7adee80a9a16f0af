"""The outside of preservation: its lists."""

import pytest

from services.dossier.shelf import Causes, Courts


@pytest.fixture(scope="session")
def courts() -> Courts:
    return Courts()


@pytest.fixture(scope="session")
def causes() -> Causes:
    return Causes()


def test_the_court_of_the_guides_is_on_the_list(courts: Courts) -> None:
    court = courts.get("湘")
    assert court is not None
    assert (court.name, court.level, court.parent) == ("湖南省高级人民法院", "HIGH", "最高法")
    assert courts.get("無") is None


@pytest.mark.parametrize(
    "q", ["长沙市芙蓉", "湘0102", "changshashifurong", "chang sha shi fu rong", "cssfr", "CSSFR"]
)
def test_a_court_is_found_by_name_code_and_pinyin(courts: Courts, q: str) -> None:
    assert [court.code for court in courts.search(q)] == ["湘0102"]


@pytest.mark.parametrize(
    ("q", "code"), [("chongqingshigaoji", "渝"), ("xiamenhaishi", "闽72"), ("minhang", "沪0112")]
)
def test_names_with_two_readings_are_read_as_places_are(courts: Courts, q: str, code: str) -> None:
    assert code in [court.code for court in courts.search(q)]


def test_courts_are_listed_by_parent(courts: Courts) -> None:
    assert all(court.parent == "湘" for court in courts.search(parent="湘"))
    assert {court.code for court in courts.search("长沙", "湘")} == {"湘01"}
    assert len(courts.search()) == 292


def test_each_court_hangs_below_another(courts: Courts) -> None:
    assert all(courts.get(court.parent) for court in courts.search() if court.parent)


def test_causes_are_found_with_what_they_stand_under(causes: Causes) -> None:
    found = causes.search("民间借贷")
    assert [(cause.serial, cause.parent_name) for cause in found] == [("108.3", "借款合同纠纷")]
    assert causes.search("mjjd") == found
    assert causes.get("108.3") == found[0]
    assert "L2-50" in [cause.serial for cause in causes.search("l2-50")]
    assert len(causes.search()) == 233
