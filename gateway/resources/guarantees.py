"""担保申请: the draft, section by section, as a preservation application's."""

from contracts.guarantee import forms, rpc
from contracts.preservation import forms as shared
from gateway.auth import APPLICANT, DRAFTING, READING
from gateway.resources.applications import delete
from gateway.resources.materials import Calls, materials
from gateway.resources.sections import section
from gateway.resources.verbs import add, drop, read

ONE = "/guarantee-applications/{application_id:uuid}"

ROUTES = (
    read(
        "/guarantee-applications",
        rpc.LIST_APPLICATIONS,
        zh="担保申请列表",
        en="The account's guarantee applications, newest first; a counter's own with `bucket`",
        roles=APPLICANT,
        scope=READING,
    ),
    add(
        "/guarantee-applications",
        rpc.CREATE_APPLICATION,
        zh="创建担保申请",
        en="Create a guarantee application, bound to the quote that was chosen",
        roles=APPLICANT,
        scope=DRAFTING,
    ),
    read(
        ONE,
        rpc.VIEW_APPLICATION,
        zh="担保办理进度",
        en="The guarantee application, its flow and its blocks",
        roles=APPLICANT,
        scope=READING,
        tagged=True,
    ),
    drop(
        ONE,
        rpc.DELETE_APPLICATION,
        zh="删除未提交的担保申请",
        en="Delete a draft that was never submitted",
        roles=APPLICANT,
        scope=DRAFTING,
        endpoint=delete,
    ),
    *section(
        ONE,
        "creation",
        "creation",
        forms.GuaranteeCreation(),
        (rpc.VIEW_SECTION, rpc.SAVE_CREATION),
        read_as=("查看担保创建信息", "The creation form as saved"),
        saved_as=(
            "保存担保创建信息",
            "Save the creation form; the quote is made anew when it no longer fits",
        ),
    ),
    *section(
        ONE,
        "basic-information",
        "basic",
        shared.BasicInformation(),
        (rpc.VIEW_SECTION, rpc.SAVE_BASIC_INFORMATION),
        read_as=("查看担保基本信息", "Parties, agents, property clues as saved"),
        saved_as=("暂存担保基本信息", "Save parties, agents, property clues"),
    ),
    *section(
        ONE,
        "insurance",
        "insurance",
        forms.Insurance(),
        (rpc.VIEW_SECTION, rpc.SAVE_INSURANCE),
        read_as=("查看投保信息", "Whom the insurer asks, and for whom the invoice is, as saved"),
        saved_as=("保存投保信息", "Save whom the insurer asks, and for whom the invoice is"),
    ),
    add(
        f"{ONE}/quote",
        rpc.RENEW_QUOTE,
        zh="重新报价",
        en="Have the insurer's quote made anew: the old one has expired",
        roles=APPLICANT,
        scope=DRAFTING,
    ),
    *materials(
        ONE,
        Calls(
            section=rpc.VIEW_SECTION,
            add=rpc.ADD_MATERIAL,
            view=rpc.VIEW_MATERIAL,
            remove=rpc.REMOVE_MATERIAL,
            order=rpc.ORDER_MATERIALS,
        ),
    ),
    read(
        f"{ONE}/check",
        rpc.CHECK_APPLICATION,
        zh="提交前检查",
        en="Everything missing or doubtful, at once",
        roles=APPLICANT,
        scope=READING,
    ),
)
