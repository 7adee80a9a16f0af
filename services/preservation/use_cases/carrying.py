"""From a guarantee to a preservation and back: one draft is opened with what the other says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from services.chassis.causes import Actor, Cause
from services.chassis.refusals import Unknown
from services.dossier.attaching import material_in, taken_over
from services.dossier.ownership import in_whose_name
from services.preservation.domain.status import EDITABLE
from services.preservation.use_cases.desk import content_in
from services.preservation.use_cases.filing import Filing


class Carrying(Filing):
    """What an applicant takes over."""

    def carry_over(self, *, by: Actor, application_id: UUID) -> dict[str, Any]:
        """Return what a guarantee may take over from an own application, with its files; its guarantees are what is sought."""
        application = self._of_applicant(application_id, by)
        drafted = application.status in EDITABLE
        content = content_in(self.drafts.of(application_id)) if drafted else application.content
        if not content:
            raise Unknown
        return {
            "application_id": application_id,
            "creation": content.creation,
            "basic": content.basic,
            "guarantees": {"items": []},
            "materials": [material_in(each.id, content) for each in content.materials if each.id],
            "papers": [],
            "organisation_id": application.organisation_id,
        }

    def open_from_guarantee(
        self,
        *,
        cause: Cause,
        creation: dict[str, Any],
        basic: dict[str, Any],
        guarantees: dict[str, Any],
        materials: Sequence[dict[str, Any]] = (),
        files: Sequence[dict[str, Any]] = (),
        organisation_id: UUID | None = None,
    ) -> dict[str, Any]:
        """Open a draft that says what a guarantee says, whose files were copied; refused as a draft of one's own words is."""
        also = {
            "basic": basic,
            "guarantees": guarantees,
            "materials": taken_over(cause, materials, files),
        }
        return self._open(
            cause, creation, organisation_id=in_whose_name(cause.actor, organisation_id), also=also
        )
