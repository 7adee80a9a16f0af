"""The sections of a guarantee application as they are typed in: lenient, as those of a preservation application.

Parties, agents, clues and materials are the same forms; what differs is here.
"""

from contracts import fields
from contracts.call import Form
from contracts.preservation import forms

INVOICE_KINDS = ("PERSONAL", "COMPANY")
SECTIONS = ("creation", "basic", "insurance", "materials", "proposal")


class GuaranteeCreation(Form):
    """申请担保, step 1: court, amount, category, insurer, submitter; for litigation the case [operating guide]."""

    court = fields.Text(required=True, most=20, metadata={"description": "法院代字, such as 湘 or 湘0102"})
    amount = fields.Money(
        required=True, positive=True, metadata={"description": "申请担保金额, yuan; the insured sum"}
    )
    category = fields.Choice(*forms.CATEGORIES, required=True, metadata={"description": "保全类别"})
    insurer = fields.Text(required=True, most=40, metadata={"description": "保险公司, its code"})
    submitter = fields.Choice(*forms.SUBMITTERS, required=True, metadata={"description": "提交人身份"})
    phase = fields.Choice(*forms.PHASES, allow_none=True, metadata={"description": "非诉期间"})
    case_type = fields.Text(most=20, allow_none=True, metadata={"description": "案件类型; for 诉讼保全"})
    case_no = fields.Text(most=60, allow_none=True, metadata={"description": "案号; for 诉讼保全"})
    cause = fields.Text(
        most=20, allow_none=True, metadata={"description": "案由, its serial on the list; for 诉讼保全"}
    )
    cause_version = fields.Text(
        most=20, allow_none=True, metadata={"description": "of the list of causes; the service sets it"}
    )
    dispute_cause = fields.Text(most=20, allow_none=True)
    foreign_related = fields.Flag(allow_none=True, metadata={"description": "涉外; for arbitration"})
    consultant_no = fields.Text(
        most=40, allow_none=True, metadata={"description": "咨询员编号; some insurers ask for it"}
    )
    quote_id = fields.Id(
        allow_none=True,
        metadata={"description": "the quote that was chosen; a new one is made when left out"},
    )
    linked_application_id = fields.Id(
        allow_none=True, metadata={"description": "the preservation draft that it was made from"}
    )


class Insurance(Form):
    """投保信息: whom the insurer asks, and for whom the invoice is made out."""

    contact_name = fields.Text(allow_none=True)
    contact_mobile = fields.Text(most=30, allow_none=True)
    invoice_kind = fields.Choice(*INVOICE_KINDS, allow_none=True)
    invoice_title = fields.Text(allow_none=True)
    invoice_tax_no = fields.IdNumber(most=40, allow_none=True)
    invoice_email = fields.Text(most=120, allow_none=True)
    special_agreement = fields.Text(most=2000, allow_none=True, metadata={"description": "特别约定"})
