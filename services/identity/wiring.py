"""How identity is put together: the only place that knows which ports are real."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

from contracts import signatures
from services.chassis import settings as chassis
from services.chassis.causes import digest
from services.chassis.store import Store
from services.identity import clients, projections, publishing, service
from services.identity.domain.closing import DEFAULT_RETENTION, Retention
from services.identity.use_cases import IdentityUseCases

NAME = "identity"
SERVICE = service.IdentityService
METADATA = projections.METADATA
told = publishing.told


@dataclass(frozen=True, kw_only=True)
class Settings(clients.Settings):
    """What identity may be told by the environment, beside what every service is told."""

    sandbox: bool = True
    """A demonstration: captchas come with their answer, staff log-ins with their code, and demo people can be seeded."""
    sms_per_address: int = 20
    """Codes that one address may ask for in an hour."""
    argon2_rounds: int = 2
    argon2_memory_kib: int = 19_456
    argon2_at_once: int = 2
    office_key: str = field(default="", repr=False)
    """The key that `seed-demo` gives to the demo court's programs."""
    test_office_key: str = field(default="", repr=False)
    """And to those of the test court."""
    insurer_key: str = field(default="", repr=False)
    """And to those of the insurer that offices/insurer decides for."""
    test_insurer_key: str = field(default="", repr=False)
    """And to those of the test court's insurer."""
    retention_days: int = DEFAULT_RETENTION.days
    """How long the profile of a closed account is kept when a court's file refers to it."""
    demo_password: str = field(default="Baoquan2026", repr=False)


def must_not_show_codes_to_real_people(settings: Settings) -> None:
    """Refuse a demonstration in front of real providers: captchas and staff's codes would come with their answers."""
    chosen = {settings.sms_provider, settings.face_provider}
    if settings.sandbox and chosen != {"sandbox"} and not settings.tencent_endpoint:
        raise chassis.SettingsWrong("SANDBOX: must be false where a real provider is chosen")


def build(settings: Settings) -> IdentityUseCases:
    """Assemble identity over its database and the providers that were chosen."""
    must_not_show_codes_to_real_people(settings)
    store = Store(url=settings.database_url, project=projections.project, secret=settings.sealing_secret)
    return IdentityUseCases(
        store=store,
        records=projections.RecordRows(store),
        passwords=clients.Argon2(
            rounds=settings.argon2_rounds,
            memory_kib=settings.argon2_memory_kib,
            at_once=settings.argon2_at_once,
        ),
        common=clients.CommonPasswords(),
        pictures=clients.Drawings(),
        chance=clients.SystemChance(),
        pseudonym=partial(digest, signatures.derived(settings.secret_key, "identity").decode()),
        alias=partial(signatures.alias_of, settings.secret_key),
        sms=clients.sms(settings),
        face=clients.face(settings),
        sandbox=settings.sandbox,
        retention=Retention(settings.retention_days),
        sms_per_address=settings.sms_per_address,
    )
