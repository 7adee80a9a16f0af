"""docs/offices.md promises a program that works; here it does."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from deploy.local.installation import ROOT
from tests.conftest import System
from tests.journey import Visitor

PROGRAM = re.compile(r"```python\n(.*?)```", re.DOTALL)


def test_the_office_of_the_page_reviews_an_application(
    system: System, applicant: Visitor, tmp_path: Path
) -> None:
    (program,) = PROGRAM.findall((ROOT / "docs/offices.md").read_text(encoding="utf-8"))
    file = tmp_path / "office.py"
    file.write_text(program, encoding="utf-8")
    told = system.stack.environment("court")
    system.stack.stop("court")  # it would review before us
    try:
        application = str(applicant.create(court=told["COURT_CODE"])["id"])
        applicant.fill(application)
        applicant.submit(application)
        done = subprocess.run(
            [sys.executable, file],
            env=os.environ | told | {"OFFICE": told["COURT_CODE"], "PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
    finally:
        system.stack.start("court")

    assert (done.returncode, done.stdout) == (0, f"preservation.application.accepted {application}\n"), (
        done.stderr
    )
    assert applicant.view(application)["review"]["remark"] == "材料齐全。"
