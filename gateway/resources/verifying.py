"""核验: whoever holds a letter may ask whether it is genuine and how it stands.

A number with a wrong or missing code is asked of the service as any other, so that it is answered, and takes as long, as
one that does not exist. Nothing here counts failures: a code has 50 bits, and a thousand guesses a second would take some
ten thousand years to find one.
"""

import base64
import hashlib

from starlette.responses import Response

from contracts import fields
from contracts.call import Form
from contracts.guarantee import rpc
from gateway.auth import ANYONE
from gateway.errors import TOO_LARGE, Problem
from gateway.receiving import MULTIPART, one_file
from gateway.resource import Visit, relay
from gateway.resources.verbs import add, read
from gateway.route import NO_KEY

MOST = 5 * 1024 * 1024
"""Bytes of a paper that is verified: none of ours comes near."""


class Dropped(Form):
    """The paper as a file."""

    file = fields.Anything(
        required=True,
        metadata={"type": "string", "format": "binary", "description": "PDF, at most 5 MB"},
    )


async def verify(visit: Visit) -> Response:
    """Answer with how the letter stands now: nobody keeps that answer."""
    answer = await relay(visit)
    answer.headers["Cache-Control"] = "no-store"
    return answer


async def verify_file(visit: Visit) -> Response:
    """Answer whether the file was issued here; it is read, and not kept."""
    async with one_file(visit.request, Form(), MOST) as (file, _), visit.edge.verifying:
        content = await file.read()
        if len(content) > MOST:
            raise Problem(TOO_LARGE)
        asked = {"sha256": hashlib.sha256(content).hexdigest(), "base64": base64.b64encode(content).decode()}
        return visit.answered(await visit.ask(rpc.VERIFY_FILE, asked))


ROUTES = (
    read(
        "/verify/letters/{number}",
        rpc.VERIFY_LETTER,
        zh="核验保函",
        en="How a letter stands, by its number and the check code printed on it; no party's name",
        roles=ANYONE,
        endpoint=verify,
    ),
    add(
        "/verify/letters",
        rpc.VERIFY_FILE,
        zh="核验保函文件",
        en="Whether a policy or letter is one that was issued here, byte for byte, and how the letter stands",
        roles=ANYONE,
        status=200,
        key=NO_KEY,
        takes=MULTIPART,
        form=Dropped(),
        endpoint=verify_file,
    ),
    read(
        "/verify/certificates",
        rpc.LIST_CERTIFICATES,
        zh="签章根证书",
        en="The certificate that every seal leads up to",
        roles=ANYONE,
    ),
)
