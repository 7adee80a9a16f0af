"""The program: ``python -m offices.court``, told by COURT_CODE and what `offices.desk.program` names."""

from __future__ import annotations

import os

from offices.court.office import duties
from offices.desk import program

FILES = "/api/v1/office/preservation-applications/{}/snapshot"


def main() -> None:
    """Work for the court."""
    court = os.environ["COURT_CODE"]
    program.run(court, duties(court), source="preservation", path=FILES, port=8085)


if __name__ == "__main__":
    main()
