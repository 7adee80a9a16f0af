"""Who a person says to be, and what of it can be checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any
from uuid import UUID

from contracts import identifiers
from services.chassis.refusals import BadInput, Refusal

RESIDENT_ID = "RESIDENT_ID"
SHORT = 8
"""A number of so few characters would show itself through its mask."""


class IdNumberWrong(Refusal):
    """The number is not one that this kind of document can bear."""

    CODE = "identity.id-number-wrong"


class ProfileIncomplete(Refusal):
    """Name, document, gender and date of birth come before the verification."""

    CODE = "identity.profile-incomplete"


@dataclass(frozen=True, kw_only=True)
class Profile:
    """Everything personal of an account, in one place that can be erased."""

    account_id: UUID
    account_name: str
    real_name: str = ""
    id_type: str | None = None
    id_no: str = ""
    gender: str | None = None
    birth_date: date | None = None
    landline_area: str = ""
    landline_number: str = ""
    landline_extension: str = ""
    email: str = ""
    residence: str = ""
    e_service_address: str = ""

    def changed(self, given: Mapping[str, Any], *, on: date) -> Profile:
        """Return the profile with the given fields; a resident id number decides gender and date of birth."""
        new = replace(self, **given)
        new = replace(new, id_no=new.id_no.replace(" ", "").upper())
        if new.birth_date and new.birth_date > on:
            raise BadInput(
                {"field": "birth_date", "code": "range", "zh": "出生日期尚未到来", "en": "lies in the future"}
            )
        if not new.id_type or not new.id_no:
            return new
        if (new.id_type, new.id_no) != (self.id_type, self.id_no):
            new.must_have_a_valid_document(on=on)
        if new.id_type != RESIDENT_ID:
            return new
        return replace(
            new, gender=identifiers.gender(new.id_no), birth_date=identifiers.birth_date(new.id_no)
        )

    def must_have_a_valid_document(self, *, on: date) -> None:
        """Refuse a number that its kind of document cannot bear [GB 11643-1999 for 居民身份证]."""
        verdict = identifiers.id_number(self.id_type or "", self.id_no, today=on)
        if verdict is not identifiers.Verdict.OK:
            raise IdNumberWrong(
                {
                    "field": "id_no",
                    "code": verdict.lower(),
                    "zh": "证件号码不正确",
                    "en": "is not a valid document number",
                }
            )

    def differs_in(self, other: Profile) -> tuple[str, ...]:
        """Return the names of the fields in which the two differ."""
        return tuple(
            each.name for each in fields(self) if getattr(self, each.name) != getattr(other, each.name)
        )

    def must_be_complete(self) -> None:
        """Refuse to verify a person who is not fully described."""
        if not (self.real_name and self.id_type and self.id_no and self.gender and self.birth_date):
            raise ProfileIncomplete

    @property
    def masked_name(self) -> str:
        """The name as strangers see it: 张*."""
        return masked_name(self.real_name)

    @property
    def masked_number(self) -> str:
        """The number as strangers see it: 4301**********2915."""
        return masked_number(self.id_no)

    def age(self, *, on: date) -> int | None:
        """Return the age in full years, once the date of birth is known."""
        return identifiers.age(self.birth_date, on) if self.birth_date else None


def masked_name(name: str) -> str:
    """Return a name of which the first character is left."""
    return name[:1] + "*" * (len(name) - 1)


def masked_number(number: str) -> str:
    """Return a number of which the first and last four characters are left, of a short one the first."""
    if len(number) <= SHORT:
        return masked_name(number)
    return number[:4] + "*" * (len(number) - 8) + number[-4:]
