"""Whose an application is: an account's, and the organisation's that the account acted for."""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID

from services.chassis.causes import Actor
from services.chassis.refusals import NotAllowed, Unknown


class Mine(StrEnum):
    """Why somebody sees an application."""

    SUBMITTER = "SUBMITTER"
    ORGANISATION = "ORGANISATION"
    NAMED = "NAMED"
    COURT = "COURT"


def mine_of(account_id: UUID, organisation_id: UUID | None, by: Actor) -> Mine:
    """Return why *by* sees an application; NAMED if neither he nor an organisation that he acts for filed it."""
    if organisation_id is not None and organisation_id not in by.acts_for:
        # Who leaves an organisation leaves what he filed in its name.
        return Mine.NAMED
    if str(account_id) == by.id:
        return Mine.SUBMITTER
    return Mine.NAMED if organisation_id is None else Mine.ORGANISATION


def in_whose_name(by: Actor, organisation_id: UUID | None) -> UUID | None:
    """
    Return the organisation in whose name *by* files, or None when he files in his own; its program files in no other.

    Raises:
        NotAllowed: he is no applicant.
        Unknown: he does not act for that organisation.
    """
    if by.role != "applicant":
        raise NotAllowed
    organisation_id = organisation_id or _organisation_of(by)
    if organisation_id is not None and organisation_id not in by.acts_for:
        raise Unknown
    return organisation_id


def _organisation_of(by: Actor) -> UUID | None:
    """Return the organisation that acts itself, through its program; None when a person acts."""
    return by.account if by.account in by.acts_for else None
