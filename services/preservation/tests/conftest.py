from __future__ import annotations

import pytest

from services.preservation.tests.desk import Desk, a_desk


@pytest.fixture
def desk() -> Desk:
    return a_desk()
