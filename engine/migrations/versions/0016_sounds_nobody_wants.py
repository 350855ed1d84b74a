"""proposed sounds nobody wants."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import engine.storage.columns

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the database to this version."""
    op.create_table(
        "dismissed_sounds",
        sa.Column("artifact_id", sa.String(length=25), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("dismissed_at", engine.storage.columns.Moment(), nullable=False),
        sa.PrimaryKeyConstraint("artifact_id", "key", name=op.f("pk_dismissed_sounds")),
    )


def downgrade() -> None:
    """Going back is done by restoring the backup made before the upgrade."""
    raise NotImplementedError
