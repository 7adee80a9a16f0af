"""What applicants fill in as the tables of a paper: people, property, files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from services.dossier.paper import clues, parties
from services.dossier.paper import vocabulary as say
from services.dossier.paper.amounts import counted
from services.dossier.paper.sheet import Facts, Table, facts, numbered
from services.dossier.sections import BasicInformation, Material, Party


def people(basic: BasicInformation) -> Iterator[Facts]:
    """Return the applicants, the respondents and the agents, fact by fact."""
    yield from _side("申请人", basic.applicants)
    yield from _side("被申请人", basic.respondents)
    for i, agent in enumerate(basic.agents, 1):
        title = f"诉讼代理人{_nth(i, len(basic.agents))}"
        yield facts(("", title), *parties.agent_facts(agent, basic.applicants))


def properties(basic: BasicInformation) -> Iterator[Table]:
    """Return the property clues, if there are any."""
    if basic.property_clues:
        yield Table(
            head=("序号", "所有人", "种类", "财产信息", "价值（元）", "措施"),
            widths=(0, 4, 3, 12, 0, 0),
            rows=numbered(
                (
                    basic.respondents[each.owner].name
                    if each.owner is not None and each.owner < len(basic.respondents)
                    else "",
                    say.CLUES[each.type],
                    clues.described(each),
                    f"{each.value:,.2f}" if each.value is not None else "",
                    say.ACTIONS[clues.action(each)],
                )
                for each in basic.property_clues
            ),
        )


def files(materials: Sequence[Material], basic: BasicInformation) -> Iterator[Table]:
    """Return the files, if there are any, and whom each concerns."""
    if materials:
        yield Table(
            head=("序号", "材料", "文件", "关于", "页数"),
            widths=(0, 5, 9, 4, 0),
            rows=numbered(
                (
                    say.MATERIALS[each.kind],
                    each.filename,
                    parties.owner(each.owner_ref, basic),
                    str(each.pages or ""),
                )
                for each in materials
            ),
        )


def _side(side: str, named: Sequence[Party]) -> Iterator[Facts]:
    for i, party in enumerate(named, 1):
        yield facts(("", f"{side}{_nth(i, len(named))}"), *parties.facts(party))


def _nth(i: int, of: int) -> str:
    return f"（{counted(i)}）" if of > 1 else ""
