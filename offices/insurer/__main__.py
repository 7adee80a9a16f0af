"""The program: ``python -m offices.insurer``, told by INSURER_CODE and what `offices.desk.program` names."""

from __future__ import annotations

import os

from offices.desk import program
from offices.insurer.office import duties

FILES = "/api/v1/office/guarantee-applications/{}"


def main() -> None:
    """Work for the insurer."""
    insurer = os.environ["INSURER_CODE"]
    program.run(insurer, duties(insurer), source="guarantee", path=FILES, port=8086)


if __name__ == "__main__":
    main()
