"""Enforcement after the ruling: measures, nothing found, what became of them; and the court's tasks."""

from contracts.preservation import rpc
from gateway.auth import COURT, DECIDING, ENFORCING, FOLLOWING_UP, OPENING
from gateway.resources.office import ONE
from gateway.resources.verbs import add, read

ROUTES = (
    add(
        f"{ONE}/measures",
        rpc.TAKE_MEASURE,
        zh="登记保全措施",
        en="Record a measure that was taken, and until when it stands",
        roles=ENFORCING,
        scope=DECIDING,
        inside="measure",
    ),
    add(
        f"{ONE}/nothing-found",
        rpc.RECORD_NOTHING_FOUND,
        zh="登记未查到财产",
        en="Record what was searched, without anything to preserve",
        roles=ENFORCING,
        scope=DECIDING,
        inside="found",
    ),
    add(
        f"{ONE}/follow-ups",
        rpc.RECORD_FOLLOW_UP,
        zh="登记后续情况",
        en="Record what became of ruling or measure: renewed, lifted, swapped, reconsidered",
        roles=FOLLOWING_UP,
        scope=DECIDING,
        inside="follow_up",
    ),
    read(
        "/office/tasks",
        rpc.LIST_TASKS,
        zh="本院待办事项",
        en="What the court has to do: clocks that run out, people to be notified",
        roles=COURT,
        scope=OPENING,
    ),
    add(
        "/office/tasks/{task_id:uuid}/settlement",
        rpc.SETTLE_TASK,
        zh="办结待办事项",
        en="Record that a task was done, and how",
        roles=COURT,
        scope=DECIDING,
    ),
)
