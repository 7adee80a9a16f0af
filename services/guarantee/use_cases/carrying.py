"""申请保全: what a preservation draft takes over from a guarantee whose letter was issued."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any
from uuid import UUID

from services.chassis.causes import Actor
from services.dossier.attaching import material_in
from services.guarantee.domain import events
from services.guarantee.domain.content import Content
from services.guarantee.domain.refusals import NotInThisState
from services.guarantee.use_cases.checking import Checking
from services.guarantee.use_cases.filing import CARRIED


class Carrying(Checking):
    """From a guarantee to a preservation."""

    def carry_over(self, *, by: Actor, application_id: UUID) -> dict[str, Any]:
        """
        Return what the new draft says, in the words of a preservation's forms; the notice is yet to be read.

        Raises:
            NotInThisState: there is no letter, or a court relies on it already.
        """
        seen, _ = self._seen(application_id, by)
        application, content = seen.application, seen.application.content
        application.must_allow(events.Used)
        if not isinstance(content, Content) or application.letter is None:
            raise NotInThisState
        creation = {name: getattr(content.creation, name) for name in (*CARRIED, "cause_version")}
        letter = application.letter
        item = {
            "kind": "INSURER_LETTER",
            "guarantor": self._insurer_name(application.insurer),
            "value": application.amount,
            "letter_no": letter.letter_no,
            "policy_no": letter.policy_no,
            "valid_until": None,
        }
        return {
            "application_id": application.id,
            "creation": creation
            | {
                "type": "PROPERTY",
                "guarantee_situation": "PROVIDED",
                "notice_version": "",
                "linked_guarantee_id": application.id,
            },
            "basic": asdict(content.basic),
            "guarantees": {"items": [item]},
            "materials": [material_in(each.id, content) for each in content.materials if each.id],
            "papers": ["policy", "letter"],
            "organisation_id": application.organisation_id,
        }
