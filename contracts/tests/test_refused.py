"""Refusals are declared once, in both languages, and belong to their service."""

from __future__ import annotations

import re

import pytest

from contracts import topology
from contracts.generate import declared
from contracts.refused import KINDS, REFUSED, refused


def test_a_code_is_declared_once_and_of_a_known_kind() -> None:
    with pytest.raises(ValueError, match="twice"):
        refused("unknown", "unknown", "没有", "none")
    with pytest.raises(ValueError, match="no kind"):
        refused("payment.too-blue", "blue", "太蓝", "too blue")

    assert "payment.too-blue" not in REFUSED


def test_every_refusal_speaks_both_languages() -> None:
    assert declared.calls()
    for each in REFUSED.values():
        assert re.search(r"[一-龥]", each.zh), each
        assert each.zh.endswith("。"), each
        assert re.fullmatch(r"[\x20-\x7e]+\.", each.en), each
        assert each.kind in KINDS


def test_every_code_names_its_service_or_belongs_to_all() -> None:
    assert declared.calls()
    for code in REFUSED:
        service, _, rule = code.rpartition(".")
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule), code
        assert service in {"", *topology.SERVICES}, code
