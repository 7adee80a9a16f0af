"""The ruling, from its draft and its signed paper to its correction."""

from starlette.responses import Response

from contracts import fields
from contracts.call import Form, Stored
from contracts.preservation import rpc
from gateway.auth import DECIDING, OPENING, RULING
from gateway.receiving import MULTIPART, receive, told
from gateway.resource import Visit
from gateway.resources.office import ONE
from gateway.resources.papers import printed
from gateway.resources.verbs import add, change, read
from gateway.uploads import PDF


class SignedPaperForm(Form):
    """The signed paper as a file."""

    file = fields.Anything(
        required=True,
        metadata={"type": "string", "format": "binary", "description": "PDF, at most 20 MB"},
    )


class SignedPaperKept(Stored):
    """The signed paper as it was taken."""

    filename = fields.Text(required=True)
    size = fields.Whole(required=True)
    sha256 = fields.Text(required=True)
    pages = fields.Whole(required=True)


async def upload_signed(visit: Visit) -> Response:
    """Take the signed paper the way a material goes, PDF only."""
    place = visit.place()
    # Whose file it is comes first, as for a material.
    await visit.ask(rpc.VIEW_RULING_DRAFT, place)
    received = await receive(visit, Form(), frozenset({PDF}))
    paper = {
        "filename": received.filename,
        "size": received.size,
        "sha256": received.kept.sha256,
        "pages": received.pages,
    }
    return visit.answered(
        await told(visit, rpc.KEEP_SIGNED_PAPER, place | {"paper": paper}, received) | paper
    )


ROUTES = (
    read(
        f"{ONE}/ruling-draft",
        rpc.VIEW_RULING_DRAFT,
        zh="查看裁定书草稿",
        en="The draft of the ruling; before anything was saved a proposal drawn from the file",
        roles=RULING,
        scope=OPENING,
        tagged=True,
    ),
    change(
        f"{ONE}/ruling-draft",
        rpc.SAVE_RULING_DRAFT,
        zh="保存裁定书草稿",
        en="Save the draft of the ruling",
        roles=RULING,
        scope=DECIDING,
        inside="content",
    ),
    read(
        f"{ONE}/ruling-draft/preview",
        rpc.PREVIEW_RULING,
        zh="预览裁定书",
        en="The ruling as it would be printed",
        roles=RULING,
        scope=OPENING,
        gives=PDF,
        endpoint=printed,
    ),
    add(
        f"{ONE}/ruling-draft/signed-paper",
        rpc.KEEP_SIGNED_PAPER,
        zh="上传已签章裁定书",
        en="Upload the signed paper, a PDF of at most 20 MB, instead of the printed one",
        roles=RULING,
        scope=DECIDING,
        takes=MULTIPART,
        form=SignedPaperForm(),
        answer=SignedPaperKept(),
        endpoint=upload_signed,
    ),
    add(
        f"{ONE}/ruling",
        rpc.RULE_ON_APPLICATION,
        zh="裁定",
        en="Record the ruling",
        roles=RULING,
        scope=DECIDING,
        inside="ruling",
    ),
    add(
        f"{ONE}/ruling-corrections",
        rpc.CORRECT_RULING,
        zh="补正裁定",
        en="Put a slip of the ruling right; both are kept",
        roles=RULING,
        scope=DECIDING,
        inside="amendment",
    ),
)
