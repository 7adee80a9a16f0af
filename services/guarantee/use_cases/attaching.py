"""材料: what this service says to a file, or an order of files, that it cannot take."""

from __future__ import annotations

from services.chassis.refusals import Refusal
from services.dossier import attaching
from services.guarantee.domain.application import GuaranteeApplication
from services.guarantee.use_cases.checking import Checking


class MaterialUnfit(Refusal):
    """The file cannot be taken."""

    CODE = "guarantee.material-unfit"


class MaterialsDiffer(Refusal):
    """An order names every material, each once."""

    CODE = "guarantee.materials-differ"


class Attaching(Checking, attaching.Attaching[GuaranteeApplication]):
    """What an applicant does with the sections and files of an application."""

    material_unfit = MaterialUnfit
    materials_differ = MaterialsDiffer
