"""Drafts: sections that are saved one by one, under claims that keep two editors apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Generic, Protocol, TypeVar, cast
from uuid import UUID

import msgspec

from services.chassis.aggregate import Aggregate
from services.chassis.causes import Actor, Cause
from services.chassis.refusals import StaleVersion, Unknown
from services.chassis.rows import RowOperation
from services.chassis.store import Conflict, Store, Taken


@dataclass(frozen=True, kw_only=True)
class Section:
    """A section of a draft as it was last saved; version 0 was never saved."""

    application_id: UUID
    name: str
    version: int = 0
    content: dict[str, Any] = field(default_factory=dict)
    updated_at: datetime | None = None


class Drafts(Protocol):
    """The sections of drafts: rows, since whoever decides has not seen them."""

    def of(self, application_id: UUID) -> dict[str, Section]:
        """Return every section, saved or not, by its name."""

    def one(self, application_id: UUID, name: str) -> Section:
        """Return one section, saved or not."""

    def kept(self, section: Section) -> RowOperation:
        """Return the row operation that keeps *section*."""

    def dropped(self, application_id: UUID, *, at: datetime) -> list[RowOperation]:
        """Return the row operations that drop every section, and destroy the key of all that was personal in it."""


class Application(Protocol):
    """What an applicant fills in, and hands in: an aggregate of the service."""

    @property
    def id(self) -> UUID:
        """Its id."""

    @property
    def version(self) -> int:
        """How many events it has."""

    @property
    def status(self) -> str:
        """Its status."""

    @property
    def submitted_at(self) -> datetime | None:
        """When it was handed in last; None as long as it is a draft."""

    @property
    def content(self) -> Any:
        """What was handed in, with its `materials`; false before, and after that was erased."""

    def must_be_editable(self) -> None:
        """Raise the service's refusal unless its sections may be changed."""

    def must_take_material(self, kind: str) -> None:
        """Raise the service's refusal unless a file of this kind may come or go."""

    def delete(self, *, at: datetime) -> None:
        """Throw it away, or raise the service's refusal of what was handed in."""


A = TypeVar("A", bound=Application)


@dataclass(frozen=True, kw_only=True)
class Drawer(Generic[A]):
    """Where drafts lie, and whose they are; the service's own use cases derive from it."""

    store: Store
    drafts: Drafts

    def _of_applicant(self, application_id: UUID, by: Actor) -> A:
        """Return an application that the actor may change; any other is unknown to him."""
        raise NotImplementedError


class Drafting(Drawer[A]):
    """How a section of a draft, or of what was returned for correction, is saved, shown and thrown away."""

    def view_section(self, *, by: Actor, application_id: UUID, section: str) -> dict[str, Any]:
        """Return one section of the draft as it was last saved; where its files lie is not shown."""
        self._of_applicant(application_id, by)
        kept = self.drafts.one(application_id, section)
        content = {name: value for name, value in kept.content.items() if name != "files"}
        return {"version": kept.version, "content": content}

    def _save_section(
        self, cause: Cause, application_id: UUID, name: str, content: dict[str, Any], if_version: int
    ) -> dict[str, Any]:
        application, section = self._editable(cause, application_id, name)
        if section.version != if_version:
            raise StaleVersion
        return self._keep(cause, application, section, content, about=application_id)

    def _editable(self, cause: Cause, application_id: UUID, name: str) -> tuple[A, Section]:
        application = self._of_applicant(application_id, cause.actor)
        application.must_be_editable()
        return application, self.drafts.one(application_id, name)

    def _keep(
        self,
        cause: Cause,
        application: A,
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

    def _throw_away(self, cause: Cause, *drafts: A, also: tuple[Aggregate, ...] = ()) -> dict[str, Any]:
        """Delete drafts with all that was typed in, and save what goes with it."""
        claims: list[str] = []
        rows: list[RowOperation] = []
        for each in drafts:
            claims += claims_on(each, self.drafts.of(each.id))
            rows += self.drafts.dropped(each.id, at=cause.at)
            each.delete(at=cause.at)
        return self._save(cause, *drafts, claims=claims, rows=rows, also=also)

    def _save(
        self,
        cause: Cause,
        *applications: A,
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
                *cast("tuple[Aggregate, ...]", applications),
                *also,
                cause=cause,
                answer=answer,
                rows=rows or [],
                marks=dict.fromkeys(claims),
            )
        except Taken as taken:
            if taken.mark in claims:
                raise Conflict(taken.mark) from taken
            raise


def next_of(section: Section, content: Mapping[str, Any], cause: Cause) -> Section:
    """Return the section as it is saved next."""
    plain = msgspec.to_builtins(content)
    return replace(section, version=section.version + 1, content=plain, updated_at=cause.at)


def must_say_something(creation: Section) -> None:
    """
    Pass the creation form of a draft that is there.

    Raises:
        Conflict: it was thrown away since its application was found; who looks again does not find that either.
        Unknown: its key is destroyed.
    """
    if not creation.version:
        raise Conflict("a draft that is gone")
    if not creation.content:
        raise Unknown


def claim(application: Application, section: str, version: int) -> str:
    """
    Return the claim on a version of a section.

    It names the submission that the edit comes after: what happens meanwhile, such as a paper served, keeps no two
    editors less apart, and what was claimed by a submission is free again once the application is returned.
    """
    since = application.submitted_at.isoformat() if application.submitted_at else "draft"
    return f"draft:{application.id}@{since}:{section}:{version}"


def claims_on(application: Application, sections: Mapping[str, Section]) -> list[str]:
    """Return the next version of every section: whoever takes it shuts out an edit under way, or is shut out by it."""
    return [claim(application, name, each.version + 1) for name, each in sections.items()]
