"""The parties and their agents, as papers name them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from contracts import identifiers
from services.dossier.paper import spelling
from services.dossier.paper import vocabulary as say
from services.dossier.sections import Agent, BasicInformation, Party

T = TypeVar("T")

_FEW = 3


def names(parties: Sequence[Party]) -> str:
    """Return the names in a row."""
    return "、".join(party.name for party in parties)


def briefly(parties: Sequence[Party]) -> str:
    """Return the names in a row, of many the first ones."""
    return names(parties) if len(parties) <= _FEW else f"{names(parties[:_FEW])}等"


def you(applicants: Sequence[Party]) -> str:
    """Return how the applicants are addressed in the text."""
    natural = {each.kind == "NATURAL" for each in applicants}
    return {frozenset({True}): "你", frozenset({False}): "你单位"}.get(frozenset(natural), "你（单位）")


def paragraphs(basic: BasicInformation) -> Iterator[str]:
    """Return the parties and their agents as a ruling begins with them [domain: template of the ruling]."""
    for i, party in enumerate(basic.applicants):
        yield from _paragraphs("申请人", party)
        for agent in basic.agents:
            if i in agent.principals:
                yield f"委托诉讼代理人：{agent.name}{post(agent)}。"
    for party in basic.respondents:
        yield from _paragraphs("被申请人", party)


def _paragraphs(side: str, party: Party) -> Iterator[str]:
    natural = party.kind == "NATURAL"
    number = f"{number_of(party)}{party.id_no}" if party.id_no else None
    said = [
        party.name,
        *((sex(party), _born(party), _people(party)) if natural else ()),
        f"{'住' if natural else '住所地'}{party.address}" if party.address else None,
        number,
    ]
    yield f"{side}：{'，'.join(each for each in said if each)}。"
    if not natural and party.legal_rep:
        yield f"{head(party)}：{'，'.join(each for each in (party.legal_rep, party.legal_rep_title) if each)}。"
    if party.guardian:
        yield f"法定代理人：{party.guardian}。"


def facts(party: Party) -> Iterator[tuple[str, str | None]]:
    """Return what an application says of a party [法释〔2016〕22号 art. 1(2)(1)]."""
    natural = party.kind == "NATURAL"
    yield "姓名" if natural else "名称", party.name
    yield "类型", say.PARTY_KINDS[party.kind] + _nature(party)
    yield number_of(party), party.id_no
    yield "证件有效期", _validity(party)
    if natural:
        yield (
            "性别、出生、民族",
            "，".join(each for each in (sex(party), _born(party), _people(party)) if each),
        )
    else:
        said = (party.legal_rep, party.legal_rep_title, _card_of_head(party))
        yield head(party), "，".join(each for each in said if each)
    yield "经常居住地" if natural else "住所地", party.address
    yield "送达地址", party.service_address
    yield "联系方式", "；".join(each for each in (party.mobile, party.landline, party.email) if each)
    yield "法定代理人", party.guardian
    yield "电子送达", {True: "同意", False: "不同意", None: None}[party.e_service_agreed]


def agent_facts(agent: Agent, applicants: Sequence[Party]) -> Iterator[tuple[str, str | None]]:
    """Return what an application says of an agent [民事诉讼法 arts 61, 62]."""
    yield "姓名", agent.name
    yield "身份", say.AGENTS[agent.agent_type] + (f"，{agent.firm}" if agent.firm else "")
    yield "委托人", names([applicants[i] for i in agent.principals if i < len(applicants)])
    yield "执业证号", agent.licence_no
    yield say.NUMBERS.get(agent.id_type or "", "证件号码"), agent.id_no
    yield "联系方式", "；".join(each for each in (agent.mobile, agent.landline) if each)
    items = "、".join(say.AUTHORITY_ITEMS[each] for each in agent.authority_items)
    authority = say.AUTHORITIES.get(agent.authority or "", "")
    yield "代理权限", f"{authority}（{items}）" if authority and items else authority
    term = [spelling.on(each) for each in (agent.authority_from, agent.authority_to) if each]
    yield "代理期限", "至".join(term)


def owner(ref: str | None, basic: BasicInformation) -> str:
    """Return whom a material concerns: ``applicants.0`` by name."""
    side, _, position = (ref or "").partition(".")
    people: dict[str, tuple[Party, ...] | tuple[Agent, ...]] = {
        "applicants": basic.applicants,
        "respondents": basic.respondents,
        "agents": basic.agents,
    }
    named = people.get(side, ())
    if position.isdecimal() and int(position) < len(named):
        return named[int(position)].name
    return say.place(ref or "")


def sex(party: Party) -> str | None:
    """Return the sex, as said or as the identity card tells."""
    return say.SEXES.get(party.gender or _card(party, identifiers.gender) or "")


def number_of(party: Party) -> str:
    """Return what the party's number is called."""
    return say.NUMBERS.get(party.id_type or "", "证件号码")


def head(party: Party) -> str:
    """Return the post of who acts for an organisation."""
    return "法定代表人" if party.kind == "LEGAL" else "主要负责人"


def post(agent: Agent) -> str:
    """Return where and as what the agent works."""
    title = "律师" if agent.agent_type == "LAWYER" else ""
    return f"，{agent.firm}{title}" if agent.firm else ""


def _nature(party: Party) -> str:
    return f"（{say.UNIT_NATURES[party.unit_nature]}）" if party.unit_nature in say.UNIT_NATURES else ""


def _validity(party: Party) -> str | None:
    start = spelling.on(party.id_valid_from) if party.id_valid_from else ""
    end = "长期有效" if party.id_long_term else spelling.on(party.id_valid_to) if party.id_valid_to else ""
    return "至".join(each for each in (start, end) if each) or None


def _card_of_head(party: Party) -> str | None:
    return f"公民身份号码{party.legal_rep_id_no}" if party.legal_rep_id_no else None


def _born(party: Party) -> str | None:
    born = party.birth_date or _card(party, identifiers.birth_date)
    return f"{spelling.on(born)}出生" if born else None


def _card(party: Party, told: Callable[[str], T | None]) -> T | None:
    """Return what the number of the identity card tells."""
    return told(party.id_no) if party.id_type == "RESIDENT_ID" and party.id_no else None


def _people(party: Party) -> str | None:
    return f"{party.ethnicity.removesuffix('族')}族" if party.ethnicity else None
