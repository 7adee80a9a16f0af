"""The lists that an application refers to: courts, and causes of action."""

from __future__ import annotations

from dataclasses import dataclass

TEST_COURT = "测试"
"""Stands where a 法院代字 would: no court, but a program that decides by script for who tries things out."""


@dataclass(frozen=True, kw_only=True)
class Court:
    """A court; *code* is its 法院代字, such as 湘 or 湘0102 [案号若干规定]."""

    code: str
    name: str
    level: str
    parent: str
    province: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class CauseOfAction:
    """A cause of action [民事案件案由规定 2025]; *level* 1 to 4, *parent_name* the heading above it."""

    serial: str
    name: str
    level: int
    parent_name: str
