"""司法救助决定书: granted, or refused with reasons."""

from __future__ import annotations

from decimal import Decimal

from services.dossier.paper import spelling
from services.dossier.paper.amounts import both, yuan
from services.dossier.paper.sheet import Line, Sheet, lines
from services.preservation.domain import events
from services.preservation.domain.aid import GRANTED, GROUNDS, AidClaim, AidDecision
from services.preservation.domain.paper.docket import Docket, officer
from services.preservation.domain.paper.fees import to_pay
from services.preservation.domain.paper.vocabulary import FEE_RULES

_ARTICLES = {"WAIVE": "第四十五条", "REDUCE": "第四十六条", "DEFER": "第四十七条"}
_OUTCOMES = {"WAIVED": "WAIVE", "REDUCED": "REDUCE", "DEFERRED": "DEFER"}


def aid_decision(docket: Docket) -> Sheet:
    """
    Return the decision on judicial aid; a refusal gives its reasons [诉讼费用交纳办法 art. 48].

    What is granted stands in the ruling, too [art. 51].
    """
    decision: AidDecision = docket.now.event.decision
    claim = _claim(docket)
    articles = {
        _ARTICLES[each] for each in (claim.kind if claim else "", _OUTCOMES.get(decision.outcome, "")) if each
    }
    law = "、".join(sorted(articles, key="第四十五条第四十六条第四十七条".index))
    return docket.sheet(
        "AID_DECISION",
        "司法救助决定书",
        Line(text=f"{docket.matter}，申请人{docket.applicants}{_asked(claim)}"),
        Line(text="本院经审查认为："),
        *lines(decision.reasons),
        Line(text=f"依照{FEE_RULES}{law}、第四十八条的规定，决定如下："),
        *(Line(text=each) for each in _decided(docket, decision, claim)),
        *_period(docket),
        signatures=officer("审判员", decision.officer),
    )


def assessed(docket: Docket) -> Decimal:
    """Return the fee before any aid."""
    kinds = (events.FeeAssessed, events.FeeObjectionDecided)
    before = [each.amount for each in docket.all(*kinds)]
    return before[-1] if before else Decimal(0)


def _claim(docket: Docket) -> AidClaim | None:
    requested = docket.last(events.AidRequested)
    claim = requested.claim if requested else docket.content.aid
    return claim or None


def _asked(claim: AidClaim | None) -> str:
    if claim is None:
        return "申请司法救助。"
    ground = GROUNDS[claim.kind].get(claim.ground, "").removesuffix("的")
    reason = f"具体理由：{claim.reason.rstrip('。')}。" if claim.reason.strip() else ""
    return f"以“{ground}”为由，申请{GRANTED[claim.kind]}申请费。{reason}"


def _decided(docket: Docket, decision: AidDecision, claim: AidClaim | None) -> list[str]:
    fee, who = assessed(docket), docket.applicants
    match decision.outcome:
        case "WAIVED":
            return [f"准予申请人{who}免交申请费{both(fee)}。"]
        case "REDUCED":
            left = docket.now.event.amount
            return [
                f"准予申请人{who}减交申请费的{decision.percent}%，即减交{yuan(fee - left)}，应交纳{both(left)}。"
            ]
        case "DEFERRED":
            day = spelling.on(docket.now.event.due_on)
            return [f"准予申请人{who}缓交申请费{both(fee)}，缓交至{day}；本院作出裁定不以交费为条件。"]
        case _:
            asked = GRANTED[claim.kind] if claim else "缓交、减交或者免交"
            return [f"对申请人{who}{asked}申请费的申请，不予准许。"]


def _period(docket: Docket) -> tuple[Line, ...]:
    """Return the period to pay that follows: a refusal sets a new one [诉讼费用交纳办法 art. 22(4)]."""
    event = docket.now.event
    if isinstance(event, events.FeeReduced | events.AidRefused):
        return to_pay(event.days, event.clock, docket.fee or Decimal(0))
    return (Line(text=f"本决定准予的内容将在裁定书中载明（{FEE_RULES}第五十一条）。"),)
