"""The papers of a file: which of its events brings which, and what each says; from the history alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from services.dossier.paper.docket import Registers
from services.dossier.paper.sheet import PaperLine, Sheet
from services.preservation.domain import events
from services.preservation.domain.paper.aids import aid_decision
from services.preservation.domain.paper.application_form import frozen, preview
from services.preservation.domain.paper.docket import Docket, Entry, paper_id
from services.preservation.domain.paper.examination import acceptance_notice, correction_notice, review_notice
from services.preservation.domain.paper.fees import fee_notice, fee_verdict, lapse_notice
from services.preservation.domain.paper.guarantees import (
    changed_notice,
    exemption_notice,
    guarantee_notice,
    is_enough,
)
from services.preservation.domain.paper.measures import measure_notice, nothing_found_notice
from services.preservation.domain.paper.proposal import proposed_ruling
from services.preservation.domain.paper.receipt import filing_receipt
from services.preservation.domain.paper.rulings import (
    correction_number,
    ruling_correction,
    ruling_paper,
    ruling_preview,
)

__all__ = [
    "Docket",
    "Entry",
    "PaperLine",
    "Registers",
    "Sheet",
    "lines",
    "preview",
    "proposed_ruling",
    "ruling_preview",
    "written",
]


class Issued(NamedTuple):
    """A kind of paper, what it is called, how it is written, and when an event of its kind brings none."""

    kind: str
    title: str
    write: Callable[[Docket], Sheet]
    when: Callable[[Docket], bool] = lambda _: True


def _is_due(docket: Docket) -> bool:
    return bool(docket.fee)


def _has_new_period(docket: Docket) -> bool:
    return bool(docket.fee) and docket.now.event.days > 0


_FEE_NOTICE = Issued("FEE_NOTICE", "交纳诉讼费用通知书", fee_notice, _is_due)
_RECEIPT = Issued("FILING_RECEIPT", "提交回执", filing_receipt)
_AID = Issued("AID_DECISION", "司法救助决定书", aid_decision)
_MEASURES = Issued("MEASURE_NOTICE", "保全事项告知书", measure_notice)

PAPERS: dict[type[events.Event], tuple[Issued, ...]] = {
    events.Submitted: (Issued("APPLICATION_FORM", "保全申请书", frozen), _RECEIPT),
    events.GuaranteeProvided: (_RECEIPT,),
    events.AidRequested: (_RECEIPT,),
    events.Accepted: (Issued("ACCEPTANCE_NOTICE", "受理通知书", acceptance_notice),),
    events.ReturnedForCorrection: (Issued("CORRECTION_NOTICE", "补正通知书", correction_notice),),
    events.GuaranteeOrdered: (Issued("GUARANTEE_NOTICE", "提供担保通知书", guarantee_notice),),
    events.GuaranteeOrderChanged: (
        Issued("GUARANTEE_NOTICE", "变更提供担保通知书", changed_notice, is_enough),
    ),
    events.ExemptionGranted: (Issued("EXEMPTION_NOTICE", "免担保决定书", exemption_notice),),
    events.ExemptionRefused: (Issued("EXEMPTION_NOTICE", "不予免担保决定书", exemption_notice),),
    events.Reviewed: (Issued("REVIEW_NOTICE", "审核结果通知书", review_notice),),
    events.FeeAssessed: (_FEE_NOTICE,),
    events.FeeWaived: (_AID,),
    events.FeeDeferred: (_AID,),
    events.FeeReduced: (_AID, _FEE_NOTICE),
    events.AidRefused: (_AID, _FEE_NOTICE),
    events.FeeObjectionDecided: (Issued("FEE_VERDICT", "诉讼费用复核决定书", fee_verdict), _FEE_NOTICE),
    events.FeeLapsed: (Issued("LAPSE_NOTICE", "按撤回申请处理通知书", lapse_notice),),
    events.Reinstated: (_FEE_NOTICE._replace(when=_has_new_period),),
    events.Ruled: (Issued("RULING", "民事裁定书", ruling_paper),),
    events.RulingCorrected: (Issued("RULING_CORRECTION", "补正裁定书", ruling_correction),),
    events.MeasureTaken: (_MEASURES,),
    events.MeasureRenewed: (_MEASURES,),
    events.ObjectSwapped: (_MEASURES,),
    events.NothingFound: (Issued("NOTHING_FOUND_NOTICE", "未查到可供保全财产告知书", nothing_found_notice),),
}
"""Which event brings which papers."""


def lines(entries: Sequence[Entry], registers: Registers) -> list[PaperLine]:
    """Return the papers of a file, oldest first; none of one whose words were erased."""
    return [
        PaperLine(
            id=paper_id(issued.kind, docket.now.version),
            kind=issued.kind,
            title=issued.title,
            number=_number(docket),
            issued_at=docket.now.at,
        )
        for docket, issued in _issued(entries, registers)
    ]


def written(entries: Sequence[Entry], registers: Registers, wanted: str) -> Sheet | None:
    """Return the paper with this id, or None."""
    for docket, issued in _issued(entries, registers):
        if paper_id(issued.kind, docket.now.version) == wanted:
            return issued.write(docket)
    return None


def _issued(entries: Sequence[Entry], registers: Registers) -> list[tuple[Docket, Issued]]:
    if not all(each.event.content for each in entries if isinstance(each.event, events.Submitted)):
        return []
    dockets = (Docket(entries[:i], registers) for i, each in enumerate(entries, 1) if _brought(each))
    return [(docket, issued) for docket in dockets for issued in _brought(docket.now) if issued.when(docket)]


def _brought(entry: Entry) -> tuple[Issued, ...]:
    """Return the papers of an event; the aggregate's own class of it may be derived from the one declared."""
    return next((PAPERS[kind] for kind in type(entry.event).__mro__ if kind in PAPERS), ())


def _number(docket: Docket) -> str:
    if isinstance(docket.now.event, events.RulingCorrected):
        return correction_number(docket)
    return docket.case_no or docket.number
