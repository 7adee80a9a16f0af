"""提交回执: what was filed, when to the second, by whom, each file with its hash."""

from __future__ import annotations

from services.dossier.paper import spelling
from services.dossier.paper import vocabulary as say
from services.dossier.paper.amounts import both, yuan
from services.dossier.paper.parties import owner
from services.dossier.paper.sheet import Heading, Line, Sheet, Table, facts, numbered
from services.dossier.sections import Material
from services.preservation.domain import events
from services.preservation.domain.content import Content
from services.preservation.domain.paper.docket import Docket
from services.preservation.domain.paper.vocabulary import ONLINE_RULES

KIND = "FILING_RECEIPT"


def filing_receipt(docket: Docket) -> Sheet:
    """Return the receipt for what was submitted, or for the guarantee that was handed in later [在线诉讼规则 art. 9]."""
    content, manifest = docket.content, docket.content.manifest()
    at = docket.now.at
    creation = content.creation
    return docket.sheet(
        KIND,
        "提交回执",
        facts(
            ("申请编号", docket.number),
            ("提交法院", docket.court),
            ("提交事项", _what(docket)),
            ("提交时间", spelling.exactly(at)),
            ("提交账户", docket.now.account),
            ("身份核验", _verified(docket)),
            ("提交人身份", say.SUBMITTERS.get(creation.submitter)),
            ("申请人", docket.applicants),
            ("申请保全金额", both(creation.amount) if creation.amount is not None else None),
            ("内容哈希", docket.content_hash),
            ("材料总数", f"{manifest.count}个文件，共{manifest.bytes:,}字节"),
            ("材料总哈希", manifest.sha256),
            ("交费状态", _payment(docket)),
        ),
        Heading(text="材料清单"),
        Table(
            head=("序号", "材料", "文件及SHA-256", "字节数"),
            widths=(0, 4, 13, 0),
            rows=numbered(
                (
                    _named(each, content),
                    f"{each.filename}\n{each.sha256}",
                    f"{each.size:,}",
                )
                for each in content.materials
            ),
        ),
        Line(
            text="内容哈希为提交内容规范化JSON（RFC 8785）的SHA-256；材料总哈希为按清单顺序逐行列出各文件SHA-256（每行以换行符结束）"
            "后所得文本的SHA-256。任一文件缺失或者被改动，哈希即不一致。"
        ),
        Line(text="本回执证明材料已经到达本院系统，不表示本院已经受理。"),
        large=False,
    )


def _named(material: Material, content: Content) -> str:
    whose = owner(material.owner_ref, content.basic)
    return say.MATERIALS[material.kind] + (f"（{whose}）" if whose else "")


def _what(docket: Docket) -> str:
    if isinstance(docket.now.event, events.GuaranteeProvided):
        return f"{docket.what}申请：按通知提供担保"
    if isinstance(docket.now.event, events.AidRequested):
        return f"{docket.what}申请：申请司法救助"
    times = len(docket.all(events.Submitted))
    return f"{docket.what}申请" + (f"（补正后第{times}次提交）" if times > 1 else "")


def _verified(docket: Docket) -> str:
    """Return how the submitter was verified, as far as it is recorded: only a verified account may submit [在线诉讼规则 art. 7]."""
    if docket.now.role == "applicant":
        return f"经实名认证的账户登录后提交（{ONLINE_RULES}第七条）"
    return f"以“{docket.now.role}”身份经系统认证提交"


def _payment(docket: Docket) -> str:
    if paid := docket.last(events.FeePaid):
        return f"已交申请费{yuan(paid.amount)}（{spelling.at(paid.paid_at)}）"
    if docket.fee is None:
        return "申请费待审核后核定，尚未产生应交费用"
    return f"应交申请费{yuan(docket.fee)}，尚未交纳" if docket.fee else "无应交费用"
