"""The words in which preservation says where something stands."""

STATUSES = (
    "DRAFT", "SUBMITTED", "RETURNED", "UNDER_REVIEW", "GUARANTEE_REQUIRED", "REJECTED", "AWAITING_PAYMENT", "AWAITING_RULING",
    "RULED_GRANTED", "RULED_PARTIAL", "RULED_DISMISSED", "IN_FORCE", "CONVERTED", "LAPSED", "LIFTED", "EXPIRED", "WITHDRAWN", "DELETED",
)  # fmt: skip
BUCKETS = ("to_submit", "to_review", "to_pay", "ruled", "to_rule", "closed")
RESULTS = ("GRANTED", "PARTIAL", "DISMISSED")
REASONS = (
    "INCOMPLETE_MATERIAL", "ILLEGIBLE_MATERIAL", "IDENTITY_MISMATCH", "WRONG_COURT", "AMOUNT_UNSUPPORTED", "PROPERTY_UNCLEAR",
    "GUARANTEE_INSUFFICIENT", "GUARANTEE_INVALID", "AGENT_AUTHORITY_MISSING", "CASE_NO_MISMATCH", "DUPLICATE", "NOT_URGENT",
    "OUT_OF_SCOPE", "OTHER",
)  # fmt: skip
PAPERS = (
    "APPLICATION_FORM", "FILING_RECEIPT", "ACCEPTANCE_NOTICE", "CORRECTION_NOTICE", "GUARANTEE_NOTICE", "EXEMPTION_NOTICE",
    "REVIEW_NOTICE", "FEE_NOTICE", "AID_DECISION", "FEE_VERDICT", "LAPSE_NOTICE", "RULING", "RULING_CORRECTION", "MEASURE_NOTICE",
    "NOTHING_FOUND_NOTICE",
)  # fmt: skip
CLOCKS = ("D1", "D2", "D3", "D4", "D5", "D6", "D7", "D9", "D10", "D20")
SERVABLE = ("D4", "D5", "D6")
"""Periods that begin when their paper is served: the fee notice, the guarantee order, the correction notice."""
OUTCOMES = ("WAIVED", "REDUCED", "DEFERRED", "REFUSED")
FEE_STATES = ("DUE", "PAID", "WAIVED", "DEFERRED", "LAPSED")
FOLLOW_UPS = (
    "RENEWED", "LIFTED", "SWAPPED", "GUARANTEE_REPLACED", "GUARANTEE_SUPPLEMENTED", "TRANSFERRED", "SUIT_FILED",
    "ARBITRATION_FILED", "ENFORCEMENT_FILED", "RECONSIDERED",
)  # fmt: skip
COURT_ACTS = (
    "claim", "release", "accept", "return", "order_guarantee", "exemption", "review", "aid", "fee_verdict", "lapse", "reinstate",
    "serve", "rule", "correct", "measure", "nothing_found", "follow_up",
)  # fmt: skip
"""What a court may do with a file, as `Snapshot.allowed` names it."""
LETTER_RESULTS = (
    "ASKED", "VALID", "UNKNOWN", "USED_ELSEWHERE", "OTHER_COURT", "OTHER_PARTIES", "TOO_SMALL", "AMENDED", "REVOKED", "DISCHARGED",
)  # fmt: skip
"""What is known of an insurer's letter: asked for, verified, why it does not secure this application, or what became of it."""
