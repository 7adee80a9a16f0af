"""The sections of an application while it may be edited; each has its own version, which is its ETag."""

from contracts.call import Call, Form
from contracts.preservation import forms, rpc
from gateway.auth import APPLICANT, DRAFTING, READING
from gateway.resources.applications import ONE
from gateway.resources.verbs import change, read
from gateway.route import Route


def section(
    one: str,
    place: str,
    name: str,
    form: Form,
    calls: tuple[Call, Call],
    *,
    read_as: tuple[str, str],
    saved_as: tuple[str, str],
) -> tuple[Route, Route]:
    """Return how a section of *one* is looked at and saved again by its two *calls*; the words are Chinese and English."""
    view, save = calls
    path = f"{one}/{place}"
    return (
        read(
            path,
            view,
            zh=read_as[0],
            en=read_as[1],
            roles=APPLICANT,
            fixed={"section": name},
            part="content",
            answer=form,
            tagged=True,
            scope=READING,
        ),
        change(path, save, zh=saved_as[0], en=saved_as[1], roles=APPLICANT, inside="content", scope=DRAFTING),
    )


ROUTES = (
    *section(
        ONE,
        "creation",
        "creation",
        forms.Creation(),
        (rpc.VIEW_SECTION, rpc.SAVE_CREATION),
        read_as=("查看创建信息", "The creation form as saved"),
        saved_as=("保存创建信息", "Save the creation form"),
    ),
    *section(
        ONE,
        "basic-information",
        "basic",
        forms.BasicInformation(),
        (rpc.VIEW_SECTION, rpc.SAVE_BASIC_INFORMATION),
        read_as=("查看保全基本信息", "Parties, agents, property clues as saved"),
        saved_as=("暂存保全基本信息", "Save parties, agents, property clues"),
    ),
    *section(
        ONE,
        "guarantees",
        "guarantees",
        forms.Guarantees(),
        (rpc.VIEW_SECTION, rpc.SAVE_GUARANTEES),
        read_as=("查看担保信息", "The guarantee information as saved"),
        saved_as=("保存担保信息", "Save the guarantee information"),
    ),
    *section(
        ONE,
        "aid",
        "aid",
        forms.Aid(),
        (rpc.VIEW_SECTION, rpc.SAVE_AID),
        read_as=("查看司法救助申请", "The request for judicial aid as saved"),
        saved_as=("保存司法救助申请", "Save the request for judicial aid, or that none is made"),
    ),
)
