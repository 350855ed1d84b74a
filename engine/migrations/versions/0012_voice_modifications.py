"""effects on the voices of a range of lines."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import engine.storage.columns

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the database to this version."""
    op.create_table(
        "voice_modifications",
        sa.Column("id", sa.String(length=25), nullable=False),
        sa.Column("artifact_id", sa.String(length=25), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("effect", sa.String(length=20), nullable=False),
        sa.Column("params", sa.JSON(), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("error", sa.String(length=1000), nullable=True),
        sa.Column("ticket", sa.String(length=25), nullable=True),
        sa.Column("created_at", engine.storage.columns.Moment(), nullable=False),
        sa.Column("updated_at", engine.storage.columns.Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voice_modifications")),
    )
    op.create_index(op.f("ix_voice_modifications_artifact_id"), "voice_modifications", ["artifact_id"], unique=False)


def downgrade() -> None:
    """Going back is done by restoring the backup made before the upgrade."""
    raise NotImplementedError
