"""材料: files added, taken out, put in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, ClassVar
from uuid import UUID

from services.chassis.causes import Cause
from services.chassis.refusals import BadInput, Refusal, Unknown, bad
from services.dossier.drafting import A, Application, Drafting

MOST_MATERIALS = 200


class Attaching(Drafting[A]):
    """
    What an applicant does with the files of an application.

    After the submission they lie with whoever decides: an edit of what was returned, or a paper that was called for since,
    changes what is handed in next, and never what is there already.
    """

    material_unfit: ClassVar[type[Refusal]]
    """The service's refusal of a file that cannot be taken."""
    materials_differ: ClassVar[type[Refusal]]
    """The service's refusal of an order that does not name every material once."""

    def add_material(
        self, *, cause: Cause, application_id: UUID, material: dict[str, Any], file: dict[str, Any]
    ) -> dict[str, Any]:
        """Add a file that lies in the blob store; two at once both get in."""
        application = self._of_applicant(application_id, cause.actor)
        application.must_take_material(material["kind"])
        section = self.drafts.one(application_id, "materials")
        items, files = section.content.get("items", []), section.content.get("files", [])
        if len(items) >= MOST_MATERIALS:
            raise self.material_unfit
        added = {**material, "id": cause.new_id(), "uploaded_at": cause.at}
        content = {"items": [*items, added], "files": [*files, {**file, "material_id": added["id"]}]}
        return self._keep(cause, application, section, content, about=added["id"])

    def remove_material(self, *, cause: Cause, application_id: UUID, material_id: UUID) -> dict[str, Any]:
        """Take a file out; its address is told if nobody needs the file any more: what was handed in stays where it is."""
        application = self._of_applicant(application_id, cause.actor)
        section = self.drafts.one(application_id, "materials")
        items, files = section.content.get("items", []), section.content.get("files", [])
        found = next((each for each in items if each["id"] == str(material_id)), None)
        if found is None:
            application.must_be_editable()
            raise Unknown
        is_handed_in = material_id in handed_in(application)
        if is_handed_in:
            application.must_be_editable()
        application.must_take_material(found["kind"])
        kept = [each for each in files if each["material_id"] != str(material_id)]
        gone = next((each["address"] for each in files if each not in kept), "")
        content = {"items": [each for each in items if each is not found], "files": kept}
        address = "" if is_handed_in else gone
        return self._keep(cause, application, section, content, about=material_id, address=address)

    def order_materials(
        self, *, cause: Cause, application_id: UUID, material_ids: list[UUID]
    ) -> dict[str, Any]:
        """Put the materials in the order in which they shall be read: all of them, each once."""
        application, section = self._editable(cause, application_id, "materials")
        by_id = {each["id"]: each for each in section.content.get("items", [])}
        wanted = [str(each) for each in material_ids]
        if sorted(wanted) != sorted(by_id):
            raise self.materials_differ
        content = {**section.content, "items": [by_id[each] for each in wanted]}
        return self._keep(cause, application, section, content, about=application_id)


def taken_over(
    cause: Cause, materials: Sequence[dict[str, Any]], files: Sequence[dict[str, Any]]
) -> dict[str, Any]:
    """
    Return the section of materials that were copied from another application, each with its own file.

    Raises:
        BadInput: a material lacks its file.
    """
    if len(materials) != len(files):
        zh, en = "应与材料一一对应", "must be one for each material"
        raise BadInput(bad("files", "length", zh, en))
    ids = [cause.new_id(f"material {n}") for n in range(len(materials))]
    return {
        "items": [
            {**each, "id": id_, "uploaded_at": cause.at} for each, id_ in zip(materials, ids, strict=True)
        ],
        "files": [{**each, "material_id": id_} for each, id_ in zip(files, ids, strict=True)],
    }


def handed_in(application: Application) -> frozenset[UUID | None]:
    """Return the materials that were handed in."""
    content = application.content
    return frozenset(each.id for each in content.materials) if content else frozenset()


def material_in(material_id: UUID, content: Any) -> dict[str, Any]:
    """Return a material of a content with its file, for the gateway alone."""
    materials, files = (content.materials, content.files) if content else ((), ())
    found = next((each for each in materials if each.id == material_id), None)
    file = next((each for each in files if each.material_id == material_id), None)
    if found is None or file is None:
        raise Unknown
    return {**asdict(found), "file": {"address": file.address, "key": file.key}}
