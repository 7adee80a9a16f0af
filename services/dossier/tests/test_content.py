"""What names a content, whatever it is of."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

from services.dossier.content import canonical, hash_of, manifest_of
from services.dossier.sections import BasicInformation, Material, Party


@dataclass(frozen=True, kw_only=True)
class Said:
    amount: Decimal
    on: date
    basic: BasicInformation
    id: UUID | None = None


SAID = Said(amount=Decimal(20), on=date(2026, 3, 2), basic=BasicInformation(facts_and_reasons="拖欠货款"))


def a_file(content: str) -> Material:
    sha256 = hashlib.sha256(content.encode()).hexdigest()
    return Material(
        kind="OTHER", filename="1.pdf", media_type="application/pdf", size=len(content), sha256=sha256
    )


def test_it_is_sorted_without_blanks_and_without_what_was_left_open() -> None:
    assert (
        canonical(SAID).decode()
        == '{"amount":"20.00","basic":{"facts_and_reasons":"拖欠货款"},"on":"2026-03-02"}'
    )


def test_its_name_is_the_hash_of_these_bytes() -> None:
    assert hash_of(SAID) == hashlib.sha256(canonical(SAID)).hexdigest()


def test_moments_and_ids_are_written_as_text() -> None:
    file = Material(
        kind="OTHER",
        filename="1.pdf",
        media_type="application/pdf",
        size=1,
        sha256="0",
        id=UUID(int=1),
        uploaded_at=datetime(2026, 3, 2, 4, tzinfo=UTC),
    )
    assert b'"id":"00000000-0000-0000-0000-000000000001"' in canonical(file)
    assert b'"uploaded_at":"2026-03-02T04:00:00+00:00"' in canonical(file)


def test_a_list_of_people_keeps_its_order() -> None:
    people = tuple(Party(kind="NATURAL", name=name) for name in ("李四", "张三"))
    assert (
        canonical(BasicInformation(applicants=people)).decode()
        == '{"applicants":[{"kind":"NATURAL","name":"李四"},{"kind":"NATURAL","name":"张三"}]}'
    )


def test_the_manifest_counts_the_files_and_tells_their_order() -> None:
    one, two = a_file("1"), a_file("22")
    assert (manifest_of([one, two]).count, manifest_of([one, two]).bytes) == (2, 3)
    assert manifest_of([one, two]).sha256 != manifest_of([two, one]).sha256
    assert (
        manifest_of([one, two]).sha256 == hashlib.sha256(f"{one.sha256}\n{two.sha256}\n".encode()).hexdigest()
    )
