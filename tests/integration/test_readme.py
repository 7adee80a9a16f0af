"""The READMEs promise a journey that can be pasted; here it is."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from deploy.local.installation import ROOT
from tests.conftest import System

COMMANDS = re.compile(r"```bash\n(.*?)```", re.DOTALL)
ADDRESS = "http://127.0.0.1:8000"


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_the_journey_of_the_readme_leads_to_the_ruling(system: System, page: str, tmp_path: Path) -> None:
    script = "".join(COMMANDS.findall((ROOT / page).read_text(encoding="utf-8")))
    assert ADDRESS in script
    script = script.replace(ADDRESS, system.address)

    done = subprocess.run(
        ["/bin/bash", "-euo", "pipefail", "-c", script],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert "裁定保全" in done.stdout.splitlines()
    # The pages are about one person: whoever is named as applicant sees what was filed for him.
    assert re.search('"ruled":[1-9]', done.stdout.splitlines()[-1])
    assert (tmp_path / "ruling.pdf").read_bytes().startswith(b"%PDF")
