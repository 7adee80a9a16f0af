"""网上担保: quotes of all insurers, one insurer's policy and letter, anybody's verification, and a preservation that rests on them.

The insurer's program underwrites and issues over the broker, the court's program decides over it; everything else is HTTP.
"""

from __future__ import annotations

from typing import Any

from tests.courtroom import Desk
from tests.demo.telling import expect, note, step, there
from tests.insuring import Cover, guarantee_creation, verify, verify_file
from tests.journey import NOTICE, Json, Visitor

INSURER = "qinghe-demo"
"""For which a program underwrites (docs/offices.md)."""


def ask(me: Visitor) -> Json:
    """Ask every insurer of the court; return the quotes."""
    insurers = me.get("insurers?court=湘")["items"]
    step("选择法院：湖南省高级人民法院，可选保险公司", f"{len(insurers)}家（均为虚构）")
    form = guarantee_creation()
    quotes = dict(me.post("quotes", {name: form[name] for name in ("court", "amount", "category")}))
    expect(
        sorted(each["insurer"] for each in quotes["offers"]),
        sorted(each["code"] for each in insurers),
        "the offers",
    )
    step("先询价：20000.00元，诉前保全", f"{there(quotes['valid_until']):%F %T} 前有效")
    for offer in quotes["offers"]:
        price = (
            "人工报价"
            if offer["by_hand"]
            else f"保费 {offer['premium']}元（{offer['min_rate']}—{offer['max_rate']}）"
        )
        note(f"{offer['insurer_name']}：{price}")
    return quotes


def apply(me: Visitor, quotes: Json) -> Cover:
    """Create, fill in, read the clauses, sign and submit, with the consent that this takes."""
    form = guarantee_creation(insurer=INSURER, quote_id=quotes["id"])
    created = me.post("guarantee-applications", form)
    cover = Cover(me, str(created["id"]))
    step("申请担保：选择保险公司，绑定报价", created["number"])
    cover.fill()
    step("担保基本信息，投保信息，上传材料", cover.view()["status_text"])
    clauses = me.get(f"{cover.path}/clauses")
    step(
        f"阅读{clauses['title']}",
        f"条款{len(clauses['clauses'])}条，责任免除{len(clauses['exclusions'])}条另列",
    )
    cover.sign()
    proposal = me.call("GET", f"{cover.path}/proposal").content
    expect(proposal[:5], b"%PDF-", "the proposal")
    step("分别勾选条款与责任免除，签署投保单", f"{len(proposal)} 字节")
    refused = me.call("POST", f"{cover.path}/submission", {}, expect=403).json()
    expect(refused["code"], "identity.consent-missing", "submitting without a consent")
    step("提交前需单独同意", refused["zh"])
    cover.submit()
    step("同意向保险公司提供材料，提交", cover.view()["status_text"])
    return cover


def be_insured(me: Visitor, cover: Cover) -> Json:
    """Wait for the insurer, pay the premium, and take the papers."""
    approved = cover.until_status("AWAITING_PAYMENT")
    step(
        "保险公司核保（经消息中间件）",
        f"{approved['underwriting']['outcome_text']}，{approved['status_text']}",
    )
    bill = cover.pay()
    expect(
        (bill["purpose"], bill["amount"]), ("GUARANTEE_PREMIUM", approved["premium"]["amount"]), "the bill"
    )
    step(f"交费：保费 {bill['amount']}元")
    seen = cover.until_status("LETTER_ISSUED")
    step("保险公司出单、出函（经消息中间件）", f"{seen['status_text']} {seen['issued']['letter_no']}")
    for kind, title in (("policy", "保单"), ("letter", "保函")):
        paper = cover.paper(kind)
        expect(verify_file(me, paper)["verdict"], "GENUINE", kind)
        step(f"下载{title}：PDF，保险公司签章", f"{len(paper)} 字节，核验为真")
    if warning := seen["issued"]["term_warning"]:
        note(f"提示：{warning}")
    return seen


def look_at(anybody: Visitor, issued: Json, letter: bytes) -> None:
    """Verify the letter as anybody may who holds it."""
    number, code = issued["letter_no"], issued["check_code"]
    known = verify(anybody, number, code).json()
    expect(known["state"], "VALID", "the letter")
    step(
        "任何人凭编号和校验码核验保函（网页、二维码）",
        f"{known['state_text']}，{known['insurer_name']}，{known['amount']}元",
    )
    unlike = [verify(anybody, number, expect=404), verify(anybody, f"{number}0", code, expect=404)]
    said = [each.content.replace(each.headers["X-Trace-Id"].encode(), b"") for each in unlike]
    expect(said[0], said[1], "a letter without its code")
    step("没有校验码，与没有这份保函一样", unlike[0].json()["zh"])
    flipped = bytearray(letter)
    flipped[len(letter) // 2] ^= 1
    verdict = verify_file(anybody, bytes(flipped))
    expect(verdict["verdict"] in {"ALTERED", "NOT_OURS"}, True, "a letter with one flipped bit")
    step("改动保函文件一位，再核验", verdict["verdict_text"])


def preserve(me: Visitor, cover: Cover, judge: Visitor) -> Json:
    """申请保全: everything is there already; return the application once it was ruled on."""
    draft = cover.apply_for_preservation(NOTICE, key=f"demo-{cover.application}")
    again = cover.apply_for_preservation(NOTICE, key=f"demo-{cover.application}")
    expect(again, draft, "the same once more")
    application = str(draft["id"])
    path = f"preservation-applications/{application}"
    listed = me.get(f"{path}/materials")["items"]
    step(
        "以担保申请保全：当事人、财产线索、担保信息、材料全部带入", f"{draft['number']}，材料{len(listed)}份"
    )
    me.upload(application, "APPLICATION", "保全申请书.pdf")
    expect(me.get(f"{path}/check")["errors"], [], "what the check finds")
    me.submit(application)
    step("补传保全申请书，提交", me.view(application)["status_text"])
    desk = Desk(judge, application)
    checked = judge.until(
        lambda: next((each for each in desk.file()["letters"] if each["result"] != "ASKED"), None),
        "the letter's check",
    )
    expect(checked["result"], "VALID", "what the court sees")
    step("法官看到保函核验结果", f"{checked['result_text']} {checked['letter_no']}")
    me.until_status(application, "AWAITING_PAYMENT")
    me.pay(application)
    ruled = me.until_status(application, "RULED_GRANTED", "IN_FORCE")
    step("法院审核、交费、裁定（法院经消息中间件）", ruled["status_text"])
    return ruled


def play(me: Visitor, judge: Visitor) -> dict[str, Any]:
    """Play it, for somebody with a real name; return the guarantee as its page shows it at the end."""
    cover = apply(me, ask(me))
    seen = be_insured(me, cover)
    look_at(Visitor(me.address, me.sandbox, me.patience), seen["issued"], cover.paper("letter"))
    ruled = preserve(me, cover, judge)
    used = cover.until_status("USED")
    expect(used["issued"]["preservation_id"], ruled["id"], "what the letter secures")
    step("保函状态", used["status_text"])
    for each in me.get(f"{cover.path}/timeline")["items"]:
        note(f"{there(each['at']):%F %T} {each['text']} {each['who']}")
    return used
