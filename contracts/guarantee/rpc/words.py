"""The words in which guarantee says where something stands."""

STATES = (
    "DRAFT", "SUBMITTED", "RETURNED", "AWAITING_PAYMENT", "PAID", "POLICY_ISSUED", "LETTER_ISSUED", "USED", "CLAIMED",
    "DECLINED", "EXPIRED", "WITHDRAWN", "SURRENDERED", "DISCHARGED", "DELETED",
)  # fmt: skip
BUCKETS = ("to_submit", "to_review", "to_pay", "issued", "issuing", "closed")
OUTCOMES = ("MORE_PAPERS", "RETURNED", "DECLINED", "APPROVED")
"""What an underwriter decides: asks for more papers, returns it, declines it, approves it with a premium."""
REASONS = (
    "INCOMPLETE_MATERIAL", "ILLEGIBLE_MATERIAL", "IDENTITY_MISMATCH", "WRONG_COURT", "AMOUNT_UNSUPPORTED", "PROPERTY_UNCLEAR",
    "AGENT_AUTHORITY_MISSING", "CASE_NO_MISMATCH", "DUPLICATE", "OUT_OF_SCOPE", "CLAIM_UNFOUNDED", "RELATED_PARTIES",
    "EXPOSURE_LIMIT", "OTHER",
)  # fmt: skip
ENDORSEMENTS = ("RESPONDENT_ADDED", "AMOUNT_LOWERED", "TERM_PROLONGED", "CORRECTED")
PAPERS = ("PROPOSAL", "POLICY", "LETTER", "ENDORSEMENT", "REVOCATION", "DISCHARGE")
"""投保单, 保单, 保函, 批单, 保函撤销通知, 保函解除函."""
SEALED = ("POLICY", "LETTER")
LETTER_STATES = ("VALID", "USED", "AMENDED", "REVOKED", "DISCHARGED")
