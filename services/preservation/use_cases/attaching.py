"""材料: files added, taken out, put in order."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from services.chassis.causes import Cause
from services.chassis.refusals import Refusal, Unknown
from services.preservation.domain.application import PreservationApplication
from services.preservation.domain.content import Content
from services.preservation.use_cases.drafting import Drafting

MOST_MATERIALS = 200


class MaterialUnfit(Refusal):
    """The file cannot be taken."""

    CODE = "preservation.material-unfit"


class MaterialsDiffer(Refusal):
    """An order names every material, each once."""

    CODE = "preservation.materials-differ"


class Attaching(Drafting):
    """
    What an applicant does with the files of an application.

    After the submission they lie with the court: an edit of what was returned, or a paper that was called for since,
    changes what is handed in next, and never what the court has.
    """

    def add_material(
        self, *, cause: Cause, application_id: UUID, material: dict[str, Any], file: dict[str, Any]
    ) -> dict[str, Any]:
        """Add a file that lies in the blob store; two at once both get in."""
        application = self._of_applicant(application_id, cause.actor)
        application.must_take_material(material["kind"])
        section = self.drafts.one(application_id, "materials")
        items, files = section.content.get("items", []), section.content.get("files", [])
        if len(items) >= MOST_MATERIALS:
            raise MaterialUnfit
        added = {**material, "id": cause.new_id(), "uploaded_at": cause.at}
        content = {"items": [*items, added], "files": [*files, {**file, "material_id": added["id"]}]}
        return self._keep(cause, application, section, content, about=added["id"])

    def remove_material(self, *, cause: Cause, application_id: UUID, material_id: UUID) -> dict[str, Any]:
        """Take a file out; its address is told if nobody needs the file any more: what the court has stays where it is."""
        application = self._of_applicant(application_id, cause.actor)
        section = self.drafts.one(application_id, "materials")
        items, files = section.content.get("items", []), section.content.get("files", [])
        found = next((each for each in items if each["id"] == str(material_id)), None)
        if found is None:
            application.must_be_editable()
            raise Unknown
        before_court = material_id in handed_in(application)
        if before_court:
            application.must_be_editable()
        application.must_take_material(found["kind"])
        kept = [each for each in files if each["material_id"] != str(material_id)]
        gone = next((each["address"] for each in files if each not in kept), "")
        content = {"items": [each for each in items if each is not found], "files": kept}
        address = "" if before_court else gone
        return self._keep(cause, application, section, content, about=material_id, address=address)

    def order_materials(
        self, *, cause: Cause, application_id: UUID, material_ids: list[UUID]
    ) -> dict[str, Any]:
        """Put the materials in the order in which the court shall read them: all of them, each once."""
        application, section = self._editable(cause, application_id, "materials")
        by_id = {each["id"]: each for each in section.content.get("items", [])}
        wanted = [str(each) for each in material_ids]
        if sorted(wanted) != sorted(by_id):
            raise MaterialsDiffer
        content = {**section.content, "items": [by_id[each] for each in wanted]}
        return self._keep(cause, application, section, content, about=application_id)


def handed_in(application: PreservationApplication) -> frozenset[UUID | None]:
    """Return the materials that the court has."""
    content = application.content
    return frozenset(each.id for each in content.materials) if isinstance(content, Content) else frozenset()
