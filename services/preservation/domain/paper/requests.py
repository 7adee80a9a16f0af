"""What is asked of the court, on which guarantee and for how long, in words."""

from __future__ import annotations

from decimal import Decimal

from services.dossier.paper.amounts import counted, yuan
from services.dossier.paper.clues import bare
from services.dossier.paper.parties import names
from services.dossier.sections import PropertyClue
from services.preservation.domain.content import Content
from services.preservation.domain.measure import MOST_YEARS, TRADEMARK_YEARS
from services.preservation.domain.sections import GuaranteeItem

_OFFERED = {
    "INSURER_LETTER": "{guarantor}出具的诉讼财产保全责任保险保函",
    "BANK_LETTER": "{guarantor}出具的独立保函",
    "GUARANTEE_COMPANY": "{guarantor}出具的担保书",
    "CASH": "现金",
    "OWN_PROPERTY": "其所有的{property_name}",
    "THIRD_PARTY_PROPERTY": "{owner}所有的{property_name}",
    "SURETY": "{guarantor}的保证",
    "CREDIT": "{guarantor}的信用",
}


def term(clue: PropertyClue) -> str:
    """
    Return the longest term that the law allows for this kind of property.

    [民诉法解释 art. 485 by 法释〔2004〕15号 art. 29; trademarks 法释〔2001〕1号 art. 2 as amended 2020]
    """
    trademark = clue.type == "IP" and clue.ip_kind == "TRADEMARK"
    return f"{counted(TRADEMARK_YEARS if trademark else MOST_YEARS[clue.type])}年"


def request(content: Content) -> str:
    """Return what is asked of the court, without its last stop: in the applicant's words, or in those of the form."""
    basic, creation = content.basic, content.creation
    if basic.requested_measures:
        return bare(basic.requested_measures, "请求")
    respondents = f"被申请人{names(basic.respondents)}"
    if creation.type == "PROPERTY":
        return f"查封、扣押、冻结{respondents}价值人民币{yuan(creation.amount or Decimal(0))}的财产"
    if creation.type == "CONDUCT":
        return f"责令{respondents}：" + "；".join(bare(each.content) for each in basic.conduct_items)
    return "保全下列证据：" + "；".join(bare(each.evidence) for each in basic.evidence_items)


def offered(content: Content) -> str:
    """Return the guarantees in a row; empty if none is offered."""
    return "，并以".join(_offered(each) for each in content.guarantees.items if each.kind in _OFFERED)


def _offered(item: GuaranteeItem) -> str:
    told = {name: getattr(item, name) or "" for name in ("guarantor", "owner", "property_name")}
    said = (
        f"编号：{item.letter_no}" if item.letter_no else "",
        f"担保金额人民币{yuan(item.value)}" if item.value else "",
    )
    stated = "，".join(each for each in said if each)
    return _OFFERED[item.kind].format(**told) + (f"（{stated}）" if stated else "")
