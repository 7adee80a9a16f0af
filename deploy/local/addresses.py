"""No file of ours names a registry's host or a place of one developer's machine: they would hold nowhere else."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator

from deploy.local.installation import ROOT

# A registry or a mirror of one, whoever runs it; then the folders that only one machine has.
FORBIDDEN = re.compile(
    r"""https?://[^\s"'<>/]*(?: pypi | npm | debian | mirror ) | https?://[^\s"'<>]*/simple\b
      | (?<![\w.~}-]) / (?: root | work | Users/\w+ ) /""",
    re.VERBOSE,
)


def found_in(text: str) -> Iterator[tuple[int, str]]:
    """Yield number and text of the lines that name such a place."""
    for number, line in enumerate(text.splitlines(), 1):
        if FORBIDDEN.search(line):
            yield number, line.strip()[:120]


def main() -> int:
    """Look through all files that are, or would be, committed."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout
    guilty = 0
    for name in filter(None, listed.decode().split("\0")):
        try:
            text = (ROOT / name).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):  # removed, or not text
            continue
        for number, line in found_in(text):
            guilty += 1
            print(f"{name}:{number}: {line}")
    return 1 if guilty else 0


if __name__ == "__main__":
    sys.exit(main())
