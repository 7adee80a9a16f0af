from __future__ import annotations

from collections.abc import Iterator

import pytest

from services.chassis import clock
from services.chassis.testing import NOON
from services.guarantee.tests.desk import Desk, a_desk, real_time


@pytest.fixture
def desk() -> Iterator[Desk]:
    """Return a desk that nobody has come to yet, at noon."""
    clock.tell(lambda: NOON)
    yield a_desk()
    clock.tell(real_time)
