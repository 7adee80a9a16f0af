"""The sections of an application while it may be edited; each has its own version, which is its ETag."""

from contracts.preservation import forms, rpc
from gateway.auth import APPLICANT, DRAFTING, READING
from gateway.resources.applications import ONE
from gateway.resources.verbs import change, read

ROUTES = (
    read(
        f"{ONE}/creation",
        rpc.VIEW_SECTION,
        zh="查看创建信息",
        en="The creation form as saved",
        roles=APPLICANT,
        fixed={"section": "creation"},
        part="content",
        answer=forms.Creation(),
        tagged=True,
        scope=READING,
    ),
    change(
        f"{ONE}/creation",
        rpc.SAVE_CREATION,
        zh="保存创建信息",
        en="Save the creation form",
        roles=APPLICANT,
        inside="content",
        scope=DRAFTING,
    ),
    read(
        f"{ONE}/basic-information",
        rpc.VIEW_SECTION,
        zh="查看保全基本信息",
        en="Parties, agents, property clues as saved",
        roles=APPLICANT,
        fixed={"section": "basic"},
        part="content",
        answer=forms.BasicInformation(),
        tagged=True,
        scope=READING,
    ),
    change(
        f"{ONE}/basic-information",
        rpc.SAVE_BASIC_INFORMATION,
        zh="暂存保全基本信息",
        en="Save parties, agents, property clues",
        roles=APPLICANT,
        inside="content",
        scope=DRAFTING,
    ),
    read(
        f"{ONE}/guarantees",
        rpc.VIEW_SECTION,
        zh="查看担保信息",
        en="The guarantee information as saved",
        roles=APPLICANT,
        fixed={"section": "guarantees"},
        part="content",
        answer=forms.Guarantees(),
        tagged=True,
        scope=READING,
    ),
    change(
        f"{ONE}/guarantees",
        rpc.SAVE_GUARANTEES,
        zh="保存担保信息",
        en="Save the guarantee information",
        roles=APPLICANT,
        inside="content",
        scope=DRAFTING,
    ),
)
