"""The guides' own example, from which each test of the rules departs in one point."""

from __future__ import annotations

import copy
from typing import Any

from services.preservation.domain.content import Content, content_of

SECTIONS: dict[str, Any] = {
    "creation": {
        "court": "湘",
        "category": "PRE_LITIGATION",
        "type": "PROPERTY",
        "amount": "20000.00",
        "phase": "BEFORE_SUIT_OR_ARBITRATION",
        "guarantee_situation": "PROVIDED",
        "submitter": "PARTY",
        "notice_version": "1",
    },
    "basic": {
        "applicants": [
            {
                "kind": "NATURAL",
                "name": "张三",
                "id_type": "RESIDENT_ID",
                "id_no": "430102199003072915",
                "gender": "MALE",
                "birth_date": "1990-03-07",
                "ethnicity": "汉",
                "mobile": "13800138000",
                "address": "湖南省长沙市芙蓉区演示路1号",
                "service_address": "湖南省长沙市芙蓉区演示路1号",
                "e_service_agreed": True,
            }
        ],
        "respondents": [{"kind": "NATURAL", "name": "李四", "address": "湖南省长沙市天心区演示路2号"}],
        "property_clues": [
            {
                "type": "BANK_ACCOUNT",
                "owner": 0,
                "value": "20000.00",
                "holder": "演示银行长沙分行",
                "number": "6222021000000000009",
                "account_name": "李四",
            }
        ],
        "requested_measures": "冻结被申请人李四的银行存款20000.00元",
        "facts_and_reasons": "被申请人拖欠货款20000.00元。",
        "urgent_because": "被申请人正在转移财产。",
    },
    "guarantees": {
        "items": [
            {
                "kind": "INSURER_LETTER",
                "guarantor": "演示财产保险公司",
                "value": "20000.00",
                "letter_no": "YS-2026-0001",
            }
        ]
    },
    "materials": [
        {
            "kind": kind,
            "filename": f"{kind}.pdf",
            "media_type": "application/pdf",
            "size": 1000,
            "sha256": "0" * 64,
        }
        for kind in ("APPLICATION", "IDENTITY", "GUARANTEE", "EVIDENCE")
    ],
}

LAWYER = {
    "principals": [0],
    "agent_type": "LAWYER",
    "name": "王五",
    "mobile": "13900139000",
    "firm": "演示律师事务所",
    "licence_no": "14301201510123456",
    "authority": "GENERAL",
    "authority_from": "2026-01-01",
    "authority_to": "2027-12-31",
}

COMPANY = {
    "kind": "LEGAL",
    "name": "演示贸易有限公司",
    "id_type": "USCC",
    "id_no": "91430100MA4L00001J",
    "unit_nature": "ENTERPRISE",
    "legal_rep": "赵六",
    "mobile": "13800138001",
    "address": "湖南省长沙市岳麓区演示路3号",
    "service_address": "湖南省长沙市岳麓区演示路3号",
    "e_service_agreed": False,
}


def example(**changes: Any) -> Content:
    """
    Return the example with *changes*: paths in which ``__`` stands for a dot.

    ``basic__applicants__0__mobile=None`` sets a field; a list given for a list replaces it.
    """
    sections = {**copy.deepcopy(SECTIONS), "aid": None}
    for path, value in changes.items():
        *way, last = path.split("__")
        place: Any = sections
        for step in way:
            place = place[int(step)] if isinstance(place, list) else place[step]
        place[int(last) if isinstance(place, list) else last] = value
    return content_of(**sections)
