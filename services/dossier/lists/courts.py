"""The courts: a tree from the Supreme People's Court down, each with the places whose matters it hears."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from services.dossier.lists.rows import Found, Row, Unfit, ill_read, judged, repeated, rows

TEST_COURT = "测试"
"""Stands where a 法院代字 would: no court, but a program that decides by script for who tries things out."""

COLUMNS = ("code", "name", "level", "parent", "province", "kind", "pinyin", "area")
LEVELS = {"SUPREME": 0, "HIGH": 0, "INTERMEDIATE": 2, "BASIC": 4}
"""From the top down, with the digits of a 法院代字 at that level."""
KINDS = ("普通", "海事", "知识产权", "金融", "互联网", "铁路", "军事", "兵团", "其他")
WHOLE_COUNTRY = "全国"
PROVINCES = (
    "北京市", "天津市", "河北省", "山西省", "内蒙古自治区", "辽宁省", "吉林省", "黑龙江省", "上海市", "江苏省", "浙江省", "安徽省",
    "福建省", "江西省", "山东省", "河南省", "湖北省", "湖南省", "广东省", "广西壮族自治区", "海南省", "重庆市", "四川省", "贵州省",
    "云南省", "西藏自治区", "陕西省", "甘肃省", "青海省", "宁夏回族自治区", "新疆维吾尔自治区",
)  # fmt: skip
_INSTITUTION = re.compile("(第[一二三四五六七八九十]+)?((中级|高级)?人民法院)$")
_CODE = re.compile(
    r"最高法|[军兵京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔云藏陕甘青宁新]([0-9]{4}|[0-9]{2})?"
)


@dataclass(frozen=True, kw_only=True)
class Court:
    """
    A court; *code* is its 法院代字, such as 湘 or 湘0102 [案号若干规定].

    *places* are those whose matters it hears, from the province down, such as 湖南省长沙市芙蓉区: by its *area*, where
    the file names one, else by its name. There are none where places do not decide: maritime, railway and military
    courts, the Supreme Court.
    """

    code: str
    name: str
    level: str
    parent: str
    province: str
    kind: str
    pinyin: str = ""
    area: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


class CourtList:
    """One version of the list, in the order of its file."""

    def __init__(self, courts: list[Court]) -> None:
        self._courts = [(each, Found.of(each.code, each.name, each.pinyin)) for each in courts]
        self._by_code = {each.code: each for each in courts}
        self._parents = {each.parent for each in courts}

    @staticmethod
    def check(text: str) -> None:
        """
        Check a CSV file before it is loaded.

        Raises:
            Unfit: rows break a rule: 法院代字 by the form of its level, parents on the list and above, no court twice,
                a syllable of pinyin for every sign.
        """
        found = rows(text, COLUMNS)
        levels = {row["code"]: row["level"] for row in found}
        if bad := [*judged(found, partial(_wrong, levels)), *repeated(found, "code", "name")]:
            raise Unfit(bad)

    @classmethod
    def read(cls, text: str) -> CourtList:
        """Return the list of a file that was checked when it was loaded."""
        return cls(_placed([_court(row) for row in rows(text, COLUMNS)]))

    def get(self, code: str) -> Court | None:
        """Return the court with this 法院代字."""
        return self._by_code.get(code)

    def has_children(self, code: str) -> bool:
        """Tell whether courts of the list stand under this one."""
        return code in self._parents

    def search(self, q: str = "", parent: str | None = None) -> list[Court]:
        """Return the courts that *q* fits, directly under *parent*; under "" stands the highest."""
        return [court for court, found in self._courts if parent in (None, court.parent) and found.by(q)]

    def facts(self) -> dict[str, str]:
        """Return what the list says, by 法院代字."""
        return {each.code: _said(each) for each, _ in self._courts}

    def doubts(self) -> list[str]:
        """Return what should be looked at again: nothing."""
        return []


def _court(row: Row) -> Court:
    return Court(
        code=row["code"],
        name=row["name"],
        level=row["level"],
        parent=row["parent"],
        province=row["province"],
        kind=row["kind"],
        pinyin=row["pinyin"],
        area=tuple(filter(None, row["area"].split(";"))),
    )


def _placed(courts: list[Court]) -> list[Court]:
    """Return the courts with their places; an ordinary court has those of the ordinary courts below it, too."""
    by_code = {each.code: each for each in courts}
    places = {each.code: dict.fromkeys(_own_places(each, by_code)) for each in courts}
    for level in reversed(LEVELS):
        for each in courts:
            above = by_code.get(each.parent)
            if above and each.level == level and not each.area and _has_a_place(above) and not above.area:
                places[above.code] |= places[each.code]
    return [replace(each, places=tuple(places[each.code])) for each in courts]


def _own_places(court: Court, by_code: dict[str, Court]) -> list[str]:
    if court.area:
        return [_whole(court.province, each) for each in court.area]
    if not _has_a_place(court):
        return []
    place = _INSTITUTION.sub("", court.name)
    if court.level == "BASIC":
        above = by_code[court.parent]
        city = _INSTITUTION.sub("", above.name).removeprefix(court.province) if _has_a_place(above) else ""
        place = place if place.startswith(city) else city + place
    elif court.level == "INTERMEDIATE" and place == court.province:
        return []  # 北京市第一中级人民法院: what lies under the courts below it
    return [_whole(court.province, place)]


def _has_a_place(court: Court) -> bool:
    return court.kind == KINDS[0] and court.level != "SUPREME"


def _whole(province: str, place: str) -> str:
    return place if place.startswith(PROVINCES) else province + place


def _said(court: Court) -> str:
    area = f" [{';'.join(court.area)}]" if court.area else ""
    return f"{court.name} < {court.parent or '-'}, {court.province}, {court.kind}, {court.pinyin}{area}"


def _wrong(levels: dict[str, str], row: Row) -> Iterator[str]:
    code, level, parent = row["code"], row["level"], row["parent"]
    form = _CODE.fullmatch(code)
    if form is None:
        yield f"code {code} is no 法院代字"
    if level not in LEVELS:
        yield f"level {level} is none of {', '.join(LEVELS)}"
    elif form and ((code == "最高法") != (level == "SUPREME") or len(form[1] or "") != LEVELS[level]):
        yield f"code {code} is not of the form of level {level}"
    if level in LEVELS:
        yield from _misplaced(levels, code, level, parent)
    if not row["name"].endswith(("法院", "分院")):
        yield f"name {row['name'] or '(none)'} is not that of a court"
    if row["province"] not in (*PROVINCES, WHOLE_COUNTRY):
        yield f"province {row['province'] or '(none)'} does not exist"
    if row["kind"] not in KINDS:
        yield f"kind {row['kind'] or '(none)'} is none of {', '.join(KINDS)}"
    yield from ill_read(row["name"], row["pinyin"])


def _misplaced(levels: dict[str, str], code: str, level: str, parent: str) -> Iterator[str]:
    order = list(LEVELS)
    if level == "SUPREME":
        if parent:
            yield "the highest court stands under none"
    elif parent not in levels:
        yield f"parent {parent or '(none)'} is not on the list"
    elif levels[parent] in order and order.index(levels[parent]) >= order.index(level):
        yield f"parent {parent} does not stand above level {level}"
    elif levels[parent] != "SUPREME" and parent[0] != code[:1]:
        yield f"parent {parent} is of another province than {code}"
