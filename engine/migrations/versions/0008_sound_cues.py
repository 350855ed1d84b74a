"""sound effects of reads, and the bank of sounds that were made for them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import engine.storage.columns

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the database to this version."""
    op.create_table(
        "sound_bank",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("blob", sa.String(length=64), nullable=False),
        sa.Column("frames", sa.Integer(), nullable=False),
        sa.Column("path", sa.String(length=300), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("is_exact", sa.Boolean(), nullable=False),
        sa.Column("created_at", engine.storage.columns.Moment(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_sound_bank")),
    )
    op.create_table(
        "sound_cues",
        sa.Column("id", sa.String(length=25), nullable=False),
        sa.Column("artifact_id", sa.String(length=25), nullable=False),
        sa.Column("entry_index", sa.Integer(), nullable=False),
        sa.Column("bank_key", sa.String(length=64), nullable=True),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("updated_at", engine.storage.columns.Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sound_cues")),
    )
    op.create_index(
        op.f("ix_sound_cues_artifact_id_entry_index"), "sound_cues", ["artifact_id", "entry_index"], unique=True
    )


def downgrade() -> None:
    """Going back is done by restoring the backup made before the upgrade."""
    raise NotImplementedError
