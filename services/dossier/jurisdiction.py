"""Which court may hear it: whether any place that an application names lies where the chosen court is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from services.dossier.lists import Court
from services.dossier.lists.courts import PROVINCES
from services.dossier.sections import BasicInformation

RESPONDENT, PROPERTY, EVIDENCE = "被申请人住所地", "财产所在地", "证据所在地"


class Creation(Protocol):
    """What a creation form says that jurisdiction may follow from."""

    @property
    def category(self) -> str:
        """保全类别."""

    @property
    def type(self) -> str:
        """保全类型."""

    @property
    def case_no(self) -> str | None:
        """案号."""

    @property
    def foreign_related(self) -> bool | None:
        """是否涉外."""


@dataclass(frozen=True)
class Stated:
    """A place that the application names: what it is the place of, and the words."""

    of: str
    text: str


@dataclass(frozen=True)
class Place:
    """An address as far as it names a province, a city (地级市, 自治州 …) and a district, county or county-level city."""

    province: str = ""
    city: str = ""
    district: str = ""


def stated(creation: Creation, basic: BasicInformation) -> list[Stated]:
    """
    Return the places that can make a court competent: the respondents', and where property or evidence is.

    [民事诉讼法 arts 84(2), 104(1); 法释〔2016〕22号 art. 3]
    """
    found = [Stated(RESPONDENT, each.address or "") for each in basic.respondents]
    if creation.type == "PROPERTY":
        found += [
            Stated(PROPERTY, _joined(each.province, each.location or each.port))
            for each in basic.property_clues
        ]
    if creation.type == "EVIDENCE":
        found += [Stated(EVIDENCE, each.place or "") for each in basic.evidence_items]
    return [each for each in found if each.text]


def elsewhere(creation: Creation, basic: BasicInformation, court: Court) -> list[Stated]:
    """
    Return the places that lie elsewhere, if none lies in the court's area; none when the places do not decide.

    They do not where the case is before a court already, where the court gave the instrument to be enforced, or
    where the court hears its matters from everywhere. A text that names no place says nothing either way.
    """
    instrument = basic.instrument
    if (creation.category == "LITIGATION" and creation.case_no) or not court.places:
        return []
    if creation.category == "PRE_ENFORCEMENT" and instrument and instrument.issuer == court.name:
        return []
    areas = [place_of(each) for each in court.places]
    verdicts = [(each, _in_any(areas, place_of(each.text))) for each in stated(creation, basic)]
    if any(verdict for _, verdict in verdicts):
        return []
    return [each for each, verdict in verdicts if verdict is False]


def wants_an_intermediate_court(creation: Creation, court: Court) -> bool:
    """
    Tell whether foreign-related arbitration sends the application to a court of another level.

    The intermediate court of the respondent's domicile or of the property rules [民事诉讼法 art. 289].
    """
    foreign = creation.category == "ARBITRATION" and creation.foreign_related
    return bool(foreign) and court.level != "INTERMEDIATE"


def wants_a_maritime_court(creation: Creation, basic: BasicInformation, court: Court) -> bool:
    """Tell whether a ship is to be arrested before suit, which a maritime court does [海事诉讼特别程序法 arts 13, 14]."""
    clues = basic.property_clues if creation.type == "PROPERTY" else ()
    ships = any(each.type == "VESSEL" for each in clues)
    return ships and creation.category == "PRE_LITIGATION" and court.kind != "海事"


# --- reading an address -----------------------------------------------------------------------------------------------

_SHORT = {
    re.sub("(省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)$", "", province): province
    for province in PROVINCES
}
_IN_PROVINCE = re.compile(f"(?:中国|中华人民共和国)?(?P<whole>{'|'.join(PROVINCES)})")
# 北京路 lies anywhere, and 海南藏族自治州 not in 海南.
_BY_SHORT = re.compile(
    f"(?:中国|中华人民共和国)?(?P<short>{'|'.join(_SHORT)})(?![东西南北中]*(?:路|街|大道|大街)|藏族|蒙古族)(?:省|市|自治区)?"
)
# No number, street or house is part of the name of a district.
_NAME = r"[^\s\d,，。、()（）路街道巷弄号栋楼村镇乡市区县旗]"
_CITY = re.compile(rf"(?P<name>{_NAME}{{2,10}}?(?:自治州|地区|盟|市(?!场)))")
_DISTRICT = re.compile(rf"(?P<name>{_NAME}{{1,12}}?(?:自治县|自治旗|新区|[区县旗]|市(?!场)))")
_ZONE = re.compile("(高新|开发|技术|经开|园|示范|保税|工业|产业|合作|度假|小|社|校|厂)区$")
"""Zones, estates and schoolyards: no districts."""


def place_of(text: str) -> Place:
    """Return what *text* names of a place, from its beginning."""
    rest = re.sub(r"\s", "", text)
    province = ""
    if found := _IN_PROVINCE.match(rest):
        province = found["whole"]
    elif found := _BY_SHORT.match(rest):
        province = _SHORT[found["short"]]
    if found:
        rest = rest[found.end() :]
    city = _CITY.match(rest)
    district = _DISTRICT.match(rest[city.end() :] if city else rest)
    return Place(
        province,
        city["name"] if city else "",
        district["name"] if district and not _ZONE.search(district["name"]) else "",
    )


def _joined(province: str | None, location: str | None) -> str:
    place = location or ""
    return place if not province or place_of(place).province else province + place


def _in_any(areas: list[Place], place: Place) -> bool | None:
    """Tell whether *place* lies in one of *areas*; None when it does not say enough."""
    verdicts = [_lies_in(each, place) for each in areas]
    if any(verdicts):
        return True
    return None if None in verdicts else False


def _lies_in(area: Place, place: Place) -> bool | None:
    if place.province and place.province != area.province:
        return False
    if not area.city and not area.district:
        return True if place.province else None
    if area.district:
        return _lies_in_district(area, place)
    if not place.city:
        return None
    if place.city == area.city:
        return True
    # 湖南省浏阳市: a city below another one; only what follows would tell that it is none.
    return False if place.district else None


def _lies_in_district(area: Place, place: Place) -> bool | None:
    # Some leave out the 市 of the city: 长沙芙蓉区.
    if place.city == area.district or place.district.endswith(area.district):
        # There is a 鼓楼区 in more than one city.
        return place.city in ("", area.city, area.district)
    if place.district:
        return False
    return None if place.city in ("", area.city) else False
