"""Check codes: what is printed on a letter beside its number, and by which both together are found."""

from __future__ import annotations

import hashlib
import hmac
import unicodedata

from contracts import signatures

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32
_MEANT = str.maketrans("OIL", "011")
_LENGTH = 10


class CheckCodes:
    """Derived from the secret key and the number: nobody guesses one of 2^50."""

    def __init__(self, secret_key: str) -> None:
        self._codes = signatures.derived(secret_key, "check codes of letters")
        self._index = signatures.derived(secret_key, "index of letters")

    def code(self, letter_no: str) -> str:
        """Return the check code of a letter."""
        digest = int.from_bytes(hmac.new(self._codes, letter_no.encode(), hashlib.sha256).digest())
        return "".join(_SIGNS[digest >> 5 * i & 31] for i in range(_LENGTH))

    def index(self, letter_no: str, code: str) -> str:
        """
        Return by what a letter is found: number and code are one, so that a wrong code is as good as a wrong number.

        However they are written: width, blanks and case do not count, nor dashes and mistaken signs of the code.
        """
        written = unicodedata.normalize("NFKC", code).upper()
        meant = "".join(each for each in written if each.isalnum()).translate(_MEANT)
        return signatures.keyed(self._index, f"{letter_no}|{meant}")
