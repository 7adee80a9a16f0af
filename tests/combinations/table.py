"""Which combinations there are: the contract's tables multiplied, without what the law excludes."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import NamedTuple

from contracts.preservation import forms


class Combination(NamedTuple):
    """What is asked for, by whom, against which guarantee."""

    category: str
    type: str
    party_kind: str
    guarantee_kind: str

    def __str__(self) -> str:
        return "-".join(self).lower()


def before_enforcement_only_property(each: Combination) -> bool:
    """Before enforcement there is a debt, and property that may be gone: nothing else is preserved [民诉法解释 art. 163]."""
    return each.category != "PRE_ENFORCEMENT" or each.type == "PROPERTY"


def nobody_is_let_off_before_a_suit(each: Combination) -> bool:
    """Before a suit the guarantee must be there; for evidence only if there may be a loss [民事诉讼法 art. 104(1); 民诉法解释 art. 98(2)]."""
    return each.guarantee_kind != "NONE" or each.category != "PRE_LITIGATION" or each.type == "EVIDENCE"


def credit_is_an_institution_s(each: Combination) -> bool:
    """Their own credit stands for financial institutions and their branches, for no natural person [法释〔2016〕22号 art. 9(1)(6)]."""
    return each.guarantee_kind != "CREDIT" or each.party_kind != "NATURAL"


RULES: tuple[Callable[[Combination], bool], ...] = (
    before_enforcement_only_property,
    nobody_is_let_off_before_a_suit,
    credit_is_an_institution_s,
)
EVERY = tuple(
    each
    for each in map(
        Combination._make,
        product(forms.CATEGORIES, forms.TYPES, forms.PARTY_KINDS, forms.GUARANTEE_KINDS),
    )
    if all(rule(each) for rule in RULES)
)
