"""How payment is put together: the only place that knows which ports are real."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from contracts import signatures
from services.chassis import settings as chassis
from services.chassis.store import Store
from services.payment import clients, projections, publishing, service
from services.payment.use_cases import PaymentUseCases

NAME = "payment"
SERVICE = service.PaymentService
METADATA = projections.METADATA
told = publishing.told


@dataclass(frozen=True, kw_only=True)
class Settings(chassis.Settings):
    """What payment may be told by the environment, beside what every service is told."""

    sandbox_url: str = "http://127.0.0.1:8090"
    step_up_above: Decimal = Decimal("1000.00")
    """Yuan; who pays more confirms first that it is he."""


def build(settings: Settings) -> PaymentUseCases:
    """Assemble payment over its database and the sandbox's channels."""
    store = Store(url=settings.database_url, project=projections.project)
    secret = signatures.derived(settings.secret_key, "sandbox")
    channels = [
        clients.SandboxPayChannel(name, url=settings.sandbox_url, secret=secret)
        for name in clients.SANDBOX_CHANNELS
    ]
    return PaymentUseCases(
        store=store,
        payments=projections.PaymentRows(store),
        channels={each.name: each for each in channels},
        step_up_above=settings.step_up_above,
    )
