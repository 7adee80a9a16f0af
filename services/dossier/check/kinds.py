"""The kinds of property (2.5 of the domain's handbook): what identifies each, what is told of it, what may be done with it."""

from __future__ import annotations

from typing import NamedTuple


class Kind(NamedTuple):
    """
    A kind of property.

    Any of *clear* makes a clue clear: what identifies the property, or where it is [法释〔2016〕22号 art. 10(1)]. *told*
    is asked for beside it, and its absence doubtful; *measures* are those of the kind [民事诉讼法 art. 106(1)].
    """

    clear: tuple[str, ...]
    told: tuple[str, ...]
    measures: tuple[str, ...]


FREEZE, SEAL, SEIZE = "FREEZE", "SEAL", "SEIZE"

KINDS = {
    # 法释〔2016〕22号 art. 15(3): the exact account, and how much of it.
    "BANK_ACCOUNT": Kind(("number",), ("holder", "account_name"), (FREEZE,)),
    "PAYMENT_ACCOUNT": Kind(("number", "registered_mobile"), ("holder",), (FREEZE,)),
    "CASH": Kind(("location",), ("value",), (SEIZE,)),
    "REAL_ESTATE": Kind(("number", "location"), ("province", "location"), (SEAL,)),
    "LAND": Kind(("number", "location"), ("province", "location", "area"), (SEAL,)),
    # 法释〔2004〕15号 art. 7 as amended 2020: an unregistered vehicle is known by its engine.
    "VEHICLE": Kind(("number", "vin", "engine_no"), (), (SEAL, SEIZE)),
    "VESSEL": Kind(("number", "name"), ("port",), (SEAL, SEIZE)),
    "AIRCRAFT": Kind(("number", "name"), ("port",), (SEAL, SEIZE)),
    # 法释〔2021〕20号 art. 6: by the company, effective with publication.
    "EQUITY": Kind(("holder", "number", "company_uscc"), ("holder", "share"), (FREEZE,)),
    "STOCK": Kind(("number", "name"), ("name", "quantity"), (FREEZE,)),
    "FUND": Kind(("number", "name"), ("name", "quantity"), (FREEZE,)),
    "BOND": Kind(("number", "name"), ("name", "value"), (FREEZE,)),
    # 民诉法解释 arts 158, 159: the third party is ordered not to pay.
    "RECEIVABLE": Kind(("holder",), ("contract", "value", "due_on"), (FREEZE,)),
    # 法释〔2001〕1号 art. 1 as amended 2020: what the notice to the trademark office names.
    "IP": Kind(("number",), ("ip_kind", "name"), (FREEZE,)),
    "EQUIPMENT": Kind(("number", "location"), ("name", "location"), (SEAL,)),
    "GOODS": Kind(("location",), ("name", "quantity"), (SEAL, SEIZE)),
    "VIRTUAL": Kind(("number",), ("holder",), (FREEZE,)),
    "OTHER": Kind(("number", "location"), ("description",), (FREEZE, SEAL, SEIZE)),
}
