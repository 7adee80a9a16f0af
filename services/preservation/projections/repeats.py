"""What somebody has filed against the same respondents: asked of his own files, and of no other."""

from __future__ import annotations

from sqlalchemy import ARRAY, Text, Uuid, any_, bindparam, cast, func, select

from services.dossier.lists import TEST_COURT
from services.preservation.domain.status import EDITABLE, OPEN, PRESERVED, Status
from services.preservation.projections.tables import applications, parties

ALIVE = sorted((OPEN | EDITABLE | PRESERVED | {Status.RULED_GRANTED, Status.RULED_PARTIAL}) - {Status.DRAFT})
"""Where another application for the same would be one too many; a draft is indexed nowhere."""

_OWN = (
    select(func.array_agg(applications.c.id))
    .where(
        (applications.c.account_id == bindparam("owner")) & applications.c.organisation_id.is_(None)
        | (applications.c.organisation_id == any_(bindparam("organisations", type_=ARRAY(Uuid)))),
        (applications.c.court == TEST_COURT) == bindparam("test"),
        applications.c.status == any_(bindparam("alive", [each.value for each in ALIVE], ARRAY(Text))),
        applications.c.id != bindparam("besides"),
    )
    .scalar_subquery()
)
"""One list of ids, found first: whom other files name is then never read, however often it is the same person."""

FILED_AGAINST = (
    select(parties.c["index"], applications.c.number)
    .join(applications, applications.c.id == parties.c.application_id)
    .where(
        parties.c.application_id == any_(cast(_OWN, ARRAY(Uuid))),
        parties.c.side == "RESPONDENT",
        parties.c["index"] == any_(bindparam("indexes", type_=ARRAY(Text))),
    )
    .order_by(applications.c.number)
)
