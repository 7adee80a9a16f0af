"""What the court tells the applicant of the measures: 保全事项告知书, and that nothing was found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from services.dossier.paper import spelling
from services.dossier.paper import vocabulary as say
from services.dossier.paper.amounts import yuan
from services.dossier.paper.parties import you
from services.dossier.paper.sheet import Line, Sheet, Table, facts, lines, numbered, points
from services.preservation.domain import events
from services.preservation.domain.clocks import Clock
from services.preservation.domain.measure import Measure
from services.preservation.domain.paper import periods
from services.preservation.domain.paper.docket import Docket, officer

RENEWAL = timedelta(days=7)
"""An application to renew comes that long before the end at the latest [法释〔2016〕22号 art. 18(1)]."""


@dataclass
class _Taken:
    measure: Measure
    respondent: int
    taken_on: date
    until: date | None
    swapped: str = ""


def measure_notice(docket: Docket) -> Sheet:
    """
    Return the 保全事项告知书: each measure in force, its 届满日 and how to renew it [法释〔2016〕22号 art. 18(2)].

    The thirty days to sue run from the first measure [民事诉讼法 art. 104(3); 法释〔2016〕22号 art. 17].
    """
    in_force = list(_in_force(docket).values())
    conduct = docket.content.creation.type == "CONDUCT"
    newest = docket.last(events.MeasureTaken)
    return docket.sheet(
        "MEASURE_NOTICE",
        "保全事项告知书",
        Line(text=f"{docket.matter}，本院已依据{docket.case_no}民事裁定采取下列保全措施，现依法告知："),
        Table(
            head=("序号", "被申请人", "保全标的", "措施", "采取日期", "届满日", "续行申请最迟日"),
            widths=(0, 5, 8, 0, 0, 0, 0),
            rows=numbered(_row(each, docket) for each in in_force),
        ),
        *points(
            _renewal(in_force, conduct=conduct),
            _to_sue(docket),
            "轮候保全自在先的保全解除、处分完毕或者失效时起生效，请注意在先保全的期限。"
            if any(each.measure.waiting for each in in_force)
            else None,
            f"申请保全错误的，应当赔偿被申请人因保全所遭受的损失（{say.CIVIL_PROCEDURE}第一百零八条）；出现依法应当解除保全的情形，"
            f"{you(docket.content.basic.applicants)}应当及时申请解除，未及时申请的，承担赔偿责任（{say.PRESERVATION_RULES}第二十三条）。",
        ),
        signatures=officer("执行员", newest.measure.officer if newest and newest.measure else ""),
    )


def nothing_found_notice(docket: Docket) -> Sheet:
    """Return the notice that nothing was found to preserve [法释〔2016〕22号 art. 11(3)]."""
    happened: events.NothingFound = docket.now.event
    found = happened.found
    assert found  # noqa: S101 - what was erased is not printed
    return docket.sheet(
        "NOTHING_FOUND_NOTICE",
        "未查到可供保全财产告知书",
        Line(
            text=f"{docket.matter}，本院依据{docket.case_no}民事裁定查询被申请人{docket.respondents}的财产，未查到可供保全的财产。"
            "现依法书面告知："
        ),
        facts(("查询日期", spelling.on(happened.searched_on)), ("查询范围", found.searched)),
        *lines(found.remark),
        *points(
            f"{you(docket.content.basic.applicants)}可以继续向本院提供具体的财产信息或者财产线索，本院据以采取保全措施。",
            f"本告知依照{say.PRESERVATION_RULES}第十一条作出；查询所得的其他财产信息依法保密（第十二条）。",
        ),
        signatures=officer("执行员", found.officer),
    )


def _in_force(docket: Docket) -> dict[UUID, _Taken]:
    """Return the measures that are in force, as they were renewed or swapped."""
    standing: dict[UUID, _Taken] = {}
    for entry in docket.entries:
        match entry.event:
            case events.MeasureTaken() as taken if taken.measure:
                standing[taken.measure_id] = _Taken(
                    taken.measure, taken.respondent, taken.taken_on, taken.until
                )
            case events.MeasureRenewed(measure_id=id_, until=until) if id_ in standing:
                standing[id_].until = until
            case events.ObjectSwapped(measure_id=id_, swap=swap) if id_ in standing and swap:
                standing[id_].swapped = swap.description
            case events.MeasureLifted(measure_id=id_) | events.MeasureExpired(measure_id=id_):
                standing.pop(id_, None)
    return standing


def _row(taken: _Taken, docket: Docket) -> tuple[str, ...]:
    measure, respondents = taken.measure, docket.content.basic.respondents
    name = respondents[taken.respondent].name if taken.respondent < len(respondents) else ""
    return (
        name,
        "；".join(_object(taken)),
        ("轮候" if measure.waiting else "") + say.ACTIONS[measure.action],
        taken.taken_on.isoformat(),
        taken.until.isoformat() if taken.until else "－",
        (taken.until - RENEWAL).isoformat() if taken.until else "－",
    )


def _object(taken: _Taken) -> Iterator[str]:
    measure = taken.measure
    kind = say.CLUES.get(measure.property_type)
    said = taken.swapped or measure.description
    yield f"{kind}：{said}" if kind and not said.startswith(kind) else said
    if measure.amount is not None:
        yield f"限额{yuan(measure.amount)}"
    if measure.keeper:
        yield f"保管、协助执行：{measure.keeper}"


def _renewal(in_force: list[_Taken], *, conduct: bool) -> str | None:
    """Return how to renew: property seven days before the end at the latest; conduct, the other way round, within them."""
    if not any(each.until for each in in_force):
        return None
    if conduct:
        return "请求继续采取行为保全措施的，应当在期限届满前七日内提出（法释〔2018〕21号第十三条第三款）。"
    return (
        "上表“届满日”为保全期限届满之日，期满未续行的，保全效力消灭。申请续行保全的，应当在期限届满七日前（不迟于上表“续行申请最迟日”）"
        f"向本院书面提出；逾期申请或者不申请的，自行承担不能续行保全的法律后果（{say.PRESERVATION_RULES}第十八条）。"
    )


def _to_sue(docket: Docket) -> str | None:
    clock: Clock | None = next((each.sue_by for each in docket.all(events.MeasureTaken) if each.sue_by), None)
    if clock is None or docket.all(events.SuitFiled, events.ArbitrationFiled, events.EnforcementFiled):
        return None
    return (
        f"应当在采取保全措施后三十日内，即{periods.until(clock)}前依法提起诉讼或者申请仲裁，并将受理通知书提交本院；"
        f"逾期的，本院依法解除保全（{say.CIVIL_PROCEDURE}第一百零四条第三款）。"
    )
