"""steps on the sound page that can be taken back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the database to this version."""
    op.create_table(
        "scoring_steps",
        sa.Column("artifact_id", sa.String(length=25), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("step", sa.JSON(), nullable=False),
        sa.Column("is_undone", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("artifact_id", "number", name=op.f("pk_scoring_steps")),
    )


def downgrade() -> None:
    """Going back is done by restoring the backup made before the upgrade."""
    raise NotImplementedError
