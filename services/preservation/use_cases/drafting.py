"""Drafts: sections that are saved one by one, under claims that keep two editors apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

import msgspec

from services.chassis.aggregate import Aggregate
from services.chassis.causes import Cause
from services.chassis.refusals import StaleVersion
from services.chassis.rows import RowOperation
from services.chassis.store import Conflict, Taken
from services.preservation.domain.application import PreservationApplication
from services.preservation.use_cases.checking import Checking
from services.preservation.use_cases.ports import SECTIONS, Section


class Drafting(Checking):
    """How a section of a draft, or of what was returned for correction, is saved."""

    def _save_section(
        self, cause: Cause, application_id: UUID, name: str, content: dict[str, Any], if_version: int
    ) -> dict[str, Any]:
        application, section = self._editable(cause, application_id, name)
        if section.version != if_version:
            raise StaleVersion
        return self._keep(cause, application, section, content, about=application_id)

    def _editable(
        self, cause: Cause, application_id: UUID, name: str
    ) -> tuple[PreservationApplication, Section]:
        application = self._of_applicant(application_id, cause.actor)
        application.must_be_editable()
        return application, self.drafts.one(application_id, name)

    def _keep(
        self,
        cause: Cause,
        application: PreservationApplication,
        section: Section,
        content: dict[str, Any],
        *,
        about: UUID,
        **also: str,
    ) -> dict[str, Any]:
        after = next_of(section, content, cause)
        return self._save(
            cause,
            claims=[claim(application, after.name, after.version)],
            rows=[self.drafts.kept(after)],
            answer={"id": about, "version": after.version, "status": application.status, **also},
        )

    def _save(
        self,
        cause: Cause,
        *applications: PreservationApplication,
        claims: list[str],
        rows: list[RowOperation] | None = None,
        answer: dict[str, Any] | None = None,
        also: tuple[Aggregate, ...] = (),
    ) -> dict[str, Any]:
        """Save under *claims* on the draft; whoever comes second looks at it again from the beginning."""
        for each in applications:
            answer = {"id": each.id, "version": each.version, "status": each.status}
        try:
            return self.store.save(
                *applications, *also, cause=cause, answer=answer, rows=rows or [], marks=dict.fromkeys(claims)
            )
        except Taken as taken:
            if taken.mark in claims:
                raise Conflict(taken.mark) from taken
            raise


def next_of(section: Section, content: Mapping[str, Any], cause: Cause) -> Section:
    """Return the section as it is saved next."""
    plain = msgspec.to_builtins(content)
    return replace(section, version=section.version + 1, content=plain, updated_at=cause.at)


def claim(application: PreservationApplication, section: str, version: int) -> str:
    """
    Return the claim on a version of a section.

    It names the submission that the edit comes after: what happens meanwhile, such as a paper served, keeps no two
    editors less apart, and what was claimed by a submission is free again once the court returns it.
    """
    since = application.submitted_at.isoformat() if application.submitted_at else "draft"
    return f"draft:{application.id}@{since}:{section}:{version}"


def claims_on(application: PreservationApplication, sections: Mapping[str, Section]) -> list[str]:
    """Return the next version of every section: whoever takes it shuts out an edit under way, or is shut out by it."""
    return [claim(application, name, sections[name].version + 1) for name in SECTIONS]
