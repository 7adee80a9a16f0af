"""What is typed into drafts is sealed; what lies there already is sealed when it is next saved."""

from alembic import op

revision = "preservation_0003"
down_revision = "preservation_0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("alter table sections alter column content type bytea using convert_to(content::text, 'UTF8')")


def downgrade() -> None:
    raise NotImplementedError("what is sealed is not written in plain text again")
