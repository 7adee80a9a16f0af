"""Who hears of what: every exchange, queue and binding of the broker, as plain facts."""

from __future__ import annotations

SERVICES = ("identity", "preservation", "guarantee", "payment", "notification")

DECISIONS = "decisions"
"""The exchange that offices write to; the routing key is `<service>.<decision>`, or `replay`."""

OFFICE_ROLE = "court_system"
INSURER_ROLE = "insurer_system"


def office_role(office: str) -> str:
    """Return the role in which an office's machine acts: a court's code is spelt in Chinese, an insurer's in small letters."""
    return INSURER_ROLE if office.isascii() else OFFICE_ROLE


PERSON_ROLE = "applicant"
"""The role in which a person acts for himself."""

TEST_COURT = "测试"
"""Stands where a 法院代字 would: no court, but a program that decides by script for programs that try things out."""

HEARD: dict[str, tuple[str, ...]] = {
    "payment": (
        "preservation.application.fee_assessed",
        "preservation.application.fee_revised",
        "preservation.application.fee_lapsed",
        "preservation.application.reinstated",
        "preservation.application.withdrawn",
        "preservation.application.ruled",
        "preservation.application.watched",
        "guarantee.application.approved",
        "guarantee.application.withdrawn",
        "guarantee.application.quote_expired",
        "guarantee.application.surrendered",
        "guarantee.application.endorsed",
    ),
    "preservation": (
        "payment.bill.opened",
        "payment.bill.paid",
        "identity.account.verified",
        "identity.account.closing",
        "identity.person.erased",
        "identity.staff.added",
        "identity.staff.removed",
        "guarantee.letter.checked",
        "guarantee.application.endorsed",
        "guarantee.application.surrendered",
        "guarantee.application.discharged",
        "guarantee.application.claim_decided",
    ),
    "guarantee": (
        "payment.bill.opened",
        "payment.bill.paid",
        "preservation.application.submitted",
        "preservation.application.guarantee_provided",
        "preservation.application.reviewed",
        "preservation.application.ruled",
        "preservation.application.withdrawn",
        "preservation.application.fee_lapsed",
        "preservation.application.reinstated",
        "preservation.application.guarantee_changed",
        "preservation.application.measure_ended",
        "preservation.application.lifted",
        "preservation.application.reconsidered",
        "identity.account.closing",
        "identity.person.erased",
    ),
    "identity": ("preservation.account.released",),
    "notification": (
        "preservation.application.submitted",
        "preservation.application.watched",
        "preservation.application.reviewed",
        "preservation.application.fee_assessed",
        "preservation.application.fee_paid",
        "preservation.application.ruled",
        "preservation.application.accepted",
        "preservation.application.returned_for_correction",
        "preservation.application.guarantee_ordered",
        "preservation.application.exemption_decided",
        "preservation.application.fee_revised",
        "preservation.application.fee_lapsed",
        "preservation.application.reinstated",
        "preservation.application.ruling_corrected",
        "preservation.application.reconsidered",
        "preservation.application.measure_taken",
        "preservation.application.measure_changed",
        "preservation.application.measure_ended",
        "preservation.application.nothing_found",
        "preservation.application.transferred",
        "preservation.application.converted",
        "preservation.application.lifted",
        "preservation.application.withdrawn",
        "preservation.application.clock_rang",
        "guarantee.application.submitted",
        "guarantee.application.papers_requested",
        "guarantee.application.returned",
        "guarantee.application.declined",
        "guarantee.application.approved",
        "guarantee.application.quote_expired",
        "guarantee.application.letter_issued",
        "guarantee.application.endorsed",
        "guarantee.application.surrendered",
        "guarantee.application.discharged",
        "guarantee.application.claim_opened",
        "guarantee.application.claim_decided",
    ),
}
"""The event types that each service reacts to."""

DECIDED: dict[str, tuple[str, ...]] = {
    "preservation": (
        "preservation.acceptance",
        "preservation.return",
        "preservation.guarantee-order",
        "preservation.exemption",
        "preservation.review",
        "preservation.aid",
        "preservation.fee-verdict",
        "preservation.lapse",
        "preservation.reinstatement",
        "preservation.service",
        "preservation.ruling",
        "preservation.ruling-correction",
        "preservation.measure",
        "preservation.nothing-found",
        "preservation.follow-up",
    ),
    "guarantee": (
        "guarantee.review",
        "guarantee.issue",
        "guarantee.endorsement",
        "guarantee.claim",
        "guarantee.claim-verdict",
        "guarantee.discharge",
    ),
}
"""The decisions of offices that each service hears."""


def events_exchange(service: str) -> str:
    """Return the topic exchange that *service* tells its events on."""
    return f"{service}.events"


def events_queue(service: str) -> str:
    """Return the queue of the events that *service* hears."""
    return f"{service}.heard"


def decisions_queue(service: str) -> str:
    """Return the queue of the decisions that *service* hears."""
    return f"{service}.decisions"


def office_queue(office: str) -> str:
    """Return the queue of an office's feed, bound with `*.*.*.<office>` to every service's exchange."""
    return f"office.{office}"


def replays_queue(service: str) -> str:
    """Return the queue of the offices' wishes to be sent again what *service* told them."""
    return f"relay.replays.{service}"


REPLAY = "replay"
"""The routing key of such a wish, ``{"source": "<service>", "after": <position>}``, at the exchange of decisions."""
