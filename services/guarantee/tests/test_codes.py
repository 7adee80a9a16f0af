"""Check codes: ten signs that nobody mistakes, and one index for number and code together."""

from __future__ import annotations

from services.guarantee.clients.codes import CheckCodes

CODES = CheckCodes("a secret of tests")
NUMBER = "YSBH-DEMO-INSURER-2026-000001"


def test_a_code_has_ten_signs_none_of_which_is_mistaken_for_another() -> None:
    codes = [CODES.code(f"YSBH-{i}") for i in range(500)]
    assert {len(each) for each in codes} == {10}
    assert set("".join(codes)) == set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    assert len(set(codes)) == len(codes)


def test_a_code_follows_from_number_and_secret() -> None:
    assert CODES.code(NUMBER) == CheckCodes("a secret of tests").code(NUMBER)
    assert CODES.code(NUMBER) != CheckCodes("another").code(NUMBER)


def test_however_it_is_written_a_letter_is_found() -> None:
    wanted = CODES.index(NUMBER, "7K1MN0PQR5")
    for number, code in (
        (NUMBER.lower(), "7k1mn-0pqr5"),
        (f" {NUMBER} ", "7K1MN 0PQR5"),
        (NUMBER, "7KIMN-OPQR5"),
        (NUMBER, "7KlMN－０PQR5"),
    ):
        assert CODES.index(number, code) == wanted


def test_neither_number_nor_code_alone_finds_anything() -> None:
    code = CODES.code(NUMBER)
    wanted = CODES.index(NUMBER, code)
    assert wanted not in {
        CODES.index(NUMBER, ""),
        CODES.index("", code),
        CODES.index(NUMBER + code, ""),
        CODES.index(NUMBER, code[:-1]),
        CODES.index(NUMBER[:-1] + "2", code),
    }
