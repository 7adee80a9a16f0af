"""How identity is put together: the only place that knows which ports are real."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

from contracts import signatures
from services.chassis import settings as chassis
from services.chassis.causes import digest
from services.chassis.store import Store
from services.identity import clients, projections, publishing, service
from services.identity.use_cases import IdentityUseCases

NAME = "identity"
SERVICE = service.IdentityService
METADATA = projections.METADATA
told = publishing.told


@dataclass(frozen=True, kw_only=True)
class Settings(chassis.Settings):
    """What identity may be told by the environment, beside what every service is told."""

    sandbox_url: str = "http://127.0.0.1:8090"
    sandbox: bool = True
    """A demonstration: captchas come with their answer, and the demo people can be seeded."""
    argon2_rounds: int = 2
    argon2_memory_kib: int = 19_456
    argon2_at_once: int = 2
    office_key: str = field(default="", repr=False)
    """The key that `seed-demo` gives to the demo court's programs."""
    demo_password: str = field(default="Baoquan2026", repr=False)


def build(settings: Settings) -> IdentityUseCases:
    """Assemble identity over its database and the sandbox's providers."""
    store = Store(url=settings.database_url, project=projections.project)
    sandbox = clients.Sandbox(
        url=settings.sandbox_url, secret=signatures.derived(settings.secret_key, "sandbox")
    )
    return IdentityUseCases(
        store=store,
        records=projections.RecordRows(store),
        passwords=clients.Argon2(
            rounds=settings.argon2_rounds,
            memory_kib=settings.argon2_memory_kib,
            at_once=settings.argon2_at_once,
        ),
        pictures=clients.Drawings(),
        chance=clients.SystemChance(),
        pseudonym=partial(digest, signatures.derived(settings.secret_key, "identity").decode()),
        sms=clients.SandboxSms(sandbox),
        face=clients.SandboxFace(sandbox),
        sandbox=settings.sandbox,
    )
