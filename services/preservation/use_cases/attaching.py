"""材料: what this service says to a file, or an order of files, that it cannot take."""

from __future__ import annotations

from services.chassis.refusals import Refusal
from services.dossier import attaching
from services.preservation.domain.application import PreservationApplication
from services.preservation.use_cases.checking import Checking


class MaterialUnfit(Refusal):
    """The file cannot be taken."""

    CODE = "preservation.material-unfit"


class MaterialsDiffer(Refusal):
    """An order names every material, each once."""

    CODE = "preservation.materials-differ"


class Attaching(Checking, attaching.Attaching[PreservationApplication]):
    """What an applicant does with the sections and files of an application."""

    material_unfit = MaterialUnfit
    materials_differ = MaterialsDiffer
