"""what a reader has to say about a script."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import engine.storage.columns

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the database to this version."""
    op.create_table(
        "coverages",
        sa.Column("artifact_id", sa.String(length=25), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("focus", sa.String(length=500), nullable=True),
        sa.Column("report", sa.JSON(), nullable=True),
        sa.Column("error", sa.String(length=1000), nullable=True),
        sa.Column("ticket", sa.String(length=25), nullable=True),
        sa.Column("updated_at", engine.storage.columns.Moment(), nullable=False),
        sa.PrimaryKeyConstraint("artifact_id", name=op.f("pk_coverages")),
    )


def downgrade() -> None:
    """Going back is done by restoring the backup made before the upgrade."""
    raise NotImplementedError
