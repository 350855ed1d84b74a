"""drafts of scripts, and the sound a version ended with."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import engine.storage.columns

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the database to this version."""
    op.create_table(
        "drafts",
        sa.Column("artifact_id", sa.String(length=25), nullable=False),
        sa.Column("base", sa.Integer(), nullable=False),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("updated_at", engine.storage.columns.Moment(), nullable=False),
        sa.PrimaryKeyConstraint("artifact_id", name=op.f("pk_drafts")),
    )
    op.create_table(
        "ended_audio",
        sa.Column("artifact_id", sa.String(length=25), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("finalization", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("performance", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("companions", sa.JSON(), nullable=False),
        sa.Column("measured", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("artifact_id", "revision", name=op.f("pk_ended_audio")),
    )


def downgrade() -> None:
    """Going back is done by restoring the backup made before the upgrade."""
    raise NotImplementedError
