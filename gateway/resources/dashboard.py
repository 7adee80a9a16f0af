"""「我的申请」: both columns, asked of their services side by side."""

import asyncio

from marshmallow import Schema
from starlette.responses import Response

from contracts import fields
from contracts.guarantee import rpc as guarantee
from contracts.preservation import rpc as preservation
from gateway.auth import APPLICANT, READING
from gateway.resource import Visit
from gateway.resources.verbs import read


class Dashboard(Schema):
    """Both columns of «我的申请», with the counters of domain 1.7."""

    preservation = fields.Part(preservation.Column, required=True)
    guarantee = fields.Part(guarantee.GuaranteeColumn, required=True)


async def view(visit: Visit) -> Response:
    """Answer with both columns, or with the first refusal."""
    left, right = await asyncio.gather(
        visit.ask(preservation.VIEW_COLUMN, {}), visit.ask(guarantee.VIEW_COLUMN, {})
    )
    return visit.answered({"preservation": left, "guarantee": right})


ROUTES = (
    read(
        "/dashboard",
        None,
        calls=(preservation.VIEW_COLUMN, guarantee.VIEW_COLUMN),
        zh="我的申请",
        en="«My applications»: the counters of both columns",
        roles=APPLICANT,
        scope=READING,
        answer=Dashboard(),
        endpoint=view,
    ),
)
