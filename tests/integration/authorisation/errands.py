"""What is sent with each request, so that the form is right and only the right is in question."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

from contracts.topology import TEST_COURT
from tests.insuring import GUARANTEES, INSURER, guarantee_creation, insurance
from tests.integration.authorisation.policy import Cell
from tests.integration.authorisation.scene import (
    COURT,
    OFFICE_SCOPES,
    PEOPLE,
    Scene,
    a_credit_code,
)
from tests.journey import (
    AGREEMENT,
    CONSENT,
    NOTICE,
    PASSWORD,
    a_measure,
    a_paper,
    creation,
    guarantees,
    review,
    ruling,
)

HASH = "0" * 64
WRONG_CAPTCHA = {"captcha_id": str(uuid4()), "captcha_answer": "no"}
A_CODE = {"sms_code": "000000"}
APPLICATION = "/preservation-applications/{application_id}"
FILE = f"/office{APPLICATION}"
COVER = "/guarantee-applications/{application_id}"
INSURERS_FILE = f"/office{COVER}"


def court_of(cell: Cell) -> str:
    """Return where the actor may file at all."""
    return TEST_COURT if cell.actor == "test_key" else COURT


BODIES: dict[str, Callable[[Scene, Cell], Any]] = {
    f"PUT {APPLICATION}/creation": lambda _, cell: creation(court=court_of(cell)),
    f"PUT {APPLICATION}/basic-information": lambda scene, _: scene.basic,
    f"PUT {APPLICATION}/guarantees": lambda *_: guarantees(),
    f"POST {APPLICATION}/submission": lambda *_: {},
    "POST /preservation-applications/searches": lambda *_: {"party": PEOPLE["respondent"]},
    "POST /office/preservation-applications/searches": lambda *_: {"party": PEOPLE["named"]},
    "POST /preservation-applications": lambda scene, cell: creation(
        court=court_of(cell), organisation_id=scene.places["organisation"]["id"] if cell.place == "organisation" else None
    ),
    "POST /quotes": lambda _, cell: {
        "court": court_of(cell), "amount": "20000.00", "category": "PRE_LITIGATION"
    },
    "POST /guarantee-applications": lambda scene, cell: guarantee_creation(
        court=court_of(cell), organisation_id=scene.places["organisation"]["id"] if cell.place == "organisation" else None
    ),
    f"PUT {COVER}/creation": lambda _, cell: guarantee_creation(court=court_of(cell)),
    f"PUT {COVER}/basic-information": lambda scene, _: scene.basic,
    f"PUT {COVER}/insurance": lambda *_: insurance(PEOPLE["owner"]),
    f"PUT {COVER}/materials/order": lambda *_: {"material_ids": [str(uuid4())]},
    f"POST {COVER}/quote": lambda *_: {},
    f"POST {COVER}/proposal-signature": lambda *_: {
        "clauses_version": "none", "clauses_read": True, "exclusions_read": True, "name": PEOPLE["owner"]
    },
    f"POST {COVER}/submission": lambda *_: {},
    f"POST {COVER}/supplement": lambda *_: {},
    f"POST {COVER}/withdrawal": lambda *_: {},
    f"POST {COVER}/surrender": lambda *_: {"refund": "0.01"},
    f"POST {COVER}/preservation-application": lambda *_: {"notice_version": NOTICE},
    f"POST {APPLICATION}/guarantee-application": lambda *_: {"insurer": INSURER},
    f"POST {INSURERS_FILE}/review": lambda *_: {
        "outcome": "DECLINED", "content_hash": HASH, "reasons": ["OUT_OF_SCOPE"]
    },
    f"POST {INSURERS_FILE}/issue": lambda *_: {},
    f"POST {INSURERS_FILE}/endorsements": lambda *_: {
        "kind": "AMOUNT_LOWERED", "text": "减少保险金额", "amount": "99999.00"
    },
    f"POST {INSURERS_FILE}/claims": lambda *_: {"claimant": "李演示", "facts": "账户被冻结造成损失"},
    f"POST {INSURERS_FILE}/claim-verdict": lambda *_: {"settled": False, "reasons": "没有损失"},
    f"POST {INSURERS_FILE}/discharge": lambda *_: {"reason": " "},
    "POST /bills/{bill_id}/payments": lambda *_: {"channel": "sandbox-wechat"},
    "POST /notifications/{notice_id}/opening": lambda *_: {},
    "POST /captchas": lambda *_: {},
    "POST /registrations/sms-codes": lambda *_: {
        "mobile": "13900000003", "agreement_version": AGREEMENT, **WRONG_CAPTCHA
    },
    "POST /registrations": lambda *_: {"registration_id": str(uuid4()), "password": PASSWORD, **A_CODE},
    "POST /sessions": lambda scene, _: {"username": scene.people["spare"].username, "password": PASSWORD},
    "POST /staff-log-ins": lambda scene, _: {"username": scene.people["clerk"].username, "password": PASSWORD},
    "POST /staff-sessions": lambda *_: {"log_in_id": str(uuid4()), "code": "000000"},
    "POST /password-resets/sms-codes": lambda *_: {"mobile": "13900000003", **WRONG_CAPTCHA},
    "POST /password-resets": lambda *_: {"reset_id": str(uuid4()), "password": PASSWORD, **A_CODE},
    "POST /verification-callbacks/{provider}": lambda *_: {"session": "none"},
    "POST /payment-callbacks/{channel}": lambda *_: {"transaction": "none"},
    "POST /sessions/current/step-ups": lambda _, cell: {
        # A face is compared with a verified name only.
        "method": "SMS" if cell.actor == "unverified" else "FACE"
    },
    "POST /sessions/current/step-ups/{step_up_id}/code": lambda *_: A_CODE,
    "PUT /account": lambda *_: {"residence": "湖南省长沙市"},
    "POST /account/password-changes": lambda *_: {"current": PASSWORD, "password": "short"},
    "POST /account/consents": lambda *_: {"purpose": "E_SERVICE", "version": CONSENT},
    "POST /account/verifications": lambda *_: {},
    "POST /account/checks": lambda *_: {"office": COURT},
    "POST /organisations": lambda *_: {
        "name": f"湖南丙演示{uuid4().hex[:6]}有限公司", "uscc": a_credit_code(), "kind": "COMPANY", "office": COURT
    },
    "POST /organisations/{organisation_id}/invitations": lambda *_: {},
    "POST /memberships": lambda *_: {"code": "nobody-was-invited"},
    "POST /api-keys": lambda _, cell: {
        "name": "程序", "scopes": OFFICE_SCOPES[-1:] if "admin" in cell.actor else ["applications:read"]
    },
    f"POST {FILE}/acceptance": lambda *_: {"content_hash": HASH},
    f"POST {FILE}/assignment": lambda *_: {"judge_id": None},
    f"POST {FILE}/review": lambda *_: review(HASH),
    f"POST {FILE}/ruling": lambda *_: ruling(HASH),
    f"PUT {APPLICATION}/aid": lambda *_: {"claim": None},
    f"PUT {APPLICATION}/materials/order": lambda *_: {"material_ids": [str(uuid4())]},
    f"POST {APPLICATION}/withdrawal": lambda *_: {},
    f"POST {APPLICATION}/guarantee-provision": lambda *_: guarantees(),
    f"POST {APPLICATION}/aid-requests": lambda *_: {"kind": "DEFER", "ground": "LEGAL_AID", "reason": "已获法律援助"},
    f"POST {APPLICATION}/fee-objections": lambda *_: {"reasons": "计算有误"},
    f"POST {APPLICATION}/copies": lambda *_: {},
    f"POST {FILE}/claim": lambda scene, cell: (
        # A program works on nothing itself, but hands over.
        {"holder_id": scene.people["judge"].account_id} if cell.actor == "court_key" else {}
    ),
    f"POST {FILE}/notes": lambda *_: {"text": "请核对身份证明"},
    f"POST {FILE}/return": lambda *_: {"content_hash": HASH, "defects": [{"code": "OTHER", "text": "缺页"}]},
    f"POST {FILE}/service": lambda *_: {"paper": "D4", "served_on": "2026-01-05"},
    f"POST {FILE}/guarantee-orders": lambda *_: {"content_hash": HASH, "amount": "6000.00"},
    f"POST {FILE}/exemption": lambda *_: {
        "content_hash": HASH, "granted": False, "ground": "BRAVERY", "reason": "没有证据"
    },
    f"POST {FILE}/aid": lambda *_: {"outcome": "REFUSED", "reasons": "没有证据"},
    f"POST {FILE}/fee-verdict": lambda *_: {"reasons": "计算无误"},
    f"POST {FILE}/lapse": lambda *_: {},
    f"POST {FILE}/reinstatement": lambda *_: {"reason": "按期交费"},
    f"PUT {FILE}/ruling-draft": lambda *_: {"reasons": "经审查"},
    f"POST {FILE}/ruling-corrections": lambda *_: {"wrong": "甲", "right": "乙", "judge": "审判员"},
    f"POST {FILE}/measures": lambda *_: a_measure(respondent=99),
    f"POST {FILE}/nothing-found": lambda *_: {"searched": "不动产登记", "searched_on": "2099-01-01"},
    f"POST {FILE}/follow-ups": lambda *_: {"kind": "TRANSFERRED", "on": "2099-01-01", "to_court": "湘0104"},
    "POST /office/tasks/{task_id}/settlement": lambda *_: {"remark": "已通知"},
    "POST /office/checks/{check_id}/decision": lambda *_: {"passed": True, "remark": "一致"},
}  # fmt: skip

UPLOADS: dict[str, dict[str, str]] = {
    f"POST {APPLICATION}/materials": {"kind": "OTHER"},
    f"POST {FILE}/ruling-draft/signed-paper": {},
    f"POST {COVER}/materials": {"kind": "OTHER"},
    "POST /verify/letters": {},
}

FRESH: dict[str, Callable[[Scene], dict[str, str]]] = {
    f"DELETE {APPLICATION}": lambda scene: {"application_id": scene.a_draft()},
    f"DELETE {APPLICATION}/materials/{{material_id}}": lambda scene: {
        "material_id": scene.owner.upload(scene.places["draft"]["application_id"], "EVIDENCE", "一.pdf")["id"]
    },
    f"DELETE {COVER}": lambda scene: {"application_id": scene.a_proposal()},
    f"DELETE {COVER}/materials/{{material_id}}": lambda scene: {
        "material_id": scene.owner.upload(
            scene.places["proposed"]["application_id"], "EVIDENCE", "一.pdf", to=GUARANTEES
        )["id"]
    },
    "DELETE /api-keys/{key_id}": lambda scene: {
        "key_id": scene.owner.post("api-keys", {"name": "一时", "scopes": ["events:read"]})["id"]
    },
    "DELETE /sessions/{session_id}": lambda scene: {"session_id": scene.a_session()},
}
"""What somebody who may destroys a fresh one of; what is filed is not destroyed anyway."""

LAST = "DELETE /sessions/current"
"""After this the actor's token is worth nothing."""
QUERIES: dict[tuple[str, str], Callable[[Scene], dict[str, str]]] = {
    ("GET /fees/preservation", "here"): lambda _: {"amount": "20000.00"},
    ("GET /courts", "here"): lambda _: {"q": "芙蓉"},
    ("GET /verify/letters/{number}", "insured"): lambda scene: {"code": scene.places["insured"]["code"]},
    ("GET /office/readings", "search"): lambda scene: {
        "application_id": scene.places["filed"]["application_id"]
    },
}


def address(cell: Cell, scene: Scene) -> str:
    """Return the cell's path with the ids of its place; what is going to be destroyed is a fresh one."""
    ids = scene.places.get(cell.place, {})
    if cell.may and cell.place not in {"filed", "insured"} and cell.route in FRESH:
        ids = ids | FRESH[cell.route](scene)
    return re.sub(r"{(\w+)}", lambda found: ids[found[1]], cell.path)


def sent(cell: Cell, scene: Scene) -> dict[str, Any]:
    """Return what `requests.request` is told beside method and address."""
    headers = scene.shown_by(cell.actor, cell.scope) | {"Idempotency-Key": uuid4().hex}
    if cell.method == "PUT":
        headers["If-Match"] = '"1"'
    if cell.route in UPLOADS:
        return {
            "headers": headers,
            "files": {"file": ("一.pdf", a_paper("一"), "application/pdf")},
            "data": UPLOADS[cell.route],
        }
    if cell.expected == "403 step-up-needed":
        headers |= scene.not_proved(cell.actor)
    if cell.method in {"GET", "DELETE"}:
        asked = QUERIES.get((cell.route, cell.place))
        return {"headers": headers, "params": asked(scene) if asked else None}
    return {"headers": headers, "json": BODIES[cell.route](scene, cell)}
