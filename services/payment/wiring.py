"""How payment is put together: the only place that knows which ports are real."""

from __future__ import annotations

from services.chassis import signatures
from services.chassis.settings import Settings
from services.chassis.store import Store
from services.payment import clients, projections, publishing, service
from services.payment.use_cases import PaymentUseCases

__all__ = ["METADATA", "NAME", "SERVICE", "Settings", "build", "told"]

NAME = "payment"
SERVICE = service.PaymentService
METADATA = projections.METADATA
told = publishing.told


def build(settings: Settings) -> PaymentUseCases:
    """Assemble payment over its database and the sandbox's channels."""
    store = Store(url=settings.database_url, project=projections.project)
    secret = signatures.derived(settings.secret_key, "sandbox")
    channels = [
        clients.SandboxPayChannel(name, url=settings.sandbox_url, secret=secret)
        for name in clients.SANDBOX_CHANNELS
    ]
    return PaymentUseCases(store, projections.PaymentRows(store), channels)
