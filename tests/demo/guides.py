"""The guides' own example: 诉前保全 of 20000.00 yuan, from the registration to the ruling."""

from __future__ import annotations

from typing import Any

from tests.demo.telling import expect, note, step, there
from tests.journey import Visitor, a_mobile

WORDS = {"PRESERVATION_FEE": "保全费"}


def enter(me: Visitor) -> None:
    """Register, log in, consent, show the face, and log in again, as rows 1 to 6 of the guides have it."""
    mobile = a_mobile()
    sent = me.ask_sms_code(mobile)
    step("阅读注册协议，填写图形验证码，获取短信验证码", f"{mobile[:3]}****{mobile[-4:]}")
    me.complete_registration(mobile, sent)
    step("填写短信验证码，设置密码，注册账号")
    me.log_in(mobile)
    refused = me.call("GET", "dashboard", expect=403).json()
    expect(refused["code"], "identity.not-verified", "business before the real name is known")
    step("登录", refused["zh"])
    me.fill_in_profile()
    step("完善个人信息", me.get("account")["real_name"])
    refused = me.call("POST", "account/verifications", {}, expect=403).json()
    expect(refused["errors"][0]["code"], "FACE", "what is to be consented to first")
    me.consent("FACE", "PAYMENT")
    given = [
        each["title"].partition(" · ")[0] for each in me.get("account/consents")["items"] if each["given"]
    ]
    step("逐项同意个人信息处理", "；".join(given))
    verification = me.post("account/verifications")
    expect(verification["state"], "PENDING", "the verification before anybody has scanned it")
    step("发起实名认证：二维码60秒内有效", "等待手机扫码")
    me.show_face(verification)
    refused = me.call("GET", "account", expect=401).json()
    step("手机扫码，人脸识别通过，登录全部失效", refused["zh"])
    me.log_in(mobile)
    session = me.get("sessions/current")
    expect(session["verified"], True, "verified after the second log-in")
    step("重新登录", "已实名认证")


def play(me: Visitor) -> dict[str, Any]:
    """Send an applicant from registration to the ruling; return the application as the page shows it."""
    enter(me)
    dashboard = me.get("dashboard")
    expect(dashboard["preservation"]["first_use"], True, "first_use before the first application")
    step(
        "首页「我的申请」",
        f"保全申请 {dashboard['preservation']['total']}，担保申请 {dashboard['guarantee']['total']}",
    )
    fee = me.get("fees/preservation?amount=20000.00")
    expect(fee["fee"], "220.00", "the fee of 20000.00")
    created = me.create()
    application = created["id"]
    step("阅读网上保全须知，创建保全：湖南省高级人民法院，诉前保全，财产保全，20000.00元", created["number"])
    me.fill(application)
    step("添加申请人、被申请人、财产线索，添加担保信息，上传材料", me.view(application)["status_text"])
    check = me.get(f"preservation-applications/{application}/check")
    expect(check["errors"], [], "what the check finds")
    refused = me.call("POST", f"preservation-applications/{application}/submission", {}, expect=403).json()
    expect(refused["code"], "step-up-needed", "submitting without a step-up")
    me.step_up()
    step("提交前确认是本人：人脸识别", "15分钟内有效")
    me.submit(application)
    step("预览提交", me.view(application)["status_text"])
    reviewed = me.until_status(application, "AWAITING_PAYMENT")
    step(
        "法官审核材料（法院经消息中间件）", f"{reviewed['review']['result_text']}，{reviewed['status_text']}"
    )
    bill = me.pay(application)
    expect(bill["amount"], "220.00", "the bill")
    step(f"交费：{WORDS[bill['purpose']]} {bill['amount']}元")
    ruled = me.until_status(application, "RULED_GRANTED")
    step("法官裁定保全申请（法院经消息中间件）", ruled["status_text"])
    paper = me.call("GET", f"preservation-applications/{application}/papers/ruling")
    expect(paper.content[:5], b"%PDF-", "the ruling's paper")
    step("下载民事裁定书", f"{len(paper.content)} 字节")
    counters = me.get("dashboard")["preservation"]["counters"]
    expect(counters["ruled"], 1, "已裁定")
    for each in me.get(f"preservation-applications/{application}/timeline")["items"]:
        note(f"{there(each['at']):%F %T} {each['text']} {each['who']}")
    expect(me.until(lambda: me.get("notifications")["total"] >= 4, "the inbox"), True, "the inbox")
    return ruled


def blocks(application: dict[str, Any]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the four blocks of 办理进度 in the guide's words and order."""
    ruling, payment, review, basis = (
        application[name] for name in ("ruling", "payment", "review", "creation")
    )
    return [
        ("裁定信息", [("裁定结果", ruling["result_text"]), ("裁定日期", ruling["ruled_on"])]),
        (
            "交费信息",
            [
                ("交费状态", payment["state_text"]),
                ("交费时间", f"{there(payment['paid_at']):%F}"),
                ("交费金额", f"{payment['amount']}元"),
            ],
        ),
        (
            "保全审核信息",
            [
                ("审核结果", review["result_text"]),
                ("审核日期", review["reviewed_on"]),
                ("备注", review["remark"]),
            ],
        ),
        (
            "基本信息",
            [
                ("申请法院", basis["court_name"]),
                ("保全类型", basis["type_text"]),
                ("保全类别", basis["category_text"]),
                ("非诉期间", basis["phase_text"]),
                ("申请保全金额", f"{basis['amount']}元"),
            ],
        ),
    ]
