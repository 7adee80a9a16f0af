"""Database and broker alone, migrated and with the topology declared, for the time of one command.

    python -m deploy.local.environment [--programs] [--as PROGRAM] -- COMMAND...

COMMAND is told what PROGRAM would be (default: all databases' URLs and the relay's broker user). STATE_DIR chooses the
folder; two with different folders run side by side. --programs starts all programs, too.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys

from deploy.local.stack import Stack
from deploy.local.steps import Stuck, step


def main() -> int:
    """Run the command on a stack of its own, and take the stack down."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--programs", action="store_true", help="start all programs, too")
    parser.add_argument("--as", dest="program", default="relay", help="whose environment COMMAND is told")
    parser.add_argument("command", nargs="+")
    asked = parser.parse_args()
    with Stack(in_containers=True) as stack:
        if asked.programs:
            with step("programs"):
                stack.start()
        told = os.environ | stack.environment(asked.program)
        return subprocess.run(asked.command, env=told, check=False).returncode


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Stuck as why:
        sys.exit(f"✗ {why}")
