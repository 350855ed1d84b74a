"""the effects on voices a version ended with."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the database to this version."""
    op.create_table(
        "voice_modifications_ended",
        sa.Column("artifact_id", sa.String(length=25), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("modifications", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("artifact_id", "revision", name=op.f("pk_voice_modifications_ended")),
    )


def downgrade() -> None:
    """Going back is done by restoring the backup made before the upgrade."""
    raise NotImplementedError
