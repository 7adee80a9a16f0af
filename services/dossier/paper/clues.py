"""A property clue in words."""

from __future__ import annotations

from collections.abc import Iterator

from services.dossier.paper import spelling
from services.dossier.paper import vocabulary as say
from services.dossier.sections import PropertyClue

MEASURES = {
    # By the kind of property [民事诉讼法 art. 106; 法释〔2004〕15号 as amended 2020].
    "CASH": "SEIZE", "REAL_ESTATE": "SEAL", "LAND": "SEAL", "VEHICLE": "SEAL", "VESSEL": "SEIZE", "AIRCRAFT": "SEIZE",
    "EQUIPMENT": "SEAL", "GOODS": "SEAL", "OTHER": "OTHER",
}  # fmt: skip
_HOLDERS = {
    "BANK_ACCOUNT": "开户行",
    "PAYMENT_ACCOUNT": "支付平台",
    "EQUITY": "所在公司",
    "STOCK": "证券账户开户机构",
    "FUND": "管理人或者销售机构",
    "RECEIVABLE": "次债务人",
    "GOODS": "仓储保管人",
    "VIRTUAL": "平台",
}
_NUMBERS = {
    "BANK_ACCOUNT": "账号",
    "PAYMENT_ACCOUNT": "账户",
    "REAL_ESTATE": "不动产权证号",
    "LAND": "不动产权证号",
    "VEHICLE": "车牌号",
    "VESSEL": "船舶登记号",
    "AIRCRAFT": "国籍登记号",
    "STOCK": "证券代码或者账户",
    "FUND": "基金代码或者账户",
    "IP": "注册号或者专利号",
    "EQUIPMENT": "序列号",
}
_QUANTITIES = {"EQUITY": "出资额或者出资比例", "REAL_ESTATE": "数量", "STOCK": "股数", "FUND": "份额"}


def particulars(clue: PropertyClue) -> Iterator[tuple[str, str | None]]:
    """Return what is known of a property beside kind, owner and value."""
    yield "权利种类", say.IP_KINDS.get(clue.ip_kind or "")
    yield "名称", clue.name
    yield _HOLDERS.get(clue.type, "登记或者保管机构"), clue.holder
    yield _NUMBERS.get(clue.type, "编号"), clue.number
    yield "户名", clue.account_name
    yield "注册手机号", clue.registered_mobile
    yield "公司统一社会信用代码", clue.company_uscc
    yield "坐落" if clue.type in ("REAL_ESTATE", "LAND") else "所在地", where(clue)
    yield "面积", clue.area
    yield "份额", clue.share
    yield "品牌型号", clue.model
    yield "车辆识别代号", clue.vin
    yield "发动机号", clue.engine_no
    yield "港口、机场", clue.port
    yield _QUANTITIES.get(clue.type, "数量"), clue.quantity
    yield "合同依据", clue.contract
    yield "到期日", spelling.on(clue.due_on) if clue.due_on else None
    yield "权利负担", clue.encumbrance
    yield "争议标的", "是" if clue.disputed else None
    yield "轮候", "已被其他法院保全，申请轮候" if clue.waiting else None


def where(clue: PropertyClue) -> str:
    """Return the place, its province first, once."""
    province, location = clue.province or "", clue.location or ""
    return location if location.startswith(province) else province + location


def described(clue: PropertyClue) -> str:
    """Return a property in one breath."""
    said = [f"{name}：{each}" for name, each in particulars(clue) if each]
    if clue.description:
        said.append(clue.description)
    if clue.unclear_because:
        said.append(f"不能提供明确财产信息的原因：{clue.unclear_because}")
    return "；".join(said)


def action(clue: PropertyClue) -> str:
    """Return the measure that was asked for, or the one for this kind of property."""
    return clue.measure or MEASURES.get(clue.type, "FREEZE")


def bare(text: str, *openings: str) -> str:
    """Return *text* without an opening that the paper brings itself, and without its last stop."""
    for opening in openings:
        text = text.strip().removeprefix(opening).lstrip("，,：: ")
    return text.strip().rstrip("。.；;，,：:")
