"""Clocks, papers and measures as both sides see them."""

from marshmallow import Schema

from contracts import fields
from contracts.preservation.rpc.words import CLOCKS, PAPERS


class Deadline(Schema):
    """A clock that runs: the safe day first, then the law's last, and where it stands in the law."""

    rule = fields.Choice(*CLOCKS, required=True)
    text = fields.Text(required=True)
    whose = fields.Choice("APPLICANT", "COURT", required=True)
    since = fields.Instant(required=True)
    at = fields.Instant(required=True, metadata={"description": "the moment at which it has run out"})
    safe_on = fields.Day(required=True, allow_none=True)
    last_on = fields.Day(required=True, allow_none=True)
    source = fields.Text(required=True)
    estimated = fields.Flag(
        required=True, metadata={"description": "the State Council has not ordered that year's calendar yet"}
    )
    over = fields.Flag(required=True)
    paused = fields.Flag(required=True, metadata={"description": "a request for aid is undecided"})


class PaperLine(Schema):
    """A paper of the file; `id` asks for its PDF."""

    id = fields.Text(required=True, most=60)
    kind = fields.Choice(*PAPERS, required=True)
    title = fields.Text(required=True)
    number = fields.Text(required=True, allow_none=True)
    issued_at = fields.Instant(required=True)


class MeasureBlock(Schema):
    """保全措施: what was taken, when, until when; `state` is IN_FORCE, LIFTED or EXPIRED."""

    id = fields.Id(required=True)
    action = fields.Text(required=True)
    description = fields.Text(required=True, most=2000)
    property_type = fields.Text(required=True)
    respondent = fields.Whole(required=True)
    respondent_name = fields.Text(required=True)
    amount = fields.Money(required=True, allow_none=True)
    taken_on = fields.Day(required=True)
    until = fields.Day(required=True, allow_none=True, metadata={"description": "届满日 as the court states"})
    renew_by = fields.Day(
        required=True,
        allow_none=True,
        metadata={"description": "届满日 less seven days [法释〔2016〕22号 art. 18]"},
    )
    waiting = fields.Flag(required=True)
    state = fields.Choice("IN_FORCE", "LIFTED", "EXPIRED", required=True)
