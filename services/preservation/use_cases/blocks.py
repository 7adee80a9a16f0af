"""The blocks of 办理进度, for both sides of the desk; each is None until it happened."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from services.dossier.content import ERASED
from services.preservation.domain.aid import GROUNDS
from services.preservation.domain.application import PreservationApplication as Application
from services.preservation.domain.content import Content
from services.preservation.domain.measure import Measure
from services.preservation.domain.status import EDITABLE, Status
from services.preservation.use_cases import words
from services.preservation.use_cases.deadlines import ASK_BEFORE
from services.preservation.use_cases.history import History

OUTCOMES = {
    Application.FeeWaived: "WAIVED",
    Application.FeeReduced: "REDUCED",
    Application.FeeDeferred: "DEFERRED",
    Application.AidRefused: "REFUSED",
}
ORDERS = (Application.GuaranteeOrdered, Application.GuaranteeOrderChanged)
EXEMPTIONS = {Application.ExemptionGranted: "EXEMPTED", Application.ExemptionRefused: "REFUSED"}


def blocks(seen: History, content: Content | None) -> dict[str, Any]:
    """Return every block of an application that says *content* at present."""
    return {
        "ruling": ruling(seen),
        "payment": payment(seen),
        "review": review(seen),
        "correction": correction(seen),
        "guarantee": guarantee(seen),
        "aid": aid(seen, content),
        "measures": measures(seen, content),
        "manifest": seen.manifest,
    }


def ruling(seen: History) -> dict[str, Any] | None:
    """裁定信息, with its items and the day on which it was put right."""
    ruled = seen.happened(Application.Ruled)
    if ruled is None:
        return None
    given, corrected = ruled.ruling, seen.happened(Application.RulingCorrected)
    return {
        "result": ruled.result,
        "result_text": words.RESULT[ruled.result],
        "ruled_on": ruled.ruled_on,
        "case_no": ruled.case_no,
        "reasons": given.reasons if given else ERASED,
        "judge": given.judge if given else ERASED,
        "has_paper": bool(given),
        "items": given.items if given else (),
        "urgent": ruled.urgent,
        "corrected_on": corrected.corrected_on if corrected else None,
    }


def payment(seen: History) -> dict[str, Any] | None:
    """交费信息: what was assessed, what of it is due, until when."""
    assessed, paid = seen.happened(Application.FeeAssessed), seen.happened(Application.FeePaid)
    if assessed is None:
        return None
    application, clock, state = seen.application, seen.period("D4"), _fee_state(seen)
    deferred = seen.happened(Application.FeeDeferred)
    due_on = clock.last_on if clock else seen.last(Application.FeeAssessed, Application.FeeReduced).due_on
    return {
        "state": state,
        "state_text": words.FEE[state],
        "basis": assessed.basis,
        "assessed": assessed.amount,
        "amount": application.fee,
        "safe_on": clock.safe_on if clock else due_on,
        "due_on": deferred.due_on if deferred else due_on,
        "objecting": application.objecting,
        "paid_at": paid.paid_at if paid else None,
        "bill_id": application.bill_id,
    }


def _fee_state(seen: History) -> str:
    application = seen.application
    if application.paid_by is not None:
        return "PAID"
    if seen.status is Status.LAPSED:
        return "LAPSED"
    if application.is_waived:
        return "WAIVED"
    return "DUE" if seen.happened(Application.FeeDeferred) is None else "DEFERRED"


def review(seen: History) -> dict[str, Any] | None:
    """保全审核信息."""
    reviewed = seen.happened(Application.Reviewed)
    if reviewed is None:
        return None
    return {
        "passed": reviewed.passed,
        "result_text": words.REVIEW[reviewed.passed],
        "reviewed_on": reviewed.reviewed_on,
        "remark": reviewed.review.remark if reviewed.review else ERASED,
        "reasons": reviewed.reasons,
    }


def correction(seen: History) -> dict[str, Any] | None:
    """补正通知, as long as nothing was handed in since."""
    returned = seen.last(Application.Submitted, Application.ReturnedForCorrection)
    if not isinstance(returned, Application.ReturnedForCorrection):
        return None
    clock, asked = seen.period("D6"), returned.correction
    return {
        "defects": asked.defects
        if asked
        else [{"code": each, "field": "", "text": ""} for each in returned.codes],
        "remark": asked.remark if asked else ERASED,
        "safe_on": clock.safe_on if clock else None,
        "due_on": clock.last_on if clock else None,
        "returned_at": returned.returned_at,
    }


def guarantee(seen: History) -> dict[str, Any] | None:
    """提供担保: the last that the court or the applicant did about it."""
    last = seen.last(*ORDERS, Application.GuaranteeProvided, *EXEMPTIONS)
    if last is None:
        return None
    if type(last) in EXEMPTIONS:
        decided = last.exemption
        return {
            "state": EXEMPTIONS[type(last)],
            "amount": None,
            "kinds": (),
            "reason": decided.reason if decided else ERASED,
            "safe_on": None,
            "due_on": None,
        }
    ordered = seen.last(*ORDERS)
    waiting = isinstance(last, Application.GuaranteeOrdered)
    clock = seen.period("D5") if waiting else None
    return {
        "state": "ORDERED" if waiting else "PROVIDED",
        "amount": ordered.amount,
        "kinds": ordered.order.kinds if ordered.order else (),
        "reason": ordered.order.reason if ordered.order else ERASED,
        "safe_on": clock.safe_on if clock else None,
        "due_on": clock.last_on if clock else None,
    }


def aid(seen: History, content: Content | None) -> dict[str, Any] | None:
    """司法救助: the claim as it stands, and what was decided on it since."""
    claim = content.aid if content else None
    if claim is None:
        return None
    asked = seen.last(Application.Submitted, Application.AidRequested)
    since = [] if seen.status in EDITABLE else seen.events[seen.events.index(asked) :]
    decided = next((each for each in reversed(since) if type(each) in OUTCOMES), None)
    decision = decided.decision if decided else None
    return {
        "kind": claim.kind,
        "ground": claim.ground,
        "ground_text": next((each[claim.ground] for each in GROUNDS.values() if claim.ground in each), ""),
        "reason": claim.reason,
        "outcome": OUTCOMES[type(decided)] if decided else None,
        "percent": getattr(decided, "percent", None),
        "reasons": decision.reasons if decision else ERASED if decided else "",
        "due_on": getattr(decided, "due_on", None),
    }


def measures(seen: History, content: Content | None) -> list[dict[str, Any]]:
    """保全措施, in the order in which they were taken."""
    names = [each.name for each in content.basic.respondents] if content else []
    found: dict[UUID, dict[str, Any]] = {}
    for each in seen.events:
        match each:
            case Application.MeasureTaken():
                found[each.measure_id] = _measure(each, names)
            case Application.MeasureRenewed():
                found[each.measure_id]["until"] = each.until
            case Application.MeasureLifted():
                found[each.measure_id]["state"] = "LIFTED"
            case Application.MeasureExpired():
                found[each.measure_id]["state"] = "EXPIRED"
            case Application.ObjectSwapped() if each.swap:
                found[each.measure_id] |= {
                    "description": each.swap.description,
                    "property_type": each.swap.property_type,
                }
            case Application.Reconsidered(outcome="REVOKED"):
                for measure in found.values():
                    measure["state"] = "LIFTED"
    return [{**each, "renew_by": _renew_by(each)} for each in found.values()]


def _measure(taken: Application.MeasureTaken, names: list[str]) -> dict[str, Any]:
    measure = taken.measure or replace(_GONE, property_type="")
    return {
        "id": taken.measure_id,
        "action": measure.action,
        "description": measure.description,
        "property_type": measure.property_type,
        "respondent": taken.respondent,
        "respondent_name": names[taken.respondent] if taken.respondent < len(names) else ERASED,
        "amount": measure.amount,
        "taken_on": taken.taken_on,
        "until": taken.until,
        "waiting": measure.waiting,
        "state": "IN_FORCE",
    }


_GONE = Measure(action="OTHER", description=ERASED)


def _renew_by(measure: dict[str, Any]) -> date | None:
    """Return by when 续行 is to be asked for [法释〔2016〕22号 art. 18(1)]; what is no property is not renewed so."""
    until: date | None = measure["until"]
    if until is None or measure["state"] != "IN_FORCE":
        return None
    return until - ASK_BEFORE
