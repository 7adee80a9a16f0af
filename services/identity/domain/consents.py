"""What a person consents to apart from the rest, in words that say what it means [个人信息保护法 arts 13, 14, 15, 29]."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from services.chassis.refusals import Refusal

CONSENT_VERSION = "2026-11"
"""The version in force of the texts below; when what they say changes, everybody is asked anew [个人信息保护法 art. 14(2)]."""


class ConsentMissing(Refusal):
    """It is only done to who consented to it, apart from everything else [个人信息保护法 art. 29]."""

    CODE = "identity.consent-missing"


class ConsentOutdated(Refusal):
    """One consents to the text in force, not to an earlier one [个人信息保护法 art. 14]."""

    CODE = "identity.consent-outdated"


class Purpose(StrEnum):
    """What for."""

    FACE = "FACE"
    PAYMENT = "PAYMENT"
    INSURER = "INSURER"
    E_SERVICE = "E_SERVICE"


@dataclass(frozen=True)
class Text:
    """What a person reads before consenting."""

    title_zh: str
    title_en: str
    zh: str
    en: str

    @property
    def title(self) -> str:
        """The title in both languages."""
        return f"{self.title_zh} · {self.title_en}"

    @property
    def body(self) -> str:
        """The text in both languages."""
        return f"{self.zh}\n\n{self.en}"


TEXTS = {
    Purpose.FACE: Text(
        "人脸信息处理",
        "Your face",
        "为确认是您本人，我们把您的姓名和证件号码交给人脸核验服务商，由其在您的手机上采集人脸并与证件照片比对。人脸是敏感个人信息，"
        "一旦泄露难以更换。本系统只接收“通过”或“未通过”的结果，不接收、不保存您的人脸图像。您可以不同意：改到您选择的法院柜台由工作人员"
        "核验证件，办理事项不受影响。您可以随时撤回同意，撤回不影响此前已完成的核验。依据：《个人信息保护法》第十三条、第十四条、第十五条、"
        "第二十九条；《人脸识别技术应用安全管理办法》（2025年）。",
        "To make sure that it is you, we give your name and document number to the face provider, who films your face on your own "
        "phone and compares it with the picture of your document. A face is sensitive: once it leaks, you cannot change it. We receive "
        "“passed” or “failed” and neither receive nor keep an image. You may decline: staff at the counter of a court that you choose "
        "will look at your document instead, and you lose nothing by it. You may revoke this at any time; what was done before stays "
        "done. Personal Information Protection Law arts 13, 14, 15, 29; Measures on Face Recognition (2025).",
    ),
    Purpose.PAYMENT: Text(
        "支付与银行账户信息处理",
        "Payment and bank data",
        "为缴纳申请费、保费以及退费，我们把应缴金额和订单号交给您选择的支付渠道，并记录渠道告知的交易号和结果。银行账户属于敏感个人信息，"
        "只用于本次缴费与退费。不同意则不能在线缴费，您仍可持缴款通知书到法院指定银行缴纳。您可以随时撤回同意，撤回不影响此前已完成的缴费。"
        "依据：《个人信息保护法》第十三条、第十四条、第十五条、第二十九条。",
        "To pay fees and premiums, and to be paid back, we give the amount and the order's number to the channel that you choose, and "
        "keep the transaction number and the result that it tells us. Bank accounts are sensitive and are used for this payment and "
        "its refund only. Without your consent you cannot pay online; you may still pay at the bank that the court names. You may "
        "revoke this at any time; payments made before stay made. Personal Information Protection Law arts 13, 14, 15, 29.",
    ),
    Purpose.INSURER: Text(
        "向保险公司提供申请材料",
        "Passing your file to an insurer",
        "申请诉讼财产保全责任保险时，我们把您的申请、当事人信息、财产线索和材料提供给您选择的那一家保险公司，用于核保、出具保单和保函。"
        "不向其他保险公司提供。不同意则不能在线申请保险担保，您可以采用其他担保方式。您可以随时撤回同意，撤回后不再提供新的内容；已经出具的"
        "保函继续有效。依据：《个人信息保护法》第十三条、第十四条、第十五条、第二十三条、第二十九条。",
        "When you ask for a liability insurance as your guarantee, we give your application, the parties, the property clues and the "
        "materials to the one insurer that you choose, to underwrite and to issue the policy and the letter; to no other insurer. "
        "Without your consent you cannot ask an insurer online; other guarantees stay open to you. You may revoke this at any time: "
        "nothing more is passed on, and letters issued before stay valid. Personal Information Protection Law arts 13, 14, 15, 23, 29.",
    ),
    Purpose.E_SERVICE: Text(
        "电子送达",
        "Service by electronic means",
        "您同意人民法院以电子方式向您确认的送达地址送达诉讼文书，包括判决书、裁定书、调解书。文书到达您的系统即为送达，期限自该日起算，"
        "请及时查看。您提出需要纸质文书的，法院应当提供。不同意的，法院以法律规定的其他方式送达，不影响案件办理。您可以随时撤回同意，"
        "撤回前已完成的送达有效。依据：《民事诉讼法》第九十条；《人民法院在线诉讼规则》第二十九条至第三十一条；"
        "《个人信息保护法》第十三条、第十四条、第十五条。",
        "You agree that the court serves its papers, judgments, rulings and mediation statements among them, by electronic means at the "
        "address that you confirm. A paper is served when it arrives at your system; time limits run from that day, so look often. If "
        "you ask for it on paper, the court gives it. Without your consent the "
        "court serves in the other ways of the law, and your case does not suffer. You may revoke this at any time; what was served "
        "before stays served. Civil Procedure Law art. 90; Rules of Online Litigation arts 29 to 31; Personal Information Protection "
        "Law arts 13, 14, 15.",
    ),
}


@dataclass(frozen=True, kw_only=True)
class Consent:
    """One consent of an account as its read model tells; one that was revoked stays, as history."""

    account_id: UUID
    purpose: str
    version: str
    given_at: datetime
    revoked_at: datetime | None

    @property
    def stands(self) -> bool:
        """Whether it counts: not revoked, and given to the text in force."""
        return self.revoked_at is None and self.version == CONSENT_VERSION
