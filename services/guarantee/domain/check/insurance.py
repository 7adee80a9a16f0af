"""投保信息: whom the insurer asks, and for whom the invoice is made out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contracts import identifiers
from contracts.identifiers import Verdict
from services.dossier.check.findings import ERROR, WARNING, Finding, error
from services.guarantee.domain.content import Insurance

_MAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_CALLED = {
    "contact_name": ("联系人", "the contact"),
    "contact_mobile": ("联系人手机号码", "the contact's mobile number"),
    "invoice_kind": ("发票抬头类型", "the kind of invoice"),
    "invoice_title": ("发票抬头", "for whom the invoice is made out"),
    "invoice_tax_no": ("纳税人识别号", "the tax number"),
}


def check(insurance: Insurance) -> Iterator[Finding]:
    """Expect somebody to ask, and for a company's invoice its name and tax number [发票管理办法 art. 21]."""
    yield from _needed(insurance, "contact_name", "contact_mobile")
    if insurance.contact_mobile and identifiers.mobile(insurance.contact_mobile) is None:
        yield error(
            "insurance.contact_mobile",
            "format",
            "应为11位手机号码。",
            "This is no mobile number of 11 digits.",
        )
    yield from _needed(insurance, "invoice_kind", severity=WARNING)
    if insurance.invoice_kind == "COMPANY":
        yield from _needed(insurance, "invoice_title", "invoice_tax_no")
        number = insurance.invoice_tax_no
        if number and identifiers.credit_code(number) is not Verdict.OK:
            yield error(
                "insurance.invoice_tax_no",
                "format",
                "纳税人识别号应为18位统一社会信用代码，请核对。",
                "The tax number is no unified social credit code.",
            )
    if insurance.invoice_email and not _MAIL.fullmatch(insurance.invoice_email):
        yield error("insurance.invoice_email", "format", "邮箱格式不正确。", "This is no e-mail address.")


def _needed(insurance: Insurance, *names: str, severity: str = ERROR) -> Iterator[Finding]:
    for name in names:
        if not getattr(insurance, name):
            zh, en = _CALLED[name]
            yield Finding(f"insurance.{name}", "required", severity, f"请填写{zh}。", f"Fill in {en}.")
