"""What is personal, and what is left of it once its key is gone; pure, so that any domain may say so."""

from __future__ import annotations

from typing import Final, Literal


class Personal:
    """
    Marks a field of an event whose value is stored sealed, with the key of the event's stream.

    >>> class Submitted(Event):
    ...     content: Annotated[Content | Erased, Personal]
    """


class Erased:
    """
    What a sealed value reads as when its key was destroyed; false, so that `if content:` is all a rule needs.

    Whoever shows it to a person says so in his words.
    """

    def __bool__(self) -> Literal[False]:
        return False

    def __str__(self) -> str:
        return "erased"

    def __repr__(self) -> str:
        return "ERASED"

    def __reduce__(self) -> str:
        return "ERASED"


ERASED: Final = Erased()
"""There is one; a pickled or copied one is the same."""
