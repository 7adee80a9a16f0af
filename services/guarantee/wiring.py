"""How guarantee is put together: the only place that knows which ports are real."""

from __future__ import annotations

from dataclasses import dataclass

from services.chassis import settings as chassis
from services.chassis.hub import beside_the_hub
from services.chassis.store import Store
from services.dossier.printing import Papers
from services.dossier.shelf import Causes, Courts, Shelf
from services.guarantee import projections, publishing, service
from services.guarantee.clients.clauses import ClauseBook
from services.guarantee.clients.codes import CheckCodes
from services.guarantee.clients.insurers import Insurers
from services.guarantee.clients.sealing import SandboxAuthority
from services.guarantee.use_cases import GuaranteeUseCases

NAME = "guarantee"
SERVICE = service.GuaranteeService
METADATA = projections.METADATA
told = publishing.told


@dataclass(frozen=True, kw_only=True)
class Settings(chassis.Settings):
    """What guarantee may be told by the environment, beside what every service is told."""

    fonts_path: str = ""
    """The folder with the fonts that papers are printed in."""
    gateway_url: str = "http://127.0.0.1:8000"
    """Where the codes on papers lead to."""
    insurers_path: str = ""
    """The file of the insurers that take part; those that the release ships if empty."""


def build(settings: Settings) -> GuaranteeUseCases:
    """Assemble guarantee over its database, the insurers, their seals, the lists and the printer."""
    store = Store(url=settings.database_url, project=projections.project, secret=settings.sealing_secret)
    shelf = Shelf()
    return GuaranteeUseCases(
        store=store,
        drafts=projections.drafts(store),
        lists=projections.Lists(store),
        feed=publishing.Feeds(store, source=NAME),
        insurers=Insurers.read(settings.insurers_path),
        courts=Courts(shelf),
        causes=Causes(shelf),
        papers=Papers(settings.fonts_path, settings.gateway_url, beside=beside_the_hub),
        signers=SandboxAuthority(settings.secret_key),
        codes=CheckCodes(settings.secret_key),
        clauses=ClauseBook.read(),
        documents=projections.Documents(store),
        next_number=projections.numbers(store),
    )
