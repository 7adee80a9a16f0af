"""What a check finds: a field, a code, and a sentence in both languages."""

from __future__ import annotations

from dataclasses import dataclass

ERROR = "error"
WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """Something that is missing (error) or doubtful (warning) at *field*, such as ``basic.applicants.0.id_no``."""

    field: str
    code: str
    severity: str
    zh: str
    en: str

    def bad_field(self) -> dict[str, str]:
        """Return the finding as a refusal names a field."""
        return {"field": self.field, "code": self.code, "zh": self.zh, "en": self.en}


@dataclass(frozen=True)
class Findings:
    """Errors keep an application from being submitted; warnings do not."""

    errors: tuple[Finding, ...] = ()
    warnings: tuple[Finding, ...] = ()

    @property
    def ready(self) -> bool:
        """Whether the application may be submitted."""
        return not self.errors


WORDS = {
    "address": ("住所地", "the address"),
    "amount": ("申请保全金额", "the amount"),
    "arbitration": ("仲裁信息", "the arbitration"),
    "authority": ("代理权限", "the authority"),
    "birth_date": ("出生日期", "the date of birth"),
    "case_no": ("案号", "the case number"),
    "case_type": ("案件类型", "the type of case"),
    "cause": ("案由", "the cause of action"),
    "content": ("内容", "the content"),
    "e_service_agreed": ("是否同意电子送达", "whether electronic service is agreed"),
    "evidence": ("请求保全的证据", "the evidence"),
    "exemption": ("免予提供担保的情形", "the ground of exemption"),
    "exemption_reason": ("不提供担保的理由", "the reason for no guarantee"),
    "facts_and_reasons": ("事实与理由", "facts and reasons"),
    "firm": ("所在律师事务所", "the law firm"),
    "foreign_related": ("是否涉外", "whether it is foreign-related"),
    "gender": ("性别", "the gender"),
    "guarantor": ("担保人", "the guarantor"),
    "guardian": ("法定代理人", "the legal guardian"),
    "harm": ("可能受到的损害", "the harm feared"),
    "holder": ("持有人", "the holder"),
    "id_no": ("证件号码", "the number of the document"),
    "id_type": ("证件类型", "the type of document"),
    "institution": ("仲裁机构", "the arbitration institution"),
    "instrument": ("生效法律文书", "the effective instrument"),
    "issuer": ("文书作出机构", "the issuer of the instrument"),
    "legal_rep": ("法定代表人或主要负责人", "the legal representative or principal"),
    "letter_no": ("保函编号", "the number of the letter"),
    "licence_no": ("执业证号", "the licence number"),
    "location": ("所在地", "the place"),
    "bank": ("开户行", "the bank"),
    "platform": ("平台", "the platform"),
    "company": ("公司名称", "the company"),
    "worth": ("金额", "the amount of it"),
    "face_value": ("面值", "the face value"),
    "thing": ("名称", "the name"),
    "due_on": ("到期日", "the day on which it is due"),
    "province": ("所在省份", "the province"),
    "mobile": ("手机号码", "the mobile number"),
    "name": ("姓名或名称", "the name"),
    "notice_version": ("网上保全须知", "the notice"),
    "number": ("文书编号", "the number of the instrument"),
    "owner": ("所有人", "the owner"),
    "performance_due": ("履行期限届满日", "the end of the period of performance"),
    "phase": ("非诉期间", "the phase"),
    "property_name": ("担保物名称", "the property given as guarantee"),
    "reason": ("保全理由", "the reason"),
    "quantity": ("数量", "the quantity"),
    "receipt_no": ("交款凭证号", "the receipt number"),
    "requested_measures": ("请求事项", "what is requested"),
    "share": ("份额或者出资比例", "the share"),
    "service_address": ("送达地址", "the address for service"),
    "term": ("请求的期限", "the term requested"),
    "unit_nature": ("单位性质", "the nature of the unit"),
    "aid_reason": ("申请救助的理由", "the reason for the aid"),
    "area": ("面积", "the area"),
    "account_name": ("户名", "the holder of the account"),
    "authority_from": ("授权起始日", "the first day of the authority"),
    "authority_to": ("授权终止日", "the last day of the authority"),
    "contract": ("债权依据的合同", "the contract behind the claim"),
    "description": ("财产描述", "the description"),
    "dispute_cause": ("基础纠纷案由", "the cause of the dispute"),
    "engine_no": ("发动机号", "the engine number"),
    "ip_kind": ("知识产权种类", "the kind of intellectual property"),
    "payer": ("交款人", "the payer"),
    "place": ("证据所在地", "where the evidence is"),
    "policy_no": ("保单号", "the number of the policy"),
    "port": ("船籍港、停泊港或机场", "the port"),
    "property_no": ("担保财产的证号", "the number of the property"),
    "property_type": ("担保财产的种类", "the kind of the property"),
    "terms": ("担保方式、范围和责任承担", "manner, scope and liability"),
    "urgent_because": ("情况紧急的理由", "why it is urgent"),
    "valid_until": ("有效期", "the validity"),
    "value": ("担保价值", "the value of the guarantee"),
}
"""What the fields are called on the page."""


def error(field: str, code: str, zh: str, en: str) -> Finding:
    """Return a finding that keeps the application from being submitted."""
    return Finding(field, code, ERROR, zh, en)


def warning(field: str, code: str, zh: str, en: str) -> Finding:
    """Return a finding to look at again."""
    return Finding(field, code, WARNING, zh, en)


def missing(field: str, severity: str = ERROR, *, called: str = "") -> Finding:
    """Return the finding that *field* is empty; *called* is another entry of the words than its last part."""
    zh, en = WORDS[called or field.rpartition(".")[2]]
    return Finding(field, "required", severity, f"请填写{zh}。", f"Fill in {en}.")
